"""HTML cut to what a parser reads in little time: so many tags, and no tag with thousands of attributes."""

import re

MAX_TAGS = 20_000
MAX_TAG = 1_500  # characters; of a longer one only what we read is kept. Parsers compare attributes pairwise
TAG = re.compile(
    r"<([a-zA-Z][^\s/>]{0,50})"
    r"((?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+))?)*+)[\s/]*+>?"
)
READ = re.compile(
    r"\b(href|style)\s{0,20}=\s{0,20}(\"[^\"]{0,3000}\"|'[^']{0,3000}'|[^\s\"'>]{1,3000})", re.IGNORECASE
)


def bounded(html: str) -> str:
    """The same page, for any page that a person wrote."""
    if html.count("<") > MAX_TAGS:
        html = html[: _nth(html, "<", MAX_TAGS)]
    return TAG.sub(_short, html)


def _nth(text: str, mark: str, number: int) -> int:
    at = -1
    for _ in range(number):
        at = text.find(mark, at + 1)
    return at


def _short(found: re.Match[str]) -> str:
    if len(found[0]) <= MAX_TAG:
        return found[0]
    kept = {name.lower(): value for name, value in READ.findall(found[2][:100_000])}
    return f"<{' '.join((found[1], *(f'{name}={value}' for name, value in kept.items())))}>"
