"""What a chart of a report shows. Which groups, in which order, called what; drawing is others' business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.stats_figures import Figures
from bot.core.stats_groups import WEEKDAYS, slot_of
from bot.core.stats_words import Row

SHADES = (15 * 60, 60 * 60, 4 * 60 * 60, 24 * 60 * 60)  # seconds: the darker, the slower
UNITS = (
    (2 * 60, 1, "seconds"),
    (2 * 60 * 60, 60, "minutes"),
    (2 * 24 * 60 * 60, 60 * 60, "hours"),
)  # up to so many seconds
LONGEST_UNIT = (24 * 60 * 60, "days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The first response of one group that is not small, in seconds."""

    label: str
    n: int
    median: int
    p90: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour of a weekday. `median`: seconds, None where too few leads came for one."""

    weekday: int
    hour: int
    n: int
    median: int | None

    @property
    def shade(self) -> int:
        """0, quick, to 4, slow."""
        return sum((self.median or 0) > limit for limit in SHADES)


def bars_of(rows: Sequence[Row], names: Mapping[str, str], most: int) -> list[Bar]:
    """In the order of the table; of more groups than fit those with the fewest leads are left out."""
    told = [row for row in rows if not row.now.is_small and row.now.response.median is not None]
    kept = {row.value for row in sorted(told, key=lambda row: -row.now.n)[:most]}
    return [
        Bar(
            label=names.get(row.value, row.value) or "not known",
            n=row.now.n,
            median=row.now.response.median or 0,
            p90=row.now.response.p90 or 0,
        )
        for row in told
        if row.value in kept
    ]


def cells_of(slots: Mapping[str, Figures]) -> list[Cell]:
    """Only hours in which leads came."""
    return [
        Cell(weekday=day, hour=hour, n=found.n, median=None if found.is_small else found.response.median)
        for day in range(len(WEEKDAYS))
        for hour in range(24)
        if (found := slots.get(slot_of(day, hour))) is not None
    ]


def unit_of(bars: Sequence[Bar]) -> tuple[int, str]:
    """How many seconds, and the word for so many: the longest bar stays below some hundred of them."""
    longest = max((bar.p90 for bar in bars), default=0)
    return next(((size, word) for limit, size, word in UNITS if longest < limit), LONGEST_UNIT)
