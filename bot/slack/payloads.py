"""Slack's payloads, read with care: what is missing or of the wrong kind gives None, never an exception."""

import json
from dataclasses import dataclass
from typing import Any

from bot.core.lead import LeadId, RepId

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One press of a button, or one choice in a menu, on a card, in Home or in a message of ours.

    `value` is what the button carries, mostly the number of its lead; `choice` what was chosen. `trigger`
    opens one modal, within three seconds.
    """

    user: RepId
    team: str
    is_bot: bool
    lead_id: LeadId
    block_id: str
    action: str = ""
    value: str = ""
    choice: str = ""
    trigger: str = ""
    channel: str = ""
    view: Json | None = None  # the modal or Home it was pressed in


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """One modal that was sent. `private` is what we wrote into it when it was opened."""

    user: RepId
    team: str
    is_bot: bool
    view: Json
    private: Json
    trigger: str = ""


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
    block_id, value = str(action.get("block_id") or ""), str(action.get("value") or "")
    lead_id = _number(value) or _number(_lead_in(block_id))
    if not user.get("id") or not (lead_id or body.get("view")):
        return None
    return Press(
        user=RepId(str(user["id"])),
        team=_team_of(user, body),
        is_bot=_is_bot(user),
        lead_id=LeadId(lead_id),
        block_id=block_id,
        action=str(action.get("action_id") or ""),
        value=value,
        choice=_choice(action),
        trigger=str(body.get("trigger_id") or ""),
        channel=str(_table(body.get("channel")).get("id") or ""),
        view=_table(body.get("view")) or None,
    )


def read_submission(body: Json) -> Submitted | None:
    user, view = _table(body.get("user")), _table(body.get("view"))
    if not user.get("id") or not view:
        return None
    return Submitted(
        user=RepId(str(user["id"])),
        team=_team_of(user, body),
        is_bot=_is_bot(user),
        view=view,
        private=_private(view),
        trigger=str(body.get("trigger_id") or ""),
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
    """What tells a payload from every other: the id of an event, the trigger of what a person did."""
    if body.get("type") == "event_callback":
        return str(body.get("event_id") or "")
    return str(body.get("trigger_id") or "")


def is_from_a_bot(body: Json) -> bool:
    """A message of any bot, ours or another's, or one that Slack itself made of a change."""
    event = _table(body.get("event"))
    return event.get("type") == "message" and bool(event.get("bot_id") or event.get("subtype"))


def _team_of(user: Json, body: Json) -> str:
    return str(user.get("team_id") or _table(body.get("team")).get("id") or "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _lead_in(block_id: str) -> str:
    """The number in "lead:1042:v3"; menus have no value of their own."""
    kind, _, rest = block_id.partition(":")
    return rest.partition(":")[0] if kind == "lead" else ""


def _choice(action: Json) -> str:
    """What was chosen, whatever kind of menu it was."""
    option = _table(action.get("selected_option"))
    chosen = option.get("value") or action.get("selected_user") or action.get("selected_date")
    return str(chosen or "")


def _private(view: Json) -> Json:
    try:
        return _table(json.loads(str(view.get("private_metadata") or "{}")))
    except ValueError:
        return {}


def _is_bot(user: Json) -> bool:
    return bool(user.get("is_bot") or user.get("bot_id")) or user.get("id") == "USLACKBOT"


def _table(value: object) -> Json:
    return value if isinstance(value, dict) else {}
