"""A lead: an inquiry that somebody must answer, and the moves it allows.

open --claim--> claimed
held --answer--> not held, its auto-reply pending; whoever owns it keeps it
The rest is in core/moves.py, and what time does by itself in core/ladder.py.

Every move is a pure function of the lead as it was read. The store writes the result only if
the version is still the one that was read (invariant 6).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NewType

from bot.core.message import Address
from bot.core.triage import Priority, Risk
from bot.core.verdict import FIRM_RULES, NOBODY_THERE, rule_of

LeadId = NewType("LeadId", int)
RepId = NewType("RepId", str)  # a Slack user id

ReplyState = Literal[
    "none", "pending", "sent", "failed", "unknown", "bounced",
    "preview",  # shadow mode: a person decides whether it goes out
    "skipped",  # by a person, in shadow mode
    "cancelled",  # a person answered first
]  # fmt: skip
State = Literal[
    "open", "held", "claimed", "snoozed", "waiting", "escalated", "responded", "closed", "not_a_lead"
]
NOT_A_LEAD = "not a lead"  # how a lead is closed that never was one
OVERDUE = 2  # the step of the ladder at which the first response is late


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

    destination: str = ""  # the country where the goods shall go, which says nothing of the buyer
    zone: str = ""  # the buyer's, as IANA names it, "" = not known
    market: str = ""
    team: str = ""  # that the route names
    priority: Priority = "normal"
    grade: str = ""  # A, B, C
    risk: Risk = "none"
    due_at: datetime | None = None  # the first response is promised by then
    first_due_at: datetime | None = None  # the same before its clock started anew: the numbers go by it
    restarted_at: datetime | None = None  # when the clock of the promise started anew
    assigned_by: str = ""  # a rep's id, or why the bot chose: "same company", "turn", "route"
    pinned_by: RepId | None = None  # a manager: the claim does not run out
    nudge_at: datetime | None = None  # when the owner is reminded, once
    lease_until: datetime | None = None  # when an owner who has not responded loses the lead
    lost_by: RepId | None = None  # who lost it so, and may not take it again until then
    lost_until: datetime | None = None
    left_by: RepId | None = None  # who gave it back unanswered, and when; what was left of the lease stays
    left_at: datetime | None = None
    snoozed_until: datetime | None = None
    waiting_since: datetime | None = None  # for the customer
    escalation: int = 0  # steps of the ladder that were taken
    escalate_at: datetime | None = None  # when the next is due
    responses: int = 0  # mails that people wrote to the buyer
    responded_by: RepId | None = None  # of the first
    responded_how: str = ""  # "slack", "sent", "copy"
    last_response_at: datetime | None = None
    closed_by: RepId | None = None
    value: int | None = None  # in hundredths of `currency`
    currency: str = ""
    reopened: int = 0

    @property
    def state(self) -> State:
        """What the card shows. A response is one until the buyer writes again."""
        if self.closed_at is not None:
            return "not_a_lead" if self.closed_as == NOT_A_LEAD else "closed"
        if self.snoozed_until is not None:
            return "snoozed"
        if self.waiting_since is not None:
            return "waiting"
        if self.last_response_at is not None and self.last_response_at >= self._last_heard:
            return "responded"
        if self.escalation >= OVERDUE and self.responded_at is None:
            return "escalated"
        if self.owner is not None:
            return "claimed"
        return "held" if self.held else "open"

    @property
    def next_at(self) -> datetime | None:
        """When time itself will move this lead."""
        if self.closed_at is not None:
            return None
        lease = (self.nudge_at, self.lease_until) if self.owner is not None else ()
        moments = (self.snoozed_until, *lease, self.escalate_at)
        return min((moment for moment in moments if moment is not None), default=None)

    @property
    def promise(self) -> datetime | None:
        """Until when the buyer was promised a first response, at first: no new start takes that back."""
        return self.first_due_at or self.due_at

    @property
    def _last_heard(self) -> datetime:
        return self.last_message_at or self.received_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """How long a claim lasts without a response: a reminder first, then the lead is free again."""

    nudge_at: datetime | None = None
    until: datetime | None = None


NO_LEASE = Lease()


@dataclass(frozen=True, slots=True)
class Claimed:
    lead: Lead


@dataclass(frozen=True, slots=True)
class AlreadyClaimed:
    by: RepId
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Locked:
    """They had it and let it lie: somebody else's turn."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AlreadyClosed:
    at: datetime


@dataclass(frozen=True, slots=True)
class NotYours:
    owner: RepId | None


