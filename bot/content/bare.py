"""The bare data of rule files, read with care: whatever has the wrong shape is passed over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.rule_values import nearest
from bot.content.yaml_positions import Document, Mistake, Path

Documents = Mapping[str, Document | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What rules may name beside one another. None: not known here, so nothing is said of it."""

    channels: tuple[str, ...] | None = None  # of [slack.channels]
    templates: Mapping[str, frozenset[str]] | None = None  # and the languages of each


def entries(document: Document | None, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The entries of the list under this key, with their paths."""
    data = document.data if document else None
    listed = data.get(key) if isinstance(data, dict) else None
    for position, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield (key, position), entry


def texts_at(entry: Mapping[str, Any], path: Path, *steps: str) -> Iterator[tuple[Path, str]]:
    """The text, or each text of the list, that stands at these steps of the entry."""
    found: Any = entry
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, str):
        yield (*path, *steps), found
    for position, value in enumerate(found if isinstance(found, list) else ()):
        if isinstance(value, str):
            yield (*path, *steps, position), value


def named(documents: Documents, file: str, *fields: str) -> list[str] | None:
    """What the entries of a file are called. None where the file is broken, and so nobody knows."""
    key, document = file.removesuffix(".yaml"), documents.get(file)
    if document is not None and not (
        isinstance(document.data, dict) and isinstance(document.data.get(key), list)
    ):
        return None
    return [str(entry[field]) for field in fields for _, entry in entries(document, key) if field in entry]


def twice(document: Document, key: str, field: str) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for path, entry in entries(document, key):
        if field not in entry:
            continue
        value, spot = str(entry[field]), document.spot((*path, field))
        if value in seen:
            yield Mistake(spot, f'the {field} "{value}" is taken (line {seen[value]})')
        seen.setdefault(value, spot.line)


def unknown(
    document: Document, found: Iterator[tuple[Path, str]], known: Sequence[str] | None, what: str, where: str
) -> Iterator[Mistake]:
    """A name that nobody has, with the nearest one that somebody has."""
    for path, name in found:
        if known is not None and name not in known:
            hint = nearest(name, known) or (f": there are {', '.join(known[:6])}" if known else "")
            yield Mistake(document.spot(path), f'no {what} "{name}" in {where}{hint}')
