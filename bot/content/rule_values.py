"""The values that managers write, each with the nearest right word for a wrong one.

A type of its own for each, so that the schemas in rules/schema/ know what an editor may offer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import chain
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from bot.core.country_data import COUNTRIES, COUNTRY_NAMES
from bot.core.hours import DAY
from bot.core.language import LANGUAGES

ALL = "all"  # keywords that every language shares
LONGEST_WORDS = 200  # characters of one keyword or phrase
KILO = 1_000

# Codes that people write for the right ones.
_MEANT_LANGUAGE = {
    "cn": "zh-Hans", "zh": "zh-Hans", "zh-cn": "zh-Hans",
    "tw": "zh-Hant", "hk": "zh-Hant", "zh-tw": "zh-Hant",
    "jp": "ja", "kr": "ko", "cz": "cs", "gr": "el", "ua": "uk", "br": "pt-BR", "dk": "da", "se": "sv",
    "vn": "vi", "nb": "no", "nn": "no",
    "ger": "de", "german": "de", "english": "en", "french": "fr", "spanish": "es",
    "chinese": "zh-Hans", "japanese": "ja", "korean": "ko", "italian": "it", "dutch": "nl", "polish": "pl",
    "russian": "ru", "turkish": "tr", "arabic": "ar", "portuguese": "pt", "vietnamese": "vi",
}  # fmt: skip
_MEANT_COUNTRY = {"UK": "GB", "EN": "GB", "UAE": "AE", "SP": "ES", "EL": "GR", "KO": "KR", "JA": "JP"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CURRENCIES = """
AED ARS AUD AZN BDT BGN BHD BRL CAD CHF CLP CNH CNY COP CZK DKK DZD EGP EUR GBP GEL GHS HKD HUF IDR
ILS INR IQD IRR ISK JOD JPY KES KRW KWD KZT LBP LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR
RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU UZS VND ZAR
"""
CURRENCIES = tuple(_CURRENCIES.split())
MEANT_CURRENCY = {"RMB": "CNY", "YUAN": "CNY", "EURO": "EUR", "DOLLAR": "USD", "NTD": "TWD", "POUND": "GBP"}
_PATTERN = re.compile(r"\.[*+?]|\\[bdwsSWD]|\(\?|^\^|\[[^\]]+\][*+?]")


def nearest(word: str, known: Sequence[str]) -> str:
    """`, did you mean "keywords"?`, or "" where nothing is near."""
    cutoff = 0.5 if len(word) == 2 else 0.6  # of two letters, one right is near
    near = get_close_matches(word, known, n=1, cutoff=cutoff)
    return f', did you mean "{near[0]}"?' if near else ""


def wrong(text: str) -> PydanticCustomError:
    """A mistake in a manager's words. pydantic would take braces for places to fill in."""
    return PydanticCustomError("code", text.replace("{", "(").replace("}", ")"))


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "must not be empty")
    return value.strip()


def _words(value: str) -> str:
    """Plain words. `*` lets a word go on, at an end only: there is nothing in here that can be slow."""
    if len(value) > LONGEST_WORDS:
        raise wrong(f"{len(value)} characters are too many: write at most {LONGEST_WORDS}")
    if _PATTERN.search(value):
        raise wrong(f'"{value}" looks like a pattern: write plain words; a * at the end lets a word go on')
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """A text that is one of a few, for models and for editors. `meant`: what people write for these."""

    known: Sequence[str]
    what: str
    meant: Mapping[str, str] = field(default_factory=dict)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.known)}

    def _check(self, value: str) -> str:
        if value in self.known:
            return value
        spelled = value.casefold()
        same = (one for one in self.known if one.casefold() == spelled)
        longer = (one for one in self.known if len(one) > 2 and spelled.startswith(one.casefold()))
        meaning = self.meant.get(value.upper()) or next(chain(same, longer), "")
        hint = f', did you mean "{meaning}"?' if meaning else nearest(value, self.known)
        raise wrong(f'unknown {self.what} "{value}"{hint or ": there are " + ", ".join(self.known[:6])}')


def _language(code: str) -> str:
    if code in LANGUAGES:
        return code
    family = re.split("[-_]", code.lower())[0]
    meant = _MEANT_LANGUAGE.get(code.lower(), "") or (family if family in LANGUAGES else "")
    hint = f', did you mean "{meant}"?' if meant else nearest(code, sorted(LANGUAGES))
    raise wrong(f'unknown language code "{code}"{hint}')


