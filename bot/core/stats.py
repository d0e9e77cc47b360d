"""What is asked of the numbers: which days, by what, of whom. Words in any order; case does not matter."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from bot.core.hours import ALWAYS
from bot.core.rules import Rules

By = Literal[
    "rep", "country", "market", "product", "language", "source", "grade", "hour", "weekday", "template",
    "variant", "subject", "sent", "speed",
]  # fmt: skip
GROUPS: tuple[By, ...] = get_args(By)
EXAMPLE = "stats 7d by rep"
MOST_DAYS = 3660
_REP = re.compile(r"<?@([\w.-]+)(?:\|[^>]*)?>?", re.IGNORECASE)
_CHANNEL = re.compile(r"<?#([\w-]+)(?:\|([^>]*))?>?", re.IGNORECASE)
_DAYS = re.compile(r"([1-9][0-9]{0,3})d(?:ays)?")
_WEEK = re.compile(r"([0-9]{4})-?w([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"20[0-9]{2}")
_WORDS = ("today", "yesterday", "7d", "30d", "by", *GROUPS, "csv", "share", "deals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of the team's zone, the last one included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days, right before these."""
        return Period(first=self.first - timedelta(days=self.days), last=self.first - timedelta(days=1))

    def bounds(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """From the first moment to the one after the last; summer time moves them."""
        return day_start(self.first, zone), day_start(self.last + timedelta(days=1), zone)

    def __str__(self) -> str:
        return f"{self.first}" if self.days == 1 else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`rep` and `channel` as written, without their sign; None: of all. `share`: for everybody to see.
    `deals`: what became of the leads, where not all columns fit."""

    period: Period
    by: By | None = None
    rep: str | None = None
    channel: str | None = None
    csv: bool = False
    share: bool = False
    deals: bool = False


def read_asked(words: Sequence[str], now: datetime, zone: tzinfo) -> Asked | str:
    """The words behind `stats`. A str is the nearest form that can be read."""
    spelled = [word for word in " ".join(words).replace("by:", "by ").split() if word]
    today = now.astimezone(zone).date()
    asked, rest = Asked(period=Period(first=today - timedelta(days=6), last=today)), list(spelled)
    seen: list[str] = []
    while rest:
        taken = _take(asked, rest, today)
        if taken is None or taken[1] in seen:
            return nearest(spelled, today)
        asked, kind, count = taken
        seen.append(kind)
        rest = rest[count:]
    return asked


def nearest(words: Sequence[str], today: date) -> str:
    """The form that says most of what these words may have meant: what cannot be read is taken for the word
    that it looks like, or left out."""
    kept: dict[str, str] = {}
    meant = [_meant(word, today) for word in words if word.casefold() != "by"]
    for word in filter(None, meant):
        taken = _take(_NOTHING, ["by", word] if word in GROUPS else [word], today)
        if taken is not None:
            kept.setdefault(taken[1], f"by {word}" if word in GROUPS else word)
    return " ".join(["stats", *kept.values()]) if kept else EXAMPLE


def team_zone(rules: Rules) -> str:
    """Where the team's days begin: the zone of most reps, else of most markets, whose hours are said."""
    for hours in ([rep.hours for rep in rules.team], [market.hours for market in rules.markets]):
        said = [one.zone for one in hours if (one.spans, one.zone) != (ALWAYS.spans, ALWAYS.zone)]
        if said:
            return Counter(said).most_common(1)[0][0]
    return ALWAYS.zone


def day_start(day: date, zone: tzinfo) -> datetime:
    """Its first moment, in UTC, also where midnight is skipped or comes twice."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


_NOTHING = Asked(period=Period(first=date.min, last=date.min))


def _take(asked: Asked, rest: Sequence[str], today: date) -> tuple[Asked, str, int] | None:
    """What the next word says, which kind of thing that is, and how many words said it."""
    word = rest[0].casefold()
    if word == "by":
        by = next((group for group in GROUPS if rest[1:] and rest[1].casefold() == group), None)
        return (replace(asked, by=by), "by", 2) if by is not None else None
    if word == "csv":
        return replace(asked, csv=True), "csv", 1
    if word == "share":
        return replace(asked, share=True), "share", 1
    if word == "deals":
        return replace(asked, deals=True), "deals", 1
    if period := read_period(word, today):
        return replace(asked, period=period), "period", 1
    if found := _REP.fullmatch(rest[0]):
        name = found[1].upper() if rest[0].startswith("<") else found[1]
        return replace(asked, rep=name), "rep", 1
    if found := _CHANNEL.fullmatch(rest[0]):
        name = found[1].upper() if rest[0].startswith("<") else found[1]
        return replace(asked, channel=name), "channel", 1
    return None


def read_period(word: str, today: date) -> Period | None:
    """`7d` are seven days, today being the last."""
    yesterday = today - timedelta(days=1)
    if word == "today":
        return Period(first=today, last=today)
    if word == "yesterday":
        return Period(first=yesterday, last=yesterday)
    if (found := _DAYS.fullmatch(word)) and int(found[1]) <= MOST_DAYS:
        return Period(first=today - timedelta(days=int(found[1]) - 1), last=today)
    try:
        return _named(word)
    except ValueError:  # a thirteenth month, a week that this year has not
        return None


def _named(word: str) -> Period | None:
    """Of a week (ISO 8601), a month or a year."""
    if found := _WEEK.fullmatch(word):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Period(first=monday, last=monday + timedelta(days=6))
    if found := _MONTH.fullmatch(word):
        year, month = int(found[1]), int(found[2])
        following = date(year + month // 12, month % 12 + 1, 1)
        return Period(first=date(year, month, 1), last=following - timedelta(days=1))
    if _YEAR.fullmatch(word):
        return Period(first=date(int(word), 1, 1), last=date(int(word), 12, 31))
    return None


def _meant(word: str, today: date) -> str:
    """The word itself where it can be read, else the one that it looks like, "" where it looks like none."""
    if word.casefold() in GROUPS or _take(_NOTHING, [word], today) is not None:
        return word.casefold() if not word.startswith(("<", "@", "#")) else word
    if found := re.fullmatch(
        r"([0-9]{1,3}|[0-9]{4,9}(?=[a-z]))(d|days?|w|weeks?|m|months?|h|hours?)?", word.casefold()
    ):
        days = {"w": 7, "m": 30}.get((found[2] or "d")[0], 1) * int(found[1])
        return f"{min(max(days, 1), MOST_DAYS)}d"
    close = difflib.get_close_matches(word.casefold(), [one for one in _WORDS if one != "by"], n=1)
    return close[0] if close else ""
