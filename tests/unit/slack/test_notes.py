"""The note in a card's thread: a pure function of what the database has."""

import json
from dataclasses import replace
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.triage import Hit
from bot.slack.notes import WORDS, is_note_of, note_card
from bot.slack.text import width
from bot.store.threads import Note
from tests.builders import ANNA, NOON, a_lead
from tests.unit.slack.test_cards import all_texts, any_text, check_block, mrkdwn_of

HOSTILE = "<!channel> *bold* <https://evil.example|click> <@U0BEN> :boom: \u202e"


def a_note(*hits: Hit, text: str = "Please also quote 20 seals.", attach: str = "", **changes) -> Note:
    mail = EmailMessage()
    mail["From"] = "Carla Kunde <carla@kunde.example>"
    mail["Subject"] = "Re: Ball valves"
    mail.set_content(text)
    if attach:
        mail.add_attachment(b"x", maintype="application", subtype="pdf", filename=attach)
    usual = Note(
        message=9,
        lead=a_lead(card_channel="C0LEADS", card_ts="1.2", owner=ANNA),
        sender="carla@kunde.example",
        subject="Re: Ball valves",
        outcome="followup",
        received_at=NOON,
        hits=hits,
        raw=mail.as_bytes(),
    )
    return replace(usual, **changes)


def seen(note: Note) -> str:
    card = note_card(note)
    return "\n".join([*all_texts(card.blocks)])


def test_a_note_says_who_wrote_when_what_and_to_whom_it_matters():
    card = note_card(a_note(attach="drawing.pdf"))
    shown = "\n".join(all_texts(card.blocks))
    assert "*Carla Kunde · carla@kunde.example* wrote again" in shown
    assert f"<!date^{int(NOON.timestamp())}^" in shown
    assert "Please also quote 20 seals." in shown
    assert "📎 Attached: drawing.pdf" in shown
    assert f"<@{ANNA}>" in shown
    assert card.text.startswith("#1: ")
    assert card.metadata == {"event_type": "lead_note", "event_payload": {"message": 9}}


def test_nobody_is_pinged_of_a_lead_that_nobody_has_nor_for_a_robots_answer():
    assert "<@" not in seen(a_note(lead=a_lead()))
    automatic = seen(a_note(outcome="machine"))
    assert "🤖 Automatic answer from Carla Kunde" in automatic
    assert "<@" not in automatic


def test_quoted_history_is_left_out():
    text = "Yes please.\n\nOn Mon, 2 Mar 2026 at 12:00, Brightvalve wrote:\n> Dear Carla,\n> thank you\n"
    shown = seen(a_note(text=text))
    assert "Yes please." in shown
    assert "thank you" not in shown


@pytest.mark.parametrize(
    ("hit", "words"),
    [
        (
            Hit("thread:house", "from another house", "eve@anderswo.example"),
            "from another house:* eve@anderswo",
        ),
        (Hit("thread:held", "held", "S04: Reply-To is elsewhere"), "held:* S04∶ Reply-To"),
        (
            Hit("thread:forged-id", "refused", "r1.x@brightvalve.example"),
            "not ours:* r1.x@brightvalve.example",
        ),
    ],
)
def test_what_is_odd_is_said_in_the_note_and_to_screen_readers(hit: Hit, words: str):
    note = a_note(hit)
    assert words.replace("∶", ":") in seen(note).replace("∶", ":")
    assert words.replace("∶", ":") in note_card(note).text.replace("∶", ":")


def test_a_stranger_does_not_write_again():
    shown = seen(a_note(Hit("thread:house", "from another house", "eve@anderswo.example")))
    assert "wrote in this thread" in shown
    assert "wrote again" not in shown


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ("bounced", "*The auto-reply came back:* carla@kunde.example"),
        ("delayed", "*The auto-reply is late:* carla@kunde.example"),
        ("refused: not of our reply", "so nothing was changed"),
    ],
)
def test_a_bounce_is_told_with_the_servers_words_alone(effect: str, words: str):
    hit = Hit("bounce", effect, "carla@kunde.example: address wrong? 550 5.1.1 user unknown")
    note = a_note(hit, outcome="machine", text="Dear sender, this is a very long report")
    assert words in seen(note)
    assert "550 5.1.1 user unknown" in seen(note)
    assert "very long report" not in seen(note)
    assert f"<@{ANNA}>" in seen(note)


def test_a_text_that_is_no_longer_kept_is_said_to_be_so():
    assert "no longer kept" in seen(a_note(raw=None))


def test_the_buyers_words_are_literal_and_cut():
    card = note_card(a_note(text=HOSTILE + "A" * 3000))
    [quote] = [block for block in card.blocks if block["type"] == "rich_text"]
    words = quote["elements"][0]["elements"][0]["text"]
    assert words.startswith("<!channel> *bold* <https://evil.example|click> <@U0BEN> :boom:")
    assert width(words) <= WORDS


@given(any_text, any_text, any_text, st.sampled_from(["followup", "machine"]))
def test_whatever_is_written_the_note_is_valid_and_pings_nobody_else(
    text: str, sender: str, evidence: str, outcome: str
):
    raw = f"Subject: x\r\nFrom: {sender}\r\n\r\n{text}".encode("utf-8", "replace")
    hits = (Hit("thread:house", "from another house", evidence), Hit("thread:held", "held", evidence))
    card = note_card(a_note(*hits, sender=sender, outcome=outcome, raw=raw))
    json.dumps(card.blocks).encode()
    assert 0 < width(card.text) <= 3000
    for block in card.blocks:
        check_block(block)
    for shown in (card.text, *mrkdwn_of(card.blocks)):
        specials = ["<" + part.split(">")[0] + ">" for part in shown.split("<")[1:]]
        assert all(s == f"<@{ANNA}>" or s.startswith("<!date^") for s in specials), shown


def test_a_note_is_known_by_its_number_or_its_block():
    card = note_card(a_note())
    assert is_note_of({"metadata": card.metadata}, 9)
    assert not is_note_of({"metadata": card.metadata}, 10)
    assert is_note_of({"blocks": card.blocks}, 9)
    assert not is_note_of({"blocks": card.blocks}, 90)
    assert not is_note_of({"text": "talk"}, 9)
