"""Until when a lead must be answered, how long a claim lasts, and whom night protects."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.hours import Hours
from bot.core.lead import NO_LEASE, Lease
from bot.core.rules import Market, Rep, Rules
from bot.core.terms import Policy, Terms
from tests.builders import a_lead

ASIA = Market(id="asia", hours=Hours(zone="Asia/Shanghai", spans=((540, 720), (780, 1080))), holidays="CN")
DACH = Market(id="dach", hours=Hours(zone="Europe/Berlin", spans=((480, 1020),)), holidays="DE")
ANYTIME = Market(id="anytime")
LI = Rep(id="U0LI", name="Li", hours=Hours(zone="Asia/Shanghai", spans=((540, 720), (780, 1080))))
NIGHTS = Rep(id="U0NIGHT", name="Nora", hours=Hours(zone="Europe/Berlin", spans=((1320, 360),)))
KIM = Rep(id="U0KIM", name="Kim")  # said nothing of hours
RULES = Rules(markets=(ASIA, DACH, ANYTIME), team=(LI, NIGHTS, KIM))
POLICY = Policy(
    claim=timedelta(hours=4), nudge=timedelta(minutes=30), steps=(75, 100, 150), quiet=(1260, 420)
)
TERMS = Terms(policy=POLICY, rules=RULES)


def china(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("received", "hours", "due"),
    [
        ("2026-11-24T10:00", 2, "2026-11-24T12:00"),
        ("2026-11-24T23:59", 2, "2026-11-25T11:00"),  # about midnight
        ("2026-11-25T00:00", 2, "2026-11-25T11:00"),
        ("2026-11-27T17:00", 2, "2026-11-30T10:00"),  # a weekend
        ("2026-09-30T17:00", 2, "2026-10-08T10:00"),  # National Day
        ("2026-11-24T10:00", None, "2026-11-25T10:00"),  # one working day
    ],
)
def test_a_lead_is_due_after_its_sla_of_working_time(received, hours, due):
    sla = timedelta(hours=hours) if hours else None
    assert TERMS.due_at(china(received), sla, "asia") == china(due)


def test_what_the_route_says_goes_before_what_the_settings_say():
    terms = Terms(policy=Policy(sla=timedelta(hours=1)), rules=RULES)
    assert terms.due_at(china("2026-11-24T10:00"), None, "asia") == china("2026-11-24T11:00")
    assert terms.due_at(china("2026-11-24T10:00"), timedelta(hours=2), "asia") == china("2026-11-24T12:00")


@pytest.mark.parametrize("market", ["anytime", "unheard", ""])
def test_without_a_calendar_a_lead_is_due_by_the_clock(market):
    received = china("2026-11-27T17:00")
    assert TERMS.due_at(received, timedelta(hours=2), market) == received + timedelta(hours=2)
    assert TERMS.due_at(received, None, market) == received + timedelta(days=1)


def test_a_due_time_over_the_change_of_the_clocks_is_by_the_clock_on_the_wall():
    assert TERMS.due_at(berlin("2026-03-27T16:00"), timedelta(hours=2), "dach") == berlin("2026-03-30T09:00")
    assert TERMS.due_at(berlin("2026-10-23T16:00"), timedelta(hours=2), "dach") == berlin("2026-10-26T09:00")


def test_a_claim_lasts_so_much_of_the_reps_own_time():
    lease = TERMS.lease(LI.id, "dach", china("2026-11-24T17:00"))
    assert lease == Lease(nudge_at=china("2026-11-25T12:00"), until=china("2026-11-25T13:30"))


@pytest.mark.parametrize("rep", [KIM.id, "U0STRANGER"])
def test_who_named_no_hours_has_those_of_the_market(rep):
    lease = TERMS.lease(rep, "dach", berlin("2026-11-24T15:00"))
    assert lease == Lease(nudge_at=berlin("2026-11-25T10:00"), until=berlin("2026-11-25T10:30"))


def test_without_any_hours_a_claim_lasts_by_the_clock_but_ends_at_no_night():
    day = datetime(2026, 11, 24, 10, tzinfo=UTC)
    lease = TERMS.lease(KIM.id, "", day)
    assert lease == Lease(nudge_at=day + timedelta(hours=4), until=day + timedelta(hours=4.5))
    evening = TERMS.lease(KIM.id, "", datetime(2026, 11, 24, 18, tzinfo=UTC))
    morning = datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert evening == Lease(nudge_at=morning, until=morning + timedelta(minutes=30))


def test_a_claim_that_nothing_ends_has_no_lease():
    assert Terms(rules=RULES).lease(LI.id, "asia", china("2026-11-24T10:00")) == NO_LEASE


def test_night_protects_who_sleeps_and_not_who_works():
    night = berlin("2026-11-24T23:00")
    assert TERMS.awake(KIM.id, "dach", night) == berlin("2026-11-25T07:00")
    assert TERMS.awake(NIGHTS.id, "dach", night) == night
    assert TERMS.awake(LI.id, "dach", night) == berlin("2026-11-25T00:00"), "seven in Shanghai"
    assert TERMS.awake("", "dach", night) == berlin("2026-11-25T07:00"), "of a channel, as of its market"
    assert Terms(rules=RULES).awake(KIM.id, "dach", night) == night


def test_the_steps_of_the_ladder_are_parts_of_the_promised_time():
    lead = a_lead(market="asia", received_at=china("2026-11-24T17:00"), due_at=china("2026-11-25T12:00"))
    assert [TERMS.step_at(lead, step) for step in (1, 2, 3)] == [
        china("2026-11-25T11:00"),
        china("2026-11-25T12:00"),
        china("2026-11-25T15:00"),
    ]
    assert TERMS.step_at(lead, 4) is None
    assert TERMS.step_at(a_lead(market="asia"), 1) is None
    assert Terms(rules=RULES).step_at(lead, 1) is None


def test_a_promise_that_was_given_late_is_counted_from_when_it_was_given():
    """Held mail that a person looked at days later."""
    lead = a_lead(
        market="asia",
        received_at=china("2026-11-20T10:00"),
        replied_at=china("2026-11-24T17:00"),
        due_at=china("2026-11-25T12:00"),
    )
    assert TERMS.step_at(lead, 1) == china("2026-11-25T11:00")
