"""What people do with a lead in the desk: decide in the core, write by compare-and-set, decide again after a
lost race."""

from collections.abc import Callable
from datetime import datetime

from bot.core.lead import Lead, LeadId
from bot.core.moves import Moved, MoveOutcome
from bot.errors import LostRace
from bot.store.leads import Leads
from bot.store.picks import Taught


def carry_out(
    leads: Leads | Taught, lead_id: LeadId, decide: Callable[[Lead], MoveOutcome], actor: str, now: datetime
) -> MoveOutcome | None:
    """Move a lead as `decide` says of it. None: there is no such lead."""
    while lead := leads.get(lead_id):
        outcome = decide(lead)
        if not isinstance(outcome, Moved):
            return outcome
        try:
            leads.move(outcome, actor=actor, now=now)
        except LostRace:
            continue
        return outcome
    return None
