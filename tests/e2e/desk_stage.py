"""The desk on a stage: the real program between a mailbox, an SMTP sink, and a Slack that nobody here wrote.

The strict proxy stands between the program and local-slack, all the time and in both transports.
"""

import hashlib
import itertools
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from sqlmodel import col, select

from bot.core.lead import Lead, LeadId
from bot.slack.card_parts import read_lead, version_of
from bot.store.database import Database, open_store
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.tables import EventRow
from tests.builders import ANNA
from tests.e2e.desk_line import Line, Mark, Stalling, late_acks, open_line, troubles
from tests.e2e.desk_settings import PEOPLE, write_rules, write_settings
from tests.e2e.desk_window import Window, open_window, wait_for
from tests.e2e.mails import inquiry
from tests.services import Account, Dovecot, SmtpSink, free_port, smtp_sink
from tests.slack_lab import SIGNING_SECRET, SlackLab, running_lab

Mode = Literal["socket", "http"]
Json = dict[str, Any]
LETTERS = str.maketrans("0123456789", "ghiklmnopr")


def now() -> datetime:
    """What the program takes it to be, whose clock is the wall's."""
    return datetime.now(UTC)  # noqa: TID251


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A mail that came in, and its lead."""

    number: int
    lead_id: LeadId
    message_id: str
    address: str


@dataclass
class DeskStage:
    folder: Path
    mode: Mode
    account: Account
    sink: SmtpSink
    line: Line
    bot_port: int
    settings: dict[str, str] = field(default_factory=dict)  # what is not as usual
    lab: SlackLab = field(init=False)
    window: Window = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    _slack: ExitStack = field(default_factory=ExitStack)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _labs: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder}/firstreply.db"

    # --- the parts, on and off ---

    def open_slack(self) -> None:
        folder = self.folder / f"slack{next(self._labs)}"
        folder.mkdir()
        deliver_to = self.line.port if self.mode == "http" else None
        self.lab = self._slack.enter_context(running_lab(folder, deliver_to=deliver_to, people=PEOPLE))
        self.line.upstream = self.lab.address
        self.window = self._slack.enter_context(open_window(self.lab.address))

    def close_slack(self) -> None:
        self._slack.close()
        self._slack = ExitStack()

    def start(self, **changes: str) -> None:
        """With these `changes` of the settings. Returns when it hears Slack."""
        config = self.folder / "firstreply.toml"
        write_settings(config, self.account, **(self._values() | self.settings | changes))
        outside = {k: v for k, v in os.environ.items() if not k.startswith("FIRSTREPLY_")}
        heard = len(self.window.log)
        with (self.folder / "bot.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--config", str(config)],
                stdout=log, stderr=log, env=outside | {"NO_PROXY": "127.0.0.1,localhost"},
            )  # fmt: skip
        wait_for(lambda: self.process.poll() is not None or self._is_up(heard), 20)
        assert self.process.poll() is None, self.output()

    def stop(self) -> None:
        if self.process.poll() is not None:
            return
        self.process.terminate()
        assert self.process.wait(30) == 0, self.output()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def make_ready(self) -> None:
        """After a test that failed while the program was down."""
        if self.process.poll() is not None:
            self.start()

    def calm(self) -> None:
        """No more chaos, and no modal left open."""
        self.line.chaos = Stalling()
        self.window.close_modal(ANNA)

    def output(self) -> str:
        return (self.folder / "bot.log").read_text()[-5000:]

    # --- what people do ---

    def arrive(self, *, at: datetime | None = None, **changes: str) -> Inquiry:
        """A buyer writes, or wrote at that time. Returns when the card says what became of it."""
        number = next(self._numbers)
        address = address_of(number)
        mail = inquiry(number, From=f"Buyer Number{number} <{address}>", **changes)
        if at is None:
            self.account.deliver(mail.as_bytes(), sender=address)
        else:
            self.account.append(mail.as_bytes(), at=at)
        card = wait_for(lambda: self._card_named(str(mail["Subject"])))
        found = Inquiry(number, LeadId(read_lead(_ids(card)[0]) or 0), str(mail["Message-ID"]), address)
        self.wait_until_drawn(found)
        return found

    def arrive_again(self, about: Inquiry, words: str) -> None:
        """The same buyer writes below their first mail."""
        sender = f"Buyer <{about.address}>"
        mail = inquiry(next(self._numbers), From=sender, In_Reply_To=about.message_id)
        mail.set_content(words)
        self.account.deliver(mail.as_bytes(), sender=about.address)

    def press(self, user: str, about: Inquiry, action: str, value: str | None = None) -> None:
        self.lab.press(user, self.channel(about), self.card(about)["ts"], action, value)

    def choose(self, user: str, about: Inquiry, action: str, value: str) -> None:
        self.lab.choose(user, self.channel(about), self.card(about)["ts"], action, value)

    def type(self, user: str, text: str) -> list[str]:
        """A command; returns the private answers that it got."""
        before = len(self.notes(user))
        self.lab.command(user, "leads", "/leads", text)
        wait_for(lambda: len(self.notes(user)) > before)
        return self.notes(user)[before:]

    def show(self, view: Json) -> None:
        """Put a modal back on the screen: local-slack knows one at a time, whoever has opened it."""
        self.lab.show(view)
        wait_for(
            lambda: self.window.modal and self.window.modal["private_metadata"] == view["private_metadata"]
        )

    # --- what there is to see ---

    def card(self, about: Inquiry) -> Json:
        [card] = self.cards(about)
        return card

    def cards(self, about: Inquiry, channel: str = "") -> list[Json]:
        messages = self.lab.messages(channel or self.channel(about))
        return [m for m in messages if stands_alone(m) and about.lead_id in map(read_lead, _ids(m))]

    def thread(self, about: Inquiry) -> list[Json]:
        """What stands below the card."""
        return self.lab.thread(self.channel(about), self.card(about)["ts"])

    def notes(self, user: str) -> list[str]:
        return [note["text"] for note in self.lab.ephemerals(user)]

    def channel(self, about: Inquiry) -> str:
        return self.lead(about).channel

    def lead(self, about: Inquiry) -> Lead:
        lead = Leads(self.store).get(about.lead_id)
        assert lead is not None
        return lead

    def events(self, about: Inquiry) -> list[tuple[str, str]]:
        """What happened to it, and by whom: the audit trail."""
        query = select(EventRow).where(EventRow.lead_id == about.lead_id).order_by(col(EventRow.id))
        with self.store.read() as session:
            return [(row.kind, row.actor) for row in session.exec(query)]

    def deliveries_left(self) -> dict[tuple[str, str], int]:
        """By kind and state what the outbox has not done."""
        counts = Outbox(self.store).counts()
        return {at: count for at, count in counts.items() if at[1] not in ("sent", "cancelled")}

    @cached_property
    def store(self) -> Database:
        """The database of the program that runs, to be read only."""
        return open_store(self.database, exclusive=False)

    def mails_to(self, about: Inquiry, words: str = "") -> list[EmailMessage]:
        """What the buyer got, the oldest first; of this only what has these words in it."""
        read = [message_from_bytes(mail.raw, policy=policy.default) for mail in self.sink.to(about.address)]
        return [mail for mail in read if words in mail.get_body(("plain",)).get_content()]

    def wait_until_drawn(self, about: Inquiry) -> None:
        """Until the card shows the lead as the database has it, and nothing more is on its way."""
        wait_for(lambda: self._is_drawn(about))

    # --- what must never be ---

    def mark(self) -> "Mark":
        return Mark(len(self.window.log), len(self.line.calls), len(self.line.findings))

    def complaints(self, since: "Mark") -> list[str]:
        """What the log of local-slack and the strict proxy have to say of the bot."""
        log = self.window.log[since.log :]
        return [*troubles(log), *late_acks(log), *self.line.complaints(since)]

    def _values(self) -> dict[str, str]:
        return {
            "smtp_port": str(self.sink.port),
            "mode": self.mode,
            "http_port": str(self.bot_port),
            "secret": SIGNING_SECRET,
            "api_url": self.line.base_url,
            "database": self.database,
            "rules": str(self.folder / "rules"),
        }

    def _is_up(self, heard: int) -> bool:
        if self.mode == "socket":
            return any("hello" in entry["summary"] for entry in self.window.log[heard:])
        return _listens(self.bot_port)

    def _is_drawn(self, about: Inquiry) -> bool:
        lead = self.lead(about)
        shown = {version_of(name) for card in self.cards(about) for name in _ids(card)}
        return lead.reply != "pending" and shown == {lead.version}

    def _card_named(self, subject: str) -> Json | None:
        found = [m for name in ("leads", "held") for m in self.lab.messages(name) if stands_alone(m)]
        named = [m for m in found if m.get("blocks") and subject in str(m["blocks"][0])]
        return named[0] if named else None


def address_of(number: int) -> str:
    """Of a buyer whose house is not taken for another's: no two names are alike."""
    house = hashlib.sha256(str(number).encode()).hexdigest()[:12].translate(LETTERS)
    return f"buyer{number}@{house}.example"


def stands_alone(message: Json) -> bool:
    """Whether it is in the channel itself. What begins a thread has the thread's number, too."""
    return message.get("thread_ts") in (None, message["ts"])


def _ids(message: Json) -> list[str]:
    """Block ids, the first in the order of the message."""
    return [
        block["block_id"]
        for block in message.get("blocks") or ()
        if block.get("block_id", "").startswith("lead:")
    ]


def _listens(port: int) -> bool:
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def desk_stage(
    mode: Mode, folder: Path, dovecot: Dovecot, *, team: str = "", **settings: str
) -> Iterator[DeskStage]:
    """Everything runs, with this `team.yaml`. Raises Missing where local-slack cannot."""
    port = free_port()
    bot_port = port if mode == "http" else 0
    with smtp_sink(free_port()) as sink, open_line(signing_secret=SIGNING_SECRET, bot_port=bot_port) as line:
        account = dovecot.account(f"desk{time.monotonic_ns()}")
        stage = DeskStage(folder, mode, account, sink, line, port, settings)
        write_rules(folder / "rules", team)
        stage.open_slack()
        try:
            stage.start()
            try:
                yield stage
            finally:
                stage.store.close()
                stage.stop()
        finally:
            stage.close_slack()
