"""Whether Slack would take these elements: what can be pressed, chosen or filled in, and where."""

from collections.abc import Callable
from typing import Any

from bot.demo.slack_checks import (
    Mistakes,
    count_of,
    flags_of,
    items_of,
    keys_of,
    plain_of,
    string_of,
    text_of,
)
from bot.demo.slack_workspace import Json

SELECTS = {"static_select", "users_select", "multi_static_select", "multi_users_select"}
PICKERS = {"datepicker", "timepicker", "datetimepicker"}
TYPED = {"plain_text_input", "number_input", "email_text_input", "url_text_input"}
LISTED = {"radio_buttons", "checkboxes"}
STATEFUL = SELECTS | PICKERS | TYPED | LISTED  # what they hold comes back as the state of a view

WHERE = {  # Slack's own table
    "accessory": {"button", "overflow", "image", "datepicker", "timepicker"} | SELECTS | LISTED,
    "actions": {"button", "overflow", "static_select", "users_select"} | PICKERS | LISTED,
    "input": STATEFUL,
}
MOST_TYPED = 3000


def element(item: Any, place: str, where: str) -> Mistakes:
    """`place`: in what it stands: "accessory", "actions" or "input"."""
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in WHERE[place]:
        yield f"unsupported element [json-pointer:{where}/type]"
        return
    if kind == "image":
        yield from image(item, where)
        return
    yield from string_of(item, "action_id", 255, where)
    yield from CHECKS[kind](item, where)
    if "confirm" in item:
        yield from confirm(item["confirm"], f"{where}/confirm")


def image(block: Json, where: str) -> Mistakes:
    yield from string_of(block, "alt_text", 2000, where)
    if "image_url" not in block and "slack_file" not in block:
        yield f"image_url or slack_file is required [json-pointer:{where}]"


def confirm(asked: Any, where: str) -> Mistakes:
    if not isinstance(asked, dict):
        yield f"must be an object [json-pointer:{where}]"
        return
    yield from keys_of(asked, {"title", "text", "confirm", "deny", "style"}, where)
    for key, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from plain_of(asked, key, limit, where, required=True)
    if asked.get("style", "primary") not in ("primary", "danger"):
        yield f"style must be primary or danger [json-pointer:{where}/style]"


def _button(button: Json, where: str) -> Mistakes:
    known = {"action_id", "text", "value", "url", "style", "confirm", "accessibility_label"}
    yield from keys_of(button, known, where)
    yield from plain_of(button, "text", 75, where, required=True)
    yield from string_of(button, "value", 2000, where, required=False)
    yield from string_of(button, "url", 3000, where, required=False)
    yield from string_of(button, "accessibility_label", 75, where, required=False)
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"style must be primary or danger [json-pointer:{where}/style]"


def _overflow(menu: Json, where: str) -> Mistakes:
    yield from keys_of(menu, {"action_id", "options", "confirm"}, where)
    yield from _options(menu, "options", 5, where)


def _select(menu: Json, where: str) -> Mistakes:
    known = {"action_id", "placeholder", "confirm", "focus_on_load"}
    if "users" in menu["type"]:
        yield from keys_of(menu, known | {"initial_user", "initial_users", "max_selected_items"}, where)
    else:
        chosen = {"initial_option", "initial_options", "max_selected_items"}
        yield from keys_of(menu, known | {"options", "option_groups"} | chosen, where)
        yield from _options_or_groups(menu, where)
        yield from _chosen(menu, where)
    yield from plain_of(menu, "placeholder", 150, where)
    yield from flags_of(menu, ("focus_on_load",), where)


def _options_or_groups(menu: Json, where: str) -> Mistakes:
    if "option_groups" not in menu:
        yield from _options(menu, "options", 100, where)
        return
    yield from count_of(menu["option_groups"], 100, f"{where}/option_groups")
    for index, group in enumerate(items_of(menu, "option_groups")):
        here = f"{where}/option_groups/{index}"
        yield from plain_of(group, "label", 75, here, required=True)
        yield from _options(group, "options", 100, here)


