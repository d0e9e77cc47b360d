"""One day of a team, and what must be told of it: counted from the dates of the mails as Dovecot has them."""

import csv
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from bot.slack.card_actions import REPLY
from tests.builders import ANNA
from tests.e2e.desk_stage import DeskStage, Inquiry, now
from tests.e2e.desk_window import wait_for
from tests.e2e.mails import inquiry
from tests.e2e.test_threads import bounced

US = "sales@brightvalve.example"
BORDER = "mx.brightvalve.example"
VOUCHED = f"{BORDER}; dmarc=pass header.from=brightvalve.example"
HOSTILE_REP = "U0REP1"
HOSTILE = "Zoë `*x*` <!channel> <@U0BEN> \u202egnp.exe &amp;"
TEAM = f"""
team:
  - {{id: U0ANNA, name: Anna Rossi, email: anna@brightvalve.example, zone: ZONE, weekend: []}}
  - {{id: U0BEN, name: Ben Hall, email: ben@brightvalve.example, zone: ZONE, weekend: []}}
  - {{id: U0GIULIA, name: Giulia Neri, email: giulia@brightvalve.example, zone: ZONE, weekend: []}}
  - {{id: {HOSTILE_REP}, name: "{HOSTILE}", zone: ZONE, weekend: []}}
"""


def zone_of_noon() -> str:
    """In which it is early afternoon now: what is told of today is of one day, whenever the tests run."""
    ahead = 14 - now().hour
    return f"Etc/GMT{-ahead:+}" if ahead else "Etc/GMT"


