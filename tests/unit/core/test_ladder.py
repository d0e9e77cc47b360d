"""What time does with a lead."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours import Hours
from bot.core.ladder import promised, tick
from bot.core.lead import Claimed, Locked, claim
from bot.core.moves import Actor, Moved, Tell, pin, respond, snooze, wait
from bot.core.rules import Market, Rep, Rules
from bot.core.terms import Policy, Terms
from tests.builders import ANNA, BEN, GIULIA, a_lead

OFFICE = Hours(zone="UTC", spans=((480, 1020),))  # 08:00-17:00
MARKET = Market(id="dach", hours=OFFICE)
POLICY = Policy(
    assign="turn",
    claim=timedelta(hours=2),
    nudge=timedelta(minutes=30),
    lock=timedelta(hours=1),
    sla=timedelta(hours=4),
    steps=(75, 100, 150),
    quiet=(1260, 420),
    managers=("U0MONA", "U0MARK"),
)
TEAM = (
    Rep(id=ANNA, name="Anna", teams=("valves",), hours=OFFICE),
    Rep(id=BEN, name="Ben", teams=("valves",), hours=OFFICE),
    Rep(id=GIULIA, name="Giulia", teams=("valves",), hours=Hours(zone="UTC", spans=((0, 60),))),
    Rep(id="U0MONA", name="Mona", hours=Hours(zone="Asia/Shanghai", spans=((540, 1080),))),
)
TERMS = Terms(policy=POLICY, rules=Rules(markets=(MARKET,), team=TEAM))
EIGHT = datetime(2026, 3, 3, 8, tzinfo=UTC)


def after(hours):
    return EIGHT + timedelta(hours=hours)


def a_promised_lead(**changes):
    return promised(a_lead(received_at=EIGHT, market="dach", team="valves", **changes), TERMS, None, EIGHT)


def claimed(lead, rep=ANNA, at=EIGHT):
    outcome = claim(lead, rep, at, TERMS.lease(rep, lead.market, at))
    assert isinstance(outcome, Claimed)
    return outcome.lead


def run(lead, until, terms=TERMS):
    """Each move of time up to then, as if the clock ticked whenever something is due."""
    moves = []
    while lead.next_at is not None and lead.next_at <= until:
        moved = tick(lead, terms, lead.next_at)
        assert moved is not None, "what is due does something, or it would be looked at for ever"
        moves.append((lead.next_at, moved))
        lead = moved.lead
    return moves, lead


def events(moves):
    return [(at, moved.event) for at, moved in moves]


def tells(moves):
    return [tell for _, moved in moves for tell in moved.tells]


def test_nothing_happens_before_its_time():
    lead = claimed(a_promised_lead())
    assert tick(lead, TERMS, after(2) - timedelta(seconds=1)) is None
    assert tick(a_lead(), TERMS, after(99)) is None
    assert tick(a_promised_lead(closed_at=EIGHT), TERMS, after(99)) is None


def test_a_claim_without_a_response_is_reminded_once_and_then_lost():
    moves, lead = run(claimed(a_promised_lead()), after(2.75))
    assert events(moves) == [(after(2), "nudged"), (after(2.5), "lost")]
    assert tells(moves) == [
        Tell(where="dm", what="nudge", once=EIGHT.isoformat(), person=ANNA),
        Tell(where="thread", what="lost", once=f"v{lead.version}", person=ANNA),
    ]
    assert (lead.owner, lead.state) == (None, "open")
    assert claim(lead, ANNA, after(3)) == Locked(until=after(3.5))
    assert isinstance(claim(lead, BEN, after(3)), Claimed)
    assert isinstance(claim(lead, ANNA, after(3.5)), Claimed)


def test_a_response_and_a_pin_end_the_lease():
    lead = claimed(a_promised_lead())
    answered = respond(lead, ANNA, after(1), "slack")
    pinned = pin(lead, Actor(id="U0MONA", manages=True))
    assert isinstance(answered, Moved)
    assert isinstance(pinned, Moved)
    assert run(answered.lead, after(99))[0] == []
    assert "lost" not in [event for _, event in events(run(pinned.lead, after(99))[0])]


def test_nobody_loses_a_lead_without_a_reminder_though_we_were_down():
    lead = claimed(a_promised_lead(), at=EIGHT)
    moved = tick(lead, TERMS, after(2.6))
    assert moved is not None
    assert (moved.event, moved.lead.owner, moved.lead.lease_until) == ("nudged", ANNA, after(3.1))


def test_a_snooze_holds_the_lease_until_it_is_over():
    lead = claimed(a_promised_lead())
    slept = snooze(lead, Actor(id=ANNA), after(24), after(1))
    assert isinstance(slept, Moved)
    moves, lead = run(slept.lead, after(25))
    kept = [(at, event) for at, event in events(moves) if event != "escalated"]
    assert kept == [(after(2), "lease put off"), (after(24), "woken"), (after(24.5), "lost")]
    assert [tell for tell in tells(moves) if tell.what in ("woken", "nudge")] == [
        Tell(where="dm", what="woken", once="v9", person=ANNA)
    ], "the wake-up is the reminder"


def test_who_waits_for_the_buyer_keeps_the_lead():
    waits = wait(claimed(a_promised_lead()), Actor(id=ANNA), after(1))
    assert isinstance(waits, Moved)
    moves, lead = run(waits.lead, after(99))
    assert events(moves)[0] == (after(2), "lease ended")
    assert lead.owner == ANNA


def test_a_snooze_of_a_lead_that_nobody_has_ends_in_its_thread():
    slept = snooze(a_lead(received_at=EIGHT), Actor(id=ANNA), after(2), EIGHT)
    assert isinstance(slept, Moved)
    moves, lead = run(slept.lead, after(3))
    assert [(tell.where, tell.what, tell.person) for tell in tells(moves)] == [("thread", "woken", "")]
    assert lead.state == "open"


def test_an_unclaimed_lead_climbs_from_who_is_on_duty_to_the_managers():
    moves, lead = run(a_promised_lead(), after(99))
    assert [
        (at, tell.where, tell.what, tell.once, tell.person) for at, moved in moves for tell in moved.tells
    ] == [
        (after(3), "thread", "late", "1", BEN),  # lead 1 of the two that are at work
        (after(4), "channel", "escalated", "2", BEN),
        (after(6), "dm", "escalated", "3", "U0MARK"),  # 14:00
        (after(15), "dm", "escalated", "3", "U0MONA"),  # in Shanghai it was night: 07:00 there
    ]
    assert (lead.state, lead.escalate_at, lead.next_at) == ("escalated", None, None)


def test_a_claim_does_not_stop_the_ladder_but_its_owner_is_told():
    moves, _ = run(claimed(a_promised_lead(), GIULIA), after(5))
    assert [(tell.what, tell.person) for tell in tells(moves)] == [("late", GIULIA), ("escalated", GIULIA)]


def test_a_snoozed_lead_tells_its_owner_alone_until_the_response_is_late():
    slept = snooze(claimed(a_promised_lead()), Actor(id=ANNA), after(30), EIGHT)
    assert isinstance(slept, Moved)
    moves, _ = run(slept.lead, after(5))
    told = [(tell.where, tell.what, tell.person) for tell in tells(moves)]
    assert told == [("dm", "late", ANNA), ("channel", "escalated", ANNA)]


def test_a_response_ends_the_ladder():
    _, lead = run(a_promised_lead(), after(3.5))
    answered = respond(lead, BEN, after(3.6), "sent")
    assert isinstance(answered, Moved)
    assert run(answered.lead, after(99))[0] == []


def test_after_a_pause_of_ours_people_hear_of_the_last_step_only():
    moved = tick(a_promised_lead(), TERMS, after(5))
    assert moved is not None
    assert [(tell.where, tell.once) for tell in moved.tells] == [("channel", "2")]
    assert (moved.lead.escalation, moved.lead.escalate_at) == (2, after(6))


def test_a_step_that_would_fall_into_the_night_waits_for_the_morning():
    """By the clock of the market for the channel, and by that of the owner for the owner."""
    anytime = Terms(policy=POLICY, rules=Rules(team=TEAM))
    evening = datetime(2026, 3, 3, 19, tzinfo=UTC)
    lead = promised(a_lead(received_at=evening), anytime, None, evening)
    morning = datetime(2026, 3, 4, 7, tzinfo=UTC)
    assert lead.escalate_at == morning
    asleep = tick(a_promised_lead(), TERMS, EIGHT.replace(hour=22))
    assert asleep is not None
    assert (asleep.event, asleep.tells) == ("step put off", ())
    assert asleep.lead.escalate_at == morning


@pytest.mark.parametrize("steps", [(), (75,), (75, 100)])
def test_a_shorter_ladder_ends_sooner(steps):
    terms = Terms(policy=Policy(sla=timedelta(hours=4), steps=steps, managers=("U0MONA",)))
    lead = promised(a_lead(received_at=EIGHT), terms, None, EIGHT)
    moves, lead = run(lead, after(999), terms)
    assert len(tells(moves)) == len(steps)
    assert lead.due_at == after(4)


def test_a_ladder_without_managers_ends_at_the_channel():
    terms = Terms(policy=Policy(sla=timedelta(hours=4), steps=(75, 100, 150)))
    moves, _ = run(promised(a_lead(received_at=EIGHT), terms, None, EIGHT), after(999), terms)
    assert [tell.where for tell in tells(moves)] == ["thread", "channel"]


def test_a_ladder_that_was_switched_off_meanwhile_ends():
    moves, lead = run(a_promised_lead(), after(99), Terms(rules=TERMS.rules))
    assert events(moves) == [(after(3), "ladder ended")]
    assert lead.next_at is None


@given(st.integers(0, 100_000))
def test_whatever_people_do_each_step_is_told_once_and_time_comes_to_an_end(seed):
    rng = random.Random(seed)
    lead, now, told, kept = a_promised_lead(), EIGHT, [], False
    for _ in range(12):
        moves, lead = run(lead, now)
        told += tells(moves)
        actor = Actor(id=rng.choice((ANNA, BEN)), manages=rng.random() < 0.3)
        match rng.randrange(5):
            case 0:
                outcome = claim(lead, actor.id, now, TERMS.lease(actor.id, "dach", now))
            case 1:
                outcome = snooze(lead, actor, now + timedelta(hours=rng.randint(1, 30)), now)
            case 2:
                outcome = wait(lead, actor, now)
            case 3:
                outcome = pin(lead, actor)
            case _:
                outcome = None
        lead = outcome.lead if isinstance(outcome, Moved | Claimed) else lead
        kept = kept or lead.pinned_by is not None or lead.waiting_since is not None
        now += timedelta(minutes=rng.randint(1, 300))
    moves, lead = run(lead, now + timedelta(days=30))
    told += tells(moves)
    assert len({(tell.what, tell.once, tell.person) for tell in told}) == len(told)
    ladder = [(tell.what, tell.once) for tell in told if tell.what in ("late", "escalated")]
    assert ladder == [("late", "1"), ("escalated", "2"), ("escalated", "3"), ("escalated", "3")]
    assert lead.next_at is None
    assert kept or lead.owner is None, "nobody sits on a lead for ever"
