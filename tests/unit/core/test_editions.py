"""When the daily line and the weekly digest are due: once for each period, also around summer time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.digest_words import daily_words
from bot.core.editions import Timetable, due_now
from bot.core.ledger_words import ledger_line
from bot.core.stats import Period

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TABLE = Timetable(zone=BERLIN, daily_to=("ops",), weekly_to=("leads", "U0BEN"))


def due(at: datetime, *, table=TABLE, since=LONG_AGO) -> list[str]:
    return [one.subject for one in due_now(table, since, at)]


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)


def test_the_line_of_the_day_before_is_due_from_its_time_on():
    assert due(berlin(2026, 11, 25, 7, 59))[0] == "daily:2026-11-23:ops"
    assert due(berlin(2026, 11, 25, 8, 0))[0] == "daily:2026-11-24:ops"


def test_a_bot_that_was_away_tells_late_and_then_no_more():
    assert due(berlin(2026, 11, 27, 7, 59)) == ["daily:2026-11-25:ops"]
    assert due(berlin(2026, 11, 27, 8, 0)) == ["daily:2026-11-26:ops"]
    assert due(berlin(2026, 11, 26, 7, 59))[1:] == ["weekly:2026-11-22:leads", "weekly:2026-11-22:U0BEN"]
    assert due(berlin(2026, 11, 26, 8, 0)) == ["daily:2026-11-25:ops"]


def test_the_week_is_the_one_before_whatever_day_it_is_told_on():
    for weekday in range(7):
        table = Timetable(zone=BERLIN, weekly_to=("leads",), weekday=weekday)
        day = date(2026, 11, 23) + timedelta(days=weekday)
        at = datetime.combine(day, time(8, 1), BERLIN)
        [only] = list(due_now(table, LONG_AGO, at))
        assert only.period == Period(first=date(2026, 11, 16), last=date(2026, 11, 22))


def test_what_was_due_before_the_first_start_does_not_come():
    at = berlin(2026, 11, 23, 9, 0)
    assert due(at, since=at) == []
    assert due(at, since=berlin(2026, 11, 23, 7, 0))


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_days_with_an_hour_too_few_or_too_many_it_comes_once(day):
    table = Timetable(zone=BERLIN, daily_to=("ops",), daily_at=time(2, 30))
    midnight = datetime.combine(day, time(), BERLIN).astimezone(UTC)
    minutes = [midnight + timedelta(minutes=number) for number in range(26 * 60)]
    told = {subject for at in minutes for subject in due(at, table=table)}
    assert f"daily:{day - timedelta(days=1)}:ops" in told
    first = next(at for at in minutes if f"daily:{day - timedelta(days=1)}:ops" in due(at, table=table))
    assert first - midnight in (timedelta(hours=2, minutes=30), timedelta(hours=3, minutes=30))


def test_the_sum_names_every_outcome_that_there_was():
    counts = {"lead": 148, "followup": 31, "machine": 22, "held": 6, "duplicate": 4, "failed": 1}
    assert ledger_line(counts) == (
        "212 messages = 148 leads + 31 follow-ups + 22 machines + 6 held + 4 duplicates + 1 failed"
    )
    assert ledger_line({"lead": 1}) == "1 message = 1 lead"
    assert ledger_line({}) == "0 messages"


def test_a_day_of_several_mailboxes_has_their_sum_and_each():
    period = Period(first=date(2026, 11, 23), last=date(2026, 11, 23))
    told = daily_words(period, {"sales": {"lead": 2}, "sales/Junk": {"machine": 3, "failed": 1}}, 1)
    assert told.splitlines() == [
        "2026-11-23: 6 messages = 2 leads + 3 machines + 1 failed",
        "• sales: 2 messages = 2 leads",
        "• sales/Junk: 4 messages = 3 machines + 1 failed",
        "1 held mail waits for a person",
        "1 could not be read: `firstreply ledger --rows` names them",
    ]
    assert daily_words(period, {}, 0) == "2026-11-23: 0 messages"
