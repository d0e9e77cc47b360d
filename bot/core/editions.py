"""When the daily ledger line and the weekly digest are due, and what days they tell of. By the wall clock of
a zone; a moment that summer time skips is the one after it, one that comes twice is the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from bot.core.stats import Period

Edition = Literal["daily", "weekly"]
DAY = timedelta(days=1)
LATE = {"daily": DAY, "weekly": timedelta(days=3)}  # later it is no news any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """`to`: names of channels and ids of people. `weekday`: 0 is Monday. The digest tells of the week, from
    Monday, before the one in which it comes; the line of the day before."""

    zone: tzinfo
    daily_to: tuple[str, ...] = ()
    daily_at: time = time(8)
    weekly_to: tuple[str, ...] = ()
    weekday: int = 0
    weekly_at: time = time(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    edition: Edition
    period: Period
    to: str

    @property
    def subject(self) -> str:
        """One for each period and reader, whatever the timetable says later."""
        return f"{self.edition}:{self.period.last}:{self.to}"


def due_now(table: Timetable, since: datetime, now: datetime) -> Iterator[Due]:
    """What should have come by now and is still news. `since`: before, there was nothing to tell."""
    today = now.astimezone(table.zone).date()
    for day in (today, today - DAY):
        if _is_news("daily", day, table.daily_at, table.zone, since, now):
            period = Period(first=day - DAY, last=day - DAY)
            yield from (Due(edition="daily", period=period, to=to) for to in table.daily_to)
            break
    for back in range(7):
        day = today - back * DAY
        if day.weekday() == table.weekday and _is_news(
            "weekly", day, table.weekly_at, table.zone, since, now
        ):
            monday = day - day.weekday() * DAY
            period = Period(first=monday - 7 * DAY, last=monday - DAY)
            yield from (Due(edition="weekly", period=period, to=to) for to in table.weekly_to)


def _is_news(edition: Edition, day: date, at: time, zone: tzinfo, since: datetime, now: datetime) -> bool:
    moment = datetime.combine(day, at, zone)
    return since <= moment <= now < moment + LATE[edition]
