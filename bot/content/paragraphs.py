"""The paragraphs and lists of a plain text, for the HTML part of the same mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

_BULLETS = ("- ", "• ", "* ")


@dataclass(frozen=True, slots=True)
class Block:
    kind: Literal["paragraph", "list"]
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """Lines that begin with a hyphen make a list; other lines make paragraphs, parted by empty lines."""
    return [block for paragraph in text.strip().split("\n\n") for block in _blocks(paragraph)]


def _blocks(paragraph: str) -> Iterator[Block]:
    for is_list, lines in groupby(paragraph.splitlines(), key=lambda line: line.startswith(_BULLETS)):
        if is_list:
            yield Block("list", tuple(line[2:] for line in lines))
        else:
            yield Block("paragraph", tuple(lines))
