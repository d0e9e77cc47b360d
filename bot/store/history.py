"""Stored messages with how they were decided, and their bytes, for whoever decides them again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.core.lead import LeadId
from bot.core.replay import Past
from bot.core.triage import Hit
from bot.store.database import Database
from bot.store.tables import LeadRow, MessageRow, RawRow


@dataclass(frozen=True, slots=True)
class History:
    database: Database

    def recorded(self, since: datetime) -> list[Past]:
        """Every message recorded since then, in the order in which they came in."""
        query = (
            select(MessageRow, LeadRow.allowed, func.coalesce(func.length(RawRow.raw), 0))
            .join(LeadRow, col(LeadRow.id) == col(MessageRow.lead_id), isouter=True)
            .join(RawRow, col(RawRow.message) == col(MessageRow.id), isouter=True)
            .where(MessageRow.recorded_at >= since)
            .order_by(col(MessageRow.id))
        )
        with self.database.read() as session:
            return [_past(row, allowed or "", size) for row, allowed, size in session.exec(query)]

    def packed(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """The bytes of these messages as they are stored (zlib). What was dropped meanwhile is missing."""
        query = select(RawRow.message, RawRow.raw).where(col(RawRow.message).in_(numbers))
        with self.database.read() as session:
            return dict(session.exec(query).all())


def _past(row: MessageRow, allowed: str, size: int) -> Past:
    return Past(
        number=row.id or 0,
        mailbox=row.mailbox,
        received_at=row.received_at,
        sender=row.sender,
        subject=row.subject,
        outcome=row.outcome,  # type: ignore[arg-type]
        reason=row.reason,
        no_reply=row.no_reply,
        product=row.product,
        template=row.template,
        rules=row.rules,
        copy_of=row.copy_of,
        lead=LeadId(row.lead_id) if row.lead_id is not None else None,
        allowed=allowed,
        hits=tuple(Hit(*hit) for hit in json.loads(row.hits)),
        size=size,
    )
