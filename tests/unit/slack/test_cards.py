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
from bot.core.verdict import FIRM_RULES, NOBODY_THERE
from bot.demo.slack_blocks import check_blocks
from bot.slack.cards import CLAIM, lead_card, plain_card, version_of
from bot.slack.held import ALLOW, ANSWER_NOW
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
HELD = a_lead(
    held="S04: Reply-To is elsewhere: the buyer is not certain", channel="held", reply="none",
    reply_reason="S04: Reply-To is elsewhere: the buyer is not certain",
    why=(
        "H14: To: x@example.com (no auto-reply)",
        "S04: From: carla@kunde.example, Reply-To: x@elsewhere.example (held)",
    ),
)  # fmt: skip
CARDS = {
    "open": a_lead(),
    "open-answered": a_lead(reply="sent", replied_at=NOON + timedelta(seconds=41), version=2),
    "claimed": a_lead(
        owner=ANNA, claimed_at=NOON + timedelta(minutes=5), reply="sent",
        replied_at=NOON + timedelta(seconds=41), version=3, followups=2,
        responded_at=NOON + timedelta(minutes=12),
    ),
    "held": HELD,
    "held-alike": replace(
        HELD, held="S16: From looks like acme.example", reply_reason="S16: From looks like acme.example",
        why=("S16: acrne.example ≠ acme.example (held)",), alike="acrne.example ≠ acme.example",
    ),
    "held-allowed": replace(HELD, allowed=f"{ANNA} 2026-11-02"),
    "held-claimed": replace(HELD, owner=ANNA, claimed_at=NOON, version=2),
    "platform": a_lead(
        source="indiamart", phone="+91 22 5550 0100", link="https://seller.example/lead/77?id=5&x=1",
        reply_channel="platform", reply="none", reply_reason="F05: answer on the platform",
    ),
    "closed": a_lead(
        owner=ANNA, closed_at=NOON + timedelta(days=1), closed_as="won", reply="sent",
        replied_at=NOON + timedelta(seconds=41), version=5,
    ),
    "reply-unknown": a_lead(reply="unknown", version=2),
    "reply-bounced": a_lead(reply="bounced", reply_reason="550 5.1.1 mailbox unknown", version=3),
    "reply-late": a_lead(
        reply="sent", replied_at=NOON + timedelta(seconds=41), reply_reason="delayed: 451 4.4.1 no answer",
        version=3,
    ),
    "warned": a_lead(
        followups=2, version=4, reply="bounced",
        reply_reason="address wrong? 550 5.1.1 user unknown; did you mean carla@gmail.com?",
        why=("H07: X (y)", "thread:house: <!here>@anderswo.example (from another house)",
             "thread:held: S13: words of money fraud (held)"),
    ),
    "closed-followed": a_lead(owner=ANNA, closed_at=NOON, closed_as="won", followups=1, version=6),
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


CONFIRM_LIMITS = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
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
        owner=owner, held="rule" if held else "", why=(f"rule: {excerpt} (held)",), alike=subject[:50],
        closed_at=NOON if closed else None, reply="failed", reply_reason=company,
        attachments=(name, subject), link=company, phone=name,
    )  # fmt: skip
    check_limits(lead)
    card = lead_card(lead)
    ours = {"<@U0ANNA>"}
    for text in (card.text, plain_card(lead).text, *mrkdwn_of(card.blocks)):
        specials = [part.split(">")[0] + ">" for part in _angle(text)]
        assert all(s in ours or s.startswith("<!date^") for s in specials), text


def buttons(lead: Lead) -> dict[str, dict]:
    return {button["action_id"]: button for button in lead_card(lead).blocks[-1]["elements"]}


def test_a_held_card_shows_what_the_rule_saw():
    held = next(block for block in lead_card(HELD).blocks if block["block_id"].endswith(":held"))
    seen = [leaf for part in held["elements"] for leaf in part["elements"]]
    evidence = "From: carla@kunde.example, Reply-To: x@elsewhere.example"
    assert seen[-1] == {"type": "text", "text": evidence, "style": {"code": True}}


