import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock

from bot.core.lead import Lead, RepId
from bot.core.message import Address
from bot.core.verdict import FIRM_RULES, NOBODY_THERE
from bot.demo.slack_blocks import check_blocks
from bot.slack import cards
from bot.slack.card_actions import (
    ASSIGN,
    CLAIM,
    CLOSE,
    MORE,
    NOT_A_LEAD,
    RELEASE,
    REPLY,
    UNDO,
    WAKE,
)
from bot.slack.card_parts import read_lead, version_of
from bot.slack.held import ALLOW, ANSWER_NOW
from bot.slack.text import width
from tests.builders import ANNA, NOON
from tests.unit.slack.samples import CARDS, HELD, HOSTILE, NOW, PREVIEW, a_lead

lead_card = partial(cards.lead_card, now=NOW, preview=PREVIEW)
plain_card = partial(cards.plain_card, now=NOW)


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
        closed_at=NOON if closed else None, reply="failed" if owner else "preview", reply_reason=company,
        attachments=(name, subject), link=company, phone=name, zone=name, source=subject, destination=company,
        grade="A", risk="high", currency=name, value=7, closed_as=company, assigned_by=subject,
    )  # fmt: skip
    check_limits(lead)
    card = lead_card(lead, preview=excerpt)
    ours = {"<@U0ANNA>"}
    for text in (card.text, plain_card(lead).text, *mrkdwn_of(card.blocks)):
        specials = [part.split(">")[0] + ">" for part in _angle(text)]
        assert all(s in ours or s.startswith("<!date^") for s in specials), text


def buttons(lead: Lead) -> dict[str, dict]:
    """All but the menu at the end of the row."""
    *shown, menu = lead_card(lead).blocks[-1]["elements"]
    assert menu["type"] == "overflow"
    return {button["action_id"]: button for button in shown}


def menu_of(lead: Lead) -> list[str]:
    return [option["value"] for option in lead_card(lead).blocks[-1]["elements"][-1]["options"]]


def status_of(lead: Lead) -> str:
    [status] = [b for b in lead_card(lead).blocks if b["block_id"].endswith(":status")]
    return status["elements"][0]["text"]


def fact_of(lead: Lead, label: str) -> str:
    facts = next(b for b in lead_card(lead).blocks if b["block_id"].endswith(":facts"))["fields"]
    return next((f["text"].partition("\n")[2] for f in facts if f["text"].startswith(f"*{label}*")), "")


@pytest.mark.parametrize(
    ("name", "offered", "menu"),
    [
        ("open", [CLAIM, REPLY, NOT_A_LEAD], ["assign", "snooze:1h", "snooze:tomorrow", "snooze:date"]),
        ("claimed", [REPLY, ASSIGN, CLOSE, RELEASE],
         ["snooze:1h", "snooze:tomorrow", "snooze:date", "not_a_lead", "pin"]),
        ("held", [CLAIM, ANSWER_NOW, ALLOW],
         ["assign", "snooze:1h", "snooze:tomorrow", "snooze:date", "not_a_lead"]),
        ("escalated", [CLAIM, REPLY, NOT_A_LEAD], ["assign", "snooze:1h", "snooze:tomorrow", "snooze:date"]),
        ("snoozed", [REPLY, WAKE, ASSIGN, CLOSE, RELEASE],
         ["snooze:1h", "snooze:tomorrow", "snooze:date", "not_a_lead", "pin"]),
    ],
)  # fmt: skip
def test_each_state_offers_what_fits_it(name: str, offered: list[str], menu: list[str]):
    assert (list(buttons(CARDS[name])), menu_of(CARDS[name])) == (offered, menu)


@pytest.mark.parametrize("name", CARDS)
def test_at_most_one_button_stands_out(name: str):
    elements = [e for b in lead_card(CARDS[name]).blocks for e in b.get("elements", ()) if "style" in e]
    assert len([e for e in elements if e["style"] == "primary"]) <= 1


