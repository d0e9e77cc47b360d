"""Home tabs: who has opened one, what they want to see there, and the leads that are to be shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from sqlalchemy import true
from sqlmodel import col, func, select

from bot.core.lead import Lead, RepId
from bot.store.database import Database
from bot.store.home_table import HomeRow
from bot.store.leads import lead_of
from bot.store.outbox import queue_homes
from bot.store.tables import LeadRow

Shows = Literal["open", "waiting", "snoozed", "closed", "unclaimed"]
SHOWS: tuple[Shows, ...] = get_args(Shows)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one rep, or of everybody. `median`: of a week's first response times, None where there are none."""

    open: int = 0
    overdue: int = 0
    unclaimed: int = 0  # of everybody
    median: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Homes:
    database: Database

    def opened(self, user: RepId, now: datetime, shows: Shows | None = None) -> None:
        """Have it drawn, from now on after each change, too."""
        with self.database.write() as session:
            row = session.get(HomeRow, user) or HomeRow(user=user, opened_at=now)
            row.opened_at, row.shows = now, shows or row.shows
            session.add(row)
            session.flush()
            queue_homes(session, (user,), now, pause=timedelta())

    def shows(self, user: RepId) -> Shows:
        with self.database.read() as session:
            row = session.get(HomeRow, user)
        return next((known for known in SHOWS if row is not None and row.shows == known), "open")

    def leads(self, user: RepId, shows: Shows, now: datetime, limit: int) -> list[Lead]:
        """Those of a rep: the overdue first, then by the time they are due, then the oldest."""
        query = select(LeadRow).where(col(LeadRow.closed_at).is_(None))
        match shows:
            case "open":
                query = query.where(LeadRow.owner == user)
                query = query.where(
                    col(LeadRow.waiting_since).is_(None), col(LeadRow.snoozed_until).is_(None)
                )
            case "waiting":
                query = query.where(LeadRow.owner == user, col(LeadRow.waiting_since).is_not(None))
            case "snoozed":
                query = query.where(LeadRow.owner == user, col(LeadRow.snoozed_until).is_not(None))
            case "closed":
                query = select(LeadRow).where(LeadRow.owner == user, col(LeadRow.closed_at) > now - WEEK)
            case "unclaimed":
                query = query.where(col(LeadRow.owner).is_(None))
        answered_last = col(LeadRow.responded_at).is_not(None)
        due = func.coalesce(LeadRow.due_at, LeadRow.received_at)
        with self.database.read() as session:
            rows = session.exec(query.order_by(answered_last, due, col(LeadRow.id)).limit(limit))
            return [lead_of(row) for row in rows]

    def counts(self, user: RepId | None, now: datetime) -> Counts:
        """Of one rep; None: of everybody."""
        is_open, anyone = col(LeadRow.closed_at).is_(None), user is None
        mine = true() if anyone else col(LeadRow.owner) == user
        answered_by = true() if anyone else col(LeadRow.responded_by) == user
        late = (col(LeadRow.responded_at).is_(None)) & (col(LeadRow.due_at) < now)
        with self.database.read() as session:

            def count(*where: object) -> int:
                return session.exec(select(func.count()).select_from(LeadRow).where(*where)).one()  # type: ignore[arg-type]

            answered = session.exec(
                select(LeadRow.received_at, LeadRow.responded_at).where(
                    answered_by, col(LeadRow.responded_at) > now - WEEK
                )
            ).all()
            return Counts(
                open=count(is_open, mine),
                overdue=count(is_open, mine, late),
                unclaimed=count(is_open, col(LeadRow.owner).is_(None)),
                median=_median([at - received for received, at in answered if at is not None]),
            )


def _median(spans: list[timedelta]) -> timedelta | None:
    """The middle one; of an even number the lower of the two."""
    return sorted(spans)[(len(spans) - 1) // 2] if spans else None
