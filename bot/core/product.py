"""Which of our products an inquiry is about, as far as its words tell."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.core.message import Message
from bot.core.product_finder import Mention, finder_of
from bot.core.product_places import PLACES, places_of
from bot.core.rules import Product
from bot.core.scripts import script_of
from bot.core.triage import Hit

# Written without spaces, or with endings glued on: the neighbour of a word may be any letter.
_UNSPACED = frozenset(("han", "hiragana", "hangul", "thai"))
_ARABIC_PREFIX = re.compile(r"[وفبلك]?(?:ال|ل)?")

_MARKS = re.compile("[\u0300-\u036f]")  # accents: buyers leave them out
# "ball-valve", "ball_valve" and "ball valve" are one. A single blank stays as it is: most are.
_JOINER = r"\s_\u00a0\u2010-\u2015-"
_JOINERS = re.compile(rf"(?! )[{_JOINER}][{_JOINER}]*| [{_JOINER}]+")


def find_products(
    message: Message, products: Sequence[Product], *, named: str = "", language: str = ""
) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """The ids of the products that are mentioned, the best first, and one hit for each and each place.
    `named`: the product field of a form or portal. `language`: of the message, where it is sure.

    Where keywords overlap, the longest one wins: "ball valve" is not also a "valve".
    """
    finder = finder_of(products)
    order: dict[str, tuple[int, int]] = {}  # the best place, then how often
    hits: list[Hit] = []
    for place, text in places_of(message, named):
        rank = PLACES.index(place)
        for mention in finder.mentions(text, language) if text else ():
            best, count = order.get(mention.product, (rank, 0))
            order[mention.product] = best, count - 1
            hits.append(
                Hit(
                    f"product:{mention.product}",
                    f"product={mention.product}",
                    f"{place} has {_said(mention)}",
                )
            )
    best_first = sorted(order, key=lambda product: order[product])
    return tuple(best_first), tuple(dict.fromkeys(hits))


def contains_words(text: str, words: str) -> bool:
    """Whether the folded text has these words, whole and as they stand: endings count."""
    return next(_occurrences(words, folded(text)), None) is not None


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """Spellings that mean the same made the same: case, width, accents, hyphens, spaces."""
    return folded(words)


def folded(text: str) -> str:
    """As `fold` does it, for texts that are too long to be kept."""
    if text.isascii():
        bare = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
        bare = unicodedata.normalize("NFKC", _MARKS.sub("", apart))
    return _JOINERS.sub(" ", bare).strip()


def _said(mention: Mention) -> str:
    """The keyword; where the words differ from it, these first."""
    same = fold(mention.words) == fold(mention.keyword)
    return f"“{mention.keyword}”" if same else f"“{mention.words}” ({mention.keyword})"


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
