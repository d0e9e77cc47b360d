"""Shares with how sure they are, against published examples and against counting."""

from math import comb

import pytest

from bot.core.stats_figures import Share
from bot.core.stats_rates import by_chance, compared, wilson
from bot.core.stats_words import rate_words


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.00, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_the_interval_is_that_of_the_published_examples(hits, n, low, high):
    assert wilson(Share(hits=hits, n=n)) == pytest.approx((low, high), abs=0.006)


def test_a_difference_is_told_from_chance_about_as_an_exact_count_does():
    """Beside Fisher's exact test, which adds up all tables as unlikely as this one."""
    for one, other in (((30, 100), (50, 100)), ((60, 200), (70, 200)), ((20, 90), (45, 110))):
        p = by_chance(Share(hits=one[0], n=one[1]), Share(hits=other[0], n=other[1]))
        assert p == pytest.approx(fisher(one, other), rel=0.5)
        assert (p < 0.05) == (fisher(one, other) < 0.05)


def fisher(one, other):
    hits, total = one[0] + other[0], one[1] + other[1]
    ways = [comb(one[1], k) * comb(other[1], hits - k) for k in range(min(hits, one[1]) + 1)]
    return sum(way for way in ways if way <= ways[one[0]]) / comb(total, hits)


def test_few_replies_tell_nothing():
    assert by_chance(Share(hits=1, n=8), Share(hits=6, n=9)) is None
    assert by_chance(Share(hits=0, n=500), Share(hits=0, n=500)) is None
    assert by_chance(Share(hits=0, n=0), Share(hits=0, n=0)) is None
    assert rate_words(Share(hits=4, n=4)) == "–"
    assert rate_words(Share(hits=34, n=100)) == "34 % (25–44)"


def test_each_letter_is_compared_with_the_first_of_the_same_text():
    shares = {
        "": Share(hits=9, n=90),
        "short": Share(hits=9, n=90),
        "first_reply/de a": Share(hits=30, n=100),
        "first_reply/en a": Share(hits=300, n=1000),
        "first_reply/en b": Share(hits=345, n=1000),
        "first_reply/en c": Share(hits=400, n=1000),
    }
    b, c = compared(shares)
    assert [(one.text, one.letter, one.of) for one in (b, c)] == [
        ("first_reply/en", "b", 2),
        ("first_reply/en", "c", 2),
    ]
    assert 0.025 < b.p < 0.05
    assert not b.differs  # two were looked at: one in twenty is found too easily
    assert c.differs
