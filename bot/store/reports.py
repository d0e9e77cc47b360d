"""The numbers, read: exact figures of any days by any grouping.

Leads are written without a thought of this: `lead.counted` lags behind `lead.version`, and whoever asks for
numbers first has the leads counted that changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.core.stats import Asked, Period
from bot.core.stats_facts import epoch
from bot.core.stats_figures import Fact, Figures, Part, Slow, figures_of, part_of, slow_of, slowest
from bot.core.stats_groups import CHANNEL, SLOT, WHOLE, grouped
from bot.core.terms import Terms
from bot.store.database import Database
from bot.store.report_counting import count_changed, read_facts
from bot.store.report_packs import Packed, gaps, packed_days, read_channel_packs, read_packs, read_slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    value: str  # "" = not known
    now: Figures
    before: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`before` is of as many days right before. `slots`: by weekday and hour of arrival."""

    asked: Asked
    zone: str
    at: datetime
    total: Group
    groups: tuple[Group, ...]
    slowest: tuple[Slow, ...]
    slots: Mapping[str, Figures]
    is_behind: bool  # some leads are not counted yet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """What is added up, and the leads of all other days."""

    packed: Sequence[Packed]
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """`terms` have the calendars of the markets; `zone` is the one in which days begin."""

    database: Database
    terms: Terms
    zone: str

    def report(self, asked: Asked, now: datetime, *, slots: bool = False, most: int | None = None) -> Report:
        """Leads that changed and are not counted yet are counted first, some `most` of them."""
        is_counted = count_changed(self.database, self.terms, most)
        by, at = asked.by or WHOLE, epoch(now)
        groupings = (by, SLOT) if slots else (by,)
        with self.database.read() as session:
            self._one_moment(session)
            days = self._days(session, asked, asked.period, groupings)
            before = self._days(session, asked, asked.period.before, groupings)
            found, earlier = (self._parts(session, asked, some, by) for some in (days, before))
            heat = self._parts(session, asked, days, SLOT) if slots else {}
            slow = list(self._slow(session, asked, days))
        groups = [
            _group(value, found.get(value, ()), earlier.get(value, ()), at)
            for value in sorted({**found, **earlier})
        ]
        return Report(
            asked=asked,
            zone=self.zone,
            at=now,
            total=_group("", _all(found), _all(earlier), at) if asked.by or not groups else groups[0],
            groups=tuple(groups) if asked.by else (),
            slowest=tuple(slowest(slow, at)),
            slots={value: figures_of(parts, at) for value, parts in heat.items()},
            is_behind=not is_counted,
        )

    def _days(self, session: Session, asked: Asked, period: Period, groupings: Sequence[str]) -> "_Days":
        """Read lead by lead is also what is not added up by everything that is asked."""
        start, end = period.bounds(ZoneInfo(self.zone))
        span = epoch(start), epoch(end)
        is_added_up = all(_is_added_up(asked, by) for by in groupings)
        packed = packed_days(session, self.zone, span) if is_added_up else []
        facts = [
            fact for gap in gaps(span, packed) for fact in read_facts(session, gap, asked.rep, asked.channel)
        ]
        return _Days(packed=packed, facts=facts)

    def _parts(self, session: Session, asked: Asked, days: "_Days", by: str) -> Mapping[str, list[Part]]:
        found = defaultdict(list)
        for value, part in self._added_up(session, asked, days, by):
            found["" if by == WHOLE else value].append(part)
        for value, facts in grouped(days.facts, by, ZoneInfo(self.zone)).items():
            found[value].append(part_of(facts))
        return found

    def _added_up(self, session: Session, asked: Asked, days: "_Days", by: str) -> Iterator[tuple[str, Part]]:
        if asked.channel is not None and by != WHOLE:
            return read_channel_packs(session, self.zone, by, days.packed, asked.channel)
        grouping, of = _listed(asked)
        return read_packs(session, self.zone, by if of is None else grouping, days.packed, of)

    def _slow(self, session: Session, asked: Asked, days: "_Days") -> Iterator[Slow]:
        grouping, of = _listed(asked)
        for slow in read_slow(session, self.zone, grouping, days.packed, of).values():
            yield from slow
        yield from slow_of(days.facts)

    def _one_moment(self, session: Session) -> None:
        """All that is read until the session ends is of one moment."""
        if self.database.is_sqlite:
            session.connection().exec_driver_sql("BEGIN")
        else:
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _is_added_up(asked: Asked, by: str) -> bool:
    """Not by everything for each rep: who asks for one of them asks for few leads."""
    return asked.rep is None or (asked.channel is None and by in (WHOLE, "rep"))


def _listed(asked: Asked) -> tuple[str, str | None]:
    """The grouping that has those in one who are asked about, and its value. None: it has no other."""
    if asked.rep is not None:
        return "rep", asked.rep
    return (CHANNEL, asked.channel) if asked.channel is not None else (WHOLE, None)


def _group(value: str, now: Sequence[Part], before: Sequence[Part], at: int) -> Group:
    return Group(value=value, now=figures_of(now, at), before=figures_of(before, at))


def _all(found: Mapping[str, Sequence[Part]]) -> list[Part]:
    return [part for parts in found.values() for part in parts]
