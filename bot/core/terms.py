"""The terms of the desk: until when a lead is to be answered, how long a claim lasts, whom night protects."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.core.calendar import Calendar
from bot.core.hours import quiet_until
from bot.core.lead import NO_LEASE, Lead, Lease, RepId
from bot.core.rules import Rep, Route, Rules
from bot.core.working import after, calendar_of, rep_calendar, working_time, zone_of_rep

Assign = Literal["nobody", "turn", "fewest"]
WORKING_DAY = timedelta(days=1)  # by the clock on the wall, where nobody said when they work
PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What operators set of the desk. Spans are working time, but `lock`; nothing set switches nothing on.

    `steps`: when the steps of the ladder are due, in percent of the promised time. `houses`: our own domains.
    """

    assign: Assign = "nobody"
    claim: timedelta | None = None
    nudge: timedelta = timedelta(minutes=30)
    lock: timedelta = timedelta(0)
    sla: timedelta | None = None
    steps: tuple[int, ...] = ()
    quiet: tuple[int, int] | None = None  # minutes since midnight
    managers: tuple[str, ...] = ()
    houses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The policy under today's rules."""

    policy: Policy = field(default_factory=Policy)
    rules: Rules = field(default_factory=Rules)

    def calendar(self, market: str) -> Calendar | None:
        return calendar_of(self.rules.market(market), self.rules.days)

    def rep(self, rep: str | None) -> Rep | None:
        return next((one for one in self.rules.team if one.id == rep), None)

    def calendar_for(self, rep: str | None, market: str) -> Calendar | None:
        """When this person works; whom team.yaml does not know, when the market is served."""
        known = self.rep(rep)
        usual = self.calendar(market)
        return rep_calendar(known, usual, self.rules.days) if known else usual

    def lease(self, rep: RepId, market: str, now: datetime) -> Lease:
        """Of a claim by this rep that begins now."""
        if self.policy.claim is None:
            return NO_LEASE
        calendar = self.calendar_for(rep, market)
        lease = lease_of(calendar, self.policy.claim, self.policy.nudge, now)
        if calendar is not None or lease.nudge_at is None:
            return lease
        nudge_at = self.awake(rep, market, lease.nudge_at)
        return Lease(nudge_at=nudge_at, until=self.awake(rep, market, nudge_at + self.policy.nudge))

    def lease_for(self, lead: Lead, rep: RepId, now: datetime) -> Lease:
        """Of this rep who takes the lead now. Whoever gave it back has what was left then, and no more."""
        if lead.left_by != rep or lead.left_at is None:
            return self.lease(rep, lead.market, now)
        return self.rest_of_lease(lead, rep, lead.left_at, now)

    def rest_of_lease(self, lead: Lead, rep: RepId, stood_since: datetime, now: datetime) -> Lease:
        """The lease of the lead, which stood still since then; a new one where it had none."""
        fresh = self.lease(rep, lead.market, now)
        if fresh.until is None or lead.lease_until is None:
            return fresh
        calendar = self.calendar_for(rep, lead.market)

        def later(at: datetime) -> datetime:
            moved = after(calendar, now, working_time(calendar, stood_since, at))
            return moved if calendar is not None else self.awake(rep, lead.market, moved)

        return Lease(nudge_at=later(lead.nudge_at) if lead.nudge_at else None, until=later(lead.lease_until))

    def lost_at(self, rep: RepId, market: str, nudged: datetime) -> datetime:
        """When a lead is lost whose owner was reminded at `nudged`."""
        return after(self.calendar_for(rep, market), nudged, self.policy.nudge)

    def awake(self, person: str, market: str, at: datetime) -> datetime:
        """`at`, or when the quiet hours of this person end. Who is at work then is not asleep."""
        calendar = self.calendar_for(person, market)
        if calendar is not None and calendar.is_open(at):
            return at
        zone = zone_of_rep(self.rep(person), self.rules.market(market))
        return quiet_until(self.policy.quiet, zone, at)

    def due_at(self, received: datetime, sla: timedelta | None, market: str) -> datetime:
        return due_at(received, sla or self.policy.sla, self.calendar(market))

    def sla_of(self, lead: Lead) -> timedelta | None:
        """That of the route which took the lead: the card's reasons tell its name."""
        took = (route.sla for route in self.rules.routes if _was_taken_by(route, lead))
        return next(took, None)

    def step_at(self, lead: Lead, step: int, since: datetime | None = None) -> datetime | None:
        """When this step of the ladder (from 1) is due. None: there is none. `since`: the promise was given,
        where that was long after the mail came."""
        if lead.due_at is None or not 0 < step <= min(len(self.policy.steps), LAST_STEP):
            return None
        percent = self.policy.steps[step - 1]
        if percent == PERCENT:
            return lead.due_at
        calendar, start = self.calendar(lead.market), since or _promised_at(lead, lead.due_at)
        return after(calendar, start, working_time(calendar, start, lead.due_at) * percent / PERCENT)


LAST_STEP = 3  # the managers
NO_TERMS = Terms()


def _was_taken_by(route: Route, lead: Lead) -> bool:
    return any(why.startswith(f"route:{route.name}: ") for why in lead.why)


def _promised_at(lead: Lead, due: datetime) -> datetime:
    """With the auto-reply; held mail may have waited long for it."""
    if lead.restarted_at is not None:
        return lead.restarted_at
    if lead.replied_at is not None and lead.received_at < lead.replied_at < due:
        return lead.replied_at
    return lead.received_at


def due_at(received: datetime, sla: timedelta | None, calendar: Calendar | None) -> datetime:
    """`sla` of working time later, on the calendar of the market with its holidays; None: a working day."""
    return after(calendar, received, sla or (calendar.day_length if calendar else WORKING_DAY))


def lease_of(calendar: Calendar | None, claim: timedelta, nudge: timedelta, now: datetime) -> Lease:
    """A reminder after `claim` of working time without a response, and the loss `nudge` later."""
    return Lease(nudge_at=after(calendar, now, claim), until=after(calendar, now, claim + nudge))
