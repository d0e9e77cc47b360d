"""Whom the guard knows, and the countries that reps picked, read anew now and then: each new set of the first
costs the guard an index. A pick made in this process counts at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Settings, load_settings
from bot.core.picks import Pick, by_name
from bot.flows.desks import desk_of
from bot.flows.intake import Desk
from bot.flows.rule_sets import RuleSet, RuleSets, load_rule_set, rule_folders
from bot.store.contacts import Contacts
from bot.store.database import Database, is_there, open_store
from bot.store.picks import Picks

REFRESH = timedelta(minutes=15)


@dataclass(slots=True, kw_only=True)
class KnownDesk:
    """A desk whose guard knows the domains of our contacts, with the picks of reps, by the rules in use.
    Called for each poll: what it returned stays as it was."""

    desk: Desk
    contacts: Contacts
    now: Callable[[], datetime]
    rules: Callable[[], RuleSet] | None = None
    picks: Picks | None = None
    _read_at: datetime | None = field(default=None, init=False)
    _picks_made: int = field(default=0, init=False)

    def __call__(self) -> Desk:
        now = self.now()
        old = self._read_at is None or not timedelta() <= now - self._read_at < REFRESH
        if old:
            domains = self.contacts.domains()
            if domains != self.desk.own.known_domains:  # the same object keeps the guard's index
                self.desk = replace(self.desk, own=replace(self.desk.own, known_domains=domains))
            self._read_at = now
        if self.picks is not None and (old or self.picks.made != self._picks_made):
            self._picks_made = self.picks.made  # before they are read: one that comes meanwhile is read again
            self.desk = replace(self.desk, picked=by_name(self.picks.all(), self.desk.rules.team))
        if self.rules is not None and (current := self.rules()).rules is not self.desk.rules:
            self.desk = replace(self.desk, rules=current.rules, templates=current.templates)
        return self.desk


def desks_of(
    settings: Settings, rules: RuleSets, database: Database, now: Callable[[], datetime]
) -> Mapping[str, KnownDesk]:
    secret, contacts = database.secret("message-id"), Contacts(database)
    return {
        name: KnownDesk(
            desk=desk_of(name, settings, rules.current, secret),
            contacts=contacts,
            now=now,
            rules=lambda: rules.current,
            picks=Picks(database),
        )
        for name in settings.mailboxes
    }


def stored_picks(config: Path) -> Mapping[str, Pick]:
    """The countries that reps picked; none where there are no settings, or no database yet."""
    settings = load_settings(config) if config.exists() else None
    if settings is None or not is_there(settings.database.url):
        return {}
    database = open_store(settings.database.url, exclusive=False)
    try:
        return by_name(Picks(database).all(), load_rule_set(rule_folders(settings)).rules.team)
    finally:
        database.close()
