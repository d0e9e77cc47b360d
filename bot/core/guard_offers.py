"""Mail that speaks of trade and asks us for nothing: offers to us, notices, applications."""

from collections.abc import Iterator

from bot.core import guard_offer_words as words
from bot.core.guard_fraud_words import BUYING, TRADE
from bot.core.guard_machine import Finding
from bot.core.guard_phrases import has, read
from bot.core.guard_thin import names_only_codes
from bot.core.message import Message


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
    asks = any(has(text, phrases) for phrases in (TRADE, BUYING, words.TRADE_TOO))
    if not (asks or names_only_codes(message)):
        reason = "asks for nothing in trade that we can read"
        yield Finding("S20", "no auto-reply", reason, f"text: {message.text[:80]!r}")
