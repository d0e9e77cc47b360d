"""The shape of the rule files, and a manager's words for each way to miss it."""

import re
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.content.yaml_positions import Document, Mistake, Path
from bot.core.country_data import COUNTRIES, COUNTRY_NAMES
from bot.core.language import LANGUAGES
from bot.core.source import DIRECT
from bot.core.source_fields import FIELDS
from bot.core.source_trust import ANY_ROBOT, FROM_DOMAIN, OWN_DOMAIN

ALL = "all"  # keywords that every language shares

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


def nearest(word: str, known: list[str]) -> str:
    """`, did you mean "keywords"?`, or "" where nothing is near."""
    cutoff = 0.5 if len(word) == 2 else 0.6  # of two letters, one right is near
    near = get_close_matches(word, known, n=1, cutoff=cutoff)
    return f', did you mean "{near[0]}"?' if near else ""


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "must not be empty")
    return value.strip()


def _language(code: str) -> str:
    if code in LANGUAGES:
        return code
    meant = _MEANT_LANGUAGE.get(code.lower(), "")
    hint = f', did you mean "{meant}"?' if meant else nearest(code, sorted(LANGUAGES))
    raise PydanticCustomError("code", f'unknown language code "{_braces(code)}"{_braces(hint)}')


def _language_or_family(code: str) -> str:
    return code if code == "zh" else _language(code)


def _language_or_all(code: str) -> str:
    return code if code == ALL else _language(code)


def _country(code: str) -> str:
    if code in COUNTRIES:
        return code
    meant = _MEANT_COUNTRY.get(code.upper()) or COUNTRY_NAMES.get(code.casefold(), "")
    hint = f', did you mean "{meant}"?' if meant else nearest(code.upper(), sorted(COUNTRIES))
    raise PydanticCustomError("code", f'unknown country code "{_braces(code)}"{_braces(hint)}')


