import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.lead import LeadId
from bot.core.message import Address
from bot.demo.slack_blocks import check_view
from bot.slack.modal_message import CUT, from_message_modal, message_modal, read_from_message
from bot.slack.modal_moves import (
    CloseForm,
    CorrectForm,
    assign_modal,
    close_modal,
    correct_modal,
    every_country,
    every_language,
    read_assign,
    read_close,
    read_correct,
    read_snooze,
    snooze_modal,
)
from bot.slack.modal_parts import LOST, Choice, Opened, opened_of, select
from bot.slack.modals import (
    ReplyForm,
    edit_preview_modal,
    failed_modal,
    read_preview,
    read_reply,
    reply_modal,
    working_modal,
)
from bot.slack.payloads import read_filled
from tests.builders import ANNA, BEN, NOON
from tests.unit.slack.filling import View, filled_in
from tests.unit.slack.samples import CARDS, FULL, PREVIEW

LEAD = replace(CARDS["claimed"], card_channel="C0LEADS", card_ts="1772452800.000100")
TEMPLATES = [Choice("quote", "We quote within a day"), Choice("details", "Ask for details")]
PRODUCTS = [Choice("ball-valve", "Ball valve"), Choice("gate-valve", "Gate valve")]
REPS = [Choice(ANNA, "Anna Kowalska"), Choice(BEN, "Ben Okafor")]
REPLY = {
    "templates": TEMPLATES, "body": PREVIEW, "subject": "Re: Quote for 40 ball valves DN50",
    "sender": "sales@brightvalve.example", "version_seen": 3,
}  # fmt: skip
MODALS = {
    "reply": reply_modal(LEAD, **REPLY, template="quote"),
    "reply-warned": reply_modal(LEAD, **REPLY | {"templates": []}, warning=f"<@{BEN}> replied a minute ago."),
    "edit-preview": edit_preview_modal(CARDS["reply-preview"], "Your inquiry", PREVIEW),
    "close": close_modal(LEAD, ["EUR", "USD"]),
    "assign": assign_modal(LEAD, REPS),
    "assign-anybody": assign_modal(LEAD, []),
    "snooze": snooze_modal(LEAD, "Europe/Berlin"),
    "correct": correct_modal(FULL, [Choice("es", "Spanish"), Choice("de", "German")], [], PRODUCTS),
    "message": message_modal(LEAD, f"{LEAD.excerpt}\n\n<!channel> *Carla*", ["drawing.pdf"],
                             link="https://mail.example/1"),
    "from-message": from_message_modal("Call from Jo <jo@acme.example>: 20 gate valves", "https://x.example/p1"),
    "working": working_modal("The reply is on its way."),
    "failed": failed_modal("The mail server did not answer."),
}  # fmt: skip


@pytest.mark.parametrize("name", MODALS)
def test_the_modal_looks_as_agreed(name: str, golden: Callable[[str, bytes], None]):
    check_view(MODALS[name], "modal")
    golden(f"modals/{name}.json", json.dumps(MODALS[name], indent=1, ensure_ascii=False).encode() + b"\n")


def test_what_was_written_is_read_with_the_place_it_was_opened_from():
    opened = Opened(version=3, channel="C0LEADS", ts="1.2", nonce="n1", anyway=True)
    view = filled_in(reply_modal(LEAD, **REPLY, opened=opened), body="Dear Carla,\r\nyes.", after=["wait"])
    form = read_reply(view)
    assert isinstance(form, ReplyForm)
    assert (form.lead_id, form.version, form.body, form.waits) == (1042, 3, "Dear Carla,\nyes.", True)
    assert (form.subject, form.channel, form.ts, form.nonce) == (REPLY["subject"], "C0LEADS", "1.2", "n1")
    assert opened_of(read_filled(view)) == opened


def test_a_subject_of_several_lines_is_one():
    form = read_reply(filled_in(MODALS["reply"], subject="Re: x\r\nBcc: eve@evil.example"))
    assert isinstance(form, ReplyForm)
    assert form.subject == "Re: x Bcc: eve@evil.example"


@pytest.mark.parametrize(
    ("typed", "block"),
    [({"subject": " "}, "subject"), ({"body": "\u200b \n"}, "body:"), ({"body": None}, "body:")],
)
def test_an_empty_reply_is_refused_at_its_field(typed: dict, block: str):
    view = filled_in(MODALS["reply"], **typed)
    errors = read_reply(view)
    assert isinstance(errors, dict)
    [named] = errors
    assert named.startswith(block)
    assert named in view["state"]["values"]


def test_another_template_brings_another_field_so_that_slack_shows_its_text():
    def body_of(template: str, body: str) -> str:
        view = reply_modal(LEAD, **REPLY | {"body": body}, template=template)
        return next(b["block_id"] for b in view["blocks"] if b["block_id"].startswith("body:"))

    ids = {body_of("quote", "a"), body_of("details", "a"), body_of("details", "b")}
    assert len(ids) == 3
    assert body_of("quote", "a") in ids


def test_the_preview_is_read_like_a_reply():
    form = read_preview(filled_in(MODALS["edit-preview"], body="Shorter."))
    assert isinstance(form, ReplyForm)
    assert (form.body, form.subject, form.waits) == ("Shorter.", "Your inquiry", False)


