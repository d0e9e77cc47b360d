"""The countries of telephone numbers, however people write them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bot.core.country_data import COUNTRIES
from bot.core.country_votes import Vote

_LONGEST_LINE = 200
_MOST_NUMBERS = 10  # in a line; a row of a table has more, and is slow to search for telephone numbers
_MOST_TEXT = 4_000
_MOST_FOUND = 12

_DOUBLE_ZERO = re.compile(r"(?<![\w+.,-])(?<!\d )\(?00\)?[ \u00a0.-]?(?=[1-9])")
_WHATSAPP = re.compile(
    r"(?:wa\.me/|whatsapp\.com/send/?\?phone=|whatsapp://send\?phone=)\+?(?=\d{7,15})", re.IGNORECASE
)
_TRUNK = re.compile(r"(?<=\d)[ ]?\(0\)[ ]?")  # +44 (0)20, +49 (0) 711
_CODE = re.compile(
    r"(?<!\w)(?:tel|phone|ph|mob|mobile|cell|fax|hp|whatsapp|wa|t|m|p|tél|teléfono|telefon|电话|電話|手机|手機|传真|傳真|전화)"
    r"[.:：/ \u00a0-]{1,4}\(?(?=[1-9])(\d{1,3})\)?-(\d[\d -]{6,14}\d)(?!\d)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?<![\d+.,/-])(?:\+?1[ .-])?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[-. ])([2-9]\d\d)[-.](\d{4})(?![\d.,-])"
)
_FREE = frozenset(
    (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    )
)
_SIGNS = ("+", "00", "wa.me", "whatsapp", "＋", "٠٠", "۰۰", "-")


def phone_votes(lines: Sequence[str]) -> Iterator[Vote]:
    """Numbers that say their country: in full, or as North America writes its own."""
    kept = "\n".join(line for line in lines if not _is_table_row(line))[-_MOST_TEXT:]
    if not any(sign in kept for sign in _SIGNS):
        return
    text = _international(kept)
    found = False
    for vote in _in_full(text):
        found = True
        yield vote
    yield from _with_bare_code(text)
    if not found:
        yield from _american(text)


def _is_table_row(line: str) -> bool:
    return len(line) > _LONGEST_LINE or len(re.findall(r"\d+", line)) > _MOST_NUMBERS


def _international(text: str) -> str:
    """All ways to write an international number made one: 00, wide and Arabic digits, WhatsApp links."""
    digits = "".join(
        str(unicodedata.digit(sign, 0)) if not sign.isascii() and sign.isdecimal() else sign for sign in text
    )
    wide = unicodedata.normalize("NFKC", digits)
    return _TRUNK.sub(" ", _DOUBLE_ZERO.sub("+", _WHATSAPP.sub(" +", wide)))


def _in_full(text: str) -> Iterator[Vote]:
    if "+" not in text:  # without a region nothing else is looked for
        return
    for number, match in enumerate(phonenumbers.PhoneNumberMatcher(text, None)):
        if number >= _MOST_FOUND:
            return
        if vote := _vote(match.number):
            yield vote


def _vote(number: phonenumbers.PhoneNumber, weight: int = 0) -> Vote | None:
    country = phonenumbers.region_code_for_number(number)
    if country not in COUNTRIES or phonenumbers.number_type(number) in _FREE:
        return None
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return Vote("phone", (country,), f"phone {written}", weight=weight)


def _with_bare_code(text: str) -> Iterator[Vote]:
    """ "Tel: 86-574-87654321": the country's code without a plus, known by the dash behind it."""
    for match in _CODE.finditer(text):
        code, rest = match[1], re.sub(r"\D", "", match[2])
        if int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE and code != "1" and len(code + rest) >= 10:
            yield from _parsed(f"+{code}{rest.removeprefix('0')}", 6)


def _american(text: str) -> Iterator[Vote]:
    """ "(713) 555-0142" says no country, but its area code tells the United States from Canada."""
    for match in _AMERICAN.finditer(text):
        yield from _parsed(f"+1{match[1] or match[2]}{match[3]}{match[4]}", 5)


def _parsed(number: str, weight: int) -> Iterator[Vote]:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(parsed) and (vote := _vote(parsed, weight)):
        yield vote
