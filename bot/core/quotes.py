"""What the author wrote here, against signature and quoted history. One pass over the lines.

Quoted history begins at `-----Original Message-----`, at a header block (From, Sent, To, Subject), at a line
such as "On Monday Anna wrote:", or is marked by ">". Whatever is not surely quoted stays the author's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import quote_words as words

MAX_LINES = 5000  # beyond, nothing is looked at and all of it stays
MAX_ATTRIBUTION = 300
MAX_SIGNATURE_LINES = 25


@dataclass(frozen=True, slots=True)
class SplitText:
    """`new` is what the author wrote here; `signature` and `history` are the rest, as they stood."""

    new: str
    signature: str = ""
    history: str = ""


def split_text(text: str) -> SplitText:
    """Split one text. When in doubt the words stay in `new`; a mail that only forwards keeps all of it."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > MAX_LINES:
        return SplitText(text.strip())
    owned, history = _without_history(lines)
    if history and not _has_words(_cut_signature(owned)[0]):
        return SplitText(text.strip())
    new, signature = _cut_signature(owned)
    return SplitText(_joined(new), _joined(signature), _joined(history))


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()


def _has_words(lines: Sequence[str]) -> bool:
    return any(re.search(r"\w", line) for line in lines)


def _without_history(lines: list[str]) -> tuple[list[str], list[str]]:
    """The author's lines, and the quoted ones."""
    owned: list[str] = []
    history: list[str] = []
    at = 0
    while at < len(lines):
        if _is_forward(lines[at]):
            return [*owned, *lines[at:]], history
        if _is_rest_quoted(lines, at):
            return owned, [*history, *lines[at:]]
        end = _end_of_quotation(lines, at)
        (history if end > at else owned).extend(lines[at : max(end, at + 1)])
        at = max(end, at + 1)
    return owned, history


RULED = re.compile(r"[-=_*~—–]{2,}\s*(.{3,60}?)\s*[-=_*~—–]{2,}\s*:?")


def _is_forward(line: str) -> bool:
    stripped = line.strip().lower().strip("> ")
    return len(stripped) < 120 and stripped.strip("-=_*: ").startswith(words.FORWARDED)


def _is_rest_quoted(lines: list[str], at: int) -> bool:
    """Whether a mark stands here after which nothing is the author's."""
    line = lines[at].strip().lstrip("> ")
    if not line or len(line) > MAX_ATTRIBUTION:
        return False
    ruled = RULED.fullmatch(line[:120])
    if ruled and ruled[1].lower().strip(" :").startswith(words.ORIGINAL):
        return True
    if _is_header_block(lines, at):
        return True
    end = _attribution_end(lines, at)
    return end > at and not _next_line(lines, end).startswith(">") and _next_line(lines, end) != ""


LABEL = re.compile(r"[>\s*_|]{0,6}([^\W\d_][^:：\n]{0,24}?)[\s*_]{0,3}[:：][\s*_]{0,3}(\S.{0,300})?")


def _label(line: str) -> tuple[str, str]:
    found = LABEL.match(line[:400])
    return (found[1].strip().lower(), found[2] or "") if found else ("", "")


def _is_header_block(lines: list[str], at: int) -> bool:
    """From, and two of the other labels below it. Freight also goes "From: ... To: ...": an address or a
    subject must be among them."""
    label, value = _label(lines[at])
    if label not in words.FROM_LABELS:
        return False
    below = [_label(line)[0] for line in lines[at + 1 : at + 8] if line.strip()]
    others = sum(1 for name in below if name in words.OTHER_LABELS)
    subjects = sum(1 for name in below if name in words.SUBJECT_LABELS)
    return others + subjects >= 2 and (subjects > 0 or "@" in value)


def _next_line(lines: list[str], at: int) -> str:
    return next((line.strip() for line in lines[at : at + 8] if line.strip()), "")


