"""A small Slack for the demo and the tests: Web API, Socket Mode, signed HTTP delivery, and a page.

It runs in a thread of its own, listens on loopback only, and is strict where Slack is: tokens, scopes,
channels, block limits, one connection for each payload, three seconds for an acknowledgement.
"""

import asyncio
import copy
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from aiohttp import web

from bot.demo.slack_api import Api, Fault
from bot.demo.slack_delivery import Delivery
from bot.demo.slack_gestures import Gestures, Sent
from bot.demo.slack_methods import ALL_SCOPES
from bot.demo.slack_payloads import event_payload
from bot.demo.slack_workspace import DEFAULT_REPS, HOME_ZONE, TEAM_ID, Json, Workspace, slack_clock

Result = TypeVar("Result")
HOST = "127.0.0.1"


class SlackServer:
    """One workspace with its server. Every method may be called from any thread."""

    def __init__(
        self,
        *,
        port: int = 0,
        reps: Sequence[str] = DEFAULT_REPS,
        channels: Sequence[str] = ("leads",),
        scopes: frozenset[str] = ALL_SCOPES,
        request_url: str = "",
        clock: Callable[[], float] = slack_clock,
    ) -> None:
        self._port = port
        self.log: list[object] = []  # Call and Envelope, in order of arrival
        self.workspace = Workspace(reps=tuple(reps), channel_names=tuple(channels), clock=clock)
        self.delivery = Delivery(
            clock=clock,
            signing_secret=self.workspace.signing_secret,
            request_url=request_url,
            log=self.log,
        )
        self.api = Api(self.workspace, self.delivery, scopes=scopes, log=self.log)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="demo slack", daemon=True)
        self._runner: web.AppRunner | None = None
        self.bot_token = self.workspace.bot_token
        self.app_token = self.workspace.app_token
        self.signing_secret = self.workspace.signing_secret
        self.team_id = TEAM_ID

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def gestures(self) -> Gestures:
        """What people do. For the server's own thread."""
        return Gestures(workspace=self.workspace, delivery=self.delivery, api=self.api, address=self.address)

    @property
    def base_url(self) -> str:
        return f"{self.address}/api/"

    @property
    def channels(self) -> dict[str, str]:
        """Channel names and their ids."""
        known = self.in_loop(lambda: list(self.workspace.channels.values()))
        return {channel["name"]: channel["id"] for channel in known if not channel["is_im"]}

    @property
    def users(self) -> dict[str, str]:
        """Names of the people (not the bot) and their ids."""
        known = self.in_loop(lambda: list(self.workspace.users.values()))
        return {user["real_name"]: user["id"] for user in known if not user["is_bot"]}

    def start(self, extra_routes: Sequence[web.AbstractRouteDef] = ()) -> None:
        self._thread.start()
        self._run(self._serve(extra_routes))

    def stop(self) -> None:
        self._run(self._shut_down())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def messages(self, channel: str = "leads") -> list[Json]:
        """The messages of a channel (name or id), the oldest first, as copies."""
        return self.in_loop(
            lambda: copy.deepcopy(list(self.workspace.messages[self.workspace.channel_id(channel)].values()))
        )

    def ephemerals(self, user: str | None = None) -> list[Json]:
        """Private notes in order, each with `user`: the one who sees it (name or id filters)."""
        notes = self.in_loop(lambda: copy.deepcopy(list(self.workspace.notes.values())))
        seen = [note | {"user": note["to"]} for note in notes]
        return [note for note in seen if user is None or note["user"] == self.workspace.user_id(user)]

    def press(
        self,
        user: str,
        channel: str,
        ts: str,
        action_id: str,
        value: str | None = None,
        block_id: str | None = None,
    ) -> bool:
        """Press a button (or choose an option) of a message. Whether the app acknowledged in time."""
        press = self.gestures.press(user, channel, ts, action_id, value=value, block_id=block_id)
        return self._run(press).acked

    def press_in_view(
        self,
        user: str,
        action_id: str,
        value: Any = None,
        *,
        block_id: str | None = None,
        entered: Json | None = None,
        view_id: str = "",
    ) -> bool:
        """Press, or choose something, in the topmost modal, or in Home (`view_id="home"`)."""
        press = self.gestures.press_in_view(
            user, view_id, action_id, value=value, block_id=block_id, entered=entered
        )
        return self._run(press).acked

    def submit(self, user: str, entered: Json | None = None) -> Sent:
        """Send the topmost modal. `entered`: block id -> value, or block id -> action id -> value."""
        return self._run(self.gestures.submit(user, "", entered or {}))

    def close_view(self, user: str) -> None:
        self.in_loop(
            lambda: self.gestures.close(user, self.workspace.open_view(self.workspace.user_id(user))["id"])
        )

    def view(self, user: str) -> Json | None:
        """The topmost modal before this person, as a copy."""
        stack = self.in_loop(
            lambda: copy.deepcopy(self.workspace.open_views.get(self.workspace.user_id(user)))
        )
        return stack[-1] if stack else None

    def home(self, user: str) -> Json | None:
        return self.in_loop(lambda: copy.deepcopy(self.workspace.homes.get(self.workspace.user_id(user))))

    def open_home(self, user: str) -> bool:
        return self._run(self.gestures.open_home(user)).acked

    def say(self, user: str, channel: str, text: str, *, thread: str | None = None) -> str:
        """A person writes, in a channel or in a thread. Returns the ts."""
        return self.in_loop(lambda: self.gestures.say(user, channel, text, thread=thread))

    def shortcut(self, user: str, channel: str, ts: str, callback_id: str) -> bool:
        """Choose a shortcut from the menu of a message."""
        return self._run(self.gestures.shortcut(user, channel, ts, callback_id)).acked

    def direct_messages(self, user: str) -> list[Json]:
        """What the app wrote to this person alone."""
        return self.messages(
            self.in_loop(lambda: self.workspace.direct_channel(self.workspace.user_id(user)))
        )

    def command(self, user: str, channel: str, command: str, text: str = "") -> bool:
        """Type a slash command. An answer carried by the acknowledgement is shown as Slack shows it."""
        return self._run(self.gestures.command(user, channel, command, text)).acked

    def event(self, event: Json, *, event_id: str = "", retry_attempt: int = 0) -> bool:
        """Send an Events API event. The same `event_id` with a `retry_attempt` is a redelivery."""
        payload = event_payload(self.workspace, event, event_id=event_id)
        return self._run(self.delivery.deliver("events_api", payload, retry_attempt=retry_attempt)).acked

    def add_rep(self, name: str, zone: str = HOME_ZONE) -> str:
        return self.in_loop(lambda: self.workspace.add_rep(name, zone))

    def add_group(self, group: str, people: Sequence[str]) -> None:
        """A user group by its id (S…), with its people."""
        self.in_loop(
            lambda: self.workspace.groups.update({group: [self.workspace.user_id(p) for p in people]})
        )

    def add_channel(self, name: str, *, with_bot: bool = True) -> str:
        return self.in_loop(lambda: self.workspace.add_channel(name, with_bot=with_bot))

    def archive(self, channel: str) -> None:
        self.in_loop(
            lambda: self.workspace.channels[self.workspace.channel_id(channel)].update(is_archived=True)
        )

    def drop_next(self, method: str, *, after_processing: bool = True) -> None:
        """Hang up on the next call of `method` instead of answering, after or before doing it."""
        fault: Fault = "lost after" if after_processing else "lost before"
        self.in_loop(lambda: self.api.faults.setdefault(method, []).append(fault))

    def rate_limit_next(self, method: str, seconds: int) -> None:
        self.in_loop(lambda: self.api.faults.setdefault(method, []).append(seconds))

    def disconnect(self, reason: str = "refresh_requested", *, grace: float = 0.5) -> None:
        """Tell every connection to leave, and close it after `grace` seconds."""
        self._run(self.delivery.disconnect(reason, grace))

    def abort_connections(self) -> None:
        self.in_loop(self.delivery.abort)

    @property
    def connections(self) -> int:
        return self.in_loop(lambda: self.delivery.connected)

    async def _serve(self, extra_routes: Sequence[web.AbstractRouteDef]) -> None:
        app = web.Application(client_max_size=2**22)
        app.add_routes([*self.api.routes(), *extra_routes])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.workspace.address = self.address

    async def _shut_down(self) -> None:
        await self.delivery.close()
        if self._runner is not None:
            await self._runner.cleanup()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:  # a page that was just closed may still be in the middle of an answer
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._loop.shutdown_asyncgens()

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def in_loop(self, read: Callable[[], Result]) -> Result:
        """Run in the server's thread, the only one that touches the workspace."""
        if not self._loop.is_running():  # before the start or after the end there is nobody else
            return read()

        async def reading() -> Result:
            return read()

        return self._run(reading())


@contextmanager
def running_slack(**options: Any) -> Iterator[SlackServer]:
    """A running server on loopback; the options are those of SlackServer."""
    server = SlackServer(**options)
    server.start()
    try:
        yield server
    finally:
        server.stop()
