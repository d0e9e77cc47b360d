"""Every figure by every grouping, against counting by hand, on both databases."""

import random
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, insert, update
from sqlmodel import col, select

from bot.core.lead import LeadId
from bot.core.message import Message, MessageKey
from bot.core.plan import Plan
from bot.core.stats import GROUPS, Asked, Period
from bot.core.stats_groups import QUARTER, WHOLE
from bot.store.leads import Leads
from bot.store.record import _follow
from bot.store.report_counting import count_changed, pack_days
from bot.store.report_tables import PackRow
from bot.store.reports import Reports
from bot.store.tables import LeadRow, MessageRow
from tests import stats_replies, stats_year
from tests.stats_year import NOW, expected, terms

YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
MARCH = Period(first=date(2026, 3, 1), last=date(2026, 3, 31))
ZONES = ("Europe/Berlin", "Asia/Shanghai", "America/Santiago")
PERIODS = (
    YEAR,
    MARCH,
    Period(first=date(2026, 10, 19), last=date(2026, 10, 25)),  # a whole week, with the end of summer time
    Period(first=date(2026, 3, 29), last=date(2026, 3, 29)),
    Period(first=date(2026, 9, 6), last=date(2026, 9, 6)),  # a day without midnight in Chile
    Period(first=date(2026, 12, 1), last=date(2026, 12, 30)),
)


def check(reports, leads, period, by, now=NOW, **filters):
    """The report equals the count, group by group, figure by figure."""
    report = reports.report(Asked(period=period, by=None if by == WHOLE else by, **filters), now)
    for days, of in ((period, "now"), (period.before, "before")):
        wanted = expected(leads, by, days.first, days.last, reports.zone, now)
        found = report.groups if by != WHOLE else [report.total]
        told = {group.value: asdict(getattr(group, of)) for group in found}
        assert {value: figures for value, figures in told.items() if figures["n"]} == wanted
        whole = expected(leads, WHOLE, days.first, days.last, reports.zone, now).get("")
        total = asdict(getattr(report.total, of))
        assert total == whole or (whole is None and total["n"] == 0)
    slow = stats_year.slowest(leads, period.first, period.last, reports.zone, now)
    assert [one.lead for one in report.slowest] == slow


@pytest.fixture(scope="module")
def leads():
    return stats_year.make(2500)


def test_every_figure_of_every_grouping_equals_a_count_by_hand(store, leads):
    stats_year.write(store, leads)
    assert count_changed(store, terms())
    for zone in ZONES:
        reports = Reports(database=store, terms=terms(), zone=zone)
        for by in (WHOLE, *GROUPS):
            check(reports, leads, YEAR, by)
        assert pack_days(store, zone, NOW) > 365
        for by in (WHOLE, *GROUPS):
            for period in PERIODS:
                check(reports, leads, period, by)


def test_a_lead_that_changes_after_months_changes_its_week(store):
    leads = stats_year.make(600, seed=11)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="Europe/Berlin")
    check(reports, leads, YEAR, "rep")
    packed = pack_days(store, "Europe/Berlin", NOW)
    check(reports, leads, YEAR, "rep")
    changed = stats_year.mutate(random.Random(3), leads)
    with store.write() as session:
        for lead in changed:
            values = stats_year._lead_row(lead) | {"version": 4}
            del values["id"]
            session.connection().execute(update(LeadRow).where(col(LeadRow.id) == lead.id).values(**values))
    for by in ("rep", "country", "weekday"):
        check(reports, leads, YEAR, by)
    assert 0 < pack_days(store, "Europe/Berlin", NOW) < packed
    check(reports, leads, YEAR, "country")


def test_a_buyer_who_writes_back_after_the_day_was_added_up_counts(store):
    leads = stats_year.make(400, seed=3)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="America/Santiago")
    check(reports, leads, YEAR, "variant")
    packed = pack_days(store, "America/Santiago", NOW)
    late = [lead for lead in leads if lead.replied and not lead.followups][:30]
    for number, lead in enumerate(late):
        lead.followups = [lead.replied + timedelta(days=number % 9, seconds=1)]
        with store.write() as session:
            session.connection().execute(
                insert(MessageRow), stats_replies.message_rows(lead, later_only=True)[:1]
            )
            moved = update(LeadRow).where(col(LeadRow.id) == lead.id).values(version=LeadRow.version + 1)
            session.connection().execute(moved)
    for by in ("variant", "subject", "sent", "market"):
        check(reports, leads, YEAR, by)
    assert 0 < pack_days(store, "America/Santiago", NOW) < packed
    check(reports, leads, YEAR, "variant")


