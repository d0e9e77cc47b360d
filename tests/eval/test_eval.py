"""The goals on real mail, where it lies beside the checkout: no machine answered, no person dropped."""

import pytest

from bot.core.bounces import read_bounce
from tests.eval.quoting import Quoting, quotings, summary
from tests.eval.run_eval import SHARED, Result, raw_of, report, results


@pytest.fixture(scope="module")
def found() -> list[Result]:
    judged = list(results())
    if not judged:
        pytest.skip(f"no labelled mails in {SHARED / 'mails'}")
    return judged


def test_no_mail_breaks_a_goal(found: list[Result]):
    bad = [f"{result.file}: {result.violation} ({result.reason})" for result in found if result.violation]
    assert not bad, "\n".join(bad)


def test_nearly_all_bounces_are_known_for_what_they_are(found: list[Result]):
    bounces = [result.outcome for result in found if result.category == "bounce"]
    assert bounces.count("machine") >= 0.98 * len(bounces)


def test_of_nearly_all_bounces_the_address_that_failed_is_read(found: list[Result]):
    bounces = [read_bounce(raw_of(result.file)) for result in found if result.category == "bounce"]
    assert sum(1 for bounce in bounces if bounce and bounce.recipients) >= 0.9 * len(bounces)


def test_of_no_mail_can_the_reading_of_bounces_fail(found: list[Result]):
    """Whatever the bytes: only in bounces and in a few notes of robots is one seen."""
    seen = [result for result in found if read_bounce(raw_of(result.file)) is not None]
    assert not [result.file for result in seen if result.category.startswith("human")]


def test_most_mail_of_people_is_not_held(found: list[Result]):
    human = [result.outcome for result in found if result.category == "human"]
    assert human.count("held") <= 0.2 * len(human)


@pytest.fixture(scope="module")
def quoting(found: list[Result]) -> list[Quoting]:
    return list(quotings(SHARED / "mails"))


def test_quoted_history_is_told_from_new_text(quoting: list[Quoting]):
    assert sum(one.strict for one in quoting) >= 0.95 * len(quoting), "\n".join(summary(quoting))


def test_no_word_of_an_author_is_lost_to_the_history(quoting: list[Quoting]):
    assert [one.file for one in quoting if one.left is None and not one.strict] == []


def test_the_report_names_every_category(found: list[Result]):
    text = "\n".join(report(found, with_held=True))
    assert all(category in text for category in {result.category for result in found})
