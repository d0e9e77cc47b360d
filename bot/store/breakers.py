"""Caps counted, breakers tripped and re-armed. Counting is serialised: no two replies take the last place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, update
from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from bot.core.caps import CONVERSATION, SLOW_CAPS, YEAR, Breaker, BreakerId, Cap, Count, Withheld
from bot.core.lead import LeadId, RepId
from bot.core.plan import Plan
from bot.errors import LostRace
from bot.store.database import Database
from bot.store.outbox import queue_drawing
from bot.store.tables import BreakerRow, CountRow, EventRow, LeadRow, WithheldRow

CAPS_LOCK = 0x66697273_63617073  # any number, the same in every process that uses this database


def hold_caps(session: Session) -> None:
    """Until this transaction ends, nobody else counts. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": CAPS_LOCK})


def tally(session: Session, caps: Sequence[Cap], now: datetime) -> tuple[Count, ...]:
    """What each cap has counted, and whether its breaker is open."""
    if not caps:
        return ()
    counted = select(CountRow.cap, CountRow.key, func.count()).where(
        or_(*(_within(cap, now) for cap in caps))
    )
    used = {
        (name, key): count
        for name, key, count in session.exec(counted.group_by(col(CountRow.cap), col(CountRow.key)))
    }
    theirs = or_(*(and_(col(BreakerRow.cap) == cap.name, col(BreakerRow.key) == cap.key) for cap in caps))
    tripped = select(BreakerRow.cap, BreakerRow.key).where(theirs, col(BreakerRow.rearmed_at).is_(None))
    is_open = {(name, key) for name, key in session.exec(tripped)}
    return tuple(Count(cap, used.get((cap.name, cap.key), 0), (cap.name, cap.key) in is_open) for cap in caps)


def settle_caps(session: Session, plan: Plan, now: datetime) -> None:
    """Count the plan's auto-reply, or see that it is still to be withheld. Raises LostRace: decide again.

    To be called before the lead and the contact are written, in the same transaction: whoever waits here
    holds nothing yet that the others want.
    """
    if plan.reply is not None and plan.reply.caps:
        hold_caps(session)
        if any(count.is_full for count in tally(session, plan.reply.caps, now)):
            raise LostRace("a cap was reached meanwhile")
        session.add_all(CountRow(cap=cap.name, key=cap.key, at=now) for cap in plan.reply.caps)
    elif plan.withheld is not None:
        hold_caps(session)
        [count] = tally(session, [plan.withheld.cap], now)
        if not count.is_full:
            raise LostRace("a breaker was re-armed meanwhile")


def withhold(session: Session, stopped: Count, lead_id: LeadId, mailbox: str, now: datetime) -> None:
    """Trip the breaker, unless it is open, and list the lead on its one card."""
    cap = stopped.cap
    row = session.exec(
        select(BreakerRow).where(
            BreakerRow.cap == cap.name, BreakerRow.key == cap.key, col(BreakerRow.rearmed_at).is_(None)
        )
    ).one_or_none()
    if row is None:
        row = BreakerRow(cap=cap.name, key=cap.key, mailbox=mailbox, reason=stopped.words, tripped_at=now)
        session.add(row)
        session.flush()
        session.add(_event("breaker tripped", row, "firstreply", now))
    session.add(WithheldRow(breaker_id=row.id or 0, lead_id=lead_id))
    queue_drawing(session, "breaker", f"breaker:{row.id}", now)


@dataclass(frozen=True, slots=True)
class Breakers:
    """Breakers in the database: read as values, re-armed by compare-and-set."""

    database: Database

    def get(self, breaker_id: BreakerId) -> Breaker | None:
        with self.database.read() as session:
            row = session.get(BreakerRow, breaker_id)
            return _breaker_of(row) if row else None

    def open(self) -> list[Breaker]:
        """Those that wait for a person, the oldest first."""
        query = select(BreakerRow).where(col(BreakerRow.rearmed_at).is_(None)).order_by(col(BreakerRow.id))
        with self.database.read() as session:
            return [_breaker_of(row) for row in session.exec(query)]

    def withheld(self, breaker_id: BreakerId, limit: int) -> tuple[list[Withheld], int]:
        """The first leads that it withheld, and how many there are in all."""
        mine = col(WithheldRow.breaker_id) == breaker_id
        first = (
            select(LeadRow)
            .join(WithheldRow, col(WithheldRow.lead_id) == col(LeadRow.id))
            .where(mine)
            .order_by(col(LeadRow.id))
            .limit(limit)
        )
        with self.database.read() as session:
            total = session.exec(select(func.count()).select_from(WithheldRow).where(mine)).one()
            return [
                Withheld(lead_id=LeadId(row.id or 0), sender=row.name or row.email, subject=row.subject)
                for row in session.exec(first)
            ], total

    def save(self, breaker: Breaker, *, actor: RepId, now: datetime) -> None:
        """Re-arm, and begin a fresh count. Raises LostRace where somebody else was faster."""
        with self.database.write() as session:
            hold_caps(session)
            done = session.connection().execute(
                update(BreakerRow)
                .where(col(BreakerRow.id) == breaker.id, col(BreakerRow.rearmed_at).is_(None))
                .values(rearmed_at=breaker.rearmed_at, rearmed_by=actor)
            )
            if done.rowcount != 1:
                raise LostRace(f"breaker {breaker.id} was re-armed meanwhile")
            session.connection().execute(
                delete(CountRow).where(col(CountRow.cap) == breaker.cap, col(CountRow.key) == breaker.key)
            )
            session.add(_event("breaker re-armed", breaker, actor, now))
            queue_drawing(session, "breaker", f"breaker:{breaker.id}", now)

    def card_posted(self, breaker_id: BreakerId, channel: str, ts: str) -> None:
        with self.database.write() as session:
            session.connection().execute(
                update(BreakerRow)
                .where(col(BreakerRow.id) == breaker_id)
                .values(card_channel=channel, card_ts=ts)
            )

    def forget_old(self, now: datetime) -> None:
        """Drop counts that no cap looks at any more. Breakers stay: they are part of the audit trail."""
        with self.database.write() as session:
            fast = col(CountRow.cap).not_in(SLOW_CAPS) & (col(CountRow.at) < now - CONVERSATION)
            session.connection().execute(delete(CountRow).where(or_(fast, col(CountRow.at) < now - YEAR)))


def _within(cap: Cap, now: datetime) -> ColumnElement[bool]:
    return and_(
        col(CountRow.cap) == cap.name, col(CountRow.key) == cap.key, col(CountRow.at) > now - cap.window
    )


def _event(kind: str, breaker: Breaker | BreakerRow, actor: str, now: datetime) -> EventRow:
    data = {"breaker": breaker.id, "cap": breaker.cap, "key": breaker.key}
    return EventRow(at=now, kind=kind, actor=actor, data=json.dumps(data))


def _breaker_of(row: BreakerRow) -> Breaker:
    return Breaker(
        id=BreakerId(row.id or 0),
        cap=row.cap,
        key=row.key,
        mailbox=row.mailbox,
        reason=row.reason,
        tripped_at=row.tripped_at,
        rearmed_at=row.rearmed_at,
        rearmed_by=RepId(row.rearmed_by) if row.rearmed_by else None,
        card_channel=row.card_channel,
        card_ts=row.card_ts,
    )
