"""Whoever plays somebody else is held, and shown beside the one he plays."""

import pytest

from bot.core.guard import guard
from bot.core.message import Address, Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(
    addresses=frozenset({"sales@brightvalve.example"}),
    known_domains=frozenset({"acme.example", "nordpumpen.de", "gmail.com"}),
    names=frozenset({"Giulia Ferrari", "Bright Valve Ltd"}),
)
WHOLE = (("message-id", "<1@x>"), ("date", "today"))


def judged(sender=BUYER, own=OWN, fields=(), **changes):
    usual = {"headers": Headers((*WHOLE, *fields)), "return_path": sender.email, "sender": sender}
    return guard(a_message(**(usual | changes)), own)


def evidence(verdict, rule):
    return [hit.evidence for hit in verdict.hits if hit.rule == rule]


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("From", {"sender": Address("carla@acrne.example")}),
        ("Reply-To", {"reply_to": (Address("carla@acrne.example"),)}),
        ("Return-Path", {"return_path": "carla@acrne.example"}),
        ("Sender", {"fields": (("sender", "Carla <carla@acrne.example>"),)}),
    ],
)
def test_a_look_alike_of_a_contact_is_held_with_both_domains_side_by_side(place, changes):
    verdict = judged(**changes)
    assert verdict.reason.startswith("S16")
    assert evidence(verdict, "S16") == [f"acrne.example ≠ acme.example ({place})"]
    assert not verdict.lifts


def test_a_look_alike_of_our_own_domain_is_held_wherever_it_stands():
    assert judged(Address("sales@brightvaIve.test".lower())).reason.startswith("S16")
    by_link = judged(text="Please quote 500 pcs as shown at https://portal.brightvalve-login.test/a")
    assert evidence(by_link, "S16") == ["brightvalve-login.test ≠ brightvalve.example (a link)"]


@pytest.mark.parametrize(
    "sender",
    [
        BUYER,
        Address("carla@acme.example", "Carla"),
        Address("carla@mail.acme.example", "Carla of acme.example"),
        Address("carla@gmail.com", "Carla"),
        Address("carla@gmx.com", "Carla"),
        Address("carla@kunde.example", "Carla (kunde.example)"),
        Address("carla@kunde.example", "Valve Trading Ltd"),
        Address("carla@kunde.example", "Giulia Rossi"),
        Address("carla@kunde.example", "Dr. Carla Kunde, M.Sc."),
    ],
)
def test_contacts_and_strangers_under_their_own_names_are_answered(sender):
    verdict = judged(sender)
    assert verdict.auto_reply, verdict.reason


@pytest.mark.parametrize(
    ("rule", "sender"),
    [
        ("S05", Address("x@kunde.example", "ceo@bank.example")),
        ("S05", Address("x@kunde.example", "Раураl")),
        ("S05", Address("x@kunde.example", "Micr0soft")),
        ("S05", Address("colleague@brightvalve.example", "Colleague")),
        ("S21", Address("x@kunde.example", "brightvalve.example")),
        ("S21", Address("x@kunde.example", "acme.example Purchasing")),
        ("S21", Address("x@kunde.example", "Bright Valve")),
        ("S21", Address("x@kunde.example", "BRIGHTVALVE Sales")),
        ("S21", Address("x@kunde.example", "Giulia  Ferrari")),
        ("S21", Address("brightvalve.sales@gmail.com", "Sales")),
    ],
)
def test_a_mask_is_held(rule, sender):
    verdict = judged(sender)
    assert (verdict.keep, verdict.reason[:3]) == ("held", rule)


def test_a_known_domain_as_a_name_stands_beside_the_real_one():
    shown = evidence(judged(Address("x@kunde.example", "acme.example")), "S21")[0]
    assert shown.startswith("kunde.example ≠ acme.example")


@pytest.mark.parametrize("name", ["Carla \u202eednuK", "Car\u200bla", "Pay\u00adPal", "\u2066Carla\u2069"])
def test_characters_that_hide_in_a_name_are_shown_by_their_numbers(name):
    verdict = judged(fields=(("from", f"{name} <carla@kunde.example>"),))
    assert verdict.reason.startswith("S21")
    assert "U+" in evidence(verdict, "S21")[0]


@pytest.mark.parametrize("name", ["\u202bמשה כהן\u202c", "علی\u200cرضا", "नमस्ते\u200d", "Carla 👩\u200d🔧"])
def test_characters_that_other_scripts_need_are_none_of_these(name):
    assert judged(fields=(("from", f"{name} <carla@kunde.example>"),)).auto_reply


def test_a_mailbox_at_a_free_mail_service_has_no_house_to_play():
    own = Own(addresses=frozenset({"brightvalve@gmail.com"}))
    assert judged(Address("carla@gmail.com", "Carla"), own, to=(Address("brightvalve@gmail.com"),)).auto_reply


def test_a_mailing_service_is_no_mask_where_the_house_of_the_sender_signed():
    own = Own(addresses=OWN.addresses, authserv_id="mx.brightvalve.example")
    signed = ("authentication-results", "mx.brightvalve.example; dkim=pass header.d=kunde.example")
    path = "bounce-7@mailer.example"
    assert judged(own=own, return_path="x@mailer.example").reason.startswith("S03")
    assert judged(own=own, return_path="x@mailer.example", fields=(signed,)).auto_reply
    other = ("authentication-results", "mx.brightvalve.example; dkim=pass header.d=mailer.example")
    assert judged(own=own, return_path="x@mailer.example", fields=(other,)).reason.startswith("S03")
    assert judged(own=own, return_path=path, fields=(signed,)).keep == "held"
