"""The goals on real mail, where it lies beside the checkout: no machine answered, no person dropped."""

import pytest

from tests.eval.quoting import Quoting, quotings, summary
from tests.eval.run_eval import SHARED, Result, report, results


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
