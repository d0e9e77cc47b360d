"""The rows of daily lines and weekly digests, and what a daily line counts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.core.editions import Due
from bot.errors import LostRace
from bot.store.database import Database
from bot.store.outbox import queue
from bot.store.tables import DeliveryRow, LeadRow, MessageRow, SettingRow

SINCE = "digests since"


@dataclass(frozen=True, slots=True)
class Digests:
    database: Database

    def since(self, now: datetime) -> datetime:
        """When we began to tell: what should have come before does not come late."""
        with suppress(LostRace), self.database.write() as session:
            if session.get(SettingRow, SINCE) is None:
                session.add(SettingRow(name=SINCE, value=now.isoformat()))
        with self.database.read() as session:
            return datetime.fromisoformat(
                session.exec(select(SettingRow.value).where(SettingRow.name == SINCE)).one()
            )

    def queue(self, dues: Iterable[Due], now: datetime) -> int:
        """Each once, whoever asks and how often. Returns how many are new."""
        new = 0
        for due in dues:
            subject = f"digest:{due.subject}"
            with suppress(LostRace), self.database.write() as session:
                kind = DeliveryRow.kind == "digest"
                if session.exec(select(DeliveryRow.id).where(kind, DeliveryRow.subject == subject)).first():
                    continue
                told = {"edition": due.edition, "first": str(due.period.first), "last": str(due.period.last)}
                row = DeliveryRow(kind="digest", subject=subject, target=due.to, created_at=now)
                row.payload = json.dumps(told).encode()
                queue(session, row)
                new += 1
        return new

    def counts(self, first: datetime, until: datetime) -> Mapping[str, Mapping[str, int]]:
        """By the ledger's name of each folder, how many messages of each outcome were recorded in between."""
        query = (
            select(MessageRow.mailbox, MessageRow.outcome, func.count())
            .where(MessageRow.recorded_at >= first, MessageRow.recorded_at < until)
            .group_by(MessageRow.mailbox, MessageRow.outcome)
        )
        found: dict[str, dict[str, int]] = defaultdict(dict)
        with self.database.read() as session:
            for mailbox, outcome, count in session.exec(query):
                found[mailbox][outcome] = count
        return found

    def waiting(self) -> int:
        """Held mail that nobody has decided yet."""
        query = select(func.count()).where(
            LeadRow.held != "",
            col(LeadRow.closed_at).is_(None),
            col(LeadRow.responded_at).is_(None),
            LeadRow.reply == "none",
        )
        with self.database.read() as session:
            return session.exec(query).one()
