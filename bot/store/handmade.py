"""Leads that a person opens: an inquiry that came by another way than the mailbox."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.lead import LeadId, RepId
from bot.core.threads import topic_of
from bot.store.database import Database
from bot.store.outbox import queue_card
from bot.store.record import EXCERPT
from bot.store.tables import EventRow, LeadRow
from bot.store.text import storable

SOURCE = "slack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handmade:
    """An inquiry as a person typed it. `link` shows where they had it from."""

    mailbox: str
    email: str
    name: str = ""
    company: str = ""
    subject: str
    text: str
    link: str = ""


def open_by_hand(database: Database, made: Handmade, by: RepId, now: datetime) -> LeadId:
    """Open the lead; whoever opens it does not have it by that. No machine answers it."""
    with database.write() as session:
        row = LeadRow(
            mailbox=made.mailbox,
            email=storable(made.email.lower()),  # as senders are: what they write joins this lead
            name=storable(made.name),
            company=storable(made.company),
            subject=storable(made.subject),
            topic=storable(topic_of(made.subject)),
            excerpt=storable(made.text)[:EXCERPT],
            link=storable(made.link),
            source=SOURCE,
            received_at=now,
            last_message_at=now,
            reply_reason="opened by hand: a person answers",
        )
        session.add(row)
        session.flush()
        lead_id = LeadId(row.id or 0)
        session.add(EventRow(at=now, kind="opened", lead_id=lead_id, actor=by))
        queue_card(session, lead_id, now)
        return lead_id
