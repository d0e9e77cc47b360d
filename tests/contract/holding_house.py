"""A house with one mailbox on a real store: mail comes in by files, people decide by flows."""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from sqlmodel import select

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.slots import Company
from bot.content.templates import Templates
from bot.core.lead import AnswerOutcome, Lead, LeadId, RepId
from bot.core.verdict import Own
from bot.flows.holding import Holding, answer_now
from bot.flows.intake import Desk, Intake
from bot.mail.folder import FolderMailbox
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.tables import DeliveryRow, EventRow
from tests.builders import ANNA, LATER, NOON

LEAD = LeadId(1)  # the first one
AFTER_A_WHILE = NOON + timedelta(days=20)  # a mail that joins no open lead of the same buyer
US = "sales@brightvalve.example"
BUYER = "karl@kunde.example"
ELSEWHERE = {"Reply-To": "einkauf@anderswo.example"}  # S04: a doubt about who the buyer is
TEXT = "Sehr geehrte Damen und Herren, bitte senden Sie uns ein Angebot über 500 Stück Kugelhähne DN50."
FRAUD = (
    "We need your bank account to transfer the inheritance of our late client, and 500 pcs of ball valves."
)
NEW_ACCOUNT = (
    "Due to an audit our bank account has changed. All open invoices, also the deposit for the ball valves, "
    "must from today be paid to the new account."
)


@cache
def a_desk() -> Desk:
    return Desk(
        mailbox="sales",
        address=US,
        from_name="Brightvalve",
        own=Own(addresses=frozenset({US}), message_id_domain="brightvalve.example"),
        company=Company(name="Brightvalve"),
        rules=load_rules(shipped("rules")),
        templates=Templates(shipped("templates")),
        secret=b"secret",
        go_live=NOON - timedelta(days=30),
    )


def a_mail(number: int = 1, *, text: str = TEXT, attach: str = "", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    usual = {
        "From": f"Karl Kunde <{BUYER}>",
        "To": US,
        "Subject": "Anfrage Kugelhähne",
        "Date": "Mon, 02 Mar 2026 12:00:00 +0000",
        "Message-ID": f"<{number}@kunde.example>",
    }
    for name, value in (usual | headers).items():
        if value:
            mail[name] = value
    mail.set_content(text)
    if attach:
        mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename=attach)
    return mail


@dataclass
class House:
    """`desk` may be replaced by a test: that is what a change of the rules is."""

    store: Database
    folder: Path
    desk: Desk = field(default_factory=a_desk)

    @property
    def holding(self) -> Holding:
        return Holding.of(self.store, {"sales": lambda: self.desk})

    def arrive(self, mail: EmailMessage, *, at: datetime = NOON, now: datetime | None = None) -> Lead:
        """Take one mail in. Returns its lead."""
        path = self.folder / f"{len(list(self.folder.glob('*.eml'))):03}.eml"
        path.write_bytes(mail.as_bytes())
        os.utime(path, (at.timestamp(), at.timestamp()))
        intake = Intake(Inbox(self.store), "w1", lambda: now or at)
        assert intake.poll(self.desk, FolderMailbox(self.folder)) == 1
        return Leads(self.store).listing(limit=99)[-1]

    def lead(self, lead_id: int = 1) -> Lead:
        lead = Leads(self.store).get(LeadId(lead_id))
        assert lead is not None
        return lead

    def replies(self) -> list[DeliveryRow]:
        with self.store.read() as session:
            return list(session.exec(select(DeliveryRow).where(DeliveryRow.kind == "reply")))

    def events(self, kind: str) -> list[EventRow]:
        with self.store.read() as session:
            return list(session.exec(select(EventRow).where(EventRow.kind == kind)))


def another_mail(number: int, **changes: str) -> EmailMessage:
    """Of a buyer of his own, and not held."""
    usual = {"From": f"ada@one{number}.example", "Message-ID": f"<{number}@one{number}.example>"}
    return a_mail(number, **usual | changes)


def answer(
    house: House, rep: RepId = ANNA, lead: LeadId = LEAD, now: datetime = LATER
) -> AnswerOutcome | None:
    """What a press of “Real lead: answer now” does."""
    return answer_now(house.holding, lead, rep, now)
