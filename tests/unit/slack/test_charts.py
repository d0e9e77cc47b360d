"""What charts show, and that no name breaks one."""

import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.stats_chart import Bar, Cell, unit_of
from bot.slack.chart_block import MOST_BARS, chart_block
from bot.slack.chart_picture import GROUND, HEAT, INK, SOFT, _short, bars_picture, heat_picture
from tests.oracles.structure import of_charts

HOSTILE = [
    "x" * 300,
    "$x^2$",
    r"$\frac$",
    "مصر",
    "中国",
    "\u202etxt",
    "a\nb",
    "<!channel>",
    "\\frac",
    "",
    "🚀" * 30,
    "$",
]
PNG = b"\x89PNG\r\n\x1a\n"


def a_bar(label: str, *, n: int = 9, median: int = 60, p90: int = 600) -> Bar:
    return Bar(label=label, n=n, median=median, p90=p90)


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(PNG)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@given(st.lists(st.text(max_size=60) | st.sampled_from(HOSTILE), min_size=1, max_size=MOST_BARS))
def test_any_names_make_a_block_that_slack_takes(names):
    block = chart_block("First response, " + names[0], [a_bar(name) for name in names])
    assert list(of_charts([block])) == []


def test_names_that_are_cut_to_the_same_stay_apart():
    block = chart_block("t", [a_bar("Extremely long company A"), a_bar("Extremely long company B")])
    one, two = block["chart"]["axis_config"]["categories"]
    assert one != two


@pytest.mark.parametrize(
    ("longest", "unit"),
    [(90, (1, "seconds")), (7_000, (60, "minutes")), (10_000, (3_600, "hours")), (900_000, (86_400, "days"))],
)
def test_the_unit_fits_the_longest_bar(longest, unit):
    assert unit_of([a_bar("a", median=1, p90=longest), a_bar("b", median=1, p90=2)]) == unit


def test_values_are_in_the_unit_that_the_axis_names():
    block = chart_block("t", [a_bar("a", median=90, p90=3_000)])
    assert block["chart"]["axis_config"]["y_label"] == "minutes"
    assert [series["data"][0]["value"] for series in block["chart"]["series"]] == [1.5, 50.0]


def test_more_groups_make_a_taller_picture_and_no_name_breaks_it():
    _, low = size_of(bars_picture("one", [a_bar("one")]))
    wide, tall = size_of(bars_picture("many $", [a_bar(name, p90=50 * n) for n, name in enumerate(HOSTILE)]))
    assert tall > low
    assert wide < 2_000


def test_a_heat_map_has_one_size_however_many_hours_there_are():
    few = size_of(heat_picture("few", [Cell(weekday=0, hour=9, n=2, median=None)]))
    full = [Cell(weekday=d, hour=h, n=1_000 * h, median=60 * h * d) for d in range(7) for h in range(24)]
    wide, tall = size_of(heat_picture("full", full))
    assert abs(few[0] - wide) < 40
    assert abs(few[1] - tall) < 40


@settings(max_examples=20)
@given(st.integers(0, 400_000))
def test_a_slower_hour_is_never_painted_quicker(median):
    def shade(seconds: int) -> int:
        return Cell(weekday=0, hour=0, n=9, median=seconds).shade

    assert 0 <= shade(median) <= shade(median + 1) <= 4


@pytest.mark.parametrize(
    ("n", "told"), [(7, "7"), (999, "999"), (12_345, "12k"), (999_999, "999k"), (3_000_001, "3M")]
)
def test_a_number_fits_its_cell(n, told):
    assert _short(n) == told


def test_the_program_does_not_load_what_draws_pictures():
    loaded = (
        "import sys, bot.app; print([name for name in sys.modules if name.partition('.')[0] == 'matplotlib'])"
    )
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_words_and_colours_of_a_picture_are_read_easily():
    """WCAG 2.2: text 4.5 to 1. Slack's light and dark grounds do not matter: a picture brings its own."""
    for text, ground in (
        (INK, GROUND),
        (SOFT, GROUND),
        *((GROUND if fill == HEAT[-1] else INK, fill) for fill in HEAT),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_threads_that_draw_at_once_draw_what_each_was_asked_for():
    asked = [
        [a_bar(name, p90=100 * n + 60) for n in range(size)] for size, name in ((1, "a"), (5, "b"), (24, "c"))
    ] * 4
    alone = [bars_picture("t", bars) for bars in asked[:3]] * 4
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda bars: bars_picture("t", bars), asked)) == alone
