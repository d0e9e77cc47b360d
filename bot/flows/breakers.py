"""What a person does with a breaker: decide in the core, write by compare-and-set, decide again."""

from datetime import datetime

from bot.core.caps import AlreadyRearmed, BreakerId, RearmOutcome, rearm
from bot.core.lead import RepId
from bot.errors import LostRace
from bot.store.breakers import Breakers


def rearm_breaker(
    breakers: Breakers, breaker_id: BreakerId, rep: RepId, now: datetime
) -> RearmOutcome | None:
    """Let auto-replies go out again, with a fresh count. None: there is no such breaker."""
    while breaker := breakers.get(breaker_id):
        outcome = rearm(breaker, rep, now)
        if isinstance(outcome, AlreadyRearmed):
            return outcome
        try:
            breakers.save(outcome.breaker, actor=rep, now=now)
        except LostRace:
            continue
        return outcome
    return None
