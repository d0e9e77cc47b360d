"""What people do with a lead beside claiming it, each as a pure function of the lead as it was read.

claimed --release, decline--> open
open, claimed --assign--> claimed --pin--> claimed for good
any open one --snooze--> snoozed --wake--> as before
any open one --wait--> waiting --the buyer writes--> as before
any open one --respond--> responded --the buyer writes--> claimed
any open one --close, not a lead--> closed --reopen--> as before

A move says which line of the audit trail it is, and who is to be told of it, each once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from bot.core.lead import NO_LEASE, NOT_A_LEAD, Lead, Lease, RepId, given_back, is_locked, owned_by

Where = Literal["dm", "thread", "channel"]
What = Literal[
    "assigned", "taken from you", "declined", "handed over", "nudge", "lost", "woken", "late", "escalated",
    "came back",
]  # fmt: skip
Closing = Literal["won", "lost", "other"]
Why = Literal[
    "closed", "open", "not yours", "nobody's", "already", "managers only", "past", "same", "locked"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who moves a lead. `manages`: also those of others."""

    id: RepId
    manages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Something that people are to be told, once for each `once` of a lead. `person` may be a user group.

    "channel": in the thread, and shown in the channel, too.
    """

    where: Where
    what: What
    once: str
    person: str = ""
    by: str = ""
    count: int = 1  # of leads that it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    lead: Lead
    event: str  # of the audit trail
    data: Mapping[str, str] = field(default_factory=dict)
    tells: tuple[Tell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """`by`: who has it, or did it before; `at`: since when."""

    why: Why
    by: RepId | None = None
    at: datetime | None = None


MoveOutcome = Moved | Refused


def assign(lead: Lead, actor: Actor, to: RepId, now: datetime, lease: Lease = NO_LEASE) -> MoveOutcome:
    """Give the lead to `to`, who is told. Only its owner or a manager may take it from somebody."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    if lead.owner == to:
        return Refused(why="same", by=to, at=lead.claimed_at)
    if to == actor.id and not actor.manages and is_locked(lead, to, now):
        return Refused(why="locked", at=lead.lost_until)
    moved = owned_by(lead, to, now, lease, assigned_by=actor.id)
    once = f"v{moved.version}"
    tells = [] if to == actor.id else [Tell(where="dm", what="assigned", once=once, person=to, by=actor.id)]
    if lead.owner not in (None, actor.id):
        tells.append(Tell(where="dm", what="taken from you", once=once, person=lead.owner or "", by=actor.id))
    return Moved(lead=moved, event="assigned", data={"to": to, "from": lead.owner or ""}, tells=tuple(tells))


def decline(lead: Lead, actor: Actor, now: datetime) -> MoveOutcome:
    """Give an assigned lead back to the channel, and say so to whoever assigned it."""
    if refused := _closed(lead):
        return refused
    if lead.owner != actor.id:
        return Refused(why="not yours", by=lead.owner, at=lead.claimed_at)
    moved = given_back(lead, now)
    told = Tell(where="thread", what="declined", once=f"v{moved.version}", by=actor.id)
    return Moved(lead=moved, event="declined", tells=(told,))


def release(lead: Lead, actor: Actor, now: datetime) -> MoveOutcome:
    """Free the lead for all. A manager may do so with anybody's."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    if lead.owner is None:
        return Refused(why="nobody's")
    return Moved(lead=given_back(lead, now), event="released", data={"from": lead.owner})


def pin(lead: Lead, actor: Actor, lease: Lease = NO_LEASE) -> MoveOutcome:
    """A manager's word that the claim does not run out. Again: it may, under this lease from now on."""
    if not actor.manages:
        return Refused(why="managers only")
    if refused := _closed(lead):
        return refused
    if lead.owner is None:
        return Refused(why="nobody's")
    if lead.pinned_by is not None:
        lease = NO_LEASE if lead.responded_at is not None else lease
        unpinned = _next(lead, pinned_by=None, nudge_at=lease.nudge_at, lease_until=lease.until)
        return Moved(lead=unpinned, event="unpinned")
    return Moved(lead=_next(lead, pinned_by=actor.id, nudge_at=None, lease_until=None), event="pinned")


