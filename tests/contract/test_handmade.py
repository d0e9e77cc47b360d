"""A lead that a person opens has what one from a mail has: a market, a deadline, a ladder, a rep."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.rules import Market, Rep, Route
from bot.core.stats import Asked, Period
from bot.flows.due import fire_due
from bot.flows.handmade import open_by_hand
from bot.store.handmade import Handmade
from bot.store.leads import Leads
from bot.store.reports import Reports
from tests.builders import ANNA, BEN
from tests.contract.handing_out import EIGHT, EVENING, OFFICE, POLICY, events, lead_of, tells
from tests.contract.holding_house import a_desk

HOUR = timedelta(hours=1)
MADE = Handmade(
    mailbox="sales",
    email="karl@kunde.example",
    name="Karl",
    subject="Kugelhähne",
    text="Bitte senden Sie uns ein Angebot über 500 Stück Kugelhähne DN50.\n"
    "Kunde GmbH, Hafenstr. 1, 20457 Hamburg, Deutschland, Tel. +49 40 123456",
    link="https://slack.example/p1",
)
ROUTES = (
    Route(name="german", markets=("dach",), channel="germany", team="valves", sla=2 * HOUR),
    Route(name="rest"),
)


@pytest.fixture
def desk():
    dach = Market(id="dach", countries=("DE",), hours=OFFICE)
    team = tuple(Rep(id=rep, name=rep, teams=("valves",), hours=OFFICE) for rep in (ANNA, BEN))
    rules = replace(a_desk().rules, markets=(dach,), team=team, routes=ROUTES)
    return replace(a_desk(), rules=rules, policy=replace(POLICY, assign="nobody"))


def test_the_rules_read_it_as_a_mail(store, desk):
    lead = lead_of(store, open_by_hand(store, desk, MADE, BEN, EIGHT))
    assert (lead.country, lead.language, lead.market, lead.team) == ("DE", "de", "dach", "valves")
    assert (lead.channel, lead.source, lead.reply, lead.held) == ("germany", "slack", "none", "")
    assert (lead.quantity, lead.link, lead.owner) == ("500 Stück", MADE.link, None)
    assert any(why.startswith("route:german: ") for why in lead.why)


def test_its_deadline_runs_from_that_moment_in_the_hours_of_its_market(store, desk):
    lead = lead_of(store, open_by_hand(store, desk, MADE, BEN, EIGHT))
    assert (lead.due_at, lead.escalate_at) == (EIGHT + 2 * HOUR, EIGHT + 1.5 * HOUR)
    late = lead_of(store, open_by_hand(store, desk, MADE, BEN, EVENING))
    assert late.due_at == EIGHT + timedelta(days=1) + 2 * HOUR


def test_its_ladder_climbs(store, desk):
    open_by_hand(store, desk, MADE, BEN, EIGHT)
    for hours in (1.5, 2, 3):
        fire_due(Leads(store), desk.terms, EIGHT + hours * HOUR)
    assert [subject.split(":")[2] for subject, _, _ in tells(store)] == ["late", "escalated", "escalated"]
    assert [actor for kind, actor in events(store, 1) if kind == "opened"] == [BEN]


def test_it_is_handed_out_as_any_other_and_not_to_whoever_opened_it(store, desk):
    desk = replace(desk, policy=POLICY)
    lead = lead_of(store, open_by_hand(store, desk, MADE, BEN, EIGHT))
    assert (lead.owner, lead.assigned_by, lead.nudge_at) == (ANNA, "turn", EIGHT + 2 * HOUR)
    assert [(kind, actor) for kind, actor in events(store, 1)] == [
        ("opened", BEN),
        ("assigned", "firstreply"),
    ]
    colleague = replace(MADE, email="ina@kunde.example")
    again = lead_of(store, open_by_hand(store, desk, colleague, BEN, EIGHT))
    assert (again.owner, again.assigned_by) == (ANNA, "same company")


def test_where_no_rule_knows_it_a_working_day_is_promised(store, desk):
    made = replace(MADE, email="x@y.example", text="hello", subject="hi")
    free = replace(desk, policy=replace(POLICY, assign="nobody", sla=None))
    lead = lead_of(store, open_by_hand(store, free, made, BEN, EIGHT))
    assert (lead.market, lead.due_at) == ("", EIGHT + timedelta(days=1))


def test_its_promise_counts(store, desk):
    open_by_hand(store, desk, MADE, BEN, EIGHT)
    reports = Reports(database=store, terms=desk.terms, zone="UTC")
    asked = Asked(period=Period(first=EIGHT.date(), last=EIGHT.date()))
    at_two, late = EIGHT + 2 * HOUR, EIGHT + 3 * HOUR
    assert [reports.report(asked, now).total.now.sla.n for now in (at_two, late)] == [0, 1]
