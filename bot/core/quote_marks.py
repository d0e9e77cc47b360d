"""Where a line, or a few of them, begin quoted history. Looks at a bounded number of bounded lines.

All take `lines` as `plain` makes them: lower-cased, without direction marks, cut at `MAX_LINE`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bot.core import quote_words as words

MAX_LINE = 400
MAX_FOLDS = 4  # programs break "On Monday Anna wrote:" over up to so many lines
MAX_BLOCK = 14  # lines of a header block that are looked at
DIRECTION_MARKS = (0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x307)
READ_AS = dict.fromkeys((0xA0, 0x202F, 0x2009, 0x3000, 0x9, 0xD), " ") | dict.fromkeys(DIRECTION_MARKS, "")
ODD = re.compile(f"[{''.join(map(chr, READ_AS))}]")
PAIRS = ("--", "==", "__", "**", "~~", "——", "––", "- -", "··", "##")
RULE = "-=_*~—–·•#<>+[]| "


def any_of(phrases: Sequence[str]) -> str:
    """A pattern of these, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


QUOTE = re.compile(r"\s{0,4}(?:[>＞]|\|>)")
DATED = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}\s?[:.h：時时시点點]\s?\d{2}")
TIMED = re.compile(r"(?<![\d.])\d{1,2}\s?[:.h：時时시点點]\s?\d{2}(?!\d|\.\d)")
CLOCK = re.compile(r"(?<![\d:.])\d{1,2}\s?[:：時时시点點]\s?\d{2}(?![\d.])")
DAY = re.compile(
    r"(?<!\d)(?:\d{4}|\d{1,2})\D{1,12}\d{1,2}\D{1,12}\d{1,4}|\d{1,2}\D{1,24}\d{4}|\d{1,2},? \d{4}|\d/\d"
)
BRACKETED = re.compile(r"(?:[<(\[]|&lt;)[^<>()\[\]\s]{1,100}@")
ADDRESS_AT_END = re.compile(r"[^\s<>()\[\]:]{1,100}@[^\s<>()\[\]]{1,100}?\s?(?:[>)\]]|&gt;)?\W{0,2}$")
DATE_START = re.compile(r"\W{0,3}(?:[^\W\d_]{1,12}[.,،]{0,2}\s{1,2}){0,3}\d{1,4}\s?[年년,./: -]")
LEAD_IN = re.compile(rf"[-*\s]{{0,6}}(?:{any_of(words.LEAD_IN)})(?=[^a-z]).{{0,60}}?\d")
LABEL = re.compile(r"[\s*_|>#]{0,12}([^\W\d_][^:：\n*|]{0,24}?)[\s*_|]{0,4}[:：][\s*_|]{0,4}(.{0,300})")
NOTES = re.compile(r"-{2,3}\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}[^-]{0,20}-{3}")
SENTENCE_END = (".", "!", "?", "。", "！", "？", "…")


def plain(line: str) -> str:
    """The line as the patterns read it."""
    line = line[:MAX_LINE].replace("&nbsp;", " ")
    if line.isascii():
        return line.replace("\t", " ").replace("\r", " ").lower()
    return (line.translate(READ_AS) if ODD.search(line) else line).replace("İ", "i").lower()


def attribution_end(lines: Sequence[str], at: int) -> int:
    """The line after "On Monday Anna wrote:" that starts at `at`; `at` if none does."""
    if not _may_start(lines[at]):
        return at
    apart = at == 0 or not lines[at - 1].strip() or _ends_sentence(lines[at - 1])
    joined = ""
    for end in range(at + 1, min(at + MAX_FOLDS, len(lines)) + 1):
        line = lines[end - 1].strip()
        if end > at + 1 and is_quote(lines, end - 1):
            return at
        joined = f"{joined} {line}" if joined else line
        if not line or len(joined) > MAX_LINE:
            return at
        quoted_below = is_quote(lines, next_filled(lines, end))
        if _is_end(joined, quoted_below) and _introduces(joined, apart, quoted_below):
            return at if _starts_below(lines, at, end) else end
    return at


def _may_start(line: str) -> bool:
    return re.search(r"\w", line) is not None and len(line) < MAX_LINE


def _is_end(joined: str, quoted_below: bool) -> bool:
    stripped = joined.rstrip(" *_")
    if stripped.endswith((":", "：", "작성", "작성했습니다")):
        return True
    if quoted_below and stripped.endswith(">"):  # 2026/3/2 Anna <anna@company.example>
        return _is_date_first(joined) and DAY.search(joined) is not None
    return stripped.endswith("---") and "--" in joined[:6]


