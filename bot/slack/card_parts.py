"""The pieces of which cards, modals and the Home tab are made: blocks, ids, moments, people."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.lead import Lead, LeadId
from bot.slack.text import clip, literal, one_line

HEADER, REASON, FACT = 150, 200, 120  # characters
LABEL = 75  # characters of a button, an option, or what a screen reader says of them
_REP = re.compile(r"[UW][A-Z0-9]{2,20}")
_ID = re.compile(r"lead:(?P<lead>[0-9]{1,9}):v(?P<version>[0-9]{1,9})(?::.*)?")

Block = dict[str, Any]


def block_id(lead: Lead, part: str = "") -> str:
    """Slack wants a new id at each change, and a press tells by it which version was on the screen."""
    return f"{block_prefix(lead.id)}v{lead.version}" + (f":{part}" if part else "")


def block_prefix(lead_id: LeadId) -> str:
    return f"lead:{lead_id}:"


def read_lead(pressed: str) -> LeadId | None:
    """The lead in a block id made by `block_id`, None for any other text."""
    found = _ID.fullmatch(pressed)
    return LeadId(int(found["lead"])) if found else None


def version_of(pressed: str) -> int | None:
    """The version in a block id made by `block_id`, None for any other text."""
    found = _ID.fullmatch(pressed)
    return int(found["version"]) if found else None


def mention(user: str | None) -> str:
    return f"<@{user}>" if user else "somebody"


def is_rep(name: str) -> bool:
    """A Slack user id, and no word that says why the bot chose somebody."""
    return _REP.fullmatch(name) is not None


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


def sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def who(lead: Lead) -> str:
    return lead.contact.name or lead.contact.email


def subject_of(lead: Lead) -> str:
    """For mrkdwn."""
    return literal(lead.subject, HEADER) or "(no subject)"


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def context(named: str, *texts: Block) -> Block:
    return {"type": "context", "block_id": named, "elements": list(texts)}


def quoted(named: str, words: str) -> Block:
    """Foreign words as they are: nothing in them is markup."""
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "block_id": named, "elements": [quote]}


def button(action: str, lead: Lead, label: str) -> Block:
    said = f"{label.rstrip('…')}, inquiry {lead.id} from {one_line(who(lead))}"
    return {
        "type": "button",
        "action_id": action,
        "value": str(lead.id),
        "text": plain(label),
        "accessibility_label": clip(said, LABEL),
    }


def option(value: str, label: str) -> Block:
    return {"text": plain(clip(label, LABEL)), "value": value}


def overflow(action: str, options: list[Block]) -> Block:
    return {"type": "overflow", "action_id": action, "options": options}


def asked_first(title: str, text: str, yes: str) -> Block:
    """What a press must confirm, as a key of its button."""
    return {
        "confirm": {
            "title": plain(title),
            "text": plain(text),
            "confirm": plain(yes),
            "deny": plain("Cancel"),
        }
    }
