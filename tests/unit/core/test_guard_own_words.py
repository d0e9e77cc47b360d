"""Our own reply that comes back by another address, without any mark of ours, is not answered."""

from dataclasses import replace

import pytest

from bot.content.shipped import shipped
from bot.content.slots import Company, Slots
from bot.content.templates import Templates
from bot.core.guard import guard
from bot.core.message import Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
WHOLE = Headers((("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today")))
TEMPLATES = Templates(shipped("templates"))
ASKED = ("specification", "quantity", "destination", "delivery")
WRITTEN = [
    (name, language) for name, languages in TEMPLATES.languages().items() for language in sorted(languages)
]


@pytest.mark.parametrize(("name", "language"), WRITTEN)
@pytest.mark.parametrize("said", [("ball valves", "500 pcs"), ("", "")])
def test_our_own_words_are_never_answered(name, language, said):
    product, quantity = said
    slots = Slots(product=product, quantity=quantity, asks=ASKED, company=Company(name="Brightvalve"))
    text = TEMPLATES.render(name, language, slots).text
    for subject in ("Ball valves DN50", "Fwd: your inquiry"):
        returned = a_message(subject=subject, text=text, headers=WHOLE, return_path=BUYER.email)
        assert not guard(returned, OWN).auto_reply


OURS = replace(
    OWN, sentences=frozenset({"we make our valves in a small town.", "anna will call you before noon today."})
)
RETURNED = (
    "Dear Carla,\nWe make our valves\nin a small town. Quantity: 500 pcs.\n"
    "ANNA will call you before noon today."
)


def test_two_sentences_of_a_managers_own_template_hold_whatever_they_are():
    verdict = guard(a_message(text=RETURNED, headers=WHOLE, return_path=BUYER.email), OURS)

    assert verdict.reason == "S23: says what our own replies say"


def test_one_of_them_is_in_anybodys_letter():
    text = "We make our valves in a small town. We need 500 pcs of yours."

    assert guard(a_message(text=text, headers=WHOLE, return_path=BUYER.email), OURS).auto_reply


def test_the_sentences_of_templates_are_their_lines_without_slots():
    assert "this is an automatic first answer" not in TEMPLATES.sentences
    assert "simply reply to this e-mail. you are welcome to attach drawings or a list of items." in (
        TEMPLATES.sentences
    )
    assert not any("{" in sentence for sentence in TEMPLATES.sentences)
