"""Whether the ledger holds every message that lies in the folders we read. An independent look, on a thread
and a connection of its own: it tells also of a reader that hangs or has skipped one."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.ledger_words import lacks_words
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.side_folders import main_name
from bot.errors import FirstreplyError
from bot.log import keys
from bot.mail.junk_folder import NoJunkFolder
from bot.mail.ports import Fetched, Mailbox, MailRef
from bot.store.audit import Audited, Floor, Gap

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=5)
PATIENCE = timedelta(minutes=10)  # so long a message may lie unread
BLIND = timedelta(hours=1)  # so long a folder may stay unseen before people hear of it
SHOWN = 20  # messages in one alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditing:
    """`watched`: by the ledger's name of the folder, how to get at it. `patience`: how long a message may be
    missing: two looks that far apart must both have missed it. What the reader has not come to waits in a
    queue: it is missed only once the reader has stood still for so long."""

    watched: Mapping[str, Callable[[], Mailbox]]
    audited: Audited
    now: Callable[[], datetime]
    every: timedelta = EVERY
    patience: timedelta = PATIENCE
    _missing: dict[Gap, datetime] = field(default_factory=dict)  # since when
    _stands: dict[str, tuple[Floor | None, datetime]] = field(default_factory=dict)  # where the reader is
    _blind: dict[str, datetime] = field(default_factory=dict)

    def run(self, stop: threading.Event) -> None:
        """Look again and again until `stop` is set. Never raises."""
        while not stop.wait(self.every.total_seconds()):
            for name in self.watched:
                if not stop.is_set():
                    self.look(name)

    def look(self, name: str, patience: timedelta | None = None) -> bool:
        """Whether the ledger lacks something of this folder. What it has lacked for long enough is told to
        people, once. A folder that cannot be looked at for long is an alarm, too."""
        if why := self.audited.rests(main_name(name), self.now()):
            self._unseen(name, why)
            return False
        try:
            mailbox = self.watched[name]()
            try:
                now, floor = self.now(), self.audited.floor(name)
                gaps = lacking(self.audited, mailbox, name, floor)
                wait = self.patience if patience is None else patience
                overdue = self._overdue(name, gaps, now - wait)
                self._tell(mailbox, name, self._passed_over(name, floor, overdue, now - wait))
            finally:
                mailbox.close()
        except NoJunkFolder:
            return False
        except FirstreplyError as error:
            self._unseen(name, str(error))
            return False
        except Exception as error:
            log.exception("ledger not compared", extra=keys(mailbox=name))
            self._unseen(name, f"{type(error).__name__}: {error}")
            return False
        self._blind.pop(name, None)
        return bool(gaps)

    def _overdue(self, name: str, gaps: Sequence[Gap], since: datetime) -> list[Gap]:
        """Those that were missing at an earlier look, by then, and still are."""
        for gap in [one for one in self._missing if one.folder == name and one not in gaps]:
            del self._missing[gap]
        overdue = [gap for gap in gaps if gap in self._missing and self._missing[gap] <= since]
        for gap in gaps:
            self._missing.setdefault(gap, self.now())
        return overdue

    def _passed_over(
        self, name: str, floor: Floor | None, gaps: Sequence[Gap], since: datetime
    ) -> Sequence[Gap]:
        """Of these, what the reader has left behind it, and all once it stands still: a long queue through
        which it works is none of our business."""
        place, moved = self._stands.get(name, (None, None))
        if moved is None or place != floor:
            self._stands[name] = floor, (moved := self.now())
        if moved <= since or floor is None:
            return gaps
        return [gap for gap in gaps if gap.uidvalidity == floor.uidvalidity and gap.uid <= floor.read]

    def _tell(self, mailbox: Mailbox, name: str, gaps: Sequence[Gap]) -> None:
        new = self.audited.untold(gaps)
        if not new:
            return
        shown = [line_of(mailbox, gap) for gap in new[:SHOWN]]
        log.error("ledger lacks messages", extra=keys(mailbox=name, uids=[gap.uid for gap in new]))
        self.audited.tell(new, lacks_words(name, shown, len(new)), self.now())

    def _unseen(self, name: str, why: str) -> None:
        now = self.now()
        since = self._blind.setdefault(name, now)
        log.warning("folder not compared with the ledger", extra=keys(mailbox=name, error=why))
        if now - since >= BLIND:
            self.audited.tell_blind(name, since, why, now)


def lacking(audited: Audited, mailbox: Mailbox, name: str, floor: Floor | None) -> list[Gap]:
    """What lies in the folder and is not in the ledger: first the folder is listed, then the ledger, so that
    what is recorded in between is not missed. A folder that was never read lacks nothing yet."""
    if floor is None:
        return []
    uidvalidity, there = mailbox.uids(floor.uid)
    if uidvalidity != floor.uidvalidity:
        uidvalidity, there = mailbox.uids(0)
    known = audited.uids(name, uidvalidity)
    return [Gap(name, uidvalidity, uid) for uid in there if uid not in known]


def line_of(mailbox: Mailbox, gap: Gap) -> str:
    """UID, arrival, sender and subject of a message that nobody has read yet; its UID alone where the server
    does not hand it out: that may be why it was missed."""
    try:
        found = list(mailbox.fetch_after(MailRef(gap.uidvalidity, gap.uid - 1), 1))
    except FirstreplyError as error:
        return f"UID {gap.uid}, which could not be fetched: {error}"
    for fetched in found:
        if isinstance(fetched, Fetched) and fetched.ref.uid == gap.uid:
            message: Message = parse_message(fetched.raw, fetched.received_at)
            sender = message.sender.email if message.sender else "no sender"
            return (
                f"UID {gap.uid}, {fetched.received_at:%d %b %Y %H:%M} UTC, {sender}: {message.subject[:80]}"
            )
    return f"UID {gap.uid}"


def all_lacking(watched: Mapping[str, Callable[[], Mailbox]], audited: Audited) -> Iterator[str]:
    """For a person who asks now: a line for each folder, and one for each message."""
    for name, reach in watched.items():
        mailbox = reach()
        try:
            gaps = lacking(audited, mailbox, name, audited.floor(name))
            yield f"{name}: " + (
                f"{len(gaps)} messages are not in the ledger" if gaps else "all in the ledger"
            )
            yield from (f"  {line_of(mailbox, gap)}" for gap in gaps[:SHOWN])
        except NoJunkFolder:
            yield f"{name}: this mailbox has no such folder"
        except FirstreplyError as error:
            yield f"{name}: cannot be looked at: {error}"
        finally:
            mailbox.close()
