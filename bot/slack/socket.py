"""Socket Mode: one connection to Slack that is watched, rebuilt when it is deaf, and closed without loss."""

import json
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin.connection import Connection

from bot.errors import ConfigError
from bot.log import keys
from bot.slack.failures import SLACK_ERRORS, error_code
from bot.slack.health import Health

log = logging.getLogger(__name__)

APP_TOKEN = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "missing_scope",
                       "not_allowed_token_type", "token_expired"})  # fmt: skip
SWITCHED_OFF = "Socket Mode was switched off for the app: switch it on in the app's settings, then restart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How the connection is watched, in seconds.

    `ping_every` 3: with the SDK's own 10 it stays deaf for up to 57 s after a lost connection. `silence`
    without a pong is deaf; the SDK should have repaired it after four pings. Deaf for `patience` more,
    the whole connection is built anew.
    """

    ping_every: float = 3.0
    look_every: float = 10.0
    silence: float = 20.0
    patience: float = 60.0


class SocketRunner:
    """Starts, watches and stops the connection. `tell` carries bad news to an operator."""

    def __init__(
        self,
        app: App,
        app_token: str,
        *,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
        tell: Callable[[str], None],
        watch: Watch = Watch(),
    ) -> None:
        self._app, self._app_token = app, app_token
        self._clock, self._monotonic, self._tell = clock, monotonic, tell
        self._watch_by = watch
        self._handler: SocketModeHandler | None = None
        self._deaf_since: float | None = None
        self._switched_off = False
        self._stop, self._look_now = Event(), Event()
        self._watchdog = Thread(target=self._watch, name="slack-watchdog", daemon=True)

    def start(self) -> None:
        """Connect, and keep trying in the background if Slack is away. Raises ConfigError: token refused."""
        self._handler = self._build()
        try:
            self._handler.client.connect()
        except SLACK_ERRORS as error:
            if error_code(error) in APP_TOKEN:
                self._close()
                raise ConfigError(_refused(error)) from error
            log.warning("slack away, will connect later", extra=keys(error=repr(error)))
        self._watchdog.start()

    def stop(self) -> None:
        """Take no more payloads. The caller then waits for the listeners that are still at work."""
        self._stop.set()
        self._look_now.set()
        if self._watchdog.is_alive():
            self._watchdog.join()
        self._close()

    def health(self) -> Health:
        if self._switched_off:
            return Health(False, SWITCHED_OFF)
        silence = self._silence()
        if silence is None:
            return Health(False, "not connected to Slack; trying again")
        if silence > self._watch_by.silence:
            return Health(False, f"Slack has been silent for {silence:.0f} s; trying again")
        return Health(True, "connected by Socket Mode")

    def _build(self) -> SocketModeHandler:
        handler = SocketModeHandler(
            self._app, self._app_token, ping_interval=self._watch_by.ping_every, logger=self._app.logger
        )
        handler.client.proxy = self._app.client.proxy  # the SDK would read the environment again
        handler.client.on_message_listeners.append(self._on_frame)
        return handler

    def _on_frame(self, frame: str) -> None:
        """Called by the SDK's reader, which must not be kept waiting."""
        if "link_disabled" not in frame:
            return
        try:
            message = json.loads(frame)
        except ValueError:
            return
        if message.get("type") == "disconnect" and message.get("reason") == "link_disabled":
            self._switched_off = True
            self._look_now.set()

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._look_now.wait(self._watch_by.look_every)
            self._look_now.clear()
            if self._stop.is_set():
                return
            if self._switched_off:
                self._close()
                self._tell(SWITCHED_OFF)
                return
            self._look()

    def _look(self) -> None:
        """Healthy, deaf for a short while (the SDK may repair it), or deaf too long: build anew."""
        if self.health().ok:
            self._deaf_since = None
            return
        now = self._monotonic()
        self._deaf_since = now if self._deaf_since is None else self._deaf_since
        if now - self._deaf_since >= self._watch_by.patience:
            self._deaf_since = now
            self._rebuild()

    def _rebuild(self) -> None:
        log.warning("slack connection rebuilt", extra=keys(reason=self.health().detail))
        self._close()
        self._handler = self._build()
        try:
            self._handler.client.connect()
        except SLACK_ERRORS as error:
            log.error("slack still away", extra=keys(error=repr(error)))
            if error_code(error) in APP_TOKEN:
                self._tell(_refused(error))

    def _close(self) -> None:
        handler, self._handler = self._handler, None
        if handler is None:
            return
        client = handler.client
        client.auto_reconnect_enabled = False
        _hang_up(client.current_session)
        for end in (client.close, client.disconnect):  # a reconnect may have won the race against close()
            try:
                end()
            except (*SLACK_ERRORS, AttributeError) as error:  # the SDK reads a session that is None by then
                log.warning("slack connection closed badly", extra=keys(error=repr(error)))

    def _silence(self) -> float | None:
        """Seconds since Slack last answered a ping, None if not connected. The SDK keeps wall-clock time."""
        session = self._handler.client.current_session if self._handler else None
        if session is None or not session.is_active():
            return None
        if session.last_ping_pong_time is None:
            return 0.0
        return max(0.0, self._clock().timestamp() - session.last_ping_pong_time)


def _hang_up(session: Connection | None) -> None:
    """Wake the SDK's reader, which would sit in recv() for three seconds with the lock that close() needs."""
    if session is None or session.sock is None:
        return
    with suppress(OSError):
        session.sock.shutdown(socket.SHUT_RDWR)


def _refused(error: Exception) -> str:
    hint = "it must start with xapp- and have the scope connections:write"
    code = error_code(error) if isinstance(error, SlackApiError) else repr(error)
    return f"slack.app_token is not accepted: {code}: {hint}"
