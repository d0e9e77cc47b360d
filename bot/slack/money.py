"""Sums of money as people type and read them. They are kept in hundredths."""

import re

from bot.core.stats_deals import sum_words
from bot.slack.text import literal

_SUM = re.compile(r"(?P<whole>\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){1,4}|\d{1,12})(?:[.,](?P<cents>\d{1,2}))?")
_WORTH = re.compile(r"(?P<before>[A-Za-z]{3})?\s*(?P<sum>[\d.,'’ \u00a0\u202f]+?)\s*(?P<after>[A-Za-z]{3})?")
_SIGNS = {"€": " EUR ", "$": " USD ", "£": " GBP ", "¥": " JPY ", "₹": " INR "}


def money(value: int, currency: str) -> str:
    """ "12,000 EUR", "12,000.50 EUR"."""
    return sum_words(value, literal(currency, 10))


def hundredths(text: str) -> int | None:
    """ "12,000.50" and "12.000,5" alike; a mark before three digits parts thousands."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    whole = re.sub(r"\D", "", found["whole"])
    return int(whole) * 100 + int((found["cents"] or "").ljust(2, "0"))


def read_money(text: str) -> tuple[int, str] | None:
    """ "12000 EUR", "eur 12,000" or "€12000"; the currency may be missing."""
    for sign, code in _SIGNS.items():
        text = text.replace(sign, code)
    found = _WORTH.fullmatch(text.strip())
    value = hundredths(found["sum"]) if found else None
    if found is None or value is None or (found["before"] and found["after"]):
        return None
    return value, (found["before"] or found["after"] or "").upper()
