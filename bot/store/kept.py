"""Mail of a lead with its bytes, for what is written to its buyer later."""

import zlib

from sqlmodel import Session, col, select

from bot.core.lead import LeadId
from bot.core.plan import COPY
from bot.store.tables import MessageRow, RawRow

OF_A_BUYER = ("lead", "held", "followup")


def newest_of(session: Session, lead_id: LeadId) -> tuple[MessageRow, bytes | None] | None:
    """The buyer's newest mail, and its bytes where they are kept."""
    query = (
        select(MessageRow)
        .where(
            MessageRow.lead_id == lead_id,
            col(MessageRow.outcome).in_(OF_A_BUYER),
            MessageRow.reason != COPY,
        )
        .order_by(col(MessageRow.received_at).desc(), col(MessageRow.id).desc())
    )
    row = session.exec(query.limit(1)).first()
    if row is None:
        return None
    raw = session.get(RawRow, row.id)
    return row, zlib.decompress(raw.raw) if raw else None
