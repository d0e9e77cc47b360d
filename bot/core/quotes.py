"""What the author wrote here, against signature and quoted history. One pass over the lines.

Quoted history begins at `-----Original Message-----`, at a header block (From, Sent, To, Subject), at a line
such as "On Monday Anna wrote:", or is marked by ">". Whatever is not surely quoted stays the author's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core import quote_marks as marks
from bot.core import quote_words as words
from bot.core.signatures import signature_start

MAX_LINES = 1500  # beyond, nothing is looked at: it belongs to what stands before it
MAX_TEXT = 64 * 1024
FEW_WORDS = 3  # "FYI", "please see below": said of the mail that is passed on
SHORT_ANSWER = 40
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SplitText:
    """`new` is what the author wrote here; `signature` and `history` are the rest, as they stood."""

    new: str
    signature: str = ""
    history: str = ""


@dataclass(slots=True)
class _Walk:
    """The lines so far. Once `cut`, all that follows is history."""

    lines: list[str]
    plain: list[str]
    scattered: bool
    owned: list[str] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    at: int = 0
    quoting: bool = False
    cut: bool = False
    forwards: bool = False

    def own(self, end: int) -> None:
        self.owned += self.lines[self.at : end]
        self.at = end

    def quote(self, end: int) -> None:
        self.history += self.lines[self.at : end]
        if self.breaks[-1:] != [len(self.owned)]:
            self.breaks.append(len(self.owned))
        self.at = end


def split_text(text: str) -> SplitText:
    """Split one text. When in doubt the words stay in `new`; a mail that only forwards keeps all of it."""
    text = text.replace("\r\n", "\n").strip()
    walk = _walked(text.split("\n"))
    end = signature_start(walk.owned, walk.breaks)
    if walk.history and _is_all_meant(walk, walk.owned[:end]):
        return SplitText(text)
    if not _count(walk.owned[:end]):
        end = len(walk.owned)
    return SplitText(_joined(walk.owned[:end]), _joined(walk.owned[end:]), _joined(walk.history))


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()


def _count(lines: Sequence[str]) -> int:
    return sum(len(WORD.findall(line)) for line in lines)


def _is_all_meant(walk: _Walk, written: list[str]) -> bool:
    """Whether the author has no words of his own here, or says that they, or the matter, stand below."""
    count = _count(written)
    if count == 0 or (walk.forwards and count <= FEW_WORDS):
        return True
    if not walk.cut or count > SHORT_ANSWER:
        return False
    said = " ".join(marks.plain(line).strip() for line in written)
    return any(_is_said(said, below) for below in words.BELOW if below in said)


def _is_said(said: str, phrase: str) -> bool:
    """As words of their own, where a script puts blanks between words."""
    return phrase[0] > "\u0e00" or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said) is not None


def _walked(lines: list[str]) -> _Walk:
    seen = _seen(lines)
    plain = [marks.plain(line) for line in lines[:seen]]
    walk = _Walk(lines, plain, scattered=sum(map(_is_worded, plain)) >= 2)
    while walk.at < seen and not walk.cut:
        _step(walk)
    if walk.cut:
        _take_rules(walk)
        walk.quote(len(lines))
    for line in lines[walk.at :]:
        (walk.history if walk.quoting and marks.QUOTE.match(line) else walk.owned).append(line)
    return walk


def _seen(lines: list[str]) -> int:
    """How many lines are looked at."""
    size = 0
    for number, line in enumerate(lines[:MAX_LINES]):
        size += len(line) + 1
        if size > MAX_TEXT:
            return number
    return min(len(lines), MAX_LINES)


def _step(walk: _Walk) -> None:
    plain, at = walk.plain, walk.at
    if not plain[at].strip():
        walk.own(at + 1)
    elif marks.is_quote(plain, at):
        _take_run(walk)
    elif (end := _mark_end(walk)) == at:
        walk.own(at + 1)
    elif marks.is_quote(plain, marks.next_filled(plain, end)):
        walk.quote(end)
        walk.quoting = True
    else:
        walk.cut = True


def _mark_end(walk: _Walk) -> int:
    """The line after what introduces the history here; where it stands itself if nothing does."""
    plain, at = walk.plain, walk.at
    if marks.is_forward(plain, at):
        walk.forwards = True
        return at + 1
    if marks.is_original(plain, at):
        return at + 1
    return max(
        marks.header_block_end(plain, at),
        marks.unlabelled_block_end(plain, at),
        marks.attribution_end(plain, at),
    )


def _take_rules(walk: _Walk) -> None:
    """The rule above the history belongs to it."""
    kept = len(walk.owned)
    floor = walk.breaks[-1] if walk.breaks else 0
    while kept > floor and (not walk.owned[kept - 1].strip() or marks.is_rule(walk.owned[kept - 1])):
        kept -= 1
    walk.history += walk.owned[kept:]
    del walk.owned[kept:]


def _take_run(walk: _Walk) -> None:
    """A run of ">" lines: quoted if introduced, or if it looks like more than one mark of "greater than"."""
    end = walk.at + 1
    while end < len(walk.plain) and (marks.is_quote(walk.plain, end) or _is_folded(walk.plain, end)):
        end += 1
    run = walk.plain[walk.at : end]
    if walk.quoting or (
        not _is_list(walk) and any(map(_is_worded, run)) and (len(run) > 1 or walk.scattered)
    ):
        walk.quoting = True
        walk.forwards = walk.forwards or any(marks.is_forward([line.lstrip("> ")], 0) for line in run)
        walk.quote(end)
    else:
        walk.own(end)


def _is_worded(line: str) -> bool:
    """A ">" before words; before a figure it may mean "more than"."""
    return marks.QUOTE.match(line) is not None and not re.match(r"[>\s|＞]{0,20}[=\d]", line)


def _is_list(walk: _Walk) -> bool:
    """The author's own items: "We need:" stands above them."""
    above = next((line.strip() for line in reversed(walk.owned[-3:]) if line.strip()), "")
    return above.endswith((":", "：")) and marks.DATED.search(above) is None


def _is_folded(plain: list[str], at: int) -> bool:
    """The rest of a quoted line that was too long: between quoted lines, in the middle of a sentence."""
    above, line = plain[at - 1].rstrip(), plain[at].strip()
    if above.endswith("=") and len(above) > 60:  # quoted-printable that nobody decoded
        return bool(line)
    below = at + 1 < len(plain) and marks.is_quote(plain, at + 1)
    whole = len(above) >= 66 and above[-1:].isalnum()
    return below and whole and bool(line) and len(line) < 40 and line[0].isalpha()
