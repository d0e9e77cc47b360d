"""Which way a text runs."""

import unicodedata
from typing import Literal

LOOKED_AT = 4_000  # characters


def runs(text: str) -> Literal["ltr", "rtl"]:
    """By most of its letters: an Arabic answer with a Latin part number runs from right to left."""
    kinds = [unicodedata.bidirectional(character) for character in text[:LOOKED_AT]]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"
