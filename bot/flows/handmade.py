"""A person opens a lead: the rules say whose it is and until when, as of a mail that came this moment."""

from datetime import datetime

from bot.core.judge import judge
from bot.core.lead import LeadId, RepId
from bot.core.message import Address, Message, MessageKey
from bot.flows.intake import Desk
from bot.store.database import Database
from bot.store.handmade import Handmade, record_handmade


def open_by_hand(database: Database, desk: Desk, made: Handmade, by: RepId, now: datetime) -> LeadId:
    """No guard looks at it: a person says that it is a lead."""
    message = Message(
        key=MessageKey(""),
        received_at=now,
        subject=made.subject,
        sender=Address(made.email.lower(), made.name) if made.email else None,
        text=made.text,
        size=len(made.text),
    )
    triage = judge(message, desk.rules, desk.templates.languages())
    return record_handmade(database, made, message, triage, desk.terms, by)