def test_a_look_alike_stands_beside_whom_it_plays_in_letters_of_one_width():
    held = next(b for b in lead_card(CARDS["held-alike"]).blocks if b["block_id"].endswith(":held"))
    assert [part["type"] for part in held["elements"]] == ["rich_text_section", "rich_text_preformatted"]
    assert held["elements"][1]["elements"] == [{"type": "text", "text": "acrne.example ≠ acme.example"}]


def test_what_a_person_decides_about_held_mail_is_asked_once_more():
    offered = buttons(HELD)
    assert list(offered) == [CLAIM, ANSWER_NOW, ALLOW]
    asked = offered[ANSWER_NOW]["confirm"]["text"]["text"]
    assert asked == (
        "Sends the first reply in German where we have that, else in English, to carla@kunde.example. "
        "The mail arrived on 02 Mar 2026 12:00 UTC. It cannot be taken back."
    )
    assert "style" not in offered[ANSWER_NOW]["confirm"]
    assert "/leads disallow carla@kunde.example" in offered[ALLOW]["confirm"]["text"]["text"]


@pytest.mark.parametrize("rule", sorted(FIRM_RULES))
def test_signs_of_fraud_make_the_question_a_warning_and_offer_no_trust(rule: str):
    offered = buttons(replace(HELD, held=f"{rule}: whatever"))
    assert list(offered) == [CLAIM, ANSWER_NOW]
    confirm = offered[ANSWER_NOW]["confirm"]
    assert (confirm["style"], confirm["text"]["text"][:24]) == ("danger", "⚠️ Signs of fraud or dan")


def test_the_question_stays_whole_whatever_the_address():
    lead = replace(CARDS["held-alike"], contact=Address("a" * 300 + "@example.com"), language="pt-BR")
    text = buttons(lead)[ANSWER_NOW]["confirm"]["text"]["text"]
    assert width(text) <= 300
    assert text.endswith("It cannot be taken back.")


def test_who_is_allowed_already_is_not_offered_again_and_the_card_says_by_whom():
    allowed = CARDS["held-allowed"]
    assert list(buttons(allowed)) == [CLAIM, ANSWER_NOW]
    assert any(
        "always allowed by <@U0ANNA> since 2 Nov 2026" in text
        for text in mrkdwn_of(lead_card(allowed).blocks)
    )


@pytest.mark.parametrize("rule", sorted(NOBODY_THERE))
def test_where_nobody_is_there_nobody_can_be_allowed(rule: str):
    assert list(buttons(replace(HELD, held=f"{rule}: whatever"))) == [CLAIM, ANSWER_NOW]


def test_held_mail_without_an_address_can_only_be_claimed():
    assert list(buttons(replace(HELD, contact=Address("")))) == [CLAIM]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://seller.example/lead/77", "<https://seller.example/lead/77|open on seller.example>"),
        ("javascript:alert(1)", ""),
        ("https://x.example/|bank.example>", ""),
        ("https://x.example@evil.example/", ""),
    ],
)
def test_a_link_says_where_it_leads(link: str, shown: str):
    facts = lead_card(a_lead(link=link)).blocks[1]["fields"]
    assert facts[-1]["text"].partition("UTC>")[2].strip() == shown


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
    check_blocks(card.blocks)  # as the small Slack of the demo does
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
        for key, limit in CONFIRM_LIMITS.items() if "confirm" in button else ():
            assert 0 < width(button["confirm"][key]["text"]) <= limit
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


def test_a_dangerous_attachment_is_marked_and_shown_however_many_there_are():
    names = ("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf", "rfq.pdf.exe")
    [files] = [
        block for block in lead_card(a_lead(attachments=names)).blocks if block["block_id"].endswith("files")
    ]

    assert files["elements"][0]["text"] == (
        "📎 Attached: ⚠️ rfq.pdf.exe, a.pdf, b.pdf, c.pdf, d.pdf and 1 more · ⚠️ may be dangerous, do not open"
    )
