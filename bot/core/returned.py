"""What a bounce of our own reply means for its lead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.core.bounces import Bounce
from bot.core.lead import Lead, LeadId, RepId
from bot.core.triage import Hit
from bot.core.typos import did_you_mean

RULE = "bounce"  # of the hit that tells of it
Fate = Literal["bounced", "delayed", ""]  # of the reply; "": the bounce proves nothing
SHOWN = 110  # characters of a server's words on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A bounce, and the lead whose reply it is about.

    `proven`: it names a Message-ID that only we can have made. Else it names no more than an address that we
    wrote to in these days, which anybody may know: the card shows it, and the address is not shut out. With a
    `forged` id it says nothing at all.
    """

    bounce: Bounce
    lead: LeadId
    address: str  # whom the reply was written to
    proven: bool = False
    forged: bool = False
    words: str = ""  # what the buyer wrote, to find the address that was meant
    answer: int | None = None  # which mail of a person came back; None: the auto-reply

    @property
    def fate(self) -> Fate:
        if self.forged or self.bounce.action == "other":
            return ""
        return "bounced" if self.bounce.is_permanent else "delayed"

    @property
    def shuts_out(self) -> bool:
        return self.proven and self.fate == "bounced"

    @property
    def reason(self) -> str:
        """For the card: "address wrong? 550 5.1.1 user unknown; did you mean carla@gmail.com?"."""
        said = self.bounce.diagnostic[:SHOWN] or "the mail server gave no reason"
        if self.fate == "delayed":
            return f"delayed: {said}"
        if not self.bounce.doubts_address:
            return said
        likely = did_you_mean(self.address, self.words)
        return f"address wrong? {said}" + (f"; did you mean {likely}?" if likely else "")

    @property
    def hit(self) -> Hit:
        fate: str = self.fate or ("refused: not of our reply" if self.forged else "noted")
        if self.answer is not None and self.fate:
            fate = f"answer {fate}"
        return Hit(RULE, fate, f"{self.address}: {self.reason}")


def after_bounce(lead: Lead, returned: Returned) -> Lead:
    """The lead once its auto-reply is known to have come back, or late. A delay takes back no bounce."""
    if returned.fate == "bounced":
        return replace(lead, reply="bounced", reply_reason=returned.reason)
    if returned.fate == "delayed" and lead.reply in ("sent", "unknown"):
        return replace(lead, reply_reason=returned.reason)
    return lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A mail that a person wrote to the buyer and that did not come back, at least not yet. `written`: when,
    if it was long on its way."""

    by: RepId | None
    how: str
    at: datetime
    written: datetime


def resting_on(lead: Lead, standing: Sequence[Standing], now: datetime) -> Lead:
    """The lead once an answer of a person came back: answered by no more than those that stand. By none, its
    promise is open again, and the ladder goes on where it stopped; nobody loses the lead for it."""
    first = min(standing, key=lambda one: one.at, default=None)
    newest = max((one.written for one in standing), default=None)
    is_waiting = lead.waiting_since is not None and newest is not None and newest >= lead.waiting_since
    lead = replace(lead, last_response_at=newest, waiting_since=lead.waiting_since if is_waiting else None)
    if first is not None:
        return replace(lead, responded_at=first.at, responded_by=first.by, responded_how=first.how)
    climbs = now if lead.due_at is not None else None
    return replace(lead, responded_at=None, responded_by=None, responded_how="", escalate_at=climbs)
