"""A closed lead is opened again: who has it, and which of its clocks start anew."""

from dataclasses import replace
from datetime import datetime

from bot.core.ladder import promised
from bot.core.lead import NO_LEASE, NOT_A_LEAD, Lead, Lease
from bot.core.moves import Moved, MoveOutcome, Refused
from bot.core.terms import Terms


def reopen(lead: Lead, terms: Terms, now: datetime) -> MoveOutcome:
    """The lead as it was before it was closed; who had it has it. What nobody answered has a fresh start: a
    deadline, a ladder and a lease from now on. What was closed as not a lead, by mistake, goes on.
    """
    if lead.closed_at is None:
        return Refused(why="open", by=lead.owner)
    undone = lead.closed_as == NOT_A_LEAD
    lease = _lease(lead, lead.closed_at if undone else None, terms, now)
    opened = replace(
        lead,
        closed_at=None,
        closed_as="",
        closed_by=None,
        value=None,
        currency="",
        nudge_at=lease.nudge_at,
        lease_until=lease.until,
        reopened=lead.reopened + (0 if undone else 1),
        version=lead.version + 1,
    )
    if lead.responded_at is None and not lead.held and not (undone and _may_go_on(lead, now)):
        opened = _promised_anew(opened, terms, now)
    return Moved(lead=opened, event="undone" if undone else "reopened", data={"was": lead.closed_as})


def _lease(lead: Lead, stood_since: datetime | None, terms: Terms, now: datetime) -> Lease:
    if lead.owner is None:
        return Lease(nudge_at=lead.nudge_at, until=lead.lease_until)  # of who gave it back
    if lead.pinned_by is not None or lead.responded_at is not None:
        return NO_LEASE
    if stood_since is None:
        return terms.lease(lead.owner, lead.market, now)
    return terms.rest_of_lease(lead, lead.owner, stood_since, now)


def _may_go_on(lead: Lead, now: datetime) -> bool:
    """Its deadline did not pass while nobody could see it."""
    if lead.due_at is None or lead.closed_at is None:
        return False
    return lead.due_at > now or lead.due_at <= lead.closed_at


def _promised_anew(lead: Lead, terms: Terms, now: datetime) -> Lead:
    anew = replace(lead, escalation=0, first_due_at=lead.promise, restarted_at=now)
    return promised(anew, terms, terms.sla_of(lead), now)
