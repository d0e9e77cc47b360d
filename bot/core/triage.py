"""What the rules made of a message: values with the hits that explain them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

Outcome = Literal["lead", "followup", "duplicate", "machine", "held", "failed"]
Risk = Literal["none", "some", "high"]
Priority = Literal["low", "normal", "high", "urgent"]
OUTCOMES: tuple[Outcome, ...] = ("lead", "followup", "duplicate", "machine", "held", "failed")


@dataclass(frozen=True, slots=True)
class Hit:
    """One reason: the rule, what it decided, and the very words (or header) it saw."""

    rule: str  # "H03", "product:ball-valve", "route:german", "country:tld"
    effect: str  # "no auto-reply", "product=ball-valve", "channel=leads-de"
    evidence: str  # "Auto-Submitted: auto-replied", "subject has “ball valve”"


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (BCP 47: de, pt-BR, zh-Hans) with a confidence from 0 to 1. "und" means: not known."""

    language: str = "und"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class CountryGuess:
    """The buyer's country (ISO 3166-1 alpha-2, "" = not known), and each piece of evidence for it.

    `margin` is by how many points it leads, `confidence` the same from 0 to 1. `destination` is where the
    goods shall go, which says nothing of the buyer.
    """

    country: str = ""
    evidence: tuple[Hit, ...] = ()
    margin: int = 0
    confidence: float = 0.0
    destination: str = ""
    destination_evidence: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """What is known of an inquiry before anything is decided."""

    language: Guess = field(default_factory=Guess)
    country: CountryGuess = field(default_factory=CountryGuess)
    products: tuple[str, ...] = ()  # product ids of rules/products.yaml, the best first
    product_name: str = ""  # what a person calls the best one, in the reply's language where known
    quantity: str = ""  # as the buyer wrote it, cleaned: "500 pcs"
    source: str = "direct"
    company: str = ""  # this and the next two: as a form or platform says them
    phone: str = ""
    link: str = ""  # where the platform shows the inquiry
    reply_channel: str = "mail"  # mail, relay, platform, none
    channel: str = "leads"  # a name of [slack.channels]
    template: str = "first_reply"  # "" means: no auto-reply for this route
    second_language: str = ""  # said below the English where the buyer's language is not sure
    reply_language: str = "en"  # the language that the template will be in, after fallback
    hides_subject: bool = False  # a stranger typed it into a form: a reply repeats none of it
    market: str = ""  # an id of rules/markets.yaml
    grade: str = ""  # A, B or C; "" where nothing gives points
    risk_level: Risk = "none"
    risk: tuple[str, ...] = ()  # the rules of the guard that speak for it
    team: str = ""
    rep: str = ""  # a Slack id
    sla: timedelta | None = None  # of working time
    priority: Priority = "normal"
    hold: str = ""  # the route's name and why a person must look first
    hits: tuple[Hit, ...] = ()

    @property
    def product(self) -> str:
        return next(iter(self.products), "")


def rule_ids(hits: Sequence[Hit]) -> list[str]:
    """The ids of the rules that fired, in order, each once."""
    return list(dict.fromkeys(hit.rule for hit in hits))
