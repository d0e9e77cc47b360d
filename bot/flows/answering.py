"""What a rep writes to a buyer: frozen, counted as a colleague's or refused, and handed to the outbox."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.content.drafts import Draft, drafts_for
from bot.core.answering import AnsweringOutcome, Form, NotSent, why_not
from bot.core.caps import contact_key
from bot.core.lead import Lead, LeadId
from bot.core.message import Address, Message, MessageKey
from bot.core.moves import Actor
from bot.core.reference import reply_reference, without_references
from bot.core.source import DIRECT
from bot.core.writing_direction import runs
from bot.errors import LostRace, PermanentFailure
from bot.flows.intake import DECISIONS, Desk
from bot.mail.compose import answer_message_id, compose_answer
from bot.mail.frozen import words_of
from bot.mail.wording import reply_subject
from bot.store.database import Database
from bot.store.leads import Leads
from bot.store.responses import FrozenAnswer, Responses


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """`desks`: for each mailbox, in whose name it answers today."""

    leads: Leads
    responses: Responses
    desks: Mapping[str, Callable[[], Desk]]

    @staticmethod
    def of(database: Database, desks: Mapping[str, Callable[[], Desk]]) -> "Answering":
        return Answering(leads=Leads(database), responses=Responses(database), desks=desks)


def answer_lead(
    answering: Answering, lead_id: LeadId, actor: Actor, form: Form, now: datetime
) -> AnsweringOutcome | None:
    """Send what a rep wrote, once for each `form.nonce`. None: there is no such lead."""
    for _ in range(DECISIONS):
        lead = answering.leads.get(lead_id)
        if lead is None:
            return None
        if refused := why_not(lead, actor, form):
            return refused
        desk = answering.desks.get(lead.mailbox)
        if desk is None:
            return NotSent(f"the mailbox {lead.mailbox} is not in the settings any more")
        try:
            answer = _freeze(answering, desk(), lead, actor, form, now)
            return answering.responses.queue_answer(lead, actor.id, form, answer, now)
        except PermanentFailure as error:
            return NotSent(str(error), link=lead.link)
        except LostRace:
            continue
    raise RuntimeError(f"lead {lead_id} changed {DECISIONS} times while it was to be answered")


def answer_drafts(answering: Answering, lead: Lead, actor: Actor) -> Sequence[Draft]:
    """What the rep may begin with, in the buyer's language; an empty one first. None has a signature yet."""
    make = answering.desks.get(lead.mailbox)
    if make is None:
        return ()
    desk, begun = make(), _begun(answering, lead)
    subject = reply_subject(
        without_references(_subject(desk, lead, begun), desk.reply_prefix),
        reference=reply_reference(desk.reply_prefix, begun.message_id),
    )
    return drafts_for(lead, subject, desk.templates, desk.rules, desk.company)


def signature_of(desk: Desk, actor: Actor) -> str:
    """What stands below an answer: the rep's name of rules/team.yaml, and the company of the settings."""
    company = desk.company
    lines = (_name_of(desk, actor), company.name, company.address, company.phone, company.website)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _name_of(desk: Desk, actor: Actor) -> str:
    return next((rep.name for rep in desk.rules.team if rep.id == actor.id), "")


def _freeze(
    answering: Answering, desk: Desk, lead: Lead, actor: Actor, form: Form, now: datetime
) -> FrozenAnswer:
    """Below the buyer's newest mail, from the shared mailbox, in the rep's name. Raises PermanentFailure."""
    begun = _begun(answering, lead)
    domain = desk.address.rpartition("@")[2]
    message_id = answer_message_id(desk.secret, desk.mailbox, lead.id, form.nonce, domain)
    body = "\n".join(form.body.strip().splitlines())
    text = f"{body}\n\n{signature_of(desk, actor)}"
    raw = compose_answer(
        answers=begun.newest,
        sender=Address(desk.address, ", ".join(filter(None, (_name_of(desk, actor), desk.from_name)))),
        to=lead.contact,
        subject=without_references(form.subject.strip() or _subject(desk, lead, begun), desk.reply_prefix),
        reference=reply_reference(desk.reply_prefix, begun.message_id or message_id),
        text=text,
        html=desk.templates.page(text, lead.language, runs(body)),
        message_id=message_id,
        date=now,
    )
    return FrozenAnswer(
        to=lead.contact.email,
        message_id=message_id,
        answers=begun.newest.message_id,
        subject=form.subject,
        words=body,
        raw=raw,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What there is of the talk: the buyer's newest mail, and the first mail that was made for them."""

    newest: Message
    message_id: str = ""
    subject: str = ""


def _begun(answering: Answering, lead: Lead) -> _Begun:
    newest = answering.responses.newest_mail(lead.id)
    if newest is None:  # the ledger has no mail of this lead any more
        newest = Message(key=MessageKey(""), received_at=lead.received_at, subject=lead.subject)
    made = answering.responses.first_made(lead.id)
    if made is None:
        return _Begun(newest=newest)
    return _Begun(newest=newest, message_id=made[0], subject=words_of(made[1]).subject)


def _subject(desk: Desk, lead: Lead, begun: _Begun) -> str:
    """That of the buyer's newest mail. What a form or portal writes there is not the buyer's."""
    sender = begun.newest.sender
    theirs = sender is not None and contact_key(sender.email) == contact_key(lead.contact.email)
    if lead.source == DIRECT or theirs:
        return begun.newest.subject
    return begun.subject or desk.company.name
