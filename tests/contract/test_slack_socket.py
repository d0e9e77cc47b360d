import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from slack_bolt import App

from bot.demo.slack_server import running_slack
from bot.errors import ConfigError
from bot.slack.client import build_client, sdk_log
from bot.slack.settings import SlackSettings
from bot.slack.socket import SWITCHED_OFF, SocketRunner, Watch
from tests.services import free_port

QUICK = Watch(look_every=0.05, patience=0.1)


def a_runner(
    base_url: str, told: list[str], *, app_token: str = "xapp-demo", watch: Watch = QUICK
) -> SocketRunner:
    settings = SlackSettings(bot_token="xoxb-demo", api_url=base_url, channels={"leads": "C0LEADS"})
    app = App(client=build_client(settings), token_verification_enabled=False, logger=sdk_log())
    return SocketRunner(
        app,
        app_token,
        clock=lambda: datetime.now(UTC),  # noqa: TID251
        monotonic=time.monotonic,
        tell=told.append,
        watch=watch,
    )


def eventually(check: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)


def test_a_connection_is_healthy_once_it_is_there():
    with running_slack() as server:
        runner = a_runner(server.base_url, [])
        assert not runner.health().ok
        runner.start()
        eventually(lambda: runner.health().ok)
        runner.stop()
        assert not runner.health().ok
        eventually(lambda: server.connections == 0)


def test_a_proxy_is_passed_by_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTPS_PROXY", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_slack() as server:
        runner = a_runner(server.base_url, [])
        runner.start()
        eventually(lambda: runner.health().ok)
        runner.stop()


def test_a_refused_app_token_is_named_with_its_repair():
    with running_slack() as server:
        runner = a_runner(server.base_url, [], app_token="xapp-wrong")
        with pytest.raises(ConfigError, match=r"slack\.app_token is not accepted: invalid_auth"):
            runner.start()
        runner.stop()


def test_a_slack_that_was_away_at_the_start_is_connected_later():
    port = free_port()
    runner = a_runner(f"http://127.0.0.1:{port}/api/", [])
    runner.start()
    assert "trying again" in runner.health().detail
    with ExitStack() as stack:
        server = stack.enter_context(running_slack(port=port))
        eventually(lambda: runner.health().ok and server.connections == 1)
        runner.stop()


def test_a_connection_that_was_cut_without_a_word_is_built_anew():
    """The SDK alone needs five failed pings for that, here ten seconds."""
    watch = Watch(ping_every=2.0, look_every=0.05, silence=2.5, patience=0.1)
    with running_slack() as server:
        runner = a_runner(server.base_url, [], watch=watch)
        runner.start()
        eventually(lambda: server.connections == 1)
        server.abort_connections()
        eventually(lambda: server.connections == 1 and runner.health().ok)
        runner.stop()


def test_socket_mode_switched_off_ends_the_connection_and_tells_the_operator():
    told: list[str] = []
    with running_slack() as server:
        runner = a_runner(server.base_url, told)
        runner.start()
        eventually(lambda: server.connections == 1)
        server.disconnect("link_disabled")
        eventually(lambda: told == [SWITCHED_OFF])
        assert runner.health().detail == SWITCHED_OFF
        eventually(lambda: server.connections == 0)
        runner.stop()
