"""A mail that one of us wrote in a mail program: whether it answers a buyer, and which lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.authentication import MICROSOFT_365, read_authentication
from bot.core.caps import contact_key
from bot.core.guard_machine import RULE_FIELDS, is_own, machine_signs, never_yields
from bot.core.lead import LeadId, RepId
from bot.core.message import Address, Message, MessageKey
from bot.core.rules import Rep
from bot.core.threads import TOPIC_AGE, same_party, topics
from bot.core.verdict import Own

Seen = Literal["sent", "copy"]
# Of an answer that a program wrote or a rule passed on. What the text sounds like says nothing here.
MACHINE_RULES = frozenset({"H01", "H03", "H04", "H05", "H06", "H08"})
AUTH_AS = "x-ms-exchange-organization-authas"  # Exchange strips it from mail of other houses
CROWD = 10  # recipients: more of them is no answer to any of them by name alone
_ADDRESS = re.compile(r"[^\s<>\"(),;:]{1,64}@[^\s<>\"(),;:]{1,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A lead that such a mail may answer."""

    lead: LeadId
    contact: str
    topic: str
    received_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """It answers `lead`. `key`: the same mail, seen twice, counts once."""

    lead: LeadId
    key: MessageKey
    how: Seen
    rep: RepId | None
    address: str
    subject: str
    words: str
    at: datetime


def is_a_persons(message: Message, own: Own) -> bool:
    """Neither our auto-reply nor an answer that went through us, no bounce, no absence note, and nothing that
    a rule of the mailbox passed on or redirected."""
    passed_on = any(name in message.headers for name in (*RULE_FIELDS, "resent-from"))
    if passed_on or any(True for _ in never_yields(message, own)):
        return False
    return not any(finding.rule in MACHINE_RULES for finding in machine_signs(message, own))


def rep_of(message: Message, team: Sequence[Rep]) -> RepId | None:
    """Who of the team wrote it, by From or by Sender, where Exchange notes who wrote for another."""
    wrote = {email for email in (_sender(message), *_addresses(message, "sender")) if email}
    return next((RepId(rep.id) for rep in team if rep.email and rep.email.lower() in wrote), None)


def is_ours(message: Message, own: Own, team: Sequence[Rep]) -> bool:
    """Written by one of the team, or from an address of ours, as our own mail server confirms: a forged copy
    would end the wait for an answer that nobody has given."""
    sender = message.sender
    if sender is None or message.senders != 1:
        return False
    known = is_own(sender, own) or any(rep.email and rep.email.lower() == sender.email for rep in team)
    return known and _is_vouched_for(message, sender.domain, own)


def _is_vouched_for(message: Message, domain: str, own: Own) -> bool:
    """What the border has not looked at came from inside. Without `authserv_id` nobody can tell."""
    found = read_authentication(message, own)
    if not own.authserv_id or found.failure:
        return False
    inside = own.authserv_id.lower() == MICROSOFT_365 and _words(message, AUTH_AS) == {"internal"}
    return not found.trusted or inside or found.aligned(domain)


def recipients(message: Message, own: Own) -> tuple[str, ...]:
    """Whom it was written to outside, copies too. Sent keeps the blind ones."""
    everybody = (*(one.email for one in (*message.to, *message.cc)), *_addresses(message, "bcc"))
    return tuple(dict.fromkeys(one for one in everybody if not is_own(Address(one), own)))


def lead_answered(
    message: Message, to: Sequence[str], named: Sequence[Open], theirs: Sequence[Open]
) -> LeadId | None:
    """`named`: the leads whose mails, or ours to them, it names, the nearest first. `theirs`: the open leads
    of its recipients. A mail that goes past the buyer (to a colleague, a supplier) answers nobody, nor does
    the buyer's own, which somebody has put into Sent."""
    sender = contact_key(_sender(message))
    for one in named:
        if contact_key(one.contact) == sender:
            return None
        if any(same_party(email, one.contact) for email in to):
            return one.lead
    if len(to) > CROWD:
        return None
    keys = {contact_key(email) for email in to}
    mine = [one for one in theirs if contact_key(one.contact) in keys and _is_after(message, one)]
    subjects = topics(message)
    if same := [one for one in mine if one.topic and one.topic in subjects]:
        return same[0].lead
    return mine[0].lead if len(mine) == 1 and not message.thread_ids else None


def _is_after(message: Message, one: Open) -> bool:
    return one.received_at <= message.received_at <= one.last_at + TOPIC_AGE


def _words(message: Message, name: str) -> set[str]:
    return {value.strip().lower() for value in message.headers.all(name)}


def _sender(message: Message) -> str:
    return message.sender.email if message.sender else ""


def _addresses(message: Message, name: str) -> list[str]:
    return [
        email.lower() for value in message.headers.all(name) for email in _ADDRESS.findall(value[:20_000])
    ]
