"""What people write to buyers: queued here, or seen in the mailbox; each mail counts once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.core.answering import AlreadyAnswered, Earlier, Form, Queued, faster
from bot.core.delivery import FASTER, MAILS, Cancelled, Dead, Delivery, Result, Sent, Uncertain
from bot.core.lead import Lead, LeadId, RepId
from bot.core.message import Message, MessageKey
from bot.core.moves import Moved, respond
from bot.core.parse import parse_message
from bot.core.responses import Answers, Open
from bot.core.returned import Standing, resting_on
from bot.core.verdict import Own
from bot.errors import LostRace
from bot.store.database import Database
from bot.store.kept import newest_of
from bot.store.leads import lead_of, write_lead, write_move
from bot.store.outbox import queue
from bot.store.response_table import ResponseRow
from bot.store.tables import DeliveryRow, EventRow, LeadRow, ThreadRow
from bot.store.text import storable
from bot.store.threads import leads_written_to

NEWS = timedelta(days=1)  # an older response is on the card alone: Sent is read from going live on
WORDS = 600  # characters of a response that its lead's thread shows


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenAnswer:
    """What a rep wrote, as the bytes that are sent."""

    to: str
    message_id: str
    answers: str
    subject: str
    words: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A mail that a person wrote to the buyer of `lead`. `at` None: it did not go out, or nobody knows."""

    id: int
    lead: Lead
    how: str
    rep: RepId | None
    address: str
    subject: str
    words: str
    at: datetime | None
    failed: str


@dataclass(frozen=True, slots=True)
class Responses:
    database: Database

    def get(self, number: int) -> Response | None:
        with self.database.read() as session:
            row = session.get(ResponseRow, number)
            lead = session.get(LeadRow, row.lead_id) if row else None
            return _response_of(row, lead_of(lead)) if row and lead else None

    def newest_mail(self, lead_id: LeadId) -> Message | None:
        """What the buyer wrote last; only its ids and subject, where its bytes are no longer kept."""
        with self.database.read() as session:
            found = newest_of(session, lead_id)
        if found is None:
            return None
        row, raw = found
        if raw is not None:
            return parse_message(raw, row.received_at)
        key, received_at = MessageKey(row.key), row.received_at
        return Message(key=key, message_id=row.message_id, subject=row.subject, received_at=received_at)

    def first_made(self, lead_id: LeadId) -> tuple[str, bytes] | None:
        """The Message-ID and bytes of the first mail that was made for this buyer."""
        query = select(DeliveryRow.remote_id, DeliveryRow.payload).where(
            DeliveryRow.lead_id == lead_id, col(DeliveryRow.kind).in_(MAILS)
        )
        with self.database.read() as session:
            return session.exec(query.order_by(col(DeliveryRow.id)).limit(1)).first()

    def leads_written_to(
        self, message: Message, to: Sequence[str], own: Own
    ) -> tuple[Sequence[Open], Sequence[Open]]:
        """The leads that a mail of one of us names, and the open ones of those it was written to."""
        with self.database.read() as session:
            return leads_written_to(session, message, to, own)

    def record(self, answers: Answers, now: datetime) -> bool:
        """A mail that one of us wrote elsewhere. False: it has been counted before."""
        with self.database.write() as session:
            return record_answers(session, answers, now)

    def queue_answer(
        self, lead: Lead, rep: RepId, form: Form, answer: FrozenAnswer, now: datetime
    ) -> Queued | AlreadyAnswered:
        """Put the answer into the outbox once, unless a colleague was faster. An auto-reply that still waits
        is not wanted any more. Raises LostRace: the lead has changed, or the same form came twice at once."""
        subject = f"answer:{lead.id}:{form.nonce}"
        with self.database.write() as session:
            locked = session.exec(select(LeadRow).where(LeadRow.id == lead.id).with_for_update()).one()
            mine = DeliveryRow.kind == "answer", DeliveryRow.subject == subject
            if session.exec(select(DeliveryRow.id).where(*mine)).first() is not None:
                return Queued(lead_of(locked), answer.message_id, again=True)
            if locked.version != lead.version:
                raise LostRace(f"lead {lead.id} is no longer at version {lead.version}")
            if outcome := faster(_earlier(session, lead.id), rep, form):
                return outcome
            lead = _without_waiting_reply(session, lead_of(locked), now)
            _queue(session, lead, rep, form, answer, subject, now)
            return Queued(lead, answer.message_id)


def record_answers(session: Session, answers: Answers, now: datetime) -> bool:
    """The same inside the caller's transaction. What the buyer writes to this mail belongs to the lead."""
    key = storable(answers.key)
    if session.exec(select(ResponseRow.id).where(ResponseRow.key == key)).first() is not None:
        return False
    row = ResponseRow(key=key, lead_id=answers.lead, how=answers.how, rep=answers.rep, created_at=now)
    row.address, row.subject = storable(answers.address), storable(answers.subject)
    row.words = storable(answers.words)[:WORDS]
    session.add(row)
    session.flush()
    if session.get(ThreadRow, key) is None:
        session.add(ThreadRow(message_id=key, lead_id=answers.lead))
    count(session, row, answers.at, now)
    return True


