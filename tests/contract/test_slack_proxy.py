"""The proxy before local-slack: what it refuses, how it breaks the line, and that nothing else changes."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.client import build_client, sdk_log
from bot.slack.http import HttpRunner
from bot.slack.settings import SlackSettings
from bot.slack.socket import SocketRunner, Watch
from tests.builders import ANNA
from tests.oracles.needed import needed
from tests.services import free_port
from tests.slack_lab import SlackLab, proxied_lab
from tests.slack_proxy import SlackProxy
from tests.unit.slack import oracle_faults as planted

LEADS = "C0LEADS"
BUTTON = planted.actions(planted.button(), block_id="lead:1:v1")


@dataclass
class Desk:
    """A small app that answers each press and command, and counts what it heard."""

    lab: SlackLab
    proxy: SlackProxy
    client: WebClient
    heard: list[str] = field(default_factory=list)

    def post(self, **more: Any) -> str:
        message = {"channel": LEADS, "text": "New inquiry", "blocks": [BUTTON]} | more
        return self.client.chat_postMessage(**message)["ts"]

    def listen(self, app: App) -> None:
        @app.action("go")
        def on_go(ack, respond):
            ack()
            self.heard.append("press")
            respond(text="Ben was faster", response_type="ephemeral", replace_original=False)

        @app.command("/leads")
        def on_leads(ack, command):
            ack(text=command["text"])
            self.heard.append("command")

        @app.event("app_home_opened")
        def on_home(client, event, body, request):
            attempt = request.headers.get("x-slack-retry-num", ["0"])[0]
            self.heard.append(f"home {body['event_id']} {attempt}")
            client.views_publish(user_id=event["user"], view=planted.home())


@pytest.fixture(params=["socket", "http"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    is_http = request.param == "http"
    port = free_port()
    with ExitStack() as stack:
        with needed():
            lab, proxy = stack.enter_context(proxied_lab(tmp_path, bot_port=port if is_http else None))
        settings = SlackSettings(bot_token=lab.bot_token, api_url=proxy.base_url, channels=lab.channels)
        desk = Desk(lab, proxy, build_client(settings))
        app = App(
            client=desk.client, signing_secret=lab.signing_secret,
            token_verification_enabled=False, logger=sdk_log(),
        )  # fmt: skip
        desk.listen(app)
        runner = HttpRunner(app, host="127.0.0.1", port=port) if is_http else a_socket(app, lab)
        runner.start()
        stack.callback(app.listener_runner.listener_executor.shutdown)
        stack.callback(runner.stop)
        eventually(lambda: is_http or (proxy.connections and lab.connections))
        yield desk


def a_socket(app: App, lab: SlackLab) -> SocketRunner:
    return SocketRunner(
        app, lab.app_token, clock=lambda: datetime.now(UTC), monotonic=time.monotonic, tell=lambda _: None,  # noqa: TID251
        watch=Watch(ping_every=1.0, look_every=0.1, silence=2.5, patience=6.0),
    )  # fmt: skip


def eventually(check: Callable[[], object], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def open_home(desk: Desk) -> None:
    desk.lab.open_home(ANNA)


def test_all_that_is_right_passes_both_ways(desk: Desk):
    ts = desk.post()
    desk.lab.press(ANNA, "leads", ts, "go")
    desk.lab.command(ANNA, "leads", "/leads", "help")
    open_home(desk)
    eventually(lambda: len(desk.heard) == 3)
    eventually(lambda: [note["text"] for note in desk.lab.ephemerals(ANNA)].count("Ben was faster") == 1)
    eventually(lambda: desk.proxy.called("views.publish"))
    assert desk.proxy.called("response_url")
    assert (desk.proxy.findings, desk.proxy.failed()) == ([], [])


def test_what_slack_would_refuse_is_refused_and_told(desk: Desk):
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        desk.post(blocks=planted.BAD_MESSAGES["26 actions"]["blocks"])
    with pytest.raises(SlackApiError, match="msg_blocks_too_long"):
        desk.post(blocks=planted.BAD_MESSAGES["all blocks together too long"]["blocks"])
    with pytest.raises(SlackApiError, match="msg_too_long"):
        desk.client.chat_update(channel=LEADS, ts=desk.post(), text="x" * 4001, blocks=[BUTTON])
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        desk.post(unfurl_link=False)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        desk.client.views_publish(user_id=ANNA, view=planted.BAD_VIEWS["home with submit"])
    assert len(desk.lab.messages("leads")) == 1
    assert len(desk.proxy.failed()) == 5
    assert desk.proxy.findings[0].startswith("chat.postMessage: blocks/0/elements must NOT have more than 25")


def test_an_answer_to_a_press_and_an_acknowledgement_are_judged_too(desk: Desk):
    desk.lab.command(ANNA, "leads", "/leads", " ")
    eventually(lambda: desk.heard)
    eventually(lambda: desk.proxy.findings)
    assert "text is missing" in desk.proxy.findings[0]


def test_too_many_calls_are_told_when_to_come_again(desk: Desk):
    desk.proxy.chaos.limit("chat.postMessage", 2, times=1)
    with pytest.raises(SlackApiError) as refused:
        desk.post()
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "2"
    assert desk.post()
    assert len(desk.lab.messages("leads")) == 1


def test_a_lost_answer_was_done_and_a_lost_call_was_not(desk: Desk):
    desk.proxy.chaos.lose_answer("chat.postMessage")
    with pytest.raises(OSError):  # noqa: PT011
        desk.post()
    assert len(desk.lab.messages("leads")) == 1
    desk.proxy.chaos.lose_call("chat.postMessage")
    with pytest.raises(OSError):  # noqa: PT011
        desk.post()
    assert len(desk.lab.messages("leads")) == 1
    desk.proxy.chaos.refuse("chat.postMessage", "503")
    with pytest.raises(SlackApiError):
        desk.post()
    desk.proxy.chaos.refuse("chat.postMessage", "channel_not_found")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        desk.post()


def test_an_event_comes_again_with_its_number_and_the_same_id(desk: Desk):
    desk.proxy.chaos.redeliveries = 2
    open_home(desk)
    eventually(lambda: len(desk.heard) == 3)
    ids = {line.split()[1] for line in desk.heard}
    assert (len(ids), sorted(line.split()[2] for line in desk.heard)) == (1, ["0", "1", "2"])


def test_a_slow_line_is_slow_for_calls(desk: Desk):
    desk.proxy.chaos.delay = 0.4
    started = time.monotonic()
    desk.post()
    assert time.monotonic() - started >= 0.4


def test_a_black_hole_keeps_everything_until_it_is_gone(desk: Desk):
    desk.proxy.chaos.black_hole = True
    hurried = WebClient(desk.client.token, base_url=desk.proxy.base_url, timeout=1, retry_handlers=[])
    with pytest.raises(OSError):  # noqa: PT011
        hurried.chat_postMessage(channel=LEADS, text="Hello")
    desk.proxy.chaos.black_hole = False
    assert desk.post()


@pytest.mark.parametrize("how", ["disconnect", "abort", "black hole"])
@pytest.mark.parametrize("desk", ["socket"], indirect=True)
def test_the_bot_hears_again_within_twenty_seconds(desk: Desk, how: str):
    ts = desk.post()
    if how == "disconnect":
        desk.proxy.disconnect()
    elif how == "abort":
        desk.proxy.abort_sockets()
    else:
        desk.proxy.chaos.black_hole = True
        time.sleep(4)
        desk.proxy.chaos.black_hole = False
    eventually(lambda: is_heard(desk, ts), 20)


def is_heard(desk: Desk, ts: str) -> bool:
    """What is pressed while there is no connection goes to nobody, so a person presses again."""
    desk.lab.press(ANNA, "leads", ts, "go")
    time.sleep(0.5)
    return "press" in desk.heard
