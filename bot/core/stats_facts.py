"""What counts of one lead, taken from the lead and its audit trail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.core.calendar import Calendar
from bot.core.lead import NOT_A_LEAD
from bot.core.stats_figures import Fact
from bot.core.working import working_time

SECOND = timedelta(seconds=1)
IN_HANDS = ("claimed", "assigned", "handed over")
FREED = ("released", "declined", "lost")
COUNTED_DEEDS = (*IN_HANDS, *FREED)
SOMEBODY = "somebody"  # who answered from the shared mailbox without a name; "" is nobody


class Countable(NamedTuple):
    """What of a lead counts, under the names of `Lead`: to read all of it takes twice as long."""

    id: int
    version: int
    received_at: datetime
    owner: str | None
    market: str
    country: str
    product: str
    language: str
    source: str
    grade: str
    channel: str
    held: str
    reply: str
    replied_at: datetime | None
    claimed_at: datetime | None
    responded_at: datetime | None
    responded_by: str | None
    due_at: datetime | None
    first_due_at: datetime | None
    closed_at: datetime | None
    closed_as: str
    reopened: int
    value: int | None
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A line of the audit trail. `was`: who had the lead before, "" = nobody."""

    kind: str
    at: datetime
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReply:
    """What the ledger says of a lead's auto-reply, and when more mails of the buyer came."""

    template: str = ""
    variant: str = ""  # with its template: "first_reply/en b"
    subject: str = ""
    followups: Sequence[datetime] = ()


def fact_of(
    lead: Countable, deeds: Iterable[Deed], reply: FirstReply, calendar: Calendar | None
) -> Fact | None:
    """None: it does not count. It was none, or it is held and nobody has said yet that it is one."""
    if lead.closed_as == NOT_A_LEAD or (lead.held and lead.responded_at is None):
        return None
    deeds, received, responded = tuple(deeds), lead.received_at, lead.responded_at
    due = lead.first_due_at or lead.due_at  # a fresh start takes no promise back
    unanswered_open = lead.closed_at is None and responded is None
    return Fact(
        lead=lead.id,
        received=epoch(received),
        rep=lead.responded_by or lead.owner or (SOMEBODY if responded else ""),
        market=lead.market,
        country=lead.country,
        product=lead.product,
        language=lead.language,
        source=lead.source,
        grade=lead.grade,
        template=reply.variant.partition("/")[0] or reply.template,  # held mail had none when it came
        variant=reply.variant or reply.template,
        subject=reply.subject,
        channel=lead.channel,
        auto=_span(received, lead.replied_at),
        claim=_span(received, _first_in_hands(lead, deeds)),
        response=_span(received, responded),
        working=working_time(calendar, received, responded) // SECOND if responded else None,
        due=epoch(due) if due else None,
        kept=int(responded <= due) if responded and due else None,
        is_open=int(lead.closed_at is None),
        is_unclaimed=int(unanswered_open and lead.owner is None),
        reopened=lead.reopened,
        released=sum(deed.kind in FREED for deed in deeds),
        reassigned=sum(map(_passes_on, deeds)),
        bounced=int(lead.reply == "bounced"),
        sent=epoch(lead.replied_at) if lead.replied_at else None,
        back=_wrote_back(lead, reply.followups),
        **_ended(lead),
    )


def _passes_on(deed: Deed) -> bool:
    return deed.kind == "handed over" or (deed.kind == "assigned" and deed.was != "")


def _ended(lead: Countable) -> dict[str, Any]:
    """As it is now: whoever opens a lead again takes back how it ended."""
    closed_as = lead.closed_as if lead.closed_at is not None else None
    is_won = closed_as == "won"
    return {
        "closed": int(closed_as is not None),
        "won": int(is_won),
        "lost": int(closed_as == "lost"),
        "value": lead.value if is_won else None,
        "currency": lead.currency if is_won else "",
    }


def epoch(at: datetime) -> int:
    """Whole seconds since 1970."""
    return int(at.timestamp() // 1)


def _first_in_hands(lead: Countable, deeds: Iterable[Deed]) -> datetime | None:
    """Who answers a lead that nobody has takes it by that."""
    moments = [deed.at for deed in deeds if deed.kind in IN_HANDS]
    moments += [at for at in (lead.claimed_at, lead.responded_at) if at is not None]
    return min(moments, default=None)


def _wrote_back(lead: Countable, followups: Iterable[datetime]) -> int | None:
    """What came before the auto-reply does not answer it."""
    if lead.replied_at is None:
        return None
    return _span(lead.replied_at, min((at for at in followups if at > lead.replied_at), default=None))


def _span(start: datetime, end: datetime | None) -> int | None:
    return max((end - start) // SECOND, 0) if end is not None else None
