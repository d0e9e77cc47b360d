"""The HTTP side of our small Slack: Web API calls, response addresses, and the faults a test may order."""

import asyncio
import copy
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from bot.demo.slack_blocks import check_blocks, check_text
from bot.demo.slack_delivery import Delivery
from bot.demo.slack_files import take
from bot.demo.slack_methods import ALL_SCOPES, METHODS
from bot.demo.slack_workspace import Json, ResponseUrl, SlackError, Workspace

Fault = Literal["lost before", "lost after"] | int  # a number: "rate limited, come back in so many seconds"


@dataclass(slots=True, kw_only=True)
class Call:
    """One Web API call, or one use of a response address, with what was answered."""

    method: str
    arguments: Json
    at: float
    answer: Json = field(default_factory=dict)


class Api:
    """Answers the Web API. `faults` holds what is to go wrong with the next call of a method."""

    def __init__(
        self,
        workspace: Workspace,
        delivery: Delivery,
        *,
        scopes: frozenset[str] = ALL_SCOPES,
        log: list[object],
    ) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self._scopes = scopes
        self._log = log
        self.faults: dict[str, list[Fault]] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/{method}", self.on_call),
            web.post("/api/{method}", self.on_call),
            web.get("/link", self._delivery.accept),
            web.post("/response/{key}", self.on_response_url),
            web.post("/upload/{key}", self.on_upload),
        ]

    async def on_call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        call = Call(method=method, arguments=await _arguments(request), at=self._workspace.clock())
        self._log.append(call)
        fault = self._next_fault(method)
        if fault == "lost before":
            return _lose_answer(request)
        if isinstance(fault, int):
            call.answer = {"ok": False, "error": "ratelimited"}
            return web.json_response(call.answer, status=429, headers={"Retry-After": str(fault)})
        call.answer = self._answer(method, call.arguments, _token(request, call.arguments), request)
        if fault == "lost after":
            return _lose_answer(request)
        scopes = ",".join(sorted(self._scopes))
        return web.json_response(call.answer, headers={"x-oauth-scopes": scopes})

    async def on_response_url(self, request: web.Request) -> web.Response:
        content = json.loads(await request.text())
        self._log.append(Call(method="response_url", arguments=content, at=self._workspace.clock()))
        try:
            self.respond(self._take_response_url(request.match_info["key"]), content)
        except SlackError as error:
            return web.json_response(_refusal(error), status=404)
        return web.Response(text="ok")

    async def on_upload(self, request: web.Request) -> web.Response:
        try:
            take(self._workspace, request.match_info["key"], await request.read())
        except SlackError as error:
            return web.json_response(_refusal(error), status=400)
        return web.Response(text="OK")

    def respond(self, url: ResponseUrl, content: Json) -> None:
        """Do what an answer to a press or a command asks for. Private unless it says otherwise."""
        check_text(content.get("text", ""))
        if content.get("blocks"):
            check_blocks(content["blocks"])
        shown = {key: copy.deepcopy(content[key]) for key in ("text", "blocks") if content.get(key)}
        if content.get("delete_original") or content.get("replace_original"):
            self._change_original(url, shown, delete=bool(content.get("delete_original")))
        elif not shown:
            raise SlackError("no_text")
        elif content.get("response_type") == "in_channel":
            self._workspace.post(url.channel, shown)
        else:
            self._workspace.whisper(url.channel, url.user, shown)

    def _change_original(self, url: ResponseUrl, shown: Json, *, delete: bool) -> None:
        if url.message_ts in self._workspace.notes:
            self._workspace.forget_note(url.message_ts)
            if not delete:
                self._workspace.whisper(url.channel, url.user, shown)
        elif delete:
            self._workspace.delete(url.channel, url.message_ts)
        else:
            self._workspace.update(url.channel, url.message_ts, shown)

    def _take_response_url(self, key: str) -> ResponseUrl:
        url = self._workspace.response_urls.get(key)
        if url is None or self._workspace.clock() > url.expires_at:
            raise SlackError("expired_url")
        if url.uses_left == 0:
            raise SlackError("used_url")
        url.uses_left -= 1
        return url

    def _answer(self, method: str, arguments: Json, token: str, request: web.Request) -> Json:
        try:
            if method == "apps.connections.open":
                return {"ok": True, "url": self._open_connection(token, request)}
            return {"ok": True} | self._run(method, arguments, token)
        except SlackError as error:
            return _refusal(error)

    def _run(self, method: str, arguments: Json, token: str) -> Json:
        known = METHODS.get(method)
        if known is None:
            raise SlackError("unknown_method", req_method=method)
        self._check_token(token, self._workspace.bot_token)
        if known.scopes and not self._scopes.intersection(known.scopes):
            needed, provided = ",".join(known.scopes), ",".join(sorted(self._scopes))
            raise SlackError("missing_scope", needed=needed, provided=provided)
        return known.run(self._workspace, arguments)

    def _open_connection(self, token: str, request: web.Request) -> str:
        self._check_token(token, self._workspace.app_token)
        return f"ws://{request.host}/link?ticket={self._delivery.issue_ticket()}"

    def _check_token(self, token: str, wanted: str) -> None:
        if not token:
            raise SlackError("not_authed")
        if token != wanted:
            ours = (self._workspace.bot_token, self._workspace.app_token)
            raise SlackError("not_allowed_token_type" if token in ours else "invalid_auth")

    def _next_fault(self, method: str) -> Fault | None:
        waiting = self.faults.get(method)
        return waiting.pop(0) if waiting else None


async def _arguments(request: web.Request) -> Json:
    """Arguments come as query, form or JSON. In a query or form, objects are JSON texts."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        arguments |= json.loads(await request.text() or "{}")
    elif request.method == "POST":
        arguments |= dict(await request.post())
    return {key: _decoded(key, value) for key, value in arguments.items()}


def _decoded(key: str, value: Any) -> Any:
    if key in ("blocks", "metadata", "view", "attachments", "files") and isinstance(value, str):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value


def _token(request: web.Request, arguments: Json) -> str:
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bearer or str(arguments.get("token", ""))


def _refusal(error: SlackError) -> Json:
    answer: Json = {"ok": False, "error": error.code} | error.more
    if error.details:
        details = list(error.details)
        answer |= {"errors": details, "response_metadata": {"messages": details}}
    return answer


def _lose_answer(request: web.Request) -> web.StreamResponse:
    """Hang up instead of answering."""
    if request.transport is not None:
        request.transport.close()
    raise asyncio.CancelledError
