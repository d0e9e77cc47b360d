"""Values for tests: a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.lead import Lead, LeadId, RepId
from bot.core.message import Address, Message, MessageKey
from bot.core.plan import Plan
from bot.core.triage import Guess, Triage
from bot.core.verdict import Verdict

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=7)
ANNA, BEN, GIULIA = RepId("U0ANNA"), RepId("U0BEN"), RepId("U0GIULIA")
BUYER = Address("carla@kunde.example", "Carla Kunde")


def a_message(**changes: Any) -> Message:
    number = changes.pop("number", 1)
    usual = Message(
        key=MessageKey(f"inquiry-{number}@kunde.example"),
        message_id=f"inquiry-{number}@kunde.example",
        received_at=NOON,
        subject="Ball valves for Hamburg",
        sender=BUYER,
        to=(Address("sales@brightvalve.example"),),
        text="Please quote 500 pcs of ball valves DN50.",
        digest=f"digest-{number}",
        size=1200,
    )
    return replace(usual, **changes)


def a_verdict(**changes: Any) -> Verdict:
    return replace(Verdict(keep="lead", card=True, auto_reply=True, reopen=True), **changes)


def a_triage(**changes: Any) -> Triage:
    return replace(Triage(language=Guess("en", 0.99)), **changes)


def a_plan(**changes: Any) -> Plan:
    return replace(Plan(outcome="lead"), **changes)


def a_lead(**changes: Any) -> Lead:
    usual = Lead(
        id=LeadId(1),
        mailbox="sales",
        contact=BUYER,
        subject="Ball valves for Hamburg",
        excerpt="Please quote 500 pcs of ball valves DN50.",
        language="en",
        country="DE",
        received_at=NOON,
    )
    return replace(usual, **changes)
