"""The one decision for each message: what it is, and what to do outside. From values alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core.caps import Cap, Count, no_reply_words, stopped_by
from bot.core.lead import LeadId
from bot.core.message import Address, Message
from bot.core.responses import Answers
from bot.core.returned import Returned
from bot.core.threads import BY_ADDRESS, NO_THREAD, Join, Thread
from bot.core.triage import Hit, Outcome, Triage
from bot.core.verdict import CUT_OFF, Verdict, lifted

REPLY_PAUSE = timedelta(hours=24)  # one auto-reply a day per address, so that two robots cannot chat
COPY = "response:copy"  # the reason of a follow-up that one of us wrote
SPAM = "H15"  # a filter calls it so
IN_JUNK = "the mail server put it into Junk"
NO_TEMPLATE = "the route has no template"
SHUT_OUT = timedelta(days=30)  # how long an address whose mail came back gets no auto-reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the database knows of a message before it is decided. Empty for a first contact."""

    go_live: datetime | None = None  # nothing that arrived before is auto-replied
    cut_off: timedelta = CUT_OFF  # nor anything older than this
    copy_of: int | None = None  # the ledger row of an earlier copy
    thread: Thread = NO_THREAD  # the lead that this message belongs to
    returned: Returned | None = None  # it is a bounce, of this reply of ours
    bounced_at: datetime | None = None  # when a reply to this address came back
    last_reply_at: datetime | None = None  # the last auto-reply to this address
    allowed: str = ""  # who allows this sender always, and since when
    counts: tuple[Count, ...] = ()  # of every cap that an auto-reply would use
    answers: Answers | None = None  # one of us wrote it to a buyer, with a copy to us
    in_junk: bool = False  # the mail server put it there


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyPlan:
    """An auto-reply that is to be rendered and frozen."""

    to: Address
    template: str
    language: str
    second: str = ""  # a language that is said below
    caps: tuple[Cap, ...] = ()  # under which it is counted before it is sent
    shown_only: bool = False  # shadow mode: it waits for a person, who sends it or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The outcome of a message and its effects. Every plan tags the mail; leads and held mail show a card."""

    outcome: Outcome
    reason: str = ""  # why this outcome: "machine: H03 Auto-Submitted: auto-replied"
    follows: LeadId | None = None
    returned: Returned | None = None  # what came back
    note: bool = False  # told in the thread of the lead that it follows
    copy_of: int | None = None
    held: str = ""  # reason code
    reply: ReplyPlan | None = None
    no_reply: str = ""  # why there is no auto-reply
    withheld: Count | None = None  # the breaker that withholds it
    allowed: str = ""  # who allows this sender always, and since when
    answers: Answers | None = None  # it is a response
    reopens: bool = False  # a closed lead that it follows
    hits: tuple[Hit, ...] = field(default=())

    @property
    def shows_card(self) -> bool:
        return self.outcome in ("lead", "followup", "held")


def plan(message: Message, triage: Triage, verdict: Verdict, context: Context, now: datetime) -> Plan:
    """Decide. The caller has looked up `context`; `verdict` is the guard's."""
    hits = (*verdict.hits, *triage.hits)
    if context.allowed and verdict.lifts:
        verdict = lifted(verdict)
    if context.copy_of is not None:
        return Plan(
            outcome="duplicate", copy_of=context.copy_of, reason="a copy of a mail we have", hits=hits
        )
    hits = (*_refused(context), *hits)
    if context.answers is not None:
        return _response(context.answers, verdict, hits)
    if verdict.keep == "machine" or context.thread.own_copy or _is_bounce_of_ours(context):
        return _machine(verdict, context, hits)
    if join := _joins(verdict, context):
        return _followup(join, verdict, hits)
    if aside := _set_aside(triage, verdict, context, hits):
        return aside
    no_reply = _why_not(message, triage, verdict, context, now)
    stopped = None if no_reply else stopped_by(context.counts)
    if stopped is None:
        return _lead(message, triage, no_reply, context, hits)
    withheld = stopped if stopped.cap.trips else None
    return replace(_lead(message, triage, no_reply_words(stopped), context, hits), withheld=withheld)


