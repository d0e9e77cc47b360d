"""Reads rules/ and names every mistake at once: file:line:column, what is wrong, the nearest right word."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.content.calendar_file import CalendarFile
from bot.content.catalogue_files import catalogue_mistakes
from bot.content.folder import Folder, read_folder
from bot.content.mistakes import validated
from bot.content.paths import shown
from bot.content.rule_building import rules_of
from bot.content.rule_checks import Surroundings, crossed
from bot.content.rule_models import (
    ExamplesFile,
    GradesFile,
    GuardFile,
    MarketsFile,
    ProductsFile,
    RoutesFile,
    TeamFile,
)
from bot.content.rule_values import nearest
from bot.content.source_models import SourcesFile
from bot.content.yaml_positions import Document, Mistake, read_yaml
from bot.core.rules import Rules
from bot.errors import ConfigError

FILES: Mapping[str, type[BaseModel]] = {
    "products.yaml": ProductsFile,
    "markets.yaml": MarketsFile,
    "routes.yaml": RoutesFile,
    "team.yaml": TeamFile,
    "grades.yaml": GradesFile,
    "guard.yaml": GuardFile,
    "calendar.yaml": CalendarFile,
    "sources.yaml": SourcesFile,
}
REQUIRED = ("products.yaml", "routes.yaml")  # each of the others means "none" where it is missing
EXAMPLES = "examples"
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFiles:
    """The rules, and the examples that lie beside them with their places."""

    rules: Rules
    examples: Mapping[str, tuple[Document, ExamplesFile]]


def load_rules(folder: Path) -> Rules:
    """The rules of a folder. Raises ConfigError with a line for each mistake in any of the files."""
    return load_rule_files(read_folder(folder, *ENDINGS)).rules


def load_rule_files(folder: Folder, around: Surroundings | None = None) -> RuleFiles:
    """Rules and examples. `around`: the channels and templates that a route may name."""
    mistakes = list(_strange_files(folder))
    names = [*FILES, *folder.below(EXAMPLES)]
    documents = {name: _document(folder, name, mistakes) for name in names}
    models: dict[str, Any] = {}
    for name, document in documents.items():
        if document is None:
            continue
        found = list(document.mistakes)
        if document.readable:
            if name == "products.yaml":
                found += catalogue_mistakes(document, folder.path)
            models[name], wrong = validated(document, FILES.get(name, ExamplesFile))
            found += _each_once(found, wrong)
            found += _each_once(found, crossed(name, documents, around or Surroundings()))
            found += _each_once(found, _empty_values(document, found))
        mistakes += placed(folder.path / name, found)
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    examples = {
        name: (document, models[name])
        for name, document in documents.items()
        if document is not None and name not in FILES
    }
    return RuleFiles(rules=rules_of(models, folder.path, digest=_digest(folder)), examples=examples)


def placed(path: Path, mistakes: list[Mistake]) -> list[str]:
    """The mistakes of one file as lines for people, in the order of the file."""
    in_order = sorted(mistakes, key=lambda m: (m.spot.line, m.spot.column))
    return [f"{shown(path)}:{m.spot.line}:{m.spot.column}: {m.text}" for m in in_order]


def _each_once(known: list[Mistake], more: list[Mistake]) -> list[Mistake]:
    """A value that is wrong in itself is not also told to be unknown to others."""
    places = {(mistake.spot.line, mistake.spot.column) for mistake in known}
    return [mistake for mistake in more if (mistake.spot.line, mistake.spot.column) not in places]


def _empty_values(document: Document, known: list[Mistake]) -> list[Mistake]:
    """`sla:` with nothing behind it would mean "no promise", which is said by leaving it out.
    Where the empty value itself was told to be wrong, its key is not told as well."""
    told = {(mistake.spot.line, mistake.spot.column) for mistake in known}
    spots = {path: document.spot(path) for path in document.keys if document.nothing_at(path)}
    return [
        Mistake(document.keys[path], f'"{path[-1]}" has no value: write one, or delete the line')
        for path, spot in spots.items()
        if (spot.line, spot.column) not in told
    ]


def _strange_files(folder: Folder) -> Iterator[str]:
    if not folder.exists:
        yield f"{shown(folder.path)}: there is no such folder"
        return
    for name in folder.files:
        top, slash, _ = name.partition("/")
        if name in FILES or (slash and top == EXAMPLES and name.endswith(".yaml")):
            continue
        known = [*FILES, f"{EXAMPLES}/"]
        yield f"{shown(folder.path / name)}:1:1: nobody reads this file{nearest(name, known)}"


def _document(folder: Folder, name: str, mistakes: list[str]) -> Document | None:
    """The file with its places; None where it is missing or cannot be read."""
    path = shown(folder.path / name)
    if name in folder.faults:
        mistakes.append(f"{path}:1:1: {folder.faults[name]}")
        return None
    if name not in folder.files:
        if name in REQUIRED and folder.exists:
            mistakes.append(f"{path}: No such file: it is needed")
        return None
    try:
        return read_yaml(folder.text(name))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        mistakes.append(f"{path}:{line}:1: not UTF-8: save the file with this encoding")
        return None


def _digest(folder: Folder) -> str:
    """One value for the set: a change in any rule file, even of a comment, is another set."""
    total = hashlib.sha256()
    for name in sorted(FILES):
        total.update(f"{name}\0".encode() + folder.files.get(name, b"") + b"\0")
    return total.hexdigest()
