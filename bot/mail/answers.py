"""What an SMTP server's refusal means. Its text says more than its digits.

A rate limit comes as 421, 451, 550 or 554, and blames nobody's message: the account waits. Everything here
was said before a final 250, so nothing was sent.
"""

import re
from datetime import timedelta
from typing import Literal

from bot.errors import AccountPaused, FirstreplyError, PermanentFailure, TemporaryFailure

Stage = Literal["connect", "login", "sender", "recipient", "data"]

LOGIN_PAUSE = timedelta(minutes=30)  # a wrong password, asked for quickly, locks the account out
GREYLIST_PAUSE = timedelta(minutes=5)

_PAUSES = tuple(
    (re.compile(pattern, re.IGNORECASE), timedelta(minutes=minutes))
    for pattern, minutes in (
        (r"5\.4\.5\b|daily.{0,40}(limit|quota)|(limit|quota).{0,40}\bday\b", 240),
        (r"ANTISPAM_BAT|too frequent|frequently send", 30),  # Aliyun, even as 554
        (r"MI:SFQ|MI:DMC|HL:(ICC|IFC|REP)", 15),  # NetEase: per 15 minutes, connections, reputation
        (r"STOREDRV\.ClientSubmit|thread limit|concurrent connection|too many connections", 5),  # Microsoft
        (r"4\.7\.28\b|rate.?limit|throttl|sending (limit|rate)|too many (messages|mails|recipients)", 15),
    )
)
_CONTENT_FOR_NOW = re.compile(r"DT:SPM", re.IGNORECASE)  # NetEase: as 451 it says "in two minutes"
_GREYLIST = re.compile(r"gr[ea]ylist|try again|come back later", re.IGNORECASE)
_NEEDS_LOGIN = re.compile(
    r"5\.7\.(3|8|9|14|30|57|60|139)\b|authenticat|send ?as|not (logged|owned)", re.IGNORECASE
)


def failure(stage: Stage, server: str, code: int, text: str) -> FirstreplyError:
    """The error to raise for a refusal of `code` and `text`."""
    said = f"{server} said {code} {text}" if code > 0 else f"{server} said something that is not SMTP"
    if (limit := _pause(text)) is not None:
        return AccountPaused(said, retry_after=limit)
    if stage == "login":
        pause = LOGIN_PAUSE if code >= 500 else GREYLIST_PAUSE
        return AccountPaused(_login_advice(said), retry_after=pause)
    if code in (530, 534, 535, 538) or (code >= 500 and stage != "data" and _NEEDS_LOGIN.search(text)):
        return AccountPaused(_login_advice(said), retry_after=LOGIN_PAUSE)
    if stage == "sender" and code >= 500 and "5.3.4" not in text:
        return AccountPaused(f"{said}: may this account send from envelope_from?", retry_after=LOGIN_PAUSE)
    if code >= 500 and stage != "connect":
        return PermanentFailure(said)
    return TemporaryFailure(said, retry_after=_retry_after(text))


def _pause(text: str) -> timedelta | None:
    return next((pause for pattern, pause in _PAUSES if pattern.search(text)), None)


def _retry_after(text: str) -> timedelta | None:
    if _CONTENT_FOR_NOW.search(text):
        return timedelta(minutes=2)
    return GREYLIST_PAUSE if _GREYLIST.search(text) else None


def _login_advice(said: str) -> str:
    if "STARTTLS" in said.upper():
        return f'{said}. Set tls to "starttls" for SMTP'
    return (
        f"{said}. Check user and password of SMTP; many providers want an app password, and a switch that "
        "allows SMTP login (docs/mail.md)"
    )
