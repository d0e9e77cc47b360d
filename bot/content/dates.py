"""Days and deadlines in words, in each language that templates are shipped in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from bot.content.date_words import TABLE
from bot.core.promise import Promise

_NEXT = {"pt-PT": "pt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a language says it. Weekdays and months stand in the case that `day` needs."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    first: str = ""  # how the first of a month is written, where that is not "1"
    time: str = "{hour:02}:{minute:02}"
    day: str
    today: str
    moment: str
    by_day: str
    within_one: str
    within_two: str = ""
    within: str


@cache
def wordings() -> Mapping[str, Wording]:
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, map(str.strip, TABLE.splitlines())):
        language, key, text = line.split(" ", 2)
        found.setdefault(language, {})[key] = text
    return {language: _wording(dict(keys)) for language, keys in found.items()}


def _wording(keys: dict[str, str]) -> Wording:
    weekdays, months = tuple(keys.pop("weekdays").split("|")), tuple(keys.pop("months").split("|"))
    return Wording(weekdays=weekdays, months=months, **keys)


def day_words(day: date | None, language: str) -> str:
    """ "Monday, 30 November 2026"; in a language whose words we do not have: "2026-11-30"."""
    if day is None:
        return ""
    known = _of(language)
    if known is None:
        return day.isoformat()
    return known.day.format(
        weekday=known.weekdays[day.weekday()],
        day=known.first if day.day == 1 and known.first else day.day,
        month=known.months[day.month - 1],
        number=day.month,
        year=day.year,
    )


def deadline_words(promise: Promise, language: str) -> str:
    """ "by Monday, 30 November 2026, 10:00 (your time, UTC+1)"; of which only the
    number of days is known: "within one working day", and "" in a language whose words we do not have."""
    known = _of(language)
    if promise.by is None:
        return _within(known, promise.days) if known else ""
    day = day_words(promise.by.date(), language)
    if known is None:
        return f"{day}, {promise.by:%H:%M} ({_offset(promise.by)})" if promise.on_the_clock else day
    if not promise.on_the_clock:
        return known.by_day.format(day=day)
    time = known.time.format(hour=promise.by.hour, minute=promise.by.minute)
    form = known.today if promise.today else known.moment
    return form.format(day=day, time=time, zone=_offset(promise.by))


def _within(known: Wording, days: int) -> str:
    usual = {1: known.within_one, 2: known.within_two}.get(days)
    return usual or known.within.format(n=days)


def _offset(moment: datetime) -> str:
    """ "UTC+5:30": language-free, and whoever sits in another zone sees it."""
    minutes = (moment.utcoffset() or timedelta(0)) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def _of(language: str) -> Wording | None:
    known = wordings()
    return known.get(language) or known.get(_NEXT.get(language, ""))