def _country(code: str) -> str:
    if code in COUNTRIES:
        return code
    meant = _MEANT_COUNTRY.get(code.upper()) or COUNTRY_NAMES.get(code.casefold(), "")
    hint = f', did you mean "{meant}"?' if meant else nearest(code.upper(), sorted(COUNTRIES))
    raise wrong(f'unknown country code "{code}"{hint}')


def _region(code: str) -> str:
    """A country, or a part of one: DE-BY."""
    country, dash, part = code.partition("-")
    _country(country)
    if dash and not re.fullmatch(r"[A-Z0-9]{1,3}", part):
        raise wrong(f'"{code}": write a country (DE) or a part of one (DE-BY)')
    return code


@cache
def _zones() -> list[str]:
    return sorted(available_timezones())


def _zone(name: str) -> str:
    if name in _zones():
        return name
    city = name.rpartition("/")[2].replace(" ", "_")
    meant = next((zone for zone in _zones() if zone.rpartition("/")[2].casefold() == city.casefold()), "")
    hint = f', did you mean "{meant}"?' if meant else nearest(name, _zones())
    raise wrong(f'unknown time zone "{name}"{hint or ": write one such as Asia/Shanghai"}')


def _span(text: str) -> str:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})\s?[-\u2013]\s?(\d{1,2}):(\d{2})", text)
    times = [int(number) for number in found.groups()] if found else []
    if not times or times[0] > 24 or times[2] > 24 or times[1] > 59 or times[3] > 59:
        raise wrong(f'"{text}" is no span of time: write 09:00-18:00')
    if minutes_of(text)[0] == minutes_of(text)[1]:
        raise wrong(f'"{text}" ends when it begins: for the whole day write 00:00-24:00')
    return text


def minutes_of(span: str) -> tuple[int, int]:
    """`09:00-18:00` in minutes since midnight."""
    first, second, third, fourth = (int(number) for number in re.findall(r"\d+", span))
    return min(first * 60 + second, DAY), min(third * 60 + fourth, DAY)


def _duration(text: str) -> str:
    if re.fullmatch(r"\d+\s?d(?:ays?)?", text):
        raise wrong(f'"{text}": write hours of work, as 8h for one working day')
    if not re.fullmatch(r"(?:\d{1,3}\s?h)?\s?(?:\d{1,3}\s?m(?:in)?)?", text) or not re.search("[1-9]", text):
        raise wrong(f'"{text}" is no time: write hours and minutes of work, as 2h, 30m or 1h 30m')
    return text


def duration_of(text: str) -> timedelta:
    """`1h 30m` as a value."""
    hours, minutes = re.search(r"(\d+)\s?h", text), re.search(r"(\d+)\s?m", text)
    return timedelta(hours=int(hours[1]) if hours else 0, minutes=int(minutes[1]) if minutes else 0)


def _size(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,5}\s?[kKmM][bB]", text):
        raise wrong(f'"{text}" is no size: write it as 500 KB or 5 MB')
    return text


def size_of(text: str) -> int:
    """`5 MB` in bytes; 0 for what is no size."""
    found = re.match(r"(\d+)\s?([kKmM])", text)
    return int(found[1]) * KILO * (KILO if found[2] in "mM" else 1) if found else 0


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise wrong(f'"{text}" is no day: write year-month-day, as 2026-02-17') from None


def _moment(text: str) -> str:
    try:
        datetime.strptime(text, "%Y-%m-%d %H:%M UTC").replace(tzinfo=UTC)
    except ValueError:
        raise wrong(f'"{text}" is no moment: write it as 2026-03-02 12:00 UTC') from None
    return text


