"""Whether a text says certain words, in time that grows with the text and with nothing else.

Where a word may end is marked once for the text and once for the words: then looking for them is one search
for a plain string. The rules are those of products' keywords (`core/product.py`).
"""

import re
from functools import lru_cache
from itertools import chain, pairwise, product
from unicodedata import normalize

from bot.core.product import fold, folded
from bot.core.scripts import script_of

MARK = "\0"  # taken out of every text before
_PIECE = 200  # characters
_GROWS = 1_000
_UNSPACED = frozenset(("han", "hiragana", "hangul", "thai"))
# Letters of one script that puts blanks between words stay together; what is left goes sign by sign.
_PIECES = re.compile("[a-z0-9]+|[\u0430-\u045f]+|[\u0621-\u063a\u0641-\u064a]+|.", re.DOTALL)
# Article and conjunctions are written onto an Arabic noun.
_GLUED = tuple("".join(parts) for parts in product(("", *"وفبلك"), ("", "ال", "ل")))


def says(text: str, words: str) -> bool:
    """Whether the text has these words as words of their own. A `*` at an end lets a word go on there."""
    return any(one in marked(text) for one in _wanted(words))


@lru_cache(maxsize=64)
def marked(text: str) -> str:
    """The folded text with a mark wherever a word may begin or end."""
    return f"{MARK}{_inner(folded(_unfolded(text.replace(MARK, ' '))))}{MARK}"


def _unfolded(text: str) -> str:
    """Signs that stand for many (ﷺ for 18) as these, until the text has grown by as much as we look at."""
    parts: list[str] = []
    room = len(text) + _GROWS
    for at in range(0, len(text), _PIECE):
        if room <= 0:
            break
        parts.append(normalize("NFKC", text[at : at + _PIECE])[:room])
        room -= len(parts[-1])
    return "".join(parts)


@lru_cache(maxsize=20_000)
def _wanted(words: str) -> tuple[str, ...]:
    """What to look for, any of them; nothing where the words hold no letter and no digit."""
    bare = fold(words.strip("*").replace(MARK, " "))
    if not bare:
        return ()
    begins, ends = "" if words.startswith("*") else MARK, "" if words.endswith("*") else MARK
    glued = _GLUED if begins and script_of(bare[0]) == "arabic" else ("",)
    return tuple(f"{begins}{prefix}{_inner(bare)}{ends}" for prefix in glued)


def _inner(folded: str) -> str:
    pieces: list[str] = _PIECES.findall(folded)
    if folded.isascii():
        return MARK.join(pieces)
    marks = (MARK if _apart(left[-1], right[0]) else "" for left, right in pairwise(pieces))
    return "".join([part for pair in zip(pieces, chain(marks, ("",)), strict=True) for part in pair])


@lru_cache(maxsize=10_000)
def _apart(left: str, right: str) -> bool:
    """Whether a word may end between these two: beside a sign, or where the script changes."""
    if not (left.isalnum() and right.isalnum()):
        return True
    script, other = script_of(left), script_of(right)
    if script in _UNSPACED or other in _UNSPACED:
        return True
    return bool(script and other) and script != other
