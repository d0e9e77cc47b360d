"""What managers wrote in the rule files, as values. `bot/content/rules_file.py` reads the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from bot.core.calendar import NO_OWN_DAYS, OwnDays
from bot.core.catalogue import NO_CATALOGUE, Catalogue
from bot.core.hours import ALWAYS, Hours
from bot.core.triage import Priority

ReplyChannel = Literal["mail", "relay", "platform", "none"]
BuyerFrom = Literal["reply-to", "field", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something we sell. `names` by language, as a sentence names it; `keywords` as buyers write them."""

    id: str
    names: Mapping[str, str]
    keywords: tuple[str, ...]
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # whose endings a keyword takes
    skus: tuple[str, ...] = ()  # patterns of part numbers: "BV-####-*"
    exclude: tuple[str, ...] = ()  # what is not ours though a keyword stands in it: "heart valve"
    catalogue: Catalogue = NO_CATALOGUE

    def name_in(self, language: str) -> str:
        """The name in this language, else in its parent (pt for pt-BR), else in English, else any."""
        parent = language.partition("-")[0]
        for known in (language, parent, "en"):
            if known in self.names:
                return self.names[known]
        return next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where an inquiry goes. Each condition that is not empty must hold; within one, any value will do."""

    name: str
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()  # "x-name" or "x-name: part of its value"
    over: int = 0  # bytes; 0 = does not ask
    under: int = 0
    attachments: tuple[str, ...] = ()  # "pdf", "image/*", "any"
    working_time: Literal["", "in", "out"] = ""
    subject: tuple[str, ...] = ()
    channel: str = "leads"
    template: str = ""  # "" = no auto-reply
    reply_language: str = ""  # "" = the buyer's
    team: str = ""
    rep: str = ""  # a Slack id
    sla: timedelta | None = None  # of working time
    priority: Priority = "normal"
    hold: str = ""  # why a person must look first

    @property
    def takes_all(self) -> bool:
        return not any(getattr(self, condition) for condition in CONDITIONS)


# The fields of a route that ask something.
CONDITIONS = (
    "languages", "countries", "markets", "products", "sources", "grades", "risks", "domains", "headers",
    "over", "under", "attachments", "working_time", "subject",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Buyers who are served alike. Without countries and languages it is for all who are left."""

    id: str
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hours: Hours = ALWAYS
    holidays: str = ""  # a country (CN) or a part of one (DE-BY) whose public holidays count
    currency: str = ""  # ISO 4217


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The first and the last day away, in the rep's own zone."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rep:
    """Somebody who claims leads."""

    id: str  # of Slack: U0123ABCD
    name: str
    teams: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    hours: Hours = ALWAYS
    away: tuple[Absence, ...] = ()
    cap: int = 0  # open leads at most; 0 = no limit
    email: str = ""  # that they write to buyers from, if not from the shared mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Points for what speaks for (or against) an inquiry. Conditions as those of a route."""

    name: str
    gives: int
    because: str = ""
    has: tuple[str, ...] = ()  # signs of `core/grading.py`, any of them
    lacks: tuple[str, ...] = ()  # none of them
    words: tuple[str, ...] = ()  # in subject or text
    countries: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """From `a` points up an inquiry is an A, from `b` up a B, else a C. Without points there is no grade."""

    a: int = 0
    b: int = 0
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A sender whom managers block or allow: an address, "*@domain", or "*@*.domain" for all below it."""

    sender: str
    silently: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardLists:
    block: tuple[Listed, ...] = ()
    allow: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLimits:
    """Auto-replies of one source: at most so many an hour, and one to an address within so many days."""

    per_hour: int = 30
    per_address_days: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """By what a source knows its mail. Each that is not empty must hold; within one, any value will do, but
    of `fields` all must be there. `asks`: "price" (words of trade) or "quantity" (goods and a number)."""

    subject: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()  # "x-name", "x-name: part of its value", or the word "automatic"
    fields: tuple[str, ...] = ()
    at_least: int = 0  # how many different fields
    asks: Literal["", "price", "quantity"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A web form or portal that writes in a buyer's stead: how it is known, proved, and unwrapped."""

    name: str
    title: str = ""
    senders: tuple[str, ...] = ()  # "a@b", "*@b", "own-domain", "any-robot"
    dkim: tuple[str, ...] = ()  # domains, one of which must be proved; "own-domain", "from-domain"
    received_from: tuple[str, ...] = ()  # hosts or addresses that hand the mail to our border
    requires: Marks = field(default_factory=Marks)
    unless: Marks = field(default_factory=Marks)
    labels: tuple[tuple[str, str], ...] = ()  # (label as it stands in the mail, field)
    closing: tuple[str, ...] = ()  # a line that has one of these ends the form
    buyer_from: BuyerFrom = "both"
    reply_channel: ReplyChannel = "mail"
    limits: SourceLimits = field(default_factory=SourceLimits)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One set of rule files. `digest` tells which set made a decision."""

    products: tuple[Product, ...] = ()
    routes: tuple[Route, ...] = field(default=())
    sources: tuple[Source, ...] = ()
    markets: tuple[Market, ...] = ()
    team: tuple[Rep, ...] = ()
    grades: Grades = field(default_factory=Grades)
    guard: GuardLists = field(default_factory=GuardLists)
    days: OwnDays = NO_OWN_DAYS
    digest: str = ""

    def market(self, market_id: str) -> Market | None:
        return next((market for market in self.markets if market.id == market_id), None)

    def product(self, product_id: str) -> Product | None:
        return next((product for product in self.products if product.id == product_id), None)
