"""Time moves leads, each thing once, however many look at the clock."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import build
from bot.config import Settings
from bot.core.lead import Claimed, Locked, RepId
from bot.core.moves import Actor, Moved, Refused, pin, release, respond, snooze
from bot.core.rules import Rep
from bot.flows.claims import claim_lead
from bot.flows.due import Due, fire_due
from bot.flows.handover import HandedOver, hand_over
from bot.flows.moves import carry_out
from bot.store.database import open_store
from bot.store.leads import Leads
from tests.contract.handing_out import (
    EIGHT,
    EVENING,
    OFFICE,
    POLICY,
    TEAM,
    TERMS,
    events,
    lead_of,
    open_lead,
    tells,
    terms,
)

ANNA, BEN, CARL = (RepId(rep.id) for rep in TEAM)
BOSS = Actor(id=RepId("U0MONA"), manages=True)
BY_HAND = terms(assign="nobody")


def after(hours):
    return EIGHT + timedelta(hours=hours)


def tick_through(store, until, under=TERMS):
    """Look every quarter of an hour."""
    now = EIGHT
    while now <= until:
        fire_due(Leads(store), under, now)
        now += timedelta(minutes=15)


def told(store):
    return [subject.removeprefix("lead:1:") for subject, _, _ in tells(store)]


def test_a_lead_that_nobody_answers_is_reminded_lost_and_climbs(store):
    open_lead(store, 1)
    tick_through(store, after(9))
    assert told(store) == [
        f"assigned:v1:{ANNA}",
        f"nudge:{EIGHT.isoformat()}:{ANNA}",
        f"lost:v3:{ANNA}",
        f"late:1:{BEN}",
        f"escalated:2:{BEN}",
        "escalated:3:U0MONA",
    ]
    kinds = [kind for kind, _ in events(store, 1)]
    assert kinds == ["opened", "assigned", "nudged", "lost", "escalated", "escalated", "escalated"]
    assert {actor for _, actor in events(store, 1)} == {"firstreply"}
    assert lead_of(store, 1).state == "escalated"


def test_ten_who_look_at_once_do_each_thing_once(store):
    for number in (1, 2, 3):
        open_lead(store, number)
    for hours in (2, 2.5, 3, 4, 6):
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(fire_due, [Leads(store)] * 10, [TERMS] * 10, [after(hours)] * 10))
    for number in (1, 2, 3):
        kinds = [kind for kind, _ in events(store, number)]
        assert kinds == ["opened", "assigned", "nudged", "lost", "escalated", "escalated", "escalated"]
    assert len(tells(store)) == 3 * 6


def test_a_restart_forgets_nothing_and_repeats_nothing(store_url):
    store = open_store(store_url)
    open_lead(store, 1)
    fire_due(Leads(store), TERMS, after(2))
    store.close()
    store = open_store(store_url)
    for hours in (2, 2.1, 2.5, 3, 3, 4, 4):
        fire_due(Leads(store), TERMS, after(hours))
    assert [line.partition(":")[0] for line in told(store)] == [
        "assigned",
        "nudge",
        "lost",
        "late",
        "escalated",
    ]
    store.close()


def test_the_same_step_is_told_once_though_the_lead_were_set_back(store):
    """The once-guard of the outbox, should the version ever fail us."""
    open_lead(store, 1, under=BY_HAND)
    fire_due(Leads(store), BY_HAND, after(3))
    lead = lead_of(store, 1)
    back = replace(lead, escalation=0, escalate_at=after(3), version=lead.version + 1)
    Leads(store).save(back, event="set back", actor="test", now=after(3))
    fire_due(Leads(store), BY_HAND, after(3))
    assert len(told(store)) == 1


def test_who_lost_a_lead_cannot_take_it_again_for_a_while(store):
    open_lead(store, 1, under=BY_HAND)
    leads = Leads(store)
    assert isinstance(claim_lead(leads, 1, ANNA, EIGHT, BY_HAND), Claimed)
    tick_through(store, after(2.5), BY_HAND)
    assert claim_lead(leads, 1, ANNA, after(3), BY_HAND) == Locked(until=after(3.5))
    assert isinstance(claim_lead(leads, 1, BEN, after(3), BY_HAND), Claimed)
    carry_out(leads, 1, lambda lead: release(lead, Actor(id=BEN), after(3)), BEN, after(3))
    assert isinstance(claim_lead(leads, 1, ANNA, after(3.5), BY_HAND), Claimed)


def test_a_manager_may_pin_it_and_give_it_to_them_all_the_same(store):
    open_lead(store, 1, under=BY_HAND)
    leads = Leads(store)
    claim_lead(leads, 1, ANNA, EIGHT, BY_HAND)
    carry_out(leads, 1, lambda lead: pin(lead, BOSS), BOSS.id, EIGHT)
    tick_through(store, after(9), BY_HAND)
    assert lead_of(store, 1).owner == ANNA
    assert "nudge" not in "".join(told(store))


def test_a_response_ends_everything(store):
    open_lead(store, 1)
    carry_out(Leads(store), 1, lambda lead: respond(lead, ANNA, after(1), "slack"), ANNA, after(1))
    tick_through(store, after(9))
    assert [kind for kind, _ in events(store, 1)] == ["opened", "assigned", "responded"]


def test_a_person_who_acts_between_the_look_and_the_write_wins(store):
    open_lead(store, 1)
    leads = Leads(store)
    [seen] = leads.due(after(2), 10)
    carry_out(leads, 1, lambda lead: respond(lead, ANNA, after(2), "slack"), ANNA, after(2))

    class Stale(Leads):
        def due(self, now, limit):
            return [seen]

    assert fire_due(Stale(store), TERMS, after(2)) == 0
    assert [kind for kind, _ in events(store, 1)][-1] == "responded"


def test_a_snooze_ends_by_itself_and_its_owner_is_told(store):
    open_lead(store, 1)
    carry_out(Leads(store), 1, lambda lead: snooze(lead, Actor(id=ANNA), after(1), EIGHT), ANNA, EIGHT)
    assert lead_of(store, 1).state == "snoozed"
    fire_due(Leads(store), TERMS, after(1))
    assert lead_of(store, 1).state == "claimed"
    assert told(store)[-1] == f"woken:v3:{ANNA}"


def test_leads_of_the_night_are_handed_out_when_the_office_opens_the_oldest_first(store):
    for number in (1, 2, 3, 4):
        open_lead(store, number, now=EVENING + timedelta(minutes=number))
    capped = terms(*(replace(rep, cap=1) for rep in TEAM))
    due = Due(database=store, policy=POLICY, rules=lambda: capped.rules)
    morning = EIGHT + timedelta(days=1)
    assert due.hand_out(EVENING + timedelta(hours=1)) == 0
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: due.hand_out(morning), range(4))) == 3
    assert [lead_of(store, number).owner for number in (1, 2, 3, 4)] == [ANNA, BEN, CARL, None]
    lead = lead_of(store, 2)
    closed = replace(lead, closed_at=morning, closed_as="lost", version=lead.version + 1)
    Leads(store).save(closed, event="closed", actor=BEN, now=morning)
    assert due.hand_out(morning) == 1
    assert lead_of(store, 4).owner == BEN, "who has room again"


def test_who_leaves_hands_over_everything_and_the_other_is_told_once(store):
    for number in range(1, 8):
        open_lead(store, number, under=terms(TEAM[0]))
    leads = Leads(store)
    lead = lead_of(store, 7)
    closed = replace(lead, closed_at=EIGHT, closed_as="won", version=lead.version + 1)
    leads.save(closed, event="closed", actor=ANNA, now=EIGHT)
    carry_out(leads, 1, lambda lead: pin(lead, BOSS), BOSS.id, EIGHT)
    before = len(tells(store))

    assert hand_over(leads, BOSS, ANNA, BEN, TERMS, after(1)) == HandedOver(6)
    assert [lead_of(store, number).owner for number in range(1, 8)] == [BEN] * 6 + [ANNA]
    assert tells(store)[before:] == [
        (f"lead:1:handed over:{ANNA}:{after(1).isoformat()}:{BEN}", BEN, after(1))
    ]
    assert [kind for kind, actor in events(store, 2)][-1] == "handed over"
    assert events(store, 2)[-1][1] == BOSS.id
    assert (lead_of(store, 1).pinned_by, lead_of(store, 1).lease_until) == (BOSS.id, None)
    assert lead_of(store, 2).lease_until == after(3.5)
    assert hand_over(leads, BOSS, ANNA, BEN, TERMS, after(2)) == HandedOver(0)
    assert len(tells(store)) == before + 1


def test_a_handover_that_dies_before_the_taker_is_told_has_not_begun(store):
    for number in range(1, 7):
        open_lead(store, number, under=terms(TEAM[0]))
    before = tells(store)

    class Dying(Leads):
        def move_all(self, owner, move, tell, actor, now):
            def dies(count):
                raise KeyboardInterrupt

            return super().move_all(owner, move, dies, actor, now)

    with pytest.raises(KeyboardInterrupt):
        hand_over(Dying(store), BOSS, ANNA, BEN, TERMS, after(1))
    assert {lead_of(store, number).owner for number in range(1, 7)} == {ANNA}
    assert tells(store) == before
    assert hand_over(Leads(store), BOSS, ANNA, BEN, TERMS, after(1)) == HandedOver(6)
    assert len(tells(store)) == len(before) + 1


def test_two_who_hand_over_the_same_leads_at_once_share_none(store):
    for number in range(1, 9):
        open_lead(store, number, under=terms(TEAM[0]))
    before = len(tells(store))
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda to: hand_over(Leads(store), BOSS, ANNA, to, TERMS, after(1)), (BEN, CARL))
        counts = sorted(one.count for one in found)
    assert counts == [0, 8]
    assert len({lead_of(store, number).owner for number in range(1, 9)}) == 1
    assert len(tells(store)) == before + 1


def test_a_hundred_leads_are_handed_over(store):
    solo = terms(Rep(id=ANNA, name="Anna", teams=("valves",), hours=OFFICE))
    for number in range(1, 103):
        open_lead(store, number, under=solo)
    assert hand_over(Leads(store), BOSS, ANNA, BEN, TERMS, EIGHT) == HandedOver(102)


def test_only_managers_hand_over_and_not_to_the_same_person(store):
    open_lead(store, 1)
    assert hand_over(Leads(store), Actor(id=BEN), ANNA, BEN, TERMS, EIGHT) == Refused(why="managers only")
    assert hand_over(Leads(store), BOSS, ANNA, ANNA, TERMS, EIGHT) == Refused(why="same", by=ANNA)
    assert lead_of(store, 1).owner == ANNA


def test_time_looks_at_what_is_due_and_at_nothing_else(store):
    for number in (1, 2):
        open_lead(store, number, now=EIGHT + timedelta(hours=number))
    assert [lead.id for lead in Leads(store).due(after(3), 10)] == [1]
    assert [lead.id for lead in Leads(store).due(after(9), 10)] == [1, 2]
    assert [lead.id for lead in Leads(store).due(after(9), 1)] == [1]
    assert isinstance(carry_out(Leads(store), 1, lambda lead: pin(lead, BOSS), BOSS.id, EIGHT), Moved)


def test_a_run_of_the_bot_does_what_is_due(tmp_path):
    """By the settings, and by the rules that they name."""
    url = f"sqlite:///{tmp_path}/firstreply.db"
    store = open_store(url)
    open_lead(store, 1)
    store.close()
    (tmp_path / "in").mkdir()
    mailbox = {"kind": "folder", "path": tmp_path / "in", "address": "sales@brightvalve.example"}
    bot = build(
        Settings.model_validate(
            {
                "company": {"name": "Brightvalve"},
                "mailboxes": {"sales": mailbox},
                "smtp": {"kind": "folder", "path": tmp_path / "out"},
                "slack": {"mode": "off"},
                "desk": {"quiet": ""},
                "database": {"url": url},
            }
        )
    )
    bot.run_once()
    kinds = [kind for kind, _ in events(bot.database, 1)]
    bot.close()
    assert kinds == ["opened", "assigned", "nudged", "escalated"], "and the reminder comes before the loss"


def test_a_database_that_is_away_costs_a_line_and_no_tick(tmp_path, caplog):
    store = open_store(f"sqlite:///{tmp_path}/firstreply.db")
    with store.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE lead RENAME TO away")
    due = Due(database=store, policy=POLICY, rules=lambda: TERMS.rules)
    assert (due.fire(EIGHT), due.hand_out(EIGHT)) == (0, 0)
    assert [record.message for record in caplog.records] == ["what is due waits"] * 2
    store.close()
