"""Stored messages with how they were decided, and their bytes, for whoever decides them again."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.core.lead import NOT_A_LEAD, LeadId
from bot.core.replay import Past
from bot.core.triage import Hit
from bot.store.database import Database
from bot.store.tables import LeadRow, MessageRow, RawRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """The first mail of a lead, as it came."""

    mailbox: str
    received_at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True)
class History:
    """`newest`: only so many, where there are more; 0 for all."""

    database: Database
    newest: int = 0

    def recorded(self, since: datetime) -> list[Past]:
        """Every message recorded since then, in the order in which they came in."""
        query = (
            select(MessageRow, LeadRow.allowed, func.coalesce(func.length(RawRow.raw), 0))
            .join(LeadRow, col(LeadRow.id) == col(MessageRow.lead_id), isouter=True)
            .join(RawRow, col(RawRow.message) == col(MessageRow.id), isouter=True)
            .where(MessageRow.recorded_at >= since)
            .order_by(col(MessageRow.id).desc() if self.newest else col(MessageRow.id))
            .limit(self.newest or None)
        )
        with self.database.read() as session:
            found = [_past(row, allowed or "", size) for row, allowed, size in session.exec(query)]
        return found[::-1] if self.newest else found

    def began(self, lead_id: LeadId) -> Began | None:
        """The mail that a lead began with; None where its bytes are no longer kept."""
        query = (
            select(MessageRow, RawRow.raw)
            .join(RawRow, col(RawRow.message) == col(MessageRow.id))
            .where(MessageRow.lead_id == lead_id, col(MessageRow.outcome).in_(("lead", "held")))
            .order_by(col(MessageRow.id))
            .limit(1)
        )
        with self.database.read() as session:
            found = session.exec(query).first()
        if found is None:
            return None
        row, raw = found
        return Began(mailbox=row.mailbox, received_at=row.received_at, raw=zlib.decompress(raw))

    def closings(self, domain: str) -> tuple[int, int]:
        """Of the leads of this mail domain: how many were none, and how many are or may be one."""
        theirs = col(LeadRow.email).endswith(f"@{domain}", autoescape=True)
        query = select(LeadRow.closed_as, func.count()).where(theirs).group_by(LeadRow.closed_as)
        with self.database.read() as session:
            counts = dict(session.exec(query).all())
        none = counts.pop(NOT_A_LEAD, 0)
        return none, sum(counts.values())

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
