"""The words of our own replies, come back by another address without any mark of ours."""

from collections.abc import Iterator
from itertools import islice

from bot.core.guard_machine import Finding
from bot.core.guard_phrases import MAX_READ
from bot.core.message import Message
from bot.core.verdict import Own

ENOUGH = 2  # sentences: one may stand in anybody's letter


def plain(text: str) -> str:
    """Text as it is compared: without capitals, list marks and line breaks."""
    return " ".join(text.casefold().split())


def own_words(message: Message, own: Own) -> Iterator[Finding]:
    """Quoted below an answer they are history, and a thread is looked up first: this came back bare."""
    if not own.sentences:
        return
    text = plain(message.text[:MAX_READ])
    said = list(islice((sentence for sentence in own.sentences if sentence in text), ENOUGH))
    if len(said) == ENOUGH:
        evidence = f"text has “{said[0][:90]}” and “{said[1][:90]}”"
        yield Finding("S23", "held", "says what our own replies say", evidence)
