"""The shape of the rule files but sources.yaml, which has a file of its own."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from bot.content.catalogue_files import CatalogueEntry
from bot.content.entry import Entry
from bot.content.rule_values import (
    CURRENCIES,
    MEANT_CURRENCY,
    WEEKDAYS,
    Among,
    Country,
    Day,
    DomainEnding,
    Duration,
    FileKind,
    HeaderMark,
    Language,
    LanguageOrAll,
    LanguageOrFamily,
    ListedSender,
    Moment,
    OneAddress,
    Region,
    Size,
    SlackId,
    Slug,
    Span,
    Text,
    WordList,
    Words,
    Zone,
    wrong,
)
from bot.core.country_data import COUNTRIES
from bot.core.grading import SIGNS
from bot.core.language import LANGUAGES
from bot.core.product_sku import is_pattern

T = TypeVar("T")
Some = Annotated[list[T], Field(min_length=1)]  # whoever means "any" leaves the line out
Grade = Annotated[str, Among(("A", "B", "C"), "grade")]
Risk = Annotated[str, Among(("none", "some", "high"), "risk")]
Sign = Annotated[str, Among(tuple(SIGNS), "sign")]
Weekday = Annotated[str, Among(WEEKDAYS, "weekday")]
Currency = Annotated[str, Among(CURRENCIES, "currency", MEANT_CURRENCY)]
LanguageOrUnknown = Annotated[str, Among((*sorted(LANGUAGES), "und"), "language code")]
CountryOrNone = Annotated[str, Among((*sorted(COUNTRIES), ""), "country code")]
Hours = Annotated[list[Span], Field(min_length=1)]
Weekend = Annotated[list[Weekday], Field(max_length=6)]


def _sku(text: str) -> str:
    if not is_pattern(text):
        raise wrong(
            f'"{text}" is no pattern of part numbers: write one such as BV-####-* (# digit, ? letter)'
        )
    return text


class ProductEntry(Entry):
    id: Slug
    names: Annotated[dict[Language, Text], Field(min_length=1)]
    keywords: Annotated[dict[LanguageOrAll, WordList], Field(min_length=1)]
    skus: Some[Annotated[Text, AfterValidator(_sku)]] = Field(default_factory=list)
    exclude: Some[Words] = Field(default_factory=list)
    catalogue: CatalogueEntry | None = None


class ProductsFile(Entry):
    products: list[ProductEntry]


class MarketEntry(Entry):
    id: Slug
    countries: Some[Country] = Field(default_factory=list)
    languages: Some[LanguageOrFamily] = Field(default_factory=list)
    hours: Hours = Field(default_factory=lambda: ["00:00-24:00"])
    zone: Zone = "UTC"
    weekend: Weekend = Field(default_factory=lambda: ["sat", "sun"])
    holidays: Region | None = None
    currency: Currency | None = None


class MarketsFile(Entry):
    markets: list[MarketEntry]


class SizeRange(Entry):
    over: Size | None = None
    under: Size | None = None


class When(Entry):
    language: Some[LanguageOrFamily] = Field(default_factory=list)
    country: Some[Country] = Field(default_factory=list)
    market: Some[Text] = Field(default_factory=list)
    product: Some[Text] = Field(default_factory=list)
    source: Some[Text] = Field(default_factory=list)
    grade: Some[Grade] = Field(default_factory=list)
    risk: Some[Risk] = Field(default_factory=list)
    domain: Some[DomainEnding] = Field(default_factory=list)
    header: Some[HeaderMark] = Field(default_factory=list)
    size: SizeRange | None = None
    attachment: Some[FileKind] = Field(default_factory=list)
    working_time: Literal["in", "out"] | None = None
    subject: Some[Words] = Field(default_factory=list)


class Then(Entry):
    channel: Text
    template: Text
    reply_language: Language | None = None
    team: Text | None = None
    rep: Text | None = None
    sla: Duration | None = None
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    hold: Text | None = None


class RouteEntry(Entry):
    name: Text
    when: When = Field(default_factory=When)
    then: Then


class RoutesFile(Entry):
    routes: Annotated[list[RouteEntry], Field(min_length=1)]


class Absence(Entry):
    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day, Field(alias="to")]


class RepEntry(Entry):
    id: SlackId
    name: Text
    email: OneAddress | None = None
    teams: Some[Slug] = Field(default_factory=list)
    languages: Some[LanguageOrFamily] = Field(default_factory=list)
    markets: Some[Text] = Field(default_factory=list)
    hours: Hours = Field(default_factory=lambda: ["00:00-24:00"])
    zone: Zone = "UTC"
    weekend: Weekend = Field(default_factory=lambda: ["sat", "sun"])
    away: Some[Absence] = Field(default_factory=list)
    cap: Annotated[int, Field(ge=0)] = 0


class TeamFile(Entry):
    team: list[RepEntry]


class PointEntry(Entry):
    name: Slug
    gives: Annotated[int, Field(ge=-20, le=20)]
    because: Text = ""
    has: Some[Sign] = Field(default_factory=list)
    lacks: Some[Sign] = Field(default_factory=list)
    words: Some[Words] = Field(default_factory=list)
    country: Some[Country] = Field(default_factory=list)
    market: Some[Text] = Field(default_factory=list)
    product: Some[Text] = Field(default_factory=list)
    source: Some[Text] = Field(default_factory=list)


class GradesFrom(Entry):
    a: Annotated[int, Field(alias="A")]
    b: Annotated[int, Field(alias="B")]


class GradesFile(Entry):
    grades_from: GradesFrom
    points: Annotated[list[PointEntry], Field(min_length=1)]


class ListedEntry(Entry):
    sender: ListedSender
    note: Text = ""


class BlockedEntry(ListedEntry):
    silently: bool = False


class GuardFile(Entry):
    block: list[BlockedEntry] = Field(default_factory=list)
    allow: list[ListedEntry] = Field(default_factory=list)


class Becomes(Entry):
    outcome: Literal["lead", "machine", "held"] | None = None
    auto_reply: bool | None = None
    language: LanguageOrUnknown | None = None
    country: CountryOrNone | None = None
    market: Text | None = None
    product: str | None = None
    source: Text | None = None
    channel: Text | None = None
    template: Text | None = None
    reply_language: Language | None = None
    route: Text | None = None
    grade: Grade | None = None
    risk: Risk | None = None
    team: Text | None = None
    rep: Text | None = None
    sla: Duration | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    reason: Text | None = None


class ExampleEntry(Entry):
    name: Text
    sender: Annotated[Text, Field(alias="from")]
    to: Text | None = None
    reply_to: Text | None = None
    subject: str = ""
    text: Text
    headers: dict[Text, Text] = Field(default_factory=dict)
    attachments: Some[Text] = Field(default_factory=list)
    received: Moment | None = None
    becomes: Becomes


class ExamplesFile(Entry):
    examples: list[ExampleEntry]
