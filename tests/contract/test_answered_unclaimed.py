"""Who answers a lead that nobody has takes it by that, and the audit trail says so."""

from datetime import timedelta

import pytest

from bot.core.lead import RepId
from bot.core.moves import Actor, release
from bot.core.responses import Answers
from bot.core.stats import Asked, Period
from bot.flows.moves import carry_out
from bot.store.leads import Leads
from bot.store.reports import Reports
from bot.store.responses import Responses
from bot.store.tables import EventRow
from tests.contract.handing_out import EIGHT, TEAM, TERMS, events, lead_of, open_lead, terms

ANNA, BEN = (RepId(rep.id) for rep in TEAM[:2])
BY_HAND = terms(assign="nobody")
NINE = EIGHT + timedelta(hours=1)
SEEN = NINE + timedelta(minutes=20)


def answered(store, rep, number=1, key="a@brightvalve.example"):
    found = Answers(
        key=key, lead=number, how="sent", rep=rep, address="", subject="Re: valves", words="Hello.", at=NINE
    )
    assert Responses(store).record(found, SEEN)


def test_the_trail_says_who_took_it_by_answering_and_since_when(store):
    open_lead(store, 1, under=BY_HAND)
    answered(store, ANNA)
    assert events(store, 1) == [("opened", "firstreply"), ("claimed", ANNA), ("responded", ANNA)]
    with store.read() as session:
        taken = session.get_one(EventRow, 2)
        assert (taken.at, taken.data) == (lead_of(store, 1).claimed_at, '{"by": "answering"}')
    assert lead_of(store, 1).claimed_at == NINE


@pytest.mark.parametrize(("has", "answers"), [("turn", ANNA), ("turn", BEN), ("nobody", None)])
def test_where_nobody_takes_it_by_that_there_is_no_such_line(store, has, answers):
    open_lead(store, 1, under=terms(assign=has))
    answered(store, answers)
    assert "claimed" not in [kind for kind, _ in events(store, 1)]


def test_only_the_first_answer_takes_it(store):
    open_lead(store, 1, under=BY_HAND)
    answered(store, ANNA)
    answered(store, BEN, key="b@brightvalve.example")
    assert [actor for kind, actor in events(store, 1) if kind == "claimed"] == [ANNA]


def test_a_release_takes_the_time_to_claim_back_no_more_than_that_of_a_claim(store):
    open_lead(store, 1, under=BY_HAND)
    answered(store, ANNA)
    reports = Reports(database=store, terms=TERMS, zone="UTC")
    asked = Asked(period=Period(first=EIGHT.date(), last=EIGHT.date()))
    first = reports.report(asked, SEEN).total.now
    assert (first.claim.n, first.claim.median, first.released, first.reassigned) == (1, 3600, 0, 0)
    carry_out(Leads(store), 1, lambda lead: release(lead, Actor(id=ANNA), SEEN), ANNA, SEEN)
    again = reports.report(asked, SEEN).total.now
    assert (again.claim, again.released, again.reassigned) == (first.claim, 1, 0)
