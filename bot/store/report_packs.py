"""Whole weeks of leads, added up by every grouping: a year is then some thousand rows, and still exact."""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from bot.core.stats_figures import Fact, Part, Slow, part_of, slow_of, slowest
from bot.core.stats_groups import DIMENSIONS, WHOLE, grouped
from bot.store.report_tables import PackRow

Span = tuple[int, int]  # seconds since 1970, the second one not included
_TIMES = ("auto", "claim", "response", "working", "waiting", "due")
_COUNTS = ("n", "kept", "missed", "unclaimed", "reopened", "released", "reassigned", "bounced")


def packed_weeks(session: Session, zone: str, span: Span) -> list[Span]:
    """The weeks within the span that are added up."""
    query = select(PackRow.starts, PackRow.ends).where(
        PackRow.zone == zone,
        PackRow.grouping == WHOLE,
        col(PackRow.starts) >= span[0],
        col(PackRow.starts) < span[1],
        col(PackRow.ends) <= span[1],
    )
    return [(starts, ends) for starts, ends in session.exec(query.order_by(col(PackRow.starts)))]


def read_packs(session: Session, zone: str, by: str, span: Span) -> Iterator[tuple[str, Part]]:
    names = (PackRow.value, *(getattr(PackRow, name) for name in _COUNTS), PackRow.times)
    query = select(*names).where(
        PackRow.zone == zone,
        PackRow.grouping == by,
        col(PackRow.starts) >= span[0],
        col(PackRow.starts) < span[1],
        col(PackRow.ends) <= span[1],
    )
    for value, *counts, times in session.connection().execute(query).all():
        yield value, _part(counts, times)


def read_slow(session: Session, zone: str, span: Span) -> list[Slow]:
    query = select(PackRow.slow).where(
        PackRow.zone == zone,
        PackRow.grouping == WHOLE,
        col(PackRow.starts) >= span[0],
        col(PackRow.starts) < span[1],
        col(PackRow.ends) <= span[1],
    )
    return [Slow(*slow) for listed in session.exec(query) for slow in json.loads(listed)]


def write_packs(session: Session, zone: str, week: Span, facts: Sequence[Fact]) -> None:
    """Of a week that has none. Also an empty week has one: it is known to be empty."""
    clock = ZoneInfo(zone)
    rows = [
        _row(zone, by, week, value, found)
        for by in DIMENSIONS
        for value, found in (grouped(facts, by, clock) or ({"": []} if by == WHOLE else {})).items()
    ]
    session.connection().execute(insert(PackRow), rows)


def drop_packs(session: Session, moments: Sequence[int]) -> None:
    """Those of every week in which one of these moments lies, of whatever zone."""
    known = session.exec(
        select(PackRow.starts, PackRow.ends).where(PackRow.grouping == WHOLE).distinct()
    ).all()
    stale = {starts for starts, ends in known if any(starts <= moment < ends for moment in moments)}
    if stale:
        session.connection().execute(delete(PackRow).where(col(PackRow.starts).in_(stale)))


def gaps(span: Span, weeks: Sequence[Span]) -> list[Span]:
    """What of the span lies in none of the weeks, which follow one another."""
    edges = [span[0], *(edge for week in weeks for edge in week), span[1]]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _row(zone: str, by: str, week: Span, value: str, facts: Sequence[Fact]) -> Mapping[str, object]:
    part = part_of(facts)
    slow = _slow(facts) if by == WHOLE else []
    return {
        "zone": zone,
        "grouping": by,
        "starts": week[0],
        "ends": week[1],
        "value": value,
        **{name: getattr(part, name) for name in _COUNTS},
        "times": _packed(part),
        "slow": json.dumps(slow),
    }


def _slow(facts: Sequence[Fact]) -> list[Slow]:
    """The slowest of both kinds: how long the others wait is not known before somebody asks."""
    found = list(slow_of(facts))
    waiting = [slow for slow in found if slow.seconds is None]
    return [
        *slowest((slow for slow in found if slow.seconds is not None), 0),
        *sorted(waiting, key=_since)[:5],
    ]


def _since(slow: Slow) -> tuple[int, int]:
    return slow.received, slow.lead


def _packed(part: Part) -> bytes:
    times = [getattr(part, name) for name in _TIMES]
    packed = array("I", [len(one) for one in times])
    for one in times:
        packed.extend(one)
    return _little(packed).tobytes()


def _part(counts: Sequence[int], times: bytes) -> Part:
    numbers = array("I")
    numbers.frombytes(times)
    numbers, at = _little(numbers), len(_TIMES)
    found: dict[str, Any] = dict(zip(_COUNTS, counts, strict=True))
    for name, length in zip(_TIMES, numbers[:at], strict=True):
        found[name] = numbers[at : at + length]
        at += length
    return Part(**found)


def _little(numbers: "array[int]") -> "array[int]":
    """In the byte order of the database, whatever machine reads it."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
