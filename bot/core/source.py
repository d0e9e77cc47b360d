"""Where an inquiry comes from: direct, a web form, or a portal; and who the buyer behind it is.

A profile of rules/sources.yaml is believed only as far as the mail is proved to come from it. Then the buyer
takes the place of the robot: everything later judges and answers the buyer. See docs/sources.md.
"""

import hashlib
from dataclasses import dataclass, field, replace

from bot.core.country import country_named
from bot.core.domains import registrable
from bot.core.guard_fraud_words import BUYING, TRADE
from bot.core.guard_links import links
from bot.core.guard_machine import is_own, says_automatic
from bot.core.guard_phrases import has, orders_a_quantity, read
from bot.core.guard_suspect import BULK_FIELDS
from bot.core.message import Address, Message
from bot.core.product import contains_words
from bot.core.quantity import find_quantity
from bot.core.quotes import split_text
from bot.core.rules import Marks, ReplyChannel, Source, SourceLimits
from bot.core.source_buyer import Buyer, find_buyer, is_personal_relay
from bot.core.source_fields import Form, read_form
from bot.core.source_trust import ANY_ROBOT, OWN_DOMAIN, Trust, is_sender_of, prove
from bot.core.source_words import PASSED_ON
from bot.core.triage import Hit
from bot.core.verdict import Own

