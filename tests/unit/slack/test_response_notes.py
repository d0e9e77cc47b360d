"""What the thread says of a mail that one of us wrote: who, how, its first words, or why it is not out."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from bot.slack.response_notes import is_told, response_card
from bot.slack.text import width
from bot.store.responses import Response
from tests.builders import ANNA, BEN, NOON, a_lead
from tests.unit.slack.test_cards import all_texts, any_text, check_block
from tests.unit.slack.test_notes import HOSTILE


def a_response(**changes) -> Response:
    usual = Response(
        id=7,
        lead=a_lead(owner=ANNA),
        how="slack",
        rep=ANNA,
        address="",
        subject="Re: Ball valves",
        words="Dear Carla,\n\nour quote is attached.",
        at=NOON,
        failed="",
    )
    return replace(usual, **changes)


def seen(response: Response, fate: str = "sent") -> str:
    return "\n".join(all_texts(response_card(response, f"response:7:{fate}").blocks))


def test_it_says_who_answered_when_and_what():
    shown = seen(a_response())
    assert f"<@{ANNA}> answered the buyer* from here" in shown
    assert f"<!date^{int(NOON.timestamp())}^" in shown
    assert "our quote is attached." in shown


def test_an_owner_whose_lead_a_colleague_answered_is_named():
    assert f"<@{ANNA}>" not in seen(a_response(rep=BEN, lead=a_lead()))
    assert seen(a_response(rep=BEN)).count(f"<@{ANNA}>") == 1


@pytest.mark.parametrize(("how", "words"), [("sent", "from the mailbox"), ("copy", "with a copy to us")])
def test_somebody_of_the_mailbox_is_named_by_the_address(how, words):
    shown = seen(a_response(how=how, rep=None, address="sales@brightvalve.example"))
    assert "sales@brightvalve.example answered the buyer" in shown
    assert words in shown


@pytest.mark.parametrize(("fate", "words"), [("failed", "was not sent"), ("unknown", "Nobody knows whether")])
def test_what_did_not_go_out_is_said_to_its_writer_with_the_server_s_words(fate, words):
    shown = seen(a_response(at=None, failed=f"550 no such user {HOSTILE}"), fate)
    assert words in shown
    assert f"<@{ANNA}>" in shown
    assert "550 no such user" in shown
    assert "<!channel>" not in shown


def test_it_is_known_again_by_metadata_or_block():
    card = response_card(a_response(), "response:7:sent")
    message = {"metadata": card.metadata, "blocks": card.blocks}
    assert is_told(message, "response:7:sent")
    assert is_told({"blocks": card.blocks}, "response:7:sent")
    assert not is_told(message, "response:7:failed")
    assert not is_told({"blocks": card.blocks}, "response:77:sent")


@given(any_text, any_text)
def test_whatever_was_written_the_note_is_valid_and_pings_nobody(words, address):
    card = response_card(a_response(words=words, address=address, rep=None, lead=a_lead()), "response:7:sent")
    for block in card.blocks:
        check_block(block)
    assert "<!channel>" not in json.dumps([b for b in card.blocks if b["type"] == "section"])
    assert width(card.text) < 3000
