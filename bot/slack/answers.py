"""What only the person who pressed or asked gets to see. All wording of private notes is here."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.core.caps import AlreadyRearmed, Breaker, BreakerId, Rearmed, RearmOutcome
from bot.core.lead import (
    Allowed,
    AllowOutcome,
    AlreadyAllowed,
    AlreadyClaimed,
    AlreadyClosed,
    Answered,
    AnswerOutcome,
    CannotAnswer,
    Claimed,
    ClaimOutcome,
    Lead,
    LeadId,
    Locked,
    NeverAllowed,
    NotHeld,
    NotYours,
    Released,
    ReleaseOutcome,
    RepId,
)
from bot.slack.breaker_card import breaker_line
from bot.slack.card_parts import duration, mention, when
from bot.slack.card_status import allowed_by
from bot.slack.command_help import HELP
from bot.slack.text import literal

SHOWN = 20  # leads in one private list
STRANGER = "Only people of this workspace can do that."


def claim_note(outcome: ClaimOutcome | None, lead_id: LeadId) -> str:
    """ "" where there is nothing to say: a claim that worked is shown to all by the card itself."""
    match outcome:
        case None:
            return unknown_lead(lead_id)
        case Claimed():
            return ""
        case AlreadyClaimed(by=owner):
            return f"{mention(owner)} was faster and has this lead (#{lead_id})."
        case Locked(until=until):
            return f"You had lead #{lead_id} and did not answer it: until {when(until)} it is others' turn."
        case AlreadyClosed():
            return f"Lead #{lead_id} is closed."
        case _:
            assert_never(outcome)


def release_note(outcome: ReleaseOutcome | None, lead_id: LeadId) -> str:
    """ "" where there is nothing to say: the card shows that it is free again."""
    match outcome:
        case None:
            return unknown_lead(lead_id)
        case Released():
            return ""
        case NotYours(owner=None):
            return f"Nobody has lead #{lead_id}, so there is nothing to release."
        case NotYours(owner=owner):
            return f"{mention(owner)} has lead #{lead_id}; only they can release it."
        case AlreadyClosed():
            return f"Lead #{lead_id} is closed."
        case _:
            assert_never(outcome)


def rearm_note(outcome: RearmOutcome | None, breaker_id: BreakerId) -> str:
    """ "" where there is nothing to say: the card shows that it is re-armed."""
    match outcome:
        case None:
            return f"There is no breaker {breaker_id}."
        case Rearmed():
            return ""
        case AlreadyRearmed(by=by, at=at):
            return f"{mention(by)} has re-armed breaker {breaker_id} already, {when(at)}."
        case _:
            assert_never(outcome)


def breaker_list(breakers: Sequence[Breaker]) -> str:
    if not breakers:
        return "Open breakers: none."
    more = f"\n… and {len(breakers) - SHOWN} more." if len(breakers) > SHOWN else ""
    return "*Open breakers*\n" + "\n".join(map(breaker_line, breakers[:SHOWN])) + more


def answer_note(outcome: AnswerOutcome | None, lead_id: LeadId, rep: RepId) -> str:
    """ "" where there is nothing to say: the card shows that the reply is on its way."""
    match outcome:
        case None:
            return unknown_lead(lead_id)
        case Answered():
            return ""
        case NotHeld(by=None):
            return f"Lead #{lead_id} is not held."
        case NotHeld(by=by, at=at):
            return "" if by == rep else f"{mention(by)} was faster and had lead #{lead_id} answered{_at(at)}."
        case NotYours(owner=owner):
            return f"{mention(owner)} has lead #{lead_id}; only they can have it answered."
        case AlreadyClosed():
            return f"Lead #{lead_id} is closed."
        case CannotAnswer(reason=reason):
            return f"Nothing was sent for lead #{lead_id}: {literal(reason, 300)}."
        case _:
            assert_never(outcome)


def _at(at: datetime | None) -> str:
    return f" ({when(at)})" if at else ""


def allow_note(outcome: AllowOutcome | None, lead_id: LeadId) -> str:
    """ "" where there is nothing to say: the card shows by whom the sender is allowed."""
    match outcome:
        case None:
            return unknown_lead(lead_id)
        case Allowed():
            return ""
        case AlreadyAllowed(allowed=allowed):
            return f"This sender is always allowed already, by {allowed_by(allowed)}."
        case NeverAllowed(held=held):
            return f"No trust in a sender lifts what holds lead #{lead_id}: {literal(held, 200)}."
        case NotHeld():
            return f"Lead #{lead_id} is not held."
        case AlreadyClosed():
            return f"Lead #{lead_id} is closed."
        case _:
            assert_never(outcome)


def disallow_note(email: str, was: str) -> str:
    shown = literal(email, 100)
    if not was:
        return f"{shown} was not always allowed."
    return f"{shown} is judged like any other again; it was always allowed by {allowed_by(was)}."


def unknown_lead(lead_id: LeadId) -> str:
    return f"There is no lead #{lead_id}."


def lead_list(title: str, leads: Sequence[Lead], now: datetime) -> str:
    """`leads` may hold one more than is shown; then the list says that there are more."""
    if not leads:
        return f"{title}: none."
    more = f"\n… and more; the first {SHOWN} are shown." if len(leads) > SHOWN else ""
    return f"*{title}*\n" + "\n".join(_line(lead, now) for lead in leads[:SHOWN]) + more


def help_text(problem: str = "") -> str:
    return f"{problem}\n{HELP}" if problem else HELP


def find_title(words: str) -> str:
    return f"Leads with “{literal(words, 60)}”"


def trouble(incident: str) -> str:
    return f"That did not work, sorry. Nothing was lost; please try again. (Incident {incident})"


def _line(lead: Lead, now: datetime) -> str:
    who = literal(lead.contact.name or lead.contact.email, 40)
    owner = mention(lead.owner) if lead.owner else "unclaimed"
    held = f" · held, {literal(lead.held, 80)}" if lead.held else ""
    waiting = "closed" if lead.closed_at else duration(now - lead.received_at)
    subject = literal(lead.subject, 80) or "(no subject)"
    return f"*#{lead.id}* {subject} · {who} · {owner}{held} · {waiting}"
