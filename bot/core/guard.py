"""May this message be answered by template? Pure; every rule that fires is kept, the strongest decides.

machine   bounce, auto-responder, list, newsletter, notification, own mail: no card, no reply
held      suspicious or thin: a card, no reply, a person decides
lead      a card; the reply is left out only where the sender or the address asks for it
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.domains import FREE_MAIL, house_of
from bot.core.guard_machine import (
    Effect,
    Finding,
    field_evidence,
    machine_signs,
    never_yields,
    telltale_words,
)
from bot.core.guard_offers import offers
from bot.core.guard_own_words import own_words
from bot.core.guard_phrases import orders_a_quantity
from bot.core.guard_suspect import suspicions
from bot.core.guard_verdicts import SPAM_FIELDS
from bot.core.message import Headers, Message
from bot.core.source import Sourced
from bot.core.triage import Hit
from bot.core.verdict import FIRM_AS_DOUBTS, FIRM_RULES, NOBODY_THERE, Own, Verdict


def guard(message: Message, own: Own, sourced: Sourced | None = None) -> Verdict:
    """Judge one message by itself; what only the database knows is judged in `plan`. What a form or portal
    sent (`sourced`) is judged as its buyer's: the robot only by what nothing excuses."""
    findings = list(_uncertain(sourced)) if sourced else []
    if sourced is None or sourced.is_direct:
        signs = list(machine_signs(message, own))
        signs += list(_agreed(signs, message))
        findings += _spared(signs, message, own) if sourced and sourced.is_unproved else signs
        findings += [*_unusable_sender(message), *suspicions(message, own), *offers(message)]
    else:
        findings += [*never_yields(message, own), *_of_buyer(sourced, own)]
    findings += [*own_words(message, own), *_not_for_us(message, own)]
    hits = tuple(Hit(found.rule, found.effect, found.evidence[:200]) for found in findings)
    hits = (*(sourced.hits if sourced else ()), *hits)
    for effect in ("machine", "held", "no auto-reply"):
        of_effect = [found for found in findings if found.effect == effect]
        if of_effect:
            verdict = _verdict(of_effect, hits)
            ours = _is_of_our_house(sourced.message if sourced else message, own)
            return replace(verdict, lifts=False, by_hand=False) if ours else verdict
    return Verdict(keep="lead", card=True, auto_reply=True, reopen=True, hits=hits)


def _is_of_our_house(message: Message, own: Own) -> bool:
    """Our web server, a colleague: no buyer."""
    house = house_of(message.sender.email) if message.sender else ""
    return house not in FREE_MAIL and house in {house_of(address) for address in own.addresses}


def _verdict(found: list[Finding], hits: tuple[Hit, ...]) -> Verdict:
    """`found`: all findings of the strongest effect. Of several holds, one that nobody can lift is named."""
    deciding = next((one for one in found if one.rule in FIRM_RULES), found[0])
    machine, held = deciding.effect == "machine", deciding.effect == "held"
    nobody = any(one.kind == "bounce" for one in found) or any(hit.rule in NOBODY_THERE for hit in hits)
    by_hand = not machine and not nobody
    doubted = any(hit.rule in FIRM_AS_DOUBTS and hit.effect == "noted" for hit in hits)
    return Verdict(
        keep="machine" if machine else "held" if held else "lead",
        card=not machine,
        auto_reply=False,
        reopen=not machine and not held,
        reason=f"{deciding.rule}: {deciding.reason}",
        hits=hits,
        lifts=held and by_hand and not doubted and deciding.rule not in FIRM_RULES,
        by_hand=by_hand,
    )


def _uncertain(sourced: Sourced) -> Iterator[Finding]:
    if sourced.held:
        rule, _, reason = sourced.held.partition(": ")
        yield Finding(rule, "held", reason, reason)


def _spared(signs: Iterable[Finding], message: Message, own: Own) -> Iterator[Finding]:
    """Perhaps a form's or portal's, which nothing proves: a person looks, whatever a robot marked on it."""
    firm = set(never_yields(message, own))
    for found in signs:
        yield replace(found, effect="held") if found.effect == "machine" and found not in firm else found


