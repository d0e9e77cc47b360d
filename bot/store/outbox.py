"""The outbox: effects as rows. Taken with a lease, fenced by the attempt number, settled once."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, or_, select

from bot.core.delivery import (
    LEASE,
    Cancelled,
    Dead,
    Delivery,
    DeliveryId,
    Kind,
    Postponed,
    Result,
    Retry,
    Sent,
    Uncertain,
)
from bot.core.lead import LeadId
from bot.core.moves import Tell
from bot.errors import LeaseLost
from bot.store.database import Database
from bot.store.home_table import HomeRow
from bot.store.tables import DeliveryRow

REPEATABLE: tuple[Kind, ...] = ("tag", "sent_copy", "home")  # doing these twice changes nothing
HOME_PAUSE = timedelta(seconds=2)  # changes within it are drawn at once


@dataclass(frozen=True, slots=True)
class Outbox:
    """Takes due deliveries and records what became of them."""

    database: Database

    def take(self, kinds: Sequence[Kind], owner: str, limit: int, now: datetime) -> list[Delivery]:
        """Claim up to `limit` due deliveries of these kinds, the longest due first."""
        with self.database.write() as session:
            clock = self.database.clock(session, now)
            rows = session.exec(
                select(DeliveryRow)
                .where(col(DeliveryRow.kind).in_(kinds), col(DeliveryRow.due_at) <= clock)
                .order_by(col(DeliveryRow.due_at), col(DeliveryRow.id))
                .limit(limit)
                .with_for_update(skip_locked=True)
            ).all()
            for row in rows:
                row.state, row.owner, row.due_at = "claimed", owner, None
                row.claimed_at, row.lease_until = clock, clock + LEASE
                row.attempts += 1
                session.add(row)
            return [_delivery_of(row) for row in rows]

    def attempting(self, delivery: Delivery, now: datetime) -> None:
        """Commit that the point of no return comes next. Raises LeaseLost: then nothing may be sent."""
        with self.database.write() as session:
            clock = self.database.clock(session, now)
            done = session.connection().execute(
                update(DeliveryRow)
                .where(
                    col(DeliveryRow.id) == delivery.id,
                    col(DeliveryRow.state) == "claimed",
                    col(DeliveryRow.attempts) == delivery.attempts,
                    col(DeliveryRow.lease_until) > clock + LEASE / 2,
                )
                .values(state="attempting", attempted_at=clock, lease_until=clock + LEASE, uncertain=True)
            )
            if done.rowcount != 1:
                raise LeaseLost(f"delivery {delivery.id}: the lease of attempt {delivery.attempts} is over")

    def settle(self, session: Session, delivery: Delivery, result: Result, now: datetime) -> bool:
        """Record the result inside the caller's transaction. False: another attempt owns the row now."""
        row = session.exec(
            select(DeliveryRow)
            .where(
                DeliveryRow.id == delivery.id,
                DeliveryRow.attempts == delivery.attempts,
                col(DeliveryRow.state).in_(("claimed", "attempting")),
            )
            .with_for_update()
        ).one_or_none()
        if row is None:
            return False
        _apply(row, delivery, result, now)
        row.settled_at, row.lease_until, row.owner = now, None, ""
        session.add(row)
        return True

    def postpone(self, kinds: Sequence[Kind], mailbox: str | None, until: datetime) -> None:
        """The account was refused: let its waiting deliveries wait, at the cost of no try."""
        query = update(DeliveryRow).where(col(DeliveryRow.kind).in_(kinds), col(DeliveryRow.due_at) < until)
        if mailbox is not None:
            query = query.where(col(DeliveryRow.mailbox) == mailbox)
        with self.database.write() as session:
            session.connection().execute(query.values(due_at=until))

    def reap(self, now: datetime, *, all_owners_are_gone: bool = False) -> int:
        """Take back what dead workers held. Claimed: nothing was done. Attempting: the outcome is unknown."""
        with self.database.write() as session:
            clock = self.database.clock(session, now)
            query = select(DeliveryRow).where(col(DeliveryRow.state).in_(("claimed", "attempting")))
            if not all_owners_are_gone:
                query = query.where(col(DeliveryRow.lease_until) < clock)
            rows = session.exec(query.with_for_update(skip_locked=True)).all()
            for row in rows:
                unknown = row.uncertain and row.kind not in REPEATABLE
                row.state, row.uncertain = ("uncertain", True) if unknown else ("pending", False)
                row.due_at, row.lease_until, row.owner = clock, None, ""
                session.add(row)
            return len(rows)

    def hand_back(self, owner: str, now: datetime) -> None:
        """At a clean stop: what was claimed and not begun is free for others at once."""
        with self.database.write() as session:
            session.connection().execute(
                update(DeliveryRow)
                .where(col(DeliveryRow.owner) == owner, col(DeliveryRow.state) == "claimed")
                .values(state="pending", due_at=now, lease_until=None, owner="")
            )

    def next_due(self, kinds: Sequence[Kind]) -> datetime | None:
        """When the next delivery of these kinds is due; None where none waits."""
        with self.database.read() as session:
            return session.exec(
                select(DeliveryRow.due_at)
                .where(col(DeliveryRow.kind).in_(kinds), col(DeliveryRow.due_at).is_not(None))
                .order_by(col(DeliveryRow.due_at))
                .limit(1)
            ).first()

    def busy(self, kinds: Sequence[Kind], owner: str, now: datetime) -> bool:
        """Whether anything of these kinds is due, or in this owner's hands."""
        mine = (col(DeliveryRow.owner) == owner) & col(DeliveryRow.state).in_(("claimed", "attempting"))
        query = select(DeliveryRow.id).where(
            col(DeliveryRow.kind).in_(kinds), or_(col(DeliveryRow.due_at) <= now, mine)
        )
        with self.database.read() as session:
            return session.exec(query.limit(1)).first() is not None

    def counts(self) -> dict[tuple[str, str], int]:
        """How many deliveries there are by (kind, state)."""
        query = select(DeliveryRow.kind, DeliveryRow.state, func.count()).group_by(
            DeliveryRow.kind, DeliveryRow.state
        )
        with self.database.read() as session:
            return {(kind, state): count for kind, state, count in session.exec(query)}


