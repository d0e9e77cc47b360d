"""Until when a person answers, on the clock of the buyer, from the calendar of the team."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.buyer_zone import easternmost, zone_of
from bot.core.calendar import Calendar

Office = Literal["open", "closed", "holiday"]
OFFICE: tuple[Office, ...] = ("open", "closed", "holiday")
_STEP = timedelta(minutes=30)  # nobody promises 16:47
_BREAK = timedelta(hours=2)  # who is back from lunch, or comes in, within it is not away


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`by` is on the buyer's clock if `on_the_clock`, else its day alone is meant; without it, only the
    number of working days can be said. `today`: of the buyer. `reopens`: the office's next day."""

    office: Office = "open"
    days: int = 1
    by: datetime | None = None
    on_the_clock: bool = False
    today: bool = False
    reopens: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """What tells a buyer's clock."""

    country: str = ""
    date_header: str = ""

    def zone(self, at: datetime) -> ZoneInfo | None:
        return zone_of(self.country, self.date_header, at)


def promise(now: datetime, calendar: Calendar | None, sla: timedelta | None, buyer: Buyer) -> Promise:
    """`sla`: working time; None is one working day. Without a calendar nothing is known but that."""
    if calendar is None:
        return Promise()
    length = calendar.day_length
    span = sla or length
    days = max(1, -(-span // length))
    opens, by = calendar.next_open(now), calendar.add_working_time(now, span)
    if opens is None or by is None:
        return Promise(office="closed", days=days)
    office, reopens = _office(now, opens, calendar)
    today, last = calendar.local_day(now), calendar.local_day(by)
    if not calendar.knows(today, last):
        return Promise(office=office, days=days)
    zone = buyer.zone(by)
    shown = _rounded(by).astimezone(zone or easternmost(buyer.country) or ZoneInfo(calendar.hours.zone))
    return Promise(
        office=office,
        days=days,
        by=shown,
        on_the_clock=zone is not None,
        today=zone is not None and now.astimezone(zone).date() == shown.date(),
        reopens=reopens,
    )


def _office(now: datetime, opens: datetime, calendar: Calendar) -> tuple[Office, date | None]:
    """Closed before a long weekend counts as holiday from the last day's evening on."""
    if opens - now <= _BREAK:
        return "open", None
    first, last = calendar.local_day(now), calendar.local_day(opens)
    between = (first + timedelta(days=number) for number in range((last - first).days))
    holiday = any(calendar.kind_of(day) == "holiday" for day in between)
    return ("holiday" if holiday else "closed"), last


def _rounded(by: datetime) -> datetime:
    """Up to the next half hour, also by clocks that go 30 or 45 minutes apart from ours, or nearly."""
    over = timedelta(minutes=by.minute, seconds=by.second, microseconds=by.microsecond) % _STEP
    return by + (_STEP - over if over else timedelta(0))