def _listed(item: Json, where: str) -> Mistakes:
    known = {"action_id", "options", "initial_option", "initial_options", "confirm", "focus_on_load"}
    yield from keys_of(item, known, where)
    yield from _options(item, "options", 10, where)
    yield from _chosen(item, where)


def _options(item: Json, key: str, most: int, where: str) -> Mistakes:
    yield from count_of(item.get(key), most, f"{where}/{key}")
    for index, option in enumerate(items_of(item, key)):
        here = f"{where}/{key}/{index}"
        if not isinstance(option, dict):
            yield f"must be an object [json-pointer:{here}]"
            continue
        kinds = ("plain_text", "mrkdwn") if item.get("type") in LISTED else ("plain_text",)
        yield from keys_of(option, {"text", "value", "description", "url"}, here)
        yield from text_of(option.get("text"), 75, f"{here}/text", kinds=kinds)
        yield from string_of(option, "value", 150, here)
        yield from plain_of(option, "description", 75, here)


def _chosen(item: Json, where: str) -> Mistakes:
    """What is chosen from the start must be one of the options, word for word."""
    offered = [*items_of(item, "options")]
    for group in items_of(item, "option_groups"):
        offered += items_of(group, "options")
    chosen = [item["initial_option"]] if "initial_option" in item else items_of(item, "initial_options")
    if any(one not in offered for one in chosen):
        yield f"initial option must be one of the options [json-pointer:{where}]"
    if "initial_options" in item and not chosen:
        yield f"must have at least 1 item [json-pointer:{where}/initial_options]"


def _typed(item: Json, where: str) -> Mistakes:
    known = {"action_id", "initial_value", "placeholder", "focus_on_load", "dispatch_action_config"}
    extra = {
        "plain_text_input": {"multiline", "min_length", "max_length"},
        "number_input": {"is_decimal_allowed", "min_value", "max_value"},
    }.get(item["type"], set())
    yield from keys_of(item, known | extra, where)
    yield from plain_of(item, "placeholder", 150, where)
    yield from flags_of(item, ("multiline", "focus_on_load", "is_decimal_allowed"), where)
    if item["type"] == "number_input":
        yield from _number(item, where)
    else:
        yield from _lengths(item, where)


def _lengths(item: Json, where: str) -> Mistakes:
    least, most = item.get("min_length", 0), item.get("max_length", MOST_TYPED)
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= most <= MOST_TYPED):
        yield f"min_length and max_length must be 0 to {MOST_TYPED} [json-pointer:{where}]"
    else:
        yield from string_of(item, "initial_value", most, where, required=False)


def _number(item: Json, where: str) -> Mistakes:
    if "is_decimal_allowed" not in item:
        yield f"is_decimal_allowed is required [json-pointer:{where}]"
    for key in ("initial_value", "min_value", "max_value"):
        yield from string_of(item, key, 40, where, required=False)


def _picker(item: Json, where: str) -> Mistakes:
    first = {"datepicker": "initial_date", "timepicker": "initial_time"}.get(
        item["type"], "initial_date_time"
    )
    yield from keys_of(
        item, {"action_id", "placeholder", "confirm", "focus_on_load", first, "timezone"}, where
    )
    yield from plain_of(item, "placeholder", 150, where)
    moment = item.get("initial_date_time")
    if moment is not None and not (isinstance(moment, int) and len(str(moment)) == 10):
        yield f"must be ten digits [json-pointer:{where}/initial_date_time]"


CHECKS: dict[Any, Callable[[Json, str], Mistakes]] = {
    "button": _button,
    "overflow": _overflow,
    **dict.fromkeys(SELECTS, _select),
    **dict.fromkeys(PICKERS, _picker),
    **dict.fromkeys(TYPED, _typed),
    **dict.fromkeys(LISTED, _listed),
}
