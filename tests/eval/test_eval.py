"""The goals on real mail, where it lies beside the checkout: no machine answered, no person dropped."""

import pytest

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


def test_quoted_lines_do_not_stay_in_the_new_text(found: list[Result]):
    quoting = [result.message for result in found if result.category == "reply_quoting" and result.message]
    left = [m for m in quoting if m.history and any(line.startswith(">") for line in m.text.split("\n"))]
    assert len(left) <= 0.05 * len(quoting)


def test_the_report_names_every_category(found: list[Result]):
    text = "\n".join(report(found, with_held=True))
    assert all(category in text for category in {result.category for result in found})
