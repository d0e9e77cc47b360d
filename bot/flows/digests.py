"""What people are told without asking: the daily line of the ledger, and the week in numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.config import Settings
from bot.core.digest_words import daily_words
from bot.core.editions import Timetable, due_now
from bot.core.rules import Rules
from bot.core.stats import Period, team_zone
from bot.flows.reporting import Told, tell
from bot.store.database import Database
from bot.store.digests import Digests

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """`table` without its zone, which the rules tell."""

    database: Database
    rules: Callable[[], Rules]
    table: Timetable

    def queue_due(self, now: datetime) -> int:
        """Write a row for each that is due. Returns how many are new."""
        digests = Digests(self.database)
        since = digests.since(now)
        table = replace(self.table, zone=ZoneInfo(team_zone(self.rules())))
        return digests.queue(due_now(table, since, now), now)

    def daily(self, period: Period) -> str:
        first, until = period.bounds(ZoneInfo(team_zone(self.rules())))
        digests = Digests(self.database)
        return daily_words(period, digests.counts(first, until), digests.waiting())

    def weekly(self, period: Period, now: datetime) -> Told:
        year, week, _ = period.last.isocalendar()
        told = tell(self.database, self.rules(), [f"{year}-W{week:02}", "by", "rep"], now)
        if isinstance(told, str):
            raise AssertionError(f"a week is always read: {told}")
        return told


def timetable_of(settings: Settings) -> Timetable:
    """Without Slack nobody is told, also not later: old lines would come all at once."""
    reports = settings.reports
    if settings.slack.mode == "off":
        return Timetable(zone=ZoneInfo("UTC"))
    day, at = reports.weekly_on.split()
    usual = ("ops",) if "ops" in settings.slack.channels else ("leads",)
    return Timetable(
        zone=ZoneInfo("UTC"),
        daily_to=usual if reports.daily_to is None else reports.daily_to,
        daily_at=time.fromisoformat(reports.daily_at),
        weekly_to=reports.weekly_to,
        weekday=WEEKDAYS.index(day.lower()),
        weekly_at=time.fromisoformat(at),
    )
