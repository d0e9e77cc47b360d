"""The numbers, as words ask for them: for a terminal, a spreadsheet or a page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import load_settings
from bot.core.rules import Rules
from bot.core.stats import Asked, read_asked, team_zone
from bot.core.stats_facts import SOMEBODY, epoch
from bot.core.stats_page import as_page
from bot.core.stats_words import as_csv, as_lines, headline, in_order, slow_words, summary, table, trials
from bot.core.terms import Terms
from bot.errors import ConfigError
from bot.flows.rule_sets import load_rule_set, rule_folders
from bot.store.database import Database, open_store
from bot.store.report_counting import count_changed, pack_days
from bot.store.reports import Group, Report, Reports

AT_ONCE = 2_000  # leads
DAYS_AT_ONCE = 10
SETTLED = timedelta(days=7)  # a day that ended so long ago seldom changes
NO_REP = {"": "nobody", SOMEBODY: "not known"}
_ID = re.compile(r"[UW][A-Z0-9]{2,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report and how its values are called."""

    report: Report
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> Sequence[Group]:
        return in_order(self.report.groups, self.report.asked.by)

    @property
    def title(self) -> str:
        asked = self.report.asked
        named = replace(asked, rep=self.names.get(asked.rep, asked.rep)) if asked.rep else asked
        return headline(named, self.report.zone)

    def cells(self) -> list[list[str]]:
        total = replace(self.report.total, value="all")
        return table([*self.rows, total], self.report.asked.by or "", self.names)

    def counts(self) -> list[str]:
        behind = ["Not all leads are counted yet: ask again in a while."] if self.report.is_behind else []
        return [*behind, *summary(self.report.total)]

    def summary(self) -> list[str]:
        at = epoch(self.report.at)
        slow = "; ".join(slow_words(one, at) for one in self.report.slowest)
        return [*self.counts(), *([f"Slowest: {slow}"] if slow else [])]

    def trials(self) -> list[str]:
        """Of variants that are tried against one another, whether they differ."""
        return trials(self.rows) if self.report.asked.by == "variant" else []

    def text(self) -> str:
        lines = [self.title, *self.summary()]
        return "\n".join([*lines, "", *as_lines(self.cells()), *self.trials()] if self.rows else lines)

    def csv(self) -> str:
        return as_csv(self.report.asked, self.report.zone, self.report.total, self.rows, self.names)

    def page(self) -> str:
        return as_page(
            self.title,
            [*self.summary(), *self.trials()],
            self.rows,
            self.cells(),
            self.report.slots,
            self.names,
        )


def tell(
    database: Database,
    rules: Rules,
    words: Sequence[str],
    now: datetime,
    *,
    slots: bool = False,
    most: int | None = None,
) -> Told | str:
    """A str is the nearest form that can be read. `most`: of changed leads that are counted for it."""
    zone = team_zone(rules)
    asked = read_asked(words, now, ZoneInfo(zone))
    if isinstance(asked, str):
        return asked
    asked = with_id(asked, rules)
    reports = Reports(database=database, terms=Terms(rules=rules), zone=zone)
    report = reports.report(asked, now, slots=slots, most=most)
    unnamed = NO_REP if asked.by == "rep" else {}
    return Told(report=report, names={rep.id: rep.name for rep in rules.team} | unnamed)


def keep_up(database: Database, rules: Rules, now: datetime) -> None:
    """Some of what is left to be counted and to be added up, so that nobody waits for it."""
    if count_changed(database, Terms(rules=rules), AT_ONCE):
        pack_days(database, team_zone(rules), now - SETTLED, DAYS_AT_ONCE)


def with_id(asked: Asked, rules: Rules) -> Asked:
    """The rep by the id of Slack, whom people may call by name. Raises ConfigError: nobody is called so."""
    if asked.rep is None or _ID.fullmatch(asked.rep):
        return asked
    called = asked.rep.casefold()
    for rep in rules.team:
        if called in (
            rep.name.casefold(),
            rep.name.casefold().split()[0],
            rep.name.casefold().replace(" ", "."),
        ):
            return replace(asked, rep=rep.id)
    known = ", ".join(f"@{rep.name.casefold().replace(' ', '.')}" for rep in rules.team)
    raise ConfigError(f"stats: nobody of the team is called @{asked.rep}; there are {known or 'no reps'}")


def print_numbers(
    config: Path, words: Sequence[str], now: datetime, *, csv: bool = False, html: Path | None = None
) -> str:
    """What the command line prints; a page goes into its file. Raises ConfigError."""
    settings = load_settings(config)
    rules = load_rule_set(rule_folders(settings)).rules
    database = open_store(settings.database.url, exclusive=False)
    try:
        told = tell(database, rules, words, now, slots=html is not None)
        pack_days(database, team_zone(rules), now - SETTLED)
    finally:
        database.close()
    if isinstance(told, str):
        raise ConfigError(f"stats: {' '.join(words)!r} cannot be read; the nearest form: firstreply {told}")
    if html is not None:
        html.write_text(told.page(), encoding="utf-8")
        return f"open {html}"
    return told.csv().rstrip("\n") if csv or told.report.asked.csv else told.text()
