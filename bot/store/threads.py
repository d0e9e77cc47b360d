"""What the database knows of a message's thread: the ids it answers, its buyer's leads, what came back."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from bot.core.caps import contact_key
from bot.core.lead import Lead, LeadId
from bot.core.message import Message
from bot.core.own_ids import PREFIX, claims_to_be_ours, is_own_id
from bot.core.plan import Plan
from bot.core.responses import Open
from bot.core.side_folders import main_name
from bot.core.threads import (
    JOIN_WINDOW,
    Candidate,
    Named,
    Thread,
    is_one_buyer,
    join_by_buyer,
    join_by_id,
    outlook_thread,
)
from bot.core.triage import Hit
from bot.core.verdict import Own
from bot.store.database import Database
from bot.store.leads import lead_of
from bot.store.outbox import queue
from bot.store.tables import DeliveryRow, LeadRow, MessageRow, RawRow, ThreadRow
from bot.store.text import storable

MAX_IDS = 50  # of one message, the nearest
MAX_CANDIDATES = 20  # leads of one buyer, the newest
MACHINE_NOTES = 5  # in one thread: a responder that never stops fills no channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is told in the thread of a lead's card about one later message."""

    message: int
    lead: Lead
    sender: str
    subject: str
    outcome: str
    received_at: datetime
    hits: tuple[Hit, ...]
    raw: bytes | None  # None: no longer kept


@dataclass(frozen=True, slots=True)
class Threads:
    database: Database

    def note(self, message: int) -> Note | None:
        """None where the message or its lead is gone."""
        with self.database.read() as session:
            row, raw = session.get(MessageRow, message), session.get(RawRow, message)
            lead = session.get(LeadRow, row.lead_id) if row and row.lead_id else None
            if row is None or lead is None:
                return None
            return Note(
                message=message,
                lead=lead_of(lead),
                sender=row.sender,
                subject=row.subject,
                outcome=row.outcome,
                received_at=row.received_at,
                hits=tuple(Hit(*hit) for hit in json.loads(row.hits)),
                raw=zlib.decompress(raw.raw) if raw else None,
            )


def thread_of(
    session: Session, message: Message, own: Own, window: timedelta = JOIN_WINDOW, *, is_direct: bool = True
) -> Thread:
    """Where a message belongs, looked up in this order: ids of ours, the buyer's ids, subject, buyer."""
    ids = [_canonical(own, one) for one in message.thread_ids[:MAX_IDS]]
    outlook = _outlook_key(message)
    mine = _canonical(own, message.message_id) if message.message_id.lower().startswith(PREFIX) else ""
    known = known_ids(session, [*ids, mine, outlook])
    forged = tuple(one for one in ids if _is_forged(one, own, known))
    named = [
        Named(message_id=one, ours=known[one][0], candidate=known[one][1], needs_same_house=one == outlook)
        for one in (*ids, outlook)
        if one in known and one not in forged
    ]
    join = join_by_id(message, own, named)
    if join is None and is_one_buyer(message, own):
        join = join_by_buyer(message, _leads_of(session, message), window, is_direct=is_direct)
    return Thread(
        join=join,
        own_copy=mine in known and known[mine][0],
        answers_ours=any(is_own_id(own.secret, one) for one in ids),
        forged=forged,
    )


def leads_written_to(
    session: Session, message: Message, to: Sequence[str], own: Own
) -> tuple[list[Open], list[Open]]:
    """Of a mail that one of us wrote: the leads that it names by ids, the nearest first, and the open leads
    of those it was written to, the newest first, held ones too."""
    ids = [*(_canonical(own, one) for one in message.thread_ids[:MAX_IDS]), _outlook_key(message)]
    by_id = (
        select(ThreadRow.message_id, LeadRow)
        .join(LeadRow, col(LeadRow.id) == col(ThreadRow.lead_id))
        .where(col(ThreadRow.message_id).in_([one for one in ids if one]))
    )
    known = {one: _open(lead) for one, lead in session.exec(by_id)}
    emails = {each for email in to[:MAX_IDS] for each in (email, contact_key(email))}
    query = (
        select(LeadRow)
        .where(col(LeadRow.email).in_(emails), col(LeadRow.closed_at).is_(None))
        .order_by(col(LeadRow.id).desc())
        .limit(MAX_CANDIDATES)
    )
    return [known[one] for one in ids if one in known], [_open(row) for row in session.exec(query)]


