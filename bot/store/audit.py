"""The ledger, compared with a folder: from where on it must be complete, what it has, and who was told."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from bot.store.database import Database
from bot.store.outbox import queue_notice
from bot.store.tables import EventRow, MailboxRow, MessageRow

LACKS = "ledger lacks"


class Gap(NamedTuple):
    """A message that lies in a folder and is not in the ledger."""

    folder: str  # the ledger's name of it
    uidvalidity: int
    uid: int


class Floor(NamedTuple):
    """From where on the ledger must be complete: what lies up to `uid` was left alone. The reader has come to
    `read`."""

    uidvalidity: int
    uid: int
    read: int


@dataclass(frozen=True, slots=True)
class Audited:
    database: Database

    def floor(self, name: str) -> Floor | None:
        """None: this folder was never read."""
        with self.database.read() as session:
            row = session.get(MailboxRow, name)
            if row is None or row.uidvalidity is None:
                return None
            return Floor(row.uidvalidity, row.starts_after, row.last_uid)

    def rests(self, mailbox: str, now: datetime) -> str:
        """Why nobody may log in now; "" where one may. A refused login is not tried by us on top."""
        with self.database.read() as session:
            row = session.get(MailboxRow, mailbox)
            resting = row is not None and row.back_off_until is not None and row.back_off_until > now
            return row.last_error if row is not None and resting else ""

    def uids(self, name: str, uidvalidity: int) -> set[int]:
        query = select(MessageRow.uid).where(
            MessageRow.mailbox == name, MessageRow.uidvalidity == uidvalidity
        )
        with self.database.read() as session:
            return set(session.exec(query))

    def untold(self, gaps: Sequence[Gap]) -> list[Gap]:
        """Those that people have not heard of, also not before we were started anew."""
        if not gaps:
            return []
        with self.database.read() as session:
            rows = session.exec(select(EventRow.data).where(col(EventRow.kind) == LACKS))
            told = {Gap(*json.loads(data)) for data in rows}
        return [gap for gap in gaps if gap not in told]

    def tell(self, gaps: Sequence[Gap], text: str, now: datetime) -> None:
        """One alarm for all of them."""
        first, last = gaps[0], gaps[-1]
        with self.database.write() as session:
            for gap in gaps:
                session.add(EventRow(at=now, kind=LACKS, actor="firstreply", data=json.dumps(gap)))
            code = f"ledger:{first.folder}:{first.uidvalidity}:{first.uid}-{last.uid}:{len(gaps)}"
            queue_notice(session, code, text, now)

    def tell_blind(self, name: str, since: datetime, why: str, now: datetime) -> None:
        """Once for each time in which a folder could not be seen."""
        text = (
            f"{name}: the ledger cannot be compared with this folder since {since:%d %b %H:%M} UTC: {why}. "
            "Until it can, nobody would notice a message that was missed."
        )
        with self.database.write() as session:
            queue_notice(session, f"ledger-blind:{name}:{since.isoformat()}", text, now)
