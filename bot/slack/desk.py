"""What pressing does to a lead. Each function reads one press, calls one flow, and returns a private note.

Cards are never drawn here. A move writes a card delivery, and the outbox draws the lead as it is then.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.lead import AlreadyClaimed, AlreadyClosed, Claimed, Lead, LeadId, Locked, NotHeld, RepId
from bot.core.moves import Actor, Closing, Moved, MoveOutcome, Refused, release, snooze, wait, wake
from bot.core.moves import assign as to_assign
from bot.core.moves import close as to_close
from bot.core.moves import decline as to_decline
from bot.core.moves import pin as to_pin
from bot.core.reopening import reopen
from bot.flows.claims import claim_lead
from bot.flows.corrections import mark_not_a_lead
from bot.flows.holding import Holding, allow_sender, answer_now
from bot.flows.moves import carry_out
from bot.log import keys
from bot.slack.acts import Note
from bot.slack.answers import allow_note, answer_note, cannot_take, claim_note, done_note, move_note
from bot.slack.card_parts import version_of
from bot.slack.payloads import Press
from bot.slack.people import People, Rights
from bot.slack.until import After, OnDay, Until, when_of
from bot.store.leads import Leads

log = logging.getLogger(__name__)

SNOOZES: dict[str, Until] = {"1h": After(timedelta(hours=1)), "tomorrow": OnDay(day=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What both buttons and commands do."""

    leads: Leads
    holding: Holding
    people: People
    clock: Callable[[], datetime]

    def on_claim(self, press: Press, rights: Rights) -> Note:
        return self.claim(press.lead_id, rights.actor, seen=version_of(press.block_id))

    def on_release(self, press: Press, rights: Rights) -> Note:
        return self.move(press.lead_id, rights.actor, lambda lead: release(lead, rights.actor, self.clock()))

    def on_decline(self, press: Press, rights: Rights) -> Note:
        def decide(lead: Lead) -> MoveOutcome:
            return to_decline(lead, rights.actor, self.clock())

        return self.move(press.lead_id, rights.actor, decide, say=True)

    def on_wake(self, press: Press, rights: Rights) -> Note:
        return self.move(press.lead_id, rights.actor, lambda lead: wake(lead, rights.actor))

    def on_undo(self, press: Press, rights: Rights) -> Note:
        return self.reopen(press.lead_id, rights.actor)

    def on_not_a_lead(self, press: Press, rights: Rights) -> Note:
        return self.not_a_lead(press.lead_id, rights.actor)

    def on_answer_now(self, press: Press, rights: Rights) -> Note:
        outcome = answer_now(self.holding, press.lead_id, press.user, self.clock())
        log.info("answer now asked", extra=told(press, outcome))
        if isinstance(outcome, NotHeld):
            self.redraw_if_stale(press.lead_id, version_of(press.block_id))
        return Note(answer_note(outcome, press.lead_id, press.user))

    def on_allow(self, press: Press, rights: Rights) -> Note:
        outcome = allow_sender(self.holding, press.lead_id, press.user, self.clock())
        log.info("allow asked", extra=told(press, outcome))
        return Note(allow_note(outcome, press.lead_id))

    def choose(self, press: Press, rights: Rights) -> Note:
        """What a card's menu offers, as far as it needs no modal."""
        match press.choice.partition(":"):
            case ("snooze", _, span) if span in SNOOZES:
                return self.snooze(press.lead_id, rights.actor, SNOOZES[span])
            case ("not_a_lead", _, _):
                return self.not_a_lead(press.lead_id, rights.actor)
            case ("reopen", _, _):
                return self.reopen(press.lead_id, rights.actor)
            case ("release", _, _):
                return self.on_release(press, rights)
            case ("pin", _, _):
                return self.pin(press.lead_id, rights.actor)
            case _:
                return Note()

    def claim(self, lead_id: LeadId, actor: Actor, *, seen: int | None = None, say: bool = False) -> Note:
        outcome = claim_lead(self.leads, lead_id, actor.id, self.clock(), self.holding.terms_of(lead_id))
        if isinstance(outcome, Claimed):
            log.info("lead claimed", extra=keys(lead=lead_id, rep=actor.id))
        if isinstance(outcome, AlreadyClaimed | AlreadyClosed | Locked):
            self.redraw_if_stale(lead_id, seen)
        note = claim_note(outcome, lead_id)
        return Note(note or (f"You have lead #{lead_id} now." if say else ""))

    def release(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        return self.move(lead_id, actor, lambda lead: release(lead, actor, self.clock()), say=say)

    def assign(self, lead_id: LeadId, actor: Actor, to: RepId, say: bool = False) -> Note:
        if why := self.people.why_not_take(to, actor.id):
            return Note(cannot_take(to, why))
        now = self.clock()

        def decide(lead: Lead) -> MoveOutcome:
            terms = self.holding.terms(lead)
            lease = terms.lease_for(lead, to, now) if to == actor.id else terms.lease(to, lead.market, now)
            return to_assign(lead, actor, to, now, lease)

        return self.move(lead_id, actor, decide, say=say)

    def snooze(self, lead_id: LeadId, actor: Actor, until: Until, say: bool = False) -> Note:
        at = when_of(until, self.clock(), self.zone_of(actor.id))
        return self.snooze_until(lead_id, actor, at, say)

    def snooze_until(self, lead_id: LeadId, actor: Actor, at: datetime, say: bool = False) -> Note:
        return self.move(lead_id, actor, lambda lead: snooze(lead, actor, at, self.clock()), say=say)

    def wait(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        return self.move(lead_id, actor, lambda lead: wait(lead, actor, self.clock()), say=say)

    def wake(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        return self.move(lead_id, actor, lambda lead: wake(lead, actor), say=say)

    def pin(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        def decide(lead: Lead) -> MoveOutcome:
            if lead.owner is None:
                return to_pin(lead, actor)
            return to_pin(lead, actor, self.holding.terms(lead).lease(lead.owner, lead.market, self.clock()))

        return self.move(lead_id, actor, decide, say=say)

    def close(
        self,
        lead_id: LeadId,
        actor: Actor,
        closed_as: Closing,
        value: int | None,
        currency: str,
        say: bool = False,
    ) -> Note:
        def decide(lead: Lead) -> MoveOutcome:
            return to_close(lead, actor, closed_as, self.clock(), value, currency)

        return self.move(lead_id, actor, decide, say=say)

    def not_a_lead(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        """Managers are shown the rule that would have known it."""
        return self._told(mark_not_a_lead(self.leads, lead_id, actor, self.clock()), lead_id, actor, say)

    def reopen(self, lead_id: LeadId, actor: Actor, say: bool = False) -> Note:
        def decide(lead: Lead) -> MoveOutcome:
            return reopen(lead, self.holding.terms(lead), self.clock())

        return self.move(lead_id, actor, decide, say=say)

    def move(
        self, lead_id: LeadId, actor: Actor, decide: Callable[[Lead], MoveOutcome], say: bool = False
    ) -> Note:
        """`say`: also what worked, to somebody who has no card before them that shows it."""
        return self._told(carry_out(self.leads, lead_id, decide, actor.id, self.clock()), lead_id, actor, say)

    def _told(self, outcome: MoveOutcome | None, lead_id: LeadId, actor: Actor, say: bool) -> Note:
        event = outcome.event if isinstance(outcome, Moved) else type(outcome).__name__
        log.info("lead moved", extra=keys(lead=lead_id, rep=actor.id, outcome=event))
        if isinstance(outcome, Refused):
            self.leads.redraw(lead_id, self.clock())  # they saw something that is no longer so
        if isinstance(outcome, Moved) and say:
            return Note(done_note(outcome))
        return Note(move_note(outcome, lead_id))

    def zone_of(self, rep: RepId) -> ZoneInfo:
        """The one they chose in Slack, UTC where it did not tell."""
        try:
            return ZoneInfo(self.people.person(rep).zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    def redraw_if_stale(self, lead_id: LeadId, seen: int | None) -> None:
        """Somebody pressed a button that the card should not show any more."""
        lead = self.leads.get(lead_id)
        if lead is not None and seen is not None and seen < lead.version:
            self.leads.redraw(lead_id, self.clock())


def told(press: Press, outcome: object) -> dict[str, Any]:
    return keys(lead=press.lead_id, rep=press.user, outcome=type(outcome).__name__)