@pytest.mark.parametrize("name", CARDS)
def test_whole_message_and_way_back_are_one_press_away(name: str):
    card = lead_card(CARDS[name])
    menus = [block["accessory"] for block in card.blocks if "accessory" in block]
    [menu] = menus
    if CARDS[name].state == "not_a_lead":
        assert menu["action_id"] == UNDO
    else:
        values = [option["value"] for option in menu["options"]]
        assert (menu["action_id"], values) == (
            MORE,
            ["reopen", "full"] if CARDS[name].closed_at else ["full", "correct"],
        )


def test_a_promise_that_was_not_kept_is_said_everywhere():
    overdue = CARDS["open-overdue"]
    assert "🔴 *overdue*: first response was due <!date^" in status_of(overdue)
    assert "Overdue since <!date^" in lead_card(overdue).text
    assert "overdue" not in status_of(CARDS["open-answered"])
    assert "first response due <!date^" in status_of(CARDS["open-answered"])


def test_a_late_answer_is_late_and_no_deadline_any_more():
    assert "first response in 12 min, late" in status_of(CARDS["responded-by-mail"])


def test_the_grade_says_its_weightiest_points():
    [grade] = [b for b in lead_card(CARDS["open-full"]).blocks if b["block_id"].endswith(":grade")]
    assert grade["elements"][0]["text"] == (
        "🏷️ *Grade A* · names something that we sell, “ball-valve” (+2) · says how many, “120 pzas” (+2) · "
        "names a model or a size, “DN50” (+1) · can be called, “+52 55 5550 0100” (+1) · 1 more"
    )


def test_the_buyers_clock_stands_beside_the_readers():
    assert fact_of(CARDS["open-full"], "Local time").startswith(
        "06:20 in Mexico City (<!date^1772454000^{time}|"
    )
    assert fact_of(HOSTILE, "Local time") == ""


def test_the_goods_may_go_elsewhere():
    assert fact_of(CARDS["open-full"], "Country") == "🇲🇽 Mexico\n→ goods to 🇨🇱 Chile"
    assert fact_of(a_lead(country="DE", destination="DE"), "Country") == "🇩🇪 Germany"


def test_doubts_are_told_once():
    strip = [b for b in lead_card(HELD).blocks if b["block_id"].endswith(":risk")]
    assert strip[0]["elements"][0]["text"] == "🛑 *High risk*"  # what holds it stands above already
    strip = [b for b in lead_card(CARDS["open-full"]).blocks if b["block_id"].endswith(":risk")]
    assert strip[0]["elements"][0]["text"].startswith("🔶 *Some risk* · S04: From: ines@")


def test_the_reply_that_was_not_sent_is_shown_with_three_ways_on():
    blocks = {b["block_id"].rpartition(":")[2]: b for b in lead_card(CARDS["reply-preview"]).blocks}
    assert blocks["reply"]["elements"][0]["elements"][0]["text"] == PREVIEW
    assert [e["text"]["text"] for e in blocks["preview"]["elements"]] == ["Send", "Edit…", "Skip"]
    assert not any(b["block_id"].endswith(":preview") for b in lead_card(CARDS["open"]).blocks)


def test_a_pinned_claim_can_be_unpinned():
    pinned = lead_card(CARDS["claimed-assigned"]).blocks[-1]["elements"][-1]["options"][-1]
    assert (pinned["value"], pinned["text"]["text"][:5]) == ("pin", "Unpin")


def test_a_closed_card_says_how_it_ended_and_for_how_much():
    assert "*Closed, won, 12,500.50 EUR*" in lead_card(CARDS["closed-won"]).blocks[0]["text"]["text"]
    assert "closed <!date^" in status_of(CARDS["closed-lost"])
    assert status_of(CARDS["closed-lost"]).count("by <@U0GIULIA>") == 1


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
    assert fact_of(a_lead(link=link), "Source").partition("direct")[2].strip() == shown


def test_a_closed_card_has_no_row_of_buttons():
    assert not any(block["type"] == "actions" for block in lead_card(CARDS["closed-won"]).blocks)


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
    assert read_lead(pressed) == (None if version is None else 1042)


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
        if button["type"] == "overflow":
            assert 2 <= len(button["options"]) <= 5
            continue
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
