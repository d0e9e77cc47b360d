"""What people and bounces taught us of senders: who is always allowed, and to whom mail came back."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from bot.core.caps import contact_key
from bot.core.lead import Lead, LeadId, RepId, allowed_words
from bot.store.database import Database
from bot.store.leads import change_lead, write_lead
from bot.store.tables import EventRow, LeadRow, SenderRow
from bot.store.text import storable


@dataclass(frozen=True, slots=True)
class Senders:
    database: Database

    def allow(self, lead: Lead, by: RepId, now: datetime) -> None:
        """Hold no more mail of this lead's buyer for mere doubts. Raises LostRace if the lead has changed."""
        key = contact_key(lead.contact.email)
        with self.database.write() as session:
            row = session.get(SenderRow, key, with_for_update=True) or SenderRow(address=key)
            row.allowed_at, row.allowed_by, row.allowed_lead = now, by, lead.id
            session.add(row)
            session.flush()
            write_lead(session, lead, event="sender allowed", actor=by, now=now, data=_about(key))

    def disallow(self, email: str, by: RepId, now: datetime) -> str:
        """Judge this sender like any other again. Returns who had allowed them, "" where nobody had."""
        key = contact_key(email)
        with self.database.write() as session:
            row = session.get(SenderRow, key, with_for_update=True)
            if row is None or row.allowed_at is None:
                return ""
            was = allowed_words(row.allowed_by, row.allowed_at)
            lead_id = row.allowed_lead
            row.allowed_at, row.allowed_by, row.allowed_lead = None, "", None
            session.add(row)
            data = _about(key)
            session.add(EventRow(at=now, kind="sender disallowed", lead_id=lead_id, actor=by, data=data))
            _take_off_cards(session, key, now)
            return was


def allowance(session: Session, email: str) -> str:
    """Who allows mail of this address always, and since when; "" where nobody does."""
    row = session.get(SenderRow, contact_key(email))
    return allowed_words(row.allowed_by, row.allowed_at) if row and row.allowed_at else ""


def shut_out(session: Session, email: str, why: str, now: datetime) -> None:
    """A reply to this address came back: for a while it gets none."""
    key = contact_key(email)
    row = session.get(SenderRow, key, with_for_update=True) or SenderRow(address=key)
    row.bounced_at, row.bounced_why = now, storable(why)
    session.add(row)


def bounced_at(session: Session, email: str) -> datetime | None:
    """When a reply to this address last came back."""
    row = session.get(SenderRow, contact_key(email))
    return row.bounced_at if row else None


def _take_off_cards(session: Session, key: str, now: datetime) -> None:
    query = select(LeadRow.id, LeadRow.email).where(
        col(LeadRow.closed_at).is_(None), col(LeadRow.allowed) != ""
    )
    for lead_id, email in session.exec(query).all():
        if contact_key(email) == key:
            change_lead(
                session,
                LeadId(lead_id or 0),
                lambda lead: replace(lead, allowed=""),
                event="sender disallowed",
                now=now,
            )


def _about(address: str) -> str:
    return json.dumps({"address": address})
