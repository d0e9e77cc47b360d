"""The daily line and the week in numbers, from the real program: once each, and the sums are the ledger's."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import update

from bot.config import load_settings
from bot.core.stats import team_zone
from bot.flows.rule_sets import load_rule_set, rule_folders
from bot.store.database import open_store
from bot.store.digests import SINCE
from bot.store.tables import LeadRow, MessageRow, SettingRow
from tests.e2e.mails import deliver, mixed

WEEK = timedelta(days=7)


def clock() -> datetime:
    """The program's clock is the wall's."""
    return datetime.now(UTC)  # noqa: TID251


def here(stage) -> datetime:
    """The same moment, by the days of the team."""
    rules = load_rule_set(rule_folders(load_settings(stage.config))).rules
    return clock().astimezone(ZoneInfo(team_zone(rules)))


def set_back(stage, by: timedelta) -> None:
    """As if all that there is had come, and we had begun to tell, so long ago."""
    store = open_store(stage.database)
    with store.write() as session:
        if session.get(SettingRow, SINCE) is not None:
            session.delete(session.get(SettingRow, SINCE))
        session.add(SettingRow(name=SINCE, value=(clock() - 30 * by).isoformat()))
        for table, moment in ((MessageRow, MessageRow.recorded_at), (LeadRow, LeadRow.received_at)):
            then = clock() - by
            session.connection().execute(update(table).values({moment: then}))
        session.connection().execute(update(LeadRow).values(counted=0))
    store.close()


def said(stage, begins: str) -> list[str]:
    return [m["text"] for m in stage.slack.messages("leads") if m["text"].startswith(begins)]


def test_nothing_comes_that_was_due_before_the_first_start(stage, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_REPORTS__DAILY_AT", "00:00")
    stage.firstreply("run", "--once")
    assert said(stage, "20") == []


def test_the_day_before_is_told_once_and_sums_up(stage, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_REPORTS__DAILY_AT", "00:00")
    deliver(stage.account, mixed(20))
    stage.firstreply("run", "--once")
    set_back(stage, timedelta(days=1))

    for _ in range(2):
        stage.firstreply("run", "--once")

    yesterday = here(stage).date() - timedelta(days=1)
    [line] = said(stage, f"{yesterday}")
    assert line.splitlines()[0] == (
        f"{yesterday}: 20 messages = 12 leads + 2 follow-ups + 2 machines + 2 held + 2 duplicates"
    )
    assert "2 held mails wait for a person" in line


def test_the_week_before_is_told_to_those_who_want_it(stage, monkeypatch):
    today = here(stage)
    monkeypatch.setenv("FIRSTREPLY_REPORTS__WEEKLY_ON", f"{today:%a} 00:00")
    monkeypatch.setenv("FIRSTREPLY_REPORTS__WEEKLY_TO", '["leads"]')
    monkeypatch.setenv("FIRSTREPLY_REPORTS__DAILY_TO", "[]")
    deliver(stage.account, mixed(20))
    stage.firstreply("run", "--once")
    set_back(stage, WEEK)

    for _ in range(2):
        stage.firstreply("run", "--once")

    [digest] = said(stage, "*The week in numbers")
    monday = today.date() - timedelta(days=today.weekday()) - WEEK
    assert f"{monday} to {monday + timedelta(days=6)}" in digest
    assert "12 leads (0 in as many days before): 12 unanswered" in digest
    assert "Slowest: <" in digest
    assert said(stage, f"{today.year}-") == [], "no daily line where nobody wants one"


def test_a_reader_who_is_nobody_is_a_mistake_with_its_place(stage, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_REPORTS__WEEKLY_TO", '["managrs"]')
    done = stage.firstreply("check")
    assert done.code == 1
    assert "reports.weekly_to: 'managrs' is neither in slack.channels nor a person's id" in done.out
