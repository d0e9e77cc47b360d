"""The daily line and the weekly digest, as they are written into Slack."""

from collections.abc import Mapping, Sequence

from bot.core.editions import Edition
from bot.core.ledger_words import ledger_line
from bot.core.stats import Period

WEEK = "*The week in numbers: "


def daily_words(period: Period, by_mailbox: Mapping[str, Mapping[str, int]], waiting: int) -> str:
    """The sum of the day, each folder of several, and what still waits for a person."""
    total: dict[str, int] = {}
    for counts in by_mailbox.values():
        for outcome, count in counts.items():
            total[outcome] = total.get(outcome, 0) + count
    lines = [f"{begins('daily', period)} {ledger_line(total)}"]
    if len(by_mailbox) > 1:
        lines += [f"• {name}: {ledger_line(counts)}" for name, counts in sorted(by_mailbox.items())]
    if waiting:
        lines.append(f"{waiting} held {'mail waits' if waiting == 1 else 'mails wait'} for a person")
    if failed := total.get("failed", 0):
        lines.append(f"{failed} could not be read: `firstreply ledger --rows` names them")
    return "\n".join(lines)


def weekly_words(title: str, counts: Sequence[str], table: str, slowest: str) -> str:
    return "\n".join(filter(None, [f"{WEEK}{title}*", *counts, table, slowest]))


def begins(edition: Edition, period: Period) -> str:
    """The first words of it, by which it is known again in a channel."""
    return f"{period}:" if edition == "daily" else f"{WEEK}{period}"
