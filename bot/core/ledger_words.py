"""The ledger in words: one sum, so that a missing message shows, and what it lacks."""

from collections.abc import Mapping, Sequence

from bot.core.triage import OUTCOMES

PLURALS = {
    "lead": "leads", "followup": "follow-ups", "duplicate": "duplicates", "machine": "machines",
    "held": "held", "failed": "failed",
}  # fmt: skip


def ledger_line(counts: Mapping[str, int]) -> str:
    """As "212 messages = 148 leads + 31 follow-ups + 22 machines + 6 held + 4 duplicates + 1 failed"."""
    total = sum(counts.get(outcome, 0) for outcome in OUTCOMES)
    noun = "message" if total == 1 else "messages"
    order = ("lead", "followup", "machine", "held", "duplicate", "failed")
    parts = [
        f"{counts[outcome]} {_noun(outcome, counts[outcome])}" for outcome in order if counts.get(outcome)
    ]
    return f"{total} {noun}" + (f" = {' + '.join(parts)}" if parts else "")


def _noun(outcome: str, count: int) -> str:
    return PLURALS[outcome].removesuffix("s") if count == 1 else PLURALS[outcome]


def lacks_words(folder: str, lines: Sequence[str], count: int) -> str:
    """The alarm: what, where, what to do."""
    noun = "message lies" if count == 1 else "messages lie"
    more = [f"and {count - len(lines)} more"] if count > len(lines) else []
    return "\n".join(
        [
            f"ALARM: {count} {noun} in {folder} that the ledger lacks: nobody was told of it, and nobody "
            "answered.",
            *lines,
            *more,
            "Look at it in the mailbox, and answer it by hand or copy it into the inbox: a copy is read as "
            "new mail. Then see in the log what the reader of this mailbox was doing.",
        ]
    )