def _queue(
    session: Session, lead: Lead, rep: RepId, form: Form, answer: FrozenAnswer, subject: str, now: datetime
) -> None:
    delivery = DeliveryRow(kind="answer", mailbox=lead.mailbox, subject=subject, lead_id=lead.id)
    delivery.target, delivery.payload, delivery.remote_id = answer.to, answer.raw, answer.message_id
    delivery.answers, delivery.created_at = answer.answers, now
    queue(session, delivery)
    row = ResponseRow(key=answer.message_id, lead_id=lead.id, how="slack", rep=rep, created_at=now)
    row.subject, row.words = storable(answer.subject), storable(answer.words)[:WORDS]
    row.waits = form.waits
    session.add(row)
    session.add(ThreadRow(message_id=answer.message_id, lead_id=lead.id, ours=True))
    session.add(EventRow(at=now, kind="answer queued", lead_id=lead.id, actor=rep))


def _earlier(session: Session, lead_id: LeadId) -> tuple[Earlier, ...]:
    query = select(ResponseRow).where(
        ResponseRow.lead_id == lead_id, ResponseRow.failed == "", ResponseRow.returned == ""
    )
    rows = session.exec(query.order_by(col(ResponseRow.at), col(ResponseRow.id))).all()
    return tuple(
        Earlier(by=RepId(row.rep) if row.rep else None, at=row.at, how=row.how, number=row.number)
        for row in rows
    )


def standing(session: Session, lead_id: LeadId) -> tuple[Standing, ...]:
    """What people wrote to the buyer, without what came back."""
    query = select(ResponseRow).where(
        ResponseRow.lead_id == lead_id, col(ResponseRow.at).is_not(None), ResponseRow.returned == ""
    )
    return tuple(
        Standing(
            by=RepId(row.rep) if row.rep else None,
            how=row.how,
            at=row.at,
            written=_written(row) or row.at,
        )
        for row in session.exec(query)
        if row.at is not None
    )


def _written(row: ResponseRow) -> datetime | None:
    """When, if it was long on its way."""
    return row.created_at if row.how == "slack" else None


def is_being_answered(session: Session, lead_id: LeadId) -> bool:
    return any(one.at is None for one in _earlier(session, lead_id))


def settle_answer(session: Session, delivery: Delivery, result: Result, now: datetime) -> None:
    """What became of an answer means for its lead, and what its thread is told."""
    row = session.exec(select(ResponseRow).where(ResponseRow.key == delivery.remote_id)).one_or_none()
    if row is None:
        return
    match result:
        case Sent():
            row.failed = ""
            count(session, row, now)
        case Dead(error=error) | Cancelled(reason=error) | Uncertain(error=error, look_again=None):
            row.failed = storable(error)
            fate = "unknown" if isinstance(result, Uncertain) else "failed"
            session.add(row)
            session.add(EventRow(at=now, kind=f"answer {fate}", lead_id=row.lead_id, actor="firstreply"))
            _queue_note(session, row, fate, now)
        case _:
            return


def count(session: Session, row: ResponseRow, at: datetime, now: datetime | None = None) -> None:
    """The response is a fact since `at`: the lead has it, its thread tells it, no auto-reply goes out."""
    now = now or at
    locked = session.exec(select(LeadRow).where(LeadRow.id == row.lead_id).with_for_update()).one_or_none()
    if locked is None or row.at is not None:
        return
    at = max(min(at, now), locked.received_at)  # a mail program files its copy by a clock of its own
    lead = _without_waiting_reply(session, lead_of(locked), now)
    row.at, row.number = at, lead.responses + 1
    session.add(row)
    session.flush()
    rep = RepId(row.rep) if row.rep else None
    moved = respond(lead, rep, at, row.how, waits=row.waits, written=_written(row))
    if isinstance(moved, Moved):
        if row.returned:  # its bounce was faster
            moved = replace(moved, lead=resting_on(moved.lead, standing(session, lead.id), now))
        write_move(session, moved, actor=row.rep or row.address or "firstreply", now=now)
    if now - at <= NEWS:
        _queue_note(session, row, "sent", now)


def _without_waiting_reply(session: Session, lead: Lead, now: datetime) -> Lead:
    """The lead once an auto-reply that was not begun yet is taken back. A worker that holds it finds that it
    lost its claim, before it sends anything."""
    waiting = select(DeliveryRow).where(
        DeliveryRow.lead_id == lead.id,
        DeliveryRow.kind == "reply",
        col(DeliveryRow.state).in_(("pending", "claimed", "retry")),
        col(DeliveryRow.uncertain).is_(False),
    )
    rows: Sequence[DeliveryRow] = session.exec(waiting.with_for_update()).all()
    for row in rows:
        row.state, row.due_at, row.lease_until, row.owner = "cancelled", None, None, ""
        row.settled_at, row.last_error = now, FASTER
        session.add(row)
    if not rows:
        return lead
    cancelled = replace(lead, reply="cancelled", reply_reason=FASTER, version=lead.version + 1)
    write_lead(session, cancelled, event="auto-reply cancelled", actor="firstreply", now=now)
    return cancelled


def _queue_note(session: Session, row: ResponseRow, fate: str, now: datetime) -> None:
    """Told in the thread of the card: who answered, or that it did not go out. Once for each fate."""
    subject = f"response:{row.id}:{fate}"
    known = select(DeliveryRow.id).where(DeliveryRow.kind == "note", DeliveryRow.subject == subject)
    if session.exec(known).first() is None:
        queue(session, DeliveryRow(kind="note", subject=subject, lead_id=row.lead_id, created_at=now))


def _response_of(row: ResponseRow, lead: Lead) -> Response:
    return Response(
        id=row.id or 0,
        lead=lead,
        how=row.how,
        rep=RepId(row.rep) if row.rep else None,
        address=row.address,
        subject=row.subject,
        words=row.words,
        at=row.at,
        failed=row.failed,
    )
