"""The card of a breaker: what was reached, what it withheld, and the button that re-arms it.

open       header · what and when · the withheld leads · [Re-arm]
re-armed   who and when · the same list, no button
"""

from collections.abc import Sequence
from typing import Any

from bot.core.caps import Breaker, BreakerId, Withheld
from bot.slack.card_parts import mention, when
from bot.slack.cards import Card
from bot.slack.text import literal, width

REARM = "breaker.rearm"  # action id
EVENT_TYPE = "breaker_card"
CHANNEL = "ops"  # a name of [slack.channels]
LISTED = 15  # withheld leads by name; the rest is counted
REASON, WHO, SUBJECT, LIST = 200, 60, 80, 2900  # characters; Slack takes 3,000 in a section

Block = dict[str, Any]


def breaker_card(breaker: Breaker, withheld: Sequence[Withheld], total: int) -> Card:
    """`withheld`: the first of `total` leads that got no auto-reply."""
    blocks = [
        _header(breaker, total),
        _section(breaker, total, "what", _story(breaker)),
        *([_section(breaker, total, "leads", _list(withheld, total))] if withheld else []),
        _foot(breaker, total),
    ]
    if breaker.rearmed_at is None:
        blocks.append(_button(breaker, total))
    return Card(text=_text(breaker, total), blocks=blocks, metadata=_metadata(breaker, total))


def plain_breaker_card(breaker: Breaker, total: int) -> Card:
    """For the case that Slack refuses our blocks."""
    text = _text(breaker, total)
    if breaker.rearmed_at is None:
        text += f" Re-arm it with `/leads rearm {breaker.id}`."
    return Card(text=text, blocks=[], metadata=_metadata(breaker, total))


def is_breaker_card(breaker_id: BreakerId, message: dict[str, Any]) -> bool:
    """By our metadata, or by a block id where the metadata was not kept."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == EVENT_TYPE:
        return bool((metadata.get("event_payload") or {}).get("breaker_id") == breaker_id)
    prefix = f"breaker:{breaker_id}:"
    return any(str(block.get("block_id", "")).startswith(prefix) for block in message.get("blocks") or ())


def breaker_line(breaker: Breaker) -> str:
    """One line of a private list."""
    reason = literal(breaker.reason, REASON)
    return f"*Breaker {breaker.id}* {reason} · open since {when(breaker.tripped_at)}"


def _text(breaker: Breaker, total: int) -> str:
    """The whole story for notifications and screen readers."""
    reason = literal(breaker.reason, REASON)
    if breaker.rearmed_at is None:
        return f"Breaker {breaker.id}: auto-replies stopped. {reason}. {_leads(total)} withheld."
    return f"Breaker {breaker.id} re-armed by {mention(breaker.rearmed_by)}. {reason}."


def _header(breaker: Breaker, total: int) -> Block:
    words = "🛑 Auto-replies stopped" if breaker.rearmed_at is None else "☑️ Auto-replies go out again"
    text = {"type": "plain_text", "text": words, "emoji": False}
    return {"type": "header", "block_id": _block_id(breaker, total, "header"), "text": text}


def _story(breaker: Breaker) -> str:
    reached = f"*{literal(breaker.reason, REASON)}*\nReached {when(breaker.tripped_at)}"
    reached += f" in {literal(breaker.mailbox, WHO)}."
    if breaker.rearmed_at is None:
        return f"{reached} No more of these go out until somebody re-arms it."
    return f"{reached} Re-armed by {mention(breaker.rearmed_by)} {when(breaker.rearmed_at)}."


def _list(withheld: Sequence[Withheld], total: int) -> str:
    """As many whole lines as Slack takes: an escape cut in two would be shown as such."""
    lines: list[str] = []
    for lead in withheld:
        subject = literal(lead.subject, SUBJECT) or "(no subject)"
        line = f"*#{lead.lead_id}* {subject} · {literal(lead.sender, WHO)}"
        if width("\n".join([*lines, line])) > LIST:
            break
        lines.append(line)
    more = total - len(lines)
    return "\n".join([*lines, f"… and {more} more"] if more else lines)


def _foot(breaker: Breaker, total: int) -> Block:
    words = f"{_leads(total)} withheld. Claim and answer them by hand: re-arming sends none of them."
    return {
        "type": "context",
        "block_id": _block_id(breaker, total, "foot"),
        "elements": [_mrkdwn(f"{words} · breaker {breaker.id}, {breaker.cap}")],
    }


def _button(breaker: Breaker, total: int) -> Block:
    button = {
        "type": "button",
        "action_id": REARM,
        "value": str(breaker.id),
        "text": _plain("Re-arm"),
        "style": "danger",
        "accessibility_label": f"Re-arm breaker {breaker.id}",
        "confirm": {
            "title": _plain("Let auto-replies go out again?"),
            "text": _plain(
                "Look at the withheld leads first: if a robot wrote them, it will be answered again. "
                "What was withheld is not sent."
            ),
            "confirm": _plain("Re-arm"),
            "deny": _plain("Not yet"),
        },
    }
    return {"type": "actions", "block_id": _block_id(breaker, total, "do"), "elements": [button]}


def _section(breaker: Breaker, total: int, part: str, text: str) -> Block:
    return {"type": "section", "block_id": _block_id(breaker, total, part), "text": _mrkdwn(text)}


def _block_id(breaker: Breaker, total: int, part: str) -> str:
    """Slack wants a new id at each change: here with each withheld lead, and at the re-arming."""
    return f"breaker:{breaker.id}:v{_version(breaker, total)}:{part}"


def _metadata(breaker: Breaker, total: int) -> dict[str, Any]:
    """Any app of the workspace can read this: numbers only."""
    payload = {"breaker_id": breaker.id, "version": _version(breaker, total)}
    return {"event_type": EVENT_TYPE, "event_payload": payload}


def _version(breaker: Breaker, total: int) -> int:
    return total + (1 if breaker.rearmed_at else 0)


def _leads(total: int) -> str:
    return "1 lead" if total == 1 else f"{total} leads"


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}
