"""What managers wrote in the rule files, as values. `bot/content/rules_file.py` reads the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ReplyChannel = Literal["mail", "relay", "platform", "none"]
BuyerFrom = Literal["reply-to", "field", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something we sell. `names` by language, as a sentence names it; `keywords` as buyers write them."""

    id: str
    names: Mapping[str, str]
    keywords: tuple[str, ...]

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
    products: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    channel: str = "leads"
    template: str = ""  # "" = no auto-reply

    @property
    def takes_all(self) -> bool:
        return not (self.languages or self.countries or self.products or self.domains or self.subject)


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
    digest: str = ""

    def product(self, product_id: str) -> Product | None:
        return next((product for product in self.products if product.id == product_id), None)
