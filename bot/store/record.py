"""What one message causes, row by row. Every function works inside the caller's transaction."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.core.caps import contact_key
from bot.core.delivery import FRESH
from bot.core.lead import NOT_A_LEAD, Lead, LeadId, ReplyState
from bot.core.message import Message
from bot.core.moves import Moved
from bot.core.plan import REPLY_PAUSE, Plan
from bot.core.reopening import reopen
from bot.core.side_folders import is_side, main_name
from bot.core.terms import Terms
from bot.core.threads import WARNINGS, topic_of
from bot.core.triage import Hit, Triage
from bot.errors import LostRace
from bot.store.assigning import choose_for_new, open_for, set_terms
from bot.store.leads import lead_of, write_lead
from bot.store.outbox import queue, queue_card
from bot.store.responses import record_answers
from bot.store.returns import record_return
from bot.store.tables import ContactRow, DeliveryRow, EventRow, LeadRow, MessageRow, ThreadRow
from bot.store.text import storable
from bot.store.threads import queue_note, remember_ids

EXCERPT = 2000  # characters of the buyer's text that a lead keeps
MAX_WHY = 100  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenReply:
    """An auto-reply as bytes. What is sent later is exactly this."""

    to: str
    person: str = ""  # whom it is counted for, where that is not the address
    message_id: str
    raw: bytes
    wait: timedelta = timedelta(0)  # since the mail arrived, in which a person may be first
    shown_only: bool = False  # it waits for a person's word
    variant: str = ""  # of its template: "first_reply/en b"
    subject: str = ""  # whose words its subject has


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One fetched mail and where it lies."""

    mailbox: str
    epoch: int
    uidvalidity: int
    uid: int
    raw: bytes
    received_at: datetime


def ledger_row(
    arrival: Arrival, message: Message, triage: Triage, plan: Plan, rules: str, now: datetime
) -> MessageRow:
    return MessageRow(
        mailbox=arrival.mailbox,
        uidvalidity=arrival.uidvalidity,
        uid=arrival.uid,
        key=storable(message.key),
        digest=message.digest,
        message_id=storable(message.message_id),
        sender=storable(message.sender.email) if message.sender else "",
        subject=storable(message.subject),
        received_at=message.received_at,
        recorded_at=now,
        outcome=plan.outcome,
        reason=storable(plan.reason),
        no_reply=storable(plan.no_reply),
        language=triage.language.language,
        language_confidence=triage.language.confidence,
        country=triage.country.country,
        product=triage.product,
        template=plan.reply.template if plan.reply else "",
        hits=json.dumps([[hit.rule, hit.effect, hit.evidence] for hit in plan.hits]),
        rules=rules,
        copy_of=plan.copy_of,
    )


def count_reply(session: Session, reply: FrozenReply, now: datetime) -> None:
    """Count an auto-reply before it is sent. Raises LostRace if the address had one meanwhile."""
    key = reply.person or contact_key(reply.to)
    done = session.connection().execute(
        update(ContactRow)
        .where(col(ContactRow.address) == key, col(ContactRow.last_reply_at) <= now - REPLY_PAUSE)
        .values(last_reply_at=now)
    )
    if done.rowcount == 1:
        return
    if session.get(ContactRow, key) is not None:
        raise LostRace("this address had an auto-reply meanwhile")
    session.add(ContactRow(address=key, last_reply_at=now))
    session.flush()


def open_or_follow(
    session: Session, message: Message, triage: Triage, plan: Plan, mailbox: str, now: datetime, terms: Terms
) -> int | None:
    """Open the lead and hand it out, or add to the one it follows. Returns its id."""
    if plan.answers is not None:
        record_answers(session, plan.answers, now)
        return plan.follows
    if plan.outcome == "followup" and plan.follows is not None:
        _follow(session, plan.follows, message, plan, terms, now)
        lead_id: int = plan.follows
    elif plan.outcome in ("lead", "held"):
        row = _lead_row(message, triage, plan, mailbox)
        set_terms(row, message, triage, terms)
        found = choose_for_new(session, row, message, triage, terms, now)
        session.add(row)
        session.flush()
        lead_id = row.id or 0
        session.add(EventRow(at=now, kind="opened", lead_id=lead_id, actor="firstreply"))
        queue_card(session, LeadId(lead_id), now)
        open_for(session, row, message, triage, found, terms, now)
    else:
        if plan.returned is not None:
            record_return(session, plan.returned, now)
        return plan.follows
    remember_ids(session, message, lead_id)
    return lead_id


