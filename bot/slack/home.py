"""The Home tab of a rep: their leads, what is late first. A pure function of what the database has."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.core.lead import Lead
from bot.slack.card_actions import CLAIM, REPLY
from bot.slack.card_buttons import closed_menu
from bot.slack.card_parts import (
    FACT,
    Block,
    block_id,
    button,
    context,
    duration,
    mrkdwn,
    option,
    plain,
    subject_of,
    when,
    who,
)
from bot.slack.card_status import MARK, closed_words, due_words, is_overdue
from bot.slack.text import literal
from bot.store.homes import Counts, Shows

HOME_FILTER, HOME_REFRESH = "home.filter", "home.refresh"  # action ids
SHOWN = 20  # leads
FILTERS: Mapping[Shows, str] = {
    "open": "Open",
    "waiting": "Waiting for the customer",
    "snoozed": "Snoozed",
    "closed": "Closed this week",
    "unclaimed": "Unclaimed",
}
_NOTHING: Mapping[Shows, str] = {
    "open": "☕ Nothing waits for you. What nobody has yet is under *Unclaimed*.",
    "waiting": "You wait for no customer.",
    "snoozed": "None of your leads is snoozed.",
    "closed": "You have closed nothing in the last seven days.",
    "unclaimed": "🎉 Every lead has somebody.",
}

View = dict[str, Any]


def home_view(
    mine: Sequence[Lead], *, shows: Shows, now: datetime, counts: Counts, team: Counts | None = None
) -> View:
    """`mine`: one more than is shown says that there are more. `team`: of everybody, for managers."""
    title = "Unclaimed leads" if shows == "unclaimed" else "My leads"
    blocks = [
        {"type": "header", "block_id": "title", "text": plain(title)},
        _choices(shows),
        context("numbers", mrkdwn(_numbers(counts, now))),
        *([context("team", mrkdwn(_team(team)))] if team else []),
        {"type": "divider", "block_id": "below"},
        *_listed(mine, shows, now),
    ]
    return {"type": "home", "blocks": blocks}


def _choices(shows: Shows) -> Block:
    options = {name: option(name, label) for name, label in FILTERS.items()}
    menu = {
        "type": "static_select",
        "action_id": HOME_FILTER,
        "options": list(options.values()),
        "initial_option": options[shows],
    }
    refresh = {"type": "button", "action_id": HOME_REFRESH, "value": shows, "text": plain("Refresh")}
    return {"type": "actions", "block_id": "choices", "elements": [menu, refresh]}


def _numbers(counts: Counts, now: datetime) -> str:
    parts = [f"{counts.open} open", f"{'🔴 ' if counts.overdue else ''}{counts.overdue} overdue"]
    parts.append(f"{counts.unclaimed} unclaimed")
    if counts.median is not None:
        parts.append(f"median first response {duration(counts.median)} (7 days)")
    return " · ".join([*parts, f"as of {when(now, '{time}')}"])


def _team(counts: Counts) -> str:
    parts = [f"{counts.open} open", f"{counts.overdue} overdue", f"{counts.unclaimed} unclaimed"]
    if counts.median is not None:
        parts.append(f"median first response {duration(counts.median)} (7 days)")
    return f"*Everybody*: {' · '.join(parts)}"


def _listed(mine: Sequence[Lead], shows: Shows, now: datetime) -> Iterator[Block]:
    if not mine:
        yield {"type": "section", "block_id": "nothing", "text": mrkdwn(_NOTHING[shows])}
        return
    late_first = sorted(mine[:SHOWN], key=lambda lead: not is_overdue(lead, now))
    for place, lead in enumerate(late_first):
        yield _line(lead, now) | {"accessory": _press(lead, stands_out=place == 0)}
    if len(mine) > SHOWN:
        more = f"These are the first {SHOWN}. `/leads mine` lists yours, `/leads find acme` looks for one."
        yield context("more", mrkdwn(more))


def _line(lead: Lead, now: datetime) -> Block:
    mark = "🔴" if is_overdue(lead, now) else MARK[lead.state]
    people = [literal(who(lead), FACT), literal(lead.company, FACT)]
    parts = [", ".join(part for part in people if part), *_moment(lead, now)]
    text = f"{mark} *#{lead.id} {subject_of(lead)}*\n{' · '.join(part for part in parts if part)}"
    return {"type": "section", "block_id": block_id(lead, "home"), "text": mrkdwn(text)}


def _moment(lead: Lead, now: datetime) -> Iterator[str]:
    """What the lead waits for."""
    if lead.closed_at is not None:
        yield f"{closed_words(lead)} {when(lead.closed_at, '{date_short_pretty}')}"
        return
    if lead.snoozed_until is not None:
        yield f"snoozed until {when(lead.snoozed_until)}"
    if lead.waiting_since is not None:
        yield f"waits for the customer since {when(lead.waiting_since)}"
    yield due_words(lead, now) or f"received {when(lead.received_at)}"
    if lead.followups:
        yield f"{lead.followups} more from the buyer"


def _press(lead: Lead, *, stands_out: bool) -> Block:
    """One thing to do with each: at most the first stands out."""
    if lead.closed_at is not None:
        return closed_menu(lead)
    pressed = button(REPLY, lead, "Reply…") if lead.owner else button(CLAIM, lead, "Claim")
    return pressed | {"style": "primary"} if stands_out else pressed
