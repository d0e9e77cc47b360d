"""What people do in our small Slack: press, choose, type, open, send. Each is told to the app at once."""

from dataclasses import dataclass, field
from typing import Any

from bot.demo.slack_api import Api
from bot.demo.slack_delivery import Delivery, Envelope
from bot.demo.slack_payloads import (
    command_payload,
    event_payload,
    home_opened,
    press_in_view_payload,
    press_payload,
    shortcut_payload,
    submission_payload,
)
from bot.demo.slack_state import faults_of, state_of
from bot.demo.slack_views import close_view, obey
from bot.demo.slack_workspace import Json, SlackError, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came of a modal that somebody sent. `errors`: by block, said by the app or by Slack itself."""

    acked: bool = True
    errors: dict[str, str] = field(default_factory=dict)
    refused: str = ""  # Slack's word for an answer of the app that it cannot use


@dataclass(frozen=True, slots=True, kw_only=True)
class Gestures:
    """Lives in the server's event loop. People and channels go by name or id."""

    workspace: Workspace
    delivery: Delivery
    api: Api
    address: str

    async def press(
        self,
        user: str,
        channel: str,
        ts: str,
        action_id: str,
        *,
        value: str | None = None,
        block_id: str | None = None,
    ) -> Envelope:
        channel_id = self.workspace.channel_id(channel)
        payload = press_payload(
            self.workspace,
            self.address,
            user=self.workspace.user_id(user),
            message=self._message(channel_id, ts),
            channel=channel_id,
            action_id=action_id,
            value=value,
            block_id=block_id,
        )
        return await self.delivery.deliver("interactive", payload)

    async def press_in_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        *,
        value: Any = None,
        block_id: str | None = None,
        entered: Json | None = None,
    ) -> Envelope:
        """A press in the modal with this id ("" is the topmost), or in Home ("home")."""
        user_id = self.workspace.user_id(user)
        payload = press_in_view_payload(
            self.workspace,
            user=user_id,
            view=self._view(user_id, view_id),
            action_id=action_id,
            value=value,
            block_id=block_id,
            entered=entered or {},
        )
        return await self.delivery.deliver("interactive", payload)

    async def submit(self, user: str, view_id: str, entered: Json) -> Sent:
        """Send a modal. What Slack itself does not let pass never reaches the app."""
        user_id = self.workspace.user_id(user)
        view = self.workspace.open_view(user_id, view_id)
        if faults := faults_of(view["blocks"], state_of(view["blocks"], entered)):
            return Sent(errors=faults)
        payload = submission_payload(self.workspace, user=user_id, view=view, entered=entered)
        envelope = await self.delivery.deliver("interactive", payload)
        if not envelope.acked:
            return Sent(acked=False)
        try:
            return Sent(errors=obey(self.workspace, user_id, view["id"], envelope.answer))
        except SlackError as error:
            return Sent(refused=": ".join((error.code, *error.details)))

    def say(self, user: str, channel: str, text: str, *, thread: str | None = None) -> str:
        """A person writes, in a channel or in the thread below one of its messages. Returns the ts."""
        channel_id = self.workspace.channel_id(channel)
        content: Json = {"text": text}
        if thread:
            root = self.workspace.message(channel_id, thread)
            content["thread_ts"] = root.get("thread_ts", root["ts"])
        return str(self.workspace.say(channel_id, self.workspace.user_id(user), content)["ts"])

    def close(self, user: str, view_id: str = "") -> None:
        close_view(self.workspace, self.workspace.user_id(user), view_id)

    async def shortcut(self, user: str, channel: str, ts: str, callback_id: str) -> Envelope:
        channel_id = self.workspace.channel_id(channel)
        payload = shortcut_payload(
            self.workspace,
            self.address,
            user=self.workspace.user_id(user),
            channel=channel_id,
            message=self.workspace.message(channel_id, ts),
            callback_id=callback_id,
        )
        return await self.delivery.deliver("interactive", payload)

    async def open_home(self, user: str) -> Envelope:
        event = home_opened(self.workspace, self.workspace.user_id(user))
        return await self.delivery.deliver("events_api", event_payload(self.workspace, event))

    async def command(self, user: str, channel: str, command: str, text: str) -> Envelope:
        """An answer that the acknowledgement carries is shown as Slack shows it."""
        payload = command_payload(
            self.workspace,
            self.address,
            user=self.workspace.user_id(user),
            channel=self.workspace.channel_id(channel),
            command=command,
            text=text,
        )
        envelope = await self.delivery.deliver("slash_commands", payload)
        if envelope.answer:
            key = payload["response_url"].rpartition("/")[2]
            self.api.respond(self.workspace.response_urls[key], envelope.answer)
        return envelope

    def _message(self, channel_id: str, ts: str) -> Json:
        return self.workspace.notes.get(ts) or self.workspace.message(channel_id, ts)

    def _view(self, user_id: str, view_id: str) -> Json:
        if view_id != "home":
            return self.workspace.open_view(user_id, view_id)
        if user_id not in self.workspace.homes:
            raise SlackError("view_not_found")
        return self.workspace.homes[user_id]
