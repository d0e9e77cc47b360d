"""Auto-replies that wait for a person's word: as they were frozen, and what was decided of them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.core.lead import Lead, LeadId, RepId
from bot.core.plan import Plan
from bot.core.previews import DECISIONS, Shadowed
from bot.store.breakers import settle_caps
from bot.store.database import Database
from bot.store.held import Kept, kept_of
from bot.store.leads import write_lead
from bot.store.record import FrozenReply, count_reply
from bot.store.tables import DeliveryRow, EventRow, LeadRow, MessageRow, RawRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The frozen reply, and the mail that it answers (None: no longer kept)."""

    delivery: int
    to: str
    message_id: str
    raw: bytes
    made_at: datetime
    answers: Kept | None


@dataclass(frozen=True, slots=True)
class Previews:
    database: Database

    def get(self, lead_id: LeadId) -> Waiting | None:
        """None where nothing waits."""
        with self.database.read() as session:
            row = session.exec(_waiting(lead_id)).first()
            if row is None:
                return None
            number = int(row.subject.removeprefix("message:"))
            message, raw = session.get(MessageRow, number), session.get(RawRow, number)
            return Waiting(
                delivery=row.id or 0,
                to=row.target,
                message_id=row.remote_id,
                raw=row.payload,
                made_at=row.created_at,
                answers=kept_of(message, raw) if message and raw else None,
            )

    def release(
        self, lead: Lead, reply: FrozenReply, plan: Plan, *, event: str, by: RepId, now: datetime
    ) -> None:
        """Count the reply and send it on its way. Raises LostRace: somebody else decided, or it is counted
        already. `lead` as it was read."""
        with self.database.write() as session:
            settle_caps(session, plan, now)
            count_reply(session, reply, now)
            pending = replace(lead, reply="pending", reply_reason="", version=lead.version + 1)
            write_lead(session, pending, event=event, actor=by, now=now)
            row = session.exec(_waiting(lead.id).with_for_update()).one()
            row.payload, row.created_at, row.due_at = reply.raw, now, now
            row.look_since = lead.received_at
            session.add(row)
            session.info["due"] = True

    def skip(self, lead: Lead, *, event: str, by: RepId, now: datetime) -> None:
        """Raises LostRace."""
        with self.database.write() as session:
            skipped = replace(lead, reply="skipped", reply_reason="", version=lead.version + 1)
            write_lead(session, skipped, event=event, actor=by, now=now)
            row = session.exec(_waiting(lead.id).with_for_update()).one()
            row.state, row.settled_at = "cancelled", now
            session.add(row)

    def who(self, lead_id: LeadId) -> tuple[str, RepId, datetime] | None:
        """Who decided of the preview, what and when."""
        query = select(EventRow).where(EventRow.lead_id == lead_id, col(EventRow.kind).in_(DECISIONS))
        with self.database.read() as session:
            row = session.exec(query.order_by(col(EventRow.id)).limit(1)).first()
            return (row.kind, RepId(row.actor), row.at) if row else None

    def shadowed(self, since: datetime) -> Shadowed:
        """What became of the previews on which people decided since then, and how many wait now."""
        decided = select(EventRow.kind, func.count()).where(
            col(EventRow.kind).in_(DECISIONS), EventRow.at >= since
        )
        waits = select(func.count()).where(LeadRow.reply == "preview")
        with self.database.read() as session:
            counts = Counter(dict(session.exec(decided.group_by(EventRow.kind)).all()))
            sent, edited, skipped = (counts[kind] for kind in DECISIONS)
            return Shadowed(sent=sent, edited=edited, skipped=skipped, open=session.exec(waits).one())


def _waiting(lead_id: LeadId) -> SelectOfScalar[DeliveryRow]:
    return select(DeliveryRow).where(
        DeliveryRow.lead_id == lead_id,
        DeliveryRow.kind == "reply",
        DeliveryRow.state == "pending",
        col(DeliveryRow.due_at).is_(None),
    )