def moment_of(text: str) -> datetime:
    """`2026-03-02 12:00 UTC` as a value."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M UTC").replace(tzinfo=UTC)


def _header(mark: str) -> str:
    name, _, _ = mark.partition(":")
    if not re.fullmatch(r"[!-9;-~]+", name.strip()):
        raise wrong(f'"{mark}" names no header: write "X-Name", or "X-Name: part of its value"')
    return mark


def _file_kind(kind: str) -> str:
    if re.fullmatch(r"[a-z0-9]{1,10}|[a-z]+/(?:\*|[a-z0-9.+-]+)", kind):
        return kind
    meant = kind.lower().lstrip("*").lstrip(".")
    hint = f', did you mean "{meant}"?' if re.fullmatch("[a-z0-9]{1,10}", meant) else ""
    raise wrong(f'"{kind}" is no kind of file{hint or ": write an ending (pdf), a type (image/*) or any"}')


def _slack_id(text: str) -> str:
    if not re.fullmatch(r"[UW][A-Z0-9]{4,20}", text):
        raise wrong(f'"{text}" is no member id of Slack: in the profile, choose "Copy member ID" (U0123ABCD)')
    return text


def _one_address(text: str) -> str:
    if not re.fullmatch(r"[^\s@<>,;*]+@[^\s@<>,;*]+\.[^\s@<>,;*]+", text):
        raise wrong(f'"{text}" is no mail address: write one without a name, as li.na@example.com')
    return text


def _listed(sender: str) -> str:
    local, at, domain = sender.partition("@")
    bare = domain.removeprefix("*.")
    if (
        at
        and local
        and "." in bare
        and not re.search(r"[*@\s<>,]", bare)
        and ("*" not in local or local == "*")
    ):
        return sender
    hint = f', did you mean "*@{sender}"?' if not at and re.fullmatch(r"[\w-]+(\.[\w-]+)+", sender) else ""
    raise wrong(
        f'"{sender}" names no sender{hint or ": write an address, *@domain, or *@*.domain for all below it"}'
    )


def _domain_ending(domain: str) -> str:
    if "@" in domain or "*" in domain or not domain.strip("."):
        meant = re.sub(r"^[*@.]+", "", domain.rpartition("@")[2])
        raise wrong(f'"{domain}" is no domain{f""", did you mean "{meant}"?""" if meant else ""}')
    return domain


def _looks_like(pattern: str) -> Any:
    """For editors; people are told by the check beside it."""
    return Field(json_schema_extra={"pattern": pattern})


Text = Annotated[str, AfterValidator(_text), Field(min_length=1)]
Words = Annotated[Text, AfterValidator(_words)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Texts = Annotated[list[Text], Field(min_length=1)]
WordList = Annotated[list[Words], Field(min_length=1)]
_CODES = sorted(LANGUAGES)
Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "enum": _CODES})]
LanguageOrAll = Annotated[
    str,
    AfterValidator(lambda code: code if code == ALL else _language(code)),
    WithJsonSchema({"type": "string", "enum": [ALL, *_CODES]}),
]
LanguageOrFamily = Annotated[
    str,
    AfterValidator(lambda code: code if code == "zh" else _language(code)),
    WithJsonSchema({"type": "string", "enum": [*_CODES, "zh"]}),
]
Country = Annotated[
    str, AfterValidator(_country), WithJsonSchema({"type": "string", "enum": sorted(COUNTRIES)})
]
Region = Annotated[str, AfterValidator(_region)]
Zone = Annotated[str, AfterValidator(_zone)]
Span = Annotated[str, AfterValidator(_span), _looks_like(r"^\d{1,2}:\d{2} ?[-\u2013] ?\d{1,2}:\d{2}$")]
Duration = Annotated[str, AfterValidator(_duration), _looks_like(r"^(\d{1,3} ?h)? ?(\d{1,3} ?m(in)?)?$")]
Size = Annotated[str, AfterValidator(_size), _looks_like(r"^[1-9]\d{0,5} ?[kKmM][bB]$")]
Day = Annotated[str, AfterValidator(_day), _looks_like(r"^\d{4}-\d{2}-\d{2}$")]
Moment = Annotated[str, AfterValidator(_moment), _looks_like(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC$")]
HeaderMark = Annotated[Text, AfterValidator(_header)]
FileKind = Annotated[str, AfterValidator(_file_kind)]
SlackId = Annotated[str, AfterValidator(_slack_id), _looks_like(r"^[UW][A-Z0-9]{4,20}$")]
OneAddress = Annotated[Text, AfterValidator(_one_address)]
ListedSender = Annotated[Text, AfterValidator(_listed)]
DomainEnding = Annotated[Text, AfterValidator(_domain_ending)]
