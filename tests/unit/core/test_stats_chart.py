"""Which groups and hours a chart shows. Of few leads nothing is drawn: a median of three tells nothing."""

from dataclasses import dataclass

from bot.core.stats_chart import bars_of, cells_of
from bot.core.stats_figures import SMALL, Figures, Part, figures_of
from bot.core.stats_groups import slot_of

NOW = 1_000_000


@dataclass(frozen=True)
class Line:
    value: str
    now: Figures
    before: Figures


def figures(n: int, *, answered: bool = True) -> Figures:
    times = [60 * (number + 1) for number in range(n)]
    return figures_of([Part(n=n, response=times) if answered else Part(n=n, waiting=times)], NOW)


def line(value: str, n: int, *, answered: bool = True) -> Line:
    return Line(value, figures(n, answered=answered), figures(0))


def test_a_group_is_drawn_from_five_leads_on_and_where_somebody_answered():
    lines = [line("DE", SMALL), line("FR", SMALL - 1), line("IT", 50, answered=False), line("", SMALL + 1)]
    bars = bars_of(lines, {"DE": "Germany"}, 12)
    assert [(bar.label, bar.n) for bar in bars] == [("Germany", SMALL), ("not known", SMALL + 1)]
    assert (bars[0].median, bars[0].p90) == (180, 300)


def test_of_too_many_groups_those_with_the_most_leads_stay_in_the_order_of_the_table():
    lines = [line("a", 6), line("b", 9), line("c", 7), line("d", 8)]
    assert [bar.label for bar in bars_of(lines, {}, 2)] == ["b", "d"]


def test_an_hour_has_its_colour_from_five_leads_on_and_where_somebody_answered():
    slots = {
        slot_of(0, 9): figures(SMALL),
        slot_of(0, 10): figures(SMALL - 1),
        slot_of(6, 23): figures(SMALL, answered=False),
    }
    found = [(cell.weekday, cell.hour, cell.n, cell.median) for cell in cells_of(slots)]
    assert found == [(0, 9, SMALL, 180), (0, 10, SMALL - 1, None), (6, 23, SMALL, None)]
