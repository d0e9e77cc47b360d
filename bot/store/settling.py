"""What the outcome of a delivery means for its lead, in the transaction that records it."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.core.delivery import Cancelled, Dead, Delivery, Postponed, Result, Retry, Sent, Uncertain
from bot.core.lead import Lead, LeadId
from bot.store.database import Database
from bot.store.leads import change_lead
from bot.store.outbox import Outbox, queue, queue_notice
from bot.store.responses import settle_answer
from bot.store.tables import DeliveryRow


@dataclass(frozen=True, slots=True)
class Settling:
    database: Database

    def settle(self, delivery: Delivery, result: Result, now: datetime) -> bool:
        """Record `result` and what follows from it. False: another attempt owns the delivery now."""
        with self.database.write() as session:
            if not Outbox(self.database).settle(session, delivery, result, now):
                return False
            if delivery.kind == "reply":
                _reply_settled(session, delivery, result, now)
            elif delivery.kind == "answer":
                _answer_settled(session, delivery, result, now)
            elif isinstance(result, Dead):
                queue_notice(session, f"dead:{delivery.id}", _given_up(delivery, result.error), now)
            return True


def _reply_settled(session: Session, delivery: Delivery, result: Result, now: datetime) -> None:
    row = session.get(DeliveryRow, delivery.id)
    if row is not None and row.lead_id is not None:
        lead_id, event = LeadId(row.lead_id), f"auto-reply {type(result).__name__.lower()}"
        change_lead(session, lead_id, lambda lead: after_reply(lead, result, now), event=event, now=now)
    if isinstance(result, Sent):
        _queue_copy(session, delivery, now)


def _answer_settled(session: Session, delivery: Delivery, result: Result, now: datetime) -> None:
    settle_answer(session, delivery, result, now)
    if isinstance(result, Sent):
        _queue_copy(session, delivery, now)


def _queue_copy(session: Session, delivery: Delivery, now: datetime) -> None:
    copy = DeliveryRow(kind="sent_copy", mailbox=delivery.mailbox, subject=delivery.subject)
    copy.remote_id, copy.payload, copy.created_at = delivery.remote_id, delivery.payload, now
    queue(session, copy)


def after_reply(lead: Lead, result: Result, now: datetime) -> Lead:
    """The lead once the state of its auto-reply is known. Unchanged where the card would say the same."""
    if lead.reply == "bounced" and not isinstance(result, Dead):  # its bounce was faster, and says more
        return replace(lead, replied_at=now) if isinstance(result, Sent) and not lead.replied_at else lead
    match result:
        case Sent():
            return replace(lead, reply="sent", reply_reason="", replied_at=lead.replied_at or now)
        case Dead(error=error):
            return replace(lead, reply="failed", reply_reason=error)
        case Uncertain(error=error):
            return replace(lead, reply="unknown", reply_reason=error)
        case Cancelled(reason=reason):
            return replace(lead, reply="cancelled", reply_reason=reason)
        case Retry(error=error) | Postponed(error=error):
            return lead if lead.reply == "unknown" else replace(lead, reply_reason=error)


def _given_up(delivery: Delivery, error: str) -> str:
    return f"Delivery {delivery.id} ({delivery.kind} of {delivery.subject}) was given up: {error}"
