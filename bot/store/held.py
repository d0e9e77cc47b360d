"""Held mail: the bytes that a lead began with, and the reply that a person has sent to them."""

import json
import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from bot.core.lead import Lead, LeadId, RepId
from bot.core.message import MessageKey
from bot.core.plan import Plan
from bot.core.side_folders import main_name
from bot.core.terms import Terms
from bot.errors import LostRace
from bot.store.assigning import hand_out_open, hold_desk
from bot.store.breakers import settle_caps
from bot.store.database import Database
from bot.store.leads import write_lead
from bot.store.record import FrozenReply, count_reply, queue_reply
from bot.store.responses import is_being_answered
from bot.store.tables import MessageRow, RawRow

ANSWERED_NOW = "answered now"  # the event


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A mail of the ledger with its bytes."""

    message: int
    mailbox: str
    key: MessageKey
    received_at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True)
class HeldMail:
    database: Database

    def first(self, lead_id: LeadId) -> Kept | None:
        """The mail that a held lead began with; None where its bytes are no longer kept."""
        query = (
            select(MessageRow, RawRow)
            .join(RawRow, col(RawRow.message) == col(MessageRow.id))
            .where(MessageRow.lead_id == lead_id, MessageRow.outcome == "held")
            .order_by(col(MessageRow.id))
            .limit(1)
        )
        with self.database.read() as session:
            found = session.exec(query).first()
            return kept_of(*found) if found else None

    def is_being_answered(self, lead_id: LeadId) -> bool:
        """What a person wrote is on its way to the buyer."""
        with self.database.read() as session:
            return is_being_answered(session, lead_id)

    def answer(
        self,
        lead: Lead,
        kept: Kept,
        plan: Plan,
        reply: FrozenReply,
        terms: Terms,
        *,
        held: str,
        by: RepId,
        now: datetime,
    ) -> None:
        """Count the reply, queue it, and write the lead, whose version is one above the one that was read.
        It is handed out as a new one is.

        Raises LostRace: the lead has changed, the address had an auto-reply, or a cap was reached meanwhile.
        """
        data = json.dumps({"held": held, "to": reply.to})
        with self.database.write() as session:
            settle_caps(session, plan, now)
            count_reply(session, reply, now)
            hold_desk(session)
            write_lead(session, lead, event=ANSWERED_NOW, actor=by, now=now, data=data)
            if is_being_answered(session, lead.id):
                raise LostRace(f"lead {lead.id} is being answered by a person")
            row = session.get_one(MessageRow, kept.message)
            queue_reply(session, row, reply, now)
            if lead.owner is None:
                hand_out_open(session, lead, terms, now)


def kept_of(row: MessageRow, raw: RawRow) -> Kept:
    return Kept(
        message=row.id or 0,
        mailbox=main_name(row.mailbox),
        key=MessageKey(row.key),
        received_at=row.received_at,
        raw=zlib.decompress(raw.raw),
    )
