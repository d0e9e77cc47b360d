"""Slack's payloads, read with care: what is missing or of the wrong kind gives None, never an exception."""

from dataclasses import dataclass
from typing import Any

from bot.core.lead import LeadId, RepId

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One press of a button on a card."""

    user: RepId
    team: str
    is_bot: bool
    lead_id: LeadId
    block_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One slash command."""

    user: RepId
    team: str
    is_bot: bool
    text: str


def read_press(body: Json) -> Press | None:
    user, actions = _table(body.get("user")), body.get("actions")
    action = _table(actions[0]) if isinstance(actions, list) and actions else {}
    value = str(action.get("value") or "")
    if not user.get("id") or not (value.isascii() and value.isdecimal() and len(value) < 10):
        return None
    return Press(
        user=RepId(str(user["id"])),
        team=str(user.get("team_id") or _table(body.get("team")).get("id") or ""),
        is_bot=_is_bot(user),
        lead_id=LeadId(int(value)),
        block_id=str(action.get("block_id") or ""),
    )


def read_command(body: Json) -> Typed | None:
    if not body.get("user_id"):
        return None
    return Typed(
        user=RepId(str(body["user_id"])),
        team=str(body.get("team_id") or ""),
        is_bot=_is_bot({"id": body["user_id"], "is_bot": body.get("is_bot")}),
        text=str(body.get("text") or ""),
    )


def event_id(body: Json) -> str:
    """The id of an event, "" for buttons and commands, which Slack sends once."""
    return str(body.get("event_id") or "") if body.get("type") == "event_callback" else ""


def is_from_a_bot(body: Json) -> bool:
    """A message of any bot, ours or another's, or one that Slack itself made of a change."""
    event = _table(body.get("event"))
    return event.get("type") == "message" and bool(event.get("bot_id") or event.get("subtype"))


def _is_bot(user: Json) -> bool:
    return bool(user.get("is_bot") or user.get("bot_id")) or user.get("id") == "USLACKBOT"


def _table(value: object) -> Json:
    return value if isinstance(value, dict) else {}
