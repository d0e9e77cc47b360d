"""Judge real mail that is kept beside the checkout: `make eval`, or `python -m tests.eval.run_eval [--held]`.

The mails and labels.tsv lie in FIRSTREPLY_SHARED/mails (default: the folder `shared` beside the checkout).
Every file is parsed and judged as a first contact that was addressed to us. Nothing is opened or rendered.
"""

import csv
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.core.bounces import read_bounce
from bot.core.guard import guard
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.source import read_source
from bot.core.verdict import Own, Verdict
from tests.eval.quoting import quotings, summary

SHARED = Path(os.environ.get("FIRSTREPLY_SHARED") or Path(__file__).resolve().parents[3] / "shared")
ARRIVED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OWN = Own(as_addressed=True)
SOURCES = load_rules(shipped("rules")).sources
SLOW_MS = 250
OUTCOMES = ("auto", "lead", "held", "machine", "raised")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One labelled mail and what became of it. `outcome` "auto" is a lead that would be answered."""

    file: str
    category: str
    expected: str
    outcome: str
    reason: str
    milliseconds: float
    message: Message | None = None

    @property
    def violation(self) -> str:
        """What is wrong with this outcome, "" if nothing is."""
        if self.outcome == "raised":
            return "raised"
        if self.milliseconds > SLOW_MS:
            return "slow"
        if self.expected == "never_reply" and self.outcome == "auto":
            return "would be answered"
        if self.expected == "reply_ok" and self.outcome == "machine":
            return "a person's mail, taken for a machine's"
        return ""


def labelled() -> list[dict[str, str]]:
    """The rows of labels.tsv; none where the folder is absent."""
    table = SHARED / "mails" / "labels.tsv"
    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def results() -> Iterator[Result]:
    for row in labelled():
        yield judge(row)


def raw_of(file: str) -> bytes:
    return (SHARED / "mails" / file).read_bytes()


def judge(row: dict[str, str]) -> Result:
    raw = raw_of(row["file"])
    label = {"file": row["file"], "category": row["category"], "expected": row["expected"]}
    started = time.process_time()
    try:
        message = parse_message(raw, ARRIVED)
        verdict = guard(message, OWN, read_source(message, SOURCES, OWN))
    except Exception as error:  # noqa: BLE001 - that one raises is what is measured
        return Result(**label, outcome="raised", reason=repr(error), milliseconds=0.0)
    spent = (time.process_time() - started) * 1000
    return Result(
        **label, outcome=_outcome(verdict), reason=verdict.reason, milliseconds=spent, message=message
    )


def _outcome(verdict: Verdict) -> str:
    return "auto" if verdict.auto_reply else verdict.keep


def table(found: Iterable[Result]) -> str:
    """One line for each category and expectation."""
    rows: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in found:
        rows[result.category, result.expected].append(result)
    lines = [
        f"{'category':28}{'expected':14}{'mails':>6}"
        + "".join(f"{name:>9}" for name in OUTCOMES)
        + "  slowest"
    ]
    for (category, expected), group in sorted(rows.items()):
        counted = Counter(result.outcome for result in group)
        slowest = max(result.milliseconds for result in group)
        numbers = "".join(f"{counted[name]:9}" for name in OUTCOMES)
        lines.append(f"{category:28}{expected:14}{len(group):6}{numbers}{slowest:6.0f} ms")
    return "\n".join(lines)


def report(found: list[Result], *, with_held: bool) -> Iterator[str]:
    """The table, every violation, on request each held mail of a person, and a summary."""
    yield table(found)
    for result in found:
        if result.violation:
            yield f"{result.file}: {result.violation} ({result.reason})"
        elif with_held and result.expected == "reply_ok" and result.outcome == "held":
            yield f"{result.file}: held ({result.reason})"
    quoting = [result.message for result in found if result.category == "reply_quoting" and result.message]
    cut = sum(1 for message in quoting if message.history)
    bad = sum(1 for result in found if result.violation)
    bounces = [read_bounce(raw_of(result.file)) for result in found if result.category == "bounce"]
    named = sum(1 for bounce in bounces if bounce and bounce.recipients)
    yield f"the address that failed is read from {named} of {len(bounces)} bounces"
    yield f"{bad} violations in {len(found)} mails; history found in {cut} of {len(quoting)} quoting mails"


def main() -> int:
    found = list(results())
    if not found:
        sys.stdout.write(f"no labelled mails in {SHARED / 'mails'}\n")
        return 0
    for line in (*report(found, with_held="--held" in sys.argv), *summary(list(quotings(SHARED / "mails")))):
        sys.stdout.write(line + "\n")
    return 1 if any(result.violation for result in found) else 0


if __name__ == "__main__":
    sys.exit(main())
