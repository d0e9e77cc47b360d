"""What time does with a lead, each as a pure function of the lead as it was read.

snoozed --its time--> as before
claimed --its time without a response--> reminded --some more--> open, and locked for who lost it
promised --nearly late--> a mention --late--> the channel --very late--> the managers

A response ends all of it. A snooze holds the lease, and not the promise.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.assigning import on_duty
from bot.core.lead import OVERDUE, Lead, RepId, unowned
from bot.core.moves import Moved, Tell
from bot.core.terms import LAST_STEP, Terms


def promised(lead: Lead, terms: Terms, sla: timedelta | None, since: datetime) -> Lead:
    """The lead with the time by which its buyer was promised a response, and when people hear of it first."""
    due = replace(lead, due_at=terms.due_at(since, sla, lead.market))
    at = _moment(due, 1, terms, since, since=since)
    return replace(due, escalate_at=at)


def tick(lead: Lead, terms: Terms, now: datetime) -> Moved | None:
    """What is due by now, one thing at a time: ask again until there is nothing."""
    if lead.next_at is None or lead.next_at > now:
        return None
    return _wake(lead, now) or _lease(lead, terms, now) or _climb(lead, terms, now)


def _wake(lead: Lead, now: datetime) -> Moved | None:
    if lead.snoozed_until is None or lead.snoozed_until > now:
        return None
    moved = _next(lead, snoozed_until=None)
    told = _to_owner(lead, Tell(where="thread", what="woken", once=f"v{moved.version}"))
    return Moved(lead=moved, event="woken", tells=(told,))


def _lease(lead: Lead, terms: Terms, now: datetime) -> Moved | None:
    due = [at for at in (lead.nudge_at, lead.lease_until) if at is not None and at <= now]
    if not due or lead.owner is None:  # the rest of a lease stands still until they take it again
        return None
    if lead.responded_at is not None or lead.waiting_since is not None:
        return Moved(lead=_next(lead, nudge_at=None, lease_until=None), event="lease ended")
    if lead.snoozed_until is not None:  # the wake-up is the reminder
        later = terms.lost_at(lead.owner, lead.market, lead.snoozed_until)
        return Moved(lead=_next(lead, nudge_at=None, lease_until=later), event="lease put off")
    if lead.nudge_at is not None:
        return _nudged(lead, lead.owner, terms, now)
    return _lost(lead, lead.owner, terms, now)


def _nudged(lead: Lead, owner: RepId, terms: Terms, now: datetime) -> Moved:
    """Nobody loses a lead without a reminder, also where we were down when it was due."""
    until = lead.lease_until
    if until is not None and until <= now:
        until = terms.lost_at(owner, lead.market, now)
    once = lead.claimed_at.isoformat() if lead.claimed_at else ""
    told = Tell(where="dm", what="nudge", once=once, person=owner)
    return Moved(lead=_next(lead, nudge_at=None, lease_until=until), event="nudged", tells=(told,))


def _lost(lead: Lead, owner: RepId, terms: Terms, now: datetime) -> Moved:
    lost = replace(unowned(lead), lost_by=owner, lost_until=now + terms.policy.lock)
    told = Tell(where="thread", what="lost", once=f"v{lost.version}", person=owner)
    return Moved(lead=lost, event="lost", data={"from": owner}, tells=(told,))


def _climb(lead: Lead, terms: Terms, now: datetime) -> Moved | None:
    """All steps that are due, so that after a pause of ours people hear of the last one only."""
    if lead.escalate_at is None or lead.escalate_at > now:
        return None
    if lead.responded_at is not None:
        return Moved(lead=_next(lead, escalate_at=None), event="ladder ended")
    step, tells = lead.escalation, list[Tell]()
    while (at := _moment(lead, step + 1, terms, now)) is not None and at <= now:
        step += 1
        told = _told(lead, step, terms, now)
        tells = [told] if step == OVERDUE else [*tells, told]
    moved = _next(lead, escalation=step, escalate_at=at)
    if not tells:
        return Moved(lead=moved, event="ladder ended" if at is None else "step put off")
    return Moved(lead=moved, event="escalated", data={"step": str(step)}, tells=tuple(tells))


def _moment(
    lead: Lead, step: int, terms: Terms, now: datetime, since: datetime | None = None
) -> datetime | None:
    """When this step can be taken: it is due, and nobody is woken up by it. None: there is no such step."""
    due = terms.step_at(lead, min(step, LAST_STEP), since)
    if due is None or step >= LAST_STEP + len(terms.policy.managers):
        return None
    if step >= LAST_STEP:
        return terms.awake(_manager(lead, step, terms, due), lead.market, max(due, now))
    listener = lead.owner if step < OVERDUE and lead.owner is not None else ""
    return terms.awake(listener, lead.market, max(due, now))


def _manager(lead: Lead, step: int, terms: Terms, due: datetime) -> str:
    """Each has a step of their own, whoever is awake first when the first of these steps is due."""
    order = sorted(terms.policy.managers, key=lambda person: terms.awake(person, lead.market, due))
    return order[step - LAST_STEP]


def _told(lead: Lead, step: int, terms: Terms, now: datetime) -> Tell:
    """Each step once in the life of a lead, and once more when its clock started anew."""
    again = f":{lead.restarted_at.isoformat()}" if lead.restarted_at else ""
    if step >= LAST_STEP:
        due = terms.step_at(lead, LAST_STEP) or now
        return Tell(where="dm", what="escalated", once=f"3{again}", person=_manager(lead, step, terms, due))
    person = lead.owner or _mate(lead, terms, now)
    if step == OVERDUE:
        return Tell(where="channel", what="escalated", once=f"2{again}", person=person)
    told = Tell(where="thread", what="late", once=f"1{again}", person=person)
    asleep = lead.snoozed_until is not None or lead.waiting_since is not None
    return _to_owner(lead, told) if asleep else told


def _mate(lead: Lead, terms: Terms, now: datetime) -> str:
    """One of the team who is at work: what everybody is asked to do, nobody does."""
    present = on_duty(lead.team, lead.market, terms, now)
    return present[lead.id % len(present)] if present else ""


def _to_owner(lead: Lead, told: Tell) -> Tell:
    """To the owner alone; in the thread where nobody has it."""
    return replace(told, where="dm", person=lead.owner) if lead.owner else told


def _next(lead: Lead, **changes: object) -> Lead:
    return replace(lead, version=lead.version + 1, **changes)  # type: ignore[arg-type]
