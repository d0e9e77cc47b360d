"""The real program with real parts around it: Dovecot, an SMTP sink, a Slack."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.demo.slack_server import SlackServer
from tests.services import Account
from tests.smtp_sink import SmtpSink

SETTINGS = """
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

[smtp]
host = "localhost"
port = {smtp_port}
tls = "none"

[slack]
bot_token = "{bot_token}"
app_token = "{app_token}"
api_url = "{api_url}"
channels = {{ leads = "{leads}" }}
posts_per_second = 500

[database]
url = "{database}"

[limits]
replies_per_hour = {hour}
replies_per_day = {day}
replies_per_domain_day = {domain}
replies_same_text_day = {text}
"""


@dataclass(slots=True)
class Stage:
    folder: Path
    account: Account
    sink: SmtpSink
    slack: SlackServer
    database: str
    changes: dict[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        return self.folder / "firstreply.toml"

    def write_settings(self, **changes: str) -> None:
        """The settings file; `changes` replace a placeholder's value."""
        values = {
            "imap_port": str(self.account.server.imaps_port),
            "user": self.account.user,
            "password": self.account.password,
            "ca": str(self.account.server.certificates.ca),
            "smtp_port": str(self.sink.port),
            "bot_token": self.slack.bot_token,
            "app_token": self.slack.app_token,
            "api_url": self.slack.base_url,
            "leads": self.slack.channels["leads"],
            "database": self.database,
            "hour": "0",  # mails of a test come all at once, with few texts
            "day": "0",
            "domain": "40",
            "text": "0",
        }
        self.config.write_text(SETTINGS.format(**(values | changes)), encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bot", *arguments, "--config", str(self.config)]
        with (self.folder / "bot.log").open("ab") as log:
            return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)

    def firstreply(self, *arguments: str, timeout: float = 300) -> "Finished":
        return self.firstreply_plain(*arguments, "--config", str(self.config), timeout=timeout)

    def firstreply_plain(self, *arguments: str, timeout: float = 300) -> "Finished":
        """Without a settings file."""
        command = [sys.executable, "-m", "bot", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
        return Finished(done.returncode, done.stdout, done.stderr)

    def outcomes(self) -> Counter[str]:
        counts = json.loads(self.firstreply("ledger", "--days", "9999", "--json").out)
        for name in ("total", "breakers"):
            counts.pop(name)
        return Counter({name: count for name, count in counts.items() if count})

    def cards(self) -> Counter[int]:
        """How many cards each lead has in Slack."""
        found: Counter[int] = Counter()
        for message in self.slack.messages("leads"):
            with suppress(KeyError, TypeError):
                found[message["metadata"]["event_payload"]["lead_id"]] += 1
        return found

    def replies(self) -> Counter[str]:
        """How many mails each address got."""
        return Counter(recipient for mail in self.sink.mails for recipient in mail.recipients)


@dataclass(frozen=True, slots=True)
class Finished:
    code: int
    out: str
    err: str