def _follow(
    session: Session, lead_id: LeadId, message: Message, plan: Plan, terms: Terms, now: datetime
) -> None:
    """The buyer wrote: what waited for that waits no more, and a closed lead is open again."""
    found = session.exec(select(LeadRow).where(LeadRow.id == lead_id).with_for_update()).one_or_none()
    if found is None:
        return
    was = lead_of(found)
    lead = replace(_followed(was, message, plan, terms, now), version=was.version + 1)
    write_lead(session, lead, event="followed up", actor="firstreply", now=now)
    for kind in _what_ended(was, lead):
        session.add(EventRow(at=now, kind=kind, lead_id=lead_id, actor="buyer"))


def _what_ended(was: Lead, lead: Lead) -> Iterator[str]:
    if was.closed_at is not None and lead.closed_at is None:
        yield "reopened"
    elif was.snoozed_until is not None or was.waiting_since is not None:
        yield "woken"


def _followed(lead: Lead, message: Message, plan: Plan, terms: Terms, now: datetime) -> Lead:
    """One more message of the buyer, and on the card what is odd about it."""
    if plan.reopens and lead.closed_as != NOT_A_LEAD:
        outcome = reopen(lead, terms, now)
        lead = outcome.lead if isinstance(outcome, Moved) else lead
    odd = tuple(why_line(hit) for hit in plan.hits if hit.rule in WARNINGS)
    return replace(
        lead,
        followups=lead.followups + 1,
        waiting_since=None,
        snoozed_until=None,
        last_message_at=max(lead.last_message_at or lead.received_at, message.received_at),
        why=tuple(dict.fromkeys((*lead.why, *odd)))[:MAX_WHY],
    )


def why_line(hit: Hit) -> str:
    return storable(f"{hit.rule}: {hit.evidence} ({hit.effect})")


def _lead_row(message: Message, triage: Triage, plan: Plan, mailbox: str) -> LeadRow:
    sender = message.sender
    return LeadRow(
        mailbox=mailbox,
        email=storable(sender.email) if sender else "",
        name=storable(sender.name) if sender else "",
        company=storable(triage.company),
        phone=storable(triage.phone),
        link=storable(triage.link),
        reply_channel=triage.reply_channel,
        subject=storable(message.subject),
        excerpt=storable(message.text or message.history)[:EXCERPT],
        language=triage.language.language,
        country=triage.country.country,
        product=triage.product,
        quantity=triage.quantity,
        source=triage.source,
        channel="held" if plan.held else triage.channel,
        held=storable(plan.held),
        alike=storable(_alike(plan)),
        allowed=plan.allowed,
        why=json.dumps([why_line(hit) for hit in plan.hits]),
        attachments=json.dumps([storable(a.name) for a in message.attachments]),
        received_at=message.received_at,
        last_message_at=message.received_at,
        topic=storable(topic_of(message.subject)),
        reply=_reply_state(plan),
        reply_reason=storable(plan.no_reply),
    )


def _reply_state(plan: Plan) -> ReplyState:
    if plan.reply is None:
        return "none"
    return "preview" if plan.reply.shown_only else "pending"


def _alike(plan: Plan) -> str:
    """The two names of a look-alike, as its rule shows them: "acrne.example ≠ acme.example"."""
    return next((hit.evidence for hit in plan.hits if " ≠ " in hit.evidence), "") if plan.held else ""


def queue_deliveries(
    session: Session, row: MessageRow, plan: Plan, reply: FrozenReply | None, now: datetime
) -> None:
    if not is_side(row.mailbox):
        place = json.dumps([row.uidvalidity, row.uid]).encode()
        subject = f"message:{row.id}"
        tag = DeliveryRow(kind="tag", mailbox=row.mailbox, subject=subject, payload=place, created_at=now)
        tag.target = f"firstreply-{plan.outcome}"
        queue(session, tag)
    queue_note(session, row, plan, now)
    if reply is not None:
        queue_reply(session, row, reply, now)


def queue_reply(session: Session, row: MessageRow, reply: FrozenReply, now: datetime) -> None:
    """The one auto-reply to a message of the ledger. A second one is a LostRace."""
    row.variant, row.reply_subject = storable(reply.variant), reply.subject
    session.add(row)
    may_be_answered = bool(reply.wait) or now - row.received_at > FRESH
    due = now if reply.shown_only else max(now, row.received_at + reply.wait)
    delivery = DeliveryRow(
        kind="reply",
        mailbox=main_name(row.mailbox),
        subject=f"message:{row.id}",
        target=reply.to,
        payload=reply.raw,
        remote_id=reply.message_id,
        answers=row.message_id,
        lead_id=row.lead_id,
        created_at=due,  # whoever waited by our own will has not waited in vain
        look_since=row.received_at if may_be_answered else None,
    )
    queue(session, delivery)
    if reply.shown_only:
        delivery.due_at = None
    session.add(delivery)
    if row.lead_id is not None:
        session.add(ThreadRow(message_id=reply.message_id, lead_id=row.lead_id, ours=True))
