"""Leads in the database: read as values, written by compare-and-set (invariant 6)."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, or_, select

from bot.core.lead import Lead, LeadId, RepId
from bot.core.message import Address
from bot.core.moves import Moved, Tell
from bot.errors import LostRace
from bot.store.database import Database
from bot.store.outbox import queue_card, queue_homes, queue_tell
from bot.store.tables import EventRow, LeadRow

_PLAIN = (
    *("mailbox", "company", "subject", "excerpt", "language", "country", "product", "quantity", "source"),
    *("channel", "held", "followups", "received_at", "reply", "reply_reason", "replied_at", "claimed_at"),
    *("last_message_at", "topic", "phone", "link", "reply_channel", "alike", "allowed"),
    *("responded_at", "closed_at", "closed_as", "card_channel", "card_ts", "version"),
    *("destination", "zone", "market", "team", "priority", "grade", "risk", "due_at", "assigned_by"),
    *("nudge_at", "lease_until", "lost_until", "snoozed_until", "waiting_since", "escalation"),
    *("escalate_at", "responses", "responded_how", "last_response_at", "value", "currency", "reopened"),
    *("pinned_by", "lost_by", "responded_by", "closed_by"),
    *("first_due_at", "restarted_at", "left_by", "left_at"),
)

RESPONDED = "responded"  # the event
BY_ANSWERING = json.dumps({"by": "answering"})


@dataclass(frozen=True, slots=True)
class Leads:
    """Every change of a lead puts its card into the outbox, in the same transaction (invariant 1)."""

    database: Database

    def get(self, lead_id: LeadId) -> Lead | None:
        with self.database.read() as session:
            row = session.get(LeadRow, lead_id)
            return lead_of(row) if row else None

    def save(self, lead: Lead, *, event: str, actor: str, now: datetime) -> None:
        """Write `lead`, whose version is one above the version it was read at. Raises LostRace."""
        with self.database.write() as session:
            write_lead(session, lead, event=event, actor=actor, now=now)

    def move(self, moved: Moved, *, actor: str, now: datetime) -> None:
        """Write a move, and put what it tells people into the outbox. Raises LostRace."""
        with self.database.write() as session:
            write_move(session, moved, actor=actor, now=now)

    def move_all(
        self,
        owner: RepId,
        move: Callable[[Lead], Moved],
        tell: Callable[[int], Tell],
        actor: str,
        now: datetime,
    ) -> int:
        """Move all open leads of a rep, and tell once how many: all of it or nothing. Raises LostRace."""
        theirs = select(LeadRow).where(LeadRow.owner == owner, col(LeadRow.closed_at).is_(None))
        with self.database.write() as session:
            rows = session.exec(theirs.order_by(col(LeadRow.id)).with_for_update()).all()
            moves = [move(lead_of(row)) for row in rows]
            for moved in moves:
                write_move(session, moved, actor=actor, now=now)
            if moves:
                queue_tell(session, moves[0].lead.id, tell(len(moves)), now)
            return len(moves)

    def due(self, now: datetime, limit: int) -> list[Lead]:
        """Leads that time itself moves by now, the longest due first."""
        query = select(LeadRow).where(col(LeadRow.next_at) <= now).order_by(col(LeadRow.next_at))
        with self.database.read() as session:
            return [lead_of(row) for row in session.exec(query.limit(limit))]

    def listing(
        self,
        *,
        owner: RepId | None = None,
        unclaimed: bool = False,
        held: bool = False,
        overdue_at: datetime | None = None,
        limit: int = 20,
    ) -> list[Lead]:
        """Open leads, the oldest first: all, or those of one rep, that nobody has, held, or late by then."""
        query = select(LeadRow).where(col(LeadRow.closed_at).is_(None))
        if owner is not None:
            query = query.where(LeadRow.owner == owner)
        if unclaimed:
            query = query.where(col(LeadRow.owner).is_(None))
        if held:
            query = query.where(LeadRow.held != "")
        if overdue_at is not None:
            query = query.where(col(LeadRow.due_at) < overdue_at, col(LeadRow.responded_at).is_(None))
        with self.database.read() as session:
            rows = session.exec(query.order_by(col(LeadRow.received_at), col(LeadRow.id)).limit(limit))
            return [lead_of(row) for row in rows]

    def find(self, words: str, limit: int = 20) -> list[Lead]:
        """Leads whose subject, buyer or company holds `words`, the newest first."""
        like = "%" + words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        columns = (LeadRow.subject, LeadRow.email, LeadRow.name, LeadRow.company)
        query = select(LeadRow).where(or_(*(col(column).ilike(like, escape="\\") for column in columns)))
        with self.database.read() as session:
            return [lead_of(row) for row in session.exec(query.order_by(col(LeadRow.id).desc()).limit(limit))]

    def who(self, lead_id: LeadId, event: str) -> tuple[RepId, datetime] | None:
        """Who did this first with a lead, and when."""
        query = select(EventRow).where(EventRow.lead_id == lead_id, EventRow.kind == event)
        with self.database.read() as session:
            row = session.exec(query.order_by(col(EventRow.id)).limit(1)).first()
            return (RepId(row.actor), row.at) if row else None

    def redraw(self, lead_id: LeadId, now: datetime) -> None:
        """Ask for the card to be drawn again, though nothing changed."""
        with self.database.write() as session:
            queue_card(session, lead_id, now)

    def card_posted(self, lead_id: LeadId, channel: str, ts: str) -> None:
        """Remember where the card is. No new version: what the card says has not changed."""
        with self.database.write() as session:
            session.connection().execute(
                update(LeadRow).where(col(LeadRow.id) == lead_id).values(card_channel=channel, card_ts=ts)
            )


def lead_of(row: LeadRow) -> Lead:
    return Lead(
        id=LeadId(row.id or 0),
        contact=Address(row.email, row.name),
        owner=RepId(row.owner) if row.owner else None,
        why=tuple(json.loads(row.why)),
        attachments=tuple(json.loads(row.attachments)),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def columns_of(lead: Lead) -> dict[str, Any]:
    """The columns of a lead, without its id and without where its card is."""
    values = {name: getattr(lead, name) for name in _PLAIN if not name.startswith("card_")}
    values |= {"email": lead.contact.email, "name": lead.contact.name, "owner": lead.owner}
    values |= {"why": json.dumps(lead.why), "attachments": json.dumps(lead.attachments)}
    return values | {"next_at": lead.next_at}


def write_lead(
    session: Session, lead: Lead, *, event: str, actor: str, now: datetime, data: str = "{}"
) -> None:
    """Compare-and-set, the card and the audit line, inside the caller's transaction. Raises LostRace.

    Who answers what nobody has takes it by that, which is a line of its own.
    """
    had = session.exec(select(LeadRow.owner).where(LeadRow.id == lead.id)).first()
    done = session.connection().execute(
        update(LeadRow)
        .where(col(LeadRow.id) == lead.id, col(LeadRow.version) == lead.version - 1)
        .values(**columns_of(lead))
    )
    if done.rowcount != 1:
        raise LostRace(f"lead {lead.id} is no longer at version {lead.version - 1}")
    queue_card(session, lead.id, now)
    queue_homes(session, (had, lead.owner), now)
    if event == RESPONDED and had is None and lead.owner is not None:
        taken = lead.claimed_at or now
        session.add(EventRow(at=taken, kind="claimed", lead_id=lead.id, actor=lead.owner, data=BY_ANSWERING))
    session.add(EventRow(at=now, kind=event, lead_id=lead.id, actor=actor, data=data))


def write_move(session: Session, moved: Moved, *, actor: str, now: datetime) -> None:
    """The same inside the caller's transaction."""
    data = json.dumps(dict(moved.data), ensure_ascii=False)
    write_lead(session, moved.lead, event=moved.event, actor=actor, now=now, data=data)
    for tell in moved.tells:
        queue_tell(session, moved.lead.id, tell, now)


def change_lead(
    session: Session, lead_id: LeadId, change: Callable[[Lead], Lead], *, event: str, now: datetime
) -> None:
    """Read the lead under a lock, change it, write it: for what the outbox learns about a reply."""
    row = session.exec(select(LeadRow).where(LeadRow.id == lead_id).with_for_update()).one_or_none()
    if row is None:
        return
    lead = lead_of(row)
    changed = change(lead)
    if changed != lead:
        write_lead(
            session, replace(changed, version=lead.version + 1), event=event, actor="firstreply", now=now
        )
