"""Our own reply that comes back by another address, without any mark of ours, is not answered."""

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
