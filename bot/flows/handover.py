"""Somebody leaves: all their open leads go to a colleague."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.lead import NO_LEASE, Lead, RepId, owned_by
from bot.core.moves import Actor, Moved, Refused, Tell
from bot.core.terms import Terms
from bot.errors import LostRace
from bot.store.leads import Leads

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class HandedOver:
    count: int


def hand_over(
    leads: Leads, actor: Actor, giver: RepId, taker: RepId, terms: Terms, now: datetime
) -> HandedOver | Refused:
    """All of them at once, and `taker` is told once: whatever dies meanwhile, nobody has leads unheard of."""
    if not actor.manages:
        return Refused(why="managers only")
    if giver == taker:
        return Refused(why="same", by=taker)

    def tell(count: int) -> Tell:
        once = f"{giver}:{now.isoformat()}"
        return Tell(where="dm", what="handed over", once=once, person=taker, by=actor.id, count=count)

    for _ in range(ATTEMPTS):
        try:
            count = leads.move_all(
                giver, lambda lead: _given(lead, actor, taker, terms, now), tell, actor.id, now
            )
        except LostRace:
            continue
        return HandedOver(count)
    raise RuntimeError(f"the leads of {giver} changed {ATTEMPTS} times while they were handed over")


def _given(lead: Lead, actor: Actor, to: RepId, terms: Terms, now: datetime) -> Moved:
    """A pin and a snooze go with it."""
    lease = NO_LEASE if lead.pinned_by else terms.lease(to, lead.market, now)
    given = replace(owned_by(lead, to, now, lease, assigned_by=actor.id), pinned_by=lead.pinned_by)
    return Moved(lead=given, event="handed over", data={"from": lead.owner or "", "to": to})
