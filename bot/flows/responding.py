"""What people wrote to buyers in their mail programs: found in Sent, counted as the response it is."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.parse import parse_message
from bot.core.responses import Answers
from bot.errors import AccountPaused, ConfigError, FirstreplyError, LostRace, TemporaryFailure
from bot.flows.answered import answers_of
from bot.flows.intake import DECISIONS, Desk
from bot.log import keys
from bot.mail.ports import Fetched, Mailbox, MailRef
from bot.store.inbox import Cursor, Inbox
from bot.store.responses import Responses

log = logging.getLogger(__name__)

BATCH = 500  # mails a look: what is left is read at the next one, at once
REST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Responding:
    inbox: Inbox
    responses: Responses
    now: Callable[[], datetime]
    _rests: dict[str, datetime] = field(default_factory=dict)

    def read_sent(self, desk: Desk, mailbox: Mailbox, cursor: Cursor) -> int:
        """Look at what is new in Sent, from going live on. Returns how many responses were found.

        A Sent folder that cannot be read rests for a while: it must not hold up who reads the inbox.
        """
        now = self.now()
        if (until := self._rests.get(desk.mailbox)) and now < until:
            return 0
        try:
            return self._read_sent(desk, mailbox, cursor)
        except AccountPaused:
            raise
        except (TemporaryFailure, ConfigError) as error:
            self._rests[desk.mailbox] = now + REST
            log.warning("Sent not read", extra=keys(mailbox=desk.mailbox, error=str(error)))
            return 0

    def _read_sent(self, desk: Desk, mailbox: Mailbox, cursor: Cursor) -> int:
        end = mailbox.last_sent()
        if end is None:
            return 0
        start = self._start(mailbox, cursor, end)
        if start.uid >= end.uid:
            return 0
        found = 0
        for fetched in mailbox.sent_after(start, BATCH):
            found += isinstance(fetched, Fetched) and self._take_in(desk, fetched)
            self.inbox.move_sent(cursor, fetched.ref.uidvalidity, fetched.ref.uid)
        return found

    def _start(self, mailbox: Mailbox, cursor: Cursor, end: MailRef) -> MailRef:
        if cursor.sent_uidvalidity == end.uidvalidity:
            return MailRef(end.uidvalidity, cursor.sent_last_uid)
        start = mailbox.last_sent_before(cursor.go_live)
        self.inbox.move_sent(cursor, start.uidvalidity, start.uid)
        return start

    def _take_in(self, desk: Desk, fetched: Fetched) -> bool:
        """A mail that cannot be read is no response, and holds up none."""
        try:
            message = parse_message(fetched.raw, fetched.received_at)
            answers = answers_of(self.responses, message, desk.own, desk.rules.team, "sent")
            return answers is not None and self._record(answers)
        except FirstreplyError:
            raise
        except Exception:
            log.exception("mail in Sent not read", extra=keys(mailbox=desk.mailbox, uid=fetched.ref.uid))
            return False

    def _record(self, answers: Answers) -> bool:
        for _ in range(DECISIONS):
            try:
                return self.responses.record(answers, self.now())
            except LostRace:
                continue
        raise RuntimeError(f"lead {answers.lead} changed {DECISIONS} times while a response was counted")
