"""What Slack sends to the bot, through the proxy: Socket Mode frames, and signed requests in HTTP mode."""

import asyncio
import json
import re
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import aiohttp
from aiohttp import WSMsgType, web
from slack_sdk.signature import Clock, SignatureVerifier

from tests.oracles import findings_of_message, findings_of_view

if TYPE_CHECKING:
    from tests.slack_proxy import SlackProxy

Json = dict[str, Any]

_SOCKET = re.compile(r"wss?:(?:\\?/){2}[^\"\s]+")
BROKEN = (aiohttp.ClientError, OSError)


class Deliveries:
    """`sockets`: the bot's open connections. `answer_paths`: where the bot may answer to what it was sent."""

    def __init__(self, proxy: "SlackProxy", signing_secret: str) -> None:
        self._proxy, self._secret = proxy, signing_secret
        self.bot_port = 0
        self.sockets: dict[web.WebSocketResponse, web.Request] = {}
        self.answer_paths: set[str] = set()
        self.acks: list[str] = []  # envelope ids, as the bot acknowledged them
        self._made_here: set[str] = set()  # envelopes that the server behind knows nothing of

    def through_us(self, answer: str) -> str:
        """Where apps.connections.open names the server's socket, ours is named."""
        mine = self._proxy.address.replace("http", "ws")
        return _SOCKET.sub(
            lambda found: f"{mine}/socket?to={quote(found[0].replace(chr(92), ''), safe='')}", answer
        )

    async def on_socket(self, request: web.Request) -> web.StreamResponse:
        await self._proxy.chaos.passing()
        near = web.WebSocketResponse(autoping=False, max_msg_size=0)
        await near.prepare(request)
        target = unquote(request.query["to"]).replace(
            urlsplit(self._proxy.address).netloc, urlsplit(self._proxy.upstream).netloc
        )
        try:
            async with self._proxy.session.ws_connect(target, max_msg_size=0) as far:
                self.sockets[near] = request
                pumps = [asyncio.create_task(self._down(far, near)), asyncio.create_task(self._up(near, far))]
                await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
                for pump in pumps:
                    pump.cancel()
                await asyncio.gather(*pumps, return_exceptions=True)
        finally:
            self.sockets.pop(near, None)
        with suppress(*BROKEN):
            await near.close()
        return near

    async def say(self, frame: Json) -> None:
        for socket in list(self.sockets):
            await socket.send_str(json.dumps(frame))

    async def abort(self) -> None:
        for request in list(self.sockets.values()):
            if request.transport is not None:
                request.transport.abort()

    async def on_delivery(self, request: web.Request) -> web.StreamResponse:
        """A signed request of Slack's, on to the bot. Its addresses become ours, so it is signed anew."""
        await self._proxy.chaos.passing()
        body, kind = (
            self._rewritten(await request.text(), request.content_type),
            request.headers["Content-Type"],
        )
        answer = await self._send(body, kind, {})
        if request.content_type == "application/json":
            for number in range(1, self._proxy.chaos.redeliveries + 1):
                await self._send(body, kind, _retry_headers(number))
        self._judge_ack(answer.text or "")
        return answer

    async def _down(self, far: aiohttp.ClientWebSocketResponse, near: web.WebSocketResponse) -> None:
        async for message in far:
            await self._proxy.chaos.passing()
            if message.type is WSMsgType.TEXT:
                frame = json.loads(self._noted(self._proxy.ours(message.data)))
                await near.send_str(json.dumps(frame))
                if frame.get("type") == "events_api":
                    for number in range(1, self._proxy.chaos.redeliveries + 1):
                        await near.send_str(json.dumps(self._again(frame, number)))

    async def _up(self, near: web.WebSocketResponse, far: aiohttp.ClientWebSocketResponse) -> None:
        async for message in near:
            await self._proxy.chaos.passing()
            if message.type is WSMsgType.PING:
                await near.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                frame = json.loads(message.data)
                envelope = frame.get("envelope_id", "")
                self.acks.append(envelope)
                self._judge_ack(frame.get("payload"))
                if envelope not in self._made_here and not self._proxy.chaos.swallow_acks:
                    await far.send_str(message.data)

    def _again(self, frame: Json, number: int) -> Json:
        """The same event in a new envelope, as Slack sends it when it had no acknowledgement."""
        envelope = str(uuid.uuid4())
        self._made_here.add(envelope)
        return frame | {"envelope_id": envelope, "retry_attempt": number, "retry_reason": "timeout"}

    async def _send(self, body: str, kind: str, more: dict[str, str]) -> web.Response:
        sent = str(int(Clock().now()))
        signature = SignatureVerifier(self._secret).generate_signature(timestamp=sent, body=body)
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": sent,
            "X-Slack-Signature": signature or "",
        }
        address = f"http://127.0.0.1:{self.bot_port}/slack/events"
        try:
            async with self._proxy.session.post(
                address, data=body.encode(), headers=headers | more
            ) as answer:
                return web.Response(
                    status=answer.status, text=await answer.text(), content_type=answer.content_type
                )
        except BROKEN:
            return web.Response(status=502)

    def _rewritten(self, body: str, kind: str) -> str:
        if kind == "application/json":
            return self._noted(self._proxy.ours(body))
        fields = {name: self._proxy.ours(value) for name, value in parse_qsl(body, keep_blank_values=True)}
        self._noted(fields.get("payload", ""))
        if "response_url" in fields:
            self.answer_paths.add(urlsplit(fields["response_url"]).path)
        return urlencode(fields)

    def _noted(self, payload: str) -> str:
        """Remember where this payload lets the bot answer."""
        for found in re.findall(r'"response_url"\s*:\s*"([^"]+)"', payload):
            self.answer_paths.add(urlsplit(json.loads(f'"{found}"')).path)
        return payload

    def _judge_ack(self, told: Any) -> None:
        """An acknowledgement may carry a view or a message, which Slack checks, too."""
        if isinstance(told, str):
            told = json.loads(told) if told.startswith("{") else {"text": told} if told else None
        if not isinstance(told, dict) or not told:
            return
        if isinstance(told.get("view"), dict):
            found = findings_of_view(told["view"])
        elif told.keys() & {"text", "blocks"}:
            found = findings_of_message(told)
        else:
            found = []
        self._proxy.findings += [f"acknowledgement: {finding}" for finding in found]


def _retry_headers(number: int) -> dict[str, str]:
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"}
