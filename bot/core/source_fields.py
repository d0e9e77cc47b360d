"""The fields of a form in a mail: labels with values, and the buyer's own words.

Known are `Label: value`, `Label | value` (cells of a table), `*Label*: value`, `Label - value`,
`【Label】value`, and a label on a line of its own with its value below. What the labels are is said in
rules/sources.yaml.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

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
_LONGEST_HEADING = 30
_LONGEST_PAIRS = 500
_TARGET = re.compile(r"\s*<https?://[^<>]{0,400}>")
_PAIRED = re.compile(r"\s[-–]\s.*\s[-–]\s")


@dataclass(frozen=True, slots=True)
class Form:
    """`values` holds what the form says, the first value of each field; `emails` every e-mail field, as
    written; `words` the text of the message field, else what the labels leave over."""

    values: Mapping[str, str]
    emails: tuple[str, ...] = ()
    words: str = ""

    def get(self, field: str) -> str:
        return clean(_TARGET.sub("", self.values.get(field, "")))[:_LONGEST_VALUE]

    @property
    def name(self) -> str:
        return self.get("name") or " ".join(filter(None, (self.get("first_name"), self.get("last_name"))))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, the field that its label stands for ("meta" for what a server adds, "" for none), and what
    stands behind the label."""

    text: str
    field: str
    value: str

    @property
    def of_the_sender(self) -> bool:
        return self.field in _OF_THE_SENDER or self.field == "meta"


def read_form(text: str, source: Source) -> Form:
    """The fields of this text, by the labels of the source."""
    known = _known(source.labels)
    kept = _without_closing(text.split("\n")[:_MOST_LINES], source)
    lines = [_Line(line, *_labelled(line, known)) for line in kept]
    start = next((at for at, line in enumerate(lines) if line.field == "message"), None)
    if start is None:
        return _form(_pairs(lines, known), (), _left_over(lines))
    end = _message_end(lines, start + 1)
    said = "\n".join((lines[start].value, *(line.text for line in lines[start + 1 : end]))).strip()
    inside = [(line.field, line.value) for line in lines[start + 1 : end] if line.value]
    outside = (*_pairs(lines[:start], known), *_pairs(lines[end:], known))
    return _form((("message", said), *outside), inside, said)


def _form(outside: Sequence[tuple[str, str]], inside: Sequence[tuple[str, str]], words: str) -> Form:
    """What stands in the message counts only where the form itself says nothing."""
    values: dict[str, str] = {}
    for field, value in (*outside, *inside):
        if field not in ("", "meta") and value:
            values.setdefault(field, value)
    emails = (value for field, value in (*outside, *inside) if field == "email" and value)
    return Form(values, tuple(dict.fromkeys(emails)), words)


def _without_closing(lines: list[str], source: Source) -> list[str]:
    """Up to the line by which the form ends, and to the rule above it."""
    closings = tuple(closing.casefold() for closing in source.closing)
    for at, line in enumerate(lines):
        if closings and line[:_LONGEST_VALUE].strip(_DECORATION).casefold().startswith(closings):
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
    for separator in islice(_SEPARATORS.finditer(line[: _LONGEST_LABEL + 20]), 3):
        if field := known.get(_bare(line[: separator.start()])):
            return field, line[separator.end() :].strip(" \t\xa0|:：*_=")
    if len(line) <= _LONGEST_LABEL and (field := known.get(_bare(line))):
        return field, ""
    heading, colon, rest = line[:_LONGEST_PAIRS].partition(":")  # "Buyer Details: Name - Asha ..."
    is_heading = bool(colon) and len(heading) < _LONGEST_HEADING and _PAIRED.search(rest) is not None
    return _labelled(rest, known) if is_heading else ("", "")


def _bare(label: str) -> str:
    """A label without ornaments and without "(required)"."""
    plain = label.strip(_DECORATION)
    return fold(_MARKED.sub("", plain).strip(_DECORATION)) if 0 < len(plain) <= _LONGEST_LABEL else ""


def _pairs(lines: Sequence[_Line], known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(field, value) of every labelled line; the value of a label that stands alone is looked for below."""
    found: list[tuple[str, str]] = []
    for at, line in enumerate(lines):
        if line.field:
            value = line.value or _below(lines, at + 1)[0]
            found += (
                _split(line.field, value, known) if len(value) <= _LONGEST_PAIRS else [(line.field, value)]
            )
    return tuple(found)


def _below(lines: Sequence[_Line], at: int) -> tuple[str, int]:
    """The value on the next line that says something, unless that is a label again; and the line after it."""
    for position, line in enumerate(lines[at : at + 3], at):
        if value := line.text.strip(" \t\xa0|:："):
            return ("", at) if line.field else (value, position + 1)
    return "", at


def _split(field: str, value: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """`Asha Email - asha@... Mobile - ...`: several labels in one line, as portals write them."""
    for _ in range(10):
        place = next((one for one in _labels_in(value) if known.get(_bare(value[one[0] : one[1]]))), None)
        if place is None:
            break
        start, end, after = place
        yield field, value[:start].strip(" ,;|")
        field, value = known[_bare(value[start:end])], value[after:]
    yield field, value.strip()


def _labels_in(value: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of what may be a label of up to three words, and where its value begins."""
    for separator in islice(re.finditer(r"\s*[:：]\s*|\s[-–]\s", value), 20):
        words = list(re.finditer(r"\S+", value[: separator.start()]))[-3:]
        for word in words:
            if word.start():
                yield word.start(), separator.start(), separator.end()


def _message_end(lines: Sequence[_Line], start: int) -> int:
    """Where the fields begin that follow the message. What the buyer says of goods stays the buyer's."""
    end = len(lines)
    while end > start:
        last, above = lines[end - 1], lines[end - 2] if end - 2 >= start else None
        if not last.text.strip() or (last.of_the_sender and last.value):
            end -= 1
        elif above is not None and above.of_the_sender and not above.value:
            end -= 2
        else:
            break
    return end


def _left_over(lines: Sequence[_Line]) -> str:
    """Of a form without a message: what follows its first label and says nothing of the sender."""
    kept: list[str] = []
    seen = False
    at = 0
    while at < len(lines):
        line = lines[at]
        end = _below(lines, at + 1)[1] if line.field and not line.value else at + 1
        seen = seen or bool(line.field)
        if seen and not line.of_the_sender:
            kept += (one.text for one in lines[at:end])
        at = end
    return "\n".join(kept).strip()
