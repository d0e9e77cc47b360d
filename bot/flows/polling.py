"""One thread a mailbox: read what is new, wait for more, and be patient with a server that is not well."""

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core.side_folders import main_name
from bot.errors import AccountPaused, ConfigError, FirstreplyError, LeaseLost
from bot.flows.intake import Desk, Intake
from bot.flows.responding import Responding
from bot.log import keys
from bot.mail.junk_folder import NoJunkFolder
from bot.mail.ports import Mailbox
from bot.store.inbox import Inbox

log = logging.getLogger(__name__)

BACK_OFF = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)  # seconds after the first, second, … failure in a row

NO_FOLDER = 3600.0  # seconds until a folder that is not there is looked for again


@dataclass(frozen=True, slots=True, kw_only=True)
class Poller:
    """Reads one mailbox. `login` is a digest of its login, so that a changed one may be tried at once."""

    desk: Callable[[], Desk]
    mailbox: Mailbox
    intake: Intake
    responding: Responding | None  # None: what is read has no Sent of its own
    inbox: Inbox
    login: str
    poll_seconds: float
    now: Callable[[], datetime]

    @property
    def name(self) -> str:
        return self.desk().read_as

    @property
    def account(self) -> str:
        """Whose login it is: a refused one rests for all its folders, and is told of once."""
        return main_name(self.name)

    def read_all(self) -> int:
        """Take in everything that is new. Returns how many mails. Raises ConfigError while a login rests."""
        until, error = self.inbox.may_log_in(self.account, self.login, self.now())
        if until is not None:
            again = until.isoformat(timespec="minutes")
            raise ConfigError(f"{error}. Not tried again before {again}, unless the login is changed")
        total = 0
        try:
            while seen := self.intake.poll(self.desk(), self.mailbox):
                total += seen
            if seen is None:
                log.info("mailbox is read by another worker", extra=keys(mailbox=self.name))
            else:
                self._read_sent()
        except AccountPaused as refused:
            self.inbox.login_refused(self.account, self.login, str(refused), self.now())
            raise ConfigError(str(refused)) from refused
        self.inbox.login_worked(self.account)
        return total

    def _read_sent(self) -> None:
        """After the inbox, so that the lead is there when its answer is found."""
        if self.responding is None:
            return
        desk = self.desk()
        cursor = self.intake.cursor(desk)
        if cursor is not None and (found := self.responding.read_sent(desk, self.mailbox, cursor)):
            log.info("responses found in Sent", extra=keys(mailbox=desk.mailbox, count=found))

    def run(self, stop: threading.Event) -> None:
        """Read and wait until `stop` is set. Never raises."""
        failures = 0
        while not stop.is_set():
            try:
                self.read_all()
                failures = 0
                self.mailbox.wait(self.poll_seconds, stop.is_set)
            except Exception as error:  # noqa: BLE001  the loop's edge: a mailbox is never given up
                self.mailbox.close()
                missing = isinstance(error, NoJunkFolder)
                pause = NO_FOLDER if missing else BACK_OFF[min(failures, len(BACK_OFF) - 1)]
                failures += 1
                self._tell(error, failures)
                stop.wait(pause)
        self.mailbox.close()

    def _tell(self, error: Exception, failures: int) -> None:
        if isinstance(error, NoJunkFolder):
            log.info("nothing to read", extra=keys(mailbox=self.name, reason=str(error)))
        elif isinstance(error, LeaseLost):
            log.info("mailbox is read by another worker", extra=keys(mailbox=self.name))
        elif isinstance(error, FirstreplyError):
            log.warning(
                "mailbox not read", extra=keys(mailbox=self.name, failures=failures, error=str(error))
            )
        else:
            log.error("mailbox not read", extra=keys(mailbox=self.name, failures=failures), exc_info=error)


def login_digest(*parts: str) -> str:
    """Tells one login from another without keeping it."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
