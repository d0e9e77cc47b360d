"""Absence notes and notes of receipt are known by what they say, where no header tells."""

import pytest

from bot.core.guard import guard
from bot.core.message import Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message
from tests.unit.core.notices import AUTOMATIC, BUYERS

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
WHOLE = Headers((("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today")))


def judged(subject, text):
    return guard(a_message(subject=subject, text=text, headers=WHOLE, return_path=BUYER.email), OWN)


@pytest.mark.parametrize(("subject", "text"), AUTOMATIC)
def test_an_automatic_answer_without_any_header_is_not_answered(subject, text):
    assert not judged(subject, text).auto_reply


@pytest.mark.parametrize("text", [text for _, text in AUTOMATIC])
def test_its_words_alone_are_enough(text):
    assert not judged("Information", text).auto_reply


@pytest.mark.parametrize(("subject", "text"), BUYERS)
def test_a_buyer_with_the_same_words_is_answered(subject, text):
    verdict = judged(subject, text)

    assert (verdict.keep, verdict.auto_reply) == ("lead", True), verdict.reason


@pytest.mark.parametrize("mark", ["Re:", "AW: ", "回复：", "Odp:", "R:"])
def test_an_answer_to_a_mail_that_we_do_not_know_is_a_lead_for_a_person(mark):
    verdict = judged(f"{mark}Ball valves", "Yes, that is what we need, please quote.")

    assert (verdict.keep, verdict.auto_reply) == ("lead", False)
    assert verdict.reason.startswith("S17")


def test_who_orders_a_quantity_under_an_old_subject_is_answered():
    assert judged("Re: Ball valves", "Please quote 500 pcs of ball valves DN50.").auto_reply