BUYERS_HEADERS = frozenset(("message-id", "date", "to", "cc", *SPAM_FIELDS))


def _of_buyer(sourced: Sourced, own: Own) -> Iterator[Finding]:
    """The buyer's address and words. Scripts, bulk services and foreign paths are how a form is sent, so of
    the headers only those are kept that say nothing of the way. Words hold no lead that nobody answers."""
    written = sourced.message
    kept = Headers(tuple(pair for pair in written.headers if pair[0] in BUYERS_HEADERS))
    buyer = replace(written, headers=kept, return_path=None)
    unsigned = replace(own, authserv_id="")  # our border vouches for the form, never for who filled it in
    findings = [
        *_unusable_sender(buyer),
        *telltale_words(buyer),
        *suspicions(buyer, unsigned),
        *_offers_of_buyer(buyer),
    ]
    if sourced.product:  # a field of its own: that is what is asked for
        findings = [found for found in findings if found.rule not in ("S08", "S15", "S20")]
    if sourced.reply_channel in ("mail", "relay"):
        yield from findings
        return
    yield from (replace(found, effect="noted") for found in findings)
    where = "on the platform" if sourced.reply_channel == "platform" else "by telephone or in person"
    yield Finding("F05", "no auto-reply", f"answer {where}", f"source {sourced.source}")


def _offers_of_buyer(buyer: Message) -> Iterator[Finding]:
    """“New message from Carla” is a form's: its subject may speak for the buyer, never against."""
    asks_nothing = "S20"
    yield from (found for found in offers(replace(buyer, subject="")) if found.rule != asks_nothing)
    yield from (found for found in offers(buyer) if found.rule == asks_nothing)


WEAK_SIGNS = ("S01", "H07", "H08")  # people's mail has them, too


def _agreed(findings: Iterable[Finding], message: Message) -> Iterator[Finding]:
    """Two independent signs of one kind (subject and text, sender and subject) make a machine. Weak ones
    make none of somebody who orders a quantity: a person looks."""
    for kind in ("bounce", "absence"):
        signs = {found.reason: found for found in findings if found.kind == kind}
        if len(signs) >= 2:
            weak = all(found.rule in WEAK_SIGNS for found in signs.values())
            spared = weak and orders_a_quantity(message)
            effect: Effect = "held" if spared else "machine"
            yield Finding("S01", effect, f"two signs of a machine ({kind})", "; ".join(sorted(signs)))


UNREACHABLE = (".invalid", ".local", ".localhost", ".localdomain", ".lan", ".internal", ".arpa", ".onion")


def _unusable_sender(message: Message) -> Iterator[Finding]:
    values = message.headers.all("from")
    shown = field_evidence("From", values[0] if values else "(none)")
    sender = message.sender
    if sender is None:
        yield Finding("H18", "held", "From is missing or cannot be read", shown, kind="bounce")
    elif message.senders > 1:
        yield Finding("H18", "held", f"From names {message.senders} senders", shown)
    elif _is_unreachable(sender.domain):
        yield Finding("H18", "held", "the domain of From cannot be reached", shown)
    elif not sender.local.isascii():
        yield Finding("H18", "held", "From needs SMTPUTF8", shown)
    elif '"' in sender.local:
        yield Finding("H18", "held", "From needs quotes, which we do not write", shown)


def _is_unreachable(domain: str) -> bool:
    """No host, a bare number, or a name that only some house knows."""
    last = domain.rpartition(".")[2]
    return "." not in domain or domain.startswith("[") or last.isdigit() or domain.endswith(UNREACHABLE)


def _not_for_us(message: Message, own: Own) -> Iterator[Finding]:
    """Blind copies and misdirected mail: a person may care, a robot does not answer."""
    if own.as_addressed or not own.addresses:
        return
    named = {address.email for address in (*message.to, *message.cc)}
    for name in ("resent-to", "resent-cc", "delivered-to", "x-original-to", "envelope-to"):
        named.update(value.strip("<> ").lower() for value in message.headers.all(name))
    if not named & own.addresses:
        shown = field_evidence("To", message.headers.first("to") or "(none)")
        yield Finding("H14", "no auto-reply", "not addressed to us", shown)
