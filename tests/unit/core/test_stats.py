"""What can be asked of the numbers, and the arithmetic of percentiles."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.core.hours import Hours
from bot.core.rules import Market, Rep, Rules
from bot.core.stats import GROUPS, Asked, Period, day_start, read_asked, team_zone
from bot.core.stats_figures import Part, figures_of, percentile

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # the 25th, Wednesday, in Shanghai


def asked(text):
    return read_asked(text.split(), NOW, SHANGHAI)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("", (2026, 11, 19), (2026, 11, 25)),
        ("today", (2026, 11, 25), (2026, 11, 25)),
        ("Yesterday", (2026, 11, 24), (2026, 11, 24)),
        ("7d", (2026, 11, 19), (2026, 11, 25)),
        ("30d", (2026, 10, 27), (2026, 11, 25)),
        ("2026-10", (2026, 10, 1), (2026, 10, 31)),
        ("2026-12", (2026, 12, 1), (2026, 12, 31)),
        ("2026-W47", (2026, 11, 16), (2026, 11, 22)),
        ("2026-w53", (2026, 12, 28), (2027, 1, 3)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
    ],
)
def test_periods_are_days_of_the_teams_zone(word, first, last):
    assert asked(word) == Asked(period=Period(first=date(*first), last=date(*last)))


def test_the_period_before_is_as_long():
    for word in ("today", "7d", "2026-10", "2026-W47"):
        period = asked(word).period
        assert (period.before.days, period.before.last) == (period.days, period.first - timedelta(days=1))


@pytest.mark.parametrize("group", GROUPS)
def test_the_order_of_the_words_does_not_matter(group):
    words = ["30d", f"by {group}", "<@u0anna|Anna>", "<#C01LEADS|leads>", "csv", "share"]
    wanted = Asked(
        period=asked("30d").period, by=group, rep="U0ANNA", channel="C01LEADS", csv=True, share=True
    )
    for seed in range(20):
        assert asked(" ".join(random.Random(seed).sample(words, len(words)))) == wanted


def test_people_and_channels_are_named_as_people_write_them():
    assert (asked("@anna").rep, asked("#latam").channel) == ("anna", "latam")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("30d by contry", "stats 30d by country"),
        ("by", "stats 7d by rep"),
        ("weekdays", "stats by weekday"),
        ("country 30d", "stats by country 30d"),
        ("2026-13", "stats 7d by rep"),
        ("2026-W54 by rep", "stats by rep"),
        ("yesterdy shared", "stats yesterday share"),
        ("2w by rep", "stats 14d by rep"),
        ("30", "stats 30d"),
        ("today 7d", "stats today"),
        ("by rep by country", "stats by rep"),
        ("hello", "stats 7d by rep"),
        ("0d", "stats 1d"),
        ("99999d by rep", "stats 3660d by rep"),
        ("1999", "stats 7d by rep"),
    ],
)
def test_what_cannot_be_read_gets_the_nearest_form_that_can(text, form):
    assert asked(text) == form
    assert isinstance(asked(form.removeprefix("stats ")), Asked)


def test_no_words_break_it():
    words = ["by", "rep", "@", "#", "<@>", "7d", "2026-99", "\x00", "é", "2026-W00", "0000-00", "csv", "0000"]
    for seed in range(2000):
        chosen = random.Random(seed).choices(words, k=seed % 6)
        found = read_asked(chosen, NOW, SHANGHAI)
        if isinstance(found, str):
            assert isinstance(read_asked(found.split()[1:], NOW, SHANGHAI), Asked), chosen


def test_a_day_begins_with_its_first_second_in_every_zone():
    second = timedelta(seconds=1)
    for name in sorted(available_timezones())[::7]:
        zone = ZoneInfo(name)
        for number in range(366):
            day = date(2026, 1, 1) + timedelta(days=number)
            start = day_start(day, zone)
            assert start.astimezone(zone).date() == day, (name, day)
            assert (start - second).astimezone(zone).date() < day, (name, day)


def test_the_days_are_those_of_most_of_the_team():
    here, there = Hours(zone="Asia/Shanghai"), Hours(zone="Europe/Berlin")
    reps = (
        Rep(id="1", name="a", hours=there),
        Rep(id="2", name="b", hours=here),
        Rep(id="3", name="c", hours=here),
    )
    assert team_zone(Rules(team=reps, markets=(Market(id="eu", hours=there),))) == "Asia/Shanghai"
    assert (
        team_zone(Rules(team=(Rep(id="1", name="a"),), markets=(Market(id="eu", hours=there),)))
        == "Europe/Berlin"
    )
    assert team_zone(Rules()) == "UTC"


def test_a_percentile_of_many_sequences_is_that_of_all_their_values():
    for seed in range(500):
        random_ = random.Random(seed)
        most = random_.choice([1, 5, 100, 10**6])
        times = [
            sorted(random_.choices(range(most), k=random_.randrange(9))) for _ in range(random_.randrange(6))
        ]
        every = sorted(value for one in times for value in one)
        for percent in (1, 50, 90, 100):
            rank = next((at for at in range(1, len(every) + 1) if at * 100 >= percent * len(every)), None)
            assert percentile([one for one in times if one], percent) == (every[rank - 1] if rank else None)


def test_the_median_of_an_even_number_is_the_lower_of_the_two():
    assert percentile([[10, 20, 30, 40]], 50) == 20


def test_a_lead_that_still_has_time_is_neither_within_nor_without():
    part = Part(n=3, response=[299], waiting=[1_000, 1_301], due=[1_600, 1_601])
    shares = {now: figures_of([part], now).within[0] for now in (1_300, 1_301, 1_602)}
    assert {now: (share.hits, share.n) for now, share in shares.items()} == {
        1_300: (1, 1), 1_301: (1, 2), 1_602: (1, 3),
    }  # fmt: skip
    assert [figures_of([part], now).sla.n for now in (1_600, 1_601, 1_602)] == [0, 1, 2]
