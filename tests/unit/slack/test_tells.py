import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from bot.core.lead import Lead
from bot.core.moves import Tell, What
from bot.demo.slack_blocks import check_blocks
from bot.slack.card_actions import CLAIM, DECLINE, RELEASE, REPLY
from bot.slack.cards import Card
from bot.slack.client import is_card_of
from bot.slack.tells import called, is_tell_of, tell_card
from tests.builders import ANNA, BEN, NOON
from tests.unit.slack.samples import CARDS, HOSTILE, NOW

HERS, NOBODYS = CARDS["claimed"], CARDS["open-answered"]
LINK = "https://brightvalve.slack.example/archives/C0LEADS/p1772452800000100"


def a_tell(what: What, where: str = "dm", **changes) -> Tell:
    return Tell(where=where, what=what, once="v3", **{"person": ANNA} | changes)


TOLD = {
    "assigned": (HERS, a_tell("assigned", by=BEN)),
    "assigned-in-turn": (CARDS["claimed-in-turn"], a_tell("assigned")),
    "taken-from-you": (replace(HERS, owner=BEN), a_tell("taken from you", by=BEN)),
    "declined": (NOBODYS, a_tell("declined", "thread", person="", by=ANNA)),
    "handed-over": (HERS, a_tell("handed over", by=BEN)),
    "handed-over-many": (HERS, a_tell("handed over", by=BEN, count=6)),
    "assigned-same-buyer": (replace(HERS, assigned_by="same buyer"), a_tell("assigned")),
    "assigned-fewest": (replace(HERS, assigned_by="fewest"), a_tell("assigned")),
    "nudge": (HERS, a_tell("nudge")),
    "lost": (NOBODYS, a_tell("lost", "thread")),
    "woken": (HERS, a_tell("woken")),
    "late": (NOBODYS, a_tell("late", "thread")),
    "late-nobody": (NOBODYS, a_tell("late", "thread", person="")),
    "escalated": (CARDS["escalated"], a_tell("escalated", "channel")),
    "came-back": (HERS, a_tell("came back")),
    "escalated-manager": (CARDS["escalated-claimed"], a_tell("escalated", person=BEN)),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_telling_looks_as_agreed(name: str, golden: Callable[[str, bytes], None]):
    lead, tell = TOLD[name]
    card = tell_card(lead, tell, now=NOW, permalink=LINK)
    check_blocks(card.blocks)
    seen = {"text": card.text, "blocks": card.blocks, "metadata": card.metadata}
    golden(f"tells/{name}.json", json.dumps(seen, indent=1, ensure_ascii=False).encode() + b"\n")


def test_there_are_words_for_everything_that_is_told():
    assert {tell.what for _, tell in TOLD.values()} == set(get_args(What))


def offered(lead: Lead, tell: Tell) -> list[str]:
    blocks = tell_card(lead, tell, now=NOW).blocks
    return [item["action_id"] for block in blocks if block["type"] == "actions" for item in block["elements"]]


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("assigned", [REPLY, DECLINE]),
        ("nudge", [REPLY, RELEASE]),
        ("woken", [REPLY]),
        ("taken-from-you", []),
        ("lost", [CLAIM]),
        ("escalated-manager", []),
    ],
)
def test_who_is_told_can_act_at_once(name: str, actions: list[str]):
    assert offered(*TOLD[name]) == actions


def test_what_was_overtaken_offers_nothing_any_more():
    lead, tell = TOLD["assigned"]
    assert offered(replace(lead, owner=BEN), tell) == []
    assert offered(replace(lead, closed_at=NOON), tell) == []


def test_a_message_that_told_is_found_again_and_never_taken_for_a_card():
    lead, tell = TOLD["nudge"]
    card = tell_card(lead, tell, now=NOW)
    message = {"text": card.text, "blocks": card.blocks, "metadata": card.metadata}
    assert is_tell_of(message, lead, tell)
    assert not is_tell_of(message, lead, replace(tell, once="v4"))
    assert not is_tell_of({"text": card.text}, lead, tell)
    assert not is_card_of(message, lead.id)
    assert not is_card_of(message | {"metadata": None}, lead.id)


def test_a_group_is_called_as_a_group_and_nobody_is_not_called():
    assert (called("S0SALES"), called(ANNA), called("")) == ("<!subteam^S0SALES>", f"<@{ANNA}>", "")


def test_what_a_buyer_wrote_pings_nobody_here_either():
    card = tell_card(
        replace(HOSTILE, owner=ANNA), a_tell("assigned", by=BEN), now=NOW, permalink="javascript:1"
    )
    assert isinstance(card, Card)
    assert "<!" not in card.text.replace("<!date^", "")
    assert "javascript" not in json.dumps(card.blocks)


def test_a_late_response_is_told_as_it_came():
    lead = replace(CARDS["escalated"], responded_at=NOON + timedelta(minutes=15))
    assert "answered after 15 min" in tell_card(lead, a_tell("escalated"), now=NOW).text


def test_an_address_that_no_message_of_slacks_has_is_left_out():
    card = tell_card(HERS, a_tell("assigned"), now=NOW, permalink="https://" + "&" * 800)
    assert "Open the card" not in str(card.blocks)