def _set_aside(triage: Triage, verdict: Verdict, context: Context, hits: tuple[Hit, ...]) -> Plan | None:
    if context.in_junk:
        return _from_junk(triage, verdict, context, hits)
    return _held(verdict.reason, context, hits) if verdict.keep == "held" else None


def _held(reason: str, context: Context, hits: tuple[Hit, ...]) -> Plan:
    return Plan(
        outcome="held", held=reason, reason=reason, no_reply=reason, allowed=context.allowed, hits=hits
    )


def _from_junk(triage: Triage, verdict: Verdict, context: Context, hits: tuple[Hit, ...]) -> Plan:
    """What asks for something of ours waits for a person, also of an allowed sender. The rest has no card, so
    that spam makes no noise: what asks for nothing, and what the guard has doubts of its own about, unless it
    is as complete as inquiries are."""
    doubted = any(hit.effect == "held" and hit.rule != SPAM for hit in verdict.hits)
    asks = bool(triage.product) or triage.grade not in ("", "C")
    hits = (Hit(SPAM, "held", IN_JUNK), *hits)
    if triage.grade == "A" or (asks and not doubted):
        return _held(f"{SPAM}: {IN_JUNK}", context, hits)
    why = verdict.reason if doubted else "it asks for nothing that we know"
    reason = f"{SPAM}: {IN_JUNK}, and {why}"
    return Plan(outcome="machine", reason=reason, no_reply=reason, hits=hits)


def _response(answers: Answers, verdict: Verdict, hits: tuple[Hit, ...]) -> Plan:
    """A copy of what one of us wrote to the buyer: no mail of the buyer's, and nothing to answer."""
    is_machine = verdict.keep == "machine"  # From is the shared mailbox itself
    return Plan(
        outcome="machine" if is_machine else "followup",
        follows=answers.lead,
        reason=verdict.reason if is_machine else COPY,
        no_reply="one of us wrote it to the buyer",
        answers=answers,
        hits=(Hit("response:copy", f"answers #{answers.lead}", answers.address), *hits),
    )


def _refused(context: Context) -> Iterator[Hit]:
    """Ids that look like ours and are not: they join nothing."""
    return (
        Hit("thread:forged-id", "looks like an id of ours and is none: refused", one)
        for one in context.thread.forged
    )


def _is_bounce_of_ours(context: Context) -> bool:
    """A mail system's, though only one sign says so, and of a Message-ID that only we can have made."""
    return context.returned is not None and context.returned.proven and context.returned.bounce.by_system


def _joins(verdict: Verdict, context: Context) -> Join | None:
    """An address alone is easily forged: a mail that the guard or the mail server has doubts about joins no
    lead by it."""
    join = context.thread.join
    if join is not None and join.how in BY_ADDRESS and (verdict.keep == "held" or context.in_junk):
        return None
    return join


def _machine(verdict: Verdict, context: Context, hits: tuple[Hit, ...]) -> Plan:
    """No card and no answer. A bounce of our reply, and a robot's answer to it, are told in the thread."""
    join, returned = context.thread.join, context.returned
    reason = verdict.reason or ("H10: our own reply came back" if context.thread.own_copy else "")
    decided = Plan(outcome="machine", reason=reason, no_reply=reason, hits=hits)
    if returned is not None:
        reason = reason or "H04: a bounce of our own reply"
        told = (returned.hit, *hits)
        note = returned.bounce.action != "other"
        return replace(
            decided,
            reason=reason,
            no_reply=reason,
            follows=returned.lead,
            returned=returned,
            note=note,
            hits=told,
        )
    if join is None or join.how == "buyer":
        return decided
    is_ours = context.thread.own_copy or any(hit.rule == "H10" and hit.effect == "machine" for hit in hits)
    return replace(decided, follows=join.lead, note=not is_ours, hits=(_join_hit(join), *hits))


