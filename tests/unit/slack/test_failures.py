import socket
from datetime import timedelta
from http.client import RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.errors import AccountPaused, ConfigError, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.slack.failures import failure


def an_error(code: str, status: int = 200, **more) -> SlackApiError:
    headers = more.pop("headers", {})
    data = {"ok": False, "error": code, **more}
    response = SlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data, headers=headers, status_code=status
    )
    return SlackApiError(code, response)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (an_error("ratelimited", 429), TemporaryFailure),
        (an_error("service_unavailable", 503), TemporaryFailure),
        (URLError(ConnectionRefusedError(111, "refused")), TemporaryFailure),
        (URLError(socket.gaierror(-2, "unknown name")), TemporaryFailure),
        (URLError(OSError(113, "no route to host")), TemporaryFailure),
        (an_error("internal_error", 500), UnknownOutcome),
        (an_error("fatal_error"), UnknownOutcome),
        (an_error("Received a response in a non-JSON format: <html>"), UnknownOutcome),
        (RemoteDisconnected("closed"), UnknownOutcome),
        (TimeoutError("timed out"), UnknownOutcome),
        (URLError(TimeoutError("the write operation timed out")), UnknownOutcome),
        (ConnectionResetError(104, "reset"), UnknownOutcome),
        (an_error("invalid_auth"), AccountPaused),
        (an_error("missing_scope", needed="chat:write"), AccountPaused),
        (an_error("channel_not_found"), ConfigError),
        (an_error("not_in_channel"), ConfigError),
        (an_error("invalid_blocks"), PermanentFailure),
    ],
)
def test_a_post_fails_in_the_way_that_the_outbox_understands(error: Exception, kind: type):
    assert type(failure(error, what="post", harmless=False)) is kind


@pytest.mark.parametrize(
    "error", [an_error("internal_error", 500), RemoteDisconnected("closed"), TimeoutError("timed out")]
)
def test_what_may_be_repeated_is_never_unknown(error: Exception):
    assert type(failure(error, what="update", harmless=True)) is TemporaryFailure


def test_slack_says_how_long_to_wait():
    error = failure(an_error("ratelimited", 429, headers={"Retry-After": "30"}), what="post", harmless=False)
    assert isinstance(error, TemporaryFailure)
    assert error.retry_after == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("token_revoked", "slack.bot_token was revoked"),
        ("missing_scope", "needed: channels:history"),
        ("not_in_channel", "/invite"),
        ("is_archived", "slack.channels"),
    ],
)
def test_a_wrong_setting_is_named_with_its_repair(code: str, words: str):
    assert words in str(failure(an_error(code, needed="channels:history"), what="post", harmless=False))
