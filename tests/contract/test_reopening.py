"""A lead that is opened again has clocks of its own, and the numbers go by those of the first time."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.core.lead import Claimed, LeadId, RepId
from bot.core.message import Message, MessageKey
from bot.core.moves import Actor, close, release, respond
from bot.core.plan import Plan
from bot.core.reopening import reopen
from bot.core.stats import Asked, Period
from bot.flows.claims import claim_lead
from bot.flows.due import fire_due
from bot.flows.moves import carry_out
from bot.store.leads import Leads
from bot.store.record import _follow
from bot.store.report_tables import FactRow
from bot.store.reports import Reports
from tests.contract.handing_out import EIGHT, TEAM, TERMS, events, lead_of, open_lead, tells, terms

ANNA = RepId(TEAM[0].id)
ME = Actor(id=ANNA)
BY_HAND = terms(assign="nobody")
NEXT_WEEK = EIGHT + timedelta(days=7)
HOUR = timedelta(hours=1)


@pytest.fixture
def closed(store):
    """One that Anna had, that nobody answered, and whose deadline is long past."""
    open_lead(store, 1)
    carry_out(Leads(store), 1, lambda lead: close(lead, ME, "other", EIGHT + HOUR), ANNA, EIGHT + HOUR)
    return store


def by_buyer(store, lead=1):
    message = Message(key=MessageKey("<9@one1.example>"), received_at=NEXT_WEEK)
    plan = Plan(outcome="followup", follows=LeadId(lead), reopens=True)
    with store.write() as session:
        _follow(session, LeadId(lead), message, plan, TERMS, NEXT_WEEK)


def by_person(store):
    carry_out(Leads(store), 1, lambda lead: reopen(lead, TERMS, NEXT_WEEK), ANNA, NEXT_WEEK)


@pytest.mark.parametrize("opens", [by_buyer, by_person])
def test_whoever_opens_it_again_nothing_fires_at_once(closed, opens):
    opens(closed)
    before = len(tells(closed))
    assert fire_due(Leads(closed), TERMS, NEXT_WEEK + timedelta(minutes=1)) == 0
    lead = lead_of(closed, 1)
    assert (lead.owner, lead.due_at, lead.lease_until) == (
        ANNA, NEXT_WEEK + 4 * HOUR, NEXT_WEEK + 2.5 * HOUR,
    )  # fmt: skip
    assert Leads(closed).listing(overdue_at=NEXT_WEEK + HOUR) == []
    for hours in (2, 2.5, 3, 4, 6):
        fire_due(Leads(closed), TERMS, NEXT_WEEK + hours * HOUR)
    told = [subject.split(":")[2] for subject, _, _ in tells(closed)[before:]]
    assert told == ["nudge", "lost", "late", "escalated", "escalated"]
    assert [kind for kind, _ in events(closed, 1)].count("reopened") == 1


def test_the_numbers_go_by_the_first_promise(closed):
    by_person(closed)
    at = NEXT_WEEK + HOUR
    carry_out(Leads(closed), 1, lambda lead: respond(lead, ANNA, at, "slack"), ANNA, at)
    reports = Reports(database=closed, terms=TERMS, zone="UTC")
    now = reports.report(Asked(period=Period(first=EIGHT.date(), last=EIGHT.date())), at).total.now
    assert (now.sla.hits, now.sla.n, now.reopened) == (0, 1, 1), "it was promised for the week before"
    with closed.read() as session:
        [fact] = session.exec(select(FactRow)).all()
    assert fact.response == 7 * 86_400 + 3600
    assert (fact.due, fact.kept) == (int((EIGHT + 4 * HOUR).timestamp()), 0)


def test_a_rep_who_gives_it_back_and_takes_it_again_loses_it_all_the_same(store):
    open_lead(store, 1, under=BY_HAND)
    leads, now = Leads(store), EIGHT
    assert isinstance(claim_lead(leads, 1, ANNA, now, BY_HAND), Claimed)
    while now < EIGHT + 3 * HOUR:
        now += timedelta(minutes=15)
        fire_due(leads, BY_HAND, now)
        carry_out(leads, 1, lambda lead, at=now: release(lead, ME, at), ANNA, now)
        claim_lead(leads, 1, ANNA, now, BY_HAND)
    kinds = [kind for kind, _ in events(store, 1)]
    assert kinds.count("lost") == kinds.count("nudged") == 1
    assert lead_of(store, 1).owner is None, "it is others' turn"
