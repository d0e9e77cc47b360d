"""Leads by what they are grouped by, and the weeks into which a long time is cut."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from operator import attrgetter

from bot.core.stats import GROUPS, day_start
from bot.core.stats_figures import Fact

DAY, WEEK = timedelta(days=1), timedelta(days=7)
QUARTER = 13  # weeks
FIRST_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)
SLOT = "slot"  # weekday and hour, for the heat map
WHOLE = "all"
DIMENSIONS: tuple[str, ...] = (WHOLE, *GROUPS, SLOT)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def grouped(facts: Sequence[Fact], by: str, zone: tzinfo) -> Mapping[str, list[Fact]]:
    """`hour`, `weekday` and `slot` are those of the arrival, by the clock of the zone."""
    key, groups = _key(by, zone), defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return groups


def slot_of(weekday: int, hour: int) -> str:
    return f"{WEEKDAYS[weekday]} {hour:02}"


def weeks_within(start: datetime, end: datetime, zone: tzinfo) -> Iterable[tuple[datetime, datetime]]:
    """The weeks, Monday to Sunday, that lie wholly between the two."""
    day = start.astimezone(zone).date()
    monday = day - timedelta(days=day.weekday())
    if day_start(monday, zone) < start:
        monday += WEEK
    while (until := day_start(monday + WEEK, zone)) <= end:
        yield day_start(monday, zone), until
        monday += WEEK


def quarter_of(week: datetime) -> int:
    """Into which thirteen weeks this one falls, whatever the zone."""
    return (week + DAY - FIRST_MONDAY) // (QUARTER * WEEK)


def _key(by: str, zone: tzinfo) -> Callable[[Fact], str]:
    def local(fact: Fact) -> datetime:
        return datetime.fromtimestamp(fact.received, zone)

    clocks: Mapping[str, Callable[[Fact], str]] = {
        WHOLE: lambda _fact: "",
        "hour": lambda fact: f"{local(fact).hour:02}",
        "weekday": lambda fact: WEEKDAYS[local(fact).weekday()],
        SLOT: lambda fact: slot_of(local(fact).weekday(), local(fact).hour),
    }
    return clocks.get(by) or attrgetter(by)
