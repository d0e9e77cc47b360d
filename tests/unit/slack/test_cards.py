import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock

from bot.core.lead import Lead, LeadId, RepId
from bot.core.message import Address
from bot.slack.cards import lead_card, plain_card, version_of
from bot.slack.text import width
from tests import builders
from tests.builders import ANNA, NOON


def a_lead(**changes) -> Lead:
    usual = {
        "id": LeadId(1042), "company": "Kunde & Sohn GmbH", "language": "de", "product": "Ball valve",
        "quantity": "40 pcs", "reply": "pending", "subject": "Quote for 40 ball valves DN50",
        "excerpt": "Hello,\nwe need 40 ball valves DN50, stainless.\nCould you send a quote?",
    }  # fmt: skip
    return builders.a_lead(**usual | changes)


HOSTILE = a_lead(
    contact=Address("eve@evil.example", "<!channel> *Eve* `x` :boom: _it_ \u202egnihsihp\u200b"),
    company="<https://evil.example|https://bank.example> & <@U0ANNA> ~gone~",
    subject="<!here> *urgent* & <@U0BEN>\r\nBcc: x@example.com \x00\x07 :rotating_light:",
    excerpt="<!channel> hi & <@U0ANNA>\u202e *not bold* https://evil.example\x00" + "A" * 600,
    product="<!subteam^S1>",
    quantity="*1000*",
    attachments=("<!channel>.pdf", "\u202efdp.exe", "a.png", "b.png", "c.png", "d.png"),
    reply="failed",
    reply_reason="550 <!channel> no such user",
    source="<b>form</b>",
)
CARDS = {
    "open": a_lead(),
    "open-answered": a_lead(reply="sent", replied_at=NOON + timedelta(seconds=41), version=2),
    "claimed": a_lead(
        owner=ANNA, claimed_at=NOON + timedelta(minutes=5), reply="sent",
        replied_at=NOON + timedelta(seconds=41), version=3, followups=2,
        responded_at=NOON + timedelta(minutes=12),
    ),
    "held": a_lead(
        held="H20: the language is not certain", channel="held", reply="none",
        reply_reason="H20: the language is not certain",
    ),
    "closed": a_lead(
        owner=ANNA, closed_at=NOON + timedelta(days=1), closed_as="won", reply="sent",
        replied_at=NOON + timedelta(seconds=41), version=5,
    ),
    "reply-unknown": a_lead(reply="unknown", version=2),
    "reply-bounced": a_lead(reply="bounced", reply_reason="550 5.1.1 mailbox unknown", version=3),
    "bare": Lead(id=LeadId(7), mailbox="sales", contact=Address("x@example.com"), subject="",
                 received_at=NOON),
    "hostile": HOSTILE,
    "hostile-closed": replace(HOSTILE, closed_at=NOON, closed_as="<!here>"),
    "right-to-left": a_lead(
        contact=Address("sara@example.com", "سارا"), company="شرکت نمونه", language="fa", country="IR",
        subject="استعلام قیمت شیر توپی",
        excerpt="سلام، ما به ۵۰۰ عدد شیر توپی نیاز داریم. می‌توانید قیمت بدهید؟",
        quantity="۵۰۰ عدد",
    ),
    "long": a_lead(
        contact=Address("a" * 300 + "@example.com", "N" * 500), company="C" * 500, subject="S" * 500,
        excerpt="W" * 3000, product="P" * 500, quantity="Q" * 500, held="h" * 500, why=("y" * 900,) * 5,
        attachments=("f" * 400,) * 30, reply="failed", reply_reason="r" * 900, source="s" * 500,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_the_card_looks_as_agreed(name: str, golden: Callable[[str, bytes], None]):
    card = lead_card(CARDS[name])
    seen = {"text": card.text, "blocks": card.blocks, "metadata": card.metadata}
    golden(f"cards/{name}.json", json.dumps(seen, indent=1, ensure_ascii=False).encode() + b"\n")


@pytest.mark.parametrize("name", CARDS)
def test_the_card_keeps_slacks_limits(name: str):
    check_limits(CARDS[name])


any_text = st.text(st.characters(), max_size=700) | st.sampled_from(
    [
        "&" * 500,
        "<!channel>" * 60,
        "😀" * 300,
        "👩‍👩‍👧‍👦" * 90,
        "\u202e\u0000\r\n",
        "*a* _b_ ~c~ `d` :e:",
        "\ud800",
    ]
)


@given(any_text, any_text, any_text, any_text, st.sampled_from([None, ANNA]), st.booleans(), st.booleans())
def test_whatever_a_buyer_writes_the_card_is_valid_and_pings_nobody(
    name: str, company: str, subject: str, excerpt: str, owner: RepId | None, held: bool, closed: bool
):
    lead = a_lead(
        contact=Address("x@example.com", name), company=company, subject=subject, excerpt=excerpt,
        owner=owner, held="rule" if held else "", why=(excerpt,), closed_at=NOON if closed else None,
        reply="failed", reply_reason=company, attachments=(name, subject),
    )  # fmt: skip
    check_limits(lead)
    card = lead_card(lead)
    ours = {"<@U0ANNA>"}
    for text in (card.text, plain_card(lead).text, *mrkdwn_of(card.blocks)):
        specials = [part.split(">")[0] + ">" for part in _angle(text)]
        assert all(s in ours or s.startswith("<!date^") for s in specials), text


def test_a_closed_card_offers_no_button():
    assert not any(block["type"] == "actions" for block in lead_card(CARDS["closed"]).blocks)


def test_the_buyers_words_are_literal_and_cut():
    quote = next(b for b in lead_card(HOSTILE).blocks if b["type"] == "rich_text")
    words = quote["elements"][0]["elements"][0]["text"]
    assert words.startswith("<!channel> hi & <@U0ANNA> *not bold*")
    assert words.endswith("A…")
    assert width(words) <= 500


def test_metadata_holds_nothing_of_the_buyer():
    card = lead_card(HOSTILE)
    assert card.metadata == {"event_type": "lead_card", "event_payload": {"lead_id": 1042, "version": 1}}


def test_a_plain_card_says_how_to_claim_without_a_button():
    assert "/leads claim 1042" in plain_card(a_lead()).text
    assert "/leads claim" not in plain_card(a_lead(owner=ANNA)).text


@pytest.mark.parametrize(
    ("pressed", "version"),
    [("lead:1042:v3", 3), ("lead:1042:v3:status", 3), ("lead:1042:x3", None), ("", None), ("b1", None)],
)
def test_a_block_id_tells_the_version_on_the_screen(pressed: str, version: int | None):
    assert version_of(pressed) == version


def test_a_block_id_is_new_at_each_version():
    first, second = lead_card(a_lead()), lead_card(a_lead(version=2))
    assert not {b["block_id"] for b in first.blocks} & {b["block_id"] for b in second.blocks}


def check_limits(lead: Lead) -> None:
    card = lead_card(lead)
    json.dumps(card.blocks).encode()
    card.text.encode()  # no lone surrogates
    assert 0 < width(card.text) <= 3000
    assert 0 < len(card.blocks) <= 50
    ids = [block["block_id"] for block in card.blocks]
    assert len(ids) == len(set(ids))
    assert all(len(i) <= 255 and i.startswith(f"lead:{lead.id}:v{lead.version}") for i in ids)
    assert sum(width(text) for text in all_texts(card.blocks)) <= 9000
    for block in card.blocks:
        check_block(block)
    for parsed in SlackBlock.parse_all(card.blocks):
        parsed.validate_json()  # Slack's own models: lengths and counts


def check_block(block: dict) -> None:
    if block["type"] == "header":
        assert 0 < width(block["text"]["text"]) <= 150
    if block["type"] == "section":
        assert len(block.get("fields", ())) <= 10
        assert all(0 < width(field["text"]) <= 2000 for field in block.get("fields", ()))
        assert "text" in block or block["fields"]
        assert width(block.get("text", {}).get("text", "")) <= 3000
    if block["type"] == "context":
        assert len(block["elements"]) <= 10
        assert all(0 < width(element["text"]) <= 2000 for element in block["elements"])
    for button in block["elements"] if block["type"] == "actions" else ():
        assert len(button["value"]) <= 2000
        assert width(button["text"]["text"]) <= 75
        assert width(button["accessibility_label"]) <= 75


def all_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from all_texts(item)


def mrkdwn_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from mrkdwn_of(item)


def _angle(text: str) -> list[str]:
    return ["<" + part for part in text.split("<")[1:]]
