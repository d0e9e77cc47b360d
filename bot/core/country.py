"""Where a buyer is, by weighted votes of the evidence in the mail. Unclear stays unclear: "" is an answer.

Each kind of evidence has one vote for a country (`country_votes`). `Received` fields have none: webmail and
relays hide where a mail was written. Where the goods shall go is another question, with a field of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.core.company import form_votes
from bot.core.country_data import COUNTRIES, COUNTRY_NAMES
from bot.core.country_destination import destination_of
from bot.core.country_domains import FREE_MAIL, country_of_ending
from bot.core.country_lines import lines_of, pieces
from bot.core.country_phones import phone_votes
from bot.core.country_places import Place, inside, whole
from bot.core.country_postcodes import local_postcode_votes, postcode_votes
from bot.core.country_said import said_votes
from bot.core.country_votes import Vote, count, once, ranking
from bot.core.country_weak import clock_and_language, currency_votes, iban_votes, script_votes
from bot.core.domains import FREE_MAIL as ANY_FREE_MAIL
from bot.core.message import Address, Message
from bot.core.picks import Pick, pick_key
from bot.core.tax_ids import tax_votes
from bot.core.triage import CountryGuess

_MOST_VOTES = 60
_LAST_LINES = 40
_ASIDE = frozenset(("mention", "currency"))  # too weak to be joined by a language or a clock
_SEAT = frozenset(("name", "city", "postcode", "phone"))
_FIELD = re.compile(
    r"(?:country|country/region|land|pays|país|pais|paese|kraj|ülke|страна|країна|国家|國家|国|国名|국가|البلد|الدولة"
    r"|quốc gia)\s*[:：]\s*(.{2,60})",
    re.IGNORECASE,
)
_SURE = 7  # points of a post code that contradicts a name
_DIGITS = re.compile(r"\S*\d\S*")
_GLUED = re.compile(r"(?<=[^\W\d])[-–](?=\d)|(?<=\d)[-–](?=[^\W\d]{3})")  # "Dhaka-1100"
_FIRM = re.compile(
    r"\b(?:ltd|limited|llc|inc|co|company|corp|group|trading|industries|works|factory)\b", re.IGNORECASE
)
_STREET = re.compile(
    r"\b(?:rue|via|viale|avenida|av|avda|calle|carrera|cra|street|st|road|rd|avenue|ave|blvd|boulevard|quai|rua|travessa"
    r"|plaza|piazza|place|corso|ul|ulica|улица|ул|пр|проспект|вул|cad|caddesi|sok|jalan|jl|đường|laan|weg|straat)\b"
    r"|straße|strasse|str\.|gasse\b|platz\b|plein\b|väg(?:en)?\b|gatan?\b|vej\b|gade\b",
    re.IGNORECASE,
)
_BEHIND_STREET = re.compile(r"^.*\w\s(?:st|street|rd|road|str|cad|caddesi)\b\.?\s+(?=\w)", re.IGNORECASE)
_CITY_OF = re.compile(
    r"^(?:(?:г|м|гор)\.\s*|(?:г|м|город|місто|city of|tp|thành phố|kota|kab)\.?\s+)", re.IGNORECASE
)
_DISTRICT = re.compile(r"\s+(?:\d{1,2}|[KVCNSØ]|City|cedex(?: \d+)?)$", re.IGNORECASE)


def guess_country(
    message: Message,
    *,
    named: str = "",
    phone: str = "",
    is_own_address: bool = True,
    is_own_clock: bool = True,
    language: str = "",
    picked: Mapping[str, Pick] | None = None,
) -> CountryGuess:
    """The country that the evidence agrees on; every piece of evidence is kept, also what was outvoted.

    `named` (a code) and `phone` come from the fields of a form or portal; without `is_own_address` the
    sender's domain is a platform's and says nothing; without `is_own_clock` the Date field is that of a
    form's server. `language`: what the buyer wrote in. `picked`: what reps chose, by `pick_key`.
    """
    evidence = _strong(message, _Given(named, phone, language, picked or {}, own=is_own_address))
    strong = list(islice(evidence, _MOST_VOTES))
    known = frozenset(count(vote for vote in strong if vote.kind not in _ASIDE))
    date = (message.headers.first("date") or "") if is_own_clock else ""
    votes = [*strong, *clock_and_language(date, language, known)]
    country, margin, confidence = ranking(count(votes))
    destination, reasons = destination_of(f"{message.subject}\n{message.text}")
    return CountryGuess(
        country=country,
        evidence=tuple(dict.fromkeys(vote.hit() for vote in votes)),
        margin=margin,
        confidence=confidence,
        destination=destination,
        destination_evidence=reasons,
    )


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
    place = whole(outer)
    return place.countries[0] if place and place.is_country and len(place.countries) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known beside the message."""

    named: str
    phone: str
    language: str
    picked: Mapping[str, Pick]
    own: bool


