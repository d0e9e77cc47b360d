"""Part numbers by pattern: `BV-####-*`. `#` is a digit, `?` a letter or digit, `*` any of them or none.

Separators in the pattern (hyphen, blank, dot, slash, underscore) may be written otherwise or left out.
Patterns are not regular expressions: each is tried where a word begins like it, and goes back behind no star.
"""

import re
from collections.abc import Iterator

from bot.core.matcher import DENSE, Tokens

LONGEST = 60  # characters of a pattern
_SIGN = f"[^\\W_{DENSE}]"
_GAP = r"[-\u2010-\u2015_/. ]?"
_REST = f"(?:[-\u2010-\u2015_/]?{_SIGN}+)*+"  # what a star at the end takes: BV-2045-SS-L
_PART = re.compile(r"[-\u2010-\u2015_/.\s]+|[*]+|.", re.DOTALL)
_DIGIT = re.compile(r"\d")
_HEAD = re.compile(r"[^\W_]*")


def is_pattern(text: str) -> bool:
    """Whether the text can be told from ordinary words: it begins with a letter or digit, and says enough."""
    signs = [sign for sign in text if sign.isalnum() or sign in "#?"]
    allowed = all(sign.isalnum() or sign in "#?*-_/. " for sign in text)
    return allowed and text[:1].isalnum() and len(signs) >= 3 and len(text) <= LONGEST


class SkuFinder:
    """Patterns are numbered by their place in the list."""

    def __init__(self, patterns: list[str]) -> None:
        self._by_head: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for number, pattern in enumerate(patterns):
            self._by_head.setdefault(_head(pattern), []).append((number, compiled(pattern)))
        self._lengths = sorted(set(map(len, self._by_head)))
        self._firsts = {head[0] for head in self._by_head if head}

    def find(self, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        """(start, end, number) of each part number."""
        if not self._by_head or not _DIGIT.search(tokens.plain):
            return
        for start in (start for start, _ in tokens.spans if tokens.plain[start] in self._firsts):
            for length in self._lengths:
                for number, pattern in self._by_head.get(tokens.plain[start : start + length], ()):
                    match = pattern.match(tokens.plain, start)
                    if match and any(sign.isdigit() for sign in match.group()):
                        yield match.start(), match.end(), number


def compiled(pattern: str) -> re.Pattern[str]:
    """Linear: each star but the last is left for good at the first place where what follows it fits."""
    first, *others = _joined(pattern).split("*")
    if not others:
        written = first
    elif others[-1]:
        written = first + "".join(f"(?>{_SIGN}*?{part})" for part in others[:-1]) + f"{_SIGN}*{others[-1]}"
    else:
        written = (
            first.removesuffix(_GAP)
            + "".join(f"(?>{_SIGN}*?{part.removesuffix(_GAP)})" for part in others[:-1])
            + _REST
        )
    return re.compile(f"(?<![a-z0-9]){written}(?!{_SIGN})")


def _cut(pattern: str) -> str:
    return pattern[:LONGEST].strip().lower()


def _head(pattern: str) -> str:
    match = _HEAD.match(_cut(pattern))
    return match.group() if match else ""


def _translated(part: str) -> str:
    if part[0] == "*":
        return "*"
    if part[0] in "#?":
        return r"\d" if part == "#" else _SIGN
    return re.escape(part) if part[0].isalnum() else _GAP


def _joined(pattern: str) -> str:
    """Four digits before a hyphen are four: BV-20455 is no BV-####-*."""
    return "".join(_translated(part) for part in _PART.findall(_cut(pattern))).replace(
        rf"\d{_GAP}", rf"\d(?!\d){_GAP}"
    )
