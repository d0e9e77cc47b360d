"""Whom a form or portal wrote for: one certain address, or the reason why a person must look.

The visitor typed that address, so it is never guessed: Reply-To and the labelled field must agree, and no
address that stands elsewhere in the text is ever taken.
"""

import re
from dataclasses import dataclass

from bot.core.addresses import WHOLE
from bot.core.domains import FREE_MAIL, registrable
from bot.core.guard_machine import is_own, is_robot
from bot.core.guard_words import LIST_SENDER, LIST_SENDER_END
from bot.core.headers import INVISIBLE
from bot.core.message import Address, Message
from bot.core.rules import Source
from bot.core.source_fields import Form
from bot.core.source_words import (
    DESKS,
    DISPOSABLE,
    LIST_HOSTS,
    LIST_LABELS,
    LIST_NAME_ENDS,
    LIST_NAMES,
    ROLES,
)
from bot.core.verdict import Own

_WIDE_AT = re.compile("[＠﹫]")
_ADDRESS = re.compile(rf"(?<![\w.+-]){WHOLE.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Buyer:
    """`address` is None where none is given; `held` says why a person must decide, with a reason code."""

    address: Address | None = None
    held: str = ""


def find_buyer(message: Message, form: Form, source: Source, own: Own) -> Buyer:
    """The one address that Reply-To and the e-mail field agree on, if somebody may be answered there."""
    if source.reply_channel in ("platform", "none"):
        return Buyer()
    answers_to, written = _reply_to(message, source, own), _written(form, message)
    if held := answers_to.held or written.held:
        return Buyer(held=held)
    one, other = answers_to.address, written.address
    if one and other and one.email != other.email:
        return Buyer(held=f"F02: Reply-To is {one.email}, the form says {other.email}")
    address = _chosen(source, one, other, message)
    if address is None:
        return Buyer()
    name = form.name or address.name or (other.name if other else "")
    return Buyer(Address(address.email, name), held=_unanswerable(address, message, source, own))


def _chosen(
    source: Source, answers_to: Address | None, written: Address | None, message: Message
) -> Address | None:
    if source.reply_channel == "relay":
        return answers_to or message.sender
    allowed = {"reply-to": (answers_to,), "field": (written,), "both": (answers_to, written)}
    return next((address for address in allowed[source.buyer_from] if address), None)


def _reply_to(message: Message, source: Source, own: Own) -> Buyer:
    """Who stands in Reply-To. What a platform puts there of its own is not the buyer, except for a relay."""
    values = message.headers.all("reply-to")
    if any(_is_masked(value) for value in values):
        return Buyer(held="F04: hidden characters in Reply-To")
    address = next(iter(message.reply_to), None)
    if address is None:
        unread = any(re.search(r"\w", value) for value in values)
        return Buyer(held="F02: Reply-To cannot be read" if unread else "")
    named = {match[0].lower().rstrip(".") for value in values for match in _ADDRESS.finditer(value)}
    if named | {other.email for other in message.reply_to} != {address.email}:
        return Buyer(held="F02: Reply-To names several addresses")
    if source.reply_channel != "relay" and _is_of_platform(address, message) and not is_own(address, own):
        return Buyer()
    return Buyer(address)


def _written(form: Form, message: Message) -> Buyer:
    """The address in the e-mail fields: all of them must hold the same one, and nothing else."""
    found: dict[str, Address] = {}
    for value in form.emails:
        if _is_masked(value):
            return Buyer(held="F04: hidden characters in the e-mail field")
        matches = [match[0] for match in _ADDRESS.finditer(value)]
        addresses = {match.lower().rstrip("."): match for match in matches}
        if not addresses and "@" in value:
            return Buyer(held=f"F02: the e-mail field cannot be read: {value[:60]}")
        found |= {email: Address(email, _beside(value, written)) for email, written in addresses.items()}
    found = {email: address for email, address in found.items() if not _is_placeholder(address, message)}
    if len(found) > 1:
        return Buyer(held=f"F02: the form names several addresses: {', '.join(sorted(found))[:100]}")
    return Buyer(next(iter(found.values()), None))


def _beside(value: str, written: str) -> str:
    """The name in `Carla Kunde <carla@...>`."""
    name = value.partition(written)[0].strip(" \"'<([")
    return name if 0 < len(name) <= 80 and "@" not in name and "mailto" not in name else ""


def _is_masked(value: str) -> bool:
    """Zero-width characters and full-width signs make two addresses look like one."""
    return INVISIBLE.search(value) is not None or _WIDE_AT.search(value) is not None


def _is_of_platform(address: Address, message: Message) -> bool:
    sender = message.sender
    if sender is None or sender.domain in FREE_MAIL:  # there, everybody is a house of his own
        return sender is not None and address.email == sender.email
    return registrable(address.domain) == registrable(sender.domain)


def _is_placeholder(address: Address, message: Message) -> bool:
    """What a portal writes where the buyer gave no address."""
    return is_robot(address) and _is_of_platform(address, message)


def own_houses(own: Own) -> frozenset[str]:
    """The domains that only we write from."""
    domains = {email.rpartition("@")[2] for email in own.addresses}
    return frozenset(registrable(domain) for domain in domains if domain and domain not in FREE_MAIL)


def _unanswerable(address: Address, message: Message, source: Source, own: Own) -> str:
    """Why nobody should be answered there, "" if somebody may."""
    plain = re.sub(r"[^a-z]", "", address.local.partition("+")[0])
    house = registrable(address.domain)
    if is_own(address, own) or house in own_houses(own):
        return f"F03: the buyer's address is our own: {address.email}"
    if (source.reply_channel == "relay") is not _is_of_platform(address, message):
        where = "not the relay's" if source.reply_channel == "relay" else "the platform's own"
        return f"F03: the address is {where}: {address.email}"
    if source.reply_channel == "mail" and _reaches_many(address):
        return f"F03: many people read the buyer's address: {address.email}"
    if is_robot(address) or plain in ROLES:
        return f"F03: the buyer's address is a robot or a role: {address.email}"
    if address.domain in DISPOSABLE or house in DISPOSABLE:
        return f"F03: the buyer's address is a throw-away one: {address.email}"
    return ""


def _reaches_many(address: Address) -> bool:
    """A mailing list, or everybody in a house: who types that into a form does not want an answer."""
    local, labels = address.local.partition("+")[0], address.domain.split(".")
    return (
        local in LIST_NAMES
        or local.startswith(LIST_SENDER)
        or local.endswith((*LIST_SENDER_END, *LIST_NAME_ENDS))
        or address.domain in LIST_HOSTS
        or bool(LIST_LABELS.intersection(labels[:-2]))
    )


# An address made for one conversation: "buyer.relay", "member-48213", "msg+8f3a1c".
_MADE_FOR_ONE = re.compile(
    r"(?:^|[._+-])(?:relay|buyer|member)(?:$|[._+\-\d])"
    r"|^(?:reply|replies|msg|message|conversation|thread|inquiry|enquiry|rfq|lead|user|u|m|c|r)[._+-]?(?=[a-z]*\d)[\w.+-]{3,}$"
    r"|^(?=[a-z0-9]*[a-z])(?=(?:[a-z]*\d){3})[a-z0-9]{8,}$"
)


def is_personal_relay(message: Message) -> bool:
    """A robot whose one Reply-To is an address of the same house, made for one conversation. A desk, where a
    shop takes answers to its newsletters, is none."""
    sender = message.sender
    others = {address.email: address for address in message.reply_to}
    if sender is None or len(others) != 1 or sender.domain in FREE_MAIL:
        return False
    relay = next(iter(others.values()))
    plain = re.sub(r"[^a-z]", "", relay.local)
    usable = not is_robot(relay) and plain not in DESKS and plain not in ROLES
    return usable and _is_of_platform(relay, message) and _MADE_FOR_ONE.search(relay.local) is not None
