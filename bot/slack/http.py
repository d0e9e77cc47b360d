"""Signed HTTP: Slack calls us. Bolt checks each signature and its age; waitress serves."""

import json
import logging
import socket
import time
from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import wasyncore
from waitress.server import create_server

from bot.errors import ConfigError
from bot.log import keys
from bot.slack.health import Health

log = logging.getLogger(__name__)

PATH, HEALTH_PATH = "/slack/events", "/healthz"
THREADS = 16
LARGEST_BODY = 1 << 20
LAST_ANSWERS = 5.0  # seconds that requests which came in have at a stop


class HttpRunner:
    """Serves one app on one address. Port 0 takes any free one, told by `port` once started."""

    def __init__(self, app: App, *, host: str, port: int) -> None:
        self._host, self.port = host, port
        self._slack = SlackRequestHandler(app, path=PATH)
        self._connections: dict[int, Any] = {}  # waitress keeps its sockets here, by file descriptor
        self._stop = Event()
        self._server: Any = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Listen. Raises ConfigError: the address is taken or not ours."""
        try:
            listener = socket.create_server((self._host, self.port))
        except OSError as error:
            where = f"slack.http_host, slack.http_port = {self._host}:{self.port}"
            raise ConfigError(f"{where}: cannot listen there: {error.strerror or error}") from error
        self.port = int(listener.getsockname()[1])
        self._server = create_server(
            self,
            map=self._connections,
            sockets=[listener],
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            ident="",
            clear_untrusted_proxy_headers=True,
        )
        self._thread = Thread(target=self._serve, name="slack-http", daemon=True)
        self._thread.start()
        log.info("listening for slack", extra=keys(host=self._host, port=self.port, path=PATH))

    def stop(self) -> None:
        """Take no new request, and give those that came in their answer."""
        self._stop.set()
        if self._thread is not None:
            self._server.pull_trigger()
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        self._loop(lambda: not self._stop.is_set())
        self._server.accepting = False
        last = time.monotonic() + LAST_ANSWERS
        self._loop(lambda: self._busy() and time.monotonic() < last)
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._connections, ignore_all=True)

    def _loop(self, wanted: Callable[[], bool]) -> None:
        while wanted():
            wasyncore.loop(timeout=1, map=self._connections, count=1)

    def _busy(self) -> bool:
        channels = self._server.active_channels.values()
        return any(channel.requests or channel.total_outbufs_len for channel in channels)

    def health(self) -> Health:
        if self._thread is not None and self._thread.is_alive():
            return Health(True, f"listening on {self._host}:{self.port}{PATH}")
        return Health(False, "not listening")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == HEALTH_PATH:
            return self._tell_health(start_response)
        return self._slack(environ, start_response)

    def _tell_health(self, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "application/json"), ("Cache-Control", "no-store")])
        return [json.dumps({"ok": True}).encode()]
