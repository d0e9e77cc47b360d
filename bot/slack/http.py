"""Signed HTTP: Slack calls us. Bolt checks each signature and its age; waitress serves."""

import json
import logging
from collections.abc import Iterable
from threading import Thread
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

from bot.errors import ConfigError
from bot.log import keys
from bot.slack.health import Health

log = logging.getLogger(__name__)

PATH, HEALTH_PATH = "/slack/events", "/healthz"
THREADS = 16
LARGEST_BODY = 1 << 20


class HttpRunner:
    """Serves one app on one address. Port 0 takes any free one, told by `port` once started."""

    def __init__(self, app: App, *, host: str, port: int) -> None:
        self._app, self._host, self.port = app, host, port
        self._slack = SlackRequestHandler(app, path=PATH)
        self._server: Any = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Listen. Raises ConfigError: the address is taken or not ours."""
        try:
            self._server = create_server(
                self,
                host=self._host,
                port=self.port,
                threads=THREADS,
                max_request_body_size=LARGEST_BODY,
                ident="",
                clear_untrusted_proxy_headers=True,
            )
        except OSError as error:
            where = f"slack.http_host, slack.http_port = {self._host}:{self.port}"
            raise ConfigError(f"{where}: cannot listen there: {error.strerror}") from error
        self.port = int(self._server.effective_port)
        self._thread = Thread(target=self._server.run, name="slack-http", daemon=True)
        self._thread.start()
        log.info("listening for slack", extra=keys(host=self._host, port=self.port, path=PATH))

    def stop(self) -> None:
        """Stop listening, then let requests that came in have their answer."""
        if self._server is None or self._thread is None:
            return
        self._server.close()
        self._thread.join(timeout=30)
        self._server.task_dispatcher.shutdown()
        self._server = None

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
