"""Countries that reps picked on cards: for a company's domain, or at a mail provider for an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.caps import contact_key
from bot.core.country_domains import FREE_MAIL as NATIONAL_FREE_MAIL
from bot.core.domains import FREE_MAIL, house_of
from bot.core.rules import Rep


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """`by`: who picked last, as Slack's id or as the team is called."""

    country: str
    by: str
    at: datetime

    @property
    def words(self) -> str:
        return f"{self.by} picked {self.country} on {self.at.day} {self.at:%b %Y}"


def pick_key(email: str) -> str:
    """What a pick for this buyer holds for: of one who writes by a mail provider, for the person alone."""
    domain = email.rpartition("@")[2].lower().rstrip(".")
    return contact_key(email) if domain in FREE_MAIL or domain in NATIONAL_FREE_MAIL else house_of(email)


def by_name(picks: Mapping[str, Pick], team: Iterable[Rep]) -> dict[str, Pick]:
    """The same, with the names of those who are in the team."""
    names = {rep.id: rep.name for rep in team}
    return {key: replace(pick, by=names.get(pick.by, pick.by)) for key, pick in picks.items()}
