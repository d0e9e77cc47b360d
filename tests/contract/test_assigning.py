"""New leads find their rep in the transaction that opens them, on both databases."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, Table, create_engine
from sqlmodel import select

from bot.core.message import Headers
from bot.core.rules import Route
from bot.core.triage import CountryGuess, Guess, Hit
from bot.flows.claims import claim_lead
from bot.store import migrate
from bot.store.assigning import Assigning
from bot.store.database import open_store
from bot.store.leads import Leads
from bot.store.tables import EventRow
from bot.store.turn_table import HouseRow
from tests.builders import LATER
from tests.contract.handing_out import (
    EIGHT,
    EVENING,
    POLICY,
    TEAM,
    TERMS,
    events,
    lead_of,
    open_lead,
    tells,
    terms,
)
from tests.contract.holding_house import answer

ANNA, BEN, CARL = (rep.id for rep in TEAM)


def test_leads_go_round_in_the_order_of_the_team_and_each_rep_is_told(store):
    owners = [open_lead(store, number).owner for number in (1, 2, 3, 4)]
    assert owners == [ANNA, BEN, CARL, ANNA]
    assert [(subject, person) for subject, person, _ in tells(store)] == [
        (f"lead:{number}:assigned:v1:{owner}", owner) for number, owner in enumerate(owners, start=1)
    ]
    assert events(store, 1) == [("opened", "firstreply"), ("assigned", "firstreply")]
    with store.read() as session:
        data = session.exec(select(EventRow.data).where(EventRow.kind == "assigned")).first()
    assert json.loads(data) == {"to": ANNA, "because": "turn"}


def test_a_new_lead_knows_its_terms(store):
    lead = open_lead(
        store,
        1,
        headers=Headers((("date", "Tue, 03 Mar 2026 02:00:00 -0600"),)),
        triage={
            "country": CountryGuess(country="MX", destination="BR"),
            "language": Guess("de", 0.9),
            "grade": "A",
            "risk_level": "some",
            "priority": "high",
        },
    )
    assert (lead.zone, lead.destination, lead.market, lead.team) == (
        "America/Mexico_City",
        "BR",
        "dach",
        "valves",
    )
    assert (lead.grade, lead.risk, lead.priority) == ("A", "some", "high")
    assert (lead.owner, lead.assigned_by, lead.claimed_at) == (ANNA, "turn", EIGHT)
    assert lead.due_at == EIGHT + timedelta(hours=4)
    assert (lead.nudge_at, lead.lease_until) == (EIGHT + timedelta(hours=2), EIGHT + timedelta(hours=2.5))
    assert (lead.escalation, lead.escalate_at) == (0, EIGHT + timedelta(hours=3))
    assert lead.next_at == lead.nudge_at


def test_the_sla_of_the_route_goes_before_that_of_the_settings(store):
    lead = open_lead(store, 1, triage={"sla": timedelta(hours=1)})
    assert lead.due_at == EIGHT + timedelta(hours=1)


def test_a_buyer_and_a_company_come_back_to_who_knows_them(store):
    for number in (1, 2):
        open_lead(store, number)
    open_lead(store, 3, "karl@kunde.example")
    assert lead_of(store, 3).owner == CARL
    again = open_lead(store, 4, "karl@kunde.example")
    colleague = open_lead(store, 5, "ina@mail.kunde.example")
    assert [(one.owner, one.assigned_by) for one in (again, colleague)] == [
        (CARL, "same buyer"),
        (CARL, "same company"),
    ]
    assert open_lead(store, 6).owner == ANNA, "that cost nobody a turn"


def test_who_has_the_buyer_goes_before_who_had_it(store):
    open_lead(store, 1, "karl@kunde.example")
    leads = Leads(store)
    lead = lead_of(store, 1)
    closed = replace(lead, closed_at=LATER, closed_as="won", version=lead.version + 1)
    leads.save(closed, event="closed", actor=ANNA, now=LATER)
    assert open_lead(store, 2, "karl@kunde.example").owner == ANNA, "who had it last"
    lead = lead_of(store, 2)
    leads.save(replace(lead, owner=BEN, version=lead.version + 1), event="assigned", actor=ANNA, now=LATER)
    assert open_lead(store, 3, "karl@kunde.example").owner == BEN


def test_a_mail_provider_and_our_own_domain_are_no_company(store):
    for number, email in enumerate(("karl@gmail.com", "ina@gmail.com", "x@brightvalve.example"), start=1):
        open_lead(store, number, email)
    open_lead(store, 4, "y@brightvalve.example")
    assert [lead_of(store, number).assigned_by for number in (1, 2, 3, 4)] == ["turn"] * 4


def test_the_one_address_of_a_platform_is_no_buyer_and_its_domain_no_company(store):
    relay, portal = "relay@portal.example", {"source": "portal"}
    open_lead(store, 1, relay, triage=portal, person="portal:ada")
    open_lead(store, 2, relay, triage=portal, person="portal:ben")
    open_lead(store, 3, "x7@portal.example", triage=portal)
    assert [lead_of(store, number).assigned_by for number in (1, 2, 3)] == ["turn"] * 3
    form = {"source": "form", "hides_subject": True}
    open_lead(store, 4, "karl@kunde.example", triage=form)
    assert open_lead(store, 5, "ina@kunde.example", triage=form).assigned_by == "same company"


def test_held_mail_is_given_to_nobody_and_has_no_clock(store):
    lead = open_lead(store, 1, plan={"outcome": "held", "held": "S04: Reply-To is elsewhere"})
    assert (lead.owner, lead.due_at, lead.next_at) == (None, None, None)
    assert tells(store) == []


def test_where_nobody_is_assigned_the_lead_waits_in_its_channel_with_its_clock_running(store):
    lead = open_lead(store, 1, under=terms(assign="nobody"))
    assert (lead.owner, lead.due_at) == (None, EIGHT + timedelta(hours=4))
    assert tells(store) == []


def test_a_dm_about_a_lead_of_the_night_waits_for_the_morning(store):
    quiet = terms(quiet=(1260, 420))
    open_lead(store, 1, "karl@kunde.example", under=quiet)
    night = EIGHT.replace(hour=23)
    assert open_lead(store, 2, "karl@kunde.example", under=quiet, now=night).owner == ANNA
    assert tells(store)[-1][2] == (night + timedelta(hours=8))


def test_caps_and_turns_hold_while_two_mailboxes_record_at_once(store):
    capped = terms(*(replace(rep, cap=cap) for rep, cap in zip(TEAM, (3, 5, 4), strict=True)))

    def record(mailbox):
        numbers = range(1, 11) if mailbox == "sales" else range(11, 21)
        for number in numbers:
            open_lead(store, number, under=capped, mailbox=mailbox, key=f"k{number}", digest=f"d{number}")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(record, ("sales", "export")))
    owners = Counter(lead.owner for lead in Leads(store).listing(limit=99))
    assert owners == {ANNA: 3, BEN: 5, CARL: 4, None: 8}


def test_turns_are_fair_while_two_mailboxes_record_at_once(store):
    def record(mailbox):
        for number in range(1, 10) if mailbox == "sales" else range(11, 20):
            open_lead(store, number, mailbox=mailbox)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(record, ("sales", "export")))
    owners = Counter(lead.owner for lead in Leads(store).listing(limit=99))
    assert owners == {ANNA: 6, BEN: 6, CARL: 6}


def test_leads_of_the_night_wait_oldest_first_and_are_handed_out_once(store):
    for number in (1, 2, 3):
        open_lead(store, number, now=EVENING + timedelta(minutes=number))
    assigning, morning = Assigning(store), EIGHT + timedelta(days=1)
    waiting = assigning.waiting([("valves", "dach")], 10)
    assert waiting == [1, 2, 3]
    assert assigning.hand_out(waiting[0], TERMS, EVENING) is None
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: assigning.hand_out(number, TERMS, morning), waiting * 4))
    assert sorted(one.rep for one in found if one) == [ANNA, BEN, CARL]
    assert assigning.waiting([("valves", "dach")], 10) == []


@pytest.mark.parametrize("event", ["claimed", "assigned", "handed over"])
def test_what_came_back_to_the_channel_is_for_whoever_comes_first(store, event):
    open_lead(store, 1, now=EVENING)
    lead = lead_of(store, 1)
    leads = Leads(store)
    leads.save(replace(lead, owner=BEN, version=2), event=event, actor=BEN, now=EVENING)
    leads.save(replace(lead, owner=None, version=3), event="released", actor=BEN, now=EVENING)
    assert Assigning(store).waiting([("valves", "dach")], 10) == []


def test_a_lead_that_waited_still_knows_its_route_and_its_buyer(store):
    route = replace(TERMS.rules, routes=(Route(name="german", rep=BEN),))
    under = replace(TERMS, rules=route)
    hit = Hit("route:german", "channel=leads", "language is de")
    open_lead(store, 1, plan={"hits": (hit,), "outcome": "held", "held": "S04: x"}, under=under)
    held = lead_of(store, 1)
    Leads(store).save(replace(held, held="", version=2), event="answered now", actor=ANNA, now=EIGHT)
    found = Assigning(store).hand_out(held.id, under, EIGHT)
    assert (found.rep, found.because) == (BEN, "route")


def test_a_claim_that_a_rep_made_tells_who_knows_the_buyer(store):
    claimed = open_lead(store, 1, "karl@kunde.example", under=terms(assign="nobody"))
    claim_lead(Leads(store), claimed.id, CARL, EIGHT)
    assert open_lead(store, 2, "ina@kunde.example").owner == CARL


def test_held_mail_that_a_person_has_answered_is_promised_from_then_on(held):
    held.desk = replace(held.desk, policy=POLICY)
    assert (held.lead().due_at, held.lead().escalate_at) == (None, None)
    answer(held)
    lead = held.lead()
    calendar = held.desk.terms.calendar(lead.market)
    assert calendar is not None
    assert lead.due_at == calendar.add_working_time(LATER, timedelta(hours=4))
    assert lead.escalate_at == calendar.add_working_time(LATER, timedelta(hours=3))


def test_buyers_of_an_older_database_are_known_by_their_company(store_url):
    """The migration looks through what is there."""
    engine = at_revision(store_url, "0006")
    buyers = (("karl@kunde.example", "direct"), ("ina@gmail.com", "direct"), ("x@portal.example", "portal"))
    lead = Table("lead", MetaData(), autoload_with=engine)
    with engine.begin() as connection:
        for email, source in buyers:
            needed = (column for column in lead.columns if not column.nullable and not column.primary_key)
            values = {column.name: empty(column) for column in needed}
            values |= {"email": email, "source": source, "owner": CARL, "why": "[]", "attachments": "[]"}
            connection.execute(lead.insert().values(values))
    engine.dispose()
    store = open_store(store_url)
    with store.read() as session:
        assert [(row.lead_id, row.house) for row in session.exec(select(HouseRow))] == [(1, "kunde.example")]
    again = open_lead(store, 3, "eva@einkauf.kunde.example")
    assert (again.owner, again.assigned_by) == (CARL, "same company")
    store.close()


def at_revision(url, revision):
    """An empty database as an older version of the program left it."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return engine


def empty(column):
    kind = column.type.python_type
    return EIGHT if kind is datetime else kind()
