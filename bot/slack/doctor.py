"""The whole look-over, with what concerns Slack: token, scopes, channels, app token. `live` also posts and
listens."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.web import SlackResponse

from bot.config import load_settings
from bot.core.finding import Finding, bad, doubt
from bot.errors import ConfigError, FirstreplyError
from bot.flows.doctor import examine
from bot.slack.client import build_client, check_client, sdk_log
from bot.slack.failures import CHANNEL, SLACK_ERRORS, error_code, failure
from bot.slack.parts import slack_settings
from bot.slack.sample_views import Sample, samples
from bot.slack.settings import SlackSettings, mistakes

SCOPES = (  # those of deploy/slack-manifest.yaml
    *("chat:write", "commands", "channels:history", "groups:history", "users:read"),
    *("im:write", "usergroups:read", "files:write"),
)
AHEAD = timedelta(minutes=2)  # by which clocks may differ
HELLO = 15.0  # seconds to wait for Slack's first word on the socket
MISTAKES = 3  # of one view, that are told
TEST_MESSAGE = "firstreply doctor: a test message, which goes away at once."


def findings(config: Path, now: datetime, *, live: bool = False) -> Iterator[Finding]:
    """One finding after the other, as they are made."""
    try:
        settings = load_settings(config)
    except ConfigError as error:
        yield from (bad("settings", mistake) for mistake in str(error).splitlines())
        return
    yield Finding(name="settings", found=f"{config} is in order")
    yield from examine(config, settings, now)
    if settings.slack.mode == "off":
        yield doubt("slack", "switched off: cards wait in the outbox", 'set slack.mode to "socket" or "http"')
        return
    slack = slack_settings(settings.slack)
    reached = True
    for finding in slack_findings(slack, now):
        reached = reached and not (finding.name == "slack" and finding.health == "bad")
        yield finding
    if live and reached:
        yield from live_findings(slack, now)


def slack_findings(settings: SlackSettings, now: datetime) -> Iterator[Finding]:
    """Asks only. Nothing is posted."""
    if found := mistakes(settings):
        yield from (bad("slack", mistake) for mistake in found)
        return
    client = build_client(settings)
    try:
        identity = check_client(client)
        yield Finding(name="slack", found=f"the bot {identity.user_id} of the workspace {identity.team}")
        yield _clock(client.auth_test(), now)
        yield _scopes(identity.scopes)
    except (FirstreplyError, *SLACK_ERRORS) as error:
        yield bad("slack", str(error))
        return
    for name in settings.channels:
        yield _channel(client, name, settings.channel_id(name))
    yield _way_in(client, settings)


def live_findings(settings: SlackSettings, now: datetime) -> Iterator[Finding]:
    """Has Slack itself look at every view, posts one message and takes it away, and waits on the socket."""
    client = build_client(settings)
    yield from _views(client, samples(now))
    yield _message(client, settings)
    if settings.mode == "socket":
        yield _hello(client, settings)


def _clock(answer: SlackResponse, now: datetime) -> Finding:
    told = {name.lower(): value for name, value in answer.headers.items()}.get("date", "")
    try:
        theirs = parsedate_to_datetime(str(told))
    except ValueError:
        return doubt("clock", "this Slack does not say what time it is")
    apart = abs(theirs - now)
    seconds = round(apart.total_seconds())
    if apart > AHEAD:
        return bad(
            "clock", f"{seconds} s from Slack's", "set this machine's clock by NTP: signed requests fail"
        )
    return Finding(name="clock", found=f"{seconds} s from Slack's")


def _scopes(granted: frozenset[str]) -> Finding:
    if not granted:
        return doubt("slack scopes", "this Slack does not say which are granted")
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        repair = "add them to the app (OAuth & Permissions), then reinstall it in the workspace"
        return bad("slack scopes", f"missing: {', '.join(missing)}", repair)
    more = sorted(granted - set(SCOPES))
    if more:
        repair = "remove them from the app: what a token cannot do, nobody can do with it"
        return doubt("slack scopes", f"more than needed: {', '.join(more)}", repair)
    return Finding(name="slack scopes", found=f"all {len(SCOPES)} of the manifest")


def _channel(client: WebClient, name: str, channel: str) -> Finding:
    what = f"slack channel {name}"
    try:
        client.conversations_history(channel=channel, limit=1)
    except SLACK_ERRORS as error:
        code = error_code(error)
        if code in CHANNEL:
            return bad(what, f"{channel}: {code}", CHANNEL[code])
        return bad(what, f"{channel}: {failure(error, what='conversations.history', harmless=True)}")
    return Finding(name=what, found=f"{channel}, the bot is a member and may look for its cards there")


def _way_in(client: WebClient, settings: SlackSettings) -> Finding:
    if settings.mode == "http":
        where = f"{settings.http_host}:{settings.http_port}"
        return Finding(name="slack requests", found=f"come signed to {where}; only a press can prove it")
    try:
        client.apps_connections_open(app_token=settings.app_token)
    except SLACK_ERRORS as error:
        code = error_code(error) or repr(error)
        repair = (
            "it must start with xapp- and have the scope connections:write, and Socket Mode be switched on"
        )
        return bad("slack app token", f"not accepted: {code}", repair)
    return Finding(name="slack app token", found="opens a socket")


def _views(client: WebClient, all_samples: list[Sample]) -> Iterator[Finding]:
    wrong = []
    for number, sample in enumerate(all_samples):
        try:
            client.blocks_validate(**sample.asked)
        except SLACK_ERRORS as error:
            code = error_code(error)
            if code == "unknown_method":
                yield doubt(
                    "slack views", "this Slack cannot validate blocks: only the real one has blocks.validate"
                )
                return
            if code == "ratelimited":
                yield doubt(
                    "slack views", f"Slack looked at {number} of {len(all_samples)}", "try again later"
                )
                break
            wrong.append(
                bad(f"slack view {sample.name}", _reasons(error), "tell us: nothing you wrote is wrong")
            )
    else:
        if not wrong:
            yield Finding(name="slack views", found=f"Slack accepts all {len(all_samples)}")
    yield from wrong


def _reasons(error: Exception) -> str:
    data = error.response.data if isinstance(error, SlackApiError) else {}
    told = (
        data.get("errors") or (data.get("response_metadata") or {}).get("messages")
        if isinstance(data, dict)
        else ()
    )
    more = [str(one) for one in told or ()][:MISTAKES]
    return " ".join([error_code(error) or repr(error), *more])


def _message(client: WebClient, settings: SlackSettings) -> Finding:
    """Posted, changed, taken away: what a card needs."""
    step, channel = "posted", settings.channel_id("ops")
    try:
        sent = client.chat_postMessage(channel=channel, text=TEST_MESSAGE, unfurl_links=False)
        step = "changed"
        client.chat_update(channel=channel, ts=sent["ts"], text=f"{TEST_MESSAGE} Changed.")
        step = "taken away"
        client.chat_delete(channel=channel, ts=sent["ts"])
    except SLACK_ERRORS as error:
        why = failure(error, what=f"slack channel {channel}", harmless=True)
        return bad("slack message", f"a test message in ops could not be {step}: {why}")
    return Finding(name="slack message", found="a test message in ops was posted, changed and taken away")


def _hello(client: WebClient, settings: SlackSettings) -> Finding:
    heard = Event()
    socket = SocketModeClient(app_token=settings.app_token, web_client=client, logger=sdk_log())
    socket.proxy = client.proxy
    socket.auto_reconnect_enabled = False
    socket.on_message_listeners.append(lambda frame: heard.set() if '"hello"' in frame else None)
    began = time.monotonic()
    try:
        socket.connect()
        if not heard.wait(HELLO):
            return bad("slack socket", f"no hello within {HELLO:g} s", "does a proxy cut WebSockets?")
        return Finding(name="slack socket", found=f"hello after {time.monotonic() - began:.1f} s")
    except SLACK_ERRORS as error:
        return bad("slack socket", f"cannot connect: {error_code(error) or repr(error)}")
    finally:
        socket.close()
