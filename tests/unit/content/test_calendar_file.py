"""rules/calendar.yaml: closures and notices, and every mistake in them with its place."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.content.calendar_file import CalendarFile, ClosureEntry, NoticeEntry
from bot.content.mistakes import field_names
from bot.content.rules_file import load_rules
from bot.core.calendar import Calendar, Closure
from bot.core.holiday_data import DaysOff
from bot.errors import ConfigError

PAGE = (Path(__file__).parents[3] / "docs/calendar.md").read_text("utf-8")


@pytest.fixture
def load(tmp_path: Path):
    def load(text: str):
        (tmp_path / "products.yaml").write_text("products: []")
        (tmp_path / "routes.yaml").write_text("routes: [{name: a, then: {channel: a, template: none}}]")
        (tmp_path / "calendar.yaml").write_text(text, "utf-8")
        return load_rules(tmp_path).days

    return load


def test_the_example_of_the_page_loads(load):
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    days = load(example)
    assert days.closures == (
        Closure(name="Spring Festival", first=date(2027, 1, 30), last=date(2027, 2, 14)),
    )
    notice = days.notices["CN", 2027]
    assert isinstance(notice, DaysOff)
    assert (len(notice.off), len(notice.work)) == (10, 2)
    assert Calendar(region="CN", own=days).knows(date(2027, 1, 1), date(2027, 12, 31))


def test_every_field_is_explained():
    for entry in (CalendarFile, ClosureEntry, NoticeEntry):
        for field in field_names(entry):
            assert f"| `{field}` |" in PAGE, field


def test_without_the_file_there_are_no_days_of_our_own(load, tmp_path: Path):
    load("closures: []")
    (tmp_path / "calendar.yaml").unlink()
    assert load_rules(tmp_path).days.closures == ()


CLOSURE = "closures:\n  - name: A\n    from: {}\n    to: {}\n"
NOTICE = "notices:\n  - country: {}\n    year: {}\n    source: a notice\n    off: [{}]\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (CLOSURE.format("2027-02-09", "2027-02-01"), "4:9: the closure ends (2027-02-01) before it begins"),
        (CLOSURE.format("9 Feb", "2027-02-11"), '3:11: "9 Feb" is no day: write year-month-day'),
        (CLOSURE.format("2027-02-30", "2027-03-11"), '3:11: "2027-02-30" is no day'),
        (CLOSURE.replace("to:", "until:").format("2027-02-09", "2027-02-11"), '4:5: unknown field "until"'),
        (NOTICE.format("UK", 2027, "2027-01-01"), '2:14: unknown country code "UK", did you mean "GB"?'),
        (NOTICE.format("CN", "soon", "2027-01-01"), "3:11: "),
        (
            NOTICE.format("CN", 2027, "2027-01-03 to 2027-01-01"),
            '5:11: "2027-01-03 to 2027-01-01" ends before',
        ),
        (NOTICE.format("CN", 2027, "1 to 3 Jan"), '5:11: "1 to 3 Jan": write a day (2027-02-05), or'),
        (NOTICE.format("CN", 2027, "2026-01-01"), '5:11: "2026-01-01" is of 2026, not of the year 2027'),
        (
            NOTICE.format("CN", 2027, "2027-01-01")
            + "  - {country: CN, year: 2027, source: x, off: [2027-02-05]}\n",
            "6:5: this country and year have a notice (line 2)",
        ),
        ("closed: []", '1:1: unknown field "closed", did you mean "closures"?'),
    ],
)
def test_a_mistake_is_named_with_its_place(load, tmp_path: Path, text: str, mistake: str):
    with pytest.raises(ConfigError) as caught:
        load(text)
    lines = [line.partition("calendar.yaml:")[2] for line in str(caught.value).splitlines()]
    assert any(line.startswith(mistake) for line in lines), lines
