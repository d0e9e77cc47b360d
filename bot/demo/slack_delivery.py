"""How payloads reach the app: over one of its Socket Mode connections, or as a signed HTTP request.

Slack waits three seconds for the acknowledgement. It gives each payload to exactly one connection.
"""

import asyncio
import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, WSCloseCode, WSMsgType, web

from bot.demo.slack_workspace import APP_ID, Json

ACK_SECONDS = 3.0


@dataclass(slots=True, kw_only=True)
class Envelope:
    """One payload on its way. `acked_at` stays None when no acknowledgement came in time."""

    id: str
    kind: str  # "interactive", "slash_commands", "events_api"
    payload: Json
    sent_at: float
    retry_attempt: int = 0  # events only: Slack tries three times
    connection: str = ""  # which connection got it; "http" for signed delivery; "" = nobody was there
    acked_at: float | None = None
    answer: Json = field(default_factory=dict)  # what the acknowledgement carried

    @property
    def acked(self) -> bool:
        return self.acked_at is not None


@dataclass(slots=True, eq=False)
class Connection:
    """One open websocket of the app, as `apps.connections.open` promised it."""

    name: str
    request: web.Request
    socket: web.WebSocketResponse
    leaving: bool = False  # told to disconnect: gets nothing new


class Delivery:
    """Gives payloads to the app and waits for its acknowledgement. Lives in the server's event loop."""

    def __init__(
        self, *, clock: Callable[[], float], signing_secret: str, request_url: str, log: list[object]
    ) -> None:
        self._clock = clock
        self._signing_secret = signing_secret
        self._request_url = request_url
        self._log = log
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._turn = 0
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> int:
        return sum(not c.leaving for c in self._connections)

    def issue_ticket(self) -> str:
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return ticket

    async def deliver(self, kind: str, payload: Json, *, retry_attempt: int = 0) -> Envelope:
        """Send one payload and wait up to three seconds for its acknowledgement."""
        envelope = Envelope(
            id=secrets.token_hex(8),
            kind=kind,
            payload=payload,
            sent_at=self._clock(),
            retry_attempt=retry_attempt,
        )
        self._log.append(envelope)
        try:
            async with asyncio.timeout(ACK_SECONDS):
                envelope.answer = await (self._post(envelope) if self._request_url else self._push(envelope))
                envelope.acked_at = self._clock()
        except (TimeoutError, ClientError, ConnectionError):
            pass  # a rep would see "this app did not respond"
        return envelope

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        """The websocket that a ticket opens. Each ticket opens one."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="unknown or used ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(ticket, request, socket)
        await socket.send_json(_hello(len(self._connections) + 1))
        self._connections.append(connection)
        try:
            await self._read(connection)
        finally:
            self._connections.remove(connection)
        return socket

    async def disconnect(self, reason: str, grace: float) -> None:
        """Ask every connection to leave, as Slack does every few hours, and close it after `grace`."""
        leaving = [c for c in self._connections if not c.leaving]
        for connection in leaving:
            connection.leaving = True
            await connection.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {}})
            self._start(self._close_later(connection, grace))

    def abort(self) -> None:
        """Cut every connection without a word, as a network does."""
        for connection in self._connections:
            connection.leaving = True
            if connection.request.transport is not None:
                connection.request.transport.abort()

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        for connection in list(self._connections):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    async def _push(self, envelope: Envelope) -> Json:
        connection = self._next_connection()
        if connection is None:
            raise ConnectionError("the app has no open connection")
        envelope.connection = connection.name
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = answer
        try:
            await connection.socket.send_json(_frame(envelope))
            return await answer
        finally:
            del self._waiting[envelope.id]

    async def _post(self, envelope: Envelope) -> Json:
        envelope.connection = "http"
        body, content_type = _http_body(envelope)
        headers = self._signed(body) | {"Content-Type": content_type}
        if envelope.retry_attempt:
            headers |= {
                "X-Slack-Retry-Num": str(envelope.retry_attempt),
                "X-Slack-Retry-Reason": "http_timeout",
            }
        async with (
            ClientSession() as session,
            session.post(self._request_url, data=body, headers=headers) as response,
        ):
            text = await response.text()
            if response.status != 200:
                raise ConnectionError(f"the app answered {response.status}")
        return _json_or_text(text)

    def _signed(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._clock()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}

    def _next_connection(self) -> Connection | None:
        open_now = [c for c in self._connections if not c.leaving]
        self._turn += 1
        return open_now[self._turn % len(open_now)] if open_now else None

    async def _read(self, connection: Connection) -> None:
        """Take acknowledgements until the socket closes. aiohttp answers the pings itself."""
        async for frame in connection.socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            with contextlib.suppress(json.JSONDecodeError):
                ack = json.loads(frame.data)
                waiting = self._waiting.get(ack.get("envelope_id", ""))
                if waiting is not None and not waiting.done():
                    waiting.set_result(ack.get("payload") or {})

    async def _close_later(self, connection: Connection, grace: float) -> None:
        await asyncio.sleep(grace)
        await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _hello(number: int) -> Json:
    return {
        "type": "hello",
        "num_connections": number,
        "connection_info": {"app_id": APP_ID},
        "debug_info": {"host": "applink", "approximate_connection_time": 18060},
    }


def _frame(envelope: Envelope) -> Json:
    frame: Json = {
        "envelope_id": envelope.id,
        "type": envelope.kind,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.payload.get("type") == "view_submission"
        or envelope.kind == "slash_commands",
    }
    if envelope.kind == "events_api":
        reason = "timeout" if envelope.retry_attempt else ""
        frame |= {"retry_attempt": envelope.retry_attempt, "retry_reason": reason}
    return frame


def _http_body(envelope: Envelope) -> tuple[bytes, str]:
    if envelope.kind == "interactive":
        form = urlencode({"payload": json.dumps(envelope.payload)})
        return form.encode(), "application/x-www-form-urlencoded"
    if envelope.kind == "slash_commands":
        return urlencode(envelope.payload).encode(), "application/x-www-form-urlencoded"
    return json.dumps(envelope.payload).encode(), "application/json"


def _json_or_text(text: str) -> Json:
    """A command may be answered with plain text or with JSON."""
    try:
        answer = json.loads(text)
    except json.JSONDecodeError:
        return {"text": text} if text else {}
    return answer if isinstance(answer, dict) else {"text": text}
