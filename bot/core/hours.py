"""Working hours on a calendar of weekdays. Public holidays are no part of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60  # minutes
SATURDAY_AND_SUNDAY = (5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """`spans` in minutes since midnight in `zone`; one that ends before it begins ends on the next day.
    `weekend` counts from Monday, 0."""

    zone: str = "UTC"
    spans: tuple[tuple[int, int], ...] = ((0, DAY),)
    weekend: tuple[int, ...] = SATURDAY_AND_SUNDAY

    def include(self, moment: datetime) -> bool:
        """Whether somebody is at work then."""
        local = moment.astimezone(ZoneInfo(self.zone))
        today, yesterday = local.weekday(), (local - timedelta(days=1)).weekday()
        minute = local.hour * 60 + local.minute
        for opens, closes in self.spans:
            if opens < closes and today not in self.weekend and opens <= minute < closes:
                return True
            if closes <= opens and (
                (today not in self.weekend and minute >= opens)
                or (yesterday not in self.weekend and minute < closes)
            ):
                return True
        return False


ALWAYS = Hours(weekend=())


def quiet_until(quiet: tuple[int, int] | None, zone: str, at: datetime) -> datetime:
    """`at` itself, or the end of the quiet hours that it falls into. `quiet` in minutes, of each day; who is
    never to be disturbed would never hear anything."""
    if (
        quiet is None
        or (quiet[1] - quiet[0]) % DAY == 0
        or not Hours(zone=zone, spans=(quiet,), weekend=()).include(at)
    ):
        return at
    _, ends = quiet
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1 if local.hour * 60 + local.minute >= ends else 0)
    wall = datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(minutes=ends)
    return max(wall.astimezone(UTC), at)  # an hour that comes twice
