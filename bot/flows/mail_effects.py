"""The effects on mail: send the reply, file its copy, tag the message."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.delivery import Delivery, Result, Sent, after_unknown
from bot.flows.deliver import Work
from bot.mail.ports import Mailbox, MailRef, Sender

CLOCKS_DIFFER = timedelta(minutes=10)  # between us and the mail server, when we look into Sent


@dataclass(frozen=True, slots=True)
class MailEffects:
    """`sender` and `mailbox` give the parts of a mailbox by its name, for the calling thread."""

    sender: Callable[[str], Sender]
    mailbox: Callable[[str], Mailbox]

    def reply(self, work: Work) -> Result:
        """Send the frozen reply at most once. After a lost answer: look, never send again."""
        delivery = work.delivery
        if delivery.uncertain:
            return self._look_up(work)
        if delivery.look_since is not None and self._is_in_sent(delivery, delivery.look_since):
            return Sent(answer="found in Sent")
        answers: list[str] = []

        def accepted(answer: str) -> None:
            answers.append(answer)
            work.settle(Sent(answer=answer))  # before QUIT, which may fail

        sender = self.sender(delivery.mailbox)
        sender.send(delivery.payload, delivery.target, before_data=work.begin, accepted=accepted)
        return Sent(answer=" ".join(answers))

    def _look_up(self, work: Work) -> Result:
        """Is the reply in Sent? If not, that proves nothing: a person decides in the end."""
        delivery = work.delivery
        if self._is_in_sent(delivery, delivery.attempted_at or delivery.created_at):
            return Sent(answer="found in Sent")
        return after_unknown(delivery, "the answer was lost, and no copy is in Sent", work.now())

    def _is_in_sent(self, delivery: Delivery, since: datetime) -> bool:
        """This reply, from before the database was restored, or a person's answer to the same mail."""
        mailbox = self.mailbox(delivery.mailbox)
        return mailbox.find_sent(delivery.remote_id, delivery.answers, since - CLOCKS_DIFFER)

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