def test_a_mail_that_joins_a_lead_has_it_counted_anew(store):
    """The real way of a follow-up: it writes the lead, and that alone says so."""
    lead = stats_year.make(1, seed=1)[0]
    lead.replied, lead.reply, lead.held, lead.closed_as = lead.received, "sent", "", ""
    lead.followups = lead.copies = lead.machine = []
    stats_year.write(store, [lead])
    reports = Reports(database=store, terms=terms(), zone="UTC")
    asked = Asked(period=Period(first=date(2025, 12, 1), last=date(2027, 1, 31)))
    assert reports.report(asked, NOW).total.now.wrote_back.hits == 0
    with store.write() as session:
        session.connection().execute(
            insert(MessageRow),
            stats_replies._message_row(lead, 77, "followup", "", lead.replied + timedelta(hours=2)),
        )
        message = Message(key=MessageKey("<2@kunde.example>"), received_at=lead.replied + timedelta(hours=2))
        _follow(
            session, LeadId(lead.id), message, Plan(outcome="followup", follows=LeadId(lead.id)), terms(), NOW
        )
    total = reports.report(asked, NOW).total.now
    assert (total.wrote_back.hits, total.back.median) == (1, 7200)


def test_what_is_late_or_has_still_time_depends_on_when_one_asks(store):
    leads = stats_year.make(300, seed=5)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="Asia/Shanghai")
    for minutes in (0, 4, 5, 6, 60, 1440):
        now = leads[-1].received + timedelta(minutes=minutes)
        check(reports, leads, Period(first=date(2026, 12, 20), last=date(2027, 1, 5)), "weekday", now)


def test_a_buyer_has_seven_days_to_write_back(store):
    leads = stats_year.make(300, seed=5)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="Asia/Shanghai")
    quiet = [one for one in leads if one.replied and not one.followups and stats_year.counts(one)][40:43]
    for lead in quiet:
        for seconds in (-1, 0, 1, 2):
            now = lead.replied + timedelta(days=7, seconds=seconds)
            check(reports, leads, YEAR, "template", now)


def test_only_one_rep_or_channel(store):
    """By everything, from single leads, and from what is added up as days, weeks and quarters."""
    leads = stats_year.make(900, seed=5)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="Asia/Shanghai")
    hers = [lead for lead in leads if (lead.responded_by or lead.owner) == "U0ANNA"]
    theirs = [lead for lead in leads if lead.words["channel"] == "latam"]
    both = [lead for lead in hers if lead in theirs]
    check(reports, theirs, YEAR, "country", channel="latam")
    pack_days(store, "Asia/Shanghai", NOW)
    for period in (YEAR, MARCH):
        for by in (WHOLE, *GROUPS):
            check(reports, theirs, period, by, channel="latam")
            check(reports, hers, period, by, rep="U0ANNA")
        for by in (WHOLE, "rep", "product"):
            check(reports, both, period, by, rep="U0ANNA", channel="latam")
    check(reports, [], YEAR, "country", channel="nobody's")


def test_a_lead_that_goes_to_another_rep_and_channel_is_one_of_theirs(store):
    leads = stats_year.make(300, seed=8)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="UTC")
    reports.report(Asked(period=YEAR), NOW)
    pack_days(store, "UTC", NOW)
    for lead in leads[:200]:
        lead.responded_by, lead.owner, lead.words["channel"] = None, "U0GIULIA", "latam"
    with store.write() as session:
        for lead in leads[:200]:
            values = stats_year._lead_row(lead) | {"version": 4}
            del values["id"]
            session.connection().execute(update(LeadRow).where(col(LeadRow.id) == lead.id).values(**values))
    for _ in range(2):
        for by in (WHOLE, "market"):
            hers = [lead for lead in leads if (lead.responded_by or lead.owner) == "U0GIULIA"]
            check(reports, hers, YEAR, by, rep="U0GIULIA")
            for channel in ("latam", "leads"):
                theirs = [lead for lead in leads if lead.words["channel"] == channel]
                check(reports, theirs, YEAR, by, channel=channel)
        pack_days(store, "UTC", NOW)


def test_a_channel_that_was_alone_for_months_and_then_was_not(store):
    """What has one channel only is not added up twice; a quarter has days and weeks of both kinds."""
    leads = stats_year.make(900, seed=12)
    for number, lead in enumerate(leads):
        lead.words["channel"] = "asia" if number % 9 == 0 and 400 < number < 500 else "leads"
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="Europe/Berlin")
    reports.report(Asked(period=YEAR), NOW)
    pack_days(store, "Europe/Berlin", NOW)
    for channel in ("leads", "asia"):
        theirs = [lead for lead in leads if lead.words["channel"] == channel]
        for period in (YEAR, Period(first=date(2026, 6, 1), last=date(2026, 7, 31))):
            for by in (WHOLE, "rep", "country", "sent"):
                check(reports, theirs, period, by, channel=channel)
    with store.read() as session:
        groupings = [row.grouping for row in session.exec(select(PackRow).where(PackRow.days == QUARTER))]
    twice = [one for one in groupings if one.startswith("market#")]
    assert 0 < len(twice) < len([one for one in groupings if one == "market"])


