"""How well new text is told from quoted history, against expectations that were derived by hand.

quoting.tsv holds no words of anybody: a file, how many words its author wrote without the signature, the
sha256 of these words with one blank between two of them, and that of what is right as well: with the
signature, or with part of it.
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.core.parse import parse_message

TABLE = Path(__file__).with_name("quoting.tsv")
ARRIVED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FEW, SMALL_PART = 8, 0.1  # words of the rest that may be left, by the looser measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """One mail. `left` is how many words too many there are; None where words of the author are missing."""

    file: str
    strict: bool
    left: int | None
    rest: int

    @property
    def loose(self) -> bool:
        """All of the author's words are there, and hardly more."""
        return self.strict or (
            self.left is not None and (self.left <= FEW or self.left < SMALL_PART * self.rest)
        )


def quotings(mails: Path) -> Iterator[Quoting]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield judge_quoting(row, (mails / row["file"]).read_bytes())


def judge_quoting(row: dict[str, str], raw: bytes) -> Quoting:
    message = parse_message(raw, ARRIVED)
    found, count = message.text.split(), int(row["words"])
    right = {row["sha256"], *row["with_signature"].split()}
    runs = (found[at : at + count] for at in range(len(found) - count + 1))
    kept = any(digest(run) == row["sha256"] for run in runs)
    return Quoting(
        file=row["file"],
        strict=digest(found) in right,
        left=len(found) - count if kept else None,
        rest=len(" ".join((message.text, message.signature, message.history)).split()) - count,
    )


def digest(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def summary(found: list[Quoting]) -> Iterator[str]:
    """Each mail that is not exactly right, and both measures."""
    for quoting in found:
        if not quoting.strict:
            what = (
                "words of the author are missing"
                if quoting.left is None
                else f"{quoting.left} words too many"
            )
            yield f"{quoting.file}: {what}"
    strict = sum(quoting.strict for quoting in found)
    loose = sum(quoting.loose for quoting in found)
    yield (
        f"new text exactly right in {strict} of {len(found)} quoting mails ({strict / len(found):.1%}), "
        f"all of it and hardly more in {loose} ({loose / len(found):.1%})"
    )