def _end_of_quotation(lines: list[str], at: int) -> int:
    """Where a run of ">" lines ends that starts here, with the line that introduces it; `at` if none does."""
    start = _attribution_end(lines, at)
    run = start
    while run < len(lines) and not lines[run].strip() and run < start + 7 and start > at:
        run += 1
    end = run
    while end < len(lines) and lines[end].lstrip().startswith((">", "＞", "|>")):
        end += 1
    return end if end - run >= (1 if start > at else 2) else at


LEAD_IN = re.compile(
    r"[>\s]*(?:on|am|le|el|il|em|op|dnia|dne|den|på|pe|în|vào|pada|ma|ti)\b.{0,60}?\d", re.IGNORECASE
)


def _attribution_end(lines: list[str], at: int) -> int:
    """The line after "On Monday Anna wrote:", which programs break over up to three lines; `at` if none."""
    if not _may_introduce(lines[at]):
        return at
    for count in (1, 2, 3):
        block = lines[at : at + count]
        joined = " ".join(line.strip().lstrip("> ") for line in block)
        if len(joined) > MAX_ATTRIBUTION or len(block) < count or not block[-1].strip():
            return at
        if _introduces(joined, _next_line(lines, at + count)):
            starts_below = (
                count > 1 and not LEAD_IN.match(lines[at]) and _attribution_end(lines, at + 1) > at + 1
            )
            return at if starts_below else at + count
    return at


def _may_introduce(line: str) -> bool:
    """Cheap: a date, an address or nothing but a name and a verb."""
    return (
        bool(line.strip())
        and len(line) <= MAX_ATTRIBUTION
        and (re.search(r"\d|@", line) is not None or line.rstrip().endswith((":", "：")))
    )


def _introduces(line: str, following: str) -> bool:
    lowered = line.lower().rstrip()
    if not lowered.endswith((":", "：", "> 작성", "작성")):
        return False
    if not any(_is_word(lowered, verb) for verb in words.WROTE if verb in lowered):
        return DATE_AND_ADDRESS.search(lowered) is not None
    return following.startswith(">") or _is_dated(lowered)


DATE_AND_ADDRESS = re.compile(
    r"^\W{0,3}\d{1,4}\D{1,3}\d{1,2}\D{1,3}\d{1,4}.{0,200}<[^<>\s]{1,100}@[^<>\s]{1,100}>\s?[:：]$"
)


def _is_word(text: str, verb: str) -> bool:
    at = text.rfind(verb)
    after = text[at + len(verb) :]
    return verb[0] > "\u0e00" or (not text[max(0, at - 1) : at].isalpha() and not after[:1].isalpha())


def _is_dated(line: str) -> bool:
    """A date and time, or an address: "wrote:" alone may well be the author's own sentence."""
    return (
        "@" in line
        or re.search(r"\d{1,2}[:.h時时시]\s?\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}", line) is not None
    )


def _cut_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """What stands after "-- ", after a telephone's line, or after a closing phrase near the end."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - MAX_SIGNATURE_LINES), -1):
        if _starts_signature(lines, at):
            upper, lower = _cut_signature(lines[:at]) if at else ([], [])
            return upper, [*lower, *lines[at:]]
    return lines, []


def _starts_signature(lines: list[str], at: int) -> bool:
    line = lines[at].strip().lower()
    if lines[at].rstrip() in ("--", "—") or re.fullmatch(r"_{5,}", line):
        return at + 1 < len(lines)
    if line.startswith(words.SENT_FROM) and len(line) < 100:
        return at == len(lines) - 1
    return line.strip(" ,.!;-*、。，！") in words.CLOSINGS and _is_card(lines[at + 1 :])


def _is_card(lines: Sequence[str]) -> bool:
    """Name, company and telephone: short lines without a question. A postscript is the author's text."""
    filled = [line.strip() for line in lines if line.strip()]
    return (
        0 < len(filled) <= 15
        and all(len(line) <= 90 and not line.endswith(("?", "？")) for line in filled)
        and not any(re.match(r"p\.?\s?s\b|n\.?b\b", line.lower()) for line in filled)
    )
