"""Where a buyer is, by weighted votes of the evidence in the mail. Unclear stays unclear: "" is an answer.

`Received` fields have no vote: webmail and relays hide where a mail was written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import phonenumbers

from bot.core.country_data import (
    AMBIGUOUS_NAMES,
    COUNTRIES,
    COUNTRY_NAMES,
    FREE_MAIL,
    GENERIC_TLDS,
    SECOND_LEVEL,
    TLD_ALIASES,
)
from bot.core.message import Message
from bot.core.triage import CountryGuess, Hit

_WEIGHTS = {"field": 6, "phone": 5, "tld": 4, "free-mail": 3, "name": 2}
_MARGIN = 2  # by how much the first country must lead: a phone number alone does not beat a domain

_LAST_LINES = 40
_LAST_LINES_AS_SIGNATURE = 6
_LONGEST_LINE = 200
_MOST_NUMBERS = 8  # in a line; a row of a table has more, and is slow to search for phone numbers

_DOUBLE_ZERO = re.compile(r"(?<![\w+.,-])00[ \u00a0]?(?=[1-9])")
_WHATSAPP = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(?=\d{7,15})", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:country|country/region|land|pays|país|pais|paese|kraj|ülke|страна|країна|国家|國家|国|国名|국가|البلد|الدولة"
    r"|quốc gia)\s*[:：]\s*(.{2,60})",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"[,،，;|·•/()]| [-–—] |\t")
_POSTCODE = re.compile(r"[\d\s.-]*\d[\d\s.-]*")


def guess_country(
    message: Message, *, named: str = "", phone: str = "", is_own_address: bool = True
) -> CountryGuess:
    """The country that the evidence agrees on; every piece of evidence is kept, also what was outvoted.
    `named` (a code) and `phone` come from the fields of a form or portal; without `is_own_address` the
    sender's domain is a platform's and says nothing."""
    evidence = tuple(dict.fromkeys(_evidence(message, named, phone, is_own_address=is_own_address)))
    votes: dict[str, int] = {}
    for hit in evidence:
        country = hit.effect.removeprefix("country=")
        votes[country] = votes.get(country, 0) + _WEIGHTS[hit.rule.removeprefix("country:")]
    return CountryGuess(country=_winner(votes), evidence=evidence)


def _winner(votes: dict[str, int]) -> str:
    first, second = sorted((*votes.items(), ("", 0), ("", 0)), key=lambda vote: -vote[1])[:2]
    return first[0] if first[1] - second[1] >= _MARGIN else ""


def country_named(text: str) -> str:
    """The code of a country as people fill it into forms ("Germany", "DE", "Germany (DE)"); "" for others."""
    plain = text.strip().strip(".")
    inner = re.search(r"\(([A-Z]{2})\)$", plain)
    outer = plain.partition("(")[0].strip()
    for candidate in (plain, inner[1] if inner else "", outer):
        if candidate.upper() in COUNTRIES and len(candidate) == 2:
            return candidate.upper()
        if country := COUNTRY_NAMES.get(candidate.casefold(), ""):
            return country
    return ""


def _evidence(message: Message, named: str, phone: str, *, is_own_address: bool) -> Iterator[Hit]:
    """At most one vote of each kind for each country."""
    text_lines = message.text.splitlines()[-_LAST_LINES:]
    signature = message.signature.splitlines()[:_LAST_LINES]
    if named:
        yield _hit("field", named, f"the form says {named}")
    else:
        yield from _fields(message.text.splitlines()[:200])
    yield from _once(_phones([*text_lines, *signature, phone]))
    yield from _addresses(message) if is_own_address else ()
    yield from _once(_names(signature or text_lines[-_LAST_LINES_AS_SIGNATURE:]))


def _once(hits: Iterator[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.effect not in seen:
            seen.add(hit.effect)
            yield hit


def _hit(kind: str, country: str, evidence: str) -> Hit:
    return Hit(f"country:{kind}", f"country={country}", evidence)


def _fields(lines: Sequence[str]) -> Iterator[Hit]:
    """A form's own field, as in "Country: Germany". The first one counts."""
    for line in lines:
        if match := _FIELD.fullmatch(line.strip()):
            value = match.group(1).strip()
            if country := country_named(value):
                yield _hit("field", country, f"a field says “{value}”")
                return


def _phones(lines: Sequence[str]) -> Iterator[Hit]:
    text = "\n".join(line for line in lines if not _is_table_row(line))
    if not any(mark in text for mark in ("+", "00", "wa.me", "whatsapp", "＋", "٠٠", "۰۰")):
        return
    for match in phonenumbers.PhoneNumberMatcher(_international(text), None):
        country = phonenumbers.region_code_for_number(match.number)
        if country in COUNTRIES:
            number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
            yield _hit("phone", country, f"phone {number}")


def _is_table_row(line: str) -> bool:
    return len(line) > _LONGEST_LINE or len(re.findall(r"\d+", line)) > _MOST_NUMBERS


def _international(text: str) -> str:
    """All ways to write an international number made one: 00, wide and Arabic digits, WhatsApp links."""
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    plain = unicodedata.normalize("NFKC", digits)
    return _DOUBLE_ZERO.sub("+", _WHATSAPP.sub(" +", plain))


def _addresses(message: Message) -> Iterator[Hit]:
    """Where the buyer reads mail: Reply-To before From, since form mails come from our own site."""
    address = next(iter(message.reply_to), message.sender)
    domain = address.domain.rstrip(".") if address else ""
    if country := FREE_MAIL.get(domain, ""):
        yield _hit("free-mail", country, f"mail provider {domain}")
        return
    if country := _country_of(domain):
        yield _hit("tld", country, f"domain {domain}")


def _country_of(domain: str) -> str:
    *_, second, tld = ("", "", *domain.split("."))
    country = TLD_ALIASES.get(tld, tld.upper())
    own = tld not in GENERIC_TLDS or second in SECOND_LEVEL
    return country if own and country in COUNTRIES else ""


def _names(lines: Sequence[str]) -> Iterator[Hit]:
    for line in lines:
        segments = [_POSTCODE.sub("", part).strip(" .") for part in _SEGMENTS.split(line[:_LONGEST_LINE])]
        for position, segment in enumerate(segments):
            country = COUNTRY_NAMES.get(segment.casefold()) or COUNTRY_NAMES.get(f"{segment.casefold()}.")
            if country and (position > 0 or segment.casefold() not in AMBIGUOUS_NAMES):
                yield _hit("name", country, f"signature has “{segment}”")
