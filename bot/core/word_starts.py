"""Where one of hundreds of words may begin in a text, so that a long pattern is tried there and nowhere else.

A place that is told may be none of theirs; none of theirs is left out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

_WORD = re.compile(r"\w+")
# As patterns that ignore case compare letters, these are also an i, an s and a k.
_TWINS = {"i": "iIıİ", "s": "sSſ", "k": "kK\u212a"}


class WordStarts:
    """Words are known by their first letters, in any case; shorter ones must be there as a whole."""

    def __init__(self, words: Iterable[str], *, letters: int = 3) -> None:
        self._letters = letters
        heads = {word[:letters] for text in words for word in _WORD.findall(text)[:1]}
        self._heads = frozenset(spelt for head in heads for spelt in _spellings(head))

    def places(self, text: str) -> Iterator[int]:
        heads, letters = self._heads, self._letters
        return (word.start() for word in _WORD.finditer(text) if word[0][:letters] in heads)

    def may_be_in(self, text: str) -> bool:
        return next(self.places(text), None) is not None


def _spellings(word: str) -> Iterator[str]:
    """The word in all mixtures of capitals and small letters."""
    return map("".join, product(*(_TWINS.get(letter, letter + letter.upper()) for letter in word.lower())))
