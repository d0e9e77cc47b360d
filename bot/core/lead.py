"""A lead: an inquiry that somebody must answer, and the moves it allows.

open --claim--> claimed --release--> open
open, claimed --close--> closed --reopen--> open

Every move is a pure function of the lead as it was read. The store writes the result only if
the version is still the one that was read (invariant 6).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NewType

from bot.core.message import Address

LeadId = NewType("LeadId", int)
RepId = NewType("RepId", str)  # a Slack user id

ReplyState = Literal["none", "pending", "sent", "failed", "unknown", "bounced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One lead as it was read from the database. All datetimes are aware and UTC."""

    id: LeadId
    mailbox: str
    contact: Address
    company: str = ""
    subject: str
    excerpt: str = ""  # the buyer's own words, literal, at most 2,000 characters
    language: str = "und"
    country: str = ""
    product: str = ""
    quantity: str = ""
    source: str = "direct"
    channel: str = "leads"
    held: str = ""  # reason code, "" = not held
    why: tuple[str, ...] = ()  # one line for each reason, in plain words
    attachments: tuple[str, ...] = ()
    followups: int = 0
    received_at: datetime
    last_message_at: datetime | None = None  # of the buyer, also a follow-up
    topic: str = ""  # the subject without Re:, Fwd: and ticket numbers
    phone: str = ""
    link: str = ""  # where the platform shows the inquiry
    reply_channel: str = "mail"  # mail, relay, platform, none
    alike: str = ""  # a look-alike of a known domain: "acrne.example ≠ acme.example"
    allowed: str = ""  # who allows this sender always, and since when
    reply: ReplyState = "none"
    reply_reason: str = ""  # why there is no auto-reply, or what the server said
    replied_at: datetime | None = None
    owner: RepId | None = None
    claimed_at: datetime | None = None
    responded_at: datetime | None = None
    closed_at: datetime | None = None
    closed_as: str = ""
    card_channel: str = ""  # Slack's ids of the card, "" = not posted yet
    card_ts: str = ""
    version: int = 1  # counts writes: the store can tell who was first


@dataclass(frozen=True, slots=True)
class Claimed:
    lead: Lead


@dataclass(frozen=True, slots=True)
class AlreadyClaimed:
    by: RepId
    at: datetime | None


@dataclass(frozen=True, slots=True)
class AlreadyClosed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Released:
    lead: Lead


@dataclass(frozen=True, slots=True)
class NotYours:
    owner: RepId | None


ClaimOutcome = Claimed | AlreadyClaimed | AlreadyClosed
ReleaseOutcome = Released | NotYours | AlreadyClosed


def claim(lead: Lead, rep: RepId, now: datetime) -> ClaimOutcome:
    """Let `rep` take the lead, if nobody has it. Claiming one's own lead again changes nothing."""
    if lead.closed_at is not None:
        return AlreadyClosed(at=lead.closed_at)
    if lead.owner == rep:
        return Claimed(lead)
    if lead.owner is not None:
        return AlreadyClaimed(by=lead.owner, at=lead.claimed_at)
    return Claimed(replace(lead, owner=rep, claimed_at=now, version=lead.version + 1))


def release(lead: Lead, rep: RepId) -> ReleaseOutcome:
    """Give the lead back to the channel. Only the rep who has it may do so."""
    if lead.closed_at is not None:
        return AlreadyClosed(at=lead.closed_at)
    if lead.owner != rep:
        return NotYours(owner=lead.owner)
    return Released(replace(lead, owner=None, claimed_at=None, version=lead.version + 1))
