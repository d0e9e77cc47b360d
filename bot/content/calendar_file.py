"""rules/calendar.yaml: when the company is closed, and official notices of public holidays."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema

from bot.content.bare import entries, texts_at
from bot.content.entry import Entry
from bot.content.rule_values import Day, Region, Text, wrong
from bot.content.yaml_positions import Document, Mistake
from bot.core.calendar import Closure, OwnDays
from bot.core.holiday_data import DaysOff, days_between

_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+to\s+(\d{4}-\d{2}-\d{2}))?")


def _days(text: str) -> str:
    try:
        first, last = _ends(text)
    except ValueError:
        raise wrong(f'"{text}": write a day (2027-02-05), or 2027-02-05 to 2027-02-11') from None
    if last < first:
        raise wrong(f'"{text}" ends before it begins: swap the days')
    return text


def _ends(text: str) -> tuple[date, date]:
    found = _DAYS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])


_PATTERN = rf"^{_DAYS.pattern}$".replace("(?:", "(")
Days = Annotated[str, AfterValidator(_days), WithJsonSchema({"type": "string", "pattern": _PATTERN})]


class ClosureEntry(Entry):
    name: Text
    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day, Field(alias="to")]


class NoticeEntry(Entry):
    country: Region
    year: Annotated[int, Field(ge=2000, le=2199)]
    source: Text
    off: Annotated[list[Days], Field(min_length=1)]
    work: Annotated[list[Days], Field(min_length=1)] = Field(default_factory=list)


class CalendarFile(Entry):
    closures: list[ClosureEntry] = Field(default_factory=list)
    notices: list[NoticeEntry] = Field(default_factory=list)


def own_days(file: CalendarFile) -> OwnDays:
    """What the managers know of days."""
    return OwnDays(
        closures=tuple(
            Closure(
                name=entry.name, first=date.fromisoformat(entry.first), last=date.fromisoformat(entry.last)
            )
            for entry in file.closures
        ),
        notices={
            (entry.country, entry.year): DaysOff(off=_all(entry.off), work=_all(entry.work))
            for entry in file.notices
        },
    )


def _all(spans: list[str]) -> frozenset[date]:
    return frozenset(day for span in spans for day in days_between(*_ends(span)))


def calendar_mistakes(document: Document) -> Iterator[Mistake]:
    """What is wrong beside other values: ends before beginnings, days of other years, notices given twice."""
    for path, entry in entries(document, "closures"):
        first, last = entry.get("from"), entry.get("to")
        if isinstance(first, str) and isinstance(last, str) and last < first:
            text = f"the closure ends ({last}) before it begins ({first}): swap them"
            yield Mistake(document.spot((*path, "to")), text)
    seen: dict[tuple[Any, Any], int] = {}
    for path, entry in entries(document, "notices"):
        year, spot = entry.get("year"), document.spot(path)
        line = seen.setdefault((entry.get("country"), year), spot.line)
        if line != spot.line:
            yield Mistake(spot, f"this country and year have a notice (line {line}): put them together there")
        for field in ("off", "work"):
            for at, days in texts_at(entry, path, field):
                others = [found for found in re.findall(r"(\d{4})-\d{2}-\d{2}", days) if found != str(year)]
                if others:
                    text = f"is of {others[0]}, not of the year {year}: write it into a notice of its own"
                    yield Mistake(document.spot(at), f'"{days}" {text}')
