"""The ledger against the folders: Junk is read and never answered, and what the ledger lacks is an alarm."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import col

from bot.store.database import open_store
from bot.store.tables import MailboxRow, MessageRow
from tests.e2e.mails import answered, deliver, inquiry, mixed

AN_HOUR_AGO = timedelta(hours=1)
PITCH = "We offer SEO services and guest posts to rank your website first on Google. Unsubscribe here."


def alarms(stage) -> list[str]:
    return [m["text"] for m in stage.slack.messages("leads") if m["text"].startswith("ALARM")]


def put(stage, *mails, folder: str = "INBOX") -> None:
    at = datetime.now(UTC) - AN_HOUR_AGO  # noqa: TID251  the program's clock is the wall's
    stage.account.append(*(mail.as_bytes() for mail in mails), folder=folder, at=at)


def pitch(number: int):
    mail = inquiry(number, Subject="Rank first on Google", From=f"Seo <seo{number}@pitch{number}.example>")
    mail.set_content(PITCH)
    return mail


def held_cards(stage) -> list[str]:
    return [str(m) for m in stage.slack.messages("leads") if "put it into Junk" in str(m)]


def test_a_buyer_in_junk_has_a_card_spam_makes_no_noise_and_nobody_there_is_answered(stage):
    stage.firstreply("run", "--once")
    put(stage, inquiry(1), pitch(2), folder="Junk")

    done = stage.firstreply("run", "--once")

    assert (done.code, done.out) == (0, "2 mails taken in\n"), done.err[-3000:]
    assert stage.outcomes() == Counter({"held": 1, "machine": 1})
    assert len(held_cards(stage)) == 1
    assert stage.cards().total() == 1
    assert stage.replies().total() == 0
    assert alarms(stage) == []


def test_what_a_person_takes_out_of_junk_is_read_again(stage):
    """Passed over as spam, then dragged into the inbox: a person says that it is none."""
    stage.firstreply("run", "--once")
    put(stage, pitch(1), inquiry(2), folder="Junk")
    stage.firstreply("run", "--once")
    put(stage, pitch(1), inquiry(2))

    stage.firstreply("run", "--once")

    assert stage.outcomes() == Counter({"held": 2, "machine": 1, "duplicate": 1})
    assert stage.cards().total() == 2
    assert stage.replies().total() == 0


def test_an_answer_that_landed_in_junk_joins_its_lead(stage):
    deliver(stage.account, [answered(1)])
    stage.firstreply("run", "--once")
    put(stage, inquiry(2, In_Reply_To="<inquiry-1@company1.example>"), folder="Junk")

    stage.firstreply("run", "--once")

    assert stage.outcomes() == Counter({"lead": 1, "followup": 1})


def test_a_message_that_the_ledger_lacks_is_an_alarm_once(stage):
    deliver(stage.account, mixed(20))
    stage.firstreply("run", "--once")
    assert alarms(stage) == []
    store = open_store(stage.database)
    with store.write() as session:
        session.connection().execute(delete(MessageRow).where(col(MessageRow.uid) == 4))
    store.close()

    for _ in range(3):
        done = stage.firstreply("run", "--once")
        assert (done.code, done.out) == (0, "0 mails taken in\n")

    [alarm] = alarms(stage)
    assert "1 message lies in sales that the ledger lacks" in alarm
    assert "UID 4" in alarm
    told = stage.firstreply("ledger", "--days", "9999", "--look").out
    assert "sales: 1 messages are not in the ledger" in told
    assert "sales/Junk: all in the ledger" in told


def test_a_message_in_junk_behind_the_back_of_the_reader_is_an_alarm(stage):
    """The cursor stands beyond it, as if the reader had skipped it."""
    stage.firstreply("run", "--once")
    store = open_store(stage.database)
    with store.write() as session:
        session.connection().execute(
            update(MailboxRow).where(col(MailboxRow.name) == "sales/Junk").values(last_uid=10)
        )
    store.close()
    put(stage, inquiry(1), inquiry(2), folder="Junk")

    for _ in range(2):
        stage.firstreply("run", "--once")

    [alarm] = alarms(stage)
    assert "2 messages lie in sales/Junk" in alarm
    assert "buyer1@company1.example" in alarm
    assert stage.replies().total() == 0


def test_a_running_bot_that_is_busy_raises_none(stage):
    process = stage.start("run")
    try:
        deliver(stage.account, mixed(100))
        end = time.monotonic() + 60
        while stage.outcomes().total() < 100 and time.monotonic() < end:
            time.sleep(0.5)
    finally:
        process.terminate()
        process.communicate(timeout=30)
    stage.firstreply("run", "--once")
    assert stage.outcomes().total() == 100
    assert alarms(stage) == []