def _braces(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")  # pydantic would take braces for places to fill in


Text = Annotated[str, AfterValidator(_text)]
Language = Annotated[str, AfterValidator(_language)]
Texts = Annotated[list[Text], Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class ProductEntry(_Entry):
    id: Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    names: Annotated[dict[Language, Text], Field(min_length=1)]
    keywords: Annotated[dict[Annotated[str, AfterValidator(_language_or_all)], Texts], Field(min_length=1)]


class ProductsFile(_Entry):
    products: list[ProductEntry]


class When(_Entry):
    language: list[Annotated[str, AfterValidator(_language_or_family)]] = []
    country: list[Annotated[str, AfterValidator(_country)]] = []
    product: list[Text] = []
    domain: list[Text] = []
    subject: list[Text] = []


class Then(_Entry):
    channel: Text
    template: Text


class RouteEntry(_Entry):
    name: Text
    when: When = Field(default_factory=When)
    then: Then


class RoutesFile(_Entry):
    routes: Annotated[list[RouteEntry], Field(min_length=1)]


def _field(name: str) -> str:
    if name not in FIELDS:
        raise PydanticCustomError("code", f'no field "{_braces(name)}"{_braces(nearest(name, list(FIELDS)))}')
    return name


def _sender(pattern: str) -> str:
    """An address, `*@domain`, or one of the words."""
    words = [OWN_DOMAIN, ANY_ROBOT]
    local, at, domain = pattern.partition("@")
    if pattern in words or (at and "." in domain and local and not any(sign in domain for sign in "*@ ")):
        return pattern
    hint = nearest(pattern, words) or f': write an address, "*@domain", {" or ".join(words)}'
    raise PydanticCustomError("code", f'"{_braces(pattern)}" names no sender{_braces(hint)}')


def _domain(domain: str) -> str:
    words = [OWN_DOMAIN, FROM_DOMAIN]
    if domain in words or ("." in domain and "@" not in domain and "*" not in domain):
        return domain
    hint = nearest(domain, words) or f": write a domain, {' or '.join(words)}"
    raise PydanticCustomError("code", f'"{_braces(domain)}" is no domain{_braces(hint)}')


def _source_name(name: str) -> str:
    if name == DIRECT:
        raise PydanticCustomError("code", f'"{DIRECT}" is the name of mail that no profile takes')
    return name


Field_ = Annotated[str, AfterValidator(_field)]
Slug = Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class AuthenticatedBy(_Entry):
    dkim: list[Annotated[Text, AfterValidator(_domain)]] = []
    received_from: list[Text] = []


class Requires(_Entry):
    subject: list[Text] = []
    body: list[Text] = []
    headers: list[Text] = []
    fields: list[Field_] = []
    at_least: Annotated[int, Field(ge=0)] = 0
    asks: Literal["", "price", "quantity"] = ""


class Unless(_Entry):
    subject: list[Text] = []
    body: list[Text] = []
    headers: list[Text] = []


class Limits(_Entry):
    per_hour: Annotated[int, Field(ge=0)] = 30
    per_address_days: Annotated[int, Field(ge=0)] = 30


class SourceEntry(_Entry):
    name: Annotated[Slug, AfterValidator(_source_name)]
    title: Text
    from_: Annotated[list[Annotated[Text, AfterValidator(_sender)]], Field(min_length=1, alias="from")]
    authenticated_by: AuthenticatedBy
    requires: Requires = Field(default_factory=Requires)
    unless: Unless = Field(default_factory=Unless)
    fields: dict[Field_, Texts] = {}
    closing: list[Text] = []
    buyer_from: Literal["reply-to", "field", "both"] = "both"
    reply_channel: Literal["mail", "relay", "platform", "none"]
    limits: Limits = Field(default_factory=Limits)
    note: Text = ""


Labels = dict[Field_, dict[Annotated[str, AfterValidator(_language_or_all)], Texts]]


class SourcesFile(_Entry):
    labels: Labels = {}
    sources: list[SourceEntry]


_FIELDS: dict[Path, type[BaseModel]] = {
    ("sources",): SourceEntry,
    ("sources", "authenticated_by"): AuthenticatedBy,
    ("sources", "requires"): Requires,
    ("sources", "unless"): Unless,
    ("sources", "limits"): Limits,
    ("products",): ProductEntry,
    ("routes",): RouteEntry,
    ("routes", "when"): When,
    ("routes", "then"): Then,
}


def field_names(model: type[BaseModel]) -> list[str]:
    """As they are written in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def mistake(document: Document, error: ErrorDetails, file_model: type[BaseModel]) -> Mistake:
    """One finding of pydantic, placed in the file and said in a manager's words."""
    path = tuple(error["loc"])
    of_key = path[-1:] == ("[key]",) or error["type"] == "extra_forbidden"
    if path[-1:] == ("[key]",):
        path = path[:-1]
    spot = document.spot(path, of_key=of_key)
    return Mistake(spot, _words(error, path, spot.written, file_model))


def _words(error: ErrorDetails, path: Path, written: str, file_model: type[BaseModel]) -> str:
    field = str(path[-1]) if path else ""
    match error["type"]:
        case "extra_forbidden":
            above = tuple(step for step in path[:-1] if isinstance(step, str))
            known = field_names(_FIELDS.get(above, file_model))
            return f'unknown field "{field}"{nearest(field, known)}'
        case "string_type":
            return _not_a_text(error["input"], written)
        case "literal_error":
            choices = re.findall(r"'(\w[^']*)'", error["msg"])
            return f'"{written}" is none of {", ".join(choices)}{nearest(written, choices)}'
        case "dict_type" | "model_type" if not path:
            return f'the file must begin with "{next(iter(file_model.model_fields))}:"'
        case other:
            plain = _PLAIN.get(other)
            return plain.format(field=field, written=written or "…") if plain else error["msg"]


_PLAIN = {
    "missing": 'missing field "{field}"',
    "list_type": "write a list: [{written}]",
    "dict_type": '"{field}" needs fields of its own, each on a line as "field: value"',
    "model_type": '"{field}" needs fields of its own, each on a line as "field: value"',
    "string_pattern_mismatch": '"{written}": use small letters a-z, digits and hyphens only',
    "too_short": '"{field}" must not be empty',
    "int_type": '"{written}": write a whole number',
    "greater_than_equal": '"{written}": write a number from 0 up',
}


def _not_a_text(value: Any, written: str) -> str:
    if value is None:
        return "must not be empty"
    if isinstance(value, bool | int | float):
        return f'{written} is read as a {_kind(value)}: put it in quotes: "{written}"'
    return "write one text here, no list and no fields"


def _kind(value: object) -> str:
    return "yes or no" if isinstance(value, bool) else "number"
