"""Slack's many ways to say no, told in our five words (bot/errors.py)."""

import errno
import re
import socket
import ssl
from datetime import timedelta
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError

from bot.errors import (
    AccountPaused,
    ConfigError,
    FirstreplyError,
    PermanentFailure,
    TemporaryFailure,
    UnknownOutcome,
)

REINSTALL = "reinstall the app in the workspace and set slack.bot_token anew"
ACCOUNT = {
    "invalid_auth": f"slack.bot_token is not accepted: {REINSTALL}",
    "not_authed": "slack.bot_token is empty: set it",
    "account_inactive": f"the bot user was deactivated or the app removed: {REINSTALL}",
    "token_revoked": f"slack.bot_token was revoked: {REINSTALL}",
    "token_expired": "slack.bot_token has expired: make an app without token rotation, and set its token",
    "missing_scope": "slack.bot_token lacks a scope: add it to the app (docs/slack.md) and reinstall the app",
    "not_allowed_token_type": "slack.bot_token is of the wrong kind: it must start with xoxb-",
    "org_login_required": "the workspace is being migrated: wait, or ask its administrator",
    "access_denied": "the workspace refuses the app: ask its administrator to allow it",
    "team_access_not_granted": "the app is not installed in this workspace: install it there",
}
CHANNEL = {
    "channel_not_found": "no such channel, or a private one without the bot: check the id in slack.channels, "
    "and invite the bot there with /invite",
    "not_in_channel": "the bot is not a member: invite it there with /invite",
    "is_archived": "the channel is archived: unarchive it, or write another id into slack.channels",
    "restricted_action": "the bot may not post there: change the posting permissions of the channel",
}
NO_CARD_THERE = frozenset(CHANNEL)  # this channel is of no use: the card goes to "leads" instead
LOST_CARD = NO_CARD_THERE | {  # the card cannot be changed any more: a fresh one takes its place
    "message_not_found",
    "cant_update_message",
    "edit_window_closed",
    "is_inactive",
    "block_mismatch",
}
LOST_THREAD = NO_CARD_THERE | {"thread_not_found", "message_not_found", "cannot_reply_to_message"}
BAD_CARD = frozenset(  # what a plain-text card avoids
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
)
BUSY = frozenset({"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org", "accesslimited"})
MAYBE_DONE = frozenset(
    {"internal_error", "fatal_error", "request_timeout"}
)  # "may have succeeded", says Slack
REFUSED = (socket.gaierror, ConnectionRefusedError, ssl.SSLCertVerificationError)
UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})

# What a call to slack_sdk can raise. OSError includes URLError and timeouts, ValueError broken JSON.
SLACK_ERRORS = (SlackClientError, HTTPException, OSError, ValueError)


def error_code(error: Exception) -> str:
    """Slack's own word for it, "" where Slack did not answer in its own words."""
    if not isinstance(error, SlackApiError) or not isinstance(error.response.data, dict):
        return ""
    code = str(error.response.data.get("error") or "")
    return code if re.fullmatch("[a-z0-9_]+", code) else ""


def failure(error: Exception, *, what: str, harmless: bool) -> FirstreplyError:
    """What to raise. `harmless`: doing it twice does no harm, so no outcome of it is ever unknown."""
    if isinstance(error, SlackRequestError):
        return PermanentFailure(f"{what}: {error}")
    if not isinstance(error, SlackApiError):
        return _lost(error, what, harmless=harmless)
    code, status = error_code(error), int(error.response.status_code)
    if status == 429 or code in BUSY or status == 503:
        return TemporaryFailure(f"{what}: Slack is busy ({code or status})", retry_after=retry_after(error))
    if status >= 500 or code in MAYBE_DONE or not code:  # no code: not Slack's words, perhaps a proxy's
        text = f"{what}: no clear answer from Slack ({code or status})"
        return TemporaryFailure(text) if harmless else UnknownOutcome(text)
    if code in ACCOUNT:
        return AccountPaused(f"{what}: {code}: {ACCOUNT[code]}{_needed(error)}")
    if code in CHANNEL:
        return ConfigError(f"{what}: {code}: {CHANNEL[code]}")
    return PermanentFailure(f"{what}: Slack refused it: {code}{_details(error)}")


def retry_after(error: SlackApiError) -> timedelta | None:
    seconds = str(error.response.headers.get("Retry-After", ""))
    return timedelta(seconds=int(seconds)) if seconds.isdecimal() else None


def never_sent(error: Exception) -> bool:
    """Whether the connection was never made, so that Slack cannot have done anything."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, OSError) and reason.errno in UNREACHABLE:
        return True
    return isinstance(reason, REFUSED)


def _lost(error: Exception, what: str, *, harmless: bool) -> FirstreplyError:
    reason = error.reason if isinstance(error, URLError) else error
    if harmless or never_sent(error):
        return TemporaryFailure(f"{what}: Slack cannot be reached: {reason!r}")
    return UnknownOutcome(f"{what}: Slack's answer was lost: {reason!r}")


def _needed(error: SlackApiError) -> str:
    needed = error.response.data.get("needed") if isinstance(error.response.data, dict) else None
    return f" (needed: {needed})" if needed else ""


def _details(error: SlackApiError) -> str:
    """Slack's own explanation of what is wrong with the blocks."""
    if not isinstance(error.response.data, dict):
        return ""
    details = error.response.data.get("response_metadata", {}).get("messages") or error.response.data.get(
        "errors"
    )
    return f" {details}" if details else ""
