"""What a card says of the work on a lead: who has it, until when, what was answered, what comes next."""

from collections.abc import Callable
from datetime import datetime

from bot.core.lead import Lead, ReplyState, State
from bot.slack.card_parts import FACT, REASON, duration, is_rep, mention, when
from bot.slack.money import money
from bot.slack.text import literal

MARK: dict[State, str] = {
    "open": "🆕", "held": "✋", "claimed": "👤", "snoozed": "💤", "waiting": "📨", "escalated": "🔴",
    "responded": "💬", "closed": "☑️", "not_a_lead": "🚫",
}  # fmt: skip
_CHOSEN = {
    "same buyer": ", who has this buyer",
    "same company": ", who has this company",
    "route": ", by the route",
    "turn": ", whose turn it was",
    "fewest": ", who has the fewest",
}
_FROM = {"slack": " from Slack", "sent": " from the mailbox", "copy": " by mail, with us in copy"}


def status_words(lead: Lead, now: datetime) -> str:
    """The line below a card: state, owner, deadline, auto-reply, number."""
    parts = [*_state(lead), due_words(lead, now), _lease(lead), _priority(lead)]
    if lead.reply != "none" or not lead.held:  # a held card has said already that and why there was none
        parts.append(reply_words(lead))
    parts.append(followups(lead))
    if lead.allowed:
        parts.append(f"always allowed by {allowed_by(lead.allowed)}")
    return " · ".join([part for part in parts if part] + [f"#{lead.id}"])


def owner_words(lead: Lead) -> str:
    """ "Unclaimed", or by whom it is claimed since when, and who chose them."""
    if lead.owner is None:
        return "⏳ *Unclaimed*"
    at = f" at {when(lead.claimed_at, '{time}')}" if lead.claimed_at else ""
    return f"✅ *Claimed* by {mention(lead.owner)}{at}{chosen_words(lead.assigned_by)}"


def due_words(lead: Lead, now: datetime) -> str:
    """The promised first response: when it came, when it is due, or since when it is late."""
    if lead.responded_at is not None:
        late = ", late" if lead.promise and lead.responded_at > lead.promise else ""
        return f"first response in {duration(lead.responded_at - lead.received_at)}{late}"
    if lead.due_at is None:
        return ""
    if is_overdue(lead, now):
        return f"🔴 *overdue*: first response was due {when(lead.due_at)}"
    return f"first response due {when(lead.due_at)}"


def is_overdue(lead: Lead, now: datetime) -> bool:
    """No person answered, though it was promised until then."""
    answered = lead.responded_at is not None or lead.closed_at is not None
    return not answered and lead.due_at is not None and lead.due_at <= now


def reply_words(lead: Lead) -> str:
    """What became of the auto-reply, in the words of the status line."""
    return _REPLY[lead.reply](lead, literal(lead.reply_reason, REASON))


def closed_words(lead: Lead) -> str:
    """ "Closed, won, 12,000 EUR"."""
    parts = ["Closed", literal(lead.closed_as, FACT)]
    if lead.value is not None:
        parts.append(money(lead.value, lead.currency))
    return ", ".join(part for part in parts if part)


def closed_foot(lead: Lead) -> str:
    """Below a closed card: how long each step took."""
    parts = [mention(lead.owner)] if lead.owner else []
    if lead.claimed_at is not None:
        parts.append(f"claimed in {duration(lead.claimed_at - lead.received_at)}")
    if lead.responded_at is not None:
        parts.append(f"first response in {duration(lead.responded_at - lead.received_at)}")
    if lead.closed_at is not None:
        by = f" by {mention(lead.closed_by)}" if lead.closed_by not in (None, lead.owner) else ""
        parts.append(f"closed {when(lead.closed_at)}{by}")
    parts += [reopened(lead), followups(lead), reply_words(lead), f"#{lead.id}"]
    return " · ".join(part for part in parts if part)


def followups(lead: Lead) -> str:
    if not lead.followups:
        return ""
    return f"{lead.followups} more message{'s' if lead.followups > 1 else ''} from the buyer"


def reopened(lead: Lead) -> str:
    times = {0: "", 1: "reopened", 2: "reopened twice"}
    return times.get(lead.reopened, f"reopened {lead.reopened} times")


def allowed_by(allowed: str) -> str:
    """Who allowed a sender, and since when: "<@U0ANNA> since 2 Nov 2026"."""
    by, _, since = allowed.partition(" ")
    day = datetime.fromisoformat(since)
    return f"{mention(by)} since {day.day} {day:%b %Y}"


def _state(lead: Lead) -> list[str]:
    """What the state means, and the owner: a snoozed or escalated lead still has one, or none."""
    said = [_STATE[lead.state](lead)] if lead.state in _STATE else []
    return [*said, owner_words(lead), reopened(lead)]


def _snoozed(lead: Lead) -> str:
    return f"💤 *Snoozed* until {when(lead.snoozed_until)}" if lead.snoozed_until else "💤 *Snoozed*"


def _waiting(lead: Lead) -> str:
    since = f" since {when(lead.waiting_since)}" if lead.waiting_since else ""
    return f"📨 *Waiting for the customer*{since}"


def _responded(lead: Lead) -> str:
    by = mention(lead.responded_by) if lead.responded_by else "a person"
    how = _FROM.get(lead.responded_how, "")
    times = f", {lead.responses} in all" if lead.responses > 1 else ""
    return f"💬 *Response* by {by}{how}{times}"


_STATE: dict[State, Callable[[Lead], str]] = {
    "snoozed": _snoozed,
    "waiting": _waiting,
    "escalated": lambda lead: "🔴 *Escalated*",
    "responded": _responded,
}


def chosen_words(assigned_by: str) -> str:
    """Who chose the owner, or why the bot did."""
    if is_rep(assigned_by):
        return f", assigned by {mention(assigned_by)}"
    return _CHOSEN.get(assigned_by, "")


def _lease(lead: Lead) -> str:
    if lead.pinned_by is not None:
        return f"📌 pinned by {mention(lead.pinned_by)}"
    if lead.lease_until is not None and lead.responded_at is None:
        return f"free again {when(lead.lease_until)} if nobody answers"
    return ""


def _priority(lead: Lead) -> str:
    return {"high": "❗ high priority", "urgent": "‼️ *urgent*", "low": "low priority"}.get(lead.priority, "")


def _because(words: str) -> Callable[[Lead, str], str]:
    return lambda lead, reason: f"{words}: {reason}" if reason else words


def _pending(lead: Lead, reason: str) -> str:
    return f"auto-reply waits: {reason}" if reason else "auto-reply on its way"


def _sent(lead: Lead, reason: str) -> str:
    after = f" in {duration(lead.replied_at - lead.received_at)}" if lead.replied_at else ""
    return f"auto-reply sent{after}" + (f" ⚠️ {reason}" if reason else "")


_REPLY: dict[ReplyState, Callable[[Lead, str], str]] = {
    "none": _because("no auto-reply"),
    "pending": _pending,
    "sent": _sent,
    "failed": _because("⚠️ *auto-reply refused*"),
    "unknown": lambda lead, reason: "⚠️ *auto-reply unknown:* the mail server's answer was lost, check Sent",
    "bounced": _because("⚠️ *auto-reply came back*"),
    "preview": lambda lead, reason: "👁️ auto-reply not sent: a person decides",
    "skipped": _because("auto-reply skipped by a person"),
    "cancelled": lambda lead, reason: "no auto-reply: a person was faster",
}
