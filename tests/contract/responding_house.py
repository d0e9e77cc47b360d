"""A house whose mailbox is on a real Dovecot: mail lies in INBOX and in Sent, and one poller reads both."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage

from sqlmodel import select

from bot.core.delivery import Kind
from bot.core.lead import Lead, LeadId
from bot.core.rules import Rep
from bot.flows.deliver import Deliveries
from bot.flows.intake import Desk, Intake
from bot.flows.mail_effects import MailEffects
from bot.flows.polling import Poller
from bot.flows.responding import Responding
from bot.mail.imap import ImapMailbox
from bot.mail.ports import Mailbox, Sender
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.response_table import ResponseRow
from bot.store.responses import Responses
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow, MessageRow
from tests.builders import ANNA, NOON
from tests.contract.holding_house import US, a_desk, a_mail
from tests.services import Account

LI_NA = "li.na@brightvalve.example"
BORDER = "mx.brightvalve.example"
HALF_AN_HOUR = NOON + timedelta(minutes=30)


def house_desk() -> Desk:
    desk = a_desk()
    rules = replace(desk.rules, team=(Rep(id=ANNA, name="Li Na", email=LI_NA),))
    return replace(desk, rules=rules, own=replace(desk.own, secret=b"secret", authserv_id=BORDER))


def written(number: int = 100, **headers: str) -> EmailMessage:
    """What a rep writes to the buyer in a mail program, as a reply in the thread unless told otherwise."""
    usual = {
        "From": f"Sales <{US}>",
        "To": "Karl Kunde <karl@kunde.example>",
        "Subject": "AW: Anfrage Kugelhähne",
        "Message-ID": f"<{number}@mail.brightvalve.example>",
        "In-Reply-To": "<1@kunde.example>",
        "References": "<1@kunde.example>",
    }
    return a_mail(number, text="Guten Tag, das Angebot liegt bei.", **usual | headers)


class Takes:
    """A mail server that takes every mail, and remembers it."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    def send(
        self, raw: bytes, recipient: str, *, before_data: Callable[[], None], accepted: Callable[[str], None]
    ) -> None:
        before_data()
        self.mails.append(raw)
        accepted("250 queued")


@dataclass
class MailHouse:
    store: Database
    account: Account
    desk: Desk = field(default_factory=house_desk)
    now: datetime = HALF_AN_HOUR
    mailbox: Mailbox | None = None

    @property
    def poller(self) -> Poller:
        self.mailbox = self.mailbox or ImapMailbox(self.account.settings())
        inbox = Inbox(self.store)
        return Poller(
            desk=lambda: self.desk,
            mailbox=self.mailbox,
            intake=Intake(inbox, "w1", lambda: self.now),
            responding=Responding(inbox, Responses(self.store), lambda: self.now),
            inbox=inbox,
            login="x",
            poll_seconds=1,
            now=lambda: self.now,
        )

    def arrive(self, mail: EmailMessage, at: datetime = NOON) -> None:
        self.account.append(mail.as_bytes(), at=at)
        self.poller.read_all()

    def send(self, *mails: EmailMessage, at: datetime = HALF_AN_HOUR) -> None:
        """From a mail program: it puts its copy into Sent."""
        self.account.append(*(mail.as_bytes() for mail in mails), folder="Sent", at=at)
        self.poller.read_all()

    def deliver(self, *kinds: Kind, sender: Sender | None = None) -> None:
        """Carry out what is due of these kinds, by this mail server, with the real mailbox."""
        assert self.mailbox is not None
        mailbox, server = self.mailbox, sender or Takes()
        effects = MailEffects(sender=lambda _: server, mailbox=lambda _: mailbox, lead=Leads(self.store).get)
        works = Deliveries(
            outbox=Outbox(self.store),
            settling=Settling(self.store),
            handlers={"reply": effects.reply, "answer": effects.answer, "sent_copy": effects.sent_copy},
            owner="w1",
            now=lambda: self.now,
        )
        for work in works.take(kinds, 10):
            works.carry_out(work)

    def lead(self, lead_id: int = 1) -> Lead:
        lead = Leads(self.store).get(LeadId(lead_id))
        assert lead is not None
        return lead

    def responses(self) -> list[ResponseRow]:
        with self.store.read() as session:
            return list(session.exec(select(ResponseRow)))

    def messages(self) -> list[MessageRow]:
        with self.store.read() as session:
            return list(session.exec(select(MessageRow).order_by(MessageRow.id)))

    def deliveries(self, kind: str) -> list[DeliveryRow]:
        with self.store.read() as session:
            query = select(DeliveryRow).where(DeliveryRow.kind == kind)
            return list(session.exec(query.order_by(DeliveryRow.id)))