DIRECT = "direct"
TIGHT = SourceLimits(per_hour=10, per_address_days=30)  # of a source that nothing proves
__all__ = ["DIRECT", "ReplyChannel", "Sourced", "read_source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A message as its buyer meant it. For direct mail `message` is the message itself.

    Of a form or portal, `message` has the buyer as sender and the buyer's own words as text; key, ids,
    headers and digest stay those of the mail. `reply_to` is where a reply goes, None where none goes by
    mail. `held` says why a person must decide: "F02: ...".
    """

    message: Message
    source: str = DIRECT
    reply_channel: ReplyChannel = "mail"
    reply_to: Address | None = None
    company: str = ""
    phone: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    product: str = ""
    quantity: str = ""
    link: str = ""  # the platform's page, for the card
    note: str = ""  # what the profile tells reps
    limits: SourceLimits = field(default_factory=SourceLimits)
    wrote: bool = True  # False: all is fields, in the platform's language and not the buyer's
    held: str = ""
    hits: tuple[Hit, ...] = ()

    @property
    def is_direct(self) -> bool:
        return self.source == DIRECT

    @property
    def is_unproved(self) -> bool:
        """It bears the marks of a source, and nothing vouches for it."""
        return self.is_direct and self.held.startswith("F06")


def read_source(message: Message, sources: tuple[Source, ...], own: Own) -> Sourced:
    """By the first profile that takes the mail; without one it is the sender's own."""
    held = ""
    hits: list[Hit] = []
    if message.sender is not None and message.senders == 1:
        for source in sources:
            if not is_sender_of(source, message.sender, own):
                continue
            form = _recognised(source, message, own)
            if form is None:
                held = held or _foreign_notice(source)
                continue
            trust = prove(source, message, own)
            if not trust.refused:
                return _unwrapped(source, message, form, trust, own)
            held = f"F06: looks like {source.title or source.name}, {trust.refused}"
            hits.append(
                Hit("F06", f"source is not {source.name}", f"{trust.refused}: {trust.evidence}"[:200])
            )
    return Sourced(message=message, reply_to=message.sender, held=held, hits=tuple(hits))


def _whole_text(message: Message) -> str:
    """Forms look like quoted history and signatures to those who look for these."""
    return "\n".join(filter(None, (message.text, message.history, message.signature)))


def _foreign_notice(source: Source) -> str:
    """A named platform's address with something else than an inquiry: nobody reads answers there."""
    named = not {OWN_DOMAIN, ANY_ROBOT} & set(source.senders)
    return f"F07: from {source.title or source.name}, but no inquiry of a kind we know" if named else ""


def _recognised(source: Source, message: Message, own: Own) -> Form | None:
    """The mail's form, if it bears the marks of the source. The cheap ones are looked at first."""
    wanted, unwanted = source.requires, source.unless
    if OWN_DOMAIN in source.senders and not _may_be_own_form(source, message, own):
        return None
    if ANY_ROBOT in source.senders and (_is_passed_on(message) or not is_personal_relay(message)):
        return None
    text = _whole_text(message)
    marked = (
        (not wanted.subject or _says(message.subject, wanted.subject))
        and (not wanted.body or _holds(text, wanted.body))
        and (not wanted.headers or _has_header(message, wanted.headers))
        and _asks(wanted, message)
        and not _says(message.subject, unwanted.subject)
        and not _holds(text, unwanted.body)
        and not _has_header(message, unwanted.headers)
    )
    form = read_form(text, source) if marked else None
    return form if form and _has_fields(wanted, form) else None


def _may_be_own_form(source: Source, message: Message, own: Own) -> bool:
    """No answer, no newsletter of ours, and no spam in our own name, which has our address and no labels."""
    if _is_passed_on(message) or (message.reply_to and all(is_own(each, own) for each in message.reply_to)):
        return False
    in_our_name = message.sender is not None and is_own(message.sender, own)
    marks = source.requires
    labelled = bool(marks.fields or marks.body or marks.subject)
    return labelled or not in_our_name or orders_a_quantity(replace(message, subject=""))


def _is_passed_on(message: Message) -> bool:
    """A colleague's answer, or a form that a colleague forwards."""
    return bool(message.thread_ids) or message.subject.lower().startswith(PASSED_ON)


def _says(subject: str, words: tuple[str, ...]) -> bool:
    return any(contains_words(subject, each) for each in words)


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    lowered = text.casefold()
    return any(phrase.casefold() in lowered for phrase in phrases)


def _has_header(message: Message, wanted: tuple[str, ...]) -> bool:
    """`x-name`, `x-name: part of its value`, or `automatic`: whatever marks lists, bulk and robots."""
    for each in wanted:
        if each == "automatic":
            if says_automatic(message) or any(field in message.headers for field in BULK_FIELDS):
                return True
            continue
        name, _, part = each.partition(":")
        if any(part.strip().casefold() in value.casefold() for value in message.headers.all(name.strip())):
            return True
    return False


def _has_fields(wanted: Marks, form: Form) -> bool:
    return all(form.get(name) for name in wanted.fields) and len(form.values) >= wanted.at_least


def _asks(wanted: Marks, message: Message) -> bool:
    """By the text alone: the subject is the robot's."""
    if not wanted.asks:
        return True
    said = replace(message, subject="")
    text = read(said)
    return (
        orders_a_quantity(said) if wanted.asks == "quantity" else bool(has(text, TRADE) or has(text, BUYING))
    )


def _unwrapped(source: Source, message: Message, form: Form, trust: Trust, own: Own) -> Sourced:
    buyer = find_buyer(message, form, source, own)
    channel, held = _channel(source, buyer, form)
    limits = source.limits if trust.proved else _tighter(source.limits)
    evidence = f"{trust.evidence}; buyer: {buyer.address.email if buyer.address else 'no address'}"
    return Sourced(
        message=_as_meant(source, message, form, buyer, channel),
        source=source.name,
        reply_channel=channel,
        reply_to=buyer.address if channel in ("mail", "relay") and not held else None,
        company=form.get("company"),
        phone=form.get("phone"),
        country=country_named(form.get("country")),
        product=form.get("product"),
        quantity=_quantity(form.get("quantity")),
        link="" if OWN_DOMAIN in source.senders else _link(message),
        note=source.note,
        limits=limits,
        wrote=bool(form.get("message")) or _is_plain(source, form) or OWN_DOMAIN in source.senders,
        held=held,
        hits=(Hit("F01", f"source={source.name}", evidence[:200]),),
    )


def _channel(source: Source, buyer: Buyer, form: Form) -> tuple[ReplyChannel, str]:
    """Without an address, a telephone number is still a way to answer."""
    if buyer.held or source.reply_channel in ("platform", "none"):
        return source.reply_channel, buyer.held
    if buyer.address is None:
        return ("none", "") if form.get("phone") else (source.reply_channel, "F02: the form gives no address")
    return source.reply_channel, ""


def _tighter(limits: SourceLimits) -> SourceLimits:
    return SourceLimits(
        per_hour=min(limits.per_hour or TIGHT.per_hour, TIGHT.per_hour),  # 0: no limit of its own
        per_address_days=max(limits.per_address_days, TIGHT.per_address_days)
        if limits.per_address_days
        else 0,
    )


def _as_meant(source: Source, message: Message, form: Form, buyer: Buyer, channel: ReplyChannel) -> Message:
    """The message with the buyer in the robot's place. Who is not certain stands there by name only."""
    robot = message.sender or Address("")
    if channel == "relay" and not source.limits.per_address_days:  # one address for every buyer
        words = hashlib.sha256(f"{form.name}\0{form.words}".encode("utf-8", "replace")).hexdigest()
        message = replace(message, person=f"{robot.email} {words[:32]}")
    sender = buyer.address or Address(robot.email, form.name)
    if _is_plain(source, form):
        return replace(message, sender=sender, reply_to=())
    split = split_text(form.words)
    return replace(message, sender=sender, reply_to=(), text=split.new, signature=split.signature, history="")


def _is_plain(source: Source, form: Form) -> bool:
    """Without labels all of the text is the buyer's."""
    return not (
        source.requires.fields or source.requires.at_least or source.requires.body or form.get("message")
    )


def _quantity(text: str) -> str:
    """As a card and a reply may show it: with its unit, or a bare number."""
    return find_quantity(text) or (text if any(c.isdigit() for c in text) and len(text) <= 20 else "")


def _link(message: Message) -> str:
    """The first link into the house that sent the notice."""
    house = registrable(message.sender.domain) if message.sender else ""
    found = (link for link in links(message.text) if registrable(link.host) == house)
    return next((f"https://{link.host}{link.rest}" for link in found), "")
