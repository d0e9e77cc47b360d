"""What is due by itself: reminders, leases, snoozes and the ladder; and leads that waited for somebody.

Every process may look at the same time: a lead is written only at the version it was read at.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core.assigning import openings
from bot.core.ladder import tick
from bot.core.lead import Lead
from bot.core.rules import Rules
from bot.core.terms import Policy, Terms
from bot.errors import LostRace, TemporaryFailure
from bot.log import keys
from bot.store.assigning import WE, Assigning
from bot.store.database import Database
from bot.store.leads import Leads

log = logging.getLogger(__name__)

BATCH = 200  # leads at once
AT_ONCE = 8  # things that can be due of one lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`rules`: those of today."""

    database: Database
    policy: Policy
    rules: Callable[[], Rules]

    @property
    def terms(self) -> Terms:
        return Terms(policy=self.policy, rules=self.rules())

    def fire(self, now: datetime) -> int:
        return self._unless_away(lambda: fire_due(Leads(self.database), self.terms, now))

    def hand_out(self, now: datetime) -> int:
        return self._unless_away(lambda: hand_out_waiting(Assigning(self.database), self.terms, now))

    def _unless_away(self, job: Callable[[], int]) -> int:
        """A database that is away costs a line a second, and nothing is lost: what is due stays due."""
        try:
            return job()
        except TemporaryFailure as error:
            log.warning("what is due waits", extra=keys(error=str(error)))
            return 0


def fire_due(leads: Leads, terms: Terms, now: datetime, limit: int = BATCH) -> int:
    """Do what is due by now, the longest due first. Returns how much was done."""
    return sum(_fire(leads, lead, terms, now) for lead in leads.due(now, limit))


def _fire(leads: Leads, lead: Lead, terms: Terms, now: datetime) -> int:
    for done in range(AT_ONCE):
        moved = tick(lead, terms, now)
        if moved is None:
            return done
        try:
            leads.move(moved, actor=WE, now=now)
        except LostRace:  # a person, or another process: what is still due is due in a second
            return done
        log.info("time passed", extra=keys(lead=lead.id, event=moved.event))
        lead = moved.lead
    return AT_ONCE


def hand_out_waiting(assigning: Assigning, terms: Terms, now: datetime, limit: int = BATCH) -> int:
    """Give leads that waited, the oldest first, to whoever is at work and has room. Returns how many."""
    places = openings(assigning.loads(terms), terms, now)
    given = 0
    for lead_id in assigning.waiting(places, limit):
        try:
            given += assigning.hand_out(lead_id, terms, now) is not None
        except LostRace:
            continue
    return given
