from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.lead import (
    Allowed,
    AlreadyAllowed,
    AlreadyClaimed,
    AlreadyClosed,
    Answered,
    CannotAnswer,
    Claimed,
    NeverAllowed,
    NotHeld,
    NotYours,
    RepId,
    allow,
    answer,
    claim,
    held_evidence,
    is_firm,
)
from bot.core.moves import Actor, Refused, release
from tests.builders import ANNA, BEN, LATER, NOON, a_lead


def test_a_claimed_lead_names_its_owner_to_the_others():
    lead = a_lead(owner=ANNA, claimed_at=NOON)
    assert claim(lead, BEN, LATER) == AlreadyClaimed(by=ANNA, at=NOON)


def test_claiming_ones_own_lead_again_changes_nothing():
    lead = a_lead(owner=ANNA, claimed_at=NOON)
    assert claim(lead, ANNA, LATER) == Claimed(lead)


def test_a_closed_lead_cannot_be_claimed():
    assert claim(a_lead(closed_at=NOON), BEN, LATER) == AlreadyClosed(at=NOON)


def test_only_the_owner_gives_a_lead_back():
    lead = a_lead(owner=ANNA, claimed_at=NOON)
    back = a_lead(version=2, left_by=ANNA, left_at=LATER)
    assert release(lead, Actor(id=BEN), LATER) == Refused(why="not yours", by=ANNA, at=NOON)
    assert release(lead, Actor(id=ANNA), LATER).lead == back
    assert release(lead, Actor(id=BEN, manages=True), LATER).lead == back


HELD = a_lead(held="S04: elsewhere", reply_reason="S04: elsewhere", why=("S04: x (held)",))


def test_an_answer_lifts_the_hold_and_remembers_both():
    outcome = answer(HELD, ANNA)
    assert isinstance(outcome, Answered)
    lead = outcome.lead
    assert (lead.held, lead.reply, lead.reply_reason, lead.responded_at) == ("", "pending", "", None)
    assert lead.why == (*HELD.why, f"answered now: {ANNA} says it is a real lead, though S04: elsewhere")
    assert (lead.owner, lead.version) == (None, 2)


def test_only_held_mail_that_no_other_has_or_has_answered_is_answered():
    assert answer(a_lead(), ANNA) == NotHeld()
    assert answer(replace(HELD, closed_at=NOON), ANNA) == AlreadyClosed(at=NOON)
    assert answer(replace(HELD, owner=BEN), ANNA) == NotYours(owner=BEN)
    assert isinstance(answer(replace(HELD, owner=ANNA), ANNA), Answered)
    assert isinstance(answer(replace(HELD, responded_at=NOON), ANNA), CannotAnswer)


def test_a_sender_is_allowed_by_name_and_day_and_the_lead_stays_held():
    outcome = allow(HELD, ANNA, NOON)
    assert outcome == Allowed(replace(HELD, allowed=f"{ANNA} 2026-03-02", version=2))


def test_trust_is_asked_once_and_of_held_mail_that_shows_no_fraud():
    assert allow(a_lead(), ANNA, NOON) == NotHeld()
    assert allow(replace(HELD, closed_at=NOON), ANNA, NOON) == AlreadyClosed(at=NOON)
    assert allow(replace(HELD, allowed="U1 2026-01-01"), ANNA, NOON) == AlreadyAllowed("U1 2026-01-01")
    for held in ("H17: forged", "F06: a form that nobody vouches for"):
        assert allow(replace(HELD, held=held), ANNA, NOON) == NeverAllowed(held=held)


def test_a_look_alike_is_firm_whatever_rule_holds_it():
    assert is_firm(replace(HELD, alike="acrne.example ≠ acme.example"))
    assert not is_firm(HELD)
    assert not is_firm(a_lead(alike="acrne.example ≠ acme.example")), "not held"


def test_the_evidence_is_that_of_the_rule_that_holds():
    why = (
        "S04: noted (noted)",
        "H14: To: x (no auto-reply)",
        "S04: From: a (b) (held)",
        "S04: second (held)",
    )
    assert held_evidence(replace(HELD, why=why)) == "From: a (b)"
    assert held_evidence(replace(HELD, why=())) == ""


@given(st.lists(st.sampled_from(["U1", "U2", "U3"]), min_size=1))
def test_whatever_the_order_the_first_claim_wins(clicks):
    lead = a_lead()
    for rep in clicks:
        outcome = claim(lead, RepId(rep), NOON)
        lead = outcome.lead if isinstance(outcome, Claimed) else lead
    assert replace(lead, version=0) == a_lead(owner=RepId(clicks[0]), claimed_at=NOON, version=0)
