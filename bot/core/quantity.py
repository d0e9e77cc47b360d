"""How many a buyer wants, as written. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.core.units import (
    COUNTED,
    COUNTED_IN_SIGNS,
    COUNTED_IN_WORDS,
    CURRENCY,
    LABELLED,
    LABELS,
    MEASURED,
    NUMBER_WORDS,
    ONE,
    ONE_CONTAINER,
    WEIGHED,
)

LONGEST = 30  # characters of what a reply repeats
_TELLING = 10_000  # characters of text that are looked at
_WORD = re.compile(r"\d+|[^\W\d_]+")
_GROUPING = re.compile(r"(?<=\d)[，،٬](?=\d{3}(?!\d))")
_COUNTING = NUMBER_WORDS | ONE | LABELS
_COMMA = str.maketrans({"，": " , ", "、": " , ", "。": " . ", "；": " ; ", "：": ": ", "،": " , "})


@lru_cache(maxsize=8)
def find_quantity(text: str) -> str:
    """The first quantity with its unit, as written: "500 pcs", "2x40'HQ", "500件"; "" where none is clear.

    Pieces come before weights, these before a bare figure that is called a quantity, and lengths come last.
    """
    plain = _plain(text[:_TELLING])
    quantities = (" ".join(quantity.split()) for quantity in _quantities(plain))
    return next((quantity for quantity in quantities if len(quantity) <= LONGEST), "")


def _quantities(plain: str) -> Iterator[str]:
    words = [
        match
        for match in _WORD.finditer(plain)
        if (word := match[0].lower()) in _COUNTING or word[0].isdigit()
    ]
    figures = [match.start() for match in words if match[0].isdigit()]
    yield from _pieces(plain, words)
    yield from (match.group() for match in COUNTED_IN_SIGNS.finditer(plain))
    yield from _at(WEIGHED, plain, figures)
    labels = [match.end() for match in words if match.group().lower() in LABELS]
    yield from (match.group(1) for at in labels if (match := LABELLED.match(plain, at)))
    yield from _at(MEASURED, plain, figures)


def _pieces(plain: str, words: list[re.Match[str]]) -> Iterator[str]:
    for word in words:
        written, start = word.group().lower(), word.start()
        if written[0].isdigit():
            yield from _at(COUNTED, plain, [start])
        elif written in NUMBER_WORDS:
            yield from _at(COUNTED_IN_WORDS, plain, [start])
        elif written in ONE:
            yield from _at(COUNTED_IN_WORDS, plain, [start])
            yield from _at(ONE_CONTAINER, plain, [start])


def _at(pattern: re.Pattern[str], plain: str, starts: list[int]) -> Iterator[str]:
    """What begins at one of these places, unless it is a price."""
    for start in starts:
        match = pattern.match(plain, start)
        if match and not CURRENCY.search(plain[max(0, start - 6) : start]):
            yield match.group()


def _plain(text: str) -> str:
    """All digits as 0 to 9, full-width forms narrow; a comma of Chinese or Arabic ends a figure."""
    if text.isascii():
        return text
    parted = _GROUPING.sub(",", text)
    foreign = {sign for sign in set(parted) if not sign.isascii()}
    digits = {ord(sign): str(unicodedata.digit(sign)) for sign in foreign if sign.isdigit()}
    read_as = digits | {comma: written for comma, written in _COMMA.items() if chr(comma) in foreign}
    return unicodedata.normalize("NFKC", parted.translate(read_as) if read_as else parted)
