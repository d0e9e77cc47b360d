"""What became of leads, in words: won of those that were closed, and for how much."""

from collections.abc import Mapping

from bot.core.stats_figures import SMALL, Figures, Share

NONE = "–"
LARGE = 1_000_00  # hundredths


def sum_words(value: int, currency: str) -> str:
    """`value` in hundredths: "12,000 EUR", "12,000.50 EUR"."""
    whole, cents = divmod(value, 100)
    return f"{whole:,}{f'.{cents:02}' if cents else ''} {currency}".rstrip()


def worth_words(worth: Mapping[str, int], *, exact: bool = False) -> str:
    """Currencies are never added up: "12,000 EUR + 900.50 USD". Of large sums nobody reads the cents."""
    sums = ((value if exact or value < LARGE else value // 100 * 100, code) for code, value in worth.items())
    return " + ".join(sum_words(value, code) for value, code in sorted(sums, key=lambda one: one[1]))


def won_words(won: Share) -> str:
    """ "12 of 40 (30 %)"; of fewer than five no percent."""
    if not won.n:
        return NONE
    return f"{won.hits} of {won.n}" + (f" ({won.percent:.0f} %)" if won.n >= SMALL else "")


def deals(now: Figures) -> str:
    """ "" where nothing is closed."""
    if not now.won.n:
        return ""
    worth = f"; worth {worth_words(now.worth)}" if now.worth else ""
    return f"Closed: won {won_words(now.won)}, lost {now.lost}{worth}"
