"""A stored message decided again by other rules, and what would change. Pure.

Of a message's history only what the ledger noted is known: a copy stays a copy, a follow-up belongs to its
lead, and what a cap, a pause or the age of a mail withheld stays withheld. So the rule files make whatever
differs.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta

from bot.core.judged import Judged
from bot.core.lead import LeadId
from bot.core.plan import Context, Plan, plan
from bot.core.threads import How, Join, Thread
from bot.core.triage import Hit, Outcome
from bot.core.verdict import rule_of

OF_HISTORY = ("H11", "H13", "H20", "H21", "H22")  # why no reply went out, whatever the rule files say
_HOWS: tuple[How, ...] = ("own-id", "id", "subject", "buyer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One message as the ledger keeps it. `size`: bytes of what is stored of it, 0 where nothing is."""

    number: int
    mailbox: str
    received_at: datetime
    sender: str = ""
    subject: str = ""
    outcome: Outcome = "lead"
    reason: str = ""
    no_reply: str = ""
    product: str = ""
    template: str = ""
    rules: str = ""  # digest of the rule set that decided
    copy_of: int | None = None
    lead: LeadId | None = None
    allowed: str = ""
    hits: tuple[Hit, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a message becomes by one set of rules. None: not known; "": nothing."""

    outcome: str = "failed"
    channel: str | None = ""
    reply: str | None = ""  # "first_reply.de"
    product: str | None = ""
    market: str | None = ""
    grade: str | None = ""
    team: str | None = ""
    rep: str | None = ""
    sla: str | None = ""
    priority: str | None = ""
    text: str | None = None  # of the reply; None where it says the same on both sides
    because: str = ""  # why it is held or gets no reply
    hits: tuple[Hit, ...] = field(default=(), repr=False)


COMPARED = tuple(each.name for each in fields(Side) if each.name not in ("because", "hits"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One message that becomes something else. `differs`: in which fields of the sides."""

    past: Past
    old: Side
    new: Side

    @property
    def differs(self) -> tuple[str, ...]:
        return differing(self.old, self.new)

    @property
    def lost(self) -> tuple[Hit, ...]:
        """Reasons that spoke before, and do not any more."""
        return tuple(hit for hit in self.old.hits if hit not in self.new.hits)

    @property
    def gained(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.new.hits if hit not in self.old.hits)


def differing(old: Side, new: Side) -> tuple[str, ...]:
    """Another template or language has other words anyway."""
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in COMPARED)
    found = tuple(name for name, one, other in pairs if one != other and None not in (one, other))
    return tuple(name for name in found if name != "text") if "reply" in found else found


def decide_again(judged: Judged, past: Past) -> Plan:
    """The plan that these rules would have made when the message came."""
    context = Context(
        copy_of=past.copy_of,
        thread=Thread(join=_join(past), own_copy=_came_back(past)),
        allowed=past.allowed if past.outcome == "lead" else "",  # of held mail: allowed only afterwards
    )
    decided = plan(judged.message, judged.triage, judged.verdict, context, past.received_at)
    if decided.reply is not None and rule_of(past.no_reply) in OF_HISTORY:
        return replace(decided, reply=None, no_reply=past.no_reply)
    return decided


def _join(past: Past) -> Join | None:
    """The lead that it belongs to, as it was found then."""
    how = next((how for how in _HOWS for hit in past.hits if hit.rule == f"thread:{how}"), None)
    if how is None or past.lead is None:
        return None
    return Join(
        lead=past.lead, how=how, evidence=_seen(past, f"thread:{how}"), stranger=_seen(past, "thread:house")
    )


def _seen(past: Past, rule: str) -> str:
    return next((hit.evidence for hit in past.hits if hit.rule == rule), "")


def _came_back(past: Past) -> bool:
    """A reply of ours that returned, or a bounce of it: the rule files have no say in it."""
    return past.outcome == "machine" and past.reason.startswith(
        ("H10: our own reply came back", "H04: a bounce of our own reply")
    )


def side_of(judged: Judged, decided: Plan) -> Side:
    """What people would see of it. Only a lead and held mail have a card of their own."""
    because = decided.reason or decided.no_reply
    if decided.outcome not in ("lead", "held"):
        return Side(outcome=decided.outcome, because=because, hits=decided.hits)
    triage, reply = judged.triage, decided.reply
    return Side(
        outcome=decided.outcome,
        channel="held" if decided.held else triage.channel,
        reply=f"{reply.template}.{reply.language}" if reply else "",
        product=triage.product,
        market=triage.market,
        grade=triage.grade,
        team=triage.team,
        rep=triage.rep,
        sla=_hours(triage.sla),
        priority=triage.priority,
        because=because,
        hits=decided.hits,
    )


def _hours(sla: timedelta | None) -> str:
    return "" if sla is None else f"{sla / timedelta(hours=1):g} h"


def recorded_side(past: Past) -> Side:
    """What was noted when the message came. The language of the reply and the rep were not."""
    because = past.reason or past.no_reply
    if past.outcome not in ("lead", "held"):
        return Side(outcome=past.outcome, because=because, hits=past.hits)
    return Side(
        outcome=past.outcome,
        channel="held" if past.outcome == "held" else _effect(past, "channel="),
        reply=past.template,
        product=past.product,
        market=_effect(past, "market="),
        grade=_effect(past, "grade="),
        team=None,
        rep=None,
        sla=None,
        priority=None,
        because=because,
        hits=past.hits,
    )


def _effect(past: Past, start: str) -> str | None:
    found = (hit.effect.partition(",")[0] for hit in past.hits if hit.effect.startswith(start))
    return next((effect.removeprefix(start) for effect in found), None)


def as_recorded(side: Side) -> Side:
    """The side as far as the ledger would note it: to be held against `recorded_side`."""
    return replace(side, reply=(side.reply or "").partition(".")[0])
