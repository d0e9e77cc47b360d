"""What the guard says of a message: four decisions that other systems mix up, each with its reason."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from bot.core.triage import Hit

CUT_OFF = timedelta(hours=24)  # older mail is never auto-replied (invariant 8)

# What no “always allow this sender” lifts: forged, look-alike, mask, fraud, dangerous attachment.
FIRM_RULES = frozenset({"H16", "H17", "S13", "S16", "S21", "S22"})
# Beside another hold, a doubt of one of these is enough. Of H17 and S13 a doubt is what buyers have, too.
FIRM_AS_DOUBTS = FIRM_RULES - {"H17", "S13"}
# No sender that can be answered; a robot where the buyer should stand; a form's buyer who is not certain, or
# who is answered elsewhere.
NOBODY_THERE = ("H18", "H24", "F02", "F03", "F04", "F05", "F06", "F07")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What is ours, so that we never answer ourselves and know whom the mail was meant for."""

    addresses: frozenset[str] = frozenset()  # lower-cased: mailboxes, aliases, forwarding addresses
    message_id_domain: str = ""  # the right side of the Message-IDs that we make
    authserv_id: str = ""  # only this id's Authentication-Results are believed
    list_ids: frozenset[str] = frozenset()  # our own lists, through which inquiries reach us
    secret: bytes = field(default=b"", repr=False)  # proves our own Message-IDs; b"" where it is not at hand
    known_domains: frozenset[str] = frozenset()  # of contacts: whoever looks like one of them is held
    names: frozenset[str] = frozenset()  # of the company and its people: nobody else carries them
    sentences: frozenset[str] = frozenset()  # of our templates, as `guard_own_words.plain` writes them
    as_addressed: bool = False  # judge as if it were addressed to us (mail collected elsewhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`keep`: a lead, a machine's mail, or held for a person. `card`: people see it. `auto_reply`: may be
    answered by template. `reopen`: a closed lead may open and clocks may restart. `reason` names the
    deciding rule in words; `hits` holds every rule that fired. `lifts`: what holds it gives way to an allowed
    sender. `by_hand`: a person may have it answered all the same."""

    keep: Literal["lead", "machine", "held"]
    card: bool
    auto_reply: bool
    reopen: bool
    reason: str = ""  # "H03: Auto-Submitted says auto-replied"
    hits: tuple[Hit, ...] = ()
    lifts: bool = False
    by_hand: bool = True


def rule_of(reason: str) -> str:
    """The rule id at the front of a reason."""
    return reason.partition(":")[0]


def lifted(verdict: Verdict) -> Verdict:
    """The verdict once an allowed sender outweighs the hold: a lead, answered unless it asks not to be."""
    wish = next((hit for hit in verdict.hits if hit.effect == "no auto-reply"), None)
    reason = f"{wish.rule}: {wish.evidence}" if wish else ""
    return replace(verdict, keep="lead", auto_reply=wish is None, reopen=True, reason=reason)
