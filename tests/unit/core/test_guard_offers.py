"""Offers to us, notices and applications are not answered by template; buyers are, however they ask."""

import pytest

from bot.core.guard import guard
from bot.core.message import Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message
from tests.unit.core.offers import BUYING, NOT_BUYING

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
WHOLE = Headers((("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today")))


def judged(subject, text):
    return guard(a_message(subject=subject, text=text, headers=WHOLE, return_path=BUYER.email), OWN)


@pytest.mark.parametrize(("subject", "text"), NOT_BUYING)
def test_who_offers_or_tells_us_something_is_not_answered(subject, text):
    assert not judged(subject, text).auto_reply


@pytest.mark.parametrize(("subject", "text"), BUYING)
def test_a_buyer_is_answered_however_he_asks(subject, text):
    verdict = judged(subject, text)

    assert (verdict.keep, verdict.auto_reply) == ("lead", True), verdict.reason


def test_a_need_of_ones_own_outweighs_the_introduction():
    introduction = "We are a leading manufacturer of boilers. "

    assert judged("Boilers", f"{introduction}If you need a quotation, write to us.").keep == "held"
    assert judged("Boilers", f"{introduction}We need a quotation for 40 valves.").auto_reply


@pytest.mark.parametrize(
    ("subject", "text", "answered"),
    [
        (
            "Spring",
            "Our readers love the prices of our garden chairs, and so will all of your friends there.",
            False,
        ),
        (
            "Spring",
            "Which prices do you have for garden chairs, and for the tables of the same colour there?",
            True,
        ),
        (
            "Spring",
            "The prices of 40 pcs garden chairs, and of the tables of the same colour, by tomorrow.",
            True,
        ),
        (
            "Inquiry",
            "The garden chairs in green, and the tables of the same colour there, to Hamburg in May.",
            True,
        ),
        ("Spring", "prices pls", True),
    ],
)
def test_a_word_of_trade_takes_a_question_a_number_or_a_subject_that_asks(subject, text, answered):
    assert judged(subject, text).auto_reply is answered
