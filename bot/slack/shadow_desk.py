"""Shadow mode in Slack: an auto-reply waits on its card, and a person sends, changes or skips it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.core.lead import CannotAnswer, Lead, LeadId
from bot.core.moves import Refused
from bot.core.previews import EDITED, SENT, Decided, NoPreview, Preview, PreviewOutcome, Shadowed
from bot.flows.shadow import (
    Edited,
    Shadow,
    edit_preview,
    preview_text,
    send_preview,
    shadow_count,
    skip_preview,
)
from bot.slack import modals
from bot.slack.acts import Note, Reply
from bot.slack.answers import refused_note, unknown_lead
from bot.slack.card_parts import duration, mention, when
from bot.slack.payloads import Press, Submitted
from bot.slack.people import Rights
from bot.slack.text import literal
from bot.slack.views import Views

COUNTED = timedelta(days=30)
_DID = {SENT: "sent it", EDITED: "changed and sent it"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowDesk:
    shadow: Shadow
    views: Views
    clock: Callable[[], datetime]

    def on_send(self, press: Press, rights: Rights) -> Note:
        outcome = send_preview(self.shadow, press.lead_id, rights.actor, self.clock())
        return Note(self._note(outcome, press.lead_id))

    def on_skip(self, press: Press, rights: Rights) -> Note:
        outcome = skip_preview(self.shadow, press.lead_id, rights.actor, self.clock())
        return Note(self._note(outcome, press.lead_id))

    def on_edit(self, press: Press, rights: Rights) -> Note:
        lead, preview = self.shadow.leads.get(press.lead_id), preview_text(self.shadow, press.lead_id)
        if lead is None:
            return Note(unknown_lead(press.lead_id))
        if preview is None:
            return Note(self._note(NoPreview(), press.lead_id))
        view = modals.edit_preview_modal(lead, preview.subject, preview.text)
        return self.views.open(press.trigger, view)

    def edited(self, sent: Submitted, rights: Rights) -> Reply:
        form = modals.read_preview(sent.view)
        if not isinstance(form, modals.ReplyForm):
            return Reply(errors=form)
        words = Edited(subject=form.subject, body=form.body)
        outcome = edit_preview(self.shadow, form.lead_id, rights.actor, words, self.clock())
        note = self._note(outcome, form.lead_id)
        return Reply(errors={form.body_block: note}) if note else Reply()

    def count(self) -> Note:
        """How often the team changed what the bot would have sent."""
        return Note(counted(shadow_count(self.shadow, self.clock() - COUNTED)))

    def card_text(self, lead: Lead) -> str:
        """What the card shows of the waiting reply, with its age where its promises may be over."""
        preview = preview_text(self.shadow, lead.id) if lead.reply == "preview" else None
        return self._aged(preview) if preview else ""

    def _aged(self, preview: Preview) -> str:
        now = self.clock()
        age = f"(made {duration(now - preview.made_at)} ago)\n" if preview.is_late(now) else ""
        return f"{age}{preview.subject}\n\n{preview.text}"

    def _note(self, outcome: PreviewOutcome | None, lead_id: LeadId) -> str:
        """ "" where the card shows what was done."""
        match outcome:
            case None:
                return unknown_lead(lead_id)
            case Decided():
                return ""
            case NoPreview(event=event, by=by, at=at) if event and by:
                did = _DID.get(event, "skipped it")
                return f"{mention(by)} was faster and {did}{f' ({when(at)})' if at else ''}."
            case NoPreview():
                return f"No auto-reply of lead #{lead_id} waits any more."
            case CannotAnswer(reason=reason):
                return f"Nothing was sent for lead #{lead_id}: {literal(reason, 300)}."
            case Refused():
                return refused_note(outcome, lead_id)
            case _:
                assert_never(outcome)


def counted(found: Shadowed) -> str:
    decided = found.sent + found.edited + found.skipped
    waiting = f" {found.open} wait for a decision." if found.open else ""
    if not decided:
        return f"No auto-reply was decided by a person in the last 30 days.{waiting}"
    share = (found.edited + found.skipped) * 100 // decided
    return (
        f"*Shadow mode, last 30 days*: of {decided} auto-replies the team sent {found.sent} unchanged, "
        f"changed {found.edited} and skipped {found.skipped}: {share} % were not right as they were.{waiting}"
    )
