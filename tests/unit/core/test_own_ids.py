import re
from dataclasses import replace

import pytest

from bot.core.guard import guard
from bot.core.message import Headers
from bot.core.own_ids import claims_to_be_ours, is_own_id, own_id
from bot.core.verdict import Own
from tests.builders import a_message

SECRET = b"of this installation"
MADE = own_id(SECRET, "sales\0inquiry-1@kunde.example", "Brightvalve.example")
FORGED = own_id(b"of somebody else", "sales\0inquiry-1@kunde.example", "brightvalve.example")
OWN = Own(
    addresses=frozenset({"sales@brightvalve.example"}),
    message_id_domain="brightvalve.example",
    secret=SECRET,
)


def test_an_own_id_is_the_same_each_time_and_another_for_each_seed():
    assert own_id(SECRET, "sales\0inquiry-1@kunde.example", "brightvalve.example") == MADE
    assert own_id(SECRET, "sales\0inquiry-2@kunde.example", "brightvalve.example") != MADE
    assert re.fullmatch(r"r1\.[a-z2-7]{20}\.[a-z2-7]{20}@brightvalve\.example", MADE)


@pytest.mark.parametrize(
    "seen", [MADE, MADE.upper(), MADE.partition("@")[0], f"{MADE.partition('@')[0]}@x.y"]
)
def test_an_own_id_is_known_again_without_a_database(seen: str):
    assert is_own_id(SECRET, seen)


def nonce_changed() -> str:
    return MADE.replace(MADE[3], "a" if MADE[3] != "a" else "b", 1)


@pytest.mark.parametrize(
    "seen",
    [
        "",
        "r1.",
        FORGED,
        MADE + "x y",
        MADE[:-30],
        nonce_changed(),
        "r1.abcdefghijklmnopqrstuvwxyz@brightvalve.example",
    ],
)
def test_what_this_installation_did_not_make_is_refused(seen: str):
    assert not is_own_id(SECRET, seen)


def test_where_no_secret_is_at_hand_nothing_is_ours():
    """Anybody can make an id with an empty key."""
    assert not is_own_id(b"", own_id(b"", "x", "brightvalve.example"))


def test_only_an_id_at_our_domain_claims_to_be_ours():
    domains = frozenset({"brightvalve.example"})
    assert claims_to_be_ours(FORGED.upper(), domains)
    assert not claims_to_be_ours("r1.abc@other.example", domains)
    assert not claims_to_be_ours("r2.abc@brightvalve.example", domains)


def test_the_secret_shows_up_in_no_log():
    assert "installation" not in repr(OWN)


def test_our_own_reply_that_comes_back_is_a_machines():
    """A blind copy to ourselves, or a loop of forwarding; also where a server changed the Message-ID."""
    by_id = guard(a_message(message_id=MADE), OWN)
    by_mark = guard(a_message(headers=marked(MADE.partition("@")[0])), OWN)
    assert (by_id.keep, by_mark.keep) == ("machine", "machine")


def test_an_id_that_only_looks_like_ours_hides_no_mail():
    """A stranger who writes such an id, or our mark, is shown to people, and not answered by machine."""
    for message in (a_message(message_id=FORGED), a_message(headers=marked(FORGED.partition("@")[0]))):
        verdict = guard(message, OWN)
        assert (verdict.keep, verdict.auto_reply) == ("lead", False), verdict
        assert verdict.reason.startswith("H10")


def test_without_the_secret_the_looks_decide():
    assert guard(a_message(message_id=FORGED), replace(OWN, secret=b"")).keep == "machine"


def marked(value: str) -> Headers:
    usual = (("date", "Mon, 02 Mar 2026 12:00:00 +0000"), ("message-id", "<1@kunde.example>"))
    return Headers((*usual, ("x-firstreply-reply", value)))
