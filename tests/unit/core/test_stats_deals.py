"""What became of leads: sums of money that are never mixed, shares that say of how many."""

from datetime import date

import pytest

from bot.core.stats import GROUPS, Asked, Period, nearest, read_asked
from bot.core.stats_deals import deals, sum_words, won_words, worth_words
from bot.core.stats_figures import Part, Share, figures_of, merged
from bot.core.stats_groups import SPEEDS, grouped
from bot.core.stats_words import HEADS, in_order, summary, table
from tests.builders import NOON
from tests.unit.core.test_stats_words import csv_rows, line

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        (0, "EUR", "0 EUR"),
        (1_200_050, "USD", "12,000.50 USD"),
        (5, "", "0.05"),
        (12_345_600, "", "123,456"),
    ],
)
def test_a_sum_is_kept_in_hundredths(value, currency, words):
    assert sum_words(value, currency) == words


def test_currencies_are_never_added_up():
    merged_part = merged([Part(n=1, worth={"EUR": 100, "USD": 5}), Part(n=1, worth={"EUR": 50})])
    assert merged_part.worth == {"EUR": 150, "USD": 5}
    assert worth_words(figures_of([merged_part, merged_part], 0).worth) == "3 EUR + 0.10 USD"


def test_only_a_spreadsheet_has_the_cents_of_large_sums():
    worth = {"EUR": 99_999, "USD": 12_345_678}
    assert worth_words(worth) == "999.99 EUR + 123,456 USD"
    assert worth_words(worth, exact=True) == "999.99 EUR + 123,456.78 USD"


@pytest.mark.parametrize(
    ("hits", "n", "words"), [(0, 0, "–"), (1, 4, "1 of 4"), (2, 5, "2 of 5 (40 %)"), (0, 9, "0 of 9 (0 %)")]
)
def test_of_fewer_than_five_closed_leads_no_percent_is_told(hits, n, words):
    assert won_words(Share(hits=hits, n=n)) == words


def test_the_summary_tells_of_deals_once_something_is_closed():
    assert deals(line("", *[60] * 9).now) == ""
    closed = line("", *[60] * 9, closed=6, won=2, lost=3, worth={"EUR": 4_800_000})
    assert summary(closed)[-1] == "Closed: won 2 of 6 (33 %), lost 3; worth 48,000 EUR"
    assert summary(line("", 60, closed=1, won=1, lost=0))[-1] == "Closed: won 1 of 1, lost 0"


def test_a_table_and_a_spreadsheet_have_them_of_small_groups_too():
    rows = [line("U1", *[60] * 9, closed=6, won=2, lost=3, worth={"EUR": 4_800_000, "USD": 1}), line("U2", 1)]
    _, big, small = table(rows, "rep", {})
    at = 1 + HEADS.index("won")
    assert big[at:] == ["2 of 6 (33 %)", "3", "48,000 EUR + 0.01 USD"]
    assert small[at:] == ["–", "0", "–"]
    big, small = csv_rows(rows)
    assert big[-5:] == ["6", "2", "3", "33.3", "48000 EUR + 0.01 USD"]
    assert small[-5:] == ["0", "0", "0", "", ""]


class Answered:
    def __init__(self, response):
        self.response, self.received = response, 0


@pytest.mark.parametrize(
    ("response", "speed"),
    [
        (0, "5 min"), (300, "5 min"), (301, "15 min"), (900, "15 min"), (3600, "1 h"), (3601, "24 h"),
        (86_400, "24 h"), (86_401, "later"), (None, "unanswered"),
    ],
)  # fmt: skip
def test_speeds_are_those_of_the_shares(response, speed):
    assert list(grouped([Answered(response)], "speed", NOON.tzinfo)) == [speed]


def test_the_quick_come_before_the_slow():
    rows = [line(speed, *[60] * number) for number, speed in enumerate(reversed(SPEEDS), 1)]
    assert [row.value for row in in_order(rows, "speed")] == list(SPEEDS)


def test_deals_is_a_word_beside_any_other():
    assert "speed" in GROUPS
    asked = read_asked(["30d", "deals", "by", "market"], NOON, NOON.tzinfo)
    assert isinstance(asked, Asked)
    assert (asked.deals, asked.by, asked.period.days) == (True, "market", 30)
    assert nearest(["deal", "by", "sped"], TODAY) == "stats deals by speed"
    assert isinstance(read_asked(["deals", "deals"], NOON, NOON.tzinfo), str)


def test_nothing_is_said_of_deals_where_nobody_asks():
    assert Asked(period=Period(first=date(2026, 3, 2), last=date(2026, 3, 2))).deals is False