def team() -> str:
    return TEAM.replace("ZONE", zone_of_noon())


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Five inquiries by how each was answered. `answers`: Message-IDs of those that lie in the mailbox."""

    slack: Inquiry
    sent: Inquiry
    copy: Inquiry
    outlook: Inquiry
    silent: Inquiry
    answers: dict[int, str]
    sent_at: datetime  # when the mail server had taken the answer from Slack

    @property
    def inquiries(self) -> list[Inquiry]:
        return [self.slack, self.sent, self.copy, self.outlook, self.silent]


def live(desk: DeskStage) -> Day:
    """A morning at the desk. Times of day are those of the mailbox, to the second."""
    start = now().replace(microsecond=0) - timedelta(hours=3)
    sent = desk.arrive(at=start)
    copy = desk.arrive(at=start + timedelta(minutes=7))
    outlook = desk.arrive(at=start + timedelta(minutes=20), Subject="Quotation for flanges")
    silent = desk.arrive(at=start + timedelta(minutes=40))
    slack = desk.arrive(at=now() - timedelta(seconds=90))

    lines = {
        sent: _answer(sent, "Sales <sales@brightvalve.example>", Sender="giulia@brightvalve.example"),
        copy: _answer(copy, "Ben <ben@brightvalve.example>", Cc=US, Authentication_Results=VOUCHED),
        outlook: _answer(outlook, f"Sales <{US}>", Subject="RE: Quotation for flanges", In_Reply_To=""),
    }
    desk.account.append(lines[sent].as_bytes(), folder="Sent", at=start + timedelta(seconds=433))
    desk.account.append(lines[copy].as_bytes(), at=start + timedelta(minutes=7, seconds=721))
    outlook_at = start + timedelta(minutes=20, seconds=3665)
    desk.account.append(lines[outlook].as_bytes(), folder="Sent", at=outlook_at)
    _only_machines_write(desk, silent)
    sent_at = _answer_from_slack(desk, slack)
    for one in (sent, copy, outlook):
        wait_for(lambda one=one: desk.lead(one).responded_at)
        desk.wait_until_drawn(one)
    answers = {one.lead_id: str(mail["Message-ID"]) for one, mail in lines.items()}
    return Day(
        slack=slack,
        sent=sent,
        copy=copy,
        outlook=outlook,
        silent=silent,
        answers=answers,
        sent_at=sent_at,
    )


def firstreply(desk: DeskStage, *arguments: str) -> str:
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(desk.folder / "firstreply.toml")]
    outside = {k: v for k, v in os.environ.items() if not k.startswith("FIRSTREPLY_")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=outside)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(text: str) -> dict[str, dict[str, str]]:
    """Of a CSV, by group."""
    return {row["group"]: row for row in csv.DictReader(text.splitlines())}


def responses(desk: DeskStage, day: Day) -> list[int]:
    """Seconds from the inquiry to its answer, the shortest first."""
    dates = {**_dates(desk, "INBOX"), **_dates(desk, "Sent")}
    received = {one.lead_id: dates[one.message_id] for one in day.inquiries}
    seconds = [(dates[answer] - received[lead]).total_seconds() for lead, answer in day.answers.items()]
    seconds.append((day.sent_at - received[day.slack.lead_id]).total_seconds())
    return sorted(map(int, seconds))


def auto_replies(desk: DeskStage, day: Day) -> list[int]:
    """Seconds from the inquiry until the mail server took the auto-reply."""
    dates = _dates(desk, "INBOX")
    first = {one: desk.sink.to(one.address)[0] for one in day.inquiries}
    return sorted(
        int((_wall(taken.at) - dates[one.message_id]).total_seconds()) for one, taken in first.items()
    )


def nearest_rank(seconds: list[int], percent: int) -> int:
    """The smallest that at least so many of a hundred do not exceed."""
    return next(one for one in seconds if 100 * sum(x <= one for x in seconds) >= percent * len(seconds))


def _answer(about: Inquiry, sender: str, **headers: str) -> EmailMessage:
    usual = {
        "From": sender,
        "To": about.address,
        "Subject": f"Re: Inquiry {about.number}",
        "Message_ID": f"<answer-{about.number}@mail.brightvalve.example>",
        "In_Reply_To": about.message_id,
    }
    kept = {name: value for name, value in (usual | headers).items() if value}
    mail = inquiry(about.number, **kept)
    mail.set_content("Good morning, please find our offer below.")
    return mail


def _only_machines_write(desk: DeskStage, about: Inquiry) -> None:
    """The buyer is away; then our auto-reply comes back."""
    [reply] = [message_from_bytes(taken.raw) for taken in desk.sink.to(about.address)]
    absent = inquiry(
        900,
        From=f"Buyer <{about.address}>",
        Subject="Automatic reply: out of the office",
        Auto_Submitted="auto-replied",
        In_Reply_To=str(reply["Message-ID"]),
    )
    desk.account.deliver(absent.as_bytes(), sender="")
    came_back = bounced(str(reply["Message-ID"]).strip("<>"), buyer=about.address)
    desk.account.deliver(came_back, sender="")
    wait_for(lambda: desk.lead(about).reply == "bounced")
    desk.wait_until_drawn(about)


def _answer_from_slack(desk: DeskStage, about: Inquiry) -> datetime:
    desk.press(ANNA, about, REPLY)
    desk.window.wait_for_modal(REPLY)
    assert desk.window.submit(ANNA, body="We have 10 in stock.") == {}
    wait_for(lambda: desk.lead(about).responded_at)
    desk.wait_until_drawn(about)
    return _wall(desk.sink.to(about.address)[-1].at)


def _wall(monotonic: float) -> datetime:
    return now() - timedelta(seconds=time.monotonic() - monotonic)


def _dates(desk: DeskStage, folder: str) -> dict[str, datetime]:
    """INTERNALDATE by Message-ID, as the mail server tells them."""
    with desk.account.imap(folder) as client:
        answer = client.fetch("1:*", "(INTERNALDATE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1]
    found = {}
    for told, header in (item for item in answer if isinstance(item, tuple)):
        date = re.search(rb'INTERNALDATE "([^"]+)"', told)
        assert date is not None
        moment = parsedate_to_datetime(date[1].decode().strip().replace("-", " ", 2))
        found[header.partition(b":")[2].strip().decode()] = moment.astimezone(UTC)
    return found
