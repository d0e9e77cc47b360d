"""The modals of moves that need more than a press: close, assign, snooze, correct."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from bot.core.lead import Lead, LeadId, RepId
from bot.core.moves import Closing
from bot.slack.card_actions import ASSIGN, CLOSE
from bot.slack.card_parts import Block, is_rep, option, plain
from bot.slack.modal_parts import (
    LOST,
    OPTIONS,
    TYPED,
    Choice,
    Errors,
    View,
    field,
    line_field,
    modal,
    notes_of,
    select,
)
from bot.slack.money import hundredths
from bot.slack.names import LANGUAGES, countries, country_name
from bot.slack.payloads import read_filled
from bot.slack.text import clip, one_line

SNOOZE, CORRECT = "lead.snooze", "lead.correct"  # callback ids; those of the others are their buttons' names
_ENDS: dict[Closing, str] = {"won": "Won", "lost": "Lost", "other": "Other"}
_CURRENCY = re.compile(r"[A-Z]{3}")
Corrected = Literal["language", "country", "product"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseForm:
    """`value` in hundredths of `currency`."""

    lead_id: LeadId
    version: int
    closed_as: Closing
    value: int | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignForm:
    lead_id: LeadId
    version: int
    rep: RepId


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeForm:
    lead_id: LeadId
    version: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectForm:
    """What each is, as a person says; only those that were chosen."""

    lead_id: LeadId
    version: int
    chosen: tuple[tuple[Corrected, str], ...]


def close_modal(lead: Lead, currencies: Sequence[str]) -> View:
    """`currencies`: the usual one first."""
    radio: Block = {
        "type": "radio_buttons",
        "action_id": TYPED,
        "options": [option(end, label) for end, label in _ENDS.items()],
    }
    blocks = [_about(lead), field("as", "How did it end?", radio)]
    hint = "As 12,000 or 12000.50. Leave it empty where there is none."
    blocks.append(field("value", "Value", line_field(most=20), optional=True, hint=hint))
    if currencies:
        chosen = lead.currency or currencies[0]
        menu = select([Choice(code, code) for code in currencies[:OPTIONS]], chosen)
        blocks.append(field("currency", "Currency", menu, optional=True))
    return modal(CLOSE, f"Close #{lead.id}", blocks, submit="Close", notes=notes_of(lead))


def assign_modal(lead: Lead, reps: Sequence[Choice]) -> View:
    """`reps` by id and name; where there are none, Slack offers everybody."""
    others = [rep for rep in reps if rep.value != lead.owner]
    everybody: Block = {"type": "users_select", "action_id": TYPED, "placeholder": plain("Choose somebody")}
    menu = select(others, said="Choose somebody") if others else everybody
    hint = "They are told by a direct message, and may decline."
    blocks = [_about(lead), field("rep", "Who takes it?", menu, hint=hint)]
    return modal(ASSIGN, f"Assign #{lead.id}", blocks, submit="Assign", notes=notes_of(lead))


def snooze_modal(lead: Lead, zone: str) -> View:
    """`zone`: the rep's, only to say by which clock."""
    picker = {"type": "datetimepicker", "action_id": TYPED}
    clock = clip(one_line(zone), 60)
    hint = "The clock of the first response goes on."
    by = f"By your clock ({clock}). {hint}" if clock else hint
    blocks = [_about(lead), field("until", "Snooze until", picker, hint=by)]
    return modal(SNOOZE, f"Snooze #{lead.id}", blocks, submit="Snooze", notes=notes_of(lead))


def correct_modal(
    lead: Lead, languages: Sequence[Choice], countries: Sequence[Choice], products: Sequence[Choice]
) -> View:
    """What the rules read wrongly. Each list is left out where it is empty."""
    offered = (
        ("language", "Language", languages, lead.language),
        ("country", "Country of the buyer", countries, lead.country),
        ("product", "Product", products, lead.product),
    )
    blocks = [_about(lead)]
    for block, label, choices, now in offered:
        if choices:
            blocks.append(field(block, label, select(choices, now), optional=True))
    return modal(CORRECT, f"Correct #{lead.id}", blocks, submit="Correct", notes=notes_of(lead))


def every_language() -> list[Choice]:
    return sorted((Choice(tag, name) for tag, name in LANGUAGES.items()), key=lambda choice: choice.label)


def every_country() -> list[Choice]:
    return sorted(
        (Choice(code, country_name(code)) for code in countries()), key=lambda choice: choice.label[3:]
    )


def read_close(view: View) -> CloseForm | Errors:
    filled = read_filled(view)
    ends: dict[str, Closing] = {end: end for end in get_args(Closing)}
    closed_as, typed = ends.get(filled.choice("as")), filled.text("value").strip()
    value = hundredths(typed) if typed else None
    if filled.lead_id is None:
        return {"as": LOST}
    if closed_as is None:
        return {"as": "Choose how it ended."}
    if typed and value is None:
        return {"value": "Write a number, as 12,000 or 12000.50."}
    currency = filled.choice("currency") if value is not None else ""
    if currency and not _CURRENCY.fullmatch(currency):
        return {"currency": LOST}
    return CloseForm(
        lead_id=filled.lead_id, version=filled.version, closed_as=closed_as, value=value, currency=currency
    )


def read_assign(view: View) -> AssignForm | Errors:
    filled = read_filled(view)
    rep = filled.choice("rep")
    if filled.lead_id is None:
        return {"rep": LOST}
    if not is_rep(rep):
        return {"rep": "Choose somebody."}
    return AssignForm(lead_id=filled.lead_id, version=filled.version, rep=RepId(rep))


def read_snooze(view: View, *, now: datetime) -> SnoozeForm | Errors:
    filled = read_filled(view)
    moment = filled.moment("until")
    if filled.lead_id is None:
        return {"until": LOST}
    if moment is None:
        return {"until": "Choose a day and a time."}
    until = datetime.fromtimestamp(moment, UTC)
    if until <= now:
        return {"until": "That is past."}
    return SnoozeForm(lead_id=filled.lead_id, version=filled.version, until=until)


def read_correct(view: View) -> CorrectForm | Errors:
    filled = read_filled(view)
    chosen = [(what, filled.choice(what)) for what in get_args(Corrected)]
    if filled.lead_id is None:
        return {next(iter(filled.fields), "language"): LOST}
    if not any(value for _, value in chosen):
        return {next(iter(filled.fields), "language"): "Choose at least one."}
    kept = tuple((what, value) for what, value in chosen if value)
    return CorrectForm(lead_id=filled.lead_id, version=filled.version, chosen=kept)


def _about(lead: Lead) -> Block:
    """Which lead, so that nobody closes the wrong one."""
    buyer = clip(one_line(lead.contact.name or lead.contact.email), 80)
    words = plain(f"#{lead.id} · {clip(one_line(lead.subject), 150) or '(no subject)'} · {buyer}")
    return {"type": "context", "block_id": "about", "elements": [words]}
