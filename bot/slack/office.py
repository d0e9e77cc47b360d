"""What goes beyond one lead's card: leads made by hand, and the rules in use."""

from dataclasses import dataclass

from slack_sdk import WebClient

from bot.flows.handmade import open_by_hand
from bot.slack.acts import Note, Reply
from bot.slack.desk import Desk
from bot.slack.failures import SLACK_ERRORS
from bot.slack.modal_message import MessageForm, from_message_modal, read_from_message
from bot.slack.payloads import Pointed, Submitted
from bot.slack.people import Rights
from bot.slack.views import Views
from bot.store.handmade import Handmade


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    desk: Desk
    views: Views
    client: WebClient

    def on_from_message(self, pointed: Pointed, rights: Rights) -> Note:
        """The shortcut on somebody's message in Slack."""
        return self.views.open(
            pointed.trigger, from_message_modal(pointed.text, self.permalink(pointed.channel, pointed.ts))
        )

    def from_message_sent(self, sent: Submitted, rights: Rights) -> Reply:
        form = read_from_message(sent.view)
        if not isinstance(form, MessageForm):
            return Reply(errors=form)
        desks = self.desk.holding.desks
        if not desks:
            return Reply(note="No mailbox, no rules: a lead cannot be opened.")
        mailbox = next(iter(desks))
        made = Handmade(
            mailbox=mailbox,
            email=form.email,
            name=form.name,
            subject=form.subject,
            text=form.text,
            link=form.permalink,
        )
        now = self.desk.clock()
        lead_id = open_by_hand(self.desk.leads.database, desks[mailbox](), made, rights.actor.id, now)
        return Reply(note=f"Lead #{lead_id} is open: its card is in the channel.")

    def rules(self) -> Note:
        """How much the rules in use say, and which set they are."""
        desks = self.desk.holding.desks
        rules = next(iter(desks.values()))().rules if desks else None
        if rules is None:
            return Note("No mailbox, no rules.")
        counts = {
            "products": rules.products, "markets": rules.markets, "routes": rules.routes,
            "reps": rules.team, "sources": rules.sources,
        }  # fmt: skip
        told = " · ".join(f"{len(found)} {name}" for name, found in counts.items())
        return Note(
            f"*The rules in use* (`{rules.digest[:12]}`)\n{told}\n"
            "Managers edit the files in `rules/` and `templates/`; a change counts within seconds, "
            "and one that is wrong is refused with a card that says why."
        )

    def permalink(self, channel: str, ts: str) -> str:
        """The address of a message, "" where Slack does not tell."""
        try:
            answer = self.client.chat_getPermalink(channel=channel, message_ts=ts)
        except SLACK_ERRORS:
            return ""
        return str(answer.get("permalink") or "")
