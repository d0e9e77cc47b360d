"""The ledger alarm over a full mailbox: silent over normal mail, and quick to look."""

import time
from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlmodel import col, delete

from bot.store.database import open_store
from bot.store.tables import MessageRow
from tests.e2e.mails import mixed

pytestmark = pytest.mark.bench
MAILS = 10_000


def test_ten_thousand_normal_messages_raise_no_alarm_and_one_that_is_missing_does(stage):
    stage.write_settings(domain="0")
    samples = mixed(MAILS)
    now = datetime.now(UTC)  # noqa: TID251  the program's clock is the wall's
    for start in range(0, MAILS, 500):
        stage.account.append(*(sample.raw for sample in samples[start : start + 500]), at=now)
    began = time.monotonic()
    assert stage.firstreply("run", "--once", timeout=7200).code == 0
    taken = time.monotonic() - began
    assert stage.outcomes() == Counter(sample.outcome for sample in samples)
    assert alarms(stage) == []

    began = time.monotonic()
    told = stage.firstreply("ledger", "--look").out
    looked = time.monotonic() - began
    assert "sales: all in the ledger" in told

    store = open_store(stage.database)
    with store.write() as session:
        session.connection().execute(delete(MessageRow).where(col(MessageRow.uid) == MAILS // 2))
    store.close()
    stage.firstreply("run", "--once", timeout=600)
    assert len(alarms(stage)) == 1
    print(  # noqa: T201
        f"\n{MAILS} mails taken in and delivered in {taken:.0f} s, all in the ledger: silent; "
        f"looked at from the command line in {looked:.1f} s; one taken away: one alarm"
    )


def alarms(stage) -> list[str]:
    return [m["text"] for m in stage.slack.messages("leads") if m["text"].startswith("ALARM")]
