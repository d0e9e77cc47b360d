"""Mistakes that only show between entries and files: names used twice, and names that nobody has.

The checks read the bare data and pass over whatever has the wrong shape: that is said elsewhere, and
one mistake must not hide another.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.rule_models import nearest
from bot.content.yaml_positions import Document, Mistake, Path
from bot.core.product import fold


def crossed(name: str, documents: Mapping[str, Document]) -> list[Mistake]:
    """What is wrong in this file as seen beside the others."""
    document = documents[name]
    if name == "products.yaml":
        return [*_twice(document, "products", "id"), *_shared_keywords(document)]
    if name == "sources.yaml":
        return [*_twice(document, "sources", "name"), *_shared_labels(document), *_unproved(document)]
    known = [
        str(entry["id"]) for _, entry in _entries(documents["products.yaml"], "products") if "id" in entry
    ]
    return [*_twice(document, "routes", "name"), *_unknown_products(document, known), *_catch_all(document)]


def _entries(document: Document, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    listed = document.data.get(key) if isinstance(document.data, dict) else None
    for position, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield (key, position), entry


def _twice(document: Document, key: str, field: str) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for path, entry in _entries(document, key):
        if field not in entry:
            continue
        value, spot = str(entry[field]), document.spot((*path, field))
        if value in seen:
            yield Mistake(spot, f'the {field} "{value}" is taken (line {seen[value]})')
        seen.setdefault(value, spot.line)


def _shared_keywords(document: Document) -> Iterator[Mistake]:
    """A keyword of two products would decide nothing."""
    owner: dict[str, tuple[Path, str, int]] = {}
    for path, entry in _entries(document, "products"):
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
    for language, words in by_language.items() if isinstance(by_language, dict) else ():
        for position, word in enumerate(words if isinstance(words, list) else ()):
            if isinstance(word, str):
                yield (*path, "keywords", str(language), position), word


def _shared_labels(document: Document) -> Iterator[Mistake]:
    """A label of two fields would say nothing."""
    owner: dict[str, tuple[str, int]] = {}
    listed = document.data.get("labels") if isinstance(document.data, dict) else None
    for field, by_language in listed.items() if isinstance(listed, dict) else ():
        for language, labels in by_language.items() if isinstance(by_language, dict) else ():
            for position, label in enumerate(labels if isinstance(labels, list) else ()):
                if not isinstance(label, str):
                    continue
                spot = document.spot(("labels", str(field), str(language), position))
                first, line = owner.setdefault(fold(label), (str(field), spot.line))
                if first != field:
                    yield Mistake(spot, f'the label "{label}" also belongs to "{first}" (line {line})')


def _unproved(document: Document) -> Iterator[Mistake]:
    """Whoever may write in a buyer's stead must be known by more than a From."""
    for path, entry in _entries(document, "sources"):
        proof = entry.get("authenticated_by")
        if isinstance(proof, dict) and not proof.get("dkim") and not proof.get("received_from"):
            yield Mistake(
                document.spot((*path, "authenticated_by")),
                'name a domain ("dkim") or a host ("received_from")',
            )


def _unknown_products(document: Document, known: list[str]) -> Iterator[Mistake]:
    for path, entry in _entries(document, "routes"):
        when = entry.get("when")
        wanted = when.get("product") if isinstance(when, dict) else None
        for position, product_id in enumerate(wanted if isinstance(wanted, list) else ()):
            if product_id not in known:
                spot = document.spot((*path, "when", "product", position))
                hint = nearest(str(product_id), known)
                yield Mistake(spot, f'no product "{product_id}" in products.yaml{hint}')


def _catch_all(document: Document) -> Iterator[Mistake]:
    """The last route takes all, and no other does."""
    routes = list(_entries(document, "routes"))
    for path, entry in routes[:-1]:
        if not entry.get("when"):
            yield Mistake(
                document.spot(path), "a route without conditions takes all: the routes below never get any"
            )
    if routes and routes[-1][1].get("when"):
        yield Mistake(
            document.spot(routes[-1][0]), 'the last route must take all that is left: it has no "when"'
        )
