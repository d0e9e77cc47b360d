"""Whom managers block and allow: stronger than doubts, weaker than signs of fraud."""

import pytest

from bot.core.guard_lists import by_lists, is_listed
from bot.core.message import Address
from bot.core.rules import GuardLists, Listed
from bot.core.triage import Hit
from tests.builders import BUYER, a_message, a_verdict

NUISANCE = GuardLists(block=(Listed(sender="*@kunde.example", note="every week"),))
SILENT = GuardLists(block=(Listed(sender="*@kunde.example", silently=True),))
TRUSTED = GuardLists(allow=(Listed(sender="carla@kunde.example"),))
DOUBT = a_verdict(
    keep="held", auto_reply=False, reopen=False, reason="S04: x", lifts=True, hits=(Hit("S04", "held", "x"),)
)


@pytest.mark.parametrize(
    ("sender", "email", "listed"),
    [
        ("a@x.example", "A@x.example", True),
        ("A@X.example", "a@x.example", True),
        ("a@x.example", "b@x.example", False),
        ("*@x.example", "b@x.example", True),
        ("*@x.example", "b@mail.x.example", False),
        ("*@x.example", "b@notx.example", False),
        ("*@*.x.example", "b@mail.x.example", True),
        ("*@*.x.example", "b@x.example", False),
        ("*@*.x.example", "b@mailx.example", False),
    ],
)
def test_an_entry_names_an_address_a_domain_or_all_below_it(sender: str, email: str, listed: bool):
    assert is_listed(sender, email) is listed


def test_a_blocked_sender_is_held_with_the_note():
    verdict = by_lists(a_verdict(), a_message(), BUYER, NUISANCE)
    assert (verdict.keep, verdict.card, verdict.auto_reply, verdict.reopen) == ("held", True, False, False)
    assert verdict.reason == "G01: on the block list (every week)"
    assert not verdict.lifts, "a person who once allowed the sender does not undo the list"


def test_a_sender_who_is_blocked_silently_shows_no_card():
    verdict = by_lists(a_verdict(), a_message(), BUYER, SILENT)
    assert (verdict.keep, verdict.card, verdict.auto_reply) == ("machine", False, False)
    assert verdict.reason == "G01: on the block list"


def test_the_robot_of_a_form_and_the_buyer_behind_it_can_both_be_blocked():
    robot = a_message(sender=Address("form@portal.example"))
    assert by_lists(a_verdict(), robot, BUYER, NUISANCE).keep == "held"
    assert by_lists(a_verdict(), a_message(), Address("other@x.example"), NUISANCE).keep == "held"


def test_a_machine_stays_a_machine():
    machine = a_verdict(keep="machine", auto_reply=False, reason="H03: x")
    assert by_lists(machine, a_message(), BUYER, NUISANCE) == machine
    assert by_lists(machine, a_message(), BUYER, TRUSTED) == machine


def test_an_allowed_sender_passes_what_is_held_for_doubts():
    verdict = by_lists(DOUBT, a_message(), BUYER, TRUSTED)
    assert (verdict.keep, verdict.auto_reply, verdict.reason) == ("lead", True, "")
    assert verdict.hits[-1].rule == "G02"


def test_an_allowed_sender_does_not_pass_signs_of_fraud():
    fraud = a_verdict(keep="held", auto_reply=False, reason="S22: x", lifts=False)
    assert by_lists(fraud, a_message(), BUYER, TRUSTED) == fraud


def test_a_robot_is_not_trusted_in_the_name_of_its_form():
    robot = a_message(sender=Address("carla@kunde.example"))
    assert by_lists(DOUBT, robot, Address("stranger@x.example"), TRUSTED) == DOUBT


def test_who_is_blocked_and_allowed_is_blocked():
    both = GuardLists(block=(Listed(sender="*@kunde.example"),), allow=TRUSTED.allow)
    assert by_lists(DOUBT, a_message(), BUYER, both).reason == "G01: on the block list"
