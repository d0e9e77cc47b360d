"""What a backtest found, in sentences."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.replay import COMPARED, Change, Side
from bot.core.triage import Hit

NOTHING = "nothing"
_LABELS = {"text": "words", "sla": "SLA", "reply": "reply"}
_CARDS = ("lead", "held")


def _moves(old: Side, new: Side) -> bool:
    return old.outcome == new.outcome == "lead"


# What is counted, in the order of how much it matters. The first is always told, also where nothing does so.
_COUNTED: tuple[tuple[str, Callable[[Change], bool]], ...] = (
    ("would change channel", lambda one: "channel" in one.differs and _moves(one.old, one.new)),
    ("would no longer be answered", lambda one: bool(one.old.reply and one.new.reply == "")),
    ("would be answered now", lambda one: bool(one.new.reply and one.old.reply == "")),
    ("would be held", lambda one: "held" not in (one.old.outcome,) and one.new.outcome == "held"),
    ("would no longer be held", lambda one: one.old.outcome == "held" and one.new.outcome != "held"),
    ("would no longer have a card", lambda one: _has_card(one.old) and not _has_card(one.new)),
    ("would have a card now", lambda one: _has_card(one.new) and not _has_card(one.old)),
    ("would get another template or language", lambda one: _answered(one) and "reply" in one.differs),
    ("would get other words", lambda one: _answered(one) and "text" in one.differs),
    *(
        (
            f"would have another {_LABELS.get(name, name)}",
            lambda one, name=name: _moves(one.old, one.new) and name in one.differs,
        )
        for name in ("product", "market", "grade", "team", "rep", "sla", "priority")
    ),
)


def _has_card(side: Side) -> bool:
    return side.outcome in _CARDS


def _answered(change: Change) -> bool:
    return bool(change.old.reply and change.new.reply)


def summary(changes: Sequence[Change], replayed: int) -> str:
    """ "4 of 212 would change channel, 1 would no longer be answered"."""
    if not changes:
        return f"0 of {replayed} would change"
    counts = [(sum(map(is_so, changes)), words) for words, is_so in _COUNTED]
    told = [f"{count} {words}" for count, words in counts[1:] if count]
    return ", ".join([f"{counts[0][0]} of {replayed} {counts[0][1]}", *told])


def told_changes(changes: Sequence[Change], replayed: int) -> str:
    """ "would change 3 of 412 messages: 3 would be held"."""
    counts = [(sum(map(is_so, changes)), words) for words, is_so in _COUNTED]
    told = ", ".join(f"{count} {words}" for count, words in counts if count)
    return f"would change {len(changes)} of {replayed} messages" + (f": {told}" if told else "")


def steps(change: Change) -> list[tuple[str, str, str]]:
    """(what, before, after) for each field that differs; for a text only that it does."""
    return [
        (_LABELS.get(name, name), *(("as before", "changed") if name == "text" else _both(change, name)))
        for name in change.differs
    ]


def _both(change: Change, name: str) -> tuple[str, str]:
    return getattr(change.old, name) or NOTHING, getattr(change.new, name) or NOTHING


def reasons(change: Change) -> list[str]:
    """The hits that only one of the sides has."""
    return [
        *(f"no more: {_told(hit)}" for hit in change.lost),
        *(f"now: {_told(hit)}" for hit in change.gained),
    ]


def _told(hit: Hit) -> str:
    return f"{hit.rule}: {hit.evidence} ({hit.effect})"


def as_values(change: Change) -> dict[str, Any]:
    """For other programs: one change as plain values."""
    past = change.past
    return {
        "message": past.number,
        "received_at": past.received_at.isoformat(),
        "sender": past.sender,
        "subject": past.subject,
        "differs": list(change.differs),
        "before": {name: getattr(change.old, name) for name in COMPARED},
        "after": {name: getattr(change.new, name) for name in COMPARED},
        "lost": [[hit.rule, hit.effect, hit.evidence] for hit in change.lost],
        "gained": [[hit.rule, hit.effect, hit.evidence] for hit in change.gained],
    }


def in_words(change: Change) -> str:
    """One change as a paragraph for a terminal, whatever its width."""
    past = change.past
    received = past.received_at.isoformat(" ", "minutes")[:16]
    head = f"message {past.number}, {received}, {past.sender}: {past.subject[:80]}"
    moves = (f"  {what}: {old} → {new}" for what, old, new in steps(change))
    return printable("\n".join((head, *moves, *(f"    {reason}" for reason in reasons(change)), "")))


def printable(text: str) -> str:
    """Text of strangers on a terminal: no signs that steer it, no letters that turn the line around."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)