def _starts_below(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether what starts at `at` is the author's line, and only what stands below it introduces."""
    if end == at + 1 or (_is_date_first(lines[at]) and not _ends_sentence(lines[at])):
        return False
    below = [number for number in range(at + 1, end) if attribution_end(lines, number) == end]
    if any(_is_date_first(lines[number]) and _names_somebody(lines[number:end]) for number in below):
        return True
    return bool(below) and not _is_first(lines[at])


def _names_somebody(block: Sequence[str]) -> bool:
    """On 2 March 2026 at 12:00 *Anna* wrote:"""
    joined = " ".join(line.strip() for line in block)
    end = _verb_end(joined)
    said = re.split(r"\d", joined[:end] if end > 0 else joined)[-1]
    return "@" in joined or len(set(said.split()) - words.TIME_WORDS) > 1


def _ends_sentence(line: str) -> bool:
    return line.rstrip().endswith(SENTENCE_END)


def _is_first(line: str) -> bool:
    """Whether an introduction may begin so: "On Mon, 2 March", "2026-03-02", "Anna <anna@"."""
    return not _ends_sentence(line) and (_is_date_first(line) or BRACKETED.search(line[:80]) is not None)


def _is_date_first(line: str) -> bool:
    return DATED.search(line) is not None and bool(LEAD_IN.match(line) or DATE_START.match(line))


def _introduces(joined: str, apart: bool, quoted_below: bool) -> bool:
    """Without ">" below it, everything below is cut: then a time or an address must be there as well."""
    text = joined.strip(" -*_")
    dated, address = DATED.search(text) is not None, "@" in text
    at = _verb_end(text)
    if at < 0:
        stamp = _is_stamp(text) or (address and text.startswith(words.CITING))
        return (stamp and apart) or (quoted_below and dated and (address or _is_date_first(text)))
    if quoted_below:
        return dated or address or text.rstrip(" :：")[at:] == ""
    return _is_sure(text, at)


def _is_stamp(text: str) -> bool:
    """No verb at all: "2026-03-02 12:00 Anna <anna@company.example>:"."""
    bare = text.rstrip(" :：")
    return bool(
        CLOCK.search(text) and DAY.search(text) and ADDRESS_AT_END.search(bare) and _is_date_first(text)
    )


def _verb_end(text: str) -> int:
    """Where the last verb of writing ends that stands as a word; -1 if there is none."""
    ends = (_word_end(text, verb) for verb in words.WROTE if verb in text)
    return max(ends, default=-1)


def _word_end(text: str, verb: str) -> int:
    start = text.rfind(verb)
    end = start + len(verb)
    if verb[0] <= "\u0e00" and (text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha()):
        return -1
    return end


def _is_sure(text: str, verb_end: int) -> bool:
    """Whether this introduces a mail and not the author's own next line ("as our engineer wrote:")."""
    before, after = text[:verb_end], text[verb_end:].strip(" :：-")
    if not words.OURSELVES.isdisjoint(before.split()):
        return False
    if not after:  # ... wrote:
        address = BRACKETED.search(before) is not None
        started = _is_first(text) and (TIMED.search(before) is not None or "@" in before)
        return started or (address and (DATED.search(before) is not None or before.count(" ") < 7))
    if DATED.search(before):  # Am 2.3.2026 um 12:00 schrieb Anna:
        return _is_first(text) and (TIMED.search(before) is not None or "@" in after)
    return bool(TIMED.search(after) and DAY.search(after) and len(before) < 100)  # Anna wrote on ... at ...:


def is_quote(lines: Sequence[str], at: int) -> bool:
    """Whether the line is marked by ">". A ">" that closes the address of the line before is no mark."""
    if at >= len(lines) or not QUOTE.match(lines[at]):
        return False
    above = lines[at - 1] if at else ""
    return above.rfind("<") <= above.rfind(">") or not lines[at].rstrip().endswith((":", "："))


def next_filled(lines: Sequence[str], at: int) -> int:
    """The next line with something in it; after ten blank ones the line where the search ended."""
    end = min(at + 10, len(lines))
    return next((number for number in range(at, end) if lines[number].strip()), end)


def header_block_end(lines: Sequence[str], at: int) -> int:
    """The line after a block of From, Sent, To, Subject that starts at `at`; `at` if none does.

    Freight also goes "From: ... To: ...": an address or a time must be among them.
    """
    if not _kinds(lines[at]):
        return at
    if _is_block_in_one_line(lines[at]):
        return at + 1
    found: dict[str, str] = {}
    sent, end = "", at
    for number in _labelled(lines, at):
        label, value = _label(lines[number])
        if number > at and words.LABELS[label] == _kinds(lines[at]):
            return at
        _note(found, words.LABELS[label], value)
        sent = value if label in words.SENT_LABELS else sent
        end = number + 1
    return end if _is_block(found, sent) and not _is_form(lines, at, end) else at


def _labelled(lines: Sequence[str], at: int) -> Iterator[int]:
    """The lines with labels that belong together: all with empty lines between them, or none."""
    last, spaced = at, None
    for number in range(at, min(at + MAX_BLOCK, len(lines))):
        if _kinds(lines[number]):
            apart = any(not line.strip() for line in lines[last + 1 : number])
            if spaced not in (None, apart):
                return
            spaced = None if number == at else apart
            last = number
            yield number
        elif number - last > (1 if lines[number].strip() else 2):
            return


def _is_form(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether other labels stand in the same paragraph: "Message:", "Cargo:"."""
    above = takewhile(str.strip, lines[max(0, at - 4) : at][::-1])
    below = takewhile(str.strip, lines[end : end + 4])
    return any(_label(line)[0] in words.FORM_LABELS for line in (*above, *lines[at:end], *below))


def _label(line: str) -> tuple[str, str]:
    found = LABEL.match(line)
    return (found[1].strip(" *_|"), found[2]) if found else ("", "")


def _kinds(line: str) -> frozenset[str]:
    return words.LABELS.get(_label(line)[0], frozenset())


def _note(found: dict[str, str], kinds: frozenset[str], value: str) -> None:
    """Some labels name two things in two languages ("a", "de la"): take what is still missing."""
    missing = [
        kind for kind in ("from", "date", "subject", "to", "copy") if kind in kinds and kind not in found
    ]
    if missing:
        found[missing[0]] = value


def _is_block_in_one_line(line: str) -> bool:
    """From: Anna <anna@company.example> Sent: 2 March 2026 12:00 To: Carla Subject: Valves"""
    pieces = line.replace("：", ":").split(": ")
    if len(pieces) < 4:
        return False
    found: dict[str, str] = {}
    sent = ""
    for before, value in pairwise(pieces):
        last = before.split()
        labels = [" ".join(last[-count:]).strip("*_ ") for count in (1, 2, 3)]
        for label in labels:
            _note(found, words.LABELS.get(label, frozenset()), value)
            sent = value if label in words.SENT_LABELS else sent
    return _is_block(found, sent)


def _is_block(found: dict[str, str], sent: str) -> bool:
    others = sum(1 for kind in ("date", "to", "subject") if kind in found)
    if "from" not in found or others < 2:
        return False
    if "@" in found["from"] or (others == 3 and "@" in found["to"]):
        return True
    if "subject" not in found or "date" not in found:
        return False
    return re.search(r"\d", sent) is not None or TIMED.search(found["date"]) is not None


def ruled(line: str) -> str:
    """The words of "----- Original Message -----"; "" where no rule stands before them."""
    stripped = line.strip()
    if len(stripped) > 160:
        return ""
    core = stripped.lstrip(RULE)
    lead = stripped[: len(stripped) - len(core)]
    return core.rstrip(RULE + ":：") if any(pair in lead for pair in PAIRS) else ""


def is_rule(line: str) -> bool:
    """A line of nothing but dashes or the like."""
    stripped = line.strip()
    return len(stripped) >= 2 and not stripped.strip("-=_*~—–")


def is_forward(lines: Sequence[str], at: int) -> bool:
    """Said above a mail that is passed on."""
    line = lines[at].strip()
    return ruled(line).startswith(words.FORWARDED) or (
        len(line) < 80 and line.endswith((":", "：")) and line.startswith(words.FORWARDED)
    )


def is_original(lines: Sequence[str], at: int) -> bool:
    """Said above an answered mail; without dashes only where its header follows."""
    words_of_rule = ruled(lines[at])
    if words_of_rule:
        known = words_of_rule == "original" or words_of_rule.startswith(words.ORIGINAL)
        return known or _is_ruled_attribution(words_of_rule)
    line = lines[at].strip(" *_:：")
    if line in words.LEFT_OUT:
        return True
    if line not in words.ORIGINAL:
        return NOTES.search(lines[at]) is not None
    below = next_filled(lines, at + 1)
    return below < len(lines) and header_block_end(lines, below) > below


def _is_ruled_attribution(text: str) -> bool:
    """---- On Tue, 22 Dec 2015 14:17:36 +0530 Anna <anna@company.example> wrote ----"""
    at = _verb_end(text)
    return at >= 0 and not text[at:].strip(" :") and DAY.search(text) is not None


def unlabelled_block_end(lines: Sequence[str], at: int) -> int:
    """A long rule and three lines "label: value" below it, in whatever language; `at` if none start."""
    if len(lines[at].strip()) < 20 or not is_rule(lines[at]):
        return at
    start = next_filled(lines, at + 1)
    block = [_label(line) for line in lines[start : start + 4]]
    filled = [value for label, value in block if label and value.strip()]
    return start + 3 if len(filled) >= 3 and "@" in filled[0] and any(map(TIMED.search, filled)) else at
