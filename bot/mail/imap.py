"""A mailbox over IMAP. Read with PEEK, tagged at best effort; "seen" flags are other people's."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from bot.errors import ConfigError, TemporaryFailure
from bot.mail.fetching import batches, fetch, last_before, uids_above
from bot.mail.junk_folder import junk_folder
from bot.mail.ports import Fetched, Gone, InSent, MailRef
from bot.mail.sent_folder import end_of, files_itself, find_folder, holds, required_folder
from bot.mail.session import ImapSettings, Opened, Session, ours
from bot.mail.watch import SLICE, IdleRefused, Watcher

TAG_AT_ONCE = 500
SENT_AT_ONCE = 20
EVERY_ONE = 2**31

_ATOM = re.compile(r"[A-Za-z0-9$._/-]+")


class ImapMailbox:
    """One connection, opened when needed and kept. Belongs to one thread."""

    def __init__(self, settings: ImapSettings) -> None:
        self._settings = settings
        self._session: Session | None = None
        self._watcher: Watcher | None = None  # of the folder that we read, while that is the open one
        self._looked = False  # the caller has been given everything that the watcher has counted
        self._idle_refused = False
        self._refused: Counter[MailRef] = Counter()
        self._refused_sent: Counter[MailRef] = Counter()
        self._sent: str | None = None  # the folder's name, once it was found on this connection
        self._read: str = settings.folder  # the same of the one that we read

    def __repr__(self) -> str:
        return f"ImapMailbox({self._settings!r})"

    def fetch_after(self, after: MailRef | None, limit: int) -> Iterator[Fetched | Gone]:
        """Batches are asked for as the caller comes to them; other methods may be called in between."""
        with self._connected() as session:
            opened, watcher = self._look(session)
            low = after.uid if after and after.uidvalidity == opened.uidvalidity else 0
            found = uids_above(session, opened, low, limit)
            plan = list(batches(session, self._settings, found))
        for uids, too_big in plan:
            with self._connected() as session:
                now = self._open(session, self._folder(session), readonly=True)
                if now.uidvalidity != opened.uidvalidity:
                    raise TemporaryFailure(f"UIDVALIDITY of {now.name} changed while it was read")
                mails = fetch(session, now.uidvalidity, uids, too_big=too_big, refused=self._refused)
            yield from mails
            if len(mails) < len(uids):
                return
        self._looked = self._watcher is watcher and len(found) < limit

    def last_before(self, since: datetime) -> tuple[MailRef, int]:
        with self._connected() as session:
            opened, _ = self._look(session)
            uid, older = last_before(session, opened, since)
            return MailRef(opened.uidvalidity, uid), older

    def uids(self, above: int) -> tuple[int, list[int]]:
        with self._connected() as session:
            opened = session.open(self._folder(session), readonly=True, fresh=True)
            self._watcher = None
            return opened.uidvalidity, uids_above(session, opened, above, EVERY_ONE)

    def wait(self, timeout: float, stop: Callable[[], bool]) -> None:
        """Returns at once when the folder has not been read to its end on this connection."""
        with self._connected() as session:
            watcher = self._watcher
            if watcher is None or not self._looked:
                self._look(session)
                self._looked = True
            elif not watcher.slipped():
                self._wait(session, watcher, timeout, stop)

    def tag(self, refs: Sequence[MailRef], keyword: str) -> bool:
        with self._connected() as session:
            opened = self._open(session, self._folder(session), readonly=False)
            gmail = session.can("X-GM-EXT-1")
            if not gmail and not opened.keywords:
                return False
            uids = [ref.uid for ref in refs if ref.uidvalidity == opened.uidvalidity]
            parts = [uids[at : at + TAG_AT_ONCE] for at in range(0, len(uids), TAG_AT_ONCE)]
            mark = _label if gmail else _keyword
            return all(mark(session, part, keyword) for part in parts)

    def find_sent(self, message_id: str, in_reply_to: str, since: datetime) -> InSent:
        with self._connected() as session:
            folder = find_folder(session, self._settings)
            return self._holds(session, folder, message_id, in_reply_to, since) if folder else ""

    def last_sent(self) -> MailRef | None:
        with self._connected() as session:
            self._sent = self._sent or find_folder(session, self._settings)
            return end_of(session, self._sent) if self._sent else None

    def last_sent_before(self, since: datetime) -> MailRef:
        with self._connected() as session:
            opened = self._open_sent(session)
            return MailRef(opened.uidvalidity, last_before(session, opened, since)[0])

    def sent_after(self, after: MailRef, limit: int) -> Iterator[Fetched | Gone]:
        with self._connected() as session:
            opened = self._open_sent(session)
            low = after.uid if after.uidvalidity == opened.uidvalidity else 0
            uids = uids_above(session, opened, low, limit)
        for at in range(0, len(uids), SENT_AT_ONCE):
            part = uids[at : at + SENT_AT_ONCE]
            with self._connected() as session:
                now = self._open_sent(session)
                mails = fetch(session, now.uidvalidity, part, too_big=True, refused=self._refused_sent)
            yield from mails
            if len(mails) < len(part):
                return

    def _folder(self, session: Session) -> str:
        self._read = self._read or junk_folder(session)
        return self._read

    def _open_sent(self, session: Session) -> Opened:
        self._sent = self._sent or required_folder(session, self._settings)
        return self._open(session, self._sent, readonly=True)

    def file_sent(self, raw: bytes, message_id: str, sent_at: datetime) -> None:
        """Does nothing where the provider files by itself what goes through its SMTP."""
        with self._connected() as session:
            if files_itself(session, self._settings):
                return
            folder = required_folder(session, self._settings)
            if not self._holds(session, folder, message_id, "", sent_at):
                session.client.append(folder, raw, flags=(rb"\Seen",), msg_time=sent_at)

    def close(self) -> None:
        if session := self._forget():
            session.close()

    def _holds(
        self, session: Session, folder: str, message_id: str, in_reply_to: str, since: datetime
    ) -> InSent:
        self._watcher = None  # it is about another folder
        return holds(session, folder, message_id.strip("<> "), in_reply_to.strip("<> "), since)

    @contextmanager
    def _connected(self) -> Iterator[Session]:
        """The session, which one failure ends: what is left on the wire after it belongs to nobody."""
        try:
            with ours(self._settings):
                if self._session is None:
                    self._session = Session(self._settings)
                yield self._session
        except BaseException:
            if session := self._forget():
                session.drop()
            raise

    def _forget(self) -> Session | None:
        session, self._session = self._session, None
        self._watcher, self._looked, self._sent = None, False, None
        return session

    def _open(self, session: Session, folder: str, *, readonly: bool) -> Opened:
        before = session.opened
        opened = session.open(folder, readonly=readonly)
        if opened is not before:
            self._watcher = None
        return opened

    def _look(self, session: Session) -> tuple[Opened, Watcher]:
        """Have the folder open and count its mails. What the count grows by later is news."""
        opened = self._open(session, self._folder(session), readonly=True)
        if self._watcher is None:
            self._watcher = Watcher(session.client, opened.exists)
        self._looked = False
        opened.exists = self._watcher.look()
        return opened, self._watcher

    def _wait(self, session: Session, watcher: Watcher, timeout: float, stop: Callable[[], bool]) -> None:
        if session.can("IDLE") and not self._idle_refused:
            try:
                return watcher.idle(timeout, stop)
            except IdleRefused:
                self._idle_refused = True
        return _poll(session, watcher, timeout, stop, self._settings.poll)


def _poll(session: Session, watcher: Watcher, timeout: float, stop: Callable[[], bool], every: float) -> None:
    end = time.monotonic() + timeout
    while not stop() and (left := end - time.monotonic()) > 0:
        _sleep(min(left, every), stop)
        session.client.noop()
        if watcher.slipped():
            return


def _sleep(seconds: float, stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, SLICE))


def _label(session: Session, uids: list[int], label: str) -> bool:
    session.client.add_gmail_labels(uids, [label], silent=True)
    return True


def _keyword(session: Session, uids: list[int], keyword: str) -> bool:
    """Set it and read it back: some servers say OK and forget it. A mail that is gone is not a failure."""
    if not _ATOM.fullmatch(keyword):
        raise ConfigError(
            f"the tag {keyword!r} cannot be an IMAP keyword: use letters, digits, and $ . _ / -"
        )
    try:
        session.client.add_flags(uids, [keyword], silent=True)
    except IMAPClientAbortError:
        raise
    except IMAPClientError:  # Exchange: BAD
        return False
    kept = session.client.fetch(uids, ["FLAGS"])
    wanted = keyword.lower().encode()
    return all(wanted in {flag.lower() for flag in mail[b"FLAGS"]} for mail in kept.values())
