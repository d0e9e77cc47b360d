"""Until when, as people say it ("2h", "tomorrow 9:00", "fri"), and the moment that it means for somebody."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9, 0)
EXAMPLES = "30m, 2h, 3d, tomorrow 9:00, fri 14:00 or 2026-12-01 10:00"

_SPAN = re.compile(r"(\d{1,4}) ?(m|min|mins|minutes?|h|hours?|hrs?)(?: ?(\d{1,2}) ?(?:m|min)?)?")
_DAYS = re.compile(r"(\d{1,3}) ?(d|days?|w|weeks?)(?: (.+))?")
_TIME = re.compile(r"(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class After:
    """So much later by the clock."""

    span: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """`day`: a date, days from today, or a weekday's name; None: the next time it is `at` o'clock.

    `at` None: at the time of day that it is now.
    """

    day: date | int | str | None
    at: time | None = MORNING


Until = After | OnDay


def read_until(text: str) -> Until | None:
    """None where it says no moment."""
    words = " ".join(text.casefold().split()).removeprefix("until ").removeprefix("for ")
    if found := _SPAN.fullmatch(words):
        return _after(int(found[1]), found[2], int(found[3] or 0))
    if found := _DAYS.fullmatch(words):
        days = int(found[1]) * (7 if found[2].startswith("w") else 1)
        return _on(days, found[3], usual=None)
    if at := _time(words):
        return OnDay(day=None, at=at)
    first, _, rest = words.removeprefix("on ").partition(" ")
    if first == "next" and rest.startswith("week"):
        return _on("monday", rest.removeprefix("week").strip())
    day = _day(first)
    return None if day is None else _on(day, rest)


def when_of(until: Until, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, for somebody in `zone`. A time that their clock skips is the next one."""
    if isinstance(until, After):
        return now + until.span
    here = now.astimezone(zone)
    at = here.time() if until.at is None else until.at
    day = _date(until, here)
    moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    if moment <= now and (until.day is None or isinstance(until.day, str)):
        later = day + timedelta(days=1 if until.day is None else 7)
        moment = datetime.combine(later, at, tzinfo=zone).astimezone(UTC)
    return moment


def _date(until: OnDay, here: datetime) -> date:
    match until.day:
        case None:
            return here.date()
        case int() as days:
            return here.date() + timedelta(days=days)
        case str() as weekday:
            return here.date() + timedelta(days=(_WEEKDAYS.index(weekday) - here.weekday()) % 7)
        case day:
            return day


def _after(number: int, unit: str, minutes: int) -> After | None:
    """ "2h30" has minutes behind the hours; "30m 5" says nothing."""
    if unit.startswith("m"):
        return After(timedelta(minutes=number)) if not minutes else None
    return After(timedelta(hours=number, minutes=minutes))


def _on(day: date | int | str, said: str | None, usual: time | None = MORNING) -> OnDay | None:
    if not said:
        return OnDay(day=day, at=usual)
    at = _time(said)
    return OnDay(day=day, at=at) if at else None


def _day(word: str) -> date | int | str | None:
    if word in ("today", "tomorrow"):
        return int(word == "tomorrow")
    if len(word) >= 3 and (named := [day for day in _WEEKDAYS if day.startswith(word)]):
        return named[0]
    try:
        return date.fromisoformat(word) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word) else None
    except ValueError:
        return None


def _time(words: str) -> time | None:
    """ "9:00", "9am", "2.30 pm", "14:00"; a bare number is none."""
    found = _TIME.fullmatch(words)
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
