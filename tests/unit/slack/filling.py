"""Fills in a modal as a person would, and gives the view as Slack sends it back."""

from typing import Any

View = dict[str, Any]


def filled_in(view: View, **typed: Any) -> View:
    """`typed`: by the start of the block's id. What is not named keeps its first value."""
    values = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        name = block["block_id"].partition(":")[0]
        element = block["element"]
        state = _state(element, typed[name]) if name in typed else _first(element)
        values[block["block_id"]] = {element["action_id"]: {"type": element["type"], **state}}
    assert {name.partition(":")[0] for name in values} >= typed.keys()
    return view | {"id": "V1", "state": {"values": values}}


def _first(element: View) -> dict[str, Any]:
    kind = element["type"]
    if kind in ("plain_text_input", "email_text_input"):
        return {"value": element.get("initial_value")}
    if kind == "checkboxes":
        return {"selected_options": element.get("initial_options", [])}
    if kind == "users_select":
        return {"selected_user": element.get("initial_user")}
    if kind == "datetimepicker":
        return {"selected_date_time": element.get("initial_date_time")}
    return {"selected_option": element.get("initial_option")}


def _state(element: View, value: Any) -> dict[str, Any]:
    kind = element["type"]
    if kind in ("plain_text_input", "email_text_input"):
        return {"value": value}
    if kind == "users_select":
        return {"selected_user": value}
    if kind == "datetimepicker":
        return {"selected_date_time": value}
    options = [*element.get("options", ())]
    for group in element.get("option_groups", ()):
        options += group["options"]
    if kind == "checkboxes":
        return {"selected_options": [one for one in options if one["value"] in value]}
    return {"selected_option": next(one for one in options if one["value"] == value)}
