"""The page of the demo: the mail that arrived, the Slack channel, and the reply the buyer got.

The browser gets one picture of everything, then each change as a server-sent event. What it sends back
(a press, a command, an inquiry) must be JSON, so that no other site's form can do it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot.demo.postman import Inquiry, Postman
from bot.demo.slack_delivery import Envelope
from bot.demo.slack_files import type_of
from bot.demo.slack_gestures import Gestures
from bot.demo.slack_server import SlackServer
from bot.demo.slack_workspace import Change, Json, SlackError

Taker = Callable[[web.Request], Awaitable[web.Response]]

SCRIPTS = ("page", "mail", "slack", "files", "modal", "menu", "inputs", "blocks", "dom", "drafts", "world")
STYLES = ("page", "slack")
FILES = {
    "/": ("page.html", "text/html"),
    **{f"/{name}.css": (f"{name}.css", "text/css") for name in STYLES},
    **{f"/{name}.js": (f"{name}.js", "text/javascript") for name in SCRIPTS},
}
SHORTCUTS = ({"callback_id": "lead.from_message", "name": "Make this a lead"},)
MOST_SAID = 4000  # characters
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'"
)
SAVED = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
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

    def __init__(self, slack: SlackServer, *, mailbox: str, postman: Postman) -> None:
        self._slack = slack
        self._mailbox = mailbox
        self._postman = postman
        self._viewers: set[Viewer] = set()
        self._mails: dict[int, Json] = {}
        self._replies: dict[int, tuple[str, ...]] = {}  # mail id -> the HTML of what was sent for it
        slack.workspace.changed = self._on_change

    def routes(self) -> list[web.RouteDef]:
        return [
            *(web.get(path, self.on_file) for path in FILES),
            web.get("/feed", self.on_feed),
            web.get(r"/replies/{mail:\d+}/{reply:\d+}", self.on_reply),
            web.get(r"/files/{id:\w+}", self.on_shared_file),
            *(web.post(f"/{name}", take) for name, take in self._takers().items()),
        ]

    def _takers(self) -> dict[str, Taker]:
        return {
            "press": self.on_press,
            "submit": self.on_submit,
            "close": self.on_close,
            "home": self.on_home,
            "shortcut": self.on_shortcut,
            "command": self.on_command,
            "say": self.on_say,
            "inquiry": self.on_inquiry,
            "answer": self.on_answer,
        }

    @property
    def _gestures(self) -> Gestures:
        return self._slack.gestures

    def show_mail(self, mail: Json, replies: Sequence[str] = ()) -> None:
        """Show one mail as it is now, with the HTML of what was sent for it. From any thread."""
        self._slack.in_loop(lambda: self._keep_mail(mail, replies))

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
        mail, reply = int(request.match_info["mail"]), int(request.match_info["reply"])
        known = self._replies.get(mail, ())
        text = known[reply] if reply < len(known) else ""
        headers = {"Content-Security-Policy": MAIL_POLICY, "Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", charset="utf-8", headers=headers)

    async def on_shared_file(self, request: web.Request) -> web.Response:
        """What the app sent to Slack as a file."""
        _loopback_only(request)
        file = self._slack.workspace.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return web.Response(body=file.content, content_type=type_of(file.name), headers=SAVED)

    async def on_press(self, request: web.Request) -> web.Response:
        """A press on a message, or (with `view_id`) in a modal or in Home."""
        asked = await _json(request)
        rep, action_id = str(asked.get("rep")), str(asked.get("action_id"))
        value, block_id = asked.get("value"), asked.get("block_id")
        if view_id := asked.get("view_id"):
            entered = _table(asked.get("entered"))
            press = self._gestures.press_in_view(
                rep, str(view_id), action_id, value=value, block_id=block_id, entered=entered
            )
        else:
            channel, ts = str(asked.get("channel")), str(asked.get("ts"))
            press = self._gestures.press(rep, channel, ts, action_id, value=value, block_id=block_id)
        return await _whether_acked(press)

    async def on_submit(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        rep, view_id = str(asked.get("rep")), str(asked.get("view_id"))
        try:
            sent = await self._gestures.submit(rep, view_id, _table(asked.get("entered")))
        except SlackError as error:
            return _refused(error)
        return web.json_response({"acked": sent.acked, "errors": sent.errors, "refused": sent.refused})

    async def on_close(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        self._gestures.close(str(asked.get("rep")), str(asked.get("view_id")))
        return web.json_response({})

    async def on_home(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        return await _whether_acked(self._gestures.open_home(str(asked.get("rep"))))

    async def on_shortcut(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        where = (str(asked.get("rep")), str(asked.get("channel")), str(asked.get("ts")))
        return await _whether_acked(self._gestures.shortcut(*where, str(asked.get("callback_id"))))

    async def on_command(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        command, _, text = str(asked.get("text")).strip().partition(" ")
        where = (str(asked.get("rep")), str(asked.get("channel")))
        return await _whether_acked(self._gestures.command(*where, command, text.strip()))

    async def on_say(self, request: web.Request) -> web.Response:
        """A person writes to the channel, or into a thread. No app hears of it, and no buyer."""
        asked = await _json(request)
        text = _plain(asked.get("text", ""))[:MOST_SAID]
        if text:
            self._gestures.say(
                str(asked.get("rep")),
                str(asked.get("channel")),
                _escaped(text),
                thread=asked.get("thread_ts"),
            )
        return web.json_response({})

    async def on_inquiry(self, request: web.Request) -> web.Response:
        asked = await _json(request)
        inquiry = Inquiry(**{key: _plain(asked.get(key, "")) for key in Inquiry.__slots__})
        if "@" not in inquiry.email or not inquiry.text:
            raise web.HTTPBadRequest(text="An inquiry needs a sender's address and a text.")
        written = await asyncio.to_thread(self._postman.bring, inquiry)
        return web.json_response({"file": written})

    async def on_answer(self, request: web.Request) -> web.Response:
        """The buyer answers a mail that they got from us."""
        asked = await _json(request)
        number = asked.get("mail")
        mail = self._mails.get(number, {}) if isinstance(number, int) else {}
        replies = mail.get("replies", [])
        chosen, text = asked.get("reply"), _plain(asked.get("text", ""))
        if not isinstance(chosen, int) or not 0 <= chosen < len(replies) or not text:
            raise web.HTTPBadRequest(text="An answer needs a mail of ours that it answers, and a text.")
        name = str(mail.get("name", ""))
        written = await asyncio.to_thread(self._postman.answer, replies[chosen], text, name=name)
        return web.json_response({"file": written})

    def _on_change(self, kind: Change, item: Json) -> None:
        self._publish(kind, item)

    def _publish(self, kind: str, item: Json) -> None:
        text = _event(kind, item).decode()
        for viewer in self._viewers:
            if viewer.sees(item):
                viewer.events.put_nowait(text)

    def _keep_mail(self, mail: Json, replies: Sequence[str]) -> None:
        self._mails[mail["id"]] = mail
        self._replies[mail["id"]] = tuple(replies)
        self._publish("mail", mail)

    def _picture(self, viewer: Viewer) -> Json:
        workspace = self._slack.workspace
        people = [user for user in workspace.users.values() if not user["is_bot"]]
        seen = [c for c in workspace.channels.values() if c.get("user") in (None, viewer.rep)]
        messages = [
            message | {"channel": channel["id"]}
            for channel in seen
            for message in workspace.messages[channel["id"]].values()
        ]
        modals = workspace.open_views.get(viewer.rep)
        return {
            "mailbox": self._mailbox,
            "reps": [{"id": user["id"], "name": user["real_name"]} for user in people],
            "channels": [c for c in seen if not c["is_im"]],
            "direct": [c["id"] for c in seen if c["is_im"]],
            "shortcuts": SHORTCUTS,
            "mails": list(self._mails.values()),
            "messages": messages,
            "notes": [note for note in workspace.notes.values() if viewer.sees(note)],
            "home": workspace.homes.get(viewer.rep),
            "modal": modals[-1] if modals else None,
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


def _escaped(text: str) -> str:
    """What Slack's own message box does before it sends."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _table(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _event(kind: str, item: Json) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(item)}\n\n".encode()


async def _whether_acked(sent: Awaitable[Envelope]) -> web.Response:
    try:
        return web.json_response({"acked": (await sent).acked})
    except SlackError as error:
        return _refused(error)


def _refused(error: SlackError) -> web.Response:
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
