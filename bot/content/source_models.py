"""The shape of rules/sources.yaml."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from bot.content.entry import Entry
from bot.content.rule_values import LanguageOrAll, Slug, Text, Texts, nearest, wrong
from bot.core.source import DIRECT
from bot.core.source_fields import FIELDS
from bot.core.source_trust import ANY_ROBOT, FROM_DOMAIN, OWN_DOMAIN


def _form_field(name: str) -> str:
    if name not in FIELDS:
        raise wrong(f'no field "{name}"{nearest(name, list(FIELDS))}')
    return name


def _sender(pattern: str) -> str:
    """An address, `*@domain`, or one of the words."""
    words = [OWN_DOMAIN, ANY_ROBOT]
    local, at, domain = pattern.partition("@")
    if pattern in words or (at and "." in domain and local and not any(sign in domain for sign in "*@ ")):
        return pattern
    hint = nearest(pattern, words) or f': write an address, "*@domain", {" or ".join(words)}'
    raise wrong(f'"{pattern}" names no sender{hint}')


def _domain(domain: str) -> str:
    words = [OWN_DOMAIN, FROM_DOMAIN]
    if domain in words or ("." in domain and "@" not in domain and "*" not in domain):
        return domain
    hint = nearest(domain, words) or f": write a domain, {' or '.join(words)}"
    raise wrong(f'"{domain}" is no domain{hint}')


def _source_name(name: str) -> str:
    if name == DIRECT:
        raise wrong(f'"{DIRECT}" is the name of mail that no profile takes')
    return name


FormField = Annotated[
    str, AfterValidator(_form_field), WithJsonSchema({"type": "string", "enum": list(FIELDS)})
]


class AuthenticatedBy(Entry):
    dkim: list[Annotated[Text, AfterValidator(_domain)]] = Field(default_factory=list)
    received_from: list[Text] = Field(default_factory=list)


class Requires(Entry):
    subject: list[Text] = Field(default_factory=list)
    body: list[Text] = Field(default_factory=list)
    headers: list[Text] = Field(default_factory=list)
    fields: list[FormField] = Field(default_factory=list)
    at_least: Annotated[int, Field(ge=0)] = 0
    asks: Literal["", "price", "quantity"] = ""


class Unless(Entry):
    subject: list[Text] = Field(default_factory=list)
    body: list[Text] = Field(default_factory=list)
    headers: list[Text] = Field(default_factory=list)


class Limits(Entry):
    per_hour: Annotated[int, Field(ge=0)] = 30
    per_address_days: Annotated[int, Field(ge=0)] = 30


class SourceEntry(Entry):
    name: Annotated[Slug, AfterValidator(_source_name)]
    title: Text
    from_: Annotated[list[Annotated[Text, AfterValidator(_sender)]], Field(min_length=1, alias="from")]
    authenticated_by: AuthenticatedBy
    requires: Requires = Field(default_factory=Requires)
    unless: Unless = Field(default_factory=Unless)
    fields: dict[FormField, Texts] = Field(default_factory=dict)
    closing: list[Text] = Field(default_factory=list)
    buyer_from: Literal["reply-to", "field", "both"] = "both"
    reply_channel: Literal["mail", "relay", "platform", "none"]
    limits: Limits = Field(default_factory=Limits)
    note: Text = ""


Labels = dict[FormField, dict[LanguageOrAll, Texts]]


class SourcesFile(Entry):
    labels: Labels = Field(default_factory=dict)
    sources: list[SourceEntry]
