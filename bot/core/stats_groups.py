"""Leads by what they are grouped by, and the days, weeks and quarters into which a long time is cut."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from operator import attrgetter

from bot.core.stats import GROUPS, day_start
from bot.core.stats_figures import WITHIN, Fact

DAY = timedelta(days=1)
WEEK, QUARTER = 7, 91  # days that are added up once more
FIRST_MONDAY = date(1970, 1, 5)
SLOT = "slot"  # weekday and hour, for the heat map
WHOLE = "all"
CHANNEL = "channel"
DIMENSIONS: tuple[str, ...] = (WHOLE, CHANNEL, *GROUPS, SLOT)
OF_CHANNEL: tuple[str, ...] = (*GROUPS, SLOT)  # by what the leads of one channel are added up, too
SPEEDS = ("5 min", "15 min", "1 h", "24 h", "later", "unanswered")  # those of WITHIN, and what is left
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def grouped(facts: Sequence[Fact], by: str, zone: tzinfo) -> Mapping[str, list[Fact]]:
    """`hour`, `weekday` and `slot` are those of the arrival, `sent` is the hour of the auto-reply: by the
    clock of the zone. `speed` is that of the first response."""
    key, groups = _key(by, zone), defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return groups


def slot_of(weekday: int, hour: int) -> str:
    return f"{WEEKDAYS[weekday]} {hour:02}"


def days_from(first: datetime, until: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """The days from that of `first` on that are over by then."""
    day = first.astimezone(zone).date()
    while (ends := day_start(day + DAY, zone)) <= until:
        yield day_start(day, zone), ends
        day += DAY


def which(days: int, day: date) -> int:
    """Into which seven (a week from Monday) or ninety-one days this one falls."""
    return (day - FIRST_MONDAY).days // days


def _key(by: str, zone: tzinfo) -> Callable[[Fact], str]:
    def local(fact: Fact) -> datetime:
        return datetime.fromtimestamp(fact.received, zone)

    def sent(fact: Fact) -> str:
        return "" if fact.sent is None else f"{datetime.fromtimestamp(fact.sent, zone).hour:02}"

    def speed(fact: Fact) -> str:
        return "unanswered" if fact.response is None else SPEEDS[bisect_left(WITHIN, fact.response)]

    clocks: Mapping[str, Callable[[Fact], str]] = {
        WHOLE: lambda _fact: "",
        "hour": lambda fact: f"{local(fact).hour:02}",
        "sent": sent,
        "speed": speed,
        "weekday": lambda fact: WEEKDAYS[local(fact).weekday()],
        SLOT: lambda fact: slot_of(local(fact).weekday(), local(fact).hour),
    }
    return clocks.get(by) or attrgetter(by)
