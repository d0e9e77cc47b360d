"""Our small Slack and local-slack, which nobody here wrote, tell an app the same of modals and Home."""

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.demo.slack_server import SlackServer, running_slack
from tests.builders import ANNA
from tests.services import Missing
from tests.slack_lab import SlackLab, running_lab

REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"
SAME_TEXT = "somebody replied a minute ago"

SEEN = ("view", "view_errors", "home")  # after one of these frames the person sees what happened

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


BODY = {
    "type": "input",
    "block_id": "body",
    "label": plain("Message"),
    "element": {"type": "plain_text_input", "action_id": "v", "multiline": True},
}
AFTER = {
    "type": "input",
    "block_id": "after",
    "optional": True,
    "label": plain("After sending"),
    "element": {
        "type": "checkboxes",
        "action_id": "v",
        "options": [{"text": plain("Wait"), "value": "wait"}],
    },
}
MODAL = {
    "type": "modal",
    "callback_id": "lead.reply",
    "private_metadata": '{"lead": 1}',
    "title": plain("Reply"),
    "submit": plain("Send"),
    "blocks": [BODY, AFTER],
}
DONE = {"type": "modal", "title": plain("Sent"), "blocks": [{"type": "divider"}]}
HOME = {"type": "home", "blocks": [{"type": "header", "text": plain("My leads")}]}
BUTTON = {"type": "button", "action_id": "lead.reply", "value": "1", "text": plain("Reply")}
CARD = [{"type": "actions", "block_id": "lead:1:v1", "elements": [BUTTON]}]


@dataclass
class Person:
    """Anna before one of the two Slacks, and what the app was told of her."""

    server: SlackServer | SlackLab
    client: WebClient
    told: dict[str, Json] = field(default_factory=dict)

    def press(self) -> None:
        posted = self.client.chat_postMessage(channel="C0LEADS", text="New", blocks=CARD)
        self.server.press(ANNA, "leads", posted["ts"], "lead.reply")

    def submit(self, text: str) -> dict[str, str]:
        """The errors that she sees."""
        if isinstance(self.server, SlackServer):
            return self.server.submit(ANNA, {"body": text}).errors
        typed = {"body": {"v": {"type": "plain_text_input", "value": text}}}
        frames = self._screen({"t": "view_submit", "user": ANNA, "values": typed})
        return next((frame["errors"] for frame in frames if frame["t"] == "view_errors"), {})

    def close(self) -> None:
        if isinstance(self.server, SlackServer):
            self.server.close_view(ANNA)
        else:
            self._screen({"t": "view_close", "user": ANNA})

    def open_home(self) -> None:
        if isinstance(self.server, SlackServer):
            self.server.open_home(ANNA)
        else:
            self._screen({"t": "open_home", "user": ANNA})

    def modal(self) -> Json | None:
        if isinstance(self.server, SlackServer):
            return self.server.view(ANNA)
        stack = self._screen()[0]["state"]["modalStack"]
        return stack[-1] if stack else None

    def home(self) -> Json | None:
        if isinstance(self.server, SlackServer):
            return self.server.home(ANNA)
        views = self._screen()[0]["state"]["homeViews"]
        return next(iter(views.get(ANNA, {}).values()), None)

    def _screen(self, frame: Json | None = None) -> list[Json]:
        """What local-slack's page is told: all that is there, and what follows when she does something."""
        return asyncio.run(_frames(f"{self.server.address}/ui".replace("http", "ws", 1), frame))


async def _frames(address: str, frame: Json | None) -> list[Json]:
    found = []
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        found.append(await socket.receive_json())
        if frame is not None:
            await socket.send_json(frame)
            async with asyncio.timeout(5):
                while found[-1]["t"] not in SEEN:
                    found.append(await socket.receive_json())
    return found


@pytest.fixture(scope="module", params=["demo", "local-slack"])
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    folder = tmp_path_factory.mktemp("lab")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_slack() if request.param == "demo" else running_lab(folder))
        except Missing as missing:
            if REQUIRE:
                pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
            pytest.skip(str(missing))
        client = WebClient(token=server.bot_token, base_url=server.base_url)
        person = Person(server, client)
        handler = SocketModeHandler(an_app(client, person.told), server.app_token)
        stack.callback(handler.app.listener_runner.listener_executor.shutdown)
        stack.callback(handler.close)
        handler.connect()
        eventually(lambda: server.connections > 0)
        yield person


@pytest.fixture
def anna(either: Person) -> Iterator[Person]:
    yield either
    while either.modal() is not None:
        either.close()


def an_app(client: WebClient, told: dict[str, Json]) -> App:
    app = App(client=client, signing_secret="unused")

    @app.action("lead.reply")
    def on_press(ack, body):
        told["block_actions"] = body
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("lead.reply")
    def on_submission(ack, body):
        told["view_submission"] = body
        text = body["view"]["state"]["values"]["body"]["v"]["value"]
        if text == "late":
            ack(response_action="errors", errors={"body": SAME_TEXT})
        elif text == "more":
            ack(response_action="update", view=DONE)
        else:
            ack()

    @app.event("app_home_opened")
    def on_home(body):
        told["app_home_opened"] = body
        client.views_publish(user_id=body["event"]["user"], view=HOME)

    return app


def eventually(check, seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def test_a_modal_shows_errors_is_replaced_and_closes_as_the_app_answers(anna: Person):
    anna.press()
    eventually(lambda: anna.modal() is not None)
    assert anna.submit("late") == {"body": SAME_TEXT}
    assert anna.modal()["title"]["text"] == "Reply"
    assert anna.submit("fine") == {}
    eventually(lambda: anna.modal() is None)
    anna.press()
    eventually(lambda: anna.modal() is not None)
    assert anna.submit("more") == {}
    eventually(lambda: anna.modal()["title"]["text"] == "Sent")


def test_home_is_published_when_it_is_looked_at(anna: Person):
    anna.open_home()
    eventually(lambda: anna.home() is not None)
    assert anna.home()["blocks"][0]["text"]["text"] == "My leads"
    assert anna.told["app_home_opened"]["event"]["tab"] == "home"


READ = {
    "block_actions": "actions api_app_id channel container message response_url team trigger_id type user",
    "view_submission": "api_app_id response_urls team trigger_id type user view",
    "view": "app_id blocks bot_id callback_id hash id private_metadata root_view_id state submit team_id",
}


def test_both_tell_the_app_what_the_bot_reads(anna: Person):
    anna.press()
    eventually(lambda: anna.modal() is not None)
    anna.submit("Hello")
    pressed, sent = anna.told["block_actions"], anna.told["view_submission"]
    for name, payload in (("block_actions", pressed), ("view_submission", sent), ("view", sent["view"])):
        assert set(READ[name].split()) <= payload.keys(), name
    assert sent["view"]["state"]["values"] == {
        "body": {"v": {"type": "plain_text_input", "value": "Hello"}},
        "after": {"v": {"type": "checkboxes", "selected_options": []}},
    }
    assert (sent["user"]["id"], pressed["user"]["id"]) == (ANNA, ANNA)
    assert sent["view"]["private_metadata"] == MODAL["private_metadata"]
    assert pressed["actions"][0]["value"] == "1"
