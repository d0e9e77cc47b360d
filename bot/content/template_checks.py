"""Mistakes in templates that can be seen without rendering them, and the place of those that cannot."""

import traceback
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import jinja2
from jinja2 import nodes

from bot.content.folder import Folder
from bot.content.paths import shown
from bot.content.rule_values import nearest
from bot.content.slots import Company, Leaflet, Slots
from bot.core.language import LANGUAGES
from bot.core.missing import SLOTS
from bot.core.promise import OFFICE
from bot.core.variants import FIRST, LETTERS

_SLOTS = [each.name for each in fields(Slots)]
_PARTS = {
    "company": [each.name for each in fields(Company)],
    "catalogue": [each.name for each in fields(Leaflet)],
}
_VALUES = {"asks": SLOTS, "office": OFFICE}  # slots that are compared with words of ours
_LAYOUT_SLOTS = ["language", "direction", "blocks", "also"]


def mistakes_in(folder: Folder, jinja: jinja2.Environment) -> Iterator[str]:
    """Syntax errors, unknown slots and unknown languages, in all files of the folder."""
    if not folder.exists:
        yield f"{shown(folder.path)}: there is no such folder"
    for name, reason in folder.faults.items():
        yield f"{shown(folder.path / name)}: {reason}"
    for name, content in folder.files.items():
        path = folder.path / name
        text = path.name.removesuffix(".txt.j2")
        language, dot, letter = text.partition(".")
        if not name.endswith(".j2") or ("/" in name and text == path.name):
            if "/" in name:
                yield f"{shown(path)}: nobody reads this file: its name must end in .txt.j2, as en.txt.j2"
            continue
        if "/" in name and language not in LANGUAGES:
            hint = nearest(language, sorted(LANGUAGES))
            yield f'{shown(path)}: no language has the code "{language}"{hint}'
        if "/" in name and dot:
            yield from _strange_variant(folder, name, language, letter)
        yield from _mistakes_of(path, content, jinja)


def _strange_variant(folder: Folder, name: str, language: str, letter: str) -> Iterator[str]:
    place, first = shown(folder.path / name), f"{language}.txt.j2"
    if name.startswith("answers/"):
        yield f"{place}: people choose among answers: there are no variants of them"
    elif letter == FIRST:
        yield f"{place}: {first} is variant a: begin with {language}.b.txt.j2"
    elif letter not in tuple(LETTERS):
        yield f'{place}: a variant has one letter from b to z, as {language}.b.txt.j2, not "{letter}"'
    elif f"{name.rpartition('/')[0]}/{first}" not in folder.files:
        yield f"{place}: {first}, which is variant a, is missing beside it"


def place_of(error: Exception, folder: Path) -> str:
    """file:line of the template where it happened."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{shown(Path(error.filename or folder))}:{error.lineno}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return f"{shown(Path(frames[-1].filename))}:{frames[-1].lineno}" if frames else shown(folder)


def _mistakes_of(path: Path, content: bytes, jinja: jinja2.Environment) -> Iterator[str]:
    try:
        tree = jinja.parse(content.decode("utf-8"))
    except UnicodeDecodeError:
        yield f"{shown(path)}: not UTF-8: save the file with this encoding"
        return
    except jinja2.TemplateSyntaxError as error:
        yield f"{shown(path)}:{error.lineno}: {_repair(error.message or '')}"
        return
    known = [*(_LAYOUT_SLOTS if path.name.endswith(".html.j2") else _SLOTS), *_own_names(tree)]
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in known:
            yield f'{shown(path)}:{name.lineno}: unknown slot "{name.name}"{nearest(name.name, known)}'
    yield from _strange_parts(path, tree)
    yield from _strange_values(path, tree)


def _repair(message: str) -> str:
    """What the library says, in a manager's words where they help more."""
    repair = next((words for sign, words in _REPAIRS if sign in message), "")
    return f"{message.split('. ')[0].rstrip('.')}: {repair}" if repair else message


_REPAIRS = (
    ("Unexpected end of template", "each {% if … %} needs its {% endif %}"),
    ("unexpected end of template", "a {{ or {% is not closed"),
    ("unknown tag 'endif'", "each {% if … %} has one {% endif %}"),
    ("unknown tag 'el", "it belongs between {% if … %} and {% endif %}"),
    (
        "unexpected char",
        'between {{ }} or {% %} quotes are straight, as in "quantity"',
    ),
    ("unexpected '}'", "write {% if … %} and {{ name }} with both their signs at both ends"),
)


def _strange_parts(path: Path, tree: nodes.Template) -> Iterator[str]:
    for part in tree.find_all(nodes.Getattr):
        known = _PARTS.get(part.node.name, ()) if isinstance(part.node, nodes.Name) else ()
        if isinstance(part.node, nodes.Name) and known and part.attr not in known:
            hint = nearest(part.attr, known)
            yield f'{shown(path)}:{part.lineno}: unknown slot "{part.node.name}.{part.attr}"{hint}'


def _strange_values(path: Path, tree: nodes.Template) -> Iterator[str]:
    """`"quantiy" in asks` would never be true, and nobody would notice."""
    for comparison in tree.find_all(nodes.Compare):
        sides = [comparison.expr, *(operand.expr for operand in comparison.ops)]
        slots = [side.name for side in sides if isinstance(side, nodes.Name) and side.name in _VALUES]
        words = [side.value for side in sides if isinstance(side, nodes.Const)]
        for slot in slots[:1]:
            for word in (str(word) for word in words if word not in _VALUES[slot]):
                known = _VALUES[slot]
                hint = nearest(word, known) or f": write {', '.join(known)}"
                yield f'{shown(path)}:{comparison.lineno}: "{slot}" is never "{word}"{hint}'


def _own_names(tree: nodes.Template) -> list[str]:
    """What the template itself sets, and what loops have."""
    return ["loop", *(name.name for name in tree.find_all(nodes.Name) if name.ctx == "store")]
