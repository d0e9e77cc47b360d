"""A million leads (ten on PostgreSQL) of one year: any figure by any grouping, and what a write pays for it.

FIRSTREPLY_BENCH_LEADS sets how many. They are put into the table of facts as counting would have left them.
"""

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from sqlalchemy import insert

from bot.core.lead import LeadId, RepId
from bot.core.stats import GROUPS, Asked, Period
from bot.core.stats_facts import epoch
from bot.core.stats_figures import Fact
from bot.core.terms import Terms
from bot.flows.claims import claim_lead
from bot.store.database import Database, open_store
from bot.store.leads import Leads
from bot.store.report_counting import count_changed, pack_days
from bot.store.report_tables import FactRow
from bot.store.reports import Reports
from tests import stats_year

pytestmark = pytest.mark.bench

LEADS = int(os.environ.get("FIRSTREPLY_BENCH_LEADS", "1000000"))
START = epoch(datetime(2025, 12, 30, tzinfo=UTC))
YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
NOW = datetime(2027, 1, 4, tzinfo=UTC)
COUNTRIES = [f"{first}{second}" for first in "ABCDEF" for second in "KLMNOPQRST"]


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path) -> Iterator[Database]:
    url = (
        f"sqlite:///{tmp_path}/bench.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    database = open_store(url)
    yield database
    database.close()


def facts(count: int) -> Iterator[Fact]:
    random_ = random.Random(7)
    step = 368 * 86400 / count
    for number in range(count):
        response = int(random_.lognormvariate(8, 2)) if random_.random() < 0.85 else None
        yield Fact(
            number + 1, int(START + number * step), f"U{random_.randrange(50)}", f"m{random_.randrange(8)}",
            random_.choice(COUNTRIES), f"p{random_.randrange(40)}", f"l{random_.randrange(17)}",
            f"s{random_.randrange(6)}", random_.choice("ABC"), f"t{random_.randrange(12)}",
            f"v{random_.randrange(24)}", random_.choice(("ours", "buyer's")), "leads",
            int(random_.lognormvariate(3, 1)), int(random_.lognormvariate(7, 2)), response,
            response and response // 3, int(START + number * step) + 86400,
            None if response is None else int(response < 86400), int(response is None), 0, 0, 0, 0, 0,
            int(START + number * step) + 30, response and response * 3 if number % 3 else None,
        )  # fmt: skip


def fill(store: Database, count: int) -> None:
    made = facts(count)
    while batch := list(islice(made, 50_000)):
        with store.write() as session:
            if store.is_sqlite:
                session.connection().execute(insert(FactRow), [fact._asdict() for fact in batch])
            else:
                cursor = session.connection().connection.cursor()
                with cursor.copy(f"COPY lead_fact ({', '.join(Fact._fields)}) FROM STDIN") as copy:
                    for fact in batch:
                        copy.write_row(fact)
    with store.read() as session:
        session.connection().exec_driver_sql("ANALYZE")


def timed(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def test_figures_of_a_year(store):
    kind = "SQLite" if store.is_sqlite else "PostgreSQL"
    fill(store, LEADS)
    reports = Reports(database=store, terms=Terms(), zone="Asia/Shanghai")
    took = timed(lambda: pack_days(store, "Asia/Shanghai", NOW))
    print(f"\n{LEADS:,} leads added up by everything ({kind}): {took:.1f} s, once")  # noqa: T201
    for by in (None, *GROUPS):
        for days, period in (
            ("a year", YEAR),
            ("30 days", Period(first=date(2026, 6, 2), last=date(2026, 7, 1))),
        ):
            asked = Asked(period=period, by=by)
            rounds = [timed(lambda asked=asked: reports.report(asked, NOW)) for _ in range(3)]
            print(f"{days} by {by or 'nothing'} ({kind}): {1000 * statistics.median(rounds):.0f} ms")  # noqa: T201
    assert reports.report(Asked(period=YEAR, by="country"), NOW).total.now.n > 0.98 * LEADS


def test_what_a_write_pays(store):
    """Claims with the index of uncounted leads, and without it; and how quickly leads are counted."""
    count = 3000
    kind = "SQLite" if store.is_sqlite else "PostgreSQL"
    leads = stats_year.make(count)
    for lead in leads:
        lead.owner = lead.claimed = lead.closed = None
        lead.closed_as = lead.held = ""
    stats_year.write(store, leads)
    claims = Leads(store)
    numbers = iter(range(1, count + 1))
    rounds: dict[str, list[float]] = {"with": [], "without": []}
    for turn in range(8):
        which = ("with", "without")[turn % 2]
        with store.write() as session:
            session.connection().exec_driver_sql("DROP INDEX IF EXISTS ix_lead_uncounted")
            if which == "with":
                session.connection().exec_driver_sql(
                    "CREATE INDEX ix_lead_uncounted ON lead (id) WHERE counted < version"
                )
        took = timed(
            lambda: [claim_lead(claims, LeadId(n), RepId("U0ANNA"), NOW) for n in islice(numbers, 300)]
        )
        rounds[which].append(1000 * took / 300)
    told = ", ".join(f"{which} the index {statistics.median(ms):.2f} ms" for which, ms in rounds.items())
    print(f"\na claim ({kind}): {told}")  # noqa: T201
    with store.write() as session:
        session.connection().exec_driver_sql("DROP INDEX IF EXISTS ix_lead_uncounted")
        session.connection().exec_driver_sql(
            "CREATE INDEX ix_lead_uncounted ON lead (id) WHERE counted < version"
        )
    took = timed(lambda: count_changed(store, stats_year.terms()))
    print(f"{count} leads counted ({kind}): {1000 * took / count:.2f} ms each, when numbers are asked for")  # noqa: T201
    assert timedelta(seconds=took) > timedelta()
