"""What the guard says of a message: four decisions that other systems mix up, each with its reason."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.core.triage import Hit

CUT_OFF = timedelta(hours=24)  # older mail is never auto-replied (invariant 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What is ours, so that we never answer ourselves and know whom the mail was meant for."""

    addresses: frozenset[str] = frozenset()  # lower-cased: mailboxes, aliases, forwarding addresses
    message_id_domain: str = ""  # the right side of the Message-IDs that we make
    authserv_id: str = ""  # only this id's Authentication-Results are believed
    list_ids: frozenset[str] = frozenset()  # our own lists, through which inquiries reach us
    as_addressed: bool = False  # judge as if it were addressed to us (mail collected elsewhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`keep`: a lead, a machine's mail, or held for a person. `card`: people see it. `auto_reply`: may be
    answered by template. `reopen`: a closed lead may open and clocks may restart. `reason` names the
    deciding rule in words; `hits` holds every rule that fired."""

    keep: Literal["lead", "machine", "held"]
    card: bool
    auto_reply: bool
    reopen: bool
    reason: str = ""  # "H03: Auto-Submitted says auto-replied"
    hits: tuple[Hit, ...] = ()
