"""Slack's payloads, read with care: what is missing or of the wrong kind gives None, never an exception."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.lead import LeadId, RepId
from bot.slack.card_parts import read_lead

Json = dict[str, Any]

_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody in Slack who did something. `trigger` opens a modal, within three seconds."""

    user: RepId
    team: str
    is_bot: bool
    trigger: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Who):
    """One press of a button on a card, or one choice of its menu. `choice`: what was chosen, or the value."""

    lead_id: LeadId
    block_id: str
    choice: str = ""
    channel: str = ""  # where the card is, "" on the Home tab
    ts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Who):
    """One choice on the Home tab or in a modal, which is about no card."""

    choice: str
    view: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Who):
    """One modal that somebody sent."""

    view: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed(Who):
    """One message that somebody wants to be made a lead."""

    text: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Who):
    """One slash command, and where it was typed."""

    text: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a modal holds: the fields by their block ids, and what we wrote into it when it was opened."""

    fields: Mapping[str, Json]
    opened: Mapping[str, Any]

    def text(self, block: str) -> str:
        """What was typed, "" where nothing was."""
        value = self.fields.get(block, {}).get("value")
        return value if isinstance(value, str) else ""

    def choice(self, block: str) -> str:
        """The one thing that was chosen, "" where nothing was."""
        field = self.fields.get(block, {})
        chosen = _table(field.get("selected_option")).get("value") or field.get("selected_user")
        return chosen if isinstance(chosen, str) else ""

    def checked(self, block: str) -> list[str]:
        options = self.fields.get(block, {}).get("selected_options")
        return [str(_table(option).get("value")) for option in options] if isinstance(options, list) else []

    def moment(self, block: str) -> int | None:
        """Seconds since 1970, as a picker of date and time gives them."""
        value = self.fields.get(block, {}).get("selected_date_time")
        return value if isinstance(value, int) and 0 < value < 2**33 else None

    def block(self, start: str) -> str:
        """The id of the field that starts so: Slack keeps what is in a field until its id is another."""
        return next((name for name in self.fields if name.startswith(start)), start)

    def note(self, key: str) -> str:
        value = self.opened.get(key)
        return value if isinstance(value, str) else ""

    @property
    def lead_id(self) -> LeadId | None:
        number = str(self.opened.get("lead", ""))
        return LeadId(int(number)) if _NUMBER.fullmatch(number) else None

    @property
    def version(self) -> int:
        version = self.opened.get("v")
        return version if isinstance(version, int) else 0


def read_press(body: Json) -> Press | None:
    who, action = _who(body), _action(body)
    choice = _choice(action)
    block = str(action.get("block_id") or "")
    lead_id = LeadId(int(choice)) if _NUMBER.fullmatch(choice) else read_lead(block)
    if who is None or lead_id is None:
        return None
    channel, ts = _place(body)
    return Press(**who, lead_id=lead_id, block_id=block, choice=choice, channel=channel, ts=ts)


def read_choice(body: Json) -> Chosen | None:
    who = _who(body)
    return Chosen(**who, choice=_choice(_action(body)), view=_table(body.get("view"))) if who else None


def read_submission(body: Json) -> Submitted | None:
    who, view = _who(body), _table(body.get("view"))
    return Submitted(**who, view=view) if who and view else None


def read_pointed(body: Json) -> Pointed | None:
    who, message = _who(body), _table(body.get("message"))
    channel, ts = _place(body)
    if who is None or not channel or not ts:
        return None
    return Pointed(**who, text=str(message.get("text") or ""), channel=channel, ts=ts)


def read_command(body: Json) -> Typed | None:
    if not body.get("user_id"):
        return None
    return Typed(
        user=RepId(str(body["user_id"])),
        team=str(body.get("team_id") or ""),
        is_bot=_is_bot({"id": body["user_id"], "is_bot": body.get("is_bot")}),
        trigger=str(body.get("trigger_id") or ""),
        text=str(body.get("text") or ""),
        channel=str(body.get("channel_id") or ""),
    )


def read_filled(view: Json) -> Filled:
    """The fields of a view, and our own notes in it; both may be empty."""
    blocks = _table(_table(view.get("state")).get("values"))
    fields = {str(name): _table(next(iter(_table(block).values()), None)) for name, block in blocks.items()}
    try:
        opened = json.loads(str(view.get("private_metadata") or "{}"))
    except ValueError:
        opened = {}
    return Filled(fields, _table(opened))


def event_id(body: Json) -> str:
    """The id of an event, "" for buttons and commands, which Slack sends once."""
    return str(body.get("event_id") or "") if body.get("type") == "event_callback" else ""


def is_from_a_bot(body: Json) -> bool:
    """A message of any bot, ours or another's, or one that Slack itself made of a change."""
    event = _table(body.get("event"))
    return event.get("type") == "message" and bool(event.get("bot_id") or event.get("subtype"))


def _who(body: Json) -> dict[str, Any] | None:
    user = _table(body.get("user"))
    if not user.get("id"):
        return None
    return {
        "user": RepId(str(user["id"])),
        "team": str(user.get("team_id") or _table(body.get("team")).get("id") or ""),
        "is_bot": _is_bot(user),
        "trigger": str(body.get("trigger_id") or ""),
    }


def _action(body: Json) -> Json:
    actions = body.get("actions")
    return _table(actions[0]) if isinstance(actions, list) and actions else {}


def _choice(action: Json) -> str:
    chosen = _table(action.get("selected_option")).get("value")
    return str(chosen or action.get("selected_user") or action.get("value") or "")


def _place(body: Json) -> tuple[str, str]:
    """Channel and ts of the message that was pressed or pointed at."""
    container, message = _table(body.get("container")), _table(body.get("message"))
    channel = _table(body.get("channel")).get("id") or container.get("channel_id")
    return str(channel or ""), str(message.get("ts") or container.get("message_ts") or "")


def _is_bot(user: Json) -> bool:
    return bool(user.get("is_bot") or user.get("bot_id")) or user.get("id") == "USLACKBOT"


def _table(value: object) -> Json:
    return value if isinstance(value, dict) else {}
