"""Working time on the days that are really worked: weekdays, public holidays with their make-up days, and the
closures of the company."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.holiday_data import DaysOff
from bot.core.holidays import public_holidays
from bot.core.hours import ALWAYS, DAY, Hours

HORIZON = 400  # days: who opens at no time within them never does
DayKind = Literal["work", "weekend", "holiday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The company is closed from the first to the last day, whatever the public calendar says."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDays:
    """What managers know of days: their closures, and official notices, which replace what is computed."""

    closures: tuple[Closure, ...] = ()
    notices: Mapping[tuple[str, int], DaysOff] = field(default_factory=dict)


NO_OWN_DAYS = OwnDays()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When a team works. `region` is a country or a part of one (CN, DE-BY); "" has no public holidays."""

    hours: Hours = ALWAYS
    region: str = ""
    own: OwnDays = NO_OWN_DAYS

    def kind_of(self, day: date) -> DayKind:
        """Of a local day. Where its holidays are not known it is an ordinary one: ask `knows` first."""
        if any(closure.first <= day <= closure.last for closure in self.own.closures):
            return "holiday"
        known = self._days_off(day.year) or DaysOff()
        if day in known.work:
            return "work"
        if day in known.off:
            return "holiday"
        return "weekend" if day.weekday() in self.hours.weekend else "work"

    def knows(self, first: date, last: date) -> bool:
        """Whether the public holidays of all these days are known."""
        years = range(first.year, last.year + 1)
        return not self.region or all(self._days_off(year) is not None for year in years)

    def is_open(self, at: datetime) -> bool:
        return self.next_open(at) == at

    def next_open(self, at: datetime) -> datetime | None:
        """`at` itself where somebody is at work, else when the next day's work begins. None: never."""
        return next((max(opens, at) for opens, closes in self._open(at) if closes > at), None)

    def add_working_time(self, at: datetime, span: timedelta) -> datetime | None:
        """The moment at which `span` of working time has passed since `at`. None: never."""
        left = span
        for opens, closes in self._open(at):
            begins = max(opens, at)
            if closes <= begins:
                continue
            if left <= closes - begins:
                return begins + left
            left -= closes - begins
            at = closes
        return None

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time between the two is worked. None where `end` is not later."""
        total, first = timedelta(), start
        while first < end:
            last = first
            for opens, closes in self._open(first):
                if opens >= end:
                    return total
                total += max(min(closes, end) - max(opens, start, last), timedelta())
                last = max(last, closes)
            if last == first:  # never open
                return total
            first = last
        return total

    @property
    def day_length(self) -> timedelta:
        """Working time of a usual day."""
        return timedelta(minutes=sum((closes - opens) % DAY or DAY for opens, closes in self.hours.spans))

    def local_day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.hours.zone)).date()

    def _days_off(self, year: int) -> DaysOff | None:
        if not self.region:
            return DaysOff()
        country = self.region.partition("-")[0]
        for named in (self.region, country):
            if (named, year) in self.own.notices:
                return self.own.notices[named, year]
        return public_holidays(self.region, year)

    def _open(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The spans of work from the day before `at` on (nights end in the morning), by their beginnings."""
        first = self.local_day(at) - timedelta(days=1)
        for number in range(HORIZON):
            day = first + timedelta(days=number)
            if self.kind_of(day) == "work":
                for opens, closes in sorted(self.hours.spans):
                    yield (
                        self._moment(day, opens),
                        self._moment(day, closes if closes > opens else closes + DAY),
                    )

    def _moment(self, day: date, minute: int) -> datetime:
        """By the clock on the wall, which summer time moves."""
        wall = datetime.combine(day, time()) + timedelta(minutes=minute)
        return wall.replace(tzinfo=ZoneInfo(self.hours.zone)).astimezone(UTC)
