"""Claiming: decide in the core, write by compare-and-set, decide again after a lost race."""

from datetime import datetime

from bot.core.lead import Claimed, ClaimOutcome, LeadId, RepId, claim
from bot.core.terms import NO_TERMS, Terms
from bot.errors import LostRace
from bot.store.leads import Leads


def claim_lead(
    leads: Leads, lead_id: LeadId, rep: RepId, now: datetime, terms: Terms = NO_TERMS
) -> ClaimOutcome | None:
    """Let `rep` take the lead, under a lease by these terms. None: there is no such lead."""
    while lead := leads.get(lead_id):
        outcome = claim(lead, rep, now, terms.lease_for(lead, rep, now))
        if not isinstance(outcome, Claimed) or outcome.lead == lead:
            return outcome
        try:
            leads.save(outcome.lead, event="claimed", actor=rep, now=now)
        except LostRace:
            continue
        return outcome
    return None