def snooze(lead: Lead, actor: Actor, until: datetime, now: datetime) -> MoveOutcome:
    """Hide the lead until then. The clock of the first response goes on: nobody snoozes a promise away."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    if until <= now:
        return Refused(why="past", at=until)
    return Moved(
        lead=_next(lead, snoozed_until=until, waiting_since=None),
        event="snoozed",
        data={"until": until.isoformat()},
    )


def wait(lead: Lead, actor: Actor, now: datetime) -> MoveOutcome:
    """Nothing is to be done before the buyer writes."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    if lead.waiting_since is not None:
        return Refused(why="already", at=lead.waiting_since)
    return Moved(lead=_next(lead, waiting_since=now, snoozed_until=None), event="waits")


def wake(lead: Lead, actor: Actor) -> MoveOutcome:
    """End a snooze, or the wait for the buyer."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    if lead.snoozed_until is None and lead.waiting_since is None:
        return Refused(why="already")
    return Moved(lead=_next(lead, snoozed_until=None, waiting_since=None), event="woken")


def respond(
    lead: Lead,
    rep: RepId | None,
    at: datetime,
    how: str,
    *,
    waits: bool = False,
    written: datetime | None = None,
) -> MoveOutcome:
    """A person answered the buyer at `at`. The first to answer owns a lead that nobody has.

    `rep` None: somebody, by the shared mailbox. Also a closed lead may be answered: it stays closed.
    `written`: when, if it was long on its way. What the buyer wrote since then, it does not answer.
    """
    first, written = lead.responded_at is None, written or at
    waits = waits and lead.closed_at is None and written >= (lead.last_message_at or lead.received_at)
    moved = _next(
        lead,
        responses=lead.responses + 1,
        responded_at=at if first else min(at, lead.responded_at or at),
        responded_by=rep if first else lead.responded_by,
        responded_how=how if first else lead.responded_how,
        last_response_at=max(written, lead.last_response_at or written),
        snoozed_until=None,
        waiting_since=at if waits else None,
        nudge_at=None,
        lease_until=None,
        escalate_at=None,
    )
    if rep is not None and lead.owner is None and lead.closed_at is None:
        moved = replace(owned_by(moved, rep, at, NO_LEASE, assigned_by=""), version=moved.version)
    return Moved(lead=moved, event="responded", data={"how": how, "at": at.isoformat(), "by": rep or ""})


def close(
    lead: Lead, actor: Actor, closed_as: Closing, now: datetime, value: int | None = None, currency: str = ""
) -> MoveOutcome:
    """`value` in hundredths of `currency`."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    moved = _ended(lead, actor, closed_as, now)
    moved = replace(moved, value=value, currency=currency if value is not None else "")
    data = {"as": closed_as} | ({"value": str(value), "currency": currency} if value is not None else {})
    return Moved(lead=moved, event="closed", data=data)


def not_a_lead(lead: Lead, actor: Actor, now: datetime) -> MoveOutcome:
    """It never was one. Undo is `reopen` (core/reopening.py)."""
    if refused := _closed(lead) or _not_yours(lead, actor):
        return refused
    return Moved(lead=_ended(lead, actor, NOT_A_LEAD, now), event="not a lead")


def correct(
    lead: Lead, actor: Actor, what: Literal["language", "country", "product"], value: str
) -> MoveOutcome:
    """What the rules read wrongly, as a person says it."""
    if refused := _closed(lead):
        return refused
    was = str(getattr(lead, what))
    if was == value:
        return Refused(why="same")
    why = (*lead.why, f"corrected: {actor.id} says {what} is {value or 'unknown'}, not {was or 'unknown'}")
    return Moved(
        lead=_next(lead, why=why, **{what: value}),
        event="corrected",
        data={"what": what, "from": was, "to": value},
    )


def _ended(lead: Lead, actor: Actor, closed_as: str, now: datetime) -> Lead:
    return _next(
        lead,
        closed_at=now,
        closed_as=closed_as,
        closed_by=actor.id,
        snoozed_until=None,
        waiting_since=None,
    )


def _next(lead: Lead, **changes: object) -> Lead:
    return replace(lead, version=lead.version + 1, **changes)  # type: ignore[arg-type]


def _closed(lead: Lead) -> Refused | None:
    return Refused(why="closed", by=lead.closed_by, at=lead.closed_at) if lead.closed_at else None


def _not_yours(lead: Lead, actor: Actor) -> Refused | None:
    if actor.manages or lead.owner in (None, actor.id):
        return None
    return Refused(why="not yours", by=lead.owner, at=lead.claimed_at)
