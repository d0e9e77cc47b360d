"""What people decide about held mail: have it answered now, or trust its sender from now on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.ladder import promised
from bot.core.lead import (
    Allowed,
    AllowOutcome,
    Answered,
    AnswerOutcome,
    CannotAnswer,
    Lead,
    LeadId,
    NotHeld,
    RepId,
    allow,
    answer,
)
from bot.core.message import Address
from bot.core.plan import Plan, plan_by_hand
from bot.core.terms import NO_TERMS, Terms
from bot.errors import FirstreplyError, LostRace
from bot.flows.intake import DECISIONS, Desk, freeze_reply, read_and_judge, reply_caps
from bot.store.database import Database
from bot.store.held import ANSWERED_NOW, HeldMail, Kept
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.record import FrozenReply
from bot.store.senders import Senders


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """`desks`: for each mailbox, how it judges and answers today."""

    leads: Leads
    inbox: Inbox
    held: HeldMail
    senders: Senders
    desks: Mapping[str, Callable[[], Desk]]

    @staticmethod
    def of(database: Database, desks: Mapping[str, Callable[[], Desk]]) -> "Holding":
        return Holding(
            leads=Leads(database),
            inbox=Inbox(database),
            held=HeldMail(database),
            senders=Senders(database),
            desks=desks,
        )

    def terms(self, lead: Lead) -> Terms:
        """The terms of the desk, by today's rules."""
        desk = self.desks.get(lead.mailbox) or next(iter(self.desks.values()), None)
        return desk().terms if desk else NO_TERMS

    def terms_of(self, lead_id: LeadId) -> Terms:
        lead = self.leads.get(lead_id)
        return self.terms(lead) if lead else NO_TERMS

    def product_name(self, lead: Lead) -> str:
        """What people call the product of a lead; its id, where today's rules know none."""
        desk = self.desks.get(lead.mailbox)
        product = desk().rules.product(lead.product) if desk and lead.product else None
        return product.name_in("en") if product else lead.product


def answer_now(holding: Holding, lead_id: LeadId, rep: RepId, now: datetime) -> AnswerOutcome | None:
    """Have the first reply sent to held mail, once, whoever presses. None: there is no such lead."""
    for _ in range(DECISIONS):
        lead = holding.leads.get(lead_id)
        if lead is None:
            return None
        try:
            return _answer(holding, lead, rep, now)
        except LostRace:
            continue
    raise RuntimeError(f"lead {lead_id} changed {DECISIONS} times while it was to be answered")


def allow_sender(holding: Holding, lead_id: LeadId, rep: RepId, now: datetime) -> AllowOutcome | None:
    """Hold no more mail of this buyer for mere doubts. None: there is no such lead."""
    while lead := holding.leads.get(lead_id):
        outcome = allow(lead, rep, now)
        if not isinstance(outcome, Allowed):
            return outcome
        try:
            holding.senders.allow(outcome.lead, rep, now)
        except LostRace:
            continue
        return outcome
    return None


def _answer(holding: Holding, lead: Lead, rep: RepId, now: datetime) -> AnswerOutcome:
    """One attempt on the lead as it was read. Raises LostRace."""
    outcome = answer(lead, rep)
    if isinstance(outcome, NotHeld):
        first = holding.leads.who(lead.id, ANSWERED_NOW)
        return NotHeld(*first) if first else outcome
    if not isinstance(outcome, Answered):
        return outcome
    if holding.held.is_being_answered(lead.id):
        return CannotAnswer("what a person wrote is on its way")
    kept = holding.held.first(lead.id)
    desk = holding.desks.get(lead.mailbox)
    if kept is None:
        return CannotAnswer("its bytes are no longer kept")
    if desk is None:
        return CannotAnswer(f"the mailbox {lead.mailbox} is not in the settings any more")
    today = desk()
    decided, reply, sla = _freeze(holding, today, kept, now)
    if decided.reply is None or reply is None:
        _still(holding, lead)
        return CannotAnswer(decided.no_reply)
    if decided.reply.to.email != lead.contact.email:
        return _corrected(holding, lead, decided.reply.to, now)
    real = promised(outcome.lead, today.terms, sla, now)
    holding.held.answer(real, kept, decided, reply, today.terms, held=lead.held, by=rep, now=now)
    return Answered(real)


def _still(holding: Holding, lead: Lead) -> None:
    """What stops the reply may be the very reply that another person has just had sent: then look again."""
    now = holding.leads.get(lead.id)
    if now is None or now.version != lead.version:
        raise LostRace(f"lead {lead.id} changed meanwhile")


def _freeze(
    holding: Holding, desk: Desk, kept: Kept, now: datetime
) -> tuple[Plan, FrozenReply | None, timedelta | None]:
    """The plan and the reply by today's rules, and the SLA; the plan says why where nobody may send one."""
    judged = read_and_judge(desk, kept.raw, kept.received_at)
    message = replace(judged.message, key=kept.key)  # another mail may bear the same Message-ID
    known = holding.inbox.context(message, kept.received_at)
    counts = holding.inbox.counts(reply_caps(desk, message, judged.sourced), now)
    decided = plan_by_hand(message, judged.triage, judged.verdict, replace(known, counts=counts), now)
    try:
        return decided, freeze_reply(desk, message, judged.triage, decided, now), judged.triage.sla
    except FirstreplyError as error:
        return replace(decided, reply=None, no_reply=str(error)), None, None


def _corrected(holding: Holding, lead: Lead, buyer: Address, now: datetime) -> CannotAnswer:
    """Today's rules read another buyer than the card shows. A person agreed to the one that was shown."""
    shown = replace(lead, contact=buyer, version=lead.version + 1)
    holding.leads.save(shown, event="buyer read anew", actor="firstreply", now=now)
    return CannotAnswer(f"today's rules read {buyer.email} as the buyer: look at the card and press again")
