"""The goals on the frozen set of countries. Most of it must be known, and next to nothing wrong."""

import pytest

from tests.eval.country import Located, located, report


@pytest.fixture(scope="module")
def found() -> list[Located]:
    return list(located())


def test_the_set_is_large_enough(found: list[Located]):
    assert len(found) >= 300
    assert len({one.country for one in found}) >= 60


def test_the_country_is_right_or_unknown_and_hardly_ever_wrong(found: list[Located]):
    verdicts = [one.verdict for one in found]
    wrong = "\n".join(str(one) for one in found if one.verdict == "wrong")
    assert verdicts.count("wrong") <= 0.01 * len(found), wrong
    assert verdicts.count("right") >= 0.95 * len(found), "\n".join(report(found))


def test_the_destination_is_never_taken_for_another(found: list[Located]):
    destined = [one for one in found if one.destination is not None]
    assert [str(one) for one in destined if one.guess.destination not in ("", one.destination)] == []
    assert sum(bool(one.guess.destination) for one in destined) >= 0.9 * len(destined)
