"""When a market is served and when a rep works, and time that passes only then. Without a calendar time is
that of the wall."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.calendar import NO_OWN_DAYS, Calendar, Closure, OwnDays
from bot.core.hours import ALWAYS, Hours
from bot.core.rules import Market, Rep


def calendar_of(market: Market | None, own: OwnDays = NO_OWN_DAYS) -> Calendar | None:
    """None where nobody said when somebody is at work: "always" is what a market has without a word."""
    if market is None or not _is_said(market.hours):
        return None
    return Calendar(hours=market.hours, region=market.holidays, own=own)


def rep_calendar(rep: Rep, market: Calendar | None, own: OwnDays = NO_OWN_DAYS) -> Calendar | None:
    """The hours of the rep, else those of the market, without the days that the rep is away.

    Public holidays are those of the market where its clock is also the rep's: of another place nobody said
    whose holidays count, and the rep's own absences do.
    """
    if _is_said(rep.hours):
        near = market is not None and market.hours.zone == rep.hours.zone
        usual = Calendar(hours=rep.hours, region=market.region if market and near else "", own=own)
    elif market is not None:
        usual = market
    else:
        return None
    away = tuple(Closure(first=absence.first, last=absence.last) for absence in rep.away)
    return replace(usual, own=replace(usual.own, closures=(*usual.own.closures, *away))) if away else usual


def zone_of_rep(rep: Rep | None, market: Market | None) -> str:
    """Whose clock tells a rep that it is night."""
    if rep is not None and (_is_said(rep.hours) or market is None):
        return rep.hours.zone
    return market.hours.zone if market else ALWAYS.zone


def is_away(rep: Rep, at: datetime) -> bool:
    day = Calendar(hours=rep.hours).local_day(at)
    return any(absence.first <= day <= absence.last for absence in rep.away)


def after(calendar: Calendar | None, at: datetime, span: timedelta) -> datetime:
    """`span` of working time later; by the clock on the wall where nobody ever works."""
    later = calendar.add_working_time(at, span) if calendar else None
    return later or at + span


def working_time(calendar: Calendar | None, start: datetime, end: datetime) -> timedelta:
    """How much of the time between the two somebody was at work."""
    if calendar is None:
        return max(end - start, timedelta())
    return calendar.working_time(start, end)


def _is_said(hours: Hours) -> bool:
    return (hours.spans, hours.zone) != (ALWAYS.spans, ALWAYS.zone)
