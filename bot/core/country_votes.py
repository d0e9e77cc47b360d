"""Votes for a country, and who wins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.triage import Hit

MARGIN = 4  # by how much the first country must lead, and the least that it must have
PREFIX = "country:"

# A minor vote is for those that a sign would fit as well, but seldom means.
WEIGHTS = {
    "picked": 200,  # a rep said so for this domain: more than all others together
    "field": 14,  # the buyer filled in a form
    "tax": 12,  # a number whose check digits are right
    "phone": 10,
    "said": 9,  # "we are a company in Chile"
    "tld": 8,
    "name": 7,  # in an address
    "postcode": 7,
    "city": 6,
    "free-mail": 6,
    "suffix": 6,
    "tax-shape": 5,  # a number without check digits, under a label that one country has
    "iban": 5,
    "mention": 3,  # a country or city inside a longer line, as in the name of a firm
    "script": 3,
    "language": 3,
    "language+offset": 5,  # of the countries of the language, one has this clock
    "currency": 2,
    "offset": 2,
}
_SHARED, _MINOR = 3, 2
_PLACES = frozenset(("name", "city", "postcode", "phone", "tld", "said", "tax"))


@dataclass(frozen=True, slots=True)
class Vote:
    """One piece of evidence. Where it fits several countries equally (`countries`) it counts less for each;
    `minor` are those that it seldom means."""

    kind: str
    countries: tuple[str, ...]
    words: str
    minor: tuple[str, ...] = ()
    weight: int = 0  # that of the table where 0

    @property
    def weights(self) -> dict[str, int]:
        full = self.weight or WEIGHTS[self.kind]
        main = full if len(self.countries) == 1 else min(full, _SHARED if len(self.countries) < 5 else _MINOR)
        return dict.fromkeys(self.minor, min(_MINOR, main)) | dict.fromkeys(self.countries, main)

    def hit(self) -> Hit:
        weights = self.weights
        effect = "/".join(self.countries)
        return Hit(f"{PREFIX}{self.kind}", f"country={effect} +{max(weights.values())}", self.words)


def count(votes: Iterable[Vote]) -> dict[str, int]:
    """What each country has got: of each kind of evidence, only the strongest vote for it."""
    best: dict[tuple[str, str], int] = {}
    known = list(votes)
    places = {country for vote in known if vote.kind in _PLACES for country in vote.countries}
    for vote in known:
        for country, weight in _weights(vote, places).items():
            key = (country, vote.kind)
            best[key] = max(best.get(key, 0), weight)
    totals: dict[str, int] = {}
    for (country, _), weight in best.items():
        totals[country] = totals.get(country, 0) + weight
    return totals


def _weights(vote: Vote, places: set[str]) -> dict[str, int]:
    """A legal form is shared equally where the firm's place is one of those that it seldom means."""
    if vote.kind == "suffix" and places & set(vote.minor):
        return dict.fromkeys((*vote.countries, *vote.minor), _SHARED)
    return vote.weights


def ranking(totals: dict[str, int]) -> tuple[str, int, float]:
    """The winner ("" where nobody leads by enough), the margin, and how sure that is, from 0 to 1."""
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    first, second = (*ordered, ("", 0), ("", 0))[:2]
    margin = first[1] - second[1]
    if margin < MARGIN:
        return "", margin, 0.0
    return first[0], margin, round(margin / (margin + MARGIN), 2)


def once(votes: Iterable[Vote]) -> Iterator[Vote]:
    """One vote of each kind for the same countries: the first."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for vote in votes:
        key = (vote.kind, vote.countries)
        if key not in seen:
            seen.add(key)
            yield vote
