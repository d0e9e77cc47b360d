"""What people are told of a lead, each once: by a direct message, in its thread, or in its channel."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.core.lead import Lead
from bot.core.moves import Tell, What
from bot.slack.card_actions import CLAIM, DECLINE, RELEASE, REPLY
from bot.slack.card_parts import (
    FACT,
    Block,
    button,
    context,
    duration,
    mention,
    mrkdwn,
    subject_of,
    when,
    who,
)
from bot.slack.card_status import chosen_words, due_words
from bot.slack.cards import Card
from bot.slack.text import escape, literal

EVENT_TYPE = "lead_told"
ADDRESS = 500  # characters, five times as many once escaped
PRIMARY = {"style": "primary"}


def tell_card(lead: Lead, tell: Tell, *, now: datetime, permalink: str = "") -> Card:
    """A pure function of the lead as it is now. `permalink`: of its card, "" where that is not known."""
    words = _WORDS[tell.what](lead, tell, now)
    story = f"*#{lead.id} {subject_of(lead)}* · {literal(who(lead), FACT)}"
    blocks: list[Block] = [_section(lead, words if tell.where == "thread" else f"{words}\n{story}")]
    if tell.where != "thread":
        blocks.append(context(_block_id(lead, "foot"), mrkdwn(_foot(lead, now, permalink))))
    blocks += _buttons(lead, tell)
    return Card(text=f"{words} {story.replace('*', '')}", blocks=blocks, metadata=_metadata(lead, tell))


def is_tell_of(message: dict[str, Any], lead: Lead, tell: Tell) -> bool:
    """By our metadata: whether this message told it."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload") == _key(lead, tell)


def called(person: str) -> str:
    """A person or a user group by name; "" for nobody."""
    if not person:
        return ""
    return f"<!subteam^{person}>" if person.startswith("S") else mention(person)


def _assigned(lead: Lead, tell: Tell, now: datetime) -> str:
    if tell.by:
        return f"👤 {mention(tell.by)} gave you a lead."
    return f"👤 You have a new lead{chosen_words(lead.assigned_by)}."


def _taken(lead: Lead, tell: Tell, now: datetime) -> str:
    has = f" {mention(lead.owner)} has it now." if lead.owner not in (None, tell.by) else ""
    return f"👋 {mention(tell.by)} took a lead from you.{has}"


def _declined(lead: Lead, tell: Tell, now: datetime) -> str:
    has = f"{mention(lead.owner)} has it now." if lead.owner else "It is free again."
    return f"↩️ {mention(tell.by)} declined this lead. {has}"


def _handed_over(lead: Lead, tell: Tell, now: datetime) -> str:
    if tell.count == 1:
        return f"🤝 {mention(tell.by)} handed a lead over to you."
    return (
        f"🤝 {mention(tell.by)} handed {tell.count} leads over to you: `/leads mine` lists them. One of them:"
    )


def _nudge(lead: Lead, tell: Tell, now: datetime) -> str:
    since = f" for {duration(now - lead.claimed_at)}" if lead.claimed_at else ""
    until = f" It is free again {when(lead.lease_until)}." if lead.lease_until else ""
    return f"⏰ You have had this lead{since}, and nobody has answered.{until}"


def _lost(lead: Lead, tell: Tell, now: datetime) -> str:
    return f"⌛ {called(tell.person) or 'Whoever had it'} did not answer in time: this lead is free again."


def _woken(lead: Lead, tell: Tell, now: datetime) -> str:
    return "⏰ This lead is awake again."


def _late(lead: Lead, tell: Tell, now: datetime) -> str:
    due = due_words(lead, now) or "it waits for its first response"
    if lead.owner:
        return f"⏳ {called(tell.person or lead.owner)}: {due}."
    asked = f"{called(tell.person)}, could you take this lead?" if tell.person else "Who takes this lead?"
    return f"⏳ {asked} Nobody has it: {due}."


def _escalated(lead: Lead, tell: Tell, now: datetime) -> str:
    waits = f"nobody has answered for {duration(now - lead.received_at)}"
    if lead.responded_at is not None:
        waits = f"answered after {duration(lead.responded_at - lead.received_at)}"
    owner = f"{mention(lead.owner)} has it." if lead.owner else "Nobody has it."
    is_asked = tell.where != "dm" and lead.owner is None and bool(tell.person)
    asked = f" {called(tell.person)}, could you take it?" if is_asked else ""
    return f"🔴 *Late*: {waits}. {owner}{asked}"


def _came_back(lead: Lead, tell: Tell, now: datetime) -> str:
    return "⚠️ An answer to this buyer came back: they do not have it. The thread of the card says why."


_WORDS: dict[What, Callable[[Lead, Tell, datetime], str]] = {
    "assigned": _assigned,
    "taken from you": _taken,
    "declined": _declined,
    "handed over": _handed_over,
    "nudge": _nudge,
    "lost": _lost,
    "woken": _woken,
    "late": _late,
    "escalated": _escalated,
    "came back": _came_back,
}


def _foot(lead: Lead, now: datetime, permalink: str) -> str:
    is_address = permalink.startswith(("https://", "http://")) and len(permalink) <= ADDRESS
    card = f"<{escape(permalink)}|Open the card>" if is_address else ""
    company = literal(lead.company, FACT)
    parts = [company, due_words(lead, now) if lead.closed_at is None else "closed", card]
    return " · ".join([part for part in parts if part]) or f"#{lead.id}"


def _buttons(lead: Lead, tell: Tell) -> list[Block]:
    """What the one who is told may want to do at once, if the lead is still as it was."""
    offered: list[Block] = []
    is_theirs = tell.where == "dm" and lead.owner == tell.person
    if lead.closed_at is not None:
        return []
    if is_theirs:
        offered.append(button(REPLY, lead, "Reply…") | PRIMARY)
        if tell.what in ("assigned", "handed over"):
            offered.append(button(DECLINE, lead, "Decline"))
        elif tell.what == "nudge":
            offered.append(button(RELEASE, lead, "Release"))
    elif lead.owner is None and tell.what in ("late", "escalated", "lost", "declined"):
        offered.append(button(CLAIM, lead, "Claim") | PRIMARY)
    return [{"type": "actions", "block_id": _block_id(lead, "do"), "elements": offered}] if offered else []


def _section(lead: Lead, text: str) -> Block:
    return {"type": "section", "block_id": _block_id(lead, "what"), "text": mrkdwn(text)}


def _block_id(lead: Lead, part: str) -> str:
    """Never that of a card: who looks for a lost card must not find this."""
    return f"tell:{lead.id}:v{lead.version}:{part}"


def _metadata(lead: Lead, tell: Tell) -> dict[str, Any]:
    """Any app of the workspace can read this: nothing of the buyer."""
    return {"event_type": EVENT_TYPE, "event_payload": _key(lead, tell)}


def _key(lead: Lead, tell: Tell) -> dict[str, Any]:
    return {"lead_id": lead.id, "what": tell.what, "once": tell.once, "person": tell.person}
