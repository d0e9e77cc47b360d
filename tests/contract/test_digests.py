"""The daily line and the week in numbers: one row each, on both databases, and said once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.config import Settings
from bot.core.editions import Timetable
from bot.core.rules import Rules
from bot.demo.slack_server import running_slack
from bot.flows.deliver import Deliveries
from bot.flows.digests import Telling, timetable_of
from bot.slack.charts import Charts
from bot.slack.client import SlackCards, build_client
from bot.slack.digests import DigestEffect
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings
from bot.slack.uploads import NativeCharts, Uploads
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow
from tests.builders import NOON
from tests.contract.holding_house import another_mail

AT_EIGHT = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)  # of the Tuesday after NOON
LINE = "2026-03-02: 2 messages = 2 leads"


@pytest.fixture
def slack():
    with running_slack(channels=("leads", "ops")) as server:
        yield server


@pytest.fixture
def day(house):
    for number in (1, 2):
        house.arrive(another_mail(number))
    house.arrive(another_mail(3), at=NOON + timedelta(days=1))
    return house


def telling(store, daily=("ops",), weekly=()) -> Telling:
    table = Timetable(zone=UTC, daily_to=daily, daily_at=time(8), weekly_to=weekly)
    made = Telling(database=store, rules=Rules, table=table)
    replace(made, table=Timetable(zone=UTC)).queue_due(NOON - timedelta(days=30))  # since when we tell
    return made


def deliver(slack, tells: Telling, at: datetime = AT_EIGHT, limit: int = 9) -> None:
    channels = {"leads": slack.channels["leads"], "ops": slack.channels["ops"]}
    settings = SlackSettings(bot_token="xoxb-demo", api_url=slack.base_url, channels=channels)
    pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda _: None)
    charts = Charts(Uploads(SlackCards(build_client(settings), settings, pace, lambda: at)), NativeCharts())
    effect = DigestEffect(charts=charts, telling=tells, leads=Leads(tells.database), clock=lambda: at)
    works = Deliveries(
        outbox=Outbox(tells.database),
        settling=Settling(tells.database),
        handlers={"digest": effect.digest},
        owner="w1",
        now=lambda: at,
    )
    for work in works.take(["digest"], limit):
        works.carry_out(work)


def settings_with(mode: str) -> Settings:
    slack = {
        "mode": mode,
        "bot_token": "xoxb-1",
        "app_token": "xapp-1",
        "channels": {"leads": "C0A", "ops": "C0B"},
    }
    mailbox = {"kind": "folder", "address": "sales@brightvalve.example", "path": "inbox"}
    smtp = {"kind": "folder", "path": "sent"}
    return Settings(company={"name": "Brightvalve"}, mailboxes={"sales": mailbox}, smtp=smtp, slack=slack)


def rows(store, kind: str = "digest") -> list[DeliveryRow]:
    with store.read() as session:
        return list(session.exec(select(DeliveryRow).where(DeliveryRow.kind == kind)))


def texts(slack, name: str) -> list[str]:
    return [message["text"] for message in slack.messages(name)]


def test_however_often_the_clock_ticks_and_when_it_goes_back_there_is_one_row_for_each_reader(store):
    tells = telling(store, weekly=("leads", "U0BEN"))
    assert tells.queue_due(AT_EIGHT - timedelta(days=1)) == 3
    assert tells.queue_due(AT_EIGHT) == 1
    for minutes in (1, 2, 300, -60, -1440):
        assert tells.queue_due(AT_EIGHT + timedelta(minutes=minutes)) == 0
    assert sorted(row.subject for row in rows(store)) == [
        "digest:daily:2026-03-01:ops",
        "digest:daily:2026-03-02:ops",
        "digest:weekly:2026-03-01:U0BEN",
        "digest:weekly:2026-03-01:leads",
    ]


def test_of_several_workers_at_once_one_writes_the_row_and_none_fails(store):
    tells = telling(store)
    for day in range(20):
        at = AT_EIGHT + timedelta(days=day)
        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(tells.queue_due, [at] * 4)) == 1


def test_workers_that_start_for_the_first_time_together_agree_since_when(store):
    table = Timetable(zone=UTC, daily_to=("ops",), daily_at=time(8))
    tells = Telling(database=store, rules=Rules, table=table)
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(tells.queue_due, [AT_EIGHT] * 4)) <= 1
    assert tells.queue_due(AT_EIGHT + timedelta(days=1)) == 1


def test_a_line_tells_of_what_was_recorded_on_that_day_alone(day, slack):
    tells = telling(day.store)
    tells.queue_due(AT_EIGHT)
    deliver(slack, tells)
    assert texts(slack, "ops") == [LINE]
    assert texts(slack, "leads") == []


def test_a_person_gets_it_as_a_direct_message(day, slack):
    tells = telling(day.store, daily=(slack.users["Anna"],))
    tells.queue_due(AT_EIGHT)
    deliver(slack, tells)
    assert [message["text"] for message in slack.direct_messages("anna")] == [LINE]


@pytest.mark.parametrize("is_there", [True, False])
def test_in_a_channel_a_line_whose_answer_was_lost_is_looked_for_and_stands_there_once(day, slack, is_there):
    tells = telling(day.store)
    tells.queue_due(AT_EIGHT)
    slack.drop_next("chat.postMessage", after_processing=is_there)
    for minutes in (0, 5):
        deliver(slack, tells, AT_EIGHT + timedelta(minutes=minutes))
    assert texts(slack, "ops") == [LINE]
    assert [row.state for row in rows(day.store)] == ["sent"]


def test_to_a_person_it_is_never_said_twice(day, slack):
    tells = telling(day.store, daily=(slack.users["Anna"],))
    tells.queue_due(AT_EIGHT)
    slack.drop_next("chat.postMessage", after_processing=True)
    for minutes in (0, 5, 60):
        deliver(slack, tells, AT_EIGHT + timedelta(minutes=minutes))
    assert len(slack.direct_messages("anna")) == 1


def test_a_channel_that_takes_nothing_is_told_to_the_operators_and_the_others_get_theirs(day, slack):
    tells = telling(day.store, daily=("ops", "leads"))
    tells.queue_due(AT_EIGHT)
    slack.archive("ops")
    deliver(slack, tells)
    assert texts(slack, "leads") == [LINE]
    assert {row.target: row.state for row in rows(day.store)} == {"ops": "dead", "leads": "sent"}
    [notice] = rows(day.store, "notice")
    assert "the channel is archived: unarchive it" in notice.payload.decode()


@pytest.mark.parametrize("is_there", [True, False])
def test_what_stands_in_another_channel_is_not_taken_for_the_week_that_was_lost_here(day, slack, is_there):
    tells = telling(day.store, daily=(), weekly=("leads", "ops"))
    at = AT_EIGHT + timedelta(days=6)
    tells.queue_due(at)
    deliver(slack, tells, at, limit=1)
    slack.drop_next("chat.postMessage", after_processing=is_there)
    for minutes in (1, 6):
        deliver(slack, tells, at + timedelta(minutes=minutes))
    for name in ("leads", "ops"):
        [week] = [text for text in texts(slack, name) if text]
        assert week.startswith("*The week in numbers: 2026-03-02 to 2026-03-08, days of UTC, by rep*")
        assert "3 leads (0 in as many days before): 3 unanswered" in week


def test_without_slack_no_row_waits_for_it():
    assert timetable_of(settings_with(mode="off")) == Timetable(zone=ZoneInfo("UTC"))
    assert timetable_of(settings_with(mode="socket")).daily_to == ("ops",)
