"""Whom the guard knows, refreshed now and then: each new set costs the guard an index."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.flows.intake import Desk
from bot.flows.rule_sets import RuleSet
from bot.store.contacts import Contacts

REFRESH = timedelta(minutes=15)


@dataclass(slots=True, kw_only=True)
class KnownDesk:
    """A desk whose guard knows the domains of our contacts, by the rules in use. Called for each poll: what
    it returned stays as it was."""

    desk: Desk
    contacts: Contacts
    now: Callable[[], datetime]
    rules: Callable[[], RuleSet] | None = None
    _read_at: datetime | None = field(default=None, init=False)

    def __call__(self) -> Desk:
        now = self.now()
        if self._read_at is None or not timedelta() <= now - self._read_at < REFRESH:
            domains = self.contacts.domains()
            if domains != self.desk.own.known_domains:  # the same object keeps the guard's index
                self.desk = replace(self.desk, own=replace(self.desk.own, known_domains=domains))
            self._read_at = now
        if self.rules is not None and (current := self.rules()).rules is not self.desk.rules:
            self.desk = replace(self.desk, rules=current.rules, templates=current.templates)
        return self.desk
