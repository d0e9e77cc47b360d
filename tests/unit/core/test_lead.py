from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.lead import (
    AlreadyClaimed,
    AlreadyClosed,
    Claimed,
    NotYours,
    Released,
    RepId,
    claim,
    release,
)
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
    assert release(lead, BEN) == NotYours(owner=ANNA)
    assert release(lead, ANNA) == Released(a_lead(version=2))


@given(st.lists(st.sampled_from(["U1", "U2", "U3"]), min_size=1))
def test_whatever_the_order_the_first_claim_wins(clicks):
    lead = a_lead()
    for rep in clicks:
        outcome = claim(lead, RepId(rep), NOON)
        lead = outcome.lead if isinstance(outcome, Claimed) else lead
    assert replace(lead, version=0) == a_lead(owner=RepId(clicks[0]), claimed_at=NOON, version=0)
