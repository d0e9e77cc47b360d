"""Renders the replies of templates/: one text file a language, or some variants of it, and the HTML part made
from the same text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from bot.content.folder import Folder, read_folder
from bot.content.paragraphs import blocks
from bot.content.paths import shown
from bot.content.slots import Company, Leaflet, Slots
from bot.content.template_checks import mistakes_in, place_of
from bot.core.guard_own_words import plain
from bot.core.judge import DEFAULT_LANGUAGE
from bot.core.missing import SLOTS, questions
from bot.core.variants import FIRST, variant_of
from bot.errors import ConfigError

_SUFFIX = ".txt.j2"
TEMPLATE_ENDINGS = (".j2", ".txt")  # .txt: a name that somebody forgot to finish is told
_LAYOUT = "_layout.html.j2"
_ANSWERS = "answers/"  # what people begin an answer with: never sent by itself
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur"))
# A template is a small program of its writer's: it can fail in all the ways an expression can.
_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
_SEEN_UNRENDERED = (jinja2.TemplateSyntaxError, jinja2.UndefinedError)
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_NAMES_AND_NUMBERS = ("name", "family_name", "buyer_company", "product", "quantity", "reference")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply in both its forms, which say the same."""

    text: str
    html: str
    language: str


class Templates:
    """The templates of one folder as they were when it was read. Safe to share between threads."""

    def __init__(self, folder: Path | Folder) -> None:
        self._read = folder if isinstance(folder, Folder) else read_folder(folder, *TEMPLATE_ENDINGS)
        self._folder = self._read.path
        self._letters = self._written()
        self._languages = {name: frozenset(texts) for name, texts in self._letters.items()}
        self._sentences = frozenset(_sentences(self._read.files))
        self._jinja = SandboxedEnvironment(
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",)),
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def __reduce__(self) -> tuple[type["Templates"], tuple[Folder]]:
        """What was read goes to another process, and is made ready there."""
        return Templates, (self._read,)

    @property
    def files(self) -> Mapping[str, bytes]:
        return self._read.files

    @property
    def sentences(self) -> frozenset[str]:
        """What every reply says word for word, as the guard compares it: nobody else writes two of these."""
        return self._sentences

    @cached_property
    def answers(self) -> "Templates":
        """The texts that people begin an answer with, as templates of their own."""
        return Templates(Folder(self._folder / _ANSWERS, dict(_answers(self._read.files))))

    def languages(self) -> Mapping[str, frozenset[str]]:
        """For each template, the languages that it is written in."""
        return self._languages

    def letters(self, name: str, language: str) -> Sequence[str]:
        """Of the variants of a text, in order; "a" is the file without a letter."""
        return self._letters.get(name, {}).get(language, (FIRST,))

    def variant_for(self, buyer: str, name: str, language: str) -> str:
        return variant_of(buyer, name, self.letters(name, language))

    def render(self, name: str, language: str, slots: Slots, letter: str = FIRST) -> Rendered:
        """The reply. Raises ConfigError, with file and line, where the template does not allow it."""
        try:
            return self._render(name, language, slots.cleaned(), letter)
        except jinja2.TemplateNotFound as error:
            raise ConfigError(
                f"{shown(self._folder / str(error.name))}: there is no such template"
            ) from error
        except _FAILURES as error:
            raise ConfigError(f"{place_of(error, self._folder)}: {error}") from error

    def text(self, name: str, language: str, slots: Slots) -> str:
        """The same as plain text."""
        return self.render(name, language, slots).text

    def page(self, text: str, language: str, direction: str) -> str:
        """What a person wrote, as the HTML part of the same mail: every sign of it stands for itself."""
        known = {"language": language, "direction": direction, "blocks": blocks(text)}
        return self._jinja.get_template(_LAYOUT).render(known, also=[])

    def check(self) -> list[str]:
        """Every mistake in every template, as file:line: text. Empty: all of them can be sent."""
        found = list(mistakes_in(self._read, self._jinja))
        told = {_place(mistake) for mistake in found}
        of_answers = self.answers._failing(told) if self.answers.languages() else ()
        return [*found, *dict.fromkeys((*self._failing(told), *of_answers))]

    def _source(self, name: str) -> tuple[str, str, None] | None:
        if name not in self._read.files:
            return None
        text = self._read.files[name].decode("utf-8", "replace")  # what is no UTF-8, the check tells
        return text, str(self._folder / name), None

    def _written(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """The letters of each language of each template."""
        found: dict[str, dict[str, list[str]]] = {}
        for name in self._read.files:
            template, slash, file = name.partition("/")
            if slash and "/" not in file and file.endswith(_SUFFIX) and not template.startswith("_"):
                language, _, letter = file.removesuffix(_SUFFIX).partition(".")
                found.setdefault(template, {}).setdefault(language, []).append(letter or FIRST)
        return {
            name: {language: sorted(letters) for language, letters in texts.items() if FIRST in letters}
            for name, texts in found.items()
        }

    def _failing(self, told: set[str]) -> Iterator[str]:
        """`told`: the places whose unknown slots and broken signs were told already."""
        for name, languages in self.languages().items():
            if DEFAULT_LANGUAGE not in languages:
                english = f"{DEFAULT_LANGUAGE}{_SUFFIX}"
                yield f"{shown(self._folder / name)}: {english} is missing: other languages fall back to it"
            for language in sorted(languages):
                for letter in self.letters(name, language):
                    yield from self._failures_of(name, language, letter, told)

    def _failures_of(self, name: str, language: str, letter: str, told: set[str]) -> Iterator[str]:
        for slots in SAMPLES:
            try:
                rendered = self.render(name, language, slots, letter)
            except ConfigError as error:
                if not (isinstance(error.__cause__, _SEEN_UNRENDERED) and _place(str(error)) in told):
                    yield str(error)
            else:
                if not rendered.text.strip():
                    yield f"{shown(self._folder / _file(name, language, letter))}:1: the reply is empty"

    def joined(self, first: Rendered, second: Rendered) -> Rendered:
        """One reply that says the same in two languages, the second below a line."""
        text = f"{first.text.rstrip()}\n\n{RULE}\n\n{second.text}"
        return Rendered(text=text, html=self._page(first, second), language=first.language)

    def _page(self, *said: Rendered) -> str:
        parts = [
            {"language": one.language, "direction": direction_of(one.language), "blocks": blocks(one.text)}
            for one in said
        ]
        return self._jinja.get_template(_LAYOUT).render(parts[0], also=parts[1:])

    def _render(self, name: str, language: str, slots: Slots, letter: str) -> Rendered:
        template = self._jinja.get_template(_file(name, language, letter))
        direction = direction_of(language)
        values = _isolated(slots) if direction == "rtl" else slots
        text = _tidy(template.render({each.name: getattr(values, each.name) for each in fields(Slots)}))
        bare = Rendered(text=text, html="", language=language)
        return replace(bare, html=self._page(bare))


RULE = "* * *"  # between two languages


def _answers(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, content in files.items():
        if name.startswith((_ANSWERS, "_")):
            yield name.removeprefix(_ANSWERS), content


_LONG_ENOUGH = 30  # bytes: ten Chinese characters, a short English sentence


def _sentences(files: Mapping[str, bytes]) -> Iterator[str]:
    """The lines of all templates that hold no slot."""
    for name, source in files.items():
        if not name.endswith(_SUFFIX) or name.startswith(("_", _ANSWERS)):
            continue
        for line in source.decode("utf-8", "replace").splitlines():
            said = plain(line.lstrip(" -*•·"))
            if "{" not in said and len(said.encode()) >= _LONG_ENOUGH:
                yield said


def _file(name: str, language: str, letter: str) -> str:
    return f"{name}/{language}{_SUFFIX}" if letter == FIRST else f"{name}/{language}.{letter}{_SUFFIX}"


def _place(mistake: str) -> str:
    return mistake.partition(": ")[0]


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _isolated(slots: Slots) -> Slots:
    """Numbers and Latin words keep their own direction inside a line that runs from right to left."""
    own: dict[str, Any] = {name: _isolate(getattr(slots, name)) for name in _NAMES_AND_NUMBERS}
    company = {each.name: _isolate(getattr(slots.company, each.name)) for each in fields(Company)}
    leaflet = {each.name: _isolate(getattr(slots.catalogue, each.name)) for each in fields(Leaflet)}
    return replace(slots, company=Company(**company), catalogue=Leaflet(**leaflet), **own)


def _isolate(value: str) -> str:
    return f"{_ISOLATE}{value}{_END_ISOLATE}" if value else ""


def _tidy(text: str) -> str:
    """No trailing spaces, no more than one empty line, one line end."""
    lines: list[str] = []
    for line in map(str.rstrip, text.strip().splitlines()):
        if line or lines[-1]:
            lines.append(line)
    return "\n".join(lines) + "\n"


_FULL = Slots(
    name="Kim Lee",
    family_name="Kim",
    product="ball valves",
    quantity="500 pcs",
    asks=questions(SLOTS),
    answer_by="today by 17:00 (your time, UTC+1)",
    catalogue=Leaflet(name="Ball valves 2027.pdf"),
    reference="L-1042",
    company=Company(
        name="Example Ltd",
        address="1 Example Street",
        phone="+44 20 7946 0123",
        website="www.example.com",
        from_name="Sales team",
    ),
)
_EMPTY = Slots(company=Company(name="Example Ltd"))  # the settings ask for this name
_AWAY = replace(
    _EMPTY,
    buyer_company="Acme GmbH",
    asks=SLOTS[2:],
    office="closed",
    catalogue=Leaflet(link="https://www.example.com/ball-valves"),
)
_ON_HOLIDAY = replace(_FULL, office="holiday", reopens="Monday, 30 November 2026")
# Together they go through every condition that a template has of the slots.
SAMPLES = (_FULL, _EMPTY, _AWAY, _ON_HOLIDAY, replace(_EMPTY, office="holiday", product="ball valves"))
