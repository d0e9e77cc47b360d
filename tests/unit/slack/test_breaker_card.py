import json
from datetime import timedelta

import pytest
from slack_sdk.models.blocks import Block as SlackBlock

from bot.core.caps import Breaker, BreakerId, Withheld
from bot.core.lead import LeadId
from bot.slack.breaker_card import LISTED, REARM, breaker_card, is_breaker_card, plain_breaker_card
from bot.slack.text import width
from tests.builders import ANNA, NOON

OPEN = Breaker(
    id=BreakerId(3),
    cap="domain-day",
    key="looper.example",
    mailbox="sales",
    reason="40 auto-replies to looper.example within a day; the limit is 40",
    tripped_at=NOON,
)
REARMED = Breaker(
    id=BreakerId(3), cap=OPEN.cap, key=OPEN.key, mailbox="sales", reason=OPEN.reason, tripped_at=NOON,
    rearmed_at=NOON + timedelta(hours=2), rearmed_by=ANNA,
)  # fmt: skip
HOSTILE = "<!channel> *Eve* `x` :boom: <https://evil.example|bank> &\u202e"


def leads(count, *, sender="buyer@looper.example", subject="Quote for valves"):
    return [Withheld(lead_id=LeadId(1040 + n), sender=sender, subject=f"{subject} {n}") for n in range(count)]


def words(card):
    return json.dumps(card.blocks, ensure_ascii=False)


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("breaker-open", breaker_card(OPEN, leads(2), 2)),
        ("breaker-many", breaker_card(OPEN, leads(LISTED), 57)),
        ("breaker-rearmed", breaker_card(REARMED, leads(1), 1)),
        ("breaker-hostile", breaker_card(OPEN, leads(1, sender=HOSTILE, subject=HOSTILE), 1)),
    ],
)
def test_the_card_looks_as_agreed(name, card, golden):
    seen = {"text": card.text, "blocks": card.blocks, "metadata": card.metadata}
    golden(f"cards/{name}.json", json.dumps(seen, indent=1, ensure_ascii=False).encode() + b"\n")
    for block in card.blocks:
        SlackBlock.parse(block).validate_json()


def test_an_open_breaker_has_a_button_that_asks_first_and_a_re_armed_one_has_none():
    *_, actions = breaker_card(OPEN, leads(1), 1).blocks
    [button] = actions["elements"]
    assert (button["action_id"], button["value"]) == (REARM, "3")
    assert "not sent" in button["confirm"]["text"]["text"]
    assert REARM not in words(breaker_card(REARMED, leads(1), 1))


def test_slack_gets_no_longer_list_than_it_takes_and_no_escape_cut_in_two():
    card = breaker_card(OPEN, leads(LISTED, sender="&" * 300, subject="<" * 300), 40)
    [text] = [block["text"]["text"] for block in card.blocks if block["block_id"].endswith(":leads")]
    assert width(text) <= 3000
    shown = text.count("*#")
    assert text.endswith(f"… and {40 - shown} more")
    assert text.replace("&amp;", "").replace("&lt;", "").count("&") == 0


def test_each_state_has_block_ids_of_its_own():
    ids = [
        {block["block_id"] for block in breaker_card(breaker, leads(min(total, 2)), total).blocks}
        for breaker, total in ((OPEN, 1), (OPEN, 2), (REARMED, 2))
    ]
    assert not ids[0] & ids[1]
    assert not ids[1] & ids[2]


def test_a_card_is_known_again_by_its_metadata_or_a_block():
    card = breaker_card(OPEN, leads(1), 1)
    for message in ({"metadata": card.metadata}, {"blocks": card.blocks}):
        assert is_breaker_card(BreakerId(3), message)
        assert not is_breaker_card(BreakerId(33), message)


def test_without_blocks_the_command_is_named():
    assert "`/leads rearm 3`" in plain_breaker_card(OPEN, 1).text
    assert "/leads" not in plain_breaker_card(REARMED, 1).text
