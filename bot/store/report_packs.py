"""Whole days, weeks and quarters of leads, added up by every grouping: a year is then some hundred rows, and
still exact."""

import json
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from bot.core.stats_figures import (
    COUNTS,
    SLOWEST,
    TIMES,
    Fact,
    Part,
    Slow,
    merged,
    part_of,
    slow_of,
    slowest,
)
from bot.core.stats_groups import CHANNEL, DIMENSIONS, OF_CHANNEL, QUARTER, WEEK, WHOLE, grouped
from bot.store.report_tables import PackRow

LENGTHS = (1, WEEK, QUARTER)
LISTED = (WHOLE, "rep", CHANNEL)  # groupings whose values have their slowest leads with them
Span = tuple[int, int]  # seconds since 1970, the second one not included


class Packed(NamedTuple):
    """So many whole days that are added up."""

    days: int
    starts: int
    ends: int


def packed_days(session: Session, zone: str, span: Span) -> list[Packed]:
    """What lies within the span, the longest first, so that nothing comes twice."""
    query = select(PackRow.days, PackRow.starts, PackRow.ends).where(
        PackRow.zone == zone,
        PackRow.grouping == WHOLE,
        col(PackRow.days).in_(LENGTHS),
        col(PackRow.starts) >= span[0],
        col(PackRow.starts) < span[1],
        col(PackRow.ends) <= span[1],
    )
    chosen: list[Packed] = []
    for row in session.exec(query.order_by(col(PackRow.starts), col(PackRow.days).desc())):
        packed = Packed(*row)
        if not chosen or packed.starts >= chosen[-1].ends:
            chosen.append(packed)
    return chosen


def within_channel(by: str, channel: str) -> str:
    """The grouping under which the leads of one channel are added up by something else."""
    return f"{by}#{channel}"


def read_packs(
    session: Session, zone: str, by: str, packed: Sequence[Packed], value: str | None = None
) -> Iterator[tuple[str, Part]]:
    """Of all values of the grouping, or of one."""
    names = (PackRow.value, *(getattr(PackRow, name) for name in COUNTS), PackRow.worth, PackRow.times)
    for run in _runs(packed):
        query = _within(select(*names), zone, by, run, value)
        for found, *counts, worth, times in session.connection().execute(query).all():
            yield found, _part(counts, worth, times)


def read_channel_packs(
    session: Session, zone: str, by: str, packed: Sequence[Packed], channel: str
) -> Iterator[tuple[str, Part]]:
    """Where all leads are of one channel, they are not added up once more as those of it."""
    found = _channels(session, zone, packed)
    alone = [one for one in packed if found[one] == {channel}]
    among_others = [one for one in packed if channel in found[one] and len(found[one]) > 1]
    yield from read_packs(session, zone, by, alone)
    yield from read_packs(session, zone, within_channel(by, channel), among_others)


def read_slow(
    session: Session, zone: str, by: str, packed: Sequence[Packed], value: str | None = None
) -> Mapping[str, list[Slow]]:
    """By the values of a grouping of which they are listed."""
    listed: dict[str, list[Slow]] = defaultdict(list)
    for run in _runs(packed):
        for found, slow in session.exec(_within(select(PackRow.value, PackRow.slow), zone, by, run, value)):
            listed[found] += [Slow(*one) for one in json.loads(slow)]
    return listed


def write_day(session: Session, zone: str, day: Span, facts: Sequence[Fact]) -> None:
    """Of a day that has no packs. Also an empty day has one: it is known to be empty."""
    clock, packed = ZoneInfo(zone), Packed(1, *day)
    rows = [_fact_row(zone, WHOLE, packed, "", facts)]
    for by in DIMENSIONS[1:]:
        rows += [_fact_row(zone, by, packed, *one) for one in grouped(facts, by, clock).items()]
    channels = grouped(facts, CHANNEL, clock)
    for channel, theirs in channels.items() if len(channels) > 1 else ():
        for by in OF_CHANNEL:
            within = within_channel(by, channel)
            rows += [_fact_row(zone, within, packed, *one) for one in grouped(theirs, by, clock).items()]
    session.connection().execute(insert(PackRow), rows)


def write_longer(session: Session, zone: str, days: int, shorter: Sequence[Packed]) -> None:
    """The same of what follows one another and has packs, as so many days."""
    packed = Packed(days, shorter[0].starts, shorter[-1].ends)
    for by in DIMENSIONS:
        slow = read_slow(session, zone, by, shorter) if by in LISTED else {}
        _write_merged(session, zone, by, packed, read_packs(session, zone, by, shorter), slow)
    channels = set[str]().union(*_channels(session, zone, shorter).values())
    for channel in channels if len(channels) > 1 else ():
        for by in OF_CHANNEL:
            theirs = read_channel_packs(session, zone, by, shorter, channel)
            _write_merged(session, zone, within_channel(by, channel), packed, theirs, {})


