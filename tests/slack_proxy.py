"""A proxy between the bot and a Slack for tests: strict about what the bot sends, and as unreliable as asked.

Everything passes through it: Web API calls, the Socket Mode connection, answers to response addresses,
uploads and, in HTTP mode, what Slack delivers. `findings` holds what the oracles say about the bot's part;
such a call is answered as Slack would, and does not reach the server behind. Chaos is in slack_chaos.py.
"""

import asyncio
import json
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

import aiohttp
from aiohttp import web

from tests.oracles import findings_of_call
from tests.oracles.structure import CHART
from tests.slack_chaos import Chaos
from tests.slack_deliveries import Deliveries

Json = dict[str, Any]

KEPT_HEADERS = ("Authorization", "Content-Type", "User-Agent")
HUGE = 2**26
NO_CHARTS = "invalid_blocks: this workspace has no charts"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, and the error it was answered with, "" where all was well."""

    method: str
    arguments: Json
    error: str


class SlackProxy:
    """`upstream`: the address of the server behind. Both it and `bot_port` may be set after the start."""

    def __init__(self, *, signing_secret: str = "") -> None:
        self.upstream = ""
        self.calls: list[Call] = []
        self.findings: list[str] = []
        self.chaos = Chaos()
        self.without_charts = False  # as a workspace that has not got Slack's own charts yet
        self.deliveries = Deliveries(self, signing_secret)
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        return f"{self.address}/api/"

    def start(self) -> None:
        self._thread.start()
        self.run(self._serve())

    def stop(self) -> None:
        self.run(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def failed(self) -> list[Call]:
        """The calls that Slack, or we in its place, refused."""
        return [call for call in self.calls if call.error]

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Slack says goodbye on every open connection; 10 s later it would close it."""
        self.run(self.deliveries.say({"type": "disconnect", "reason": reason}))

    def abort_sockets(self) -> None:
        """Every connection is reset, without a word."""
        self.run(self.deliveries.abort())

    @property
    def connections(self) -> int:
        return len(self.deliveries.sockets)

    def ours(self, text: str) -> str:
        """The same text with each address of the server behind made one of ours."""
        host = self.upstream.removeprefix("http://")
        mine = self.address.removeprefix("http://")
        return text.replace(host, mine).replace(quote(host, safe=""), quote(mine, safe=""))

    async def _serve(self) -> None:
        app = web.Application(client_max_size=HUGE)
        app.router.add_get("/socket", self.deliveries.on_socket)
        app.router.add_post("/slack/events", self.deliveries.on_delivery)
        app.router.add_route("*", "/api/{method}", self._on_call)
        app.router.add_route("*", "/{path:.*}", self._on_other)
        self.session = aiohttp.ClientSession(auto_decompress=True)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _shut(self) -> None:
        await self.deliveries.abort()
        await self._runner.cleanup()
        await self.session.close()

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        method, arguments = request.match_info["method"], await _arguments(request)
        return await self._judged(request, method, arguments)

    async def _on_other(self, request: web.Request) -> web.StreamResponse:
        if request.path in self.deliveries.answer_paths:
            return await self._judged(request, "response_url", await _arguments(request))
        return await self._pass_on(request)

    async def _judged(self, request: web.Request, method: str, arguments: Json) -> web.StreamResponse:
        if (fault := await self.chaos.before(method)) is not None:
            self._note(method, arguments, fault.error)
            return fault.answer(request)
        if self.without_charts and CHART in json.dumps(arguments.get("blocks") or ""):
            self._note(method, arguments, NO_CHARTS)
            return web.json_response(
                {"ok": False, "error": "invalid_blocks"}, status=400 if method == "response_url" else 200
            )
        if found := findings_of_call(method, arguments):
            self.findings += [f"{method}: {finding}" for finding in found]
            error = refusal(method, found)
            self._note(method, arguments, error)
            return web.json_response(
                {
                    "ok": False,
                    "error": error,
                    "response_metadata": {"messages": [f"[ERROR] {f}" for f in found]},
                },
                status=400 if method == "response_url" else 200,
            )
        answer = await self._pass_on(request)
        lost = self.chaos.after(method)
        self._note(method, arguments, "answer lost" if lost else _error(answer))
        return _hang_up(request) if lost else answer

    async def _pass_on(self, request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in KEPT_HEADERS if name in request.headers}
        async with self.session.request(
            request.method, self.upstream + request.path_qs, data=await request.read(), headers=headers
        ) as answer:
            body, kind = await answer.read(), answer.headers.get("Content-Type", "")
            kept = {"Content-Type": kind} | {
                k: v for k, v in answer.headers.items() if k.lower().startswith("x-")
            }
        if kind.startswith(("application/json", "text/")):
            body = self.deliveries.through_us(self.ours(body.decode())).encode()
        return web.Response(status=answer.status, body=body, headers=kept)

    def _note(self, method: str, arguments: Json, error: str) -> None:
        self.calls.append(Call(method, arguments, error))


def refusal(method: str, findings: list[str]) -> str:
    """The error code that Slack has for it."""
    words = " ".join(findings)
    if "no such method" in words:
        return "unknown_method"
    if method.startswith("views.") or any(finding.startswith("/") for finding in findings):
        return "invalid_arguments"
    if "characters in all blocks" in words:
        return "msg_blocks_too_long"
    if "text has" in words:
        return "msg_too_long"
    return "no_text" if "text is missing" in words else "invalid_blocks"


async def _arguments(request: web.Request) -> Json:
    """Of a call in any of the ways in which Slack takes them. The token is a header here."""
    body = await request.read()
    if request.content_type == "application/json":
        return json.loads(body or b"{}")
    if request.content_type == "multipart/form-data":
        return {}
    pairs = [*parse_qsl(request.query_string), *parse_qsl(body.decode())]
    return dict(pairs)


def _error(answer: web.Response) -> str:
    if answer.content_type != "application/json" or not answer.body:
        return "" if answer.status < 400 else str(answer.status)
    told = json.loads(answer.body)
    return "" if not isinstance(told, dict) or told.get("ok", True) else str(told.get("error"))


def _hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@contextmanager
def slack_proxy(upstream: str = "", *, signing_secret: str = "", bot_port: int = 0) -> Iterator[SlackProxy]:
    """`bot_port`: where an app in HTTP mode listens, with its signing secret."""
    proxy = SlackProxy(signing_secret=signing_secret)
    proxy.upstream, proxy.deliveries.bot_port = upstream, bot_port
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
