"""How sure a share is, and whether two differ: for templates that are tried against one another.

The interval is that of Wilson (1927), without correction: unlike p ± 1.96 √(p(1-p)/n) it holds for small n
and for shares near 0 and 1. The comparison is the pooled two-proportion z-test, two-sided, as in Fleiss,
Levin, Paik, "Statistical Methods for Rates and Proportions", with Bonferroni's correction for several.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.stats_figures import SMALL, Share

Z95 = 1.959963984540054
SURE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A variant beside the first one of the same text. `p`: how often chance alone makes a difference as
    large; None: too few to tell. `of`: how many are compared at once."""

    text: str
    letter: str
    share: Share
    first: Share
    p: float | None
    of: int = 1

    @property
    def differs(self) -> bool:
        return self.p is not None and self.p < SURE / self.of


def wilson(share: Share) -> tuple[float, float]:
    """The 95 % interval, in percent. Only of a share of something."""
    rate, squared = share.hits / share.n, Z95**2
    middle = rate + squared / (2 * share.n)
    spread = Z95 * math.sqrt(rate * (1 - rate) / share.n + squared / (4 * share.n**2))
    low, high = ((middle + sign * spread) / (1 + squared / share.n) for sign in (-1, 1))
    return 100 * max(low, 0.0), 100 * min(high, 1.0)


def by_chance(one: Share, other: Share) -> float | None:
    """The p-value. None where fewer than five of any kind would be expected: the test needs them."""
    total = one.n + other.n
    hits = one.hits + other.hits
    if not total or min(one.n, other.n) * min(hits, total - hits) < SMALL * total:
        return None
    pooled = hits / total
    error = math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / other.n))
    return math.erfc(abs(one.hits / one.n - other.hits / other.n) / error / math.sqrt(2))


def compared(shares: Mapping[str, Share]) -> Iterator[Compared]:
    """By the values of the grouping `variant`: each later letter against the first of the same text."""
    for text, letters in _by_text(shares).items():
        first, *others = letters
        for letter in others:
            share, against = shares[f"{text} {letter}"], shares[f"{text} {first}"]
            yield Compared(
                text=text,
                letter=letter,
                share=share,
                first=against,
                p=by_chance(share, against),
                of=len(others),
            )


def _by_text(shares: Mapping[str, Share]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for value in sorted(shares):
        text, space, letter = value.rpartition(" ")
        if space:
            found.setdefault(text, []).append(letter)
    return {text: letters for text, letters in found.items() if letters[0] == "a"}