def drop_packs(session: Session, moments: Sequence[int]) -> None:
    """Those of all days in which one of these moments lies, of whatever zone."""
    query = select(PackRow.days, PackRow.starts, PackRow.ends).where(PackRow.grouping == WHOLE)
    known = [Packed(*row) for row in session.exec(query.distinct())]
    moments = sorted(moments)
    stale = [one for one in known if bisect_left(moments, one.starts) < bisect_left(moments, one.ends)]
    for days in LENGTHS:
        starts = {one.starts for one in stale if one.days == days}
        if starts:
            these = col(PackRow.days) == days, col(PackRow.starts).in_(starts)
            session.connection().execute(delete(PackRow).where(*these))


def _within(query: Any, zone: str, by: str, run: Packed, value: str | None) -> Any:
    """Bound at both ends: else SQLite walks another index."""
    query = query.where(
        PackRow.zone == zone,
        PackRow.grouping == by,
        PackRow.days == run.days,
        col(PackRow.starts) >= run.starts,
        col(PackRow.starts) < run.ends,
    )
    return query if value is None else query.where(PackRow.value == value)


def _runs(packed: Sequence[Packed]) -> list[Packed]:
    """What follows one another and is of one length, as one span."""
    runs: list[Packed] = []
    for one in packed:
        if runs and (runs[-1].days, runs[-1].ends) == (one.days, one.starts):
            runs[-1] = runs[-1]._replace(ends=one.ends)
        else:
            runs.append(one)
    return runs


def gaps(span: Span, packed: Sequence[Packed]) -> list[Span]:
    """What of the span lies in none of them."""
    edges = [span[0], *(edge for one in packed for edge in (one.starts, one.ends)), span[1]]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _write_merged(
    session: Session,
    zone: str,
    by: str,
    packed: Packed,
    found: Iterable[tuple[str, Part]],
    slow: Mapping[str, Sequence[Slow]],
) -> None:
    parts = defaultdict(list)
    for value, part in found:
        parts[value].append(part)
    rows = [
        _row(zone, by, packed, value, merged(theirs), slow.get(value, ())) for value, theirs in parts.items()
    ]
    if rows:
        session.connection().execute(insert(PackRow), rows)


def _channels(session: Session, zone: str, packed: Sequence[Packed]) -> Mapping[Packed, set[str]]:
    """Whose leads were received in each."""
    found: dict[Packed, set[str]] = {one: set() for one in packed}
    names = select(PackRow.days, PackRow.starts, PackRow.ends, PackRow.value)
    for run in _runs(packed):
        for *span, channel in session.exec(_within(names, zone, CHANNEL, run, None)):
            found[Packed(*span)].add(channel)
    return found


def _fact_row(zone: str, by: str, packed: Packed, value: str, facts: Sequence[Fact]) -> dict[str, object]:
    return _row(zone, by, packed, value, part_of(facts), list(slow_of(facts)) if by in LISTED else ())


def _row(
    zone: str, by: str, packed: Packed, value: str, part: Part, slow: Sequence[Slow]
) -> dict[str, object]:
    counts = {name: getattr(part, name) for name in COUNTS}
    place = {"zone": zone, "grouping": by, "value": value, **packed._asdict()}
    return {
        **place,
        **counts,
        "worth": json.dumps(part.worth),
        "times": _packed(part),
        "slow": json.dumps(_slow(slow)),
    }


def _slow(found: Sequence[Slow]) -> list[Slow]:
    """The slowest of both kinds: how long the others wait is not known before somebody asks."""
    answered = [slow for slow in found if slow.seconds is not None]
    waiting = [slow for slow in found if slow.seconds is None]
    return [*slowest(answered, 0), *sorted(waiting, key=_since)[:SLOWEST]]


def _since(slow: Slow) -> tuple[int, int]:
    return slow.received, slow.lead


def _packed(part: Part) -> bytes:
    times = [getattr(part, name) for name in TIMES]
    packed = array("I", [len(one) for one in times])
    for one in times:
        packed.extend(one)
    return _little(packed).tobytes()


def _part(counts: Sequence[int], worth: str, times: bytes) -> Part:
    numbers = array("I")
    numbers.frombytes(times)
    numbers, at = _little(numbers), len(TIMES)
    found: dict[str, Any] = dict(zip(COUNTS, counts, strict=True))
    found["worth"] = json.loads(worth)
    for name, length in zip(TIMES, numbers[:at], strict=True):
        found[name] = numbers[at : at + length]
        at += length
    return Part(**found)


def _little(numbers: "array[int]") -> "array[int]":
    """In the byte order of the database, whatever machine reads it."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
