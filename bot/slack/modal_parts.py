"""The pieces of which modals are made, and what their readers share."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.lead import Lead
from bot.slack.card_parts import LABEL, Block, option, plain
from bot.slack.payloads import Filled
from bot.slack.text import clean, clip, one_line

TYPED = "v"  # the action id of every field: the block's id names it
LONGEST = 3000  # characters of a text field
OPTIONS, GROUPS = 100, 100
LOST = "This window is out of date. Close it and press the button again."

View = dict[str, Any]
Errors = dict[str, str]  # block id → what is wrong there


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to be chosen: what we get back, and what people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a modal about a lead was opened from. `nonce`: the same for each sending of one opened modal.
    `anyway`: a colleague's answer was on its way, and the rep was told so."""

    version: int
    channel: str = ""
    ts: str = ""
    nonce: str = ""
    anyway: bool = False


def modal(
    callback: str, title: str, blocks: Sequence[Block], *, submit: str = "", notes: object = None
) -> View:
    view: View = {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title),
        "close": plain("Cancel" if submit else "Close"),
        "blocks": list(blocks),
    }
    if submit:
        view["submit"] = plain(submit)
    if notes is not None:
        view["private_metadata"] = json.dumps(notes, separators=(",", ":"))
    return view


def notes_of(lead: Lead, opened: Opened | None = None) -> dict[str, Any]:
    """Our own words to ourselves: what the modal is about, and which version of it was on the screen."""
    if opened is None:
        return {"lead": lead.id, "v": lead.version, "channel": lead.card_channel, "ts": lead.card_ts}
    place = {"channel": opened.channel or lead.card_channel, "ts": opened.ts or lead.card_ts}
    notes = {"lead": lead.id, "v": opened.version, **place, "nonce": opened.nonce}
    return notes | ({"anyway": True} if opened.anyway else {})


def opened_of(filled: Filled) -> Opened:
    """The same again, for a modal that is drawn anew while it is open."""
    return Opened(
        version=filled.version,
        channel=filled.note("channel"),
        ts=filled.note("ts"),
        nonce=filled.note("nonce"),
        anyway=filled.opened.get("anyway") is True,
    )


def field(block: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    made: Block = {"type": "input", "block_id": block, "label": plain(label), "element": element}
    if optional:
        made["optional"] = True
    if hint:
        made["hint"] = plain(hint)
    return made


def line_field(initial: str = "", most: int = 200) -> Block:
    return _typed(one_line(initial), most)


def text_field(initial: str = "") -> Block:
    return _typed(clean(initial), LONGEST) | {"multiline": True}


def select(choices: Iterable[Choice], chosen: str = "", *, said: str = "Choose") -> Block:
    """A list to choose from. Slack takes a hundred; more are put below their first letters."""
    options = [
        option(choice.value, clip(one_line(choice.label), LABEL) or choice.value) for choice in choices
    ]
    menu: Block = {"type": "static_select", "action_id": TYPED, "placeholder": plain(said)}
    shown = options
    if len(options) <= OPTIONS:
        menu["options"] = options
    else:
        groups = _groups(options)
        menu["option_groups"] = groups
        shown = [one for group in groups for one in group["options"]]
    if first := next((one for one in shown if one["value"] == chosen), None):
        menu["initial_option"] = first
    return menu


def _typed(initial: str, most: int) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": TYPED, "max_length": most}
    if words := clip(initial, most):
        element["initial_value"] = words
    return element


def _groups(options: Sequence[Block]) -> list[Block]:
    letters: dict[str, list[Block]] = defaultdict(list)
    for one in options:
        letters[_letter(one["text"]["text"])].append(one)
    groups = sorted(letters.items())[:GROUPS]
    return [{"label": plain(letter), "options": listed[:OPTIONS]} for letter, listed in groups]


def _letter(label: str) -> str:
    return next((sign.upper() for sign in label if sign.isalnum()), "#")
