"""A letter apart from what stands under it: name and company, a telephone's line, a lawyer's notice."""

import re
from collections.abc import Sequence

from bot.core import signature_words as words
from bot.core.quote_marks import is_rule, plain

MAX_LINES = 200
MAX_CARD = 25
CLOSING_MARKS = " ,.!;:-*_、。，！；,،؛~…"
CONTACT = re.compile(r"@|https?:|www\.|\+\d|\d{3,4}[ -]\d{3}|mailing list|\btel\b|\bfax\b")
BOTH = re.compile(r"\s*[/|]\s*")  # a closing in two languages
ITEM = re.compile(r"\W{0,3}\d|[-*•·]\s")
POSTSCRIPT = re.compile(r"p\.?\s?s\b|n\.?b\b|ps:|пс\b|附[：:]|追伸")


def signature_start(lines: Sequence[str], breaks: Sequence[int] = ()) -> int:
    """Where the signature starts; `len(lines)` if there is none. Takes several pieces, from below.

    At `breaks` quoted lines were taken out: nothing above one makes what stands below it a signature.
    """
    first = max(0, len(lines) - MAX_LINES)
    tail = [line.removesuffix("\r") for line in lines[first:]]
    lower = [plain(line).strip() for line in tail]
    end = filled = _filled_end(lower, len(lower))
    while end:
        floor = max((at - first for at in breaks if first < at < first + end), default=0)
        start = floor + _one_start(tail[floor:end], lower[floor:end])
        if start == end:
            break
        end = _filled_end(lower, start)
    return first + end if end < filled else len(lines)


def _filled_end(lower: Sequence[str], end: int) -> int:
    while end and not lower[end - 1]:
        end -= 1
    return end


def _one_start(tail: Sequence[str], lower: list[str]) -> int:
    """Of the last lines of a letter, where the lowest piece of signature starts."""
    notice = _notice_start(lower)
    if notice < len(lower):
        return notice
    for at in range(len(lower) - 1, max(-1, len(lower) - 1 - MAX_CARD), -1):
        if _starts(tail[at], lower, at):
            return at
    return next((at for at in range(len(lower)) if tail[at] == "-- "), len(lower))


def _notice_start(lower: list[str]) -> int:
    """The last paragraph, if it is a notice."""
    start = len(lower)
    while start and lower[start - 1]:
        start -= 1
    paragraph = " ".join(lower[start:])
    return start if any(phrase in paragraph for phrase in words.NOTICES) else len(lower)


def _starts(line: str, lower: list[str], at: int) -> bool:
    """`-- `, a rule with contact data below it, a telephone's line, or a closing phrase over a card."""
    if line == "-- ":
        return True
    if not _may_start(lower[at]):
        return False
    below = [text for text in lower[at + 1 :] if text]
    if lower[at] == "--":
        return not below or (_is_card(below) and (_has_contact(below) or not any(map(ITEM.match, below))))
    if is_rule(lower[at]):
        apart = at == 0 or not lower[at - 1] or is_rule(lower[at - 1])
        return apart and _is_card(below) and _has_contact(below[:3]) and not any(map(is_rule, below[:3]))
    if lower[at].startswith(words.SENT_FROM) and len(lower[at]) < 120:
        return not below or (_is_card(below) and _has_contact(below))
    closing = lower[at].strip(CLOSING_MARKS)
    if closing in words.THANKS or closing.partition(",")[0] in words.CLOSINGS - {closing}:
        return len(closing) < 60 and _is_card(below) and _has_contact(below)
    return _closes(closing) and _is_card(below)


def _may_start(text: str) -> bool:
    """Quickly, for most lines are none of these."""
    closing = text.strip(CLOSING_MARKS)
    return (
        is_rule(text)
        or text.startswith(words.SENT_FROM)
        or closing in words.THANKS
        or closing.partition(",")[0] in words.CLOSINGS
        or _closes(closing)
    )


def _closes(text: str) -> bool:
    return text in words.CLOSINGS or (
        ("/" in text or "|" in text) and words.CLOSINGS.issuperset(BOTH.split(text))
    )


def _has_contact(below: list[str]) -> bool:
    return any(CONTACT.search(line) for line in below)


def _is_card(below: list[str]) -> bool:
    """Name, company and telephone: short lines without a question."""
    return (
        0 < len(below) <= 15
        and all(len(line) <= 100 and not line.endswith(("?", "？")) for line in below)
        and not any(POSTSCRIPT.match(line) for line in below)
    )
