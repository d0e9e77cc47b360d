"""Modals about one lead: which button opens which, and what a sent one does. A refusal loses no word."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.core.answering import AlreadyAnswered, AnsweringOutcome, Form, NotSent, Queued
from bot.core.lead import Lead, LeadId
from bot.core.moves import Refused
from bot.flows.answering import Answering, answer_drafts, answer_lead
from bot.flows.corrections import correct_lead
from bot.slack import modal_moves, modals
from bot.slack.acts import Note, Reply
from bot.slack.answers import move_note, unknown_lead
from bot.slack.card_parts import duration, mention
from bot.slack.desk import Desk
from bot.slack.modal_message import message_modal
from bot.slack.modal_moves import every_country, every_language
from bot.slack.modal_parts import LOST, Choice, Opened, View, opened_of
from bot.slack.payloads import Chosen, Press, Submitted, read_filled
from bot.slack.people import Rights
from bot.slack.views import Views

CURRENCIES = ("USD", "EUR", "CNY", "GBP", "JPY", "AED", "INR", "BRL", "CHF", "PLN", "TRY", "KRW")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogs:
    """Opening comes first and reads only the database: the trigger is good for three seconds."""

    desk: Desk
    answering: Answering
    views: Views

    def on_reply(self, press: Press, rights: Rights) -> Note:
        opened = Opened(version=0, channel=press.channel, ts=press.ts, nonce=secrets.token_hex(8))

        def view(lead: Lead) -> View:
            return self._reply_modal(lead, rights, replace(opened, version=lead.responses))

        return self._open(press, view)

    def on_template(self, chosen: Chosen, rights: Rights) -> Note:
        """In an open reply: another template was chosen."""
        filled = read_filled(chosen.view)
        lead = self.desk.leads.get(filled.lead_id) if filled.lead_id else None
        if lead is not None:
            view = self._reply_modal(lead, rights, opened_of(filled), template=chosen.choice)
            self.views.update(chosen.view, view)
        return Note()

    def on_assign(self, press: Press, rights: Rights) -> Note:
        return self._open(press, lambda lead: modal_moves.assign_modal(lead, self._reps(lead)))

    def on_close(self, press: Press, rights: Rights) -> Note:
        return self._open(press, lambda lead: modal_moves.close_modal(lead, self._currencies(lead)))

    def on_more(self, press: Press, rights: Rights) -> Note:
        """A card's menu. What needs a modal is here, the rest is a move."""
        match press.choice:
            case "snooze:date":
                zone = str(self.desk.zone_of(press.user))
                return self._open(press, lambda lead: modal_moves.snooze_modal(lead, zone))
            case "assign":
                return self.on_assign(press, rights)
            case "correct":
                return self._open(press, self._correct_modal)
            case "full":
                return self._open(press, self._message_modal)
            case _:
                return self.desk.choose(press, rights)

    def reply_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = modals.read_reply(sent.view)
        if not isinstance(form, modals.ReplyForm):
            return Reply(errors=form)
        written = Form(
            subject=form.subject,
            body=form.body,
            nonce=form.nonce,
            waits=form.waits,
            seen=form.version,
            anyway=opened_of(read_filled(sent.view)).anyway,
        )
        outcome = answer_lead(self.answering, form.lead_id, rights.actor, written, self.desk.clock())
        return self._after_reply(sent, form, outcome)

    def close_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = modal_moves.read_close(sent.view)
        if not isinstance(form, modal_moves.CloseForm):
            return Reply(errors=form)
        lead_id, end = form.lead_id, form.closed_as
        note = self.desk.close(lead_id, rights.actor, end, form.value, form.currency)
        return _or_error("as", note)

    def assign_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = modal_moves.read_assign(sent.view)
        if not isinstance(form, modal_moves.AssignForm):
            return Reply(errors=form)
        return _or_error("rep", self.desk.assign(form.lead_id, rights.actor, form.rep))

    def snooze_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = modal_moves.read_snooze(sent.view, now=self.desk.clock())
        if not isinstance(form, modal_moves.SnoozeForm):
            return Reply(errors=form)
        return _or_error("until", self.desk.snooze_until(form.lead_id, rights.actor, form.until))

    def correct_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = modal_moves.read_correct(sent.view)
        if not isinstance(form, modal_moves.CorrectForm):
            return Reply(errors=form)
        offered = self._offered(form.lead_id)
        for what, value in form.chosen:
            if value not in offered[what]:
                return Reply(errors={what: LOST})
            now = self.desk.clock()
            outcome = correct_lead(self.desk.leads, form.lead_id, rights.actor, what, value, now)
            note = move_note(outcome, form.lead_id)
            if note and not (isinstance(outcome, Refused) and outcome.why == "same"):
                return Reply(errors={what: note})
        return Reply()

    def _open(self, press: Press, view: Callable[[Lead], View]) -> Note:
        lead = self.desk.leads.get(press.lead_id)
        if lead is None:
            return Note(unknown_lead(press.lead_id))
        return self.views.open(press.trigger, view(lead))

    def _reply_modal(
        self, lead: Lead, rights: Rights, opened: Opened, *, template: str = "", warning: str = ""
    ) -> View:
        drafts = answer_drafts(self.answering, lead, rights.actor)
        draft = next((one for one in drafts if one.id == template), drafts[0] if drafts else None)
        return modals.reply_modal(
            lead,
            templates=[Choice(one.id, one.title) for one in drafts],
            template=draft.id if draft else "",
            subject=draft.subject if draft else lead.subject,
            body=draft.body if draft else "",
            sender=self._sender(lead),
            version_seen=opened.version,
            warning=warning,
            opened=opened,
        )

    def _after_reply(
        self, sent: Submitted, form: modals.ReplyForm, outcome: AnsweringOutcome | None
    ) -> Reply:
        """A colleague who was faster turns the modal into one that says so, with all that was typed."""
        match outcome:
            case None:
                return Reply(errors={form.body_block: unknown_lead(form.lead_id)})
            case Queued():
                return Reply()
            case AlreadyAnswered():
                return self._warned(sent, form, outcome)
            case NotSent(reason=reason, link=link):
                return Reply(errors={form.body_block: f"Not sent: {reason}. {link}".strip()})
            case Refused():
                return Reply(errors={form.body_block: move_note(outcome, form.lead_id)})

    def _faster(self, outcome: AlreadyAnswered) -> str:
        who = mention(outcome.by) if outcome.by else "Somebody"
        if outcome.at is None:
            return f"{who} is answering this buyer right now."
        return f"{who} answered this buyer {duration(self.desk.clock() - outcome.at)} ago."

    def _warned(self, sent: Submitted, form: modals.ReplyForm, faster: AlreadyAnswered) -> Reply:
        lead = self.desk.leads.get(form.lead_id)
        if lead is None:
            return Reply(errors={form.body_block: unknown_lead(form.lead_id)})
        opened = opened_of(read_filled(sent.view))
        opened = replace(opened, version=lead.responses, anyway=faster.at is None)
        view = modals.reply_modal(
            lead,
            templates=(),
            subject=form.subject,
            body=form.body,
            sender=self._sender(lead),
            version_seen=lead.responses,
            warning=f"{self._faster(faster)} Send again if yours shall go out, too.",
            opened=opened,
        )
        return Reply(view=view)

    def _sender(self, lead: Lead) -> str:
        make = self.answering.desks.get(lead.mailbox)
        return make().address if make else ""

    def _reps(self, lead: Lead) -> list[Choice]:
        """Those of rules/team.yaml; where it names nobody, Slack offers everybody."""
        make = self.answering.desks.get(lead.mailbox)
        return [Choice(rep.id, rep.name) for rep in make().rules.team] if make else []

    def _currencies(self, lead: Lead) -> list[str]:
        """That of the buyer's market first."""
        make = self.answering.desks.get(lead.mailbox)
        market = make().rules.market(lead.market) if make else None
        return list(dict.fromkeys([*([market.currency] if market and market.currency else []), *CURRENCIES]))

    def _correct_modal(self, lead: Lead) -> View:
        return modal_moves.correct_modal(lead, every_language(), every_country(), self._products(lead))

    def _products(self, lead: Lead) -> list[Choice]:
        make = self.answering.desks.get(lead.mailbox)
        products = make().rules.products if make else ()
        return [Choice(product.id, product.name_in("en")) for product in products]

    def _offered(self, lead_id: LeadId) -> dict[str, set[str]]:
        """What may be chosen today: a product may have left the rules while the modal was open."""
        lead = self.desk.leads.get(lead_id)
        lists = {"language": every_language(), "country": every_country()}
        lists["product"] = self._products(lead) if lead else []
        return {what: {choice.value for choice in choices} for what, choices in lists.items()}

    def _message_modal(self, lead: Lead) -> View:
        message = self.answering.responses.newest_mail(lead.id)
        text = (message.text or message.history) if message else lead.excerpt
        return message_modal(lead, text, lead.attachments)


def _or_error(block: str, note: Note) -> Reply:
    """A refusal at the field that it is about."""
    return Reply(errors={block: note.text}) if note.text else Reply()
