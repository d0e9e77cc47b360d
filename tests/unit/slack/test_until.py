from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.until import After, OnDay, Until, read_until, when_of

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
WEDNESDAY = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # 10:30 in Berlin, 18:30 in Tokyo


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("30m", After(timedelta(minutes=30))),
        ("2h", After(timedelta(hours=2))),
        ("2 hours", After(timedelta(hours=2))),
        ("2h30", After(timedelta(hours=2, minutes=30))),
        ("3d", OnDay(day=3, at=None)),
        ("1 week 9:00", OnDay(day=7, at=time(9))),
        ("tomorrow", OnDay(day=1)),
        ("tomorrow at 2.30 pm", OnDay(day=1, at=time(14, 30))),
        ("today 17:00", OnDay(day=0, at=time(17))),
        ("fri", OnDay(day="friday")),
        ("on Friday 14:00", OnDay(day="friday", at=time(14))),
        ("next week", OnDay(day="monday")),
        ("until 9am", OnDay(day=None, at=time(9))),
        ("12am", OnDay(day=None, at=time(0))),
        ("2026-12-01 10:00", OnDay(day=date(2026, 12, 1), at=time(10))),
    ],
)
def test_a_moment_is_understood(said: str, until: Until):
    assert read_until(said) == until


@pytest.mark.parametrize(
    "said",
    ["", "soon", "2026-13-01", "25:00", "9", "13pm", "fri 9", "t", "30m 5", "next", "12:60", "9:00 x"],
)
def test_what_says_no_moment_is_none(said: str):
    assert read_until(said) is None


@pytest.mark.parametrize(
    ("said", "zone", "moment"),
    [
        ("30m", BERLIN, "2026-11-25 10:00"),
        ("3d", BERLIN, "2026-11-28 09:30"),
        ("tomorrow 9:00", BERLIN, "2026-11-26 08:00"),
        ("tomorrow 9:00", TOKYO, "2026-11-26 00:00"),
        ("fri", BERLIN, "2026-11-27 08:00"),
        ("wed 14:00", BERLIN, "2026-11-25 13:00"),  # later today
        ("wed", BERLIN, "2026-12-02 08:00"),  # 9:00 is over today
        ("9:00", BERLIN, "2026-11-26 08:00"),
        ("11:00", BERLIN, "2026-11-25 10:00"),
        ("today 9:00", BERLIN, "2026-11-25 08:00"),  # past: the move refuses it
        ("2026-12-01 10:00", TOKYO, "2026-12-01 01:00"),
    ],
)
def test_a_moment_is_meant_by_the_clock_of_the_rep(said: str, zone: ZoneInfo, moment: str):
    until = read_until(said)
    assert until is not None
    assert f"{when_of(until, WEDNESDAY, zone):%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("tomorrow 9:00", "2026-03-29 07:00"),  # summer time began in the night
        ("tomorrow 2:30", "2026-03-29 01:30"),  # which the clock skips: it shows 3:30 then
        ("1d", "2026-03-29 10:00"),  # noon again, though only 23 hours later
        ("24h", "2026-03-29 11:00"),
    ],
)
def test_a_night_of_23_hours_moves_no_morning(said: str, moment: str):
    until = read_until(said)
    assert until is not None
    noon = datetime(2026, 3, 28, 11, 0, tzinfo=UTC)
    assert f"{when_of(until, noon, BERLIN):%Y-%m-%d %H:%M}" == moment


@given(st.text() | st.from_regex(r"[a-z0-9 :.-]{1,20}", fullmatch=True))
def test_whatever_is_said_is_a_moment_or_none(said: str):
    until = read_until(said)
    assert until is None or when_of(until, WEDNESDAY, BERLIN).tzinfo is not None
