"""What a report looks like: in a terminal, as CSV and as a page."""

import csv
import io
from dataclasses import dataclass
from datetime import date

import pytest

from bot.core.stats import Asked, Period
from bot.core.stats_figures import Figures, Part, Slow, figures_of
from bot.core.stats_page import as_page
from bot.core.stats_words import (
    HEADS,
    as_csv,
    as_lines,
    in_order,
    slow_words,
    span_words,
    summary,
    table,
)

NOW = 1_000_000
ASKED = Asked(period=Period(first=date(2026, 11, 1), last=date(2026, 11, 30)), by="rep")


@dataclass(frozen=True, kw_only=True)
class Line:
    value: str
    now: Figures
    before: Figures


def line(value, *response, before=(), **more):
    part = Part(n=len(response), response=sorted(response), working=sorted(response), **more)
    earlier = Part(n=len(before), response=sorted(before))
    return Line(value=value, now=figures_of([part], NOW), before=figures_of([earlier], NOW))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"), (0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"),
        (11_400, "3 h 10 min"), (86_399, "23 h 59 min"), (86_400, "1 d"), (187_200, "2 d 4 h"),
    ],
)  # fmt: skip
def test_a_time_is_said_in_two_units_at_most(seconds, words):
    assert span_words(seconds) == words


def test_of_fewer_than_five_leads_only_counts_are_shown():
    few, enough = line("U1", *[60] * 4), line("U2", *[60] * 5)
    small, big = table([few, enough], "rep", {})[1:]
    assert small == ["U1", "4", "0", *["–"] * 10, "0", "0", "0", "–", "0", "–", "0", "–"]
    assert "–" not in big[3:6]
    assert "1 min" not in " ".join(summary(few))
    assert csv_rows([few])[0][14:] == [*[""] * 16, "0", *[""] * 6, "0", "0", "0", "", ""]


def test_of_fewer_than_five_buyers_it_is_not_told_when_they_wrote_back():
    assert summary(line("", *[60] * 5, back=[600] * 4))[-1].endswith("auto-reply: – of 4")
    assert summary(line("", *[60] * 5, back=[600] * 5))[-1].endswith("of 5 (median 10 min)")


def test_the_two_clocks_stand_on_lines_of_their_own():
    whole = line("", *[600] * 5, auto=[3] * 5, claim=[60] * 5)
    people, machine = (
        next(one for one in summary(whole) if one.startswith(word)) for word in ("First", "Auto")
    )
    assert "median 10 min" in people
    assert "3 s" not in people
    assert "median 3 s" in machine
    assert "10 min" not in machine


def test_the_change_is_told_against_days_that_say_something():
    assert "8 min faster" in summary(line("", *[120] * 5, before=[600] * 5))[1]
    assert "8 min slower" in summary(line("", *[600] * 5, before=[120] * 5))[1]
    assert "before" not in summary(line("", *[600] * 5, before=[120] * 4))[1]


def test_rows_are_in_the_order_in_which_people_look():
    days = [line("Fri", 1), line("Mon", 1, 2), line("Sun", 1)]
    assert [row.value for row in in_order(days, "weekday")] == ["Mon", "Fri", "Sun"]
    assert [row.value for row in in_order(days, "product")] == ["Mon", "Fri", "Sun"]
    assert [row.value for row in in_order([line("09", 1), line("08")], "hour")] == ["08", "09"]


def test_numbers_stand_in_line():
    lines = as_lines(table([line("U1", *[60] * 5), line("", *[7_200] * 500)], "rep", {"U1": "Anna"}))
    assert lines[0].startswith("rep")
    assert lines[2].startswith("not known")
    assert (
        len({text.index(word) + len(word) for text, word in zip(lines, ("leads", " 5 ", "500"), strict=True)})
        <= 2
    )
    assert len(HEADS) + 1 == len(table([], "rep", {})[0])


def csv_rows(rows, names=None):
    text = as_csv(ASKED, "UTC", line("", 1), rows, names or {})
    return list(csv.reader(io.StringIO(text)))[1:-1]


def test_a_spreadsheet_finds_no_formula_in_a_name():
    rows = csv_rows([line("U1", *[60] * 5)], {"U1": '=HYPERLINK("http://x.example")'})
    assert rows[0][4].startswith("'=")


def test_each_row_has_as_many_cells_as_there_are_heads():
    text = as_csv(ASKED, "UTC", line("", 1), [line("U1", *[60] * 9), line("U2", 1)], {})
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


def test_who_still_waits_is_said():
    assert slow_words(Slow(7, NOW - 3600, None), NOW) == "#7 1 h, still waiting"
    assert slow_words(Slow(7, 0, 60), NOW) == "#7 1 min"


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing():
    rows = [line("U1", *[60, 600, 900, 3600, 90_000]), line("U2", 1)]
    names = {"U1": "<script>alert(1)</script>"}
    slots = {"Mon 09": rows[0].now, "Tue 10": rows[1].now}
    page = as_page("November & all", ["5 < 6"], rows, table(rows, "rep", names), slots, names)
    assert "<script" not in page
    assert "http" not in page
    assert "November &amp; all" in page
    assert "prefers-color-scheme:dark" in page
    assert page.count("<g>") == 2
    assert 'fill="none"' in page  # of one lead nothing is told by colour
