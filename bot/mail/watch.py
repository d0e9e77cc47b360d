"""Waiting for new mail with IDLE, without losing a wake-up.

Three holes of the usual pattern are closed here. (1) An EXISTS that comes with the tail of another command
ends in a private dictionary of imaplib, and IDLE says nothing more about it. (2) Lines that come glued
behind the `+` of IDLE sit in imaplib's buffer, invisible to poll(). (3) Untagged lines may precede the `+`.
This needs private members of imapclient and imaplib: the version is pinned, and contract tests race it.
"""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from imapclient import IMAPClient

RENEW = 540.0  # seconds; servers and routers drop an IDLE that lasts longer than 10 to 30 minutes
SLICE = 0.5  # how soon a stop is noticed

_COUNT = re.compile(rb"\* (\d+) (EXISTS|EXPUNGE)", re.IGNORECASE)


class IdleRefused(Exception):
    """The server offers IDLE and says no to it."""


class Watcher:
    """Knows how many mails the open folder had at the last look."""

    def __init__(self, client: IMAPClient, exists: int) -> None:
        self._client = client
        self._imap: Any = client._imap
        self._exists = exists
        client.capabilities()  # cached now: asked for later, it would swallow untagged lines
        self.slipped()

    def look(self) -> int:
        """Bring the count up to date. What comes from here on is news."""
        self._client.noop()
        self.slipped()
        return self._exists

    def slipped(self) -> bool:
        """Whether the count has changed since the last look, in lines that other commands swallowed."""
        exists = self._imap.untagged_responses.pop("EXISTS", None)
        expunged = self._imap.untagged_responses.pop("EXPUNGE", None)
        changed = bool(expunged) or bool(exists and int(exists[-1]) != self._exists)
        if exists:
            self._exists = int(exists[-1])
        elif expunged:
            self._exists -= len(expunged)
        return changed

    def idle(self, timeout: float, stop: Callable[[], bool]) -> None:
        """Return when something may have happened, or a little later than `stop()`."""
        tag = self._imap._command("IDLE")
        woken = self._until_accepted(tag)
        self._client._idle_tag = tag
        woken |= self._read_glued()
        end = time.monotonic() + min(timeout, RENEW)
        while not woken and not stop():
            left = min(SLICE, end - time.monotonic())
            if left <= 0:
                break
            began = time.monotonic()
            lines = self._client.idle_check(timeout=left)
            for line in lines:  # all of them: they move the count
                woken |= self._is_news(line)
            if not lines and time.monotonic() - began < left / 2:
                break  # end of file looks like this, and so does noise of TLS: DONE tells them apart
        _, lines = self._client.idle_done()  # raises if the other side is gone
        for line in lines:
            self._is_news(line)
        self.slipped()

    def _until_accepted(self, tag: bytes) -> bool:
        woken = False
        while (line := self._imap._get_response()) is not None:
            if self._imap.tagged_commands[tag]:
                raise IdleRefused(repr(self._imap.tagged_commands.pop(tag)))
            woken |= self._is_line_of_news(line)
        return woken

    def _read_glued(self) -> bool:
        woken = False
        sock = self._client.socket()
        sock.setblocking(False)
        try:
            with suppress(OSError):  # nothing more to read for now
                while line := self._imap.readline():
                    woken |= self._is_line_of_news(line)
        finally:
            sock.setblocking(True)
            self._client._set_read_timeout()
        return woken

    def _is_news(self, line: tuple[Any, ...]) -> bool:
        if len(line) > 1 and line[1] in (b"EXISTS", b"EXPUNGE"):
            return self._is_line_of_news(b"* %d %s" % (line[0], line[1]))
        return line[:1] == (b"BYE",)

    def _is_line_of_news(self, line: bytes) -> bool:
        if line[:5].upper() == b"* BYE":
            return True
        match = _COUNT.match(line)
        if match is None:
            return False
        before = self._exists
        self._exists = before - 1 if match[2].upper() == b"EXPUNGE" else int(match[1])
        return self._exists != before
