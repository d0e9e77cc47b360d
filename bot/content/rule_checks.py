"""Mistakes that only show between entries and files: names used twice, and names that nobody has.

The checks read the bare data and pass over whatever has the wrong shape: that is said elsewhere, and
one mistake must not hide another.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from bot.content.bare import Documents, Surroundings, entries, named, texts_at, twice, unknown
from bot.content.calendar_file import calendar_mistakes
from bot.content.route_checks import is_missing, route_mistakes, with_direct
from bot.content.yaml_positions import Document, Mistake, Path
from bot.core.product import fold

__all__ = ["Surroundings", "crossed"]


def crossed(name: str, documents: Documents, around: Surroundings) -> list[Mistake]:
    """What is wrong in this file as seen beside the others."""
    document = documents[name]
    if document is None:
        return []
    check = _CHECKS.get(name, _examples)
    key = _KEYS.get(name, "examples")
    fields = _ONLY_ONE.get(key, ())
    return [
        *(mistake for field in fields for mistake in twice(document, key, field)),
        *check(document, documents, around),
    ]


def _markets(document: Document, documents: Documents, around: Surroundings) -> Iterator[Mistake]:
    """A country of two markets, two markets for the rest, and languages that no reply is written in."""
    owner: dict[str, tuple[str, int]] = {}
    rest = 0
    for path, entry in entries(document, "markets"):
        spot = document.spot(path)
        for at, country in texts_at(entry, path, "countries"):
            first, line = owner.setdefault(country, (str(entry.get("id", "?")), document.spot(at).line))
            if document.spot(at).line != line or first != str(entry.get("id", "?")):
                yield Mistake(
                    document.spot(at), f'the country "{country}" also belongs to "{first}" (line {line})'
                )
        if not entry.get("countries") and not entry.get("languages"):
            if rest:
                yield Mistake(
                    spot, f"the market of line {rest} already takes all that is left: name countries"
                )
            rest = rest or spot.line
        yield from _unwritten(document, path, entry, documents, around)


def _unwritten(
    document: Document, path: Path, entry: dict[str, Any], documents: Documents, around: Surroundings
) -> Iterator[Mistake]:
    """A language of the market that none of the templates in use is written in."""
    if around.templates is None:
        return
    used = {
        name
        for at, route in entries(documents.get("routes.yaml"), "routes")
        for _, name in texts_at(route, at, "then", "template")
    }
    written = [languages for name, languages in around.templates.items() if name in used]
    for at, language in texts_at(entry, path, "languages"):
        if written and all(is_missing(language, one) for one in written):
            yield Mistake(
                document.spot(at),
                f'no template in use is written in "{language}": write one, or delete it here',
            )


def _team(document: Document, documents: Documents) -> Iterator[Mistake]:
    markets = named(documents, "markets.yaml", "id")
    for path, entry in entries(document, "team"):
        yield from unknown(document, texts_at(entry, path, "markets"), markets, "market", "markets.yaml")
        away = entry.get("away")
        for position, absence in enumerate(away if isinstance(away, list) else ()):
            if not isinstance(absence, dict):
                continue
            first, last = absence.get("from"), absence.get("to")
            if isinstance(first, str) and isinstance(last, str) and last < first:
                spot = document.spot((*path, "away", position, "to"))
                yield Mistake(spot, f"the absence ends ({last}) before it begins ({first}): swap them")


def _grades(document: Document, documents: Documents) -> Iterator[Mistake]:
    known = {
        "market": named(documents, "markets.yaml", "id"),
        "product": named(documents, "products.yaml", "id"),
        "source": with_direct(documents),
    }
    best = 0
    for path, entry in entries(document, "points"):
        for field, names in known.items():
            yield from unknown(document, texts_at(entry, path, field), names, field, f"{field}s.yaml")
        asks = set(entry) & {"has", "lacks", "words", "country", *known}
        if not asks:
            yield Mistake(
                document.spot(path), "a point that asks nothing is given to all: add has, lacks or words"
            )
        gives = entry.get("gives")
        best += max(0, gives) if isinstance(gives, int) else 0
    if best:
        yield from _bounds(document, best)


def _bounds(document: Document, best: int) -> Iterator[Mistake]:
    bounds = document.data.get("grades_from") if isinstance(document.data, dict) else None
    if not isinstance(bounds, dict) or not all(isinstance(bounds.get(grade), int) for grade in "AB"):
        return
    spot = document.spot(("grades_from", "A"))
    if bounds["A"] <= bounds["B"]:
        yield Mistake(spot, f"A must need more points than B ({bounds['B']})")
    elif bounds["A"] > best:
        yield Mistake(spot, f"no inquiry can get {bounds['A']} points: all together give {best}")


def _lists(document: Document) -> Iterator[Mistake]:
    """A sender that is listed twice, perhaps on both lists."""
    seen: dict[str, tuple[str, int]] = {}
    for key in ("block", "allow"):
        for path, entry in entries(document, key):
            for at, sender in texts_at(entry, path, "sender"):
                spot = document.spot(at)
                if sender.lower() in seen:
                    other, line = seen[sender.lower()]
                    yield Mistake(spot, f'"{sender}" is already under "{other}" (line {line})')
                seen.setdefault(sender.lower(), (key, spot.line))


def _examples(document: Document, documents: Documents, _: Surroundings) -> Iterator[Mistake]:
    """What an example must become, by names that exist."""
    products = named(documents, "products.yaml", "id")
    known = {
        "market": ("markets.yaml", named(documents, "markets.yaml", "id")),
        "product": ("products.yaml", None if products is None else ["", *products]),  # "": of none
        "source": ("sources.yaml", with_direct(documents)),
        "route": ("routes.yaml", named(documents, "routes.yaml", "name")),
        "rep": ("team.yaml", named(documents, "team.yaml", "name", "id")),
    }
    for path, entry in entries(document, "examples"):
        for field, (file, names) in known.items():
            yield from unknown(document, texts_at(entry, path, "becomes", field), names, field, file)
        if entry.get("becomes") == {}:
            yield Mistake(document.spot((*path, "becomes")), "say what it must become: outcome: lead")


def _shared_keywords(document: Document) -> Iterator[Mistake]:
    """A keyword of two products would decide nothing."""
    owner: dict[str, tuple[Path, str, int]] = {}
    for path, entry in entries(document, "products"):
        for where, keyword in _keywords(path, entry):
            spot, product_id = document.spot(where), str(entry.get("id", "?"))
            if not fold(keyword.strip("*")) and keyword.strip():
                yield Mistake(spot, f'the keyword "{keyword}" holds no letter or digit')
                continue
            first = owner.setdefault(fold(keyword), (path, product_id, spot.line))
            if first[0] != path:
                yield Mistake(spot, f'the keyword "{keyword}" also belongs to "{first[1]}" (line {first[2]})')


def _keywords(path: Path, entry: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    by_language = entry.get("keywords")
    for language in by_language if isinstance(by_language, dict) else ():
        yield from texts_at(entry, path, "keywords", str(language))


def _shared_labels(document: Document) -> Iterator[Mistake]:
    """A label of two fields would say nothing."""
    owner: dict[str, tuple[str, int]] = {}
    listed = document.data.get("labels") if isinstance(document.data, dict) else None
    for field, by_language in listed.items() if isinstance(listed, dict) else ():
        for language in by_language if isinstance(by_language, dict) else ():
            for at, label in texts_at(by_language, ("labels", str(field)), str(language)):
                spot = document.spot(at)
                first, line = owner.setdefault(fold(label), (str(field), spot.line))
                if first != field:
                    yield Mistake(spot, f'the label "{label}" also belongs to "{first}" (line {line})')


def _unproved(document: Document) -> Iterator[Mistake]:
    """Whoever may write in a buyer's stead must be known by more than a From."""
    for path, entry in entries(document, "sources"):
        proof = entry.get("authenticated_by")
        if isinstance(proof, dict) and not proof.get("dkim") and not proof.get("received_from"):
            yield Mistake(
                document.spot((*path, "authenticated_by")),
                'name a domain ("dkim") or a host ("received_from")',
            )


Check = Callable[[Document, Documents, Surroundings], Iterator[Mistake]]
_KEYS = {"grades.yaml": "points", "calendar.yaml": "closures"} | {
    f"{key}.yaml": key for key in ("products", "markets", "routes", "team", "guard", "sources")
}
_ONLY_ONE = {
    "products": ("id",), "markets": ("id",), "routes": ("name",), "team": ("id", "name", "email"),
    "points": ("name",), "sources": ("name",), "examples": ("name",),
}  # fmt: skip
_CHECKS: Mapping[str, Check] = {
    "products.yaml": lambda document, _, __: _shared_keywords(document),
    "markets.yaml": _markets,
    "routes.yaml": route_mistakes,
    "team.yaml": lambda document, documents, _: _team(document, documents),
    "grades.yaml": lambda document, documents, _: _grades(document, documents),
    "guard.yaml": lambda document, _, __: _lists(document),
    "calendar.yaml": lambda document, _, __: calendar_mistakes(document),
    "sources.yaml": lambda document, _, __: chain(_shared_labels(document), _unproved(document)),
}