def remember_ids(session: Session, message: Message, lead_id: int) -> None:
    """Later mails that name this one belong to the lead, too. Ids that look like ours are nobody else's."""
    keys = [_outlook_key(message)]
    if not message.message_id.lower().startswith(PREFIX):
        keys.append(storable(message.message_id))
    if message.sender and contact_key(message.sender.email) != message.sender.email:
        keys.append(_buyer_key(message))
    for key in filter(None, dict.fromkeys(keys)):
        if session.get(ThreadRow, key) is None:
            session.add(ThreadRow(message_id=key, lead_id=lead_id))


def queue_note(session: Session, row: MessageRow, plan: Plan, now: datetime) -> None:
    """Tell of the message in the thread of its lead."""
    if not plan.note or row.lead_id is None:
        return
    if plan.outcome == "machine" and _machines(session, row.lead_id) > MACHINE_NOTES:
        return
    note = DeliveryRow(
        kind="note", mailbox=main_name(row.mailbox), subject=f"message:{row.id}", lead_id=row.lead_id
    )
    note.created_at = now
    queue(session, note)


def _machines(session: Session, lead_id: int) -> int:
    query = select(func.count()).where(MessageRow.lead_id == lead_id, MessageRow.outcome == "machine")
    return session.exec(query).one()


def _canonical(own: Own, message_id: str) -> str:
    """Our ids as we wrote them: some servers turn them into capitals."""
    return message_id.lower() if is_own_id(own.secret, message_id) else storable(message_id)


def spellings(own: Own, found: str) -> Iterator[str]:
    """An id as it may stand in the database. Our mark is an id without its domain."""
    if "@" in found or not is_own_id(own.secret, found):
        yield _canonical(own, found)
        return
    for domain in sorted(domains_of(own)):
        yield f"{found.lower()}@{domain}"


def domains_of(own: Own) -> frozenset[str]:
    addresses = (address.rpartition("@")[2] for address in own.addresses)
    return frozenset(filter(None, (own.message_id_domain.lower(), *addresses)))


def _is_forged(one: str, own: Own, known: dict[str, tuple[bool, Candidate]]) -> bool:
    """Looks like ours, is proved by no secret, and is not in the database from before there were proofs."""
    if not claims_to_be_ours(one, domains_of(own)) or is_own_id(own.secret, one):
        return False
    return one not in known or not known[one][0]


def known_ids(session: Session, keys: Sequence[str]) -> dict[str, tuple[bool, Candidate]]:
    """Of these ids those that belong to a lead, and whether they are ours."""
    keys = [key for key in keys if key]
    if not keys:
        return {}
    query = (
        select(ThreadRow, LeadRow)
        .join(LeadRow, col(LeadRow.id) == col(ThreadRow.lead_id))
        .where(col(ThreadRow.message_id).in_(keys))
    )
    return {row.message_id: (row.ours, candidate_of(lead)) for row, lead in session.exec(query)}


def _leads_of(session: Session, message: Message) -> list[Candidate]:
    """The sender's leads, neither closed nor held. A tagged address (+fair) is found by its own row."""
    sender = message.sender.email if message.sender else ""
    tagged = select(ThreadRow.lead_id).where(ThreadRow.message_id == _buyer_key(message))
    query = (
        select(LeadRow)
        .where(or_(col(LeadRow.email).in_((sender, contact_key(sender))), col(LeadRow.id).in_(tagged)))
        .where(col(LeadRow.closed_at).is_(None), LeadRow.held == "")
        .order_by(col(LeadRow.id).desc())
        .limit(MAX_CANDIDATES)
    )
    return [candidate_of(row) for row in session.exec(query)]


def candidate_of(row: LeadRow) -> Candidate:
    return Candidate(
        lead=LeadId(row.id or 0),
        contact=row.email,
        topic=row.topic,
        last_at=row.last_message_at or row.received_at,
    )


def _open(row: LeadRow) -> Open:
    return Open(
        lead=LeadId(row.id or 0),
        contact=row.email,
        topic=row.topic,
        received_at=row.received_at,
        last_at=row.last_message_at or row.received_at,
    )


def _outlook_key(message: Message) -> str:
    """A blank in it, which no Message-ID has: the two cannot be mistaken for one another."""
    root = outlook_thread(message)
    return f"thread-index {root}" if root else ""


def _buyer_key(message: Message) -> str:
    return f"buyer {contact_key(message.sender.email)}" if message.sender else ""
