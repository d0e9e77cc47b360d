"""Everything that Slack is ever shown, once in each state, for Slack's own validator."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.caps import Breaker, BreakerId
from bot.core.lead import NOT_A_LEAD, Lead, LeadId, RepId
from bot.core.message import Address
from bot.slack.breaker_card import breaker_card
from bot.slack.cards import lead_card

REP = RepId("U0123ABCD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`asked`: the argument of blocks.validate."""

    name: str
    asked: dict[str, Any] = field(repr=False)


def samples(now: datetime) -> list[Sample]:
    cards = {f"card {name}": lead_card(lead, now=now) for name, lead in sample_leads(now).items()}
    breaker = Breaker(id=BreakerId(1), cap="mailbox-hour", key="sales", mailbox="sales", tripped_at=now,
                      reason="60 auto-replies of sales within an hour")  # fmt: skip
    cards |= {"card breaker": breaker_card(breaker, (), 0)}
    cards |= {"card re-armed": breaker_card(replace(breaker, rearmed_at=now, rearmed_by=REP), (), 0)}
    return [Sample(name=name, asked={"blocks": card.blocks}) for name, card in cards.items()]


def sample_leads(now: datetime) -> dict[str, Lead]:
    """A lead in each state, by the state's name, and one that is as long and as hostile as mail can be."""
    taken = {"owner": REP, "claimed_at": now, "reply": "sent", "replied_at": now}
    over = {**taken, "closed_at": now, "closed_by": REP}
    hours = timedelta(hours=2)
    changes: dict[str, dict[str, Any]] = {
        "open": {"due_at": now + hours, "grade": "A"},
        "held": {"held": "S04: Reply-To is elsewhere", "channel": "held"},
        "claimed": taken,
        "snoozed": {**taken, "snoozed_until": now + hours},
        "waiting": {**taken, "waiting_since": now, "responded_at": now, "responses": 1},
        "escalated": {"escalation": 2, "due_at": now - hours},
        "responded": {**taken, "responded_at": now, "responded_by": REP, "responded_how": "slack",
                      "last_response_at": now, "responses": 1},
        "closed": {**over, "closed_as": "won", "value": 120_000, "currency": "USD"},
        "not a lead": {**over, "closed_as": NOT_A_LEAD},
        "reply failed": {"reply": "failed", "reply_reason": "550 no such user"},
        "reply unknown": {"reply": "unknown"},
        "hostile": {"subject": "<!channel> *now* :boom:" * 99, "excerpt": "<@U0> & " * 400, "reply": "sent",
                    "attachments": tuple(f"{number}.exe" for number in range(40)), "why": ("x" * 900,) * 40},
    }  # fmt: skip
    return {name: replace(_lead(now), **change) for name, change in changes.items()}


def _lead(now: datetime) -> Lead:
    return Lead(
        id=LeadId(1042),
        mailbox="sales",
        contact=Address("carla@kunde.example", "Carla Kunde"),
        company="Kunde GmbH",
        subject="Quote for 40 ball valves DN50",
        excerpt="Hello,\nwe need 40 ball valves DN50, stainless.",
        language="de",
        country="DE",
        product="ball valves",
        quantity="40 pcs",
        received_at=now - timedelta(minutes=20),
    )