@dataclass(frozen=True, slots=True)
class Answered:
    lead: Lead


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Nothing to lift. `by`: who had it answered before, None where it never was held."""

    by: RepId | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CannotAnswer:
    """No template may answer it, whoever asks."""

    reason: str


@dataclass(frozen=True, slots=True)
class Allowed:
    lead: Lead


@dataclass(frozen=True, slots=True)
class AlreadyAllowed:
    allowed: str


@dataclass(frozen=True, slots=True)
class NeverAllowed:
    """No word for the sender would lift this hold."""

    held: str


ClaimOutcome = Claimed | AlreadyClaimed | AlreadyClosed | Locked
AnswerOutcome = Answered | NotHeld | NotYours | AlreadyClosed | CannotAnswer
AllowOutcome = Allowed | AlreadyAllowed | NeverAllowed | NotHeld | AlreadyClosed


def claim(lead: Lead, rep: RepId, now: datetime, lease: Lease = NO_LEASE) -> ClaimOutcome:
    """Let `rep` take the lead, if nobody has it. Claiming one's own lead again changes nothing."""
    if lead.closed_at is not None:
        return AlreadyClosed(at=lead.closed_at)
    if lead.owner == rep:
        return Claimed(lead)
    if lead.owner is not None:
        return AlreadyClaimed(by=lead.owner, at=lead.claimed_at)
    if lead.lost_until is not None and is_locked(lead, rep, now):
        return Locked(until=lead.lost_until)
    return Claimed(owned_by(lead, rep, now, lease, assigned_by=""))


def is_locked(lead: Lead, rep: RepId, now: datetime) -> bool:
    """They let it lie: for a while it is others' turn."""
    return lead.lost_by == rep and lead.lost_until is not None and now < lead.lost_until


def owned_by(lead: Lead, rep: RepId, now: datetime, lease: Lease, *, assigned_by: str) -> Lead:
    """The lead in the hands of `rep`. Only a first response is waited for under a lease."""
    if lead.responded_at is not None:
        lease = NO_LEASE
    return replace(
        lead,
        owner=rep,
        claimed_at=now,
        assigned_by=assigned_by,
        pinned_by=None,
        nudge_at=lease.nudge_at,
        lease_until=lease.until,
        left_by=None,
        left_at=None,
        version=lead.version + 1,
    )


def unowned(lead: Lead) -> Lead:
    """The lead in nobody's hands."""
    return replace(
        lead,
        owner=None,
        claimed_at=None,
        assigned_by="",
        pinned_by=None,
        nudge_at=None,
        lease_until=None,
        version=lead.version + 1,
    )


def given_back(lead: Lead, now: datetime) -> Lead:
    """The same, because its owner said so: what was left of the lease goes on once they take it again."""
    if lead.responded_at is not None:
        return unowned(lead)
    return replace(
        unowned(lead),
        left_by=lead.owner,
        left_at=now,
        nudge_at=lead.nudge_at,
        lease_until=lead.lease_until,
    )


def answer(lead: Lead, rep: RepId) -> AnswerOutcome:
    """Lift the hold, because `rep` says that it is a real lead. Whoever claimed it alone decides that."""
    if lead.closed_at is not None:
        return AlreadyClosed(at=lead.closed_at)
    if not lead.held:
        return NotHeld()
    if lead.owner not in (None, rep):
        return NotYours(owner=lead.owner)
    if lead.responded_at is not None:
        return CannotAnswer("a person has answered it already")
    why = (*lead.why, f"answered now: {rep} says it is a real lead, though {lead.held}")
    return Answered(
        replace(lead, held="", why=why, reply="pending", reply_reason="", version=lead.version + 1)
    )


def allow(lead: Lead, rep: RepId, now: datetime) -> AllowOutcome:
    """Trust the sender of held mail from now on. This mail stays held."""
    if lead.closed_at is not None:
        return AlreadyClosed(at=lead.closed_at)
    if not lead.held:
        return NotHeld()
    if is_beyond_trust(lead):
        return NeverAllowed(held=lead.held)
    if lead.allowed:
        return AlreadyAllowed(lead.allowed)
    return Allowed(replace(lead, allowed=allowed_words(rep, now), version=lead.version + 1))


def is_firm(lead: Lead) -> bool:
    """Held for forgery, fraud, a look-alike or a dangerous attachment."""
    return bool(lead.held and (lead.alike or rule_of(lead.held) in FIRM_RULES))


def is_beyond_trust(lead: Lead) -> bool:
    """Held for danger, or because nobody is there who could be trusted."""
    return is_firm(lead) or rule_of(lead.held) in NOBODY_THERE


def allowed_words(by: str, since: datetime) -> str:
    """Who allows a sender always, and since when, as a lead keeps it: "U0ANNA 2026-11-02"."""
    return f"{by} {since:%Y-%m-%d}"


def held_evidence(lead: Lead) -> str:
    """The header and value, or the words, that the rule saw which holds this lead."""
    start, end = f"{rule_of(lead.held)}: ", " (held)"
    seen = (line for line in lead.why if lead.held and line.startswith(start) and line.endswith(end))
    return next((line.removeprefix(start).removesuffix(end) for line in seen), "")