def _strong(message: Message, given: _Given) -> Iterator[Vote]:
    """All but what needs others' votes to say anything."""
    lines = lines_of(message)
    if given.named:
        yield Vote("field", (given.named,), f"the form says {given.named}")
    else:
        yield from _fields(message.text.split("\n")[:200])
    address = next(iter(message.reply_to), message.sender)
    if given.own and address:
        yield from _address_votes(address, given.picked)
        yield from form_votes(address.name[:80])
    numbers = [line for line in lines.text.split("\n")[-_LAST_LINES:] if line.strip() not in lines.rest]
    seat = [
        *once(_card_votes(lines.card, given.language)),
        *once(phone_votes(list(dict.fromkeys((*lines.card, *map(str.strip, numbers), given.phone))))),
    ]
    yield from seat
    if not _SEAT & {vote.kind for vote in seat}:
        yield from once(_card_votes(lines.rest, given.language))
        yield from once(phone_votes(lines.rest))
    said = "\n".join((lines.text, "", *lines.card))
    yield from _text_votes(said, f"{message.signature}\n{message.text}")


def _text_votes(text: str, whole_text: str) -> Iterator[Vote]:
    """What is looked for in everything that the buyer wrote, signature or not."""
    yield from once(said_votes(text))
    yield from once(tax_votes(whole_text))
    yield from once(currency_votes(text))
    yield from once(iban_votes(whole_text))


def _fields(lines: Sequence[str]) -> Iterator[Vote]:
    """A form's own field, as in "Country: Germany". The first one counts."""
    for line in lines:
        match = _FIELD.fullmatch(line[:120].strip())
        if match and (country := country_named(match[1].strip())):
            yield Vote("field", (country,), f"a field says “{match[1].strip()}”")
            return


def _address_votes(address: Address, picked: Mapping[str, Pick]) -> Iterator[Vote]:
    """Where the buyer reads mail: Reply-To before From, since form mails come from our own site."""
    if picked and (pick := picked.get(pick_key(address.email))):
        yield Vote("picked", (pick.country,), pick.words)
    domain = address.domain.rstrip(".")
    if country := FREE_MAIL.get(domain, ""):
        yield Vote("free-mail", (country,), f"mail provider {domain}")
        return
    if domain in ANY_FREE_MAIL:
        return
    country, weight = country_of_ending(domain)
    if country:
        yield Vote("tld", (country,), f"domain {domain}", weight=weight)


def _card_votes(card: Sequence[str], language: str) -> Iterator[Vote]:
    """What the lines of a signature say of the seat."""
    is_firm = False
    for at, line in enumerate(card):
        codes = list(postcode_votes(line))
        forms = list(form_votes(line))
        is_firm = is_firm or bool(forms) or _FIRM.search(line) is not None
        yield from codes
        yield from local_postcode_votes(line, language)
        yield from forms
        places = _place_votes(line, at, is_firm=is_firm)
        yield from places if not codes else _agreeing(places, codes)
    yield from script_votes(list(card))


def _agreeing(places: Iterator[Vote], codes: Sequence[Vote]) -> Iterator[Vote]:
    """The places of a line that a post code does not contradict: "Paris, TX 75460" is not in France."""
    sure = {country for code in codes if max(code.weights.values()) >= _SURE for country in code.countries}
    return (place for place in places if not sure or sure & set(place.weights))


def _place_votes(line: str, at: int, *, is_firm: bool) -> Iterator[Vote]:
    """Countries and cities: whole pieces of an address count more than words inside a longer one."""
    parts = [part for piece in pieces(line) for part in _around_digits(piece)]
    for number, piece in enumerate(parts):
        piece = _BEHIND_STREET.sub("", piece)
        place = whole(piece) or whole(_bare(piece))
        if place and (not place.wordlike or _is_address(place, line, parts[:number], at, is_firm=is_firm)):
            yield _vote(place, "name" if place.is_country else "city")
        elif not place and not _STREET.search(piece):
            yield from (_vote(found, "mention") for found in inside(piece) if not found.wordlike)


def _around_digits(piece: str) -> Iterator[str]:
    """A piece as it stands, where it is a place; else what stands before and behind its numbers."""
    if whole(piece):
        yield piece
        return
    parts = [part.strip(" .-–") for part in _DIGITS.split(_GLUED.sub(" ", piece))]
    hyphened = [part.split("-") for part in parts]
    for part, split in zip(parts, hyphened, strict=True):
        if len(split) > 1 and not whole(part) and all(whole(_bare(each)) for each in split):
            yield from split
        elif part:
            yield part


def _is_address(place: Place, line: str, before: Sequence[str], at: int, *, is_firm: bool) -> bool:
    """Whether what may be a word or a person's name stands where an address does."""
    supported = any(map(str.isdigit, line)) or _STREET.search(line) or (is_firm and bool(before))
    if place.personal:
        return bool(supported or any(whole(_bare(part)) for part in before))
    return bool(supported or before or at > 1)


def _bare(piece: str) -> str:
    """Without "г.", the letters of a Dutch post code, and the number of a district: "Praha 5"."""
    text = _DISTRICT.sub("", piece.strip(" ."))
    words = [word for word in text.split() if not (len(word) == 2 and word.isupper() and word.isascii())]
    return _CITY_OF.sub("", " ".join(words or text.split()).strip(" .-–"))


def _vote(place: Place, kind: str) -> Vote:
    return Vote(kind, place.countries, f"signature has “{place.name}”", place.minor)
