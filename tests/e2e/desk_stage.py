"""The desk on a stage: the real program between a mailbox, an SMTP sink, and a Slack that nobody here wrote.

The strict proxy stands between the program and local-slack, all the time and in both transports.
"""

import asyncio
import itertools
import os
import shutil
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
from bot.store.tables import EventRow
from tests.builders import ANNA
from tests.e2e.desk_window import Window, open_window, wait_for
from tests.e2e.mails import inquiry
from tests.services import Account, Dovecot, SmtpSink, free_port, smtp_sink
from tests.slack_chaos import Chaos
from tests.slack_lab import SIGNING_SECRET, SlackLab, running_lab
from tests.slack_proxy import Call, SlackProxy, slack_proxy

Mode = Literal["socket", "http"]
Json = dict[str, Any]
REPS = tuple(f"Rep{n}" for n in range(1, 18))
PEOPLE = ("Anna", "Ben", "Giulia", "Dora", *REPS)
SHIPPED = Path(__file__).parents[2] / "rules"
ACKED = 3.0  # seconds that Slack waits

SETTINGS = """
rules = "{rules}"

[company]
name = "Brightvalve"

[mailboxes.sales]
address = "sales@brightvalve.example"
host = "localhost"
port = {imap_port}
user = "{user}"
password = "{password}"
ca_file = "{ca}"
go_live = 2026-01-01T00:00:00Z
poll_seconds = 1

[smtp]
host = "localhost"
port = {smtp_port}
tls = "none"

[slack]
mode = "{mode}"
http_port = {http_port}
bot_token = "xoxb-lab"
app_token = "xapp-lab"
signing_secret = "{secret}"
api_url = "{api_url}"
posts_per_second = 500
reps = [{reps}]
managers = ["U0GIULIA"]
channels = {{ leads = "C0LEADS", held = "C0HELD", ops = "C0OPS", managers = "C0MANAGERS" }}

[desk]
quiet = ""
escalate_percent = [70, 75, 80]

[database]
url = "{database}"

[limits]
replies_per_hour = 0
replies_per_day = 0
replies_per_domain_day = 0
replies_same_text_day = 0
"""
URGENT = """
routes:
  - name: urgent
    when: {subject: [urgent]}
    then: {channel: leads, template: none, sla: 1m}
"""
AT_WORK = "markets:\n  - {id: all-day, hours: [00:00-24:00], weekend: []}\n"


class Stalling(Chaos):
    """Chaos that lets single methods wait, too."""

    def __init__(self) -> None:
        super().__init__()
        self.stalled: dict[str, float] = {}

    async def before(self, method: str) -> Any:
        await asyncio.sleep(self.stalled.get(method, 0))
        return await super().before(method)


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
    proxy: SlackProxy
    bot_port: int
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
        deliver_to = self.proxy.port if self.mode == "http" else None
        self.lab = self._slack.enter_context(running_lab(folder, deliver_to=deliver_to, people=PEOPLE))
        self.proxy.upstream = self.lab.address
        self.window = self._slack.enter_context(open_window(self.lab.address))

    def close_slack(self) -> None:
        self._slack.close()

    def start(self, **changes: str) -> None:
        config = self.folder / "firstreply.toml"
        config.write_text(SETTINGS.format(**(self._values() | changes)), encoding="utf-8")
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
        self.proxy.chaos = Stalling()
        self.window.close_modal(ANNA)

    def output(self) -> str:
        return (self.folder / "bot.log").read_text()[-5000:]

    # --- what people do ---

    def arrive(self, **changes: str) -> Inquiry:
        """A buyer writes. Returns when the card says what became of it."""
        number = next(self._numbers)
        mail = inquiry(number, **changes)
        address = f"buyer{number}@company{number}.example"
        self.account.deliver(mail.as_bytes(), sender=address)
        return self.arrived(number, mail)

    def arrived(self, number: int, mail: EmailMessage) -> Inquiry:
        address = f"buyer{number}@company{number}.example"
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
        return Mark(len(self.window.log), len(self.proxy.calls), len(self.proxy.findings))

    def complaints(self, since: "Mark") -> list[str]:
        """What the log of local-slack and the strict proxy have to say of the bot."""
        log = self.window.log[since.log :]
        failed = [call for call in self.proxy.calls[since.calls :] if call.error]
        return [
            *(f"refused: {call.method}: {call.error}" for call in failed if not _is_chaos(call)),
            *(f"log: {entry['summary']}" for entry in log if is_trouble(entry)),
            *self.proxy.findings[since.findings :],
            *late_acks(log),
        ]

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

    def _values(self) -> dict[str, str]:
        return {
            "imap_port": str(self.account.server.imaps_port),
            "user": self.account.user,
            "password": self.account.password,
            "ca": str(self.account.server.certificates.ca),
            "smtp_port": str(self.sink.port),
            "mode": self.mode,
            "http_port": str(self.bot_port),
            "secret": SIGNING_SECRET,
            "api_url": self.proxy.base_url,
            "database": self.database,
            "rules": str(self.folder / "rules"),
            "reps": ", ".join(f'"U0{name.upper()}"' for name in PEOPLE if name != "Dora"),
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """How much had been seen."""

    log: int
    calls: int
    findings: int


def now() -> datetime:
    """What the program takes it to be, whose clock is the wall's."""
    return datetime.now(UTC)  # noqa: TID251


def is_trouble(entry: Json) -> bool:
    """An entry of local-slack's log that says that something went wrong."""
    summary = str(entry["summary"])
    if entry["direction"] == "internal":
        return True
    return summary.startswith("HTTP ") and summary != "HTTP 200"


def late_acks(log: list[Json]) -> list[str]:
    """Envelopes and signed requests without an acknowledgement, or with a late one. Both in their order: if
    one acknowledgement overtakes another, the differences only get smaller."""
    sent = [e["time"] for e in log if e["direction"] == "to_bot" and e["kind"] != "socket"]
    acked = [e["time"] for e in log if e["direction"] == "from_bot" and _is_ack(e)]
    late = [after - at for at, after in zip(sent, acked, strict=False) if after - at >= ACKED * 1000]
    missing = len(sent) - len(acked)
    return [f"acknowledged after {ms} ms" for ms in late] + (
        [f"{missing} not acknowledged"] if missing else []
    )


def _is_ack(entry: Json) -> bool:
    return entry["kind"] == "ack" or str(entry["summary"]).startswith("HTTP ")


def _is_chaos(call: Call) -> bool:
    return call.error in ("answer lost", "call lost", "ratelimited")


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


def write_rules(folder: Path) -> None:
    """The shipped ones, but somebody is always at work, and some mail is urgent."""
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "markets.yaml").write_text(AT_WORK, encoding="utf-8")
    routes = (folder / "routes.yaml").read_text(encoding="utf-8")
    (folder / "routes.yaml").write_text(routes.replace("\nroutes:\n", URGENT, 1), encoding="utf-8")


@contextmanager
def desk_stage(mode: Mode, folder: Path, dovecot: Dovecot) -> Iterator[DeskStage]:
    """Everything runs. Raises Missing where local-slack cannot."""
    port = free_port()
    with (
        smtp_sink(free_port()) as sink,
        slack_proxy(signing_secret=SIGNING_SECRET, bot_port=port if mode == "http" else 0) as proxy,
    ):
        proxy.chaos = Stalling()
        account = dovecot.account(f"desk{time.monotonic_ns()}")
        stage = DeskStage(folder, mode, account, sink, proxy, port)
        write_rules(folder / "rules")
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
