"""Whether a form or portal really sent this: its address, and what our own border recorded.

Without a configured `authserv_id` nothing can be proved of any mail. Then a form is as good as a From: it is
taken unless somebody on the way says that a check failed, and under tighter limits.
"""

import ipaddress
import re
from dataclasses import dataclass

from bot.core.authentication import read_authentication
from bot.core.domains import registrable
from bot.core.guard_machine import is_own, is_robot
from bot.core.message import Address, Message
from bot.core.rules import Source
from bot.core.source_buyer import own_houses
from bot.core.source_words import FORM_SENDERS
from bot.core.verdict import Own

OWN_DOMAIN, FROM_DOMAIN, ANY_ROBOT = "own-domain", "from-domain", "any-robot"


@dataclass(frozen=True, slots=True)
class Trust:
    """`refused` says why the mail is not taken for the source's. `proved`: our border vouches for it."""

    proved: bool = False
    refused: str = ""
    evidence: str = ""


def is_sender_of(source: Source, sender: Address, own: Own) -> bool:
    return any(_fits(pattern, sender, own) for pattern in source.senders)


def _fits(pattern: str, sender: Address, own: Own) -> bool:
    if pattern == ANY_ROBOT:
        return is_robot(sender)
    if pattern == OWN_DOMAIN:
        return is_own_form(sender, own)
    local, _, domain = pattern.lower().rpartition("@")
    if local == "*":
        return f".{sender.domain}".endswith(f".{domain}")
    return sender.email == pattern.lower()


def is_own_form(sender: Address, own: Own) -> bool:
    """Our own address, or one of our domains under a name that web sites use."""
    if is_own(sender, own):
        return True
    plain = re.sub(r"[^a-z]", "", sender.local)
    return registrable(sender.domain) in own_houses(own) and (is_robot(sender) or plain in FORM_SENDERS)


def prove(source: Source, message: Message, own: Own) -> Trust:
    """What is known of the claim that this source sent the mail."""
    host = _handed_in_by(message) if source.received_from else frozenset()
    if host & {listed.lower() for listed in source.received_from}:
        return Trust(proved=True, evidence=f"handed in by {', '.join(sorted(host))}")
    if own.authserv_id:
        found = read_authentication(message, own)
        domain = next((d for d in _domains(source, message, own) if found.aligned(d)), "")
        if domain:
            return Trust(proved=True, evidence=f"our server confirms {domain}")
        return Trust(refused="not confirmed by our mail server", evidence=found.field or "no result")
    if failed := _failure(message):
        return Trust(refused="a check on the way failed", evidence=failed)
    if not source.dkim:
        return Trust(refused="not handed in by its host", evidence=", ".join(source.received_from))
    return Trust(evidence="not authenticated: no authserv_id is set")


def _domains(source: Source, message: Message, own: Own) -> list[str]:
    domains: list[str] = []
    for word in source.dkim:
        if word == OWN_DOMAIN:
            domains += sorted({email.rpartition("@")[2] for email in own.addresses})
        elif word == FROM_DOMAIN:
            domains += [message.sender.domain] if message.sender else []
        else:
            domains.append(word)
    return domains


_FAILED = re.compile(r"\b(?:dmarc|dkim|spf|compauth)\s*=\s*(?:hard|soft)?fail\b", re.IGNORECASE)
_SPF_FAILED = re.compile(r"\s*(?:hard|soft)?fail\b", re.IGNORECASE)


def _failure(message: Message) -> str:
    """The first result that is a failure, whoever wrote it."""
    for value in message.headers.all("authentication-results")[:10]:
        if found := _FAILED.search(value):
            return found[0]
    spf = (_SPF_FAILED.match(value) for value in message.headers.all("received-spf")[:10])
    return next((f"Received-SPF: {found[0].strip()}" for found in spf if found), "")


_NUMBER = re.compile(
    r"(?:\(([\w.-]{1,253})\s+)?[\[(]\s*(?:IPv6:)?([0-9a-f]*[.:][0-9a-f.:]{2,44})\s*[\])]", re.IGNORECASE
)
_INSIDE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1",
        "fc00::/7",
        "fe80::/10",
    )
)


def _handed_in_by(message: Message) -> frozenset[str]:
    """Name and number of the host that gave the mail to our border: those of the topmost Received line with
    a number from outside. Whoever handed it in can have written the lines below, but not this one."""
    for value in message.headers.all("received")[:10]:
        connection = re.split(r"\sby\s", value[:2000], maxsplit=1)[0]
        found = list(_NUMBER.finditer(connection))[-1:]  # before it stands what the host says of itself
        if found and not _is_inside(found[0][2]):
            return frozenset(filter(None, ((found[0][1] or "").lower(), found[0][2].lower())))
    return frozenset()


def _is_inside(number: str) -> bool:
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    return any(address in network for network in _INSIDE)
