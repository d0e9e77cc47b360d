"""What only the person who pressed or asked gets to see. All wording of private notes is here."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.core.lead import (
    AlreadyClaimed,
    AlreadyClosed,
    Claimed,
    ClaimOutcome,
    Lead,
    LeadId,
    NotYours,
    Released,
    ReleaseOutcome,
)
from bot.slack.cards import duration, mention
from bot.slack.commands import HELP
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
    held = " · held" if lead.held else ""
    waiting = "closed" if lead.closed_at else duration(now - lead.received_at)
    subject = literal(lead.subject, 80) or "(no subject)"
    return f"*#{lead.id}* {subject} · {who} · {owner}{held} · {waiting}"
