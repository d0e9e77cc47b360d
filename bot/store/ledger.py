"""The ledger, read: every message with its one outcome."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.store.database import Database
from bot.store.tables import LeadRow, MailboxRow, MessageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One message as the ledger shows it. `reply`: state of its lead's auto-reply, "" without a lead."""

    id: int
    mailbox: str
    uid: int
    message_id: str
    sender: str
    subject: str
    received_at: datetime
    recorded_at: datetime
    outcome: str
    reason: str
    no_reply: str
    language: str
    country: str
    product: str
    lead_id: int | None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class MailboxState:
    name: str
    last_uid: int
    left_alone: int
    back_off_until: datetime | None
    last_error: str

    @property
    def words(self) -> str:
        trouble = f"; not read: {self.last_error}" if self.last_error else ""
        return f"{self.name}: read up to UID {self.last_uid}; {self.left_alone} older left alone{trouble}"


@dataclass(frozen=True, slots=True)
class Ledger:
    database: Database

    def rows(self, since: datetime, limit: int = 500) -> list[LedgerRow]:
        """Messages recorded since then, the newest first."""
        query = (
            select(MessageRow, LeadRow.reply)
            .join(LeadRow, col(LeadRow.id) == col(MessageRow.lead_id), isouter=True)
            .where(MessageRow.recorded_at >= since)
            .order_by(col(MessageRow.id).desc())
            .limit(limit)
        )
        with self.database.read() as session:
            return [_row_of(row, reply) for row, reply in session.exec(query)]

    def counts(self, since: datetime) -> Counter[str]:
        """How many messages had each outcome since then."""
        query = (
            select(MessageRow.outcome, func.count())
            .where(MessageRow.recorded_at >= since)
            .group_by(MessageRow.outcome)
        )
        with self.database.read() as session:
            return Counter(dict(session.exec(query).all()))

    def mailboxes(self) -> Sequence[MailboxState]:
        with self.database.read() as session:
            rows = session.exec(select(MailboxRow).order_by(col(MailboxRow.name)))
            return [
                MailboxState(row.name, row.last_uid, row.left_alone, row.back_off_until, row.last_error)
                for row in rows
            ]


def _row_of(row: MessageRow, reply: str | None) -> LedgerRow:
    names = [name for name in LedgerRow.__slots__ if name not in ("reply", "id")]
    return LedgerRow(id=row.id or 0, reply=reply or "", **{name: getattr(row, name) for name in names})
