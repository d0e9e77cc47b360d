"""Caps: how many auto-replies go out, whatever a mail's headers say. Counted before anything is sent.

A cap counts replies under a key ("acme.example") within a window. Two kinds: a *simple* one withholds a reply
and says so on the card; reaching any other trips a *breaker*, which stays open until a person re-arms it,
also after the window has passed.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from bot.core.domains import FREE_MAIL, encoded, registrable
from bot.core.lead import LeadId, RepId
from bot.core.message import Address, Message

BreakerId = NewType("BreakerId", int)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CONVERSATION = timedelta(days=7)  # RFC 3834 section 2: no second answer of the kind within a week
YEAR = timedelta(days=366)  # no source may ask for more
SLOW_CAPS = ("source-address",)  # counts of these say something for a year, of all others for a week
SHORT_TEXT = 60  # bytes of letters: "price?" is what many strangers write, a robot's note is longer
GOOGLE_MAIL = ("gmail.com", "googlemail.com")
_PREFIXES = re.compile(r"^(?:[^\W\d_]{1,12}(?:\[\d+\])?\s?[:：]\s*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many auto-replies, of the settings. 0: no such cap."""

    hour: int = 60
    day: int = 300
    domain_day: int = 40
    free_mail_day: int = 200
    source_hour: int = 60  # a source's own limit, where it is lower, is the one that holds
    same_text_day: int = 5


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The web form or portal that a message came by, and what its profile allows. 0: no such cap."""

    source: str
    per_hour: int = 30
    per_address_days: int = 30  # anybody can type anybody's address into a form


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most `limit` auto-replies under `key` within `window`. `trips`: reaching it waits for a person."""

    name: str
    key: str
    window: timedelta
    limit: int
    what: str  # "to acme.example"
    trips: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """How many replies a cap has counted within its window, and whether its breaker is open."""

    cap: Cap
    used: int
    is_open: bool = False

    @property
    def is_full(self) -> bool:
        return self.is_open or self.used >= self.cap.limit

    @property
    def words(self) -> str:
        """ "41 auto-replies to acme.example within a day; the limit is 40"."""
        replies = "1 auto-reply" if self.used == 1 else f"{self.used} auto-replies"
        return f"{replies} {self.cap.what} within {span(self.cap.window)}; the limit is {self.cap.limit}"


def no_reply_words(stopped: Count) -> str:
    """Why a lead gets no auto-reply, with the rule."""
    cap = stopped.cap
    if not cap.trips:
        return f"H13: an auto-reply {cap.what} within {span(cap.window)}"
    return f"H22: breaker {cap.name}: too many auto-replies {cap.what} within {span(cap.window)}"


def span(window: timedelta) -> str:
    return {HOUR: "an hour", DAY: "a day"}.get(window, f"{window.days} days")


def caps_of(message: Message, mailbox: str, limits: Limits, origin: Origin | None = None) -> tuple[Cap, ...]:
    """Every cap that an auto-reply to this message uses, the narrowest first. `origin` None: direct mail."""
    if message.sender is None:
        return ()
    found = (
        *_of_person(message, message.sender, origin),
        *_of_domain(message, message.sender.domain, limits),
        *_of_text(message.text, mailbox, limits),
        *_of_source(origin, limits),
        Cap(name="mailbox-hour", key=mailbox, window=HOUR, limit=limits.hour, what=f"from {mailbox}"),
        Cap(name="mailbox-day", key=mailbox, window=DAY, limit=limits.day, what=f"from {mailbox}"),
    )
    return tuple(cap for cap in found if cap.limit)


def stopped_by(counts: Sequence[Count]) -> Count | None:
    """What withholds a reply: a simple cap before a breaker, and the narrowest first."""
    full = [count for count in counts if count.is_full]
    return min(full, key=lambda count: count.cap.trips, default=None)


