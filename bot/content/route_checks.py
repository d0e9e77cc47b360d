"""What is wrong with a route as seen beside the other routes, the other files, and the templates."""

from collections.abc import Iterator
from typing import Any

from bot.content.bare import Documents, Surroundings, entries, named, texts_at, unknown
from bot.content.reachability import box_of, never_taken
from bot.content.rule_building import NO_TEMPLATE
from bot.content.rule_values import size_of
from bot.content.yaml_positions import Document, Mistake, Path
from bot.core.judge import DEFAULT_LANGUAGE, choose_language
from bot.core.source import DIRECT


def route_mistakes(document: Document, documents: Documents, around: Surroundings) -> Iterator[Mistake]:
    """Everything but names that are used twice."""
    yield from _catch_all(document)
    yield from _never_taken(document)
    for path, entry in entries(document, "routes"):
        yield from _unknown_conditions(document, path, entry, documents)
        yield from _unknown_actions(document, path, entry, documents, around)
        yield from _empty_size(document, path, entry)
        if around.templates is not None:
            yield from _not_written(document, path, entry, documents, around)


def is_missing(wanted: str, available: frozenset[str]) -> bool:
    """Whether a template lacks this language; a near one will do, and "zh" stands for both its scripts."""
    both = ("zh-Hans", "zh-Hant") if wanted == "zh" else (wanted,)
    return any(choose_language(one, available) == DEFAULT_LANGUAGE != one for one in both)


def with_direct(documents: Documents) -> list[str] | None:
    """The sources that a rule may name."""
    names = named(documents, "sources.yaml", "name")
    return None if names is None else [DIRECT, *names]


def _unknown_conditions(
    document: Document, path: Path, entry: dict[str, Any], documents: Documents
) -> Iterator[Mistake]:
    for field, file, names in (
        ("product", "products.yaml", named(documents, "products.yaml", "id")),
        ("market", "markets.yaml", named(documents, "markets.yaml", "id")),
        ("source", "sources.yaml", with_direct(documents)),
    ):
        yield from unknown(document, texts_at(entry, path, "when", field), names, field, file)
    for field, file in (("grade", "grades.yaml"), ("working_time", "markets.yaml")):
        asked = next(texts_at(entry, path, "when", field), None)
        if asked is not None and documents.get(file) is None:
            yield Mistake(
                document.spot((*path, "when", field)), f'"{field}" needs {file}: without it no mail fits'
            )


def _unknown_actions(
    document: Document, path: Path, entry: dict[str, Any], documents: Documents, around: Surroundings
) -> Iterator[Mistake]:
    reps = named(documents, "team.yaml", "name", "id")
    teams = [
        team
        for at, rep in entries(documents.get("team.yaml"), "team")
        for _, team in texts_at(rep, at, "teams")
    ]
    yield from unknown(document, texts_at(entry, path, "then", "rep"), reps, "rep", "team.yaml")
    yield from unknown(
        document, texts_at(entry, path, "then", "team"), sorted(set(teams)), "team", "team.yaml"
    )
    if around.channels is not None:
        found = texts_at(entry, path, "then", "channel")
        where = "[slack.channels] of the settings (read at the start)"
        yield from unknown(document, found, around.channels, "channel", where)
    if around.templates is not None:
        found = texts_at(entry, path, "then", "template")
        known = [*around.templates, NO_TEMPLATE]
        yield from unknown(document, found, known, "template", "templates/")


def _not_written(
    document: Document, path: Path, entry: dict[str, Any], documents: Documents, around: Surroundings
) -> Iterator[Mistake]:
    """A language that the route is for, or answers in, and that its template is not written in."""
    template = next((name for _, name in texts_at(entry, path, "then", "template")), "")
    available = (around.templates or {}).get(template)
    if available is None:
        return
    answered = list(texts_at(entry, path, "then", "reply_language"))
    asked = answered or list(texts_at(entry, path, "when", "language"))
    for at, language in asked or _of_markets(path, entry, documents):
        if is_missing(language, available):
            yield Mistake(
                document.spot(at),
                f'template "{template}" is not written in "{language}": add templates/{template}/{language}'
                ".txt.j2, or say reply_language: en",
            )


def _of_markets(path: Path, entry: dict[str, Any], documents: Documents) -> Iterator[tuple[Path, str]]:
    """The languages of the markets that the route is for, each at the market's name in the route."""
    markets = dict(texts_at(entry, path, "when", "market"))
    for at, market in markets.items():
        for where, other in entries(documents.get("markets.yaml"), "markets"):
            if other.get("id") == market:
                yield from ((at, language) for _, language in texts_at(other, where, "languages"))


def _empty_size(document: Document, path: Path, entry: dict[str, Any]) -> Iterator[Mistake]:
    over = next((text for _, text in texts_at(entry, path, "when", "size", "over")), "")
    under = next((text for _, text in texts_at(entry, path, "when", "size", "under")), "")
    nothing = bool(size_of(over) and size_of(under)) and size_of(over) >= size_of(under)
    if nothing:
        spot = document.spot((*path, "when", "size", "over"))
        yield Mistake(spot, f"no mail is over {over} and under {under}: swap them")


def _catch_all(document: Document) -> Iterator[Mistake]:
    """The last route takes all, and no other does."""
    routes = list(entries(document, "routes"))
    for path, entry in routes[:-1]:
        if not entry.get("when") and set(entry) <= {"name", "when", "then"}:  # a misspelt "when" is told
            yield Mistake(
                document.spot(path), "a route without conditions takes all: the routes below never get any"
            )
    if routes and routes[-1][1].get("when"):
        yield Mistake(
            document.spot(routes[-1][0]), 'the last route must take all that is left: it has no "when"'
        )


def _never_taken(document: Document) -> Iterator[Mistake]:
    routes = [
        (path, entry) for path, entry in entries(document, "routes") if isinstance(entry.get("when"), dict)
    ]
    boxes = [
        box_of(str(entry.get("name", "?")), document.spot(path).line, entry["when"]) for path, entry in routes
    ]
    for position, takers in never_taken(boxes):
        names = " and ".join(f'"{taker.name}" (line {taker.line})' for taker in takers[:4])
        spot = document.spot((*routes[position][0], "when"))
        yield Mistake(
            spot,
            f"no inquiry gets here: {names} above takes them all; put this route above, or ask more there",
        )
