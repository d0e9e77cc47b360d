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

from bot.core.domains import FREE_MAIL, registrable
from bot.core.lead import LeadId, RepId
from bot.core.message import Address, Message

BreakerId = NewType("BreakerId", int)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CONVERSATION = timedelta(days=7)  # RFC 3834 section 2: no second answer of the kind within a week
FORM_ADDRESS = timedelta(days=30)  # a form lets anybody type anybody's address
LONGEST = max(HOUR, DAY, CONVERSATION, FORM_ADDRESS)  # older counts say nothing any more
SPANS = {HOUR: "an hour", DAY: "a day", CONVERSATION: "7 days", FORM_ADDRESS: "30 days"}
SHORT_TEXT = 60  # bytes of letters: "price?" is what many strangers write, a robot's note is longer
_PREFIXES = re.compile(r"^(?:[^\W\d_]{1,12}(?:\[\d+\])?\s?[:：]\s*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many auto-replies, of the settings. 0: no such cap."""

    hour: int = 60
    day: int = 300
    domain_day: int = 40
    free_mail_day: int = 200
    form_hour: int = 30
    same_text_day: int = 5


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form source may cause. `per_hour` None: as the settings say for every form."""

    source: str
    per_hour: int | None = None


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
        return f"{replies} {self.cap.what} within {SPANS[self.cap.window]}; the limit is {self.cap.limit}"


def no_reply_words(stopped: Count) -> str:
    """Why a lead gets no auto-reply, with the rule."""
    cap = stopped.cap
    if not cap.trips:
        return f"H13: an auto-reply {cap.what} within {SPANS[cap.window]}"
    return f"H22: breaker {cap.name}: too many auto-replies {cap.what} within {SPANS[cap.window]}"


def caps_of(message: Message, mailbox: str, limits: Limits, form: Form | None = None) -> tuple[Cap, ...]:
    """Every cap that an auto-reply to this message uses, the narrowest first. `form`: it came by a form."""
    if message.sender is None:
        return ()
    found = (
        *_of_person(message, message.sender, form),
        _of_domain(message.sender.domain, limits),
        *_of_text(message.text, mailbox, limits),
        *_of_form(form, limits),
        Cap(name="mailbox-hour", key=mailbox, window=HOUR, limit=limits.hour, what=f"from {mailbox}"),
        Cap(name="mailbox-day", key=mailbox, window=DAY, limit=limits.day, what=f"from {mailbox}"),
    )
    return tuple(cap for cap in found if cap.limit)


def stopped_by(counts: Sequence[Count]) -> Count | None:
    """What withholds a reply: a simple cap before a breaker, and the narrowest first."""
    full = [count for count in counts if count.is_full]
    return min(full, key=lambda count: count.cap.trips, default=None)


def contact_key(email: str) -> str:
    """One person, one key: lower case, without a plus tag."""
    local, _, domain = email.lower().rpartition("@")
    return f"{local.split('+')[0] or local}@{domain}"


def _of_person(message: Message, sender: Address, form: Form | None) -> Iterator[Cap]:
    person = contact_key(sender.email)
    key = f"{person} {_digest(_topic(message.subject))}"
    yield Cap(name="conversation", key=key, window=CONVERSATION, limit=1,
              what="in this conversation", trips=False)  # fmt: skip
    if form is not None:
        yield Cap(name="form-address", key=person, window=FORM_ADDRESS, limit=1,
                  what="to this address by a form", trips=False)  # fmt: skip


def _of_domain(domain: str, limits: Limits) -> Cap:
    key = registrable(domain)
    limit = limits.free_mail_day if {domain, key} & FREE_MAIL else limits.domain_day
    return Cap(name="domain-day", key=key, window=DAY, limit=limit, what=f"to {key}")


def _of_text(text: str, mailbox: str, limits: Limits) -> Iterator[Cap]:
    letters = _letters(text)
    if len(letters.encode("utf-8", "replace")) >= SHORT_TEXT:
        yield Cap(name="same-text-day", key=f"{mailbox} {_digest(letters)}", window=DAY,
                  limit=limits.same_text_day, what=f"to one and the same text in {mailbox}")  # fmt: skip


def _of_form(form: Form | None, limits: Limits) -> Iterator[Cap]:
    if form is not None:
        limit = limits.form_hour if form.per_hour is None else form.per_hour
        yield Cap(name="form-hour", key=form.source, window=HOUR, limit=limit, what=f"by {form.source}")


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
