"""What the inputs of a view hold, as Slack tells the app, and what Slack itself does not let pass."""

import re
from collections.abc import Iterator
from typing import Any

from bot.demo.slack_checks import items_of
from bot.demo.slack_elements import STATEFUL, TYPED
from bot.demo.slack_workspace import Json, SlackError

HELD = {  # kind: under which key its value is told, and under which it begins
    **dict.fromkeys(TYPED, ("value", "initial_value")),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
MISSING = "Please complete this required field"


def elements_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that can be pressed, chosen or filled in, with its block."""
    for block in blocks:
        if block["type"] == "actions":
            yield from ((block, element) for element in block["elements"])
        elif element := block.get("accessory") or block.get("element"):
            yield block, element


def state_of(blocks: list[Json], entered: Json) -> Json:
    """The `state.values` of a view. `entered`: block id -> action id -> what stands there now.

    A block with one input may have its value right under the block id. What nobody touched is as it began.
    """
    state: Json = {}
    for block, element in elements_of(blocks):
        if element["type"] in STATEFUL:
            held = state.setdefault(block["block_id"], {})
            held[element["action_id"]] = _now(element, entered.get(block["block_id"], {}))
    return state


def held_by(element: Json, value: Any) -> Json:
    """What the element tells when it holds `value`."""
    key, _ = HELD[element["type"]]
    if key == "selected_option":
        return {key: option_of(element, value) if value else None}
    if key == "selected_options":
        return {key: [option_of(element, one) for one in value or ()]}
    if key == "selected_users":
        return {key: list(value or ())}
    if key == "selected_date_time":
        return {key: int(value) if value else None}
    return {key: str(value) if value not in (None, "") else None}


def option_of(element: Json, value: Any) -> Json:
    options = [*items_of(element, "options")]
    for group in items_of(element, "option_groups"):
        options += group["options"]
    found: list[Json] = [option for option in options if option["value"] == value]
    if not found:
        raise SlackError("option_not_found", details=[f"{value} is not offered by {element['action_id']}"])
    return found[0]


def faults_of(blocks: list[Json], state: Json) -> dict[str, str]:
    """What the client says before it sends anything: block id -> what is wrong."""
    faults = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        held = state[block["block_id"]][element["action_id"]]
        value = held[HELD[element["type"]][0]]
        if fault := _fault(element, value, optional=block.get("optional", False)):
            faults[block["block_id"]] = fault
    return faults


def _now(element: Json, entered: Any) -> Json:
    key, first = HELD[element["type"]]
    if isinstance(entered, dict) and element["action_id"] not in entered:
        empty: list[str] | None = [] if key in ("selected_options", "selected_users") else None
        return {"type": element["type"], key: element.get(first, empty)}
    value = entered[element["action_id"]] if isinstance(entered, dict) else entered
    return {"type": element["type"]} | held_by(element, value)


def _fault(element: Json, value: Any, *, optional: bool) -> str:
    if value in (None, []):
        return "" if optional else MISSING
    if element["type"] == "number_input":
        return _number_fault(element, str(value))
    if element["type"] in TYPED:
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if len(value) > most:
            return f"Must be {most} characters or fewer"
        return f"Must be at least {least} characters" if len(value) < least else ""
    return ""


def _number_fault(element: Json, value: str) -> str:
    if not NUMBER.fullmatch(value) or ("." in value and not element["is_decimal_allowed"]):
        return "Must be a number" if element["is_decimal_allowed"] else "Must be a whole number"
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Must be at least {element['min_value']}"
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Must be at most {element['max_value']}"
    return ""
