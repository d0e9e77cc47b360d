"""Which of hundreds of short texts stand anywhere in a longer one, also in the middle of words."""

from collections.abc import Sequence
from itertools import chain

_HEAD = 4  # characters by which they are looked up
Head = tuple[str, ...]


class Snippets:
    """Made once for a list. Costs little more for a thousand than for ten."""

    def __init__(self, snippets: Sequence[str]) -> None:
        self._snippets = tuple(snippets)
        self._short = [at for at, snippet in enumerate(snippets) if len(snippet) < _HEAD]
        self._by_head: dict[Head, list[int]] = {}
        for at, snippet in enumerate(snippets):
            if len(snippet) >= _HEAD:
                self._by_head.setdefault(tuple(snippet[:_HEAD]), []).append(at)

    def first_in(self, text: str, heads: frozenset[Head]) -> str:
        """The first of the list that the text has, "" if none. `heads`: by `heads_of`, once for all lists."""
        likely = chain(self._short, *(self._by_head[head] for head in heads & self._by_head.keys()))
        return next((self._snippets[at] for at in sorted(likely) if self._snippets[at] in text), "")


def heads_of(text: str) -> frozenset[Head]:
    """How each part of the text begins."""
    return frozenset(zip(*(text[at:] for at in range(_HEAD)), strict=False))
