"""The numbers of a day, told by the real program, against what lies in the mailbox: whose answers count,
whose do not, and how long each took."""

import csv
import io
import shutil
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.e2e.mails import inquiry
from tests.e2e.test_threads import bounced
from tests.unit.core.bounce_shapes import POSTFIX

RULES = Path(__file__).parents[2] / "rules"
TEAM = """
team:
  - {id: U0LINA, name: Li Na, email: li.na@brightvalve.example}
"""
BORDER = "mx.brightvalve.example"
SALES, LI_NA = "Sales <sales@brightvalve.example>", "Li Na <li.na@brightvalve.example>"
ANSWERED_AFTER = {2: 600, 3: 1_200, 4: 2_400}  # seconds


@pytest.fixture
def house(stage, monkeypatch):
    folder = stage.folder / "rules"
    shutil.copytree(RULES, folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "team.yaml").write_text(TEAM, encoding="utf-8")
    monkeypatch.setenv("FIRSTREPLY_RULES", str(folder))
    monkeypatch.setenv("FIRSTREPLY_MAILBOXES__SALES__AUTHSERV_ID", BORDER)
    return stage


def answer(to: int, **fields: str) -> EmailMessage:
    """What a person writes to this buyer in a mail program."""
    mail = EmailMessage()
    usual = {
        "From": SALES,
        "To": f"buyer{to}@company{to}.example",
        "Subject": f"RE: {inquiry(to)['Subject']}",
        "Message-ID": f"<answer-{to}@mail.brightvalve.example>",
    }
    for name, value in (usual | fields).items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Good day, please find our offer attached. Best regards, Li Na")
    return mail


def numbers(stage, *words: str) -> list[dict[str, str]]:
    done = stage.firstreply("stats", *words, "--csv")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_a_day_of_answers_from_everywhere_and_of_machines(house):
    """Five inquiries: one answered in Sent by its thread, one by a rep's own mail with a copy to us, one by
    Outlook without any thread; two only by us, of which one came back and one met an absence note."""
    received = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)  # noqa: TID251
    mails = [inquiry(number, Date=format_datetime(received)) for number in range(1, 6)]
    house.account.append(*(mail.as_bytes() for mail in mails), at=received)
    assert house.firstreply("run", "--once").code == 0
    assert house.replies().total() == 5
    ours = {mail.recipients[0]: mail.raw for mail in house.sink.mails}

    def at(number: int) -> datetime:
        return received + timedelta(seconds=ANSWERED_AFTER[number])

    house.account.append(
        answer(2, In_Reply_To="<inquiry-2@company2.example>").as_bytes(), folder="Sent", at=at(2)
    )
    copy = answer(
        3,
        From=LI_NA,
        Cc=SALES,
        In_Reply_To="<inquiry-3@company3.example>",
        Date=format_datetime(at(3)),
        Authentication_Results=f"{BORDER}; dmarc=pass header.from=brightvalve.example; spf=pass",
    )
    house.account.append(copy.as_bytes(), at=at(3))
    house.account.append(answer(4).as_bytes(), folder="Sent", at=at(4))
    back = ours["buyer1@company1.example"].decode().partition("Message-ID: <")[2].partition(">")[0]
    house.account.deliver(bounced(back, POSTFIX), sender="")
    away = inquiry(
        5,
        Subject="Automatic reply: out of the office",
        Auto_Submitted="auto-replied",
        Message_ID="<away@company5.example>",
        In_Reply_To="<inquiry-5@company5.example>",
    )
    house.account.deliver(away.as_bytes(), sender="buyer5@company5.example")
    assert house.firstreply("run", "--once").code == 0

    [total] = numbers(house, "2d")
    assert (total["leads"], total["answered"], total["unanswered"]) == ("5", "3", "2")
    assert (total["bounced"], total["reopened"]) == ("1", "0")
    assert int(total["response_median_s"]) == 1_200
    assert int(total["response_p90_s"]) == 2_400
    assert total["within_15_min_percent"] == "20.0"
    assert total["within_1_h_percent"] == "60.0"
    assert int(total["auto_reply_n"]) == 5
    assert int(total["auto_reply_median_s"]) >= 2 * 60 * 60, "the machine's clock is its own"

    by_rep = {row["group"]: row for row in numbers(house, "2d", "by", "rep")}
    assert by_rep["Li Na"]["answered"] == "1"
    assert by_rep["all"]["leads"] == "5"
    kinds = house.outcomes()
    assert (kinds["lead"], kinds["machine"], kinds["followup"]) == (5, 2, 1)


def test_an_absence_note_is_no_writing_back_and_a_buyer_is(house):
    received = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)  # noqa: TID251
    house.account.append(*(inquiry(number).as_bytes() for number in range(1, 7)), at=received)
    assert house.firstreply("run", "--once").code == 0
    later = datetime.now(UTC) + timedelta(seconds=2)  # noqa: TID251
    for number in range(1, 7):
        thread = {
            "Message_ID": f"<again@company{number}.example>",
            "In_Reply_To": f"<inquiry-{number}@company{number}.example>",
        }
        away = {"Auto_Submitted": "auto-replied", "Subject": "Automatic reply"} if number == 6 else {}
        house.account.append(inquiry(number, **thread, **away).as_bytes(), at=later)
    assert house.firstreply("run", "--once").code == 0

    rows = {row["group"]: row for row in numbers(house, "2d", "by", "template")}
    row = rows["first_reply"]
    assert (row["leads"], row["auto_replied"]) == ("6", "6")
    assert (row["wrote_back"], row["wrote_back_n"]) == ("5", "5"), "of the sixth it is not decided yet"
