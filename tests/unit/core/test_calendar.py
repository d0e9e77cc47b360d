"""Working time on the days that are really worked."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.calendar import Calendar, Closure, OwnDays
from bot.core.holiday_data import NOTICES, DaysOff, days_between
from bot.core.holidays import public_holidays
from bot.core.hours import ALWAYS, Hours

OFFICE = Hours(zone="Asia/Shanghai", spans=((540, 720), (810, 1080)))  # 09:00-12:00, 13:30-18:00
NINGBO = Calendar(hours=OFFICE, region="CN")
NIGHT = Calendar(hours=Hours(zone="America/New_York", spans=((1320, 360),)))  # 22:00-06:00
GULF = Calendar(hours=Hours(zone="Asia/Riyadh", spans=((480, 960),), weekend=(4, 5)), region="SA")
HAMBURG = Calendar(hours=Hours(zone="Europe/Berlin", spans=((480, 1020),)), region="DE")
KINDS = [NINGBO, NIGHT, GULF, HAMBURG, Calendar(hours=ALWAYS)]


def ningbo(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:00"),  # at work
        ("2026-11-24T12:10", "2026-11-24T13:30"),  # lunch
        ("2026-11-24T18:00", "2026-11-25T09:00"),  # the moment of closing is closed
        ("2026-11-27T19:00", "2026-11-30T09:00"),  # over the weekend
        ("2026-02-13T19:00", "2026-02-14T09:00"),  # a Saturday that is worked
        ("2026-02-14T19:00", "2026-02-24T09:00"),  # Spring Festival
        ("2026-02-27T19:00", "2026-02-28T09:00"),
        ("2026-09-30T18:30", "2026-10-08T09:00"),  # National Day
        ("2026-10-09T18:30", "2026-10-10T09:00"),
    ],
)
def test_the_office_opens_next(at, opens):
    assert NINGBO.next_open(ningbo(at)) == ningbo(opens)
    assert NINGBO.is_open(ningbo(at)) == (at == opens)


@pytest.mark.parametrize(
    ("at", "hours", "by"),
    [
        ("2026-11-24T10:00", 1, "2026-11-24T11:00"),
        ("2026-11-24T11:00", 2, "2026-11-24T14:30"),
        ("2026-11-24T17:00", 2, "2026-11-25T10:00"),
        ("2026-11-27T17:00", 2, "2026-11-30T10:00"),
        ("2026-02-14T17:00", 2, "2026-02-24T10:00"),
        ("2026-11-24T10:00", 7.5, "2026-11-25T10:00"),  # one working day
        ("2026-11-24T10:00", 8 - 0.0, "2026-11-25T10:30"),
    ],
)
def test_working_time_passes_only_while_somebody_works(at, hours, by):
    assert NINGBO.add_working_time(ningbo(at), timedelta(hours=hours)) == ningbo(by)


def test_the_weekend_of_the_gulf_is_friday_and_saturday():
    thursday = datetime(2026, 11, 26, 14, tzinfo=UTC)  # 17:00 in Riyadh
    assert GULF.next_open(thursday) == datetime(2026, 11, 29, 5, tzinfo=UTC)


def test_nights_end_in_the_morning():
    at = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # 05:30 in New York
    assert NIGHT.is_open(at)
    assert NIGHT.add_working_time(at, timedelta(hours=1)) == datetime(2026, 11, 25, 3, 30, tzinfo=UTC)


def test_summer_time_moves_the_office_and_not_its_hours():
    before, after = date(2026, 3, 27), date(2026, 3, 30)  # the clocks change on the Sunday between
    opens = [HAMBURG.next_open(datetime(d.year, d.month, d.day, tzinfo=UTC)) for d in (before, after)]
    assert [moment.hour for moment in opens if moment] == [7, 6]
    at = datetime(2026, 3, 27, 15, tzinfo=UTC)  # an hour before closing
    assert HAMBURG.add_working_time(at, timedelta(hours=2)) == datetime(2026, 3, 30, 7, tzinfo=UTC)


def test_a_night_shift_over_the_change_of_the_clocks_is_an_hour_shorter_or_longer():
    saturday = Calendar(hours=Hours(zone="Europe/Berlin", spans=((1320, 360),), weekend=(6,)))
    spring = datetime(2026, 3, 28, 21, tzinfo=UTC)
    autumn = datetime(2026, 10, 24, 20, tzinfo=UTC)
    assert saturday.add_working_time(spring, timedelta(hours=7)) == spring + timedelta(hours=7)
    assert not saturday.is_open(spring + timedelta(hours=7))
    assert saturday.is_open(autumn + timedelta(hours=8, minutes=59))


def test_a_closure_of_the_company_goes_before_everything():
    own = OwnDays(closures=(Closure(first=date(2026, 11, 25), last=date(2026, 11, 27)),))
    calendar = Calendar(hours=OFFICE, region="CN", own=own)
    assert calendar.kind_of(date(2026, 11, 26)) == "holiday"
    assert calendar.next_open(ningbo("2026-11-24T19:00")) == ningbo("2026-11-30T09:00")


def test_a_notice_of_our_own_replaces_the_year():
    notice = DaysOff(off=frozenset({date(2027, 2, 8)}), work=frozenset({date(2027, 2, 20)}))
    calendar = Calendar(hours=OFFICE, region="CN", own=OwnDays(notices={("CN", 2027): notice}))
    assert not NINGBO.knows(date(2026, 12, 30), date(2027, 1, 4))
    assert calendar.knows(date(2026, 12, 30), date(2027, 1, 4))
    assert [calendar.kind_of(date(2027, 2, day)) for day in (8, 9, 20, 21)] == [
        "holiday", "work", "work", "weekend",
    ]  # fmt: skip


def test_who_never_opens_is_never_waited_for():
    never = Calendar(hours=Hours(weekend=tuple(range(7))))
    assert never.next_open(ningbo("2026-11-24T10:00")) is None
    assert never.add_working_time(ningbo("2026-11-24T10:00"), timedelta(hours=1)) is None


def test_the_length_of_a_day():
    assert [calendar.day_length for calendar in KINDS] == [
        timedelta(hours=hours) for hours in (7.5, 8, 8, 9, 24)
    ]


def test_the_notice_of_2026_is_what_a_library_knows_of_it():
    """Two sources that do not know each other; the library leaves out days off that fall on a weekend."""
    from holidays import country_holidays

    known, ours = country_holidays("CN", years=2026), NOTICES["CN", 2026]
    assert ours.work == {day for day in known.weekend_workdays if day.year == 2026}
    assert {day for day in ours.off if day.weekday() < 5} == {day for day in known if day.weekday() < 5}


@pytest.mark.parametrize(
    ("region", "day"),
    [
        ("DE-BY", date(2026, 1, 6)),
        ("US", date(2026, 11, 26)),
        ("SA", date(2026, 9, 23)),
        ("JP", date(2026, 5, 6)),
    ],
)
def test_holidays_of_other_countries_are_known(region, day):
    known = public_holidays(region, 2026)
    assert known is not None
    assert day in known.off


def test_make_up_days_of_other_countries_are_known():
    known = public_holidays("HU", 2026)
    assert known is not None
    assert date(2026, 1, 10) in known.work


@pytest.mark.parametrize(("region", "year"), [("CN", 2027), ("XX", 2026), ("DE-QQ", 2026)])
def test_what_nobody_knows_is_not_made_up(region, year):
    assert public_holidays(region, year) is None


def test_a_region_without_a_notice_of_its_own_has_its_countrys():
    assert Calendar(hours=OFFICE, region="CN-ZJ").kind_of(date(2026, 2, 14)) == "work"


def test_days_between_counts_both_ends():
    assert len(days_between(date(2026, 2, 15), date(2026, 2, 23))) == 9


MINUTES = st.integers(0, 330 * 24 * 60)
MOMENTS = MINUTES.map(lambda number: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number))
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))


@given(MOMENTS, SPANS, st.sampled_from(KINDS))
def test_a_deadline_is_never_in_closed_time(at, span, calendar):
    by = calendar.add_working_time(at, span)
    assert calendar.is_open(by - timedelta(microseconds=1))


@given(MOMENTS, MOMENTS, SPANS, st.sampled_from(KINDS))
def test_who_comes_later_is_not_answered_earlier(first, second, span, calendar):
    early, late = sorted((first, second))
    assert calendar.add_working_time(early, span) <= calendar.add_working_time(late, span)
    assert calendar.next_open(early) <= calendar.next_open(late)


@given(MOMENTS, SPANS, SPANS, st.sampled_from(KINDS))
def test_working_time_adds_up(at, first, second, calendar):
    by = calendar.add_working_time(calendar.add_working_time(at, first), second)
    assert by == calendar.add_working_time(at, first + second)


@given(MOMENTS, SPANS, st.sampled_from(KINDS))
def test_working_time_is_never_shorter_than_time(at, span, calendar):
    assert calendar.add_working_time(at, span) >= at + span


@given(MOMENTS, st.sampled_from(KINDS))
def test_the_next_opening_is_open(at, calendar):
    assert calendar.is_open(calendar.next_open(at))


@given(MOMENTS, st.sampled_from(KINDS))
def test_without_holidays_it_says_what_the_hours_say(at, calendar):
    bare = Calendar(hours=calendar.hours)
    local = at.astimezone(ZoneInfo(calendar.hours.zone))
    assume(not (local.hour in (1, 2, 3) and local.weekday() == 6))  # where the clocks may have changed
    assert bare.is_open(at) == calendar.hours.include(at)
