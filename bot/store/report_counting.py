"""What counts of each lead, kept up with the leads, and whole days of it added up."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, text, update
from sqlmodel import Session, col, select

from bot.core.plan import COPY
from bot.core.stats_facts import COUNTED_DEEDS, Countable, Deed, FirstReply, epoch, fact_of
from bot.core.stats_figures import Fact
from bot.core.stats_groups import QUARTER, WEEK, days_from, which
from bot.core.terms import Terms
from bot.store.database import Database
from bot.store.report_packs import Span, drop_packs, packed_days, write_day, write_longer
from bot.store.report_tables import FactRow
from bot.store.tables import EventRow, LeadRow, MessageRow

BATCH = 250  # leads that are counted in one transaction: on SQLite nobody else writes meanwhile
REPORT_LOCK = 0x66697273_73746174  # any number, the same in every process that uses this database
UNCOUNTED = text("counted < version")  # word for word that of the index
ALL_TIME = (-(10**12), 10**12)
NO_REPLY = FirstReply()
NO_TEXT = "", "", ""
_REPLY = [
    getattr(MessageRow, name)
    for name in ("lead_id", "template", "variant", "reply_subject", "outcome", "received_at")
]
_LEAD = [getattr(LeadRow, name) for name in Countable._fields]
_FACT = [getattr(FactRow, name) for name in Fact._fields]


def count_changed(database: Database, terms: Terms, most: int | None = None) -> bool:
    """Count the leads that changed since they were counted. False: there are more than `most`."""
    done = 0
    while True:
        with database.read() as session:
            if not _uncounted(session, 1):
                return True
        if most is not None and done >= most:
            return False
        with database.write() as session:
            _alone(database, session)
            done += _count(session, _uncounted(session, BATCH), terms)


def pack_days(database: Database, zone: str, until: datetime, most: int | None = None) -> int:
    """Add up the days that are over by then and are not added up, the latest first. Returns how many were."""
    days = _unpacked(database, zone, until)[::-1][:most]
    for some in _in_weeks(days):
        with database.write() as session:
            _alone(database, session)
            for day in some:
                if not packed_days(session, zone, day):
                    write_day(session, zone, day, read_facts(session, day))
    _pack_longer(database, zone, 1, WEEK)
    _pack_longer(database, zone, WEEK, QUARTER)
    return len(days)


def read_facts(
    session: Session, span: Span, rep: str | None = None, channel: str | None = None
) -> list[Fact]:
    """What counts of the leads that were received in the span, of one rep or channel only if asked."""
    query = select(*_FACT).where(col(FactRow.received) >= span[0], col(FactRow.received) < span[1])
    if rep is not None:
        query = query.where(FactRow.rep == rep)
    if channel is not None:
        query = query.where(FactRow.channel == channel)
    cursor: Any = session.connection().execute(query).cursor  # plain tuples: ten times as fast as rows
    return list(map(Fact._make, cursor.fetchall()))


def _unpacked(database: Database, zone: str, until: datetime) -> list[Span]:
    clock = ZoneInfo(zone)
    with database.read() as session:
        first = session.exec(select(FactRow.received).order_by(col(FactRow.received)).limit(1)).first()
        if first is None:
            return []
        packed = packed_days(session, zone, ALL_TIME)
    start = datetime.fromtimestamp(first, clock)
    days = [(epoch(opens), epoch(ends)) for opens, ends in days_from(start, until, clock)]
    known = [False] * len(days)
    at = {opens: number for number, (opens, _) in enumerate(days)}
    for one in packed:
        number = at.get(one.starts)
        if number is not None:
            known[number : number + one.days] = [True] * one.days
    return [day for day, is_packed in zip(days, known, strict=False) if not is_packed]


def _in_weeks(days: Sequence[Span]) -> Iterator[Sequence[Span]]:
    return (days[at : at + WEEK] for at in range(0, len(days), WEEK))


def _pack_longer(database: Database, zone: str, short: int, long: int) -> None:
    """Add up once more what is complete."""
    with database.read() as session:
        groups = defaultdict(list)
        for one in packed_days(session, zone, ALL_TIME):
            if one.days == short:
                groups[which(long, datetime.fromtimestamp(one.starts, ZoneInfo(zone)).date())].append(one)
    for packed in groups.values():
        if len(packed) * short == long:
            with database.write() as session:
                _alone(database, session)
                if packed_days(session, zone, (packed[0].starts, packed[-1].ends)) == packed:
                    write_longer(session, zone, long, packed)


def _alone(database: Database, session: Session) -> None:
    """Until the transaction ends, nobody else counts or adds up. SQLite has one writer anyway."""
    if not database.is_sqlite:
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": REPORT_LOCK})


def _uncounted(session: Session, limit: int) -> Sequence[Countable]:
    query = select(*_LEAD).where(UNCOUNTED).order_by(col(LeadRow.id)).limit(limit)
    return [Countable._make(row) for row in session.connection().execute(query)]


def _count(session: Session, leads: Sequence[Countable], terms: Terms) -> int:
    ids = [lead.id for lead in leads]
    if not ids:
        return 0
    deeds, replies, facts = _deeds(session, ids), _replies(session, ids), {}
    for lead in leads:
        calendar = terms.calendar(lead.market)
        fact = fact_of(lead, deeds.get(lead.id, ()), replies.get(lead.id, NO_REPLY), calendar)
        if fact is not None:
            facts[lead.id] = fact
    _replace(session, ids, facts)
    _remember(session, leads)
    return len(leads)


def _remember(session: Session, leads: Sequence[Countable]) -> None:
    """As of the version that was seen, whatever was written meanwhile."""
    seen = defaultdict(list)
    for lead in leads:
        seen[lead.version].append(lead.id)
    for version, ids in seen.items():
        session.connection().execute(update(LeadRow).where(col(LeadRow.id).in_(ids)).values(counted=version))


def _replace(session: Session, ids: Sequence[int], facts: Mapping[int, Fact]) -> None:
    """Leads of which the same counts as before change no day."""
    query = select(*_FACT).where(col(FactRow.lead).in_(ids))
    known = {row[0]: Fact._make(row) for row in session.connection().execute(query)}
    changed = [lead for lead in ids if facts.get(lead) != known.get(lead)]
    if not changed:
        return
    drop_packs(session, [one[lead].received for lead in changed for one in (facts, known) if lead in one])
    session.connection().execute(delete(FactRow).where(col(FactRow.lead).in_(changed)))
    if new := [facts[lead]._asdict() for lead in changed if lead in facts]:
        session.connection().execute(insert(FactRow), new)


def _deeds(session: Session, ids: Sequence[int]) -> Mapping[int, Sequence[Deed]]:
    query = select(EventRow.lead_id, EventRow.kind, EventRow.at, EventRow.data).where(
        col(EventRow.lead_id).in_(ids), col(EventRow.kind).in_(COUNTED_DEEDS)
    )
    deeds = defaultdict(list)
    for lead, kind, at, data in session.exec(query):
        deeds[lead or 0].append(Deed(kind=kind, at=at, was=str(json.loads(data).get("from") or "")))
    return deeds


def _replies(session: Session, ids: Sequence[int]) -> Mapping[int, FirstReply]:
    """By what a lead was answered: that of its first message that has a template; and what followed. A
    colleague's copy of an answer also follows, but no buyer wrote it."""
    query = (
        select(*_REPLY)
        .where(col(MessageRow.lead_id).in_(ids), MessageRow.reason != COPY)
        .order_by(col(MessageRow.id).desc())
    )
    texts: dict[int, tuple[str, str, str]] = {}
    followups: dict[int, list[datetime]] = defaultdict(list)
    for lead, template, variant, subject, outcome, at in session.connection().execute(query):
        if template or variant:
            texts[lead] = template, variant, subject
        if outcome == "followup":
            followups[lead].append(at)
    return {lead: _reply(*texts.get(lead, NO_TEXT), followups[lead]) for lead in {*texts, *followups}}


def _reply(template: str, variant: str, subject: str, followups: Sequence[datetime]) -> FirstReply:
    return FirstReply(template=template, variant=variant, subject=subject, followups=followups)
