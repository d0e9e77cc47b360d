"""What /leads answers: lists for everybody, moves for those who may."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from bot.core.caps import BreakerId
from bot.core.lead import LeadId, RepId
from bot.core.terms import NO_TERMS
from bot.flows.breakers import rearm_breaker
from bot.flows.handover import HandedOver, hand_over
from bot.log import keys
from bot.slack import commands as c
from bot.slack.acts import Note
from bot.slack.answers import (
    SHOWN,
    breaker_list,
    cannot_take,
    disallow_note,
    find_title,
    handover_note,
    help_blocks,
    help_text,
    lead_list,
    rearm_note,
    unknown_lead,
)
from bot.slack.card_parts import mention
from bot.slack.cards import lead_card
from bot.slack.desk import Desk, log
from bot.slack.numbers import numbers
from bot.slack.office import Office
from bot.slack.payloads import Chosen, Press, Typed
from bot.slack.people import NO_MANAGER, NO_OPS, Rights
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.uploads import NativeCharts
from bot.store.breakers import Breakers


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCommands:
    desk: Desk
    office: Office
    shadow: ShadowDesk
    breakers: Breakers
    native: NativeCharts = field(default_factory=NativeCharts)

    def on_command(self, typed: Typed, rights: Rights) -> Note:
        command = c.parse_command(typed.text)
        match command:
            case c.Show(lead_id=lead_id):
                return self._show(lead_id)
            case c.Help(problem=problem):
                return Note(help_text(problem), help_blocks(problem))
            case c.Rules():
                return self.office.rules()
            case c.Stats(words=words):
                return numbers(self.desk, self.office, words, self.native)
            case c.Shadow():
                return self.shadow.count()
            case c.Mine() | c.Of() | c.Open() | c.Overdue() | c.Held() | c.Find() | c.OpenBreakers():
                return Note(self._listed(command, typed.user))
            case _:
                return Note(rights.problem) if rights.problem else self._act(command, typed, rights)

    def _act(
        self, command: c.Disallow | c.Rearm | c.HandOver | c.Moving, typed: Typed, rights: Rights
    ) -> Note:
        match command:
            case c.Disallow(email=email):
                was = self.desk.holding.senders.disallow(email, typed.user, self.desk.clock())
                return Note(disallow_note(email, was))
            case c.Rearm(breaker_id=breaker_id):
                return self._rearm(breaker_id, rights, say=True)
            case c.HandOver(leaver=leaver, to=to):
                return self._hand_over(rights, leaver, to)
            case _:
                return self._move(command, rights)

    def on_rearm(self, press: Press, rights: Rights) -> Note:
        """The button on a breaker's card; its value is the breaker's number."""
        return self._rearm(BreakerId(press.lead_id), rights)

    def on_list(self, chosen: Chosen, rights: Rights) -> Note:
        """A button of the help."""
        command = c.parse_command(chosen.choice)
        if isinstance(command, c.Mine | c.Open | c.Overdue):
            return Note(self._listed(command, chosen.user))
        return Note(help_text(), help_blocks())

    def _listed(
        self,
        asked: c.Mine | c.Of | c.Open | c.Overdue | c.Held | c.Find | c.OpenBreakers,
        user: RepId,
    ) -> str:
        leads, now, limit = self.desk.leads, self.desk.clock(), SHOWN + 1
        match asked:
            case c.Mine():
                return lead_list("Your open leads", leads.listing(owner=user, limit=limit), now)
            case c.Of(rep=rep):
                found = leads.listing(owner=rep, limit=limit)
                return lead_list(f"Open leads of {mention(rep)}", found, now)
            case c.Open(unclaimed=unclaimed):
                title = "Unclaimed leads" if unclaimed else "Open leads"
                return lead_list(title, leads.listing(unclaimed=unclaimed, limit=limit), now)
            case c.Overdue():
                return lead_list("Overdue leads", leads.listing(overdue_at=now, limit=limit), now)
            case c.Held():
                return lead_list("Held leads", leads.listing(held=True, limit=limit), now)
            case c.Find(words=words):
                return lead_list(find_title(words), leads.find(words, limit), now)
            case c.OpenBreakers():
                return breaker_list(self.breakers.open())
            case _:
                assert_never(asked)

    def _show(self, lead_id: LeadId) -> Note:
        lead = self.desk.leads.get(lead_id)
        if lead is None:
            return Note(unknown_lead(lead_id))
        named = replace(lead, product=self.desk.holding.product_name(lead))
        card = lead_card(named, now=self.desk.clock())
        return Note(card.text, card.blocks)

    def _move(self, command: c.Moving, rights: Rights) -> Note:
        desk, actor, lead_id = self.desk, rights.actor, command.lead_id
        match command:
            case c.Claim():
                return desk.claim(lead_id, actor, say=True)
            case c.Release():
                return desk.release(lead_id, actor, say=True)
            case c.Assign(rep=rep):
                return desk.assign(lead_id, actor, rep, say=True)
            case c.Snooze(until=until):
                return desk.snooze(lead_id, actor, until, say=True)
            case c.Wait():
                return desk.wait(lead_id, actor, say=True)
            case c.Wake():
                return desk.wake(lead_id, actor, say=True)
            case c.Pin():
                return desk.pin(lead_id, actor, say=True)
            case _:
                return self._end(command, rights)

    def _end(self, command: c.Close | c.NotALead | c.Undo | c.Reopen, rights: Rights) -> Note:
        desk, actor, lead_id = self.desk, rights.actor, command.lead_id
        match command:
            case c.Close(closed_as=closed_as, value=value, currency=currency):
                return desk.close(lead_id, actor, closed_as, value, currency, say=True)
            case c.NotALead():
                return desk.not_a_lead(lead_id, actor, say=True)
            case c.Undo() | c.Reopen():
                return desk.reopen(lead_id, actor, say=True)
            case _:
                assert_never(command)

    def _hand_over(self, rights: Rights, leaver: RepId, to: RepId) -> Note:
        desk = self.desk
        if not rights.actor.manages:
            return Note(NO_MANAGER)
        if why := desk.people.why_not_take(to, rights.actor.id):
            return Note(cannot_take(to, why))
        terms = next(iter(desk.holding.desks.values()))().terms if desk.holding.desks else NO_TERMS
        outcome = hand_over(desk.leads, rights.actor, leaver, to, terms, desk.clock())
        if isinstance(outcome, HandedOver):
            return Note(handover_note(outcome.count, leaver, to))
        return Note(NO_MANAGER)

    def _rearm(self, breaker_id: BreakerId, rights: Rights, *, say: bool = False) -> Note:
        if not rights.operates:
            return Note(NO_OPS)
        rep = rights.actor.id
        outcome = rearm_breaker(self.breakers, breaker_id, rep, self.desk.clock())
        log.info("re-arm asked", extra=keys(breaker=breaker_id, rep=rep, outcome=type(outcome).__name__))
        done = f"Breaker {breaker_id} is re-armed." if say else ""
        return Note(rearm_note(outcome, breaker_id) or done)
