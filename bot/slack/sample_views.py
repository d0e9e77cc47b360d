"""Everything that Slack is ever shown, once in each state, for Slack's own validator."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.caps import Breaker, BreakerId
from bot.core.lead import NOT_A_LEAD, Lead, LeadId, RepId
from bot.core.message import Address
from bot.core.moves import Tell
from bot.core.proposing import Line
from bot.core.rules import Rules
from bot.flows.proposals import Proposal
from bot.slack.breaker_card import breaker_card
from bot.slack.cards import Card, lead_card
from bot.slack.home import home_view
from bot.slack.modal_message import from_message_modal, message_modal
from bot.slack.modal_moves import assign_modal, close_modal, correct_modal, snooze_modal
from bot.slack.modal_parts import Choice
from bot.slack.modals import edit_preview_modal, failed_modal, reply_modal, working_modal
from bot.slack.proposal_card import proposal_card
from bot.slack.tells import tell_card
from bot.store.homes import Counts

REP = RepId("U0123ABCD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`asked`: the argument of blocks.validate."""

    name: str
    asked: dict[str, Any] = field(repr=False)


def samples(now: datetime) -> list[Sample]:
    leads = sample_leads(now)
    cards = {name: lead_card(lead, now=now) for name, lead in leads.items()}
    shadow = replace(leads["open"], reply="preview")
    cards["shadow"] = lead_card(shadow, now=now, preview="Dear Carla Kunde,\nthank you.")
    cards |= _other_cards(leads["hostile"], now)
    views = _views(leads["claimed"]) | {
        "home": home_view([*leads.values()], shows="open", now=now, counts=Counts(open=1), team=Counts())
    }
    shown = [Sample(name=f"card {name}", asked={"blocks": card.blocks}) for name, card in cards.items()]
    return [*shown, *(Sample(name=name, asked={"view": view}) for name, view in views.items())]


def _other_cards(lead: Lead, now: datetime) -> dict[str, Card]:
    breaker = Breaker(id=BreakerId(1), cap="mailbox-hour", key="sales", mailbox="sales", tripped_at=now,
                      reason="60 auto-replies of sales within an hour")  # fmt: skip
    line = Line(file="rules/guard.yaml", place="under block:", text="  - sender: a@b.example", rules=Rules())
    proposal = Proposal(lead=lead, version=2, by=REP, said="is not a lead", line=line, tried="would change 0")
    told = Tell(where="channel", what="escalated", once="1", person=REP)
    return {
        "breaker": breaker_card(breaker, (), 0),
        "re-armed": breaker_card(replace(breaker, rearmed_at=now, rearmed_by=REP), (), 0),
        "proposal": proposal_card(proposal),
        "told": tell_card(lead, told, now=now),
    }


def _views(lead: Lead) -> dict[str, dict[str, Any]]:
    some = [Choice(str(number), f"One of {number}") for number in range(200)]
    return {
        "modal reply": reply_modal(
            lead, templates=some[:9], body="Dear Carla,", subject="Re: 40 valves", sender="sales@example.com",
            version_seen=1, warning=f"<@{REP}> replied a minute ago", template="1",
        ),
        "modal preview": edit_preview_modal(lead, "Re: 40 valves", "Dear Carla,"),
        "modal close": close_modal(lead, ["EUR", "USD"]),
        "modal assign": assign_modal(lead, some),
        "modal snooze": snooze_modal(lead, "Europe/Berlin"),
        "modal correct": correct_modal(lead, some, some, some),
        "modal message": message_modal(lead, "Hello. " * 2000, ["drawing.pdf"] * 40),
        "modal from a message": from_message_modal("carla@kunde.example\nWe need 40.", "https://example.com/p1"),
        "modal working": working_modal("Writing…"),
        "modal failed": failed_modal("The mail server said no."),
    }  # fmt: skip


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
