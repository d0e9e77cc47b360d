"""A million leads of one year: any figure by any grouping, of all, of one rep and of one channel.

FIRSTREPLY_BENCH_LEADS sets how many. They are put into the table of facts as counting would have left them.
"""

import os
import random
import statistics
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from sqlalchemy import insert

from bot.core.stats import GROUPS, Asked, Period
from bot.core.stats_facts import epoch
from bot.core.stats_figures import Fact
from bot.core.terms import Terms
from bot.store.database import Database
from bot.store.report_counting import count_changed, pack_days
from bot.store.report_tables import FactRow
from bot.store.reports import Reports
from tests import stats_year
from tests.bench.clock import kind_of, say, timed

pytestmark = pytest.mark.bench

LEADS = int(os.environ.get("FIRSTREPLY_BENCH_LEADS", "1000000"))
START = epoch(datetime(2025, 12, 30, tzinfo=UTC))
YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
MONTH = Period(first=date(2026, 6, 2), last=date(2026, 7, 1))
COUNTED = 10_000
NOW = datetime(2027, 1, 4, tzinfo=UTC)
REPS = 20
CHANNELS = ["leads"] * 90 + ["latam"] * 7 + ["asia"] * 3 if LEADS <= 1_000_000 else ["leads"]
COUNTRIES = [f"{first}{second}" for first in "ABCDEF" for second in "KLMNOPQRST"]


def facts(count: int) -> Iterator[Fact]:
    random_ = random.Random(7)
    step = 368 * 86400 / count
    for number in range(count):
        response = int(random_.lognormvariate(8, 2)) if random_.random() < 0.85 else None
        yield Fact(
            number + 1, int(START + number * step), f"U{random_.randrange(REPS)}", f"m{random_.randrange(8)}",
            random_.choice(COUNTRIES), f"p{random_.randrange(40)}", f"l{random_.randrange(17)}",
            f"s{random_.randrange(6)}", random_.choice("ABC"), f"t{random_.randrange(12)}",
            f"v{random_.randrange(24)}", random_.choice(("ours", "buyer's")), random_.choice(CHANNELS),
            int(random_.lognormvariate(3, 1)), int(random_.lognormvariate(7, 2)), response,
            response and response // 3, int(START + number * step) + 86400,
            None if response is None else int(response < 86400), int(response is None), 0, 0, 0, 0, 0,
            int(START + number * step) + 30, response and response * 3 if number % 3 else None,
            *ended(random_),
        )  # fmt: skip


def ended(random_: random.Random) -> tuple[int, int, int, int | None, str]:
    """Half are closed, a fifth are won."""
    how = random_.choice(("", "", "", "", "", "won", "won", "lost", "lost", "other"))
    value = random_.randrange(10**9) if how == "won" else None
    return int(how != ""), int(how == "won"), int(how == "lost"), value, "EUR" if value else ""


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


ASKED = (
    *(Asked(period=YEAR, by=by) for by in (None, *GROUPS)),
    *(Asked(period=YEAR, by=by, rep="U7") for by in (None, *GROUPS)),
    *(Asked(period=YEAR, by=by, channel="leads") for by in (None, *GROUPS)),
    *(Asked(period=YEAR, by=by, channel="asia") for by in (None, "country")),
)


def test_figures_of_a_year(store):
    fill(store, LEADS)
    reports = Reports(database=store, terms=Terms(), zone="Asia/Shanghai")
    took = timed(lambda: pack_days(store, "Asia/Shanghai", NOW))
    say(f"{LEADS:,} leads added up by everything ({kind_of(store)}): {took:.1f} s, once")
    for asked in ASKED:
        times = [
            rounds(reports, Asked(period=period, by=asked.by, rep=asked.rep, channel=asked.channel))
            for period in (YEAR, MONTH)
        ]
        whose = f" @{asked.rep}" if asked.rep else f" #{asked.channel}" if asked.channel else ""
        told = f"a year {times[0]:.0f} ms, 30 days {times[1]:.0f} ms"
        say(f"by {asked.by or 'nothing'}{whose} ({kind_of(store)}): {told}")
    assert reports.report(Asked(period=YEAR, by="country"), NOW).total.now.n > 0.98 * LEADS


def rounds(reports: Reports, asked: Asked) -> float:
    """Milliseconds: the median of three, of what is long the first one."""
    first = timed(lambda: reports.report(asked, NOW))
    others = [timed(lambda: reports.report(asked, NOW)) for _ in range(2 if first < 3 else 0)]
    return 1000 * statistics.median([first, *others])


def test_how_quickly_leads_are_counted(store):
    """After an update of a large database the first report waits for this."""
    stats_year.write(store, stats_year.make(COUNTED))
    took = timed(lambda: count_changed(store, stats_year.terms()))
    say(f"leads counted ({kind_of(store)}): {COUNTED / took:,.0f} a second")
    assert count_changed(store, stats_year.terms(), most=0)
