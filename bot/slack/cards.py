"""The card of a lead: a pure function of the lead as the database has it now.

open     header · facts · the buyer's words · status line · [Claim]
held     the same, why it was not answered and what the rule saw · [Claim] and what people may decide
claimed  the same, with the owner · [Release], and where it is still held, the same decisions
closed   two lines, no buttons
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, assert_never

from bot.core.guard_suspect import is_risky
from bot.core.lead import Lead, LeadId
from bot.core.threads import WARNINGS
from bot.slack.held import decisions, held_reason, held_words
from bot.slack.names import country_name, language_name
from bot.slack.text import clean, clip, escape, literal, one_line

CLAIM, RELEASE = "lead.claim", "lead.release"  # action ids
EVENT_TYPE = "lead_card"
HEADER, QUOTE, REASON, FACT = 150, 500, 200, 120  # characters
_PLAIN_URL = re.compile(r"https?://([a-z0-9.-]{1,100})(?:/[^\s<>|\x00-\x1f]{0,400})?")

Block = dict[str, Any]
CardState = Literal["open", "held", "claimed", "closed"]
MARK: dict[CardState, str] = {"open": "🆕", "held": "✋", "claimed": "👤", "closed": "☑️"}


@dataclass(frozen=True, slots=True)
class Card:
    """Ready for chat.postMessage. `text` tells the whole story to notifications and screen readers."""

    text: str
    blocks: list[Block]
    metadata: dict[str, Any]


def card_state(lead: Lead) -> CardState:
    if lead.closed_at is not None:
        return "closed"
    if lead.owner is not None:
        return "claimed"
    return "held" if lead.held else "open"


def lead_card(lead: Lead) -> Card:
    blocks = _closed(lead) if lead.closed_at is not None else _full(lead)
    return Card(text=card_text(lead), blocks=blocks, metadata=_metadata(lead))


def plain_card(lead: Lead) -> Card:
    """For the case that Slack refuses our blocks: no lead may stay invisible for the looks of its card."""
    text = card_text(lead)
    if card_state(lead) in ("open", "held"):
        text += f" Claim it with `/leads claim {lead.id}`."
    return Card(text=text, blocks=[], metadata=_metadata(lead))


def block_id(lead: Lead, part: str = "") -> str:
    """Slack wants a new id at each change, and a press tells by it which version was on the screen."""
    return f"{block_prefix(lead.id)}v{lead.version}" + (f":{part}" if part else "")


def block_prefix(lead_id: LeadId) -> str:
    return f"lead:{lead_id}:"


def version_of(pressed: str) -> int | None:
    """The version in a block id made by `block_id`, None for any other text."""
    match pressed.split(":"):
        case ["lead", _, version, *_] if version[:1] == "v" and version[1:].isdecimal():
            return int(version[1:])
    return None


def card_text(lead: Lead) -> str:
    subject, who = literal(lead.subject, HEADER) or "(no subject)", literal(_who(lead), FACT)
    story = f"#{lead.id} from {who}: {subject}."
    match card_state(lead):
        case "open":
            return f"New inquiry {story} Unclaimed."
        case "held":
            return f"Held inquiry {story} {literal(held_reason(lead), REASON)}. Unclaimed."
        case "claimed":
            return f"Inquiry {story} Claimed by {mention(lead.owner)}."
        case "closed":
            return f"Inquiry {story} {_closed_words(lead)}."
        case state:
            assert_never(state)


def mention(user: str | None) -> str:
    return f"<@{user}>" if user else "somebody"


def when(at: datetime, form: str = "{date_short_pretty} {time}") -> str:
    """Each reader sees their own time zone; clients that cannot do it show UTC."""
    return f"<!date^{int(at.timestamp())}^{form}|{at.astimezone(UTC):%d %b %Y %H:%M UTC}>"


def duration(span: timedelta) -> str:
    seconds = max(0, round(span.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    if seconds < 2 * 3600:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h" if seconds < 48 * 3600 else f"{seconds // 86400} days"


def _full(lead: Lead) -> list[Block]:
    said = (_header(lead), _facts(lead), _quote(lead), _held(lead), _warned(lead))
    parts = (*said, _attachments(lead), _status(lead))
    return [*(block for block in parts if block is not None), _buttons(lead)]


def _header(lead: Lead) -> Block:
    subject = one_line(lead.subject) or "(no subject)"
    text = clip(f"{MARK[card_state(lead)]} {subject}", HEADER)
    return {"type": "header", "block_id": block_id(lead, "subject"), "text": _plain(text)}


def _facts(lead: Lead) -> Block:
    wanted = [one_line(lead.product), one_line(lead.quantity)]
    facts = {
        "From": "\n".join(dict.fromkeys(literal(part, FACT) for part in _sender(lead))),
        "Company": literal(lead.company, FACT),
        "Phone": literal(lead.phone, FACT),
        "Country": literal(country_name(lead.country), FACT),
        "Language": literal(language_name(lead.language), FACT),
        "Product": literal(" · ".join(part for part in wanted if part), FACT),
        "Received": when(lead.received_at) + _source(lead),
    }
    fields = [_mrkdwn(f"*{label}*\n{value}") for label, value in facts.items() if value]
    return {"type": "section", "block_id": block_id(lead, "facts"), "fields": fields}


def _quote(lead: Lead) -> Block | None:
    words = clip(clean(lead.excerpt), QUOTE)
    if not words:
        return None
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "block_id": block_id(lead, "words"), "elements": [quote]}


def _held(lead: Lead) -> Block | None:
    return held_words(lead) | {"block_id": block_id(lead, "held")} if lead.held else None


def _warned(lead: Lead) -> Block | None:
    """What is odd about later messages, or about the ids of the first one."""
    lines = [literal(line.partition(": ")[2], REASON) for line in lead.why if line.startswith(WARNINGS)]
    if not lines:
        return None
    text = _mrkdwn("\n".join(f"⚠️ {line}" for line in lines[-3:]))
    return {"type": "context", "block_id": block_id(lead, "warnings"), "elements": [text]}


def _attachments(lead: Lead) -> Block | None:
    if not lead.attachments:
        return None
    risky = [name for name in lead.attachments if is_risky(name)]
    shown = sorted(lead.attachments, key=lambda name: not is_risky(name))  # those are never among "3 more"
    names = ", ".join(_file(name) for name in shown[:5])
    more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
    text = _plain(f"📎 Attached: {names}{more}{' · ⚠️ may be dangerous, do not open' if risky else ''}")
    return {"type": "context", "block_id": block_id(lead, "files"), "elements": [text]}


def _file(name: str) -> str:
    shown = clip(one_line(name), 60)
    return f"⚠️ {shown}" if is_risky(name) else shown


def _status(lead: Lead) -> Block:
    parts = [_state_words(lead)]
    if lead.reply != "none" or not lead.held:  # a held card has said already that and why there was none
        parts.append(reply_words(lead))
    if lead.responded_at is not None:
        parts.append(f"answered by a person in {duration(lead.responded_at - lead.received_at)}")
    if lead.followups:
        parts.append(_followups(lead))
    if lead.allowed:
        parts.append(f"always allowed by {allowed_by(lead.allowed)}")
    text = _mrkdwn(" · ".join([*parts, f"#{lead.id}"]))
    return {"type": "context", "block_id": block_id(lead, "status"), "elements": [text]}


def _followups(lead: Lead) -> str:
    return f"{lead.followups} more message{'s' if lead.followups > 1 else ''} from the buyer"


def allowed_by(allowed: str) -> str:
    """Who allowed a sender, and since when: "<@U0ANNA> since 2 Nov 2026"."""
    by, _, since = allowed.partition(" ")
    day = datetime.fromisoformat(since)
    return f"{mention(by)} since {day.day} {day:%b %Y}"


def _state_words(lead: Lead) -> str:
    if lead.owner is None:
        return "⏳ *Unclaimed*"
    at = f" at {when(lead.claimed_at, '{time}')}" if lead.claimed_at else ""
    return f"✅ *Claimed* by {mention(lead.owner)}{at}"


def reply_words(lead: Lead) -> str:
    """What became of the auto-reply, in the words of the status line."""
    reason = literal(lead.reply_reason, REASON)
    because = f": {reason}" if reason else ""
    match lead.reply:
        case "none":
            return f"no auto-reply{because}"
        case "pending":
            return f"auto-reply waits{because}" if reason else "auto-reply on its way"
        case "sent":
            after = f" in {duration(lead.replied_at - lead.received_at)}" if lead.replied_at else ""
            return f"auto-reply sent{after}" + (f" ⚠️ {reason}" if reason else "")
        case "failed":
            return f"⚠️ *auto-reply refused*{because}"
        case "unknown":
            return "⚠️ *auto-reply unknown:* the mail server's answer was lost, check Sent"
        case "bounced":
            return f"⚠️ *auto-reply came back*{because}"
        case "preview":
            return "auto-reply not sent: a person decides"
        case "skipped":
            return f"no auto-reply{because}"
        case "cancelled":
            return "no auto-reply: a person was faster"
        case state:
            assert_never(state)


def _buttons(lead: Lead) -> Block:
    button = _release_button(lead) if lead.owner is not None else _claim_button(lead)
    return {"type": "actions", "block_id": block_id(lead), "elements": [button, *decisions(lead)]}


def _claim_button(lead: Lead) -> Block:
    label = clip(f"Claim inquiry {lead.id} from {one_line(_who(lead))}", 75)
    return _button(CLAIM, lead, "Claim") | {"style": "primary", "accessibility_label": label}


def _release_button(lead: Lead) -> Block:
    return _button(RELEASE, lead, "Release") | {"accessibility_label": f"Release inquiry {lead.id}"}


def _button(action: str, lead: Lead, label: str) -> Block:
    return {"type": "button", "action_id": action, "value": str(lead.id), "text": _plain(label)}


def _closed(lead: Lead) -> list[Block]:
    subject, who = literal(lead.subject, HEADER) or "(no subject)", literal(_who(lead), FACT)
    company = f", {literal(lead.company, FACT)}" if lead.company else ""
    text = f"{MARK['closed']} *{_closed_words(lead)}* · {subject}\n{who}{company}"
    parts = [mention(lead.owner)] if lead.owner else []
    if lead.closed_at is not None:
        parts.append(f"closed {when(lead.closed_at)}")
    if lead.followups:
        parts.append(_followups(lead))
    foot = _mrkdwn(" · ".join([*parts, reply_words(lead), f"#{lead.id}"]))
    return [
        {"type": "section", "block_id": block_id(lead), "text": _mrkdwn(text)},
        {"type": "context", "block_id": block_id(lead, "status"), "elements": [foot]},
    ]


def _closed_words(lead: Lead) -> str:
    return f"Closed, {literal(lead.closed_as, FACT)}" if lead.closed_as else "Closed"


def _who(lead: Lead) -> str:
    return lead.contact.name or lead.contact.email


def _sender(lead: Lead) -> list[str]:
    return [part for part in (lead.contact.name, lead.contact.email) if part]


def _source(lead: Lead) -> str:
    by = "" if lead.source == "direct" else f"\nby {literal(lead.source, FACT)}"
    return by + _link(lead.link)


def _link(url: str) -> str:
    """Where the platform shows the inquiry. The host is said: nobody should follow a link blindly."""
    found = _PLAIN_URL.fullmatch(url)
    return f"\n<{escape(url)}|open on {escape(found[1])}>" if found else ""


def _metadata(lead: Lead) -> dict[str, Any]:
    """Any app of the workspace can read this: the id and version only, nothing of the buyer."""
    return {"event_type": EVENT_TYPE, "event_payload": {"lead_id": lead.id, "version": lead.version}}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}
