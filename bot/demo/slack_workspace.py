"""What our small Slack knows: people, channels, messages, private notes, views. No network here.

Everything is changed by one thread only (the server's event loop), so there are no locks. Messages are
kept as the JSON that Slack itself would give back.
"""

import copy
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

Json = dict[str, Any]
Change = Literal["message", "deleted", "note", "note_gone", "home", "modal"]

RESPONSE_URL_USES = 5
RESPONSE_URL_SECONDS = 30 * 60
TRIGGER_SECONDS = 3.0
TEAM_ID, TEAM_DOMAIN, APP_ID = "T0BRIGHT", "brightvalve", "A0FIRST"
BOT_USER, BOT_ID = "U0FIRST", "B0FIRST"
DEFAULT_REPS = ("Anna", "Ben", "Giulia")
HOME_ZONE = "Europe/Berlin"


def slack_clock() -> float:
    """Slack has a clock of its own: to the bot it is the outside world."""
    return time.time()  # noqa: TID251


class SlackError(Exception):
    """An answer with `ok: false`. `code` is Slack's word for what is wrong."""

    def __init__(self, code: str, *, details: Iterable[str] = (), **more: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(details)
        self.more = more


@dataclass(slots=True, kw_only=True)
class ResponseUrl:
    """A private way back to one press or one command: five uses within half an hour."""

    channel: str
    user: str
    message_ts: str = ""
    expires_at: float
    uses_left: int = RESPONSE_URL_USES


@dataclass(slots=True, kw_only=True)
class Trigger:
    """The right to open one modal before one person, for three seconds."""

    user: str
    expires_at: float
    used: bool = False


@dataclass(slots=True, kw_only=True)
class StoredFile:
    """`key`: the secret last part of the address that takes its bytes."""

    name: str
    length: int
    key: str
    has_alt: bool = False
    content: bytes = b""


@dataclass(slots=True, kw_only=True)
class Workspace:
    """One Slack workspace with one installed app. `changed` hears of everything that becomes visible."""

    reps: tuple[str, ...] = DEFAULT_REPS
    channel_names: tuple[str, ...] = ("leads",)
    bot_token: str = "xoxb-demo"
    app_token: str = "xapp-demo"
    signing_secret: str = "demo-signing-secret"
    clock: Callable[[], float] = slack_clock
    changed: Callable[[Change, Json], None] = lambda kind, item: None
    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, dict[str, Json]] = field(default_factory=dict)  # channel -> ts -> message
    former: dict[str, list[Json]] = field(default_factory=dict)  # ts -> how an updated message looked before
    notes: dict[str, Json] = field(default_factory=dict)  # private ("ephemeral") messages by ts
    homes: dict[str, Json] = field(default_factory=dict)
    open_views: dict[str, list[Json]] = field(default_factory=dict)  # user -> modals, the topmost last
    groups: dict[str, list[str]] = field(default_factory=dict)  # id of a user group -> its people
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)  # by id
    address: str = ""  # of the server, where files go
    _last_ts: int = 0  # microseconds

    def __post_init__(self) -> None:
        self.users[BOT_USER] = _user(BOT_USER, "firstreply", now=self.clock(), is_bot=True)
        for rep in self.reps:
            self.add_rep(rep)
        for name in self.channel_names:
            self.add_channel(name)

    def add_rep(self, name: str, zone: str = HOME_ZONE) -> str:
        user_id = "U0" + "".join(c for c in name.upper() if c.isalnum())
        self.users[user_id] = _user(user_id, name, zone=zone, now=self.clock())
        return user_id

    def add_channel(self, name: str, *, with_bot: bool = True) -> str:
        channel_id = "C0" + "".join(c for c in name.upper() if c.isalnum())
        self.channels[channel_id] = {
            "id": channel_id,
            "name": name,
            "name_normalized": name,
            "is_channel": True,
            "is_group": False,
            "is_im": False,
            "is_private": False,
            "is_archived": False,
            "is_member": with_bot,
            "context_team_id": TEAM_ID,
        }
        self.messages[channel_id] = {}
        return channel_id

    def channel_id(self, name: str) -> str:
        """The id of a channel that goes by its name or its id."""
        ids = [id for id, known in self.channels.items() if name in (id, known.get("name"))]
        if not ids:
            raise SlackError("channel_not_found", details=[name])
        return ids[0]

    def user_id(self, name: str) -> str:
        wanted = name.casefold()
        ids = [id for id, known in self.users.items() if name == id or known["name"] == wanted]
        if not ids:
            raise SlackError("user_not_found", details=[name])
        return ids[0]

    def direct_channel(self, user: str) -> str:
        channel_id = "D0" + user.removeprefix("U0")
        if channel_id not in self.channels:
            self.channels[channel_id] = {"id": channel_id, "is_im": True, "user": user, "is_member": True}
            self.messages[channel_id] = {}
        return channel_id

    def next_ts(self) -> str:
        """Slack's message id: seconds with six digits, unique and increasing."""
        self._last_ts = max(self._last_ts + 1, int(self.clock() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def message(self, channel: str, ts: str) -> Json:
        try:
            return self.messages[channel][ts]
        except KeyError:
            raise SlackError("message_not_found") from None

    def post(self, channel: str, content: Json) -> Json:
        return self._keep(channel, self._new_message() | content)

    def say(self, channel: str, user: str, content: Json) -> Json:
        """What a person writes."""
        known = {"type": "message", "user": user, "team": TEAM_ID, "ts": self.next_ts()}
        return self._keep(channel, known | content)

    def _keep(self, channel: str, message: Json) -> Json:
        self.messages[channel][message["ts"]] = message
        self.show(channel, message)
        return message

    def update(self, channel: str, ts: str, content: Json) -> Json:
        """What is not sent again stays, except metadata: the documentation does not promise that."""
        message = self.message(channel, ts)
        self.former.setdefault(ts, []).append(copy.deepcopy(message))
        message.pop("metadata", None)
        message.update(content, edited={"user": BOT_USER, "ts": self.next_ts()})
        self.show(channel, message)
        return message

    def delete(self, channel: str, ts: str) -> None:
        self.message(channel, ts)
        del self.messages[channel][ts]
        self.changed("deleted", {"channel": channel, "ts": ts})

    def whisper(self, channel: str, user: str, content: Json) -> Json:
        """A message that one person sees until they reload."""
        note = self._new_message() | content | {"channel": channel, "to": user, "is_ephemeral": True}
        self.notes[note["ts"]] = note
        self.changed("note", copy.deepcopy(note))
        return note

    def forget_note(self, ts: str) -> None:
        if self.notes.pop(ts, None) is not None:
            self.changed("note_gone", {"ts": ts})

    def show(self, channel: str, message: Json) -> None:
        """Direct messages are shown to their one person."""
        shown = copy.deepcopy(message) | {"channel": channel}
        if self.channels[channel]["is_im"]:
            shown["to"] = self.channels[channel]["user"]
        self.changed("message", shown)

    def open_view(self, user: str, view_id: str = "") -> Json:
        """The topmost modal of this person, or the one with this id."""
        for view in reversed(self.open_views.get(user, [])):
            if view_id in ("", view["id"]):
                return view
        raise SlackError("view_not_found")

    def new_trigger(self, user: str) -> str:
        trigger = f"{int(self.clock() * 1000)}.{secrets.token_hex(8)}"
        self.triggers[trigger] = Trigger(user=user, expires_at=self.clock() + TRIGGER_SECONDS)
        return trigger

    def exchange_trigger(self, trigger: str) -> str:
        """Whose it was. It works once."""
        known = self.triggers.get(trigger)
        if known is None:
            raise SlackError("invalid_trigger_id")
        if known.used:
            raise SlackError("exchanged_trigger_id")
        known.used = True
        if self.clock() > known.expires_at:
            raise SlackError("expired_trigger_id")
        return known.user

    def new_response_url(self, channel: str, user: str, message_ts: str = "") -> str:
        """The secret last part of the address."""
        key = secrets.token_hex(12)
        self.response_urls[key] = ResponseUrl(
            channel=channel,
            user=user,
            message_ts=message_ts,
            expires_at=self.clock() + RESPONSE_URL_SECONDS,
        )
        return key

    def _new_message(self) -> Json:
        return {
            "type": "message",
            "user": BOT_USER,
            "bot_id": BOT_ID,
            "app_id": APP_ID,
            "team": TEAM_ID,
            "ts": self.next_ts(),
            "text": "",
        }


def required(args: Json, name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError("invalid_arguments", details=[f"[ERROR] missing required field: {name}"])
    return value


def channel_of(workspace: Workspace, args: Json) -> str:
    channel = required(args, "channel")
    if channel not in workspace.channels:
        raise SlackError("channel_not_found")
    return channel


def writable(workspace: Workspace, args: Json) -> str:
    channel = channel_of(workspace, args)
    if workspace.channels[channel].get("is_archived"):
        raise SlackError("is_archived")
    if not workspace.channels[channel]["is_member"]:
        raise SlackError("not_in_channel")
    return channel


def with_ids(blocks: Iterable[Json]) -> list[Json]:
    """Slack names every block that has no name."""
    return [{"block_id": f"b{number}"} | copy.deepcopy(block) for number, block in enumerate(blocks)]


def _user(user_id: str, name: str, *, now: float, zone: str = HOME_ZONE, is_bot: bool = False) -> Json:
    handle = name.lower().replace(" ", ".")
    offset = datetime.fromtimestamp(now, ZoneInfo(zone)).utcoffset()
    return {
        "id": user_id,
        "team_id": TEAM_ID,
        "name": handle,
        "real_name": name,
        "deleted": False,
        "is_bot": is_bot,
        "tz": zone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "locale": "en-GB",
        "profile": {"real_name": name, "display_name": name, "email": f"{handle}@brightvalve.example"},
    }
