"""What can be done with a lead, as its card offers it: at most one primary button, the rest in a menu."""

from collections.abc import Iterator

from bot.core.lead import Lead, State
from bot.slack.card_actions import (
    ASSIGN,
    CHOICES,
    CLAIM,
    CLOSE,
    EDIT_PREVIEW,
    MORE,
    NOT_A_LEAD,
    RELEASE,
    REPLY,
    SEND_PREVIEW,
    SKIP_PREVIEW,
    UNDO,
    WAKE,
)
from bot.slack.card_parts import Block, asked_first, block_id, button, option, overflow
from bot.slack.held import decisions

SNOOZES = ("snooze:1h", "snooze:tomorrow", "snooze:date")
PRIMARY = {"style": "primary"}
UNPIN = "Unpin: this claim may run out"


def actions(lead: Lead) -> Block:
    """The row of buttons of a lead that is not closed."""
    buttons = _free(lead) if lead.owner is None else _taken(lead)
    menu = overflow(MORE, [_choice(lead, choice) for choice in _choices(lead)])
    return {"type": "actions", "block_id": block_id(lead), "elements": [*buttons, menu]}


def preview_actions(lead: Lead) -> Block:
    """Shadow mode: a person decides about the auto-reply."""
    send = button(SEND_PREVIEW, lead, "Send")
    edit = button(EDIT_PREVIEW, lead, "Edit…")
    skip = button(SKIP_PREVIEW, lead, "Skip")
    return {"type": "actions", "block_id": block_id(lead, "preview"), "elements": [send, edit, skip]}


def closed_menu(lead: Lead) -> Block:
    return overflow(MORE, [_choice(lead, choice) for choice in ("reopen", "full")])


def undo_button(lead: Lead) -> Block:
    return button(UNDO, lead, "Undo")


def _free(lead: Lead) -> Iterator[Block]:
    """Nobody has it: claim first."""
    yield button(CLAIM, lead, "Claim now" if lead.state == "escalated" else "Claim") | PRIMARY
    if lead.held:
        yield from decisions(lead)
        return
    yield from _wake(lead)
    yield button(REPLY, lead, "Reply…")
    yield _not_a_lead(lead)


def _taken(lead: Lead) -> Iterator[Block]:
    """Reply first, until somebody did."""
    reply = button(REPLY, lead, "Reply…")
    yield reply | PRIMARY if lead.state in ("claimed", "escalated") else reply
    yield from decisions(lead)
    yield from _wake(lead)
    if not lead.held:
        yield button(ASSIGN, lead, "Reassign…")
    yield button(CLOSE, lead, "Close…")
    yield button(RELEASE, lead, "Release")


def _choices(lead: Lead) -> tuple[str, ...]:
    """At most five, and nothing that is a button beside it."""
    if lead.held:
        return ("assign", *SNOOZES, "not_a_lead")
    return ("assign", *SNOOZES) if lead.owner is None else (*SNOOZES, "not_a_lead", "pin")


def _choice(lead: Lead, choice: str) -> Block:
    return option(choice, UNPIN if choice == "pin" and lead.pinned_by else CHOICES[choice])


def _wake(lead: Lead) -> Iterator[Block]:
    words: dict[State, str] = {"snoozed": "Wake up", "waiting": "Wait no longer"}
    if lead.state in words:
        yield button(WAKE, lead, words[lead.state])


def _not_a_lead(lead: Lead) -> Block:
    asked = asked_first(
        "Mark as not a lead?", "The card collapses and nothing is sent. You can undo this.", "Not a lead"
    )
    return button(NOT_A_LEAD, lead, "Not a lead") | asked
