"""What only the person who pressed or asked gets to see. All wording of private notes is here."""

from collections.abc import Callable, Sequence
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
    RepId,
)
from bot.core.moves import Moved, MoveOutcome, Refused, Why
from bot.slack.breaker_card import breaker_line
from bot.slack.card_parts import Block, duration, mention, mrkdwn, plain, when
from bot.slack.card_status import allowed_by, closed_words, is_overdue
from bot.slack.command_help import HELP
from bot.slack.text import literal

SHOWN = 20  # leads in one private list
LISTS = {
    "leads.mine": "mine",
    "leads.unclaimed": "unclaimed",
    "leads.overdue": "overdue",
}  # action id: command


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
            return _locked(Refused(why="locked", at=until), f"#{lead_id}")
        case AlreadyClosed():
            return f"Lead #{lead_id} is closed."
        case _:
            assert_never(outcome)


def move_note(outcome: MoveOutcome | None, lead_id: LeadId) -> str:
    """ "" where there is nothing to say: the card shows what was done."""
    match outcome:
        case None:
            return unknown_lead(lead_id)
        case Moved():
            return ""
        case Refused() as refused:
            return refused_note(refused, lead_id)
        case _:
            assert_never(outcome)


def refused_note(refused: Refused, lead_id: LeadId) -> str:
    """Why a move was not made, and who could make it."""
    return _REFUSED[refused.why](refused, f"#{lead_id}")


def done_note(moved: Moved) -> str:
    """What was done, for somebody who typed it and sees no card."""
    lead = moved.lead
    what = _DONE.get(moved.event)
    return f"Lead #{lead.id} {what(lead)}." if what else f"Lead #{lead.id}: {moved.event}."


def cannot_take(rep: RepId, why: str) -> str:
    return f"{mention(rep)} cannot take a lead: {why.rstrip('.')}."


def handover_note(count: int, leaver: RepId, to: RepId) -> str:
    if not count:
        return f"{mention(leaver)} has no open lead."
    leads = "1 open lead" if count == 1 else f"{count} open leads"
    return f"{mention(to)} has the {leads} of {mention(leaver)} now."


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


def help_blocks(problem: str = "") -> list[Block]:
    """The same words, with what is asked most as buttons. Each has a command as its value."""
    labels = {"leads.mine": "My leads", "leads.unclaimed": "Unclaimed", "leads.overdue": "Overdue"}
    buttons = [
        {"type": "button", "action_id": action, "value": LISTS[action], "text": plain(label)}
        for action, label in labels.items()
    ]
    said = [{"type": "section", "text": mrkdwn(problem)}] if problem else []
    help_itself = {"type": "section", "text": mrkdwn(HELP)}
    return [*said, help_itself, {"type": "actions", "block_id": "help", "elements": buttons}]


def find_title(words: str) -> str:
    return f"Leads with “{literal(words, 60)}”"


def trouble(incident: str) -> str:
    return f"That did not work, sorry. Nothing was lost; please try again. (Incident {incident})"


def _line(lead: Lead, now: datetime) -> str:
    who = literal(lead.contact.name or lead.contact.email, 40)
    owner = mention(lead.owner) if lead.owner else "unclaimed"
    held = f" · held, {literal(lead.held, 80)}" if lead.held else ""
    subject = literal(lead.subject, 80) or "(no subject)"
    return f"*#{lead.id}* {subject} · {who} · {owner}{held} · {_standing(lead, now)}"


def _standing(lead: Lead, now: datetime) -> str:
    """The state, where it says more than the owner did, and how old the lead is."""
    if lead.closed_at is not None:
        return "not a lead" if lead.state == "not_a_lead" else _small(closed_words(lead))
    words = {"snoozed": "snoozed", "waiting": "waits for the customer", "responded": "answered"}
    standing = "🔴 overdue" if is_overdue(lead, now) else words.get(lead.state, "")
    return " · ".join(part for part in (standing, duration(now - lead.received_at)) if part)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _closed(refused: Refused, lead: str) -> str:
    by = f" {mention(refused.by)} closed it{_at(refused.at)}." if refused.by else ""
    return f"Lead {lead} is closed.{by}"


def _not_yours(refused: Refused, lead: str) -> str:
    return f"{mention(refused.by)} has lead {lead}; only they or a manager can do that."


def _already(refused: Refused, lead: str) -> str:
    if refused.at is None:
        return f"Lead {lead} is neither snoozed nor waiting."
    return f"Lead {lead} waits for the customer already{_at(refused.at)}."


def _past(refused: Refused, lead: str) -> str:
    return f"That is past{_at(refused.at)}: lead {lead} was not snoozed."


def _same(refused: Refused, lead: str) -> str:
    if refused.by is None:
        return f"Lead {lead} says that already."
    return f"{mention(refused.by)} has lead {lead} already."


def _locked(refused: Refused, lead: str) -> str:
    until = f" until {when(refused.at)}" if refused.at else ""
    return f"You had lead {lead} and did not answer it:{until} it is others' turn."


def _snoozed(lead: Lead) -> str:
    return f"is snoozed until {when(lead.snoozed_until)}" if lead.snoozed_until else "is snoozed"


_REFUSED: dict[Why, Callable[[Refused, str], str]] = {
    "closed": _closed,
    "open": lambda refused, lead: f"Lead {lead} is not closed.",
    "not yours": _not_yours,
    "nobody's": lambda refused, lead: f"Nobody has lead {lead}.",
    "already": _already,
    "managers only": lambda refused, lead: f"Only managers can do that to lead {lead}.",
    "past": _past,
    "same": _same,
    "locked": _locked,
}
_DONE: dict[str, Callable[[Lead], str]] = {
    "assigned": lambda lead: f"is {mention(lead.owner)}'s now",
    "declined": lambda lead: "is free again",
    "released": lambda lead: "is free again",
    "pinned": lambda lead: f"stays with {mention(lead.owner)} for good",
    "unpinned": lambda lead: f"stays with {mention(lead.owner)} for as long as a claim lasts",
    "snoozed": _snoozed,
    "waits": lambda lead: "waits for the customer",
    "woken": lambda lead: "is awake again",
    "closed": lambda lead: f"is {_small(closed_words(lead))}",
    "not a lead": lambda lead: "is marked as not a lead",
    "reopened": lambda lead: "is open again",
    "undone": lambda lead: "is a lead again",
    "corrected": lambda lead: "is corrected",
}