def test_the_heat_map_of_one_rep_or_channel_has_their_leads(store):
    leads = stats_year.make(400, seed=6)
    stats_year.write(store, leads)
    reports = Reports(database=store, terms=terms(), zone="UTC")
    hers = [lead for lead in leads if (lead.responded_by or lead.owner) == "U0BEN"]
    theirs = [lead for lead in leads if lead.words["channel"] == "latam"]
    for _ in range(2):
        for of, asked in (
            (hers, Asked(period=YEAR, rep="U0BEN")),
            (theirs, Asked(period=YEAR, by="grade", channel="latam")),
        ):
            slots = reports.report(asked, NOW, slots=True).slots
            wanted = expected(of, "slot", YEAR.first, YEAR.last, "UTC", NOW)
            assert {value: asdict(figures) for value, figures in slots.items()} == wanted
        pack_days(store, "UTC", NOW)


def test_a_lead_is_counted_anew_only_when_it_was_written(store):
    leads = stats_year.make(1200)
    stats_year.write(store, leads)
    assert not count_changed(store, terms(), most=500)
    assert uncounted(store) == len(leads) - 500
    reports = Reports(database=store, terms=terms(), zone="UTC")
    assert reports.report(Asked(period=YEAR), NOW, most=0).is_behind
    assert not reports.report(Asked(period=YEAR), NOW, most=10_000).is_behind
    assert uncounted(store) == 0
    lead = Leads(store).get(7)
    Leads(store).save(replace(lead, version=4), event="followed up", actor="firstreply", now=NOW)
    assert uncounted(store) == 1


def uncounted(store):
    with store.read() as session:
        return len(session.exec(select(LeadRow.id).where(LeadRow.counted < LeadRow.version)).all())


def test_nothing_is_no_division_by_nothing(store):
    report = Reports(database=store, terms=terms(), zone="UTC").report(Asked(period=YEAR, by="rep"), NOW)
    assert (report.total.now.n, report.total.now.sla.percent, report.groups) == (0, None, ())


def plans(store, act):
    """How the database goes about each statement of `act` that reads leads or their numbers."""
    told = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("SELECT") and "lead" in statement and "FOR UPDATE" not in statement:
            told.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", hear)
    act()
    event.remove(store._engine, "before_cursor_execute", hear)
    assert told
    with store.read() as session:
        connection = session.connection()
        if not store.is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")  # a table of a few rows is scanned
        explain = "EXPLAIN QUERY PLAN " if store.is_sqlite else "EXPLAIN "
        for statement, parameters in told:
            rows = connection.exec_driver_sql(explain + statement, parameters)
            yield statement, "\n".join(str(row) for row in rows)


INDEXES = {"ix_lead_uncounted", "ix_lead_fact_received", "ix_lead_fact_rep", "lead_pack"}


def test_an_index_answers_whatever_is_asked(store):
    """Also of a million leads nothing is read but what lies in the period."""
    stats_year.write(store, stats_year.make(200))
    reports = Reports(database=store, terms=terms(), zone="UTC")
    reports.report(Asked(period=YEAR), NOW)
    pack_days(store, "UTC", NOW)
    asked = (
        Asked(period=YEAR, by="rep"),
        Asked(period=YEAR, by="country", channel="latam"),
        Asked(period=YEAR, by="country", rep="U0ANNA"),
        Asked(period=YEAR, rep="U0ANNA"),
    )
    seen = set()
    for one in asked:
        for statement, plan in plans(store, lambda one=one: reports.report(one, NOW, slots=one.rep is None)):
            assert "Seq Scan" not in plan, statement
            assert "SCAN" not in plan.replace("SCAN lead USING", ""), (statement, plan)
            seen |= {name for name in INDEXES if name in plan}
    assert seen == INDEXES


def test_to_open_and_to_move_a_lead_asks_nothing_of_the_numbers(store):
    """A write says by its version alone that the lead is to be counted."""
    stats_year.write(store, stats_year.make(3))
    lead = Leads(store).get(2)
    told = []
    event.listen(store._engine, "before_cursor_execute", lambda *about: told.append(about[2]))
    moved = replace(lead, subject="Now in another size", version=4)
    Leads(store).save(moved, event="followed up", actor="firstreply", now=NOW)
    assert told
    assert not [one for one in told if "lead_fact" in one or "lead_pack" in one or "counted" in one]


def test_the_first_moment_of_a_day_is_asked_of_the_clock_on_the_wall():
    assert YEAR.before == Period(first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert datetime(2026, 1, 1, tzinfo=UTC) == YEAR.bounds(UTC)[0]
