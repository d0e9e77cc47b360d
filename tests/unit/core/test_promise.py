"""Until when a person answers, on the buyer's clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.buyer_zone import ZONES, easternmost, zone_of
from bot.core.calendar import Calendar, Closure, OwnDays
from bot.core.country_data import COUNTRIES
from bot.core.hours import Hours
from bot.core.promise import Buyer, Promise, promise

NINGBO = Calendar(hours=Hours(zone="Asia/Shanghai", spans=((540, 720), (810, 1080))), region="CN")
TWO_HOURS = timedelta(hours=2)
MADRID = Buyer(country="ES")


def ningbo(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


def test_without_a_calendar_only_a_working_day_can_be_promised():
    assert promise(ningbo("2026-11-24T10:00"), None, TWO_HOURS, MADRID) == Promise(office="open", days=1)


def test_the_time_is_the_buyers():
    given = promise(ningbo("2026-11-24T15:00"), NINGBO, TWO_HOURS, MADRID)
    assert (given.office, given.on_the_clock, given.today) == ("open", True, True)
    assert given.by.isoformat() == "2026-11-24T10:00:00+01:00"
    assert given.reopens is None


def test_his_day_may_be_another_than_ours():
    given = promise(ningbo("2026-11-24T09:00"), NINGBO, TWO_HOURS, Buyer(country="CO"))
    assert given.by.isoformat() == "2026-11-23T22:00:00-05:00"
    assert given.today


def test_nobody_is_promised_an_odd_minute():
    given = promise(ningbo("2026-11-24T15:01"), NINGBO, TWO_HOURS, MADRID)
    assert given.by.isoformat() == "2026-11-24T10:30:00+01:00"


def test_summer_time_counts_where_the_buyer_is():
    given = promise(ningbo("2026-07-21T15:00"), NINGBO, TWO_HOURS, MADRID)
    assert given.by.isoformat() == "2026-07-21T11:00:00+02:00"


@pytest.mark.parametrize(
    ("at", "office", "reopens"),
    [
        ("2026-11-24T10:00", "open", None),
        ("2026-11-24T12:30", "open", None),  # lunch
        ("2026-11-24T07:30", "open", None),
        ("2026-11-24T05:00", "closed", date(2026, 11, 24)),
        ("2026-11-24T20:00", "closed", date(2026, 11, 25)),
        ("2026-11-28T10:00", "closed", date(2026, 11, 30)),  # a weekend
        ("2026-02-13T20:00", "closed", date(2026, 2, 14)),  # the Saturday is worked
        ("2026-02-14T20:00", "holiday", date(2026, 2, 24)),  # the evening before the festival
        ("2026-02-18T10:00", "holiday", date(2026, 2, 24)),
        ("2026-09-30T20:00", "holiday", date(2026, 10, 8)),
    ],
)
def test_the_office_is_open_closed_or_on_holiday(at, office, reopens):
    given = promise(ningbo(at), NINGBO, TWO_HOURS, MADRID)
    assert (given.office, given.reopens) == (office, reopens)


def test_a_closure_is_a_holiday():
    own = OwnDays(closures=(Closure(first=date(2026, 11, 25), last=date(2026, 11, 27)),))
    calendar = Calendar(hours=NINGBO.hours, region="CN", own=own)
    given = promise(ningbo("2026-11-24T20:00"), calendar, TWO_HOURS, MADRID)
    assert (given.office, given.reopens) == ("holiday", date(2026, 11, 30))


@pytest.mark.parametrize(("sla", "days"), [(TWO_HOURS, 1), (None, 1), (timedelta(hours=15), 2)])
def test_where_the_holidays_of_a_year_are_not_known_no_date_is_said(sla, days):
    given = promise(ningbo("2026-12-31T17:30"), NINGBO, sla, MADRID)
    assert given == Promise(office="open", days=days)


def test_a_day_that_ends_this_year_needs_no_calendar_of_the_next():
    assert promise(ningbo("2026-12-30T10:00"), NINGBO, TWO_HOURS, MADRID).by is not None


def test_who_never_opens_promises_no_date():
    never = Calendar(hours=Hours(weekend=tuple(range(7))))
    assert promise(ningbo("2026-11-24T10:00"), never, TWO_HOURS, MADRID).by is None


def test_a_country_of_many_zones_gets_a_day_and_no_time():
    given = promise(ningbo("2026-11-24T15:00"), NINGBO, TWO_HOURS, Buyer(country="US"))
    assert not given.on_the_clock
    assert given.by.date() == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("country", "header", "zone"),
    [
        ("ES", "", "Europe/Madrid"),
        ("US", "Tue, 24 Nov 2026 08:00:00 -0600", "America/Chicago"),
        ("US", "Tue, 24 Nov 2026 08:00:00 -0800 (PST)", "America/Los_Angeles"),
        ("US", "Tue, 24 Nov 2026 08:00:00 +0000", None),  # a server's clock
        ("US", "Tue, 24 Nov 2026 08:00:00 +0800", None),
        ("BR", "Tue, 24 Nov 2026 08:00:00 -0300", "America/Sao_Paulo"),
        ("RU", "Tue, 24 Nov 2026 08:00:00 +0300", "Europe/Moscow"),
        ("AU", "Tue, 24 Nov 2026 08:00:00 +1030", "Australia/Adelaide"),
        ("US", "no date", None),
        ("US", "", None),
        ("", "Tue, 24 Nov 2026 08:00:00 +0100", None),
        ("XX", "", None),
    ],
)
def test_the_zone_of_a_buyer(country, header, zone):
    found = zone_of(country, header, datetime(2026, 11, 24, tzinfo=UTC))
    assert (found.key if found else None) == zone


def test_every_zone_is_one_and_every_country_too():
    assert set(ZONES) <= set(COUNTRIES)
    assert all(ZoneInfo(zone) for zones in ZONES.values() for zone in zones)
    assert len(ZONES) > 200


@pytest.mark.parametrize("country", [country for country, zones in ZONES.items() if len(zones) > 1])
def test_many_zones_are_listed_from_the_east(country):
    at = datetime(2026, 1, 15, tzinfo=UTC)
    offsets = [at.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES[country]]
    assert offsets[0] == max(offsets)
    assert easternmost(country) == ZoneInfo(ZONES[country][0])


@given(
    st.integers(0, 300 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)),
    st.sampled_from([None, TWO_HOURS, timedelta(hours=20)]),
    st.sampled_from(["ES", "US", "", "NP", "AU"]),
)
def test_a_promise_is_never_shorter_than_the_rule_allows(now, sla, country):
    """The rep who keeps the SLA keeps the promise, and it is not half an hour longer."""
    made = promise(now, NINGBO, sla, Buyer(country=country))
    due = NINGBO.add_working_time(now, sla or NINGBO.day_length)
    assert timedelta(0) <= made.by - due < timedelta(minutes=30)
