"""Which of our products an inquiry is about, and how many, as far as its words tell."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.core.message import Message
from bot.core.rules import Product
from bot.core.scripts import script_of
from bot.core.triage import Hit
from bot.core.units import COUNTED, WEIGHED

_PLACES = {
    "field": 8,
    "subject": 4,
    "text": 2,
    "attachment": 1,
}  # what a mention in each place counts for the order
_TELLING = 20_000  # characters of text that are looked at

# Written without spaces, or with endings glued on: the neighbour of a keyword may be any letter.
_UNSPACED = frozenset(("han", "hiragana", "hangul", "thai"))
_ARABIC_PREFIX = re.compile(r"[وفبلك]?(?:ال|ل)?")

_MARKS = re.compile("[\u0300-\u036f]")  # accents: buyers leave them out
_JOINERS = re.compile(r"[\s_\u00a0\u2010-\u2015-]+")  # "ball-valve", "ball_valve" and "ball valve" are one
_LIKE_I = str.maketrans({"ı": "i"})


def find_products(
    message: Message, products: Sequence[Product], *, named: str = ""
) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """The ids of the products that are mentioned, the best first, and one hit for each and each place.
    `named`: the product field of a form or portal.

    Where keywords overlap, the longest one wins: "ball valve" is not also a "valve".
    """
    scores: dict[str, int] = {}
    hits: list[Hit] = []
    for place, text in (("field", named), *_places(message)):
        for product_id, keyword in _mentions(fold(text)[:_TELLING], products):
            scores[product_id] = scores.get(product_id, 0) + _PLACES[place]
            hits.append(
                Hit(f"product:{product_id}", f"product={product_id}", f"{place} has “{keyword.strip('*')}”")
            )
    best_first = sorted(scores, key=lambda product_id: -scores[product_id])
    return tuple(best_first), tuple(dict.fromkeys(hits))


def contains_words(text: str, words: str) -> bool:
    """Whether the folded text has these words, by the same rules as keywords of products."""
    return next(_occurrences(words, fold(text)), None) is not None


def find_quantity(text: str) -> str:
    """The first quantity with its unit, as written: "500 pcs", "2x40'HQ", "500件"; "" where none is clear."""
    latin_digits = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text[:_TELLING]
    )
    plain = unicodedata.normalize("NFKC", latin_digits)
    match = COUNTED.search(plain) or WEIGHED.search(plain)
    quantity = " ".join(match.group().split()) if match else ""
    return quantity if len(quantity) <= 20 else ""


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Spellings that mean the same made the same: case, width, accents, hyphens, spaces."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold().translate(_LIKE_I))
    return _JOINERS.sub(" ", unicodedata.normalize("NFKC", bare)).strip()


def _places(message: Message) -> Iterator[tuple[str, str]]:
    yield "subject", message.subject
    yield "text", message.text[:_TELLING]
    for attachment in message.attachments:
        yield "attachment", attachment.name.replace(".", " ")


def _mentions(text: str, products: Sequence[Product]) -> list[tuple[str, str]]:
    """(product id, keyword) of the longest keywords, in the order of the text, each once."""
    found = [
        (start, end, product.id, keyword)
        for product in products
        for keyword in product.keywords
        for start, end in _occurrences(keyword, text)
    ]
    kept: list[tuple[int, int, str, str]] = []
    taken = bytearray(len(text))
    for candidate in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        start, end = candidate[:2]
        if not any(taken[start:end]):
            taken[start:end] = bytes([1]) * (end - start)
            kept.append(candidate)
    return list(dict.fromkeys((product_id, keyword) for _, _, product_id, keyword in sorted(kept)))


def _occurrences(keyword: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the keyword stands as a word of its own. A `*` at an end lets the word go on there."""
    words = fold(keyword.strip("*"))
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if _begins(text, start, keyword) and _ends(text, end, keyword):
            yield start, end
        start = text.find(words, start + 1)


def _begins(text: str, start: int, keyword: str) -> bool:
    if keyword.startswith("*") or start == 0 or _apart(text[start - 1], text[start]):
        return True
    if script_of(text[start]) != "arabic":
        return False
    # Article and conjunctions, of three letters at most, are written onto the noun.
    glued = re.split(r"\s", text[max(0, start - 4) : start])[-1]
    return _ARABIC_PREFIX.fullmatch(glued) is not None


def _ends(text: str, end: int, keyword: str) -> bool:
    return keyword.endswith("*") or end == len(text) or _apart(text[end - 1], text[end])


def _apart(left: str, right: str) -> bool:
    """Whether a word may end between these two: beside a sign, or where the script changes."""
    if not (left.isalnum() and right.isalnum()):
        return True
    script, other = script_of(left), script_of(right)
    if script in _UNSPACED or other in _UNSPACED:
        return True
    return bool(script and other) and script != other
