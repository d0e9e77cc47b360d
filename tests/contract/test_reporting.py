"""`firstreply stats` as a person types it, against a database with leads."""

from dataclasses import replace

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from bot.cli import app
from bot.core.hours import Hours
from bot.core.rules import Rep, Rules
from bot.errors import ConfigError
from bot.flows.reporting import keep_up, tell
from bot.store.database import open_store
from bot.store.report_tables import PackRow
from tests import stats_year
from tests.stats_year import NOW

TEAM = tuple(
    Rep(id=rep, name=name, hours=Hours(zone="Asia/Shanghai"))
    for rep, name in zip(stats_year.REPS, ("Anna Li", "Ben Wu", "Giulia Rossi", "Dmitri"), strict=True)
)
RULES = replace(stats_year.terms().rules, team=TEAM)


@pytest.fixture
def year(store):
    stats_year.write(store, stats_year.make(300))
    return store


def test_what_is_told_is_what_was_asked(year):
    told = tell(year, RULES, ["2026", "by", "rep"], NOW)
    assert told.title == "2026-01-01 to 2026-12-31, days of Asia/Shanghai, by rep"
    assert {"Anna Li", "not known", "nobody", "all"} <= {row[0] for row in told.cells()}
    assert told.text().count("\n") > 10
    assert len(told.csv().splitlines()) == len(told.rows) + 2
    assert "<svg" in tell(year, RULES, ["2026"], NOW, slots=True).page()


def test_a_rep_is_called_by_name_or_id(year):
    for name in ("@anna", "@Anna.Li", "<@U0ANNA>", "@U0ANNA"):
        assert tell(year, RULES, ["2026", name], NOW).report.asked.rep == "U0ANNA"
    with pytest.raises(ConfigError, match=r"nobody of the team is called @nobody; there are @anna\.li"):
        tell(year, RULES, ["@nobody"], NOW)


def test_what_cannot_be_read_gets_the_nearest_form(year):
    assert tell(year, RULES, ["by", "contry"], NOW) == "stats by country"


def test_a_report_says_the_same_once_days_are_added_up(year):
    first = tell(year, RULES, ["2026", "by", "market"], NOW).text()
    for _ in range(40):
        keep_up(year, RULES, NOW)
    with year.read() as session:
        assert {row.days for row in session.exec(select(PackRow))} == {1, 7, 91}
    assert tell(year, RULES, ["2026", "by", "market"], NOW).text() == first
    assert tell(year, Rules(), ["2026"], NOW).report.total.now.n > 0  # days of another zone


def test_the_command(tmp_path):
    config = tmp_path / "firstreply.toml"
    config.write_text(f"""
[company]
name = "Brightvalve"
[mailboxes.sales]
kind = "folder"
path = "{tmp_path}"
address = "sales@brightvalve.example"
go_live = 2026-01-01T00:00:00Z
[smtp]
kind = "folder"
path = "{tmp_path}"
[slack]
mode = "off"
[database]
url = "sqlite:///{tmp_path}/year.db"
""")
    store = open_store(f"sqlite:///{tmp_path}/year.db")
    stats_year.write(store, stats_year.make(100))
    store.close()
    run = CliRunner().invoke
    options = ["--config", str(config)]
    assert "leads (" in run(app, ["stats", "2026", "by", "country", *options]).stdout
    assert run(app, ["stats", "2026", "--csv", *options]).stdout.startswith("from,to,zone")
    page = tmp_path / "year.html"
    assert str(page) in run(app, ["stats", "2026", "--html", str(page), *options]).stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    failed = run(app, ["stats", "by", "contry", *options])
    assert isinstance(failed.exception, ConfigError)
    assert "the nearest form: firstreply stats by country" in str(failed.exception)
