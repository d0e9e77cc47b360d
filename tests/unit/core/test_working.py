"""When people work, when nobody disturbs them, and time that passes only then."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Calendar, Closure, OwnDays
from bot.core.hours import ALWAYS, Hours, quiet_until
from bot.core.rules import Absence, Market, Rep
from bot.core.working import after, is_away, rep_calendar, working_time, zone_of_rep

OFFICE = Hours(zone="Asia/Shanghai", spans=((540, 720), (780, 1080)))  # 09:00-12:00, 13:00-18:00
NINGBO = Calendar(hours=OFFICE, region="CN")
NIGHT = Calendar(hours=Hours(zone="America/New_York", spans=((1320, 360),)))  # 22:00-06:00
HAMBURG = Calendar(hours=Hours(zone="Europe/Berlin", spans=((480, 1020),)), region="DE")
CLOSED = Calendar(hours=Hours(weekend=tuple(range(7))))
QUIET = (1260, 420)  # 21:00-07:00
MOMENTS = st.integers(0, 300 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=minute)
)
SPRING = Absence(first=date(2026, 3, 2), last=date(2026, 3, 4))


def at(text, zone="Asia/Shanghai"):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("start", "end", "worked"),
    [
        ("2026-11-24T10:00", "2026-11-24T11:30", 1.5),
        ("2026-11-24T11:00", "2026-11-24T14:00", 2),  # lunch
        ("2026-11-24T17:00", "2026-11-25T10:00", 2),  # the night
        ("2026-11-27T17:00", "2026-11-30T10:00", 2),  # the weekend
        ("2026-02-14T17:00", "2026-02-24T10:00", 2),  # Spring Festival, from a Saturday that is worked
        ("2026-11-24T03:00", "2026-11-24T04:00", 0),
        ("2026-11-24T11:00", "2026-11-24T10:00", 0),
        ("2026-01-01T00:00", "2027-01-01T00:00", 8 * 248),  # the official number of working days
    ],
)
def test_working_time_is_what_is_worked_between_two_moments(start, end, worked):
    assert working_time(NINGBO, at(start), at(end)) == timedelta(hours=worked)


@given(
    st.sampled_from([NINGBO, NIGHT, HAMBURG]),
    MOMENTS,
    st.integers(1, 6000),
)
def test_after_so_much_working_time_just_as_much_was_worked(calendar, start, minutes):
    """Also over the nights of the change to summer time and back, which lie in these months."""
    span = timedelta(minutes=minutes)
    assert working_time(calendar, start, after(calendar, start, span)) == span


def test_working_time_of_years_is_counted_to_the_end():
    start, end = at("2025-01-01T00:00"), at("2028-01-01T00:00")
    assert working_time(Calendar(hours=OFFICE), start, end) == timedelta(hours=8 * 3 * 261)


def test_a_night_shift_works_an_hour_less_when_summer_time_begins():
    start, end = at("2026-03-07T22:00", "America/New_York"), at("2026-03-08T06:00", "America/New_York")
    every_night = Calendar(hours=Hours(zone="America/New_York", spans=((1320, 360),), weekend=()))
    assert working_time(every_night, start, end) == timedelta(hours=7)


def test_who_never_works_has_time_by_the_clock_and_worked_none():
    start = at("2026-11-24T10:00")
    assert after(CLOSED, start, timedelta(hours=3)) == start + timedelta(hours=3)
    assert working_time(CLOSED, start, start + timedelta(days=900)) == timedelta()
    assert after(None, start, timedelta(hours=3)) == start + timedelta(hours=3)
    assert working_time(None, start, start + timedelta(hours=3)) == timedelta(hours=3)
    assert working_time(None, start, start - timedelta(hours=3)) == timedelta()


def test_a_rep_works_their_own_hours_without_their_absences():
    rep = Rep(id="U1", name="Li", hours=Hours(zone="Asia/Shanghai", spans=((600, 660),)), away=(SPRING,))
    own = OwnDays(closures=(Closure(first=date(2026, 3, 5), last=date(2026, 3, 5)),))
    calendar = rep_calendar(rep, NINGBO, own)
    assert calendar is not None
    assert calendar.region == "CN", "their clock is that of the market, so its holidays count"
    assert calendar.next_open(at("2026-03-01T12:00")) == at("2026-03-06T10:00")


def test_the_holidays_of_another_place_are_not_those_of_a_rep():
    rep = Rep(id="U1", name="Li", hours=OFFICE)
    assert rep_calendar(rep, HAMBURG) == Calendar(hours=OFFICE)


def test_a_rep_who_said_nothing_works_when_their_market_is_served():
    assert rep_calendar(Rep(id="U1", name="Li"), HAMBURG) == HAMBURG
    assert rep_calendar(Rep(id="U1", name="Li"), None) is None
    away = rep_calendar(Rep(id="U1", name="Li", away=(SPRING,)), HAMBURG)
    assert away is not None
    assert not away.is_open(at("2026-03-03T10:00", "Europe/Berlin"))
    assert HAMBURG.is_open(at("2026-03-03T10:00", "Europe/Berlin"))


def test_away_is_counted_in_days_of_the_reps_own_zone():
    rep = Rep(id="U1", name="Li", hours=OFFICE, away=(SPRING,))
    assert is_away(rep, datetime(2026, 3, 1, 16, 30, tzinfo=UTC)), "the second has begun in Shanghai"
    assert not is_away(rep, datetime(2026, 3, 4, 16, 30, tzinfo=UTC))


def test_whose_clock_tells_that_it_is_night():
    berlin = Market(id="dach", hours=HAMBURG.hours)
    assert zone_of_rep(Rep(id="U1", name="Li", hours=OFFICE), berlin) == "Asia/Shanghai"
    assert zone_of_rep(Rep(id="U1", name="Li"), berlin) == "Europe/Berlin"
    assert zone_of_rep(None, berlin) == "Europe/Berlin"
    assert zone_of_rep(None, None) == ALWAYS.zone


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2026-11-24T20:59", "2026-11-24T20:59"),
        ("2026-11-24T21:00", "2026-11-25T07:00"),
        ("2026-11-25T00:00", "2026-11-25T07:00"),
        ("2026-11-25T06:59", "2026-11-25T07:00"),
        ("2026-11-25T07:00", "2026-11-25T07:00"),
        ("2026-03-28T23:00", "2026-03-29T07:00"),  # the clocks go forward
        ("2026-10-24T23:00", "2026-10-25T07:00"),  # and back
    ],
)
def test_quiet_hours_end_in_the_morning(moment, ends):
    assert quiet_until(QUIET, "Europe/Berlin", at(moment, "Europe/Berlin")) == at(ends, "Europe/Berlin")


def test_quiet_hours_within_a_day_and_none_at_all():
    moment = at("2026-11-24T12:30")
    assert quiet_until((720, 780), "Asia/Shanghai", moment) == at("2026-11-24T13:00")
    for never in (None, (0, 1440), (600, 600)):
        assert quiet_until(never, "Asia/Shanghai", moment) == moment


@given(
    MOMENTS,
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_quiet_hours_end_and_never_begin_before(moment, opens, closes, zone):
    later = quiet_until((opens, closes), zone, moment)
    assert timedelta() <= later - moment <= timedelta(hours=25)
