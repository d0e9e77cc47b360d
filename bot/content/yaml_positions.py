"""YAML as managers expect it, with the place of every value.

YAML 1.2 readings: NO, on and yes are words (Norway's code is no "false"), 0123 keeps its zero. A key
written twice is a mistake, and so are anchors and aliases, with which a small file can grow without end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands (line and column from 1), and how it is written if it is a plain value."""

    line: int
    column: int
    written: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    spot: Spot
    text: str


@dataclass(slots=True)
class Document:
    """What a file says. `keys` holds the places of keys, `values` those of their values.

    `readable` is False where YAML itself went wrong, and so nothing is known of the content.
    """

    data: Any = None
    readable: bool = False
    values: dict[Path, Spot] = field(default_factory=dict)
    keys: dict[Path, Spot] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def spot(self, path: Path, *, of_key: bool = False) -> Spot:
        """The place of the value (or its key), else of the nearest thing around it."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Spot(1, 1))

    def nothing_at(self, path: Path) -> bool:
        """Whether a key stands there with no value behind it."""
        found = self.data
        for step in path:
            if isinstance(found, dict | list):
                try:
                    found = found[step]  # type: ignore[index]  # a list with a number, a mapping with a name
                except (LookupError, TypeError):
                    return False
            else:
                return False
        return found is None


class _Loader(yaml.CSafeLoader):
    """The safe loader with the plain values of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - the library's own way


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), [*first, ""])


_resolve("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_resolve("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789")
_resolve("float", r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$", "-+0123456789")
_resolve("null", r"^(?:~|null|Null|NULL|)$", "~nN")


def read_yaml(text: str) -> Document:
    """Read one document. It never raises: what is wrong stands in `mistakes`."""
    document = Document()
    try:
        document.mistakes += _anchors(text)
        if not document.mistakes:
            _build(text, document)
    except yaml.MarkedYAMLError as error:
        document.mistakes.append(Mistake(_place(error), _problem(error)))
    except RecursionError:
        document.mistakes.append(Mistake(Spot(1, 1), "nested too deeply"))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        document.mistakes.append(
            Mistake(Spot(line, 1), f"a character that YAML does not allow: {error.reason}")
        )
    return document


def _anchors(text: str) -> list[Mistake]:
    """Anchors (&name) and aliases (*name): refused before anything is built from them."""
    return [
        Mistake(
            _spot(event.start_mark), "& and * have a meaning of their own in YAML: put the text in quotes"
        )
        for event in yaml.parse(text, Loader=_Loader)
        if getattr(event, "anchor", None)
    ]


def _build(text: str, document: Document) -> None:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        for path, spot, of_key in _walk(node, (), document.mistakes) if node else ():
            (document.keys if of_key else document.values)[path] = spot
        document.data = loader.construct_document(node) if node else None
        document.readable = True
    finally:
        loader.dispose()


def _walk(node: yaml.Node, path: Path, mistakes: list[Mistake]) -> Iterator[tuple[Path, Spot, bool]]:
    yield path, _spot(node.start_mark, node.value if isinstance(node, yaml.ScalarNode) else ""), False
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield from _walk(item, (*path, position), mistakes)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, spot = str(key.value), _spot(key.start_mark, str(key.value))
            if name in seen:
                mistakes.append(Mistake(spot, f'duplicate key "{name}" (first at line {seen[name]})'))
            seen.setdefault(name, spot.line)
            yield (*path, name), spot, True
            yield from _walk(value, (*path, name), mistakes)


def _spot(mark: Any, written: str = "") -> Spot:
    return Spot(mark.line + 1, mark.column + 1, written) if mark else Spot(1, 1, written)


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "this is not YAML"
    if "unhashable key" in problem:
        return "a field name must be a plain word"
    begun = error.context_mark.line + 1 if error.context_mark else 1
    what = f"{problem} {error.context or ''}"
    repair = next((words.format(begun=begun) for sign, words in _REPAIRS if sign in what), "")
    if repair:
        return f"{problem}: {repair}"
    return f"{problem} ({error.context})" if error.context else problem


def _place(error: yaml.MarkedYAMLError) -> Spot:
    """A quote that is never closed is found at the end of the file; what helps is where it begins."""
    if _OPEN_QUOTE in (error.context or ""):
        return _spot(error.context_mark)
    return _spot(error.problem_mark or error.context_mark)


_OPEN_QUOTE = "quoted scalar"
# What the library says, or what it was reading, and what a manager can do about it.
_REPAIRS = (
    ("tab character", "indent with spaces, no tabs"),
    ("cannot start any token", "use spaces, no tabs, and quotes around signs"),
    (_OPEN_QUOTE, "the quote that begins here is not closed, or closed too early"),
    ("flow sequence", "the list of line {begun} lacks a comma or its ]"),
    ("flow mapping", "the braces of line {begun} lack a comma or their }}"),
    (
        "mapping values",
        'a ":" too many here, or a ": " missing in the line above; a text with ": " needs quotes',
    ),
    ("expected ':'", 'a ": " is missing behind a field name, here or in the line above'),
    ("block", "indent this line like those that it belongs with (what began in line {begun})"),
)