def queue(session: Session, row: DeliveryRow) -> None:
    """Put a new effect into the outbox. The same effect twice is a LostRace at commit."""
    row.due_at = row.created_at
    session.add(row)
    session.flush()
    session.info["due"] = True


def queue_notice(session: Session, code: str, text: str, now: datetime, *, channel: str = "ops") -> None:
    """A note to the operators, once for each `code`."""
    known = session.exec(select(DeliveryRow.id).where(DeliveryRow.subject == f"notice:{code}")).first()
    if known is None:
        payload = text.encode()
        queue(
            session,
            DeliveryRow(
                kind="notice", subject=f"notice:{code}", target=channel, payload=payload, created_at=now
            ),
        )


def queue_card(session: Session, lead_id: LeadId, now: datetime) -> None:
    """Have the lead's one card drawn (again)."""
    queue_drawing(session, "card", f"lead:{lead_id}", now, lead_id=lead_id)


def queue_drawing(
    session: Session, kind: Kind, subject: str, now: datetime, *, lead_id: LeadId | None = None
) -> None:
    """Have the one card of `subject` drawn (again). A change during a draw makes it be drawn once more."""
    row = session.exec(
        select(DeliveryRow).where(DeliveryRow.kind == kind, DeliveryRow.subject == subject).with_for_update()
    ).one_or_none()
    if row is None:
        queue(session, DeliveryRow(kind=kind, subject=subject, lead_id=lead_id, created_at=now))
        return
    row.revision += 1
    if row.state not in ("claimed", "attempting", "uncertain", "retry"):
        waits = row.due_at if row.state == "pending" else None  # many changes must not put it off for ever
        row.state, row.due_at, row.tries = "pending", min(waits or now, now), 0
        session.info["due"] = True
    session.add(row)


def queue_homes(
    session: Session, users: Iterable[str | None], now: datetime, pause: timedelta = HOME_PAUSE
) -> None:
    """Have the Home tab of these people drawn again, of those who ever opened it."""
    for user in sorted({user for user in users if user}):  # two who lock the same rows take turns
        if session.get(HomeRow, user) is not None:
            queue_drawing(session, "home", f"home:{user}", now + pause)


def queue_tell(session: Session, lead_id: LeadId, tell: Tell, now: datetime) -> None:
    """Something to be told of a lead, once whoever decides it how often."""
    subject = f"lead:{lead_id}:{tell.what}:{tell.once}:{tell.person}"
    known = select(DeliveryRow.id).where(DeliveryRow.kind == "tell", DeliveryRow.subject == subject)
    if session.exec(known).first() is None:
        said = {"where": tell.where, "what": tell.what, "by": tell.by, "count": tell.count}
        row = DeliveryRow(
            kind="tell",
            subject=subject,
            target=tell.person,
            payload=json.dumps(said).encode(),
            lead_id=lead_id,
            created_at=now,
        )
        queue(session, row)


def _apply(row: DeliveryRow, delivery: Delivery, result: Result, now: datetime) -> None:
    match result:
        case Sent(remote_id=remote_id, answer=answer):
            row.state, row.due_at, row.tries, row.uncertain = "sent", None, 0, False
            row.remote_id, row.answer, row.last_error = remote_id or row.remote_id, answer, ""
            if row.revision != delivery.revision:  # changed while it was drawn: draw again
                row.state, row.due_at = "pending", now
        case Retry(at=at, error=error):
            row.uncertain = row.uncertain and row.state == "claimed"  # a failed look-up clears no doubt
            row.state, row.due_at, row.last_error = "retry", at, error
            row.tries += 1
        case Postponed(at=at, error=error):
            row.uncertain = row.uncertain and row.state == "claimed"
            row.state, row.due_at, row.last_error = "retry", at, error
        case Dead(error=error):
            row.state, row.due_at, row.last_error, row.uncertain = "dead", None, error, False
        case Cancelled(reason=reason):
            row.state, row.due_at, row.last_error, row.uncertain = "cancelled", None, reason, False
        case Uncertain(error=error, look_again=look_again):
            row.state, row.due_at, row.last_error, row.uncertain = "uncertain", look_again, error, True


def _delivery_of(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id or 0),
        kind=row.kind,  # type: ignore[arg-type]  # written by us, from the same list
        mailbox=row.mailbox,
        subject=row.subject,
        target=row.target,
        payload=row.payload,
        remote_id=row.remote_id,
        answers=row.answers,
        created_at=row.created_at,
        claimed_at=row.claimed_at or row.created_at,
        attempts=row.attempts,
        tries=row.tries,
        revision=row.revision,
        uncertain=row.uncertain,
        attempted_at=row.attempted_at,
        look_since=row.look_since,
        lead=LeadId(row.lead_id) if row.lead_id else None,
    )
