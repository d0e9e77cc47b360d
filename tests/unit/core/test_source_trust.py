"""Who may write in a buyer's stead, and what proves it."""

from dataclasses import replace

import pytest

from bot.core.message import Address
from bot.core.rules import Source
from bot.core.source_trust import is_own_form, is_sender_of, prove
from tests.form_mails import OWN, PROVING, a_form

HOSTED = Source(name="hosted", senders=("own-domain",), received_from=("web.host.example", "2001:db8::7"))


@pytest.mark.parametrize(
    ("pattern", "sender", "is_it"),
    [
        ("a@portal.example", "a@portal.example", True),
        ("a@portal.example", "b@portal.example", False),
        ("*@portal.example", "b@portal.example", True),
        ("*@portal.example", "b@notice.portal.example", True),
        ("*@portal.example", "b@fakeportal.example", False),
        ("*@portal.example", "b@portal.example.evil.example", False),
        ("any-robot", "no-reply@any.example", True),
        ("any-robot", "carla@any.example", False),
        ("own-domain", "wordpress@brightvalve.example", True),
        ("own-domain", "no_reply@www.brightvalve.example", True),
        ("own-domain", "kontakt-formular@brightvalve.example", True),
        ("own-domain", "sales@brightvalve.example", True),
        ("own-domain", "bob.miller@brightvalve.example", False),
        ("own-domain", "wordpress@brightvalve.example.evil.example", False),
        ("own-domain", "wordpress@notbrightvalve.example", False),
    ],
)
def test_a_sender_fits_a_pattern_or_does_not(pattern, sender, is_it):
    assert is_sender_of(Source(name="x", senders=(pattern,)), Address(sender), OWN) is is_it


def test_nobody_is_our_form_where_only_a_shared_domain_is_ours():
    own = replace(OWN, addresses=frozenset({"valves@gmail.com"}))
    assert not is_own_form(Address("contact@gmail.com"), own)
    assert is_own_form(Address("valves@gmail.com"), own)


PROVED = {
    "by name": "from web.host.example (web.host.example [203.0.113.7]) by mx.brightvalve.example",
    "by number": "from x (unknown [IPv6:2001:db8::7]) by mx.brightvalve.example with ESMTPS",
    "under another greeting": "from evil (web.host.example [203.0.113.7]) by mx.brightvalve.example",
}
REFUSED = {
    "another host": "from web.host.example (evil.example [203.0.113.66]) by mx.brightvalve.example",
    "a name it calls itself": "from web.host.example ([203.0.113.66]) by mx.brightvalve.example",
    "a number it calls itself": "from [2001:db8::7] (evil.example [203.0.113.66]) by mx.brightvalve.example",
}


@pytest.mark.parametrize("name", sorted(PROVED))
@pytest.mark.parametrize("own", [OWN, PROVING])
def test_the_host_that_our_border_saw_proves_a_form(name, own):
    assert prove(HOSTED, a_form(received=PROVED[name]), own).proved


@pytest.mark.parametrize("name", sorted(REFUSED))
@pytest.mark.parametrize("own", [OWN, PROVING])
def test_what_a_host_says_of_itself_proves_nothing(name, own):
    assert prove(HOSTED, a_form(received=REFUSED[name]), own).refused


def test_lines_within_our_house_are_passed_over_and_lines_below_the_border_are_not_believed():
    inner = "from mx.brightvalve.example (mx [10.0.0.2]) by imap.brightvalve.example with LMTP"
    local = "from imap.brightvalve.example by imap.brightvalve.example with LMTP"
    evil, good = REFUSED["another host"], PROVED["by name"]
    assert prove(HOSTED, a_form(received=f"{local}\r\nReceived: {inner}\r\nReceived: {good}"), OWN).proved
    assert not prove(HOSTED, a_form(received=f"{evil}\r\nReceived: {good}"), OWN).proved


def test_a_profile_that_only_knows_a_host_is_not_taken_on_trust():
    assert prove(HOSTED, a_form(received=""), OWN).refused == "not handed in by its host"
