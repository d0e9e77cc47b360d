"""How often the language of a short text is told, where a labelled set lies beside the checkout.

`make eval`, or `python -m tests.eval.language [--wrong] [--without-eldc]`. The set is language/*.jsonl in
FIRSTREPLY_SHARED, one {"language", "length", "text"} a line. Base languages are compared: variants of Chinese
and of Portuguese count as one, so do no/nb/nn and id/ms. "und" is not right.
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(os.environ.get("FIRSTREPLY_SHARED") or Path(__file__).resolve().parents[3] / "shared")
BASE = {"nb": "no", "nn": "no", "ms": "id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One labelled text and what was made of it."""

    expected: str
    length: int
    text: str
    language: str
    confidence: float
    sure: bool

    @property
    def right(self) -> bool:
        return base(self.expected) == base(self.language)


def base(language: str) -> str:
    name = language.partition("-")[0]
    return BASE.get(name, name)


def labelled(folder: Path = SHARED / "language") -> list[dict[str, str]]:
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]


def told(rows: list[dict[str, str]]) -> Iterator[Told]:
    from bot.core.language import SURE_ENOUGH, guess_language

    for row in rows:
        guess = guess_language.__wrapped__(row["text"])
        yield Told(
            expected=row["language"],
            length=int(row["length"]),
            text=row["text"],
            language=guess.language,
            confidence=guess.confidence,
            sure=guess.confidence >= SURE_ENOUGH,
        )


def report(found: list[Told], seconds: float) -> Iterator[str]:
    by_length = defaultdict(list)
    for one in found:
        by_length[one.length].append(one)
    yield f"{'characters':>10} {'texts':>6} {'right':>8} {'und':>7} {'sure':>8} {'of these right':>15}"
    for length, some in sorted(by_length.items()):
        sure = [one for one in some if one.sure]
        right, und = share(one.right for one in some), share(one.language == "und" for one in some)
        yield (
            f"{length:>10} {len(some):>6} {right:>7.2f}% {und:>6.2f}% {100 * len(sure) / len(some):>7.2f}%"
            f" {share(one.right for one in sure):>14.2f}%"
        )
    yield f"{len(found) / seconds:,.0f} texts a second of computing time on one core"


def share(flags: Iterator[bool]) -> float:
    known = list(flags)
    return 100 * sum(known) / max(1, len(known))


def main() -> None:
    if "--without-eldc" in sys.argv:
        sys.modules["eldc"] = None  # type: ignore[assignment]  # what an import finds on a machine without it
    from bot.core.language import initialise

    rows = labelled()
    if not rows:
        print(f"no labelled texts in {SHARED / 'language'}")  # noqa: T201
        return
    initialise()
    started = time.process_time()
    found = list(told(rows))
    print("\n".join(report(found, time.process_time() - started)))  # noqa: T201
    if "--wrong" in sys.argv:
        for one in found:
            if not one.right:
                told_as = f"{one.expected} as {one.language} {one.confidence:.2f}"
                print(f"{one.length:>4} {told_as:24} {one.text}")  # noqa: T201


if __name__ == "__main__":
    main()