def contact_key(email: str) -> str:
    """One person, one key: lower case, without a plus tag, a domain as machines write it. Google delivers
    with and without dots, under both of its names."""
    local, _, domain = email.lower().rpartition("@")
    local = local.split("+")[0] or local
    if domain in GOOGLE_MAIL:
        local, domain = local.replace(".", "") or local, GOOGLE_MAIL[0]
    return f"{local}@{encoded(domain)}"


def _of_person(message: Message, sender: Address, origin: Origin | None) -> Iterator[Cap]:
    person = message.person or contact_key(sender.email)
    key = f"{person} {_digest(_topic(message.subject))}"
    yield Cap(name="conversation", key=key, window=CONVERSATION, limit=1,
              what="in this conversation", trips=False)  # fmt: skip
    if origin is not None and origin.per_address_days:
        window = min(timedelta(days=origin.per_address_days), YEAR)
        yield Cap(name="source-address", key=person, window=window, limit=1,
                  what="to this address by a form", trips=False)  # fmt: skip


def _of_domain(message: Message, domain: str, limits: Limits) -> Iterator[Cap]:
    """Not for a relay, whose one address stands for many buyers: its source has a cap of its own."""
    if message.person:
        return
    key = registrable(encoded(domain))
    limit = limits.free_mail_day if {domain, key} & FREE_MAIL else limits.domain_day
    yield Cap(name="domain-day", key=key, window=DAY, limit=limit, what=f"to {key}")


def _of_text(text: str, mailbox: str, limits: Limits) -> Iterator[Cap]:
    letters = _letters(text)
    if len(letters.encode("utf-8", "replace")) >= SHORT_TEXT:
        yield Cap(name="same-text-day", key=f"{mailbox} {_digest(letters)}", window=DAY,
                  limit=limits.same_text_day, what=f"to one and the same text in {mailbox}")  # fmt: skip


def _of_source(origin: Origin | None, limits: Limits) -> Iterator[Cap]:
    """A source that is less trusted has a lower limit: then it has a breaker of its own, too."""
    if origin is None or not limits.source_hour or not origin.per_hour:
        return
    limit = min(origin.per_hour, limits.source_hour)
    yield Cap(name="source-hour", key=f"{origin.source} {limit}", window=HOUR, limit=limit,
              what=f"by {origin.source}")  # fmt: skip


def _letters(text: str) -> str:
    """The text without what a robot changes each time: numbers, words with numbers in them, blanks, case."""
    words = (word for word in text.casefold().split() if not any(sign.isdigit() for sign in word))
    return "".join(sign for word in words for sign in word if sign.isalpha())


def _topic(subject: str) -> str:
    return _letters(_PREFIXES.sub("", subject.strip().casefold()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """A cap that was reached. `reason` says in words what was counted, and the limit."""

    id: BreakerId
    cap: str
    key: str
    mailbox: str
    reason: str
    tripped_at: datetime
    rearmed_at: datetime | None = None
    rearmed_by: RepId | None = None
    card_channel: str = ""
    card_ts: str = ""

    @property
    def summary(self) -> dict[str, str | int]:
        """For programs that watch us."""
        return {
            "id": self.id,
            "cap": self.cap,
            "key": self.key,
            "reason": self.reason,
            "tripped_at": self.tripped_at.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A lead that got no auto-reply because of a breaker, as its card lists it."""

    lead_id: LeadId
    sender: str
    subject: str


@dataclass(frozen=True, slots=True)
class Rearmed:
    breaker: Breaker


@dataclass(frozen=True, slots=True)
class AlreadyRearmed:
    by: RepId | None
    at: datetime


RearmOutcome = Rearmed | AlreadyRearmed


def rearm(breaker: Breaker, rep: RepId, now: datetime) -> RearmOutcome:
    """Let auto-replies go out again. What was withheld stays withheld: people answer it from the cards."""
    if breaker.rearmed_at is not None:
        return AlreadyRearmed(by=breaker.rearmed_by, at=breaker.rearmed_at)
    return Rearmed(replace(breaker, rearmed_at=now, rearmed_by=rep))
