"""The fields of a form in a mail: labels with values, and the buyer's own words.

Known are `Label: value`, `Label | value` (cells of a table), `*Label*: value`, `Label - value`,
`【Label】value`, and a label on a line of its own with its value below. What the labels are is said in
rules/sources.yaml.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.headers import clean
from bot.core.product import fold
from bot.core.rules import Source
from bot.core.source_words import META

FIELDS = (
    "name", "first_name", "last_name", "email", "company", "country", "product", "quantity", "phone",
    "message", "subject",
)  # fmt: skip
_OF_THE_SENDER = frozenset(FIELDS) - {"message", "product", "quantity"}
_MOST_LINES = 2000
_LONGEST_LABEL = 60
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Form:
    """`values` holds what the form says, the first value of each field; `emails` every e-mail field, as
    written; `words` the text of the message field, else what the labels leave over."""

    values: Mapping[str, str]
    emails: tuple[str, ...] = ()
    words: str = ""

    def get(self, field: str) -> str:
        return clean(self.values.get(field, ""))[:_LONGEST_VALUE]

    @property
    def name(self) -> str:
        return self.get("name") or " ".join(filter(None, (self.get("first_name"), self.get("last_name"))))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read: the field of its label ("meta" for what a server adds, "" for none), and the rest."""

    field: str
    value: str
    end: int  # the line after it; a value may stand on the next one


def read_form(text: str, source: Source) -> Form:
    """The fields of this text, by the labels of the source."""
    lines = _without_closing(text.split("\n")[:_MOST_LINES], source)
    known = _known(source.labels)
    start = next((at for at, line in enumerate(lines) if _labelled(line, known)[0] == "message"), None)
    if start is None:
        return _form(_read(lines, known), [], _left_over(lines, known))
    end = _message_end(lines, start + 1, known)
    first = _labelled(lines[start], known)[1]
    words = [first, *lines[start + 1 : end]]
    said = "\n".join(words).strip()
    outside = [_Line("message", said, end), *_read(lines[:start], known), *_read(lines[end:], known)]
    return _form(outside, _read(words, known, lone=False), said)


def _form(outside: Sequence[_Line], inside: Sequence[_Line], words: str) -> Form:
    """What stands in the message counts only where the form itself says nothing."""
    values: dict[str, str] = {}
    for found in (*outside, *inside):
        if found.field != "meta" and found.value:
            values.setdefault(found.field, found.value)
    emails = tuple(found.value for found in (*outside, *inside) if found.field == "email" and found.value)
    return Form(values, tuple(dict.fromkeys(emails)), words)


def _without_closing(lines: list[str], source: Source) -> list[str]:
    """Up to the line by which the form ends, and to the rule above it."""
    for at, line in enumerate(lines):
        begun = line.strip(_DECORATION).casefold()
        if any(begun.startswith(closing.casefold()) for closing in source.closing):
            kept = lines[:at]
            while kept and kept[-1].strip(" -_=*") == "":
                kept.pop()
            return kept
    return lines


@lru_cache(maxsize=64)
def _known(labels: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {fold(label): "meta" for label in META} | {fold(label): field for label, field in labels}


_SEPARATORS = re.compile(r"[:：|=\t】\]］」]|\s[-–—]\s")
_DECORATION = " \t\xa0>*_•·■◆●▪◇□▶#【】[]［］「」()（）:：|=-–—,"
_MARKED = re.compile(
    r"\s*(?:[(（\[［][^)）\]］]{0,20}[)）\]］]|\*|※|必須|任意|optional|required)\s*$", re.IGNORECASE
)


def _labelled(line: str, known: Mapping[str, str]) -> tuple[str, str]:
    """The field that the line's label stands for, and what stands behind the label."""
    for separator in list(_SEPARATORS.finditer(line[: _LONGEST_LABEL + 20]))[:3]:
        if field := known.get(_bare(line[: separator.start()])):
            return field, line[separator.end() :].strip(" \t\xa0|:：*_=")
    return known.get(_bare(line), "") if len(line) <= _LONGEST_LABEL else "", ""


def _bare(label: str) -> str:
    """A label without ornaments and without "(required)"."""
    plain = label.strip(_DECORATION)
    return fold(_MARKED.sub("", plain).strip(_DECORATION)) if 0 < len(plain) <= _LONGEST_LABEL else ""


def _read(lines: Sequence[str], known: Mapping[str, str], *, lone: bool = True) -> list[_Line]:
    """Every labelled line. Without `lone`, labels on a line of their own are words like others."""
    found: list[_Line] = []
    at = 0
    while at < len(lines):
        field, value = _labelled(lines[at], known)
        end = at + 1
        if field and not value and lone:
            value, end = _value_below(lines, end, known)
        if field:
            found += _split_pairs(_Line(field, value, end), known)
        at = end
    return found


def _value_below(lines: Sequence[str], at: int, known: Mapping[str, str]) -> tuple[str, int]:
    """The value on the next line that says something, unless that is a label again."""
    for position in range(at, min(at + 3, len(lines))):
        value = lines[position].strip(" \t\xa0|:：")
        if value:
            return ("", at) if _labelled(lines[position], known)[0] else (value, position + 1)
    return "", at


def _split_pairs(line: _Line, known: Mapping[str, str]) -> list[_Line]:
    """`Name - Asha Email - asha@...`: several labels in one line, as portals write them."""
    found: list[_Line] = []
    field, value = line.field, line.value
    for _ in range(10):
        pair = next((p for p in _pairs(value) if known.get(_bare(value[p[0] : p[1]]))), None)
        if pair is None:
            break
        found.append(_Line(field, value[: pair[0]].strip(" ,;|"), line.end))
        field, value = known[_bare(value[pair[0] : pair[1]])], value[pair[2] :]
    return [*found, _Line(field, value.strip(), line.end)]


def _pairs(value: str) -> list[tuple[int, int, int]]:
    """(start, end) of what may be a label, and where its value begins; labels have up to three words."""
    places: list[tuple[int, int, int]] = []
    for separator in list(re.finditer(r"\s*[:：]\s*|\s[-–]\s", value))[:20]:
        words = list(re.finditer(r"\S+", value[: separator.start()]))[-3:]
        places += [(word.start(), separator.start(), separator.end()) for word in words if word.start()]
    return places


def _message_end(lines: Sequence[str], start: int, known: Mapping[str, str]) -> int:
    """Where the fields begin that follow the message. What the buyer says of goods stays the buyer's."""
    end = len(lines)
    while end > start:
        above = lines[end - 2] if end - 2 >= start else ""
        if not lines[end - 1].strip() or _is_of_the_form(lines[end - 1], known, with_value=True):
            end -= 1
        elif _is_of_the_form(above, known, with_value=False):
            end -= 2
        else:
            break
    return end


def _is_of_the_form(line: str, known: Mapping[str, str], *, with_value: bool) -> bool:
    field, value = _labelled(line, known)
    return (field in _OF_THE_SENDER or field == "meta") and bool(value) is with_value


def _left_over(lines: Sequence[str], known: Mapping[str, str]) -> str:
    """Of a form without a message: what follows its first label and says nothing of the sender."""
    kept: list[str] = []
    seen = False
    at = 0
    while at < len(lines):
        field, value = _labelled(lines[at], known)
        end = at + 1
        if field and not value:
            value, end = _value_below(lines, end, known)
        of_the_sender = field in _OF_THE_SENDER or field == "meta"
        seen = seen or bool(field)
        if seen and not of_the_sender:
            kept += lines[at:end]
        at = end
    return "\n".join(kept).strip()