def _followup(join: Join, verdict: Verdict, hits: tuple[Hit, ...]) -> Plan:
    warnings = []
    if join.stranger:
        warnings.append(Hit("thread:house", "from another house", join.stranger))
    if verdict.keep == "held":
        warnings.append(Hit("thread:held", "held", verdict.reason))
    return Plan(
        outcome="followup",
        follows=join.lead,
        note=True,
        reason=f"thread:{join.how}",
        reopens=verdict.reopen and not join.stranger,
        no_reply="belongs to a lead: a person answers in the thread",
        hits=(_join_hit(join), *warnings, *hits),
    )


def _join_hit(join: Join) -> Hit:
    return Hit(f"thread:{join.how}", f"belongs to #{join.lead}", join.evidence)


def only_shown(decided: Plan) -> Plan:
    """The plan in shadow mode: nothing is sent, so nothing is counted."""
    reply = decided.reply
    return replace(decided, reply=replace(reply, shown_only=True, caps=())) if reply else decided


def plan_of_preview(to: Address, triage: Triage, context: Context, now: datetime) -> Plan:
    """What a person's word for a frozen reply means. A reply within a day, a cap or a breaker stops it."""
    no_reply = _why_not_again(context, now)
    if not no_reply and (stopped := stopped_by(context.counts)):
        no_reply = no_reply_words(stopped)
    if no_reply:
        return Plan(outcome="lead", no_reply=no_reply)
    caps = tuple(count.cap for count in context.counts)
    reply = ReplyPlan(to=to, template=triage.template, language=triage.reply_language, caps=caps)
    return Plan(outcome="lead", reply=reply)


def plan_by_hand(message: Message, triage: Triage, verdict: Verdict, context: Context, now: datetime) -> Plan:
    """What held mail becomes when a person says that it is a real lead. Only what would be wrong for anybody
    stops the reply: not a doubt, not the age of the mail, but a cap and an open breaker."""
    hits = (*verdict.hits, *triage.hits)
    no_reply = "" if verdict.by_hand else verdict.reason
    no_reply = no_reply or ("" if triage.template else NO_TEMPLATE) or _why_not_again(context, now)
    if not no_reply and (stopped := stopped_by(context.counts)):
        no_reply = no_reply_words(stopped)
    return _lead(message, triage, no_reply, context, hits)


def _lead(message: Message, triage: Triage, no_reply: str, context: Context, hits: tuple[Hit, ...]) -> Plan:
    allowed = context.allowed
    if no_reply or message.sender is None:
        return Plan(outcome="lead", no_reply=no_reply or "no sender", allowed=allowed, hits=hits)
    reply = ReplyPlan(
        to=message.sender,
        template=triage.template,
        language=triage.reply_language,
        second=triage.second_language,
        caps=tuple(count.cap for count in context.counts),
    )
    return Plan(outcome="lead", reply=reply, allowed=allowed, hits=hits)


def _why_not(message: Message, triage: Triage, verdict: Verdict, context: Context, now: datetime) -> str:
    """Why a lead gets no auto-reply; "" where it does."""
    if not verdict.auto_reply:
        return verdict.reason
    if not triage.template:
        return NO_TEMPLATE
    if context.go_live is not None and message.received_at < context.go_live:
        return "H20: arrived before the mailbox went live"
    if now - message.received_at > context.cut_off:
        return f"H20: older than {context.cut_off // timedelta(hours=1)} hours"
    if message.received_at - now > CUT_OFF:
        return "H20: arrived in the future: check the clocks"
    if context.thread.answers_ours or context.thread.forged:  # without the database, its secret is lost, too
        return "H11: it answers a reply of ours whose lead is not known here"
    if context.bounced_at is not None and now - context.bounced_at < SHUT_OUT:
        return f"H21: an earlier reply to this address came back on {context.bounced_at:%d %b %Y}"
    return _why_not_again(context, now)


def _why_not_again(context: Context, now: datetime) -> str:
    if context.last_reply_at is not None and now - context.last_reply_at < REPLY_PAUSE:
        return "H13: this address had an auto-reply within a day"
    return ""
