"""The page of the demo: the mail that arrived, the Slack channel, and the reply the buyer got.

The browser gets one picture of everything, then each change as a server-sent event. What it sends back
(a press, a command, an inquiry) must be JSON, so that no other site's form can do it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot.demo.postman import Inquiry
from bot.demo.slack_delivery import Envelope
from bot.demo.slack_server import SlackServer
from bot.demo.slack_workspace import Change, Json, SlackError

FILES = {
    "/": ("page.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/blocks.js": ("blocks.js", "text/javascript"),
    "/drafts.js": ("drafts.js", "text/javascript"),
}
PAGE_POLICY = "default-src 'self'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'none'"
MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
KEEP_ALIVE_SECONDS = 15
LOOPBACK = ("127.0.0.1", "localhost")


@dataclass(slots=True, eq=False)
class Viewer:
    """One open browser window. Private notes go to the windows of their user only."""

    rep: str
    events: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    def sees(self, item: Json) -> bool:
        return item.get("to") in (None, self.rep)


class Page:
    """Serves the page beside the Slack server, in the same event loop."""

    def __init__(self, slack: SlackServer, *, mailbox: str, write_inquiry: Callable[[Inquiry], str]) -> None:
        self._slack = slack
        self._mailbox = mailbox
        self._write_inquiry = write_inquiry
        self._viewers: set[Viewer] = set()
        self._mails: dict[int, Json] = {}
        self._replies: dict[int, str] = {}  # mail id -> the HTML of its reply
        slack.workspace.changed = self._on_change

    def routes(self) -> list[web.RouteDef]:
        return [
            *(web.get(path, self.on_file) for path in FILES),
            web.get("/feed", self.on_feed),
            web.get("/replies/{mail}", self.on_reply),
            web.post("/press", self.on_press),
            web.post("/command", self.on_command),
            web.post("/inquiry", self.on_inquiry),
        ]

    def show_mail(self, mail: Json, reply_html: str = "") -> None:
        """Show one mail as it is now. May be called from any thread."""
        self._slack.in_loop(lambda: self._keep_mail(mail, reply_html))

    async def on_file(self, request: web.Request) -> web.Response:
        _loopback_only(request)
        name, content_type = FILES[request.path]
        text = Path(__file__).with_name(name).read_text(encoding="utf-8")
        headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-store"}
        return web.Response(text=text, content_type=content_type, charset="utf-8", headers=headers)

    async def on_feed(self, request: web.Request) -> web.StreamResponse:
        _loopback_only(request)
        response = web.StreamResponse(headers={"Cache-Control": "no-store"})
        response.content_type = "text/event-stream"
        await response.prepare(request)
        async with self._watching(request.query.get("rep", "")) as viewer:
            with suppress(ConnectionError):  # the window was closed
                await response.write(_event("picture", self._picture(viewer)))
                while True:
                    await response.write((await _next_event(viewer)).encode())
        return response

    async def on_reply(self, request: web.Request) -> web.Response:
        """The HTML of a reply, for a frame that may do nothing but show it."""
        _loopback_only(request)
        text = self._replies.get(int(request.match_info["mail"]), "")
        headers = {"Content-Security-Policy": MAIL_POLICY, "Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", charset="utf-8", headers=headers)

    async def on_press(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        press = self._slack.press_in_loop(
            str(asked.get("rep")),
            str(asked.get("channel")),
            str(asked.get("ts")),
            str(asked.get("action_id")),
            value=asked.get("value"),
            block_id=asked.get("block_id"),
        )
        return await _whether_acked(press)

    async def on_command(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        command, _, text = str(asked.get("text")).strip().partition(" ")
        typed = self._slack.command_in_loop(
            str(asked.get("rep")), str(asked.get("channel")), command, text.strip()
        )
        return await _whether_acked(typed)

    async def on_inquiry(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        inquiry = Inquiry(**{key: _plain(asked.get(key, "")) for key in Inquiry.__slots__})
        if "@" not in inquiry.email or not inquiry.text:
            raise web.HTTPBadRequest(text="An inquiry needs a sender's address and a text.")
        written = await asyncio.to_thread(self._write_inquiry, inquiry)
        return web.json_response({"file": written})

    def _on_change(self, kind: Change, item: Json) -> None:
        self._publish(kind, item)

    def _publish(self, kind: str, item: Json) -> None:
        text = _event(kind, item).decode()
        for viewer in self._viewers:
            if viewer.sees(item):
                viewer.events.put_nowait(text)

    def _keep_mail(self, mail: Json, reply_html: str) -> None:
        self._mails[mail["id"]] = mail
        self._replies[mail["id"]] = reply_html
        self._publish("mail", mail)

    def _picture(self, viewer: Viewer) -> Json:
        workspace = self._slack.workspace
        people = [user for user in workspace.users.values() if not user["is_bot"]]
        messages = [
            message | {"channel": channel}
            for channel, known in workspace.messages.items()
            for message in known.values()
        ]
        return {
            "mailbox": self._mailbox,
            "reps": [{"id": user["id"], "name": user["real_name"]} for user in people],
            "channels": [c for c in workspace.channels.values() if not c["is_im"]],
            "mails": list(self._mails.values()),
            "messages": messages,
            "notes": [note for note in workspace.notes.values() if viewer.sees(note)],
        }

    @asynccontextmanager
    async def _watching(self, rep: str) -> AsyncIterator[Viewer]:
        viewer = Viewer(rep)
        self._viewers.add(viewer)
        try:
            yield viewer
        finally:
            self._viewers.discard(viewer)


async def _next_event(viewer: Viewer) -> str:
    try:
        return await asyncio.wait_for(viewer.events.get(), KEEP_ALIVE_SECONDS)
    except TimeoutError:
        return ": still here\n\n"


def _plain(value: object) -> str:
    """Half a surrogate pair is no text that a mail could carry."""
    return str(value).strip().encode(errors="replace").decode()


def _event(kind: str, item: Json) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(item)}\n\n".encode()


async def _whether_acked(sent: Awaitable[Envelope]) -> web.Response:
    try:
        return web.json_response({"acked": (await sent).acked})
    except SlackError as error:
        return web.json_response({"error": error.code, "details": error.details}, status=400)


async def _json(request: web.Request) -> Json:
    _loopback_only(request)
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send JSON")
    asked: Json = await request.json()
    return asked


def _loopback_only(request: web.Request) -> None:
    """A name that only pretends to be this machine (DNS rebinding) gets nothing."""
    if request.url.host not in LOOPBACK:
        raise web.HTTPForbidden(text="open the page by its loopback address")
