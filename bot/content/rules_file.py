"""Reads rules/ and names every mistake at once: file:line:column, what is wrong, the nearest right word."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.content.paths import shown
from bot.content.rule_checks import crossed
from bot.content.rule_models import (
    ProductsFile,
    RouteEntry,
    RoutesFile,
    SourceEntry,
    SourcesFile,
    mistake,
    nearest,
)
from bot.content.yaml_positions import Document, Mistake, read_yaml
from bot.core.rules import Marks, Product, Route, Rules, Source, SourceLimits
from bot.errors import ConfigError

_FILES: dict[str, type[BaseModel]] = {
    "products.yaml": ProductsFile,
    "routes.yaml": RoutesFile,
    "sources.yaml": SourcesFile,
}
_WHEN_ABSENT = {"sources.yaml": "sources: []\n"}  # then every mail is its sender's own
_LARGEST = 5_000_000  # bytes
NO_TEMPLATE = "none"


def load_rules(folder: Path) -> Rules:
    """The rules of a folder. Raises ConfigError with a line for each mistake in any of the files."""
    mistakes = list(_strange_files(folder))
    sources = {name: _read(folder / name, mistakes) for name in _FILES}
    documents = {name: Document() if text is None else read_yaml(text) for name, text in sources.items()}
    models: dict[str, Any] = {}
    for name, model in _FILES.items():
        found = documents[name].mistakes
        if documents[name].readable:
            models[name] = _validate(documents[name], model, found)
            found += crossed(name, documents)
        mistakes += [
            f"{shown(folder / name)}:{m.spot.line}:{m.spot.column}: {m.text}"
            for m in sorted(found, key=lambda m: (m.spot.line, m.spot.column))
        ]
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return _rules(*(models[name] for name in _FILES), digest=_digest(sources))


def _strange_files(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{shown(folder)}: there is no such folder"
        return
    for path in sorted(folder.iterdir()):
        if path.suffix in (".yaml", ".yml") and path.name not in _FILES:
            yield f"{shown(path)}:1:1: nobody reads this file{nearest(path.name, list(_FILES))}"


def _read(path: Path, mistakes: list[str]) -> str | None:
    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            mistakes.append(f"{shown(path)}:1:1: the file is larger than {_LARGEST} bytes")
            return None
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        mistakes.append(f"{shown(path)}:{line}:1: not UTF-8: save the file with this encoding")
    except FileNotFoundError as error:
        if path.name in _WHEN_ABSENT:
            return _WHEN_ABSENT[path.name]
        mistakes.append(f"{shown(path)}: {error.strerror}")
    except OSError as error:
        mistakes.append(f"{shown(path)}: {error.strerror}")
    return None


def _validate(document: Document, model: type[BaseModel], mistakes: list[Mistake]) -> BaseModel | None:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        mistakes += [mistake(document, item, model) for item in error.errors(include_url=False)]
        return None


def _rules(products: ProductsFile, routes: RoutesFile, sources: SourcesFile, *, digest: str) -> Rules:
    return Rules(
        products=tuple(
            Product(
                id=entry.id,
                names=entry.names,
                keywords=tuple(dict.fromkeys(word for words in entry.keywords.values() for word in words)),
            )
            for entry in products.products
        ),
        routes=tuple(_route(entry) for entry in routes.routes),
        sources=tuple(_source(entry, sources) for entry in sources.sources),
        digest=digest,
    )


def _route(entry: RouteEntry) -> Route:
    return Route(
        name=entry.name,
        languages=tuple(entry.when.language),
        countries=tuple(entry.when.country),
        products=tuple(entry.when.product),
        domains=tuple(entry.when.domain),
        subject=tuple(entry.when.subject),
        channel=entry.then.channel,
        template="" if entry.then.template == NO_TEMPLATE else entry.then.template,
    )


def _source(entry: SourceEntry, file: SourcesFile) -> Source:
    """A profile with its own labels, which go before those that every profile knows."""
    labels = {
        label: field
        for field, by_language in file.labels.items()
        for written in by_language.values()
        for label in written
    }
    labels |= {label: field for field, written in entry.fields.items() for label in written}
    requires, unless = entry.requires, entry.unless
    return Source(
        name=entry.name,
        title=entry.title,
        senders=tuple(entry.from_),
        dkim=tuple(entry.authenticated_by.dkim),
        received_from=tuple(entry.authenticated_by.received_from),
        requires=Marks(
            subject=tuple(requires.subject),
            body=tuple(requires.body),
            headers=tuple(requires.headers),
            fields=tuple(requires.fields),
            at_least=requires.at_least,
            asks=requires.asks,
        ),
        unless=Marks(subject=tuple(unless.subject), body=tuple(unless.body), headers=tuple(unless.headers)),
        labels=tuple(labels.items()),
        closing=tuple(entry.closing),
        buyer_from=entry.buyer_from,
        reply_channel=entry.reply_channel,
        limits=SourceLimits(per_hour=entry.limits.per_hour, per_address_days=entry.limits.per_address_days),
        note=entry.note,
    )


def _digest(sources: Mapping[str, str | None]) -> str:
    """One value for the set: a change in any file, even of a comment, is another set."""
    total = hashlib.sha256()
    for name, text in sorted(sources.items()):
        total.update(f"{name}\0{text}\0".encode())
    return total.hexdigest()
