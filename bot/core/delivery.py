"""A delivery: an effect as a row of the outbox, and the one decision after each try.

pending -> claimed -> attempting -> sent
   ^          |            |-> retry (due later)      refused for now, surely not done
   |          |            |-> dead                   refused for good, or out of tries
   |          |            |-> uncertain              the answer was lost
   |          `------------`-> cancelled              a person was faster: not sent
   `----------'  the lease ran out before the attempt: nothing was done, safe to take again
uncertain -> sent | retry | (stays, a person decides)     after looking it up
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NewType

from bot.core.lead import NOT_A_LEAD, Lead, LeadId

DeliveryId = NewType("DeliveryId", int)
Kind = Literal[  # "reply" is the auto-reply, "answer" a person's
    "reply", "answer", "card", "note", "breaker", "notice", "tell", "home", "tag", "sent_copy", "proposal",
    "digest",
]  # fmt: skip
State = Literal["pending", "claimed", "attempting", "sent", "retry", "uncertain", "dead", "cancelled"]
MAILS: tuple[Kind, ...] = ("reply", "answer")  # sent at most once, and looked up when in doubt
OPEN_STATES: tuple[State, ...] = ("pending", "claimed", "attempting", "retry", "uncertain")

FASTER = "a person answered first"  # why an auto-reply is cancelled
LEASE = timedelta(minutes=10)  # longer than every socket timeout together (engine notes, failure matrix)
FRESH = timedelta(minutes=3)  # mail older than this may have been answered before the database was restored
GIVE_UP_REPLY = timedelta(hours=24)  # a "first reply" a day late is worse than a person's (mail notes 4)
STALE = "it waited for more than a day, and was not sent"
LADDER = tuple(timedelta(minutes=m) for m in (1, 5, 15, 30, 60, 120, 240))
DRAWN: tuple[Kind, ...] = ("card", "home", "breaker")  # what people look at while it is wrong
SOON = (timedelta(seconds=5), timedelta(seconds=20), *LADDER)
LOOK_UP_SLACK = timedelta(seconds=5)
LOOK_UPS = tuple(timedelta(minutes=m) for m in (1, 5, 30))  # when to look for an unknown outcome again


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One row of the outbox, as claimed by one worker. `attempts` is the fence of this claim."""

    id: DeliveryId
    kind: Kind
    mailbox: str
    subject: str  # what it is about: "lead:12", "message:9"
    target: str  # the buyer's address, a channel name, a tag
    payload: bytes  # frozen bytes of a reply; JSON of a notice; empty for a card
    remote_id: str  # our own Message-ID, set when the row is written
    answers: str = ""  # Message-ID of the inbound message
    created_at: datetime
    claimed_at: datetime
    attempts: int  # counts claims
    tries: int  # counts refusals
    revision: int = 0  # raised whenever the subject changes
    uncertain: bool = False  # an earlier attempt has an unknown outcome
    attempted_at: datetime | None = None
    look_since: datetime | None = None  # a reply: first see that none is in Sent since then
    lead: LeadId | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    remote_id: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Retry:
    at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """The account was refused, not this delivery: it waits and has used up no try."""

    at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Dead:
    error: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """`look_again` None: looked for long enough, a person decides."""

    error: str
    look_again: datetime | None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Not done, because it is not wanted any more."""

    reason: str


Result = Sent | Retry | Postponed | Dead | Uncertain | Cancelled


def why_unwanted(lead: Lead | None) -> str:
    """Why an auto-reply that waited is not sent any more; "" where it is still wanted."""
    if lead is None:
        return ""
    if lead.responded_at is not None:
        return FASTER
    return "somebody says that it is not a lead" if lead.closed_as == NOT_A_LEAD else ""


def sent_since(delivery: Delivery, now: datetime) -> datetime | None:
    """Since when it may lie in Sent, though we know of no attempt; None: never. What has waited for long may
    be of an older copy of the database."""
    if delivery.look_since is not None or now - delivery.created_at <= FRESH:
        return delivery.look_since
    return delivery.created_at


def is_stale(delivery: Delivery, now: datetime) -> bool:
    """We were down, the database is an old one, or a clock jumped: a person decides what is written now."""
    return now - delivery.created_at > GIVE_UP_REPLY


def after_temporary(
    delivery: Delivery, error: str, now: datetime, *, retry_after: timedelta | None = None
) -> Retry | Dead:
    """When to try again after a definite "not now". A mail gives up after a day, the rest never does."""
    ladder = SOON if delivery.kind in DRAWN else LADDER
    wait = ladder[min(delivery.tries, len(ladder) - 1)]
    if retry_after is not None:
        wait = max(retry_after, timedelta(seconds=1))
    if delivery.kind in MAILS and now + wait - delivery.created_at > GIVE_UP_REPLY:
        return Dead(f"given up after {delivery.tries + 1} tries: {error}")
    return Retry(at=now + wait, error=error)


def after_unknown(delivery: Delivery, error: str, now: datetime) -> Uncertain:
    """When to look for the outcome again. A mail: 1, 5 and 30 minutes after the attempt, then a person
    decides. Slack's history knows at once, and a second card is a nuisance, not a second mail."""
    if delivery.kind not in MAILS:
        return Uncertain(error=error, look_again=now + LOOK_UP_SLACK)
    started = delivery.attempted_at or now
    later = (started + pause for pause in LOOK_UPS if started + pause > now)
    return Uncertain(error=error, look_again=next(later, None))
