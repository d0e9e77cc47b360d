"""What people correct on a card. Each correction asks for a proposal to the managers (flows/proposals.py)."""

from datetime import datetime
from typing import Literal

from bot.core.country_data import COUNTRIES
from bot.core.lead import LeadId
from bot.core.moves import Actor, MoveOutcome, correct, not_a_lead
from bot.flows.moves import carry_out
from bot.store.leads import Leads
from bot.store.picks import Taught

What = Literal["language", "country", "product"]


def correct_lead(
    leads: Leads, lead_id: LeadId, actor: Actor, what: What, value: str, now: datetime
) -> MoveOutcome | None:
    """A country also holds for later mail of the buyer's house; "" means that it is not known. None: there is
    no such lead. Raises ValueError for a country that is none."""
    if what == "country" and value and value not in COUNTRIES:
        raise ValueError(f"{value!r} is no country code: two capital letters, such as DE")
    taught = Taught(leads.database)
    return carry_out(taught, lead_id, lambda lead: correct(lead, actor, what, value), actor.id, now)


def mark_not_a_lead(leads: Leads, lead_id: LeadId, actor: Actor, now: datetime) -> MoveOutcome | None:
    """It never was one. None: there is no such lead."""
    taught = Taught(leads.database)
    return carry_out(taught, lead_id, lambda lead: not_a_lead(lead, actor, now), actor.id, now)
