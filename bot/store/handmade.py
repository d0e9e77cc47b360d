"""Leads that a person opens: an inquiry that came by another way than the mailbox."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.core.lead import LeadId, RepId
from bot.core.message import Message
from bot.core.terms import Terms
from bot.core.threads import topic_of
from bot.core.triage import Triage
from bot.store.assigning import BY_HAND, choose_for_new, open_for, set_terms
from bot.store.database import Database
from bot.store.outbox import queue_card
from bot.store.record import EXCERPT, why_line
from bot.store.tables import EventRow, LeadRow
from bot.store.text import storable


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


def record_handmade(
    database: Database, made: Handmade, message: Message, triage: Triage, terms: Terms, by: RepId
) -> LeadId:
    """Open the lead and hand it out as any other; whoever opens it does not have it by that. No machine
    answers it. `message`, `triage`: what was typed as a mail, and what the rules make of it."""
    now = message.received_at
    row = _row(made, triage, now)
    set_terms(row, message, triage, terms)
    with database.write() as session:
        found = choose_for_new(session, row, message, triage, terms, now)
        session.add(row)
        session.flush()
        lead_id = LeadId(row.id or 0)
        session.add(EventRow(at=now, kind="opened", lead_id=lead_id, actor=by))
        queue_card(session, lead_id, now)
        open_for(session, row, message, triage, found, terms, now)
        return lead_id


def _row(made: Handmade, triage: Triage, now: datetime) -> LeadRow:
    return LeadRow(
        mailbox=made.mailbox,
        email=storable(made.email.lower()),  # as senders are: what they write joins this lead
        name=storable(made.name),
        company=storable(made.company or triage.company),
        subject=storable(made.subject),
        topic=storable(topic_of(made.subject)),
        excerpt=storable(made.text)[:EXCERPT],
        link=storable(made.link),
        language=triage.language.language,
        country=triage.country.country,
        product=triage.product,
        quantity=triage.quantity,
        source=BY_HAND,
        channel=triage.channel,
        why=json.dumps([why_line(hit) for hit in triage.hits]),
        received_at=now,
        last_message_at=now,
        reply_reason="opened by hand: a person answers",
    )
