"""Mail that speaks of trade and asks us for nothing: offers to us, notices, applications."""

from collections.abc import Iterator

from bot.core import guard_offer_words as words
from bot.core.guard_fraud_words import BUYING, TRADE
from bot.core.guard_machine import Finding
from bot.core.guard_phrases import has, read
from bot.core.guard_thin import names_only_codes
from bot.core.message import Message
from bot.core.quantity import find_quantity


def offers(message: Message) -> Iterator[Finding]:
    """A need of one's own outweighs all of it: manufacturers introduce themselves, and then they buy."""
    text = read(message)
    if has(text, words.NEED):
        return
    for phrases, rule, reason in (
        (words.OFFER, "S18", "offers something to us"),
        (words.NOTICE, "S19", "tells us something, or wants work or papers"),
    ):
        if said := has(text, phrases):
            yield Finding(rule, "held", reason, f"text has “{said}”")
            return
    if not (_asks(message, text) or names_only_codes(message)):
        reason = "asks for nothing in trade that we can read"
        yield Finding("S20", "no auto-reply", reason, f"text: {message.text[:80]!r}")


SHORT = 12  # words: "price list pls"


def _asks(message: Message, text: str) -> bool:
    """A word of trade alone is in every advertisement: it takes a question, a number of pieces, a subject
    that asks, or a note too short to advertise."""
    if any(has(text, phrases) for phrases in (BUYING, words.TRADE_TOO)):
        return True
    if has(message.subject.lower(), words.ASKING_SUBJECT):
        return True
    telling = any(mark in text for mark in "?？؟") or find_quantity(text) or len(text.split()) <= SHORT
    return bool(telling) and has(text, TRADE) != ""
