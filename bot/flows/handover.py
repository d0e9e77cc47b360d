"""Somebody leaves: all their open leads go to a colleague."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.lead import NO_LEASE, Lead, RepId, owned_by
from bot.core.moves import Actor, Moved, Refused, Tell
from bot.core.terms import Terms
from bot.errors import LostRace
from bot.store.leads import Leads

BATCH = 100


@dataclass(frozen=True, slots=True)
class HandedOver:
    count: int


def hand_over(
    leads: Leads, actor: Actor, giver: RepId, taker: RepId, terms: Terms, now: datetime
) -> HandedOver | Refused:
    """Each lead on its own, so that work on them goes on meanwhile. `taker` is told once of them all."""
    if not actor.manages:
        return Refused(why="managers only")
    if giver == taker:
        return Refused(why="same", by=taker)
    moved: list[Lead] = []
    while batch := leads.listing(owner=giver, limit=BATCH):
        moved += [lead for lead in batch if _hand_on(leads, lead, actor, taker, terms, now)]
    if moved:
        once = f"{giver}:{now.isoformat()}"
        told = Tell(where="dm", what="handed over", once=once, person=taker, by=actor.id, count=len(moved))
        leads.tell(moved[0].id, told, now)
    return HandedOver(len(moved))


def _hand_on(leads: Leads, lead: Lead, actor: Actor, to: RepId, terms: Terms, now: datetime) -> bool:
    """False: it changed meanwhile, and is looked at again if it is still theirs."""
    lease = NO_LEASE if lead.pinned_by else terms.lease(to, lead.market, now)
    given = owned_by(lead, to, now, lease, assigned_by=actor.id)
    given = replace(given, pinned_by=lead.pinned_by)
    data = {"from": lead.owner or "", "to": to}
    try:
        leads.move(Moved(lead=given, event="handed over", data=data), actor=actor.id, now=now)
    except LostRace:
        return False
    return True