@pytest.mark.parametrize(
    ("typed", "worth"),
    [
        ({"value": "12,000.50", "currency": "USD"}, (1_200_050, "USD")),
        ({"value": "12000"}, (1_200_000, "EUR")),
        ({"value": ""}, (None, "")),
    ],
)
def test_how_it_ended_is_read_with_its_worth(typed: dict, worth: tuple):
    form = read_close(filled_in(MODALS["close"], **{"as": "won"}, **typed))
    assert isinstance(form, CloseForm)
    assert (form.closed_as, form.value, form.currency) == ("won", *worth)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"as": "Choose how it ended."}),
        ({"as": "won", "value": "a lot"}, {"value": "Write a number, as 12,000 or 12000.50."}),
        ({"as": "won", "value": "-5"}, {"value": "Write a number, as 12,000 or 12000.50."}),
    ],
)
def test_a_mistake_of_closing_is_told_at_its_field(typed: dict, errors: dict):
    assert read_close(filled_in(MODALS["close"], **typed)) == errors


@pytest.mark.parametrize("name", ["assign", "assign-anybody"])
def test_whom_it_goes_to_is_read(name: str):
    form = read_assign(filled_in(MODALS[name], rep=BEN))
    assert not isinstance(form, dict)
    assert (form.lead_id, form.version, form.rep) == (1042, 3, BEN)
    assert read_assign(filled_in(MODALS[name])) == {"rep": "Choose somebody."}


def test_who_has_it_is_not_offered():
    menu = MODALS["assign"]["blocks"][1]["element"]
    assert [option["value"] for option in menu["options"]] == [BEN]


def test_until_when_is_read_and_not_past():
    view = MODALS["snooze"]
    form = read_snooze(filled_in(view, until=int((NOON + timedelta(hours=1)).timestamp())), now=NOON)
    assert not isinstance(form, dict)
    assert form.until == NOON + timedelta(hours=1)
    assert read_snooze(filled_in(view, until=int(NOON.timestamp())), now=NOON) == {"until": "That is past."}
    assert read_snooze(filled_in(view), now=NOON) == {"until": "Choose a day and a time."}


def test_corrections_are_read_in_order():
    form = read_correct(filled_in(MODALS["correct"], product="gate-valve"))
    assert form == CorrectForm(
        lead_id=LeadId(1042), version=2, chosen=(("language", "es"), ("product", "gate-valve"))
    )
    empty = filled_in(correct_modal(replace(FULL, language="", product=""), [], [], PRODUCTS))
    assert read_correct(empty) == {"product": "Choose at least one."}


def test_every_country_and_language_can_be_chosen():
    view = correct_modal(FULL, every_language(), every_country(), PRODUCTS)
    check_view(view, "modal")
    menu = next(b for b in view["blocks"] if b["block_id"] == "country")["element"]
    values = [one["value"] for group in menu["option_groups"] for one in group["options"]]
    assert (len(values) > 240, menu["initial_option"]["value"]) == (True, "MX")
    assert [group["label"]["text"] for group in menu["option_groups"]][:3] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("read", "view"),
    [(read_reply, "reply"), (read_close, "close"), (read_assign, "assign"), (read_correct, "correct")],
)
def test_a_window_that_names_no_lead_is_out_of_date(read: Callable[[View], object], view: str):
    errors = read(filled_in(MODALS[view] | {"private_metadata": "{"}))
    assert isinstance(errors, dict)
    assert list(errors.values()) == [LOST]
    assert next(iter(errors)) in filled_in(MODALS[view])["state"]["values"]


def words_of(view: View) -> str:
    return "".join(
        b["elements"][0]["elements"][0]["text"] for b in view["blocks"] if b["type"] == "rich_text"
    )


def test_a_whole_message_stays_whole_and_literal():
    text = "\n".join(f"{number}: <!channel> *x*" for number in range(2000))
    view = message_modal(LEAD, text, [])
    check_view(view, "modal")
    assert words_of(view) == text


@pytest.mark.parametrize("sign", ["W", "ก", "👩‍👩‍👧‍👦", "\n"])
def test_a_message_without_end_is_cut_with_a_word_of_it(sign: str):
    view = message_modal(LEAD, "x" + sign * 400_000 + "x", [])
    check_view(view, "modal")
    assert len(json.dumps(view)) < 250_000
    assert view["blocks"][-1]["elements"][0]["text"] == CUT


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.example|y", "https://a@evil.example/"])
def test_a_strange_link_is_not_shown(link: str):
    assert not any(b["block_id"] == "links" for b in message_modal(LEAD, "x", [], link=link)["blocks"])


def test_a_message_of_slack_becomes_a_lead():
    form = read_from_message(filled_in(MODALS["from-message"], name="Jo Lee"))
    assert not isinstance(form, dict)
    assert (form.email, form.name, form.permalink) == ("jo@acme.example", "Jo Lee", "https://x.example/p1")
    assert form.text.startswith("Call from Jo")


@pytest.mark.parametrize(
    ("typed", "block"), [({"email": "jo"}, "email"), ({"subject": " "}, "subject"), ({"text": ""}, "text")]
)
def test_a_lead_needs_address_subject_and_words(typed: dict, block: str):
    errors = read_from_message(filled_in(MODALS["from-message"], **typed))
    assert isinstance(errors, dict)
    assert list(errors) == [block]


def test_a_long_list_is_put_below_its_letters_and_keeps_its_choice():
    menu = select([Choice(str(n), f"{'ab'[n % 2]}{n}") for n in range(150)], "149")
    assert [(g["label"]["text"], len(g["options"])) for g in menu["option_groups"]] == [("A", 75), ("B", 75)]
    assert menu["initial_option"]["value"] == "149"


def test_an_address_that_is_none_is_not_put_into_the_field():
    [address, *_] = from_message_modal("mail me at jo@", "")["blocks"]
    assert "initial_value" not in address["element"]
    assert (
        "nobody: there is no address"
        in reply_modal(replace(LEAD, contact=Address("")), **REPLY)["blocks"][0]["elements"][0]["text"]
    )
