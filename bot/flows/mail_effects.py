"""The effects on mail: send the reply, file its copy, tag the message."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.delivery import (
    FASTER,
    STALE,
    Cancelled,
    Dead,
    Delivery,
    Result,
    Sent,
    after_unknown,
    is_stale,
    sent_since,
    why_unwanted,
)
from bot.core.lead import Lead, LeadId
from bot.flows.deliver import Work
from bot.mail.ports import InSent, Mailbox, MailRef, Sender

CLOCKS_DIFFER = timedelta(minutes=10)  # between us and the mail server, when we look into Sent


def _nobody(_: LeadId) -> None:
    return None


@dataclass(frozen=True, slots=True)
class MailEffects:
    """`sender` and `mailbox` give the parts of a mailbox by its name, for the calling thread; `lead`, a lead
    as it is now."""

    sender: Callable[[str], Sender]
    mailbox: Callable[[str], Mailbox]
    lead: Callable[[LeadId], Lead | None] = _nobody

    def reply(self, work: Work) -> Result:
        """Send the frozen reply at most once. After a lost answer: look, never send again."""
        delivery = work.delivery
        if delivery.uncertain:
            return self._look_up(work)
        since = sent_since(delivery, work.now())
        if since is not None and (ended := self._ended(delivery, since)):
            return ended
        return self._send(work)

    def _ended(self, delivery: Delivery, since: datetime) -> Result | None:
        """What became of a reply while it waited: a person was faster, or it was sent before."""
        if delivery.lead is not None and (why := why_unwanted(self.lead(delivery.lead))):
            return Cancelled(why)
        match self._in_sent(delivery, since):
            case "ours":
                return Sent(answer="found in Sent")
            case "person":
                return Cancelled(FASTER)
            case "":
                return None

    def answer(self, work: Work) -> Result:
        """Send what a person wrote at most once. Another answer to the same mail proves nothing of it."""
        delivery = work.delivery
        if delivery.uncertain:
            return self._look_up(work)
        since = sent_since(delivery, work.now())
        if since is not None and self._in_sent(delivery, since) == "ours":
            return Sent(answer="found in Sent")
        return self._send(work)

    def _send(self, work: Work) -> Result:
        delivery = work.delivery
        if is_stale(delivery, work.now()):
            return Dead(STALE)
        answers: list[str] = []

        def accepted(answer: str) -> None:
            answers.append(answer)
            work.settle(Sent(answer=answer))  # before QUIT, which may fail

        sender = self.sender(delivery.mailbox)
        sender.send(delivery.payload, delivery.target, before_data=work.begin, accepted=accepted)
        return Sent(answer=" ".join(answers))

    def _look_up(self, work: Work) -> Result:
        """Is the mail in Sent? If not, that proves nothing: a person decides in the end."""
        delivery = work.delivery
        if self._in_sent(delivery, delivery.attempted_at or delivery.created_at) == "ours":
            return Sent(answer="found in Sent")
        lost = "the mail server's last word was lost, and no copy is in Sent"
        return after_unknown(delivery, lost, work.now())

    def _in_sent(self, delivery: Delivery, since: datetime) -> InSent:
        """This mail, from before the database was restored, or for a reply a person's answer to the same."""
        answers = delivery.answers if delivery.kind == "reply" else ""
        mailbox = self.mailbox(delivery.mailbox)
        return mailbox.find_sent(delivery.remote_id, answers, since - CLOCKS_DIFFER)

    def sent_copy(self, work: Work) -> Result:
        """File a copy in Sent where the server does not do so itself. Repeating it changes nothing."""
        delivery = work.delivery
        self.mailbox(delivery.mailbox).file_sent(delivery.payload, delivery.remote_id, delivery.created_at)
        return Sent()

    def tag(self, work: Work) -> Result:
        """Tag the message, at best effort: state lives in the database, not in the mailbox."""
        delivery = work.delivery
        uidvalidity, uid = json.loads(delivery.payload)
        kept = self.mailbox(delivery.mailbox).tag([MailRef(uidvalidity, uid)], delivery.target)
        return Sent(answer="" if kept else "this server keeps no tags")
