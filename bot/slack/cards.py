"""The card of a lead: a pure function of the lead as the database has it, and of the time.

open, held            header · facts · the buyer's words · doubts · status line · [Claim] …
claimed, escalated    the same, with the owner · [Reply…] …
snoozed, waiting      the same, until when · [Wake up] …
responded             the same, by whom and how soon
closed, not a lead    two lines: how it ended, and the way back
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.lead import Lead
from bot.slack.card_buttons import actions, closed_menu, preview_actions, undo_button
from bot.slack.card_facts import inquiry_blocks
from bot.slack.card_parts import (
    FACT,
    HEADER,
    REASON,
    Block,
    block_id,
    context,
    mention,
    mrkdwn,
    plain,
    quoted,
    sentence,
    subject_of,
    when,
    who,
)
from bot.slack.card_status import (
    MARK,
    closed_foot,
    closed_words,
    due_words,
    is_overdue,
    reply_words,
    status_words,
)
from bot.slack.held import held_reason
from bot.slack.text import clean, clip, literal, one_line

EVENT_TYPE = "lead_card"
TOLD, PREVIEW = 60, 1500  # characters
PREVIEW_HINT = "👁️ *Shadow mode*: this is the auto-reply that would have gone out. Nothing was sent."


@dataclass(frozen=True, slots=True)
class Card:
    """Ready for chat.postMessage. `text` tells the whole story to notifications and screen readers."""

    text: str
    blocks: list[Block]
    metadata: dict[str, Any]


def lead_card(lead: Lead, *, now: datetime, preview: str = "") -> Card:
    """`preview`: the text of the auto-reply that a person decides about."""
    match lead.state:
        case "closed":
            blocks = _closed(lead)
        case "not_a_lead":
            blocks = _not_a_lead(lead)
        case _:
            blocks = list(_full(lead, now, preview))
    return Card(text=card_text(lead, now), blocks=blocks, metadata=_metadata(lead))


def plain_card(lead: Lead, *, now: datetime) -> Card:
    """For the case that Slack refuses our blocks: no lead may stay invisible for the looks of its card."""
    text = card_text(lead, now)
    if lead.owner is None and lead.closed_at is None:
        text += f" Claim it with `/leads claim {lead.id}`."
    return Card(text=text, blocks=[], metadata=_metadata(lead))


def card_text(lead: Lead, now: datetime) -> str:
    """The card as one paragraph."""
    company = f", {literal(lead.company, TOLD)}" if lead.company else ""
    story = f"#{lead.id} from {literal(who(lead), FACT)}{company}: {subject_of(lead)}."
    if lead.closed_at is not None:
        by = f" by {mention(lead.closed_by)}" if lead.closed_by else ""
        ended = "Marked as not a lead" if lead.state == "not_a_lead" else closed_words(lead)
        return f"Inquiry {story} {ended}{by}."
    opening = {"open": "New inquiry", "held": "Held inquiry", "escalated": "ESCALATED: inquiry"}
    told = [f"{opening.get(lead.state, 'Inquiry')} {story}", *_told(lead, now)]
    return " ".join(told)


def _told(lead: Lead, now: datetime) -> Iterator[str]:
    if lead.held:
        yield f"{literal(held_reason(lead), REASON)}."
    if lead.snoozed_until is not None:
        yield f"Snoozed until {when(lead.snoozed_until)}."
    if lead.waiting_since is not None:
        yield "Waiting for the customer."
    yield f"Claimed by {mention(lead.owner)}." if lead.owner else "Unclaimed."
    if is_overdue(lead, now) and lead.due_at is not None:
        yield f"Overdue since {when(lead.due_at)}."
    elif due := due_words(lead, now):
        yield sentence(due)
    if lead.risk != "none":
        yield f"Risk: {lead.risk}."
    if lead.reply != "none" and not lead.held:
        yield sentence(reply_words(lead).replace("*", ""))


def _full(lead: Lead, now: datetime, preview: str) -> Iterator[Block]:
    subject = one_line(lead.subject) or "(no subject)"
    header = plain(clip(f"{MARK[lead.state]} {subject}", HEADER))
    yield {"type": "header", "block_id": block_id(lead, "subject"), "text": header}
    yield from inquiry_blocks(lead, now)
    if lead.reply == "preview":
        yield from _preview(lead, preview)
    yield context(block_id(lead, "status"), mrkdwn(status_words(lead, now)))
    yield actions(lead)


def _preview(lead: Lead, preview: str) -> Iterator[Block]:
    yield context(block_id(lead, "shadow"), mrkdwn(PREVIEW_HINT))
    if words := clip(clean(preview), PREVIEW):
        yield quoted(block_id(lead, "reply"), words)
    yield preview_actions(lead)


def _closed(lead: Lead) -> list[Block]:
    company = f", {literal(lead.company, FACT)}" if lead.company else ""
    text = (
        f"{MARK['closed']} *{closed_words(lead)}* · {subject_of(lead)}\n{literal(who(lead), FACT)}{company}"
    )
    return [
        _line(lead, text) | {"accessory": closed_menu(lead)},
        context(block_id(lead, "status"), mrkdwn(closed_foot(lead))),
    ]


def _not_a_lead(lead: Lead) -> list[Block]:
    by = f" · marked by {mention(lead.closed_by)}" if lead.closed_by else ""
    text = f"{MARK['not_a_lead']} *Not a lead*{by} · {subject_of(lead)} · #{lead.id}"
    return [_line(lead, text) | {"accessory": undo_button(lead)}]


def _line(lead: Lead, text: str) -> Block:
    return {"type": "section", "block_id": block_id(lead), "text": mrkdwn(text)}


def _metadata(lead: Lead) -> dict[str, Any]:
    """Any app of the workspace can read this: the id and version only, nothing of the buyer."""
    return {"event_type": EVENT_TYPE, "event_payload": {"lead_id": lead.id, "version": lead.version}}
