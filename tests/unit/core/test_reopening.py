"""What is opened again starts anew, and what is given back and taken again does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.lead import claim
from bot.core.moves import Actor, Moved, Refused, assign, close, decline, not_a_lead, pin, release, respond
from bot.core.reopening import reopen
from bot.core.rules import Route
from bot.core.terms import NO_TERMS, Terms
from tests.builders import ANNA, BEN, a_lead
from tests.unit.core.test_ladder import (
    EIGHT,
    POLICY,
    TERMS,
    a_promised_lead,
    after,
    claimed,
    events,
    run,
    tells,
)

ME, BOSS = Actor(id=ANNA), Actor(id="U0MONA", manages=True)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEXT_WEEK = EIGHT + 7 * DAY  # a Tuesday, at eight


def done(outcome):
    assert isinstance(outcome, Moved), outcome
    return outcome.lead


def lost(lead, at=EIGHT):
    return done(close(lead, BOSS, "lost", at))


def taken(lead, at, rep=ANNA):
    return claim(lead, rep, at, TERMS.lease_for(lead, rep, at)).lead


def test_what_is_not_closed_cannot_be_reopened():
    assert reopen(claimed(a_promised_lead()), TERMS, EIGHT) == Refused(why="open", by=ANNA)


def test_its_owner_has_a_fresh_start():
    closed = lost(claimed(a_promised_lead()), after(1))
    assert closed.next_at is None
    lead = done(reopen(closed, TERMS, NEXT_WEEK))
    assert (lead.owner, lead.closed_at, lead.reopened) == (ANNA, None, 1)
    assert (lead.due_at, lead.promise) == (NEXT_WEEK + 4 * HOUR, after(4))
    assert (lead.nudge_at, lead.lease_until) == (NEXT_WEEK + 2 * HOUR, NEXT_WEEK + 2.5 * HOUR)
    assert lead.next_at == NEXT_WEEK + 2 * HOUR, "nothing is due at once"


def test_its_ladder_begins_anew_and_each_step_is_told_once_more():
    _, late = run(a_promised_lead(), after(9))
    lead = done(reopen(lost(late, after(9)), TERMS, NEXT_WEEK))
    assert (lead.escalation, lead.state) == (0, "open")
    moves, lead = run(lead, NEXT_WEEK + 9 * HOUR)
    assert events(moves)[:3] == [(NEXT_WEEK + hours * HOUR, "escalated") for hours in (3, 4, 6)]
    again = NEXT_WEEK.isoformat()
    assert {tell.once for tell in tells(moves)} == {f"{step}:{again}" for step in (1, 2, 3)}
    twice = done(reopen(lost(lead, NEXT_WEEK + DAY), TERMS, NEXT_WEEK + 7 * DAY))
    assert (twice.promise, twice.reopened) == (after(4), 2), "the promise is that of the first time"
    assert twice.due_at == NEXT_WEEK + 7 * DAY + 4 * HOUR


def test_its_deadline_is_counted_in_the_working_hours_of_its_market():
    lead = done(reopen(lost(a_promised_lead(), after(1)), TERMS, after(8)))  # 16:00
    assert lead.due_at == EIGHT + DAY + 3 * HOUR


def test_the_sla_is_that_of_its_route():
    rules = replace(TERMS.rules, routes=(Route(name="other", sla=9 * HOUR), Route(name="big", sla=HOUR)))
    closed = lost(a_promised_lead(why=("route:big: country is DE (sla=1h)",)), after(1))
    assert done(reopen(closed, replace(TERMS, rules=rules), NEXT_WEEK)).due_at == NEXT_WEEK + HOUR


def test_what_was_answered_before_is_not_late_again():
    answered = done(respond(claimed(a_promised_lead()), ANNA, after(1), "slack"))
    lead = done(reopen(lost(answered, after(2)), TERMS, NEXT_WEEK))
    assert (lead.due_at, lead.first_due_at, lead.lease_until, lead.next_at) == (after(4), None, None, None)
    assert run(lead, NEXT_WEEK + 99 * DAY)[0] == []


def test_held_mail_has_no_clock_before_a_person_has_had_it_answered():
    lead = done(reopen(lost(a_lead(held="S04: x", market="dach")), TERMS, NEXT_WEEK))
    assert (lead.due_at, lead.escalate_at, lead.restarted_at) == (None, None, None)


def test_a_pin_holds_and_where_claims_last_they_last():
    pinned = done(pin(claimed(a_promised_lead()), BOSS))
    assert done(reopen(lost(pinned), TERMS, NEXT_WEEK)).lease_until is None
    lasts = Terms(policy=replace(POLICY, claim=None), rules=TERMS.rules)
    assert done(reopen(lost(claimed(a_promised_lead())), lasts, NEXT_WEEK)).lease_until is None


def test_what_was_closed_by_mistake_goes_on_where_it_was():
    closed = done(not_a_lead(claimed(a_promised_lead()), ME, after(1)))
    lead = done(reopen(closed, TERMS, after(1.5)))
    assert (lead.due_at, lead.first_due_at, lead.reopened) == (after(4), None, 0)
    assert (lead.nudge_at, lead.lease_until) == (after(2.5), after(3)), "it stood still for half an hour"


def test_a_deadline_that_passed_unseen_starts_anew_and_one_that_was_missed_before_does_not():
    seen = done(not_a_lead(a_promised_lead(), ME, after(3.5)))
    assert done(reopen(seen, TERMS, NEXT_WEEK)).due_at == NEXT_WEEK + 4 * HOUR
    _, late = run(a_promised_lead(), after(5))
    lead = done(reopen(done(not_a_lead(late, ME, after(5))), TERMS, after(5.5)))
    assert (lead.due_at, lead.escalation) == (after(4), 2)


@pytest.mark.parametrize("give_back", [release, decline])
def test_whoever_takes_again_what_they_gave_back_has_what_was_left_of_their_lease(give_back):
    left = done(give_back(claimed(a_promised_lead()), ME, after(1.5)))
    assert (left.owner, left.left_by, left.next_at) == (None, ANNA, after(3)), "only its ladder goes on"
    again = taken(left, after(2))
    assert (again.nudge_at, again.lease_until) == (after(2.5), after(3))
    assert (again.left_by, again.left_at) == (None, None)


def test_nobody_holds_a_lead_by_giving_it_back_again_and_again():
    lead, now = claimed(a_promised_lead()), EIGHT
    while lead.lost_by is None and now < after(4):
        now += HOUR / 4
        _, lead = run(lead, now)
        if lead.owner == ANNA:
            lead = taken(done(release(lead, ME, now)), now)
    assert (lead.lost_by, now) == (ANNA, after(2.5))


def test_who_was_reminded_is_not_reminded_again():
    _, reminded = run(claimed(a_promised_lead()), after(2.25))
    again = taken(done(release(reminded, ME, after(2.25))), after(2.25))
    assert (again.nudge_at, again.lease_until) == (None, after(2.5))


def test_to_assign_it_to_oneself_is_to_take_it_again():
    left = done(release(claimed(a_promised_lead()), ME, after(1)))
    again = done(assign(left, ME, ANNA, after(1), TERMS.lease_for(left, ANNA, after(1))))
    assert again.lease_until == after(2.5)


def test_anybody_else_has_a_lease_of_their_own_and_after_that_so_has_the_first():
    left = done(release(claimed(a_promised_lead()), ME, after(1)))
    other = taken(left, after(1), BEN)
    assert other.lease_until == after(3.5)
    back = done(release(other, Actor(id=BEN), after(1)))
    assert taken(back, after(1)).lease_until == after(3.5)


def test_what_is_left_does_not_run_out_while_nobody_has_it():
    left = done(release(claimed(a_promised_lead()), ME, after(1.5)))
    moves, left = run(left, NEXT_WEEK)
    assert {moved.event for _, moved in moves} == {"escalated"}
    assert taken(left, NEXT_WEEK).lease_until == NEXT_WEEK + HOUR


def test_what_is_left_goes_on_when_a_closed_one_is_open_again():
    left = done(release(claimed(a_promised_lead()), ME, after(1.5)))
    lead = done(reopen(lost(left, after(2)), TERMS, NEXT_WEEK))
    assert taken(lead, NEXT_WEEK).lease_until == NEXT_WEEK + HOUR


def test_without_hours_no_rest_ends_at_night():
    nobody_said = Terms(policy=replace(POLICY, quiet=(1260, 420)))
    first = claim(a_lead(), ANNA, EIGHT, nobody_said.lease(ANNA, "", EIGHT)).lead
    left = done(release(first, ME, after(1)))
    lease = nobody_said.lease_for(left, ANNA, after(12.5))  # 20:30
    assert lease.until == EIGHT + timedelta(hours=23), "the quiet hours end at seven"


def test_without_terms_nothing_runs_out():
    left = done(release(claimed(a_promised_lead()), ME, after(1)))
    assert NO_TERMS.lease_for(left, ANNA, after(1)).until is None
