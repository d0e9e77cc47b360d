"""Whether Slack would take these blocks and this text. Says every mistake with a JSON pointer."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from bot.demo.slack_workspace import Json, SlackError

MAX_BLOCKS = 50
MAX_TEXT = 40_000
MAX_UPDATE_TEXT = 4_000
MAX_ALL_TEXT = 10_000  # undocumented: Slack adds up the text of all blocks

RICH_CONTAINERS = {"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"}
RICH_LEAVES = {"text", "link", "user", "channel", "emoji", "date", "broadcast", "usergroup", "color"}
SURFACE_ELEMENTS = {"button", "overflow", "static_select", "users_select", "datepicker", "checkboxes"}
COMMON = {"type", "block_id"}

Mistakes = Iterator[str]


def check_blocks(blocks: Any) -> None:
    """Raise `invalid_blocks`, as Slack does, when anything in them is wrong."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    mistakes = list(_mistakes(blocks))
    if mistakes:
        raise SlackError("invalid_blocks", details=mistakes)
    if sum(len(text) for text in _all_text(blocks)) > MAX_ALL_TEXT:
        raise SlackError("msg_blocks_too_long")


def check_text(text: Any, *, limit: int = MAX_TEXT) -> None:
    if not isinstance(text, str):
        raise SlackError("invalid_arguments", details=["text: must be a string"])
    if len(text) > limit:
        raise SlackError("msg_too_long")


def check_metadata(metadata: Any) -> None:
    well_formed = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not well_formed:
        raise SlackError("invalid_metadata_format")


def _mistakes(blocks: list[Any]) -> Mistakes:
    if len(blocks) > MAX_BLOCKS:
        yield f"no more than {MAX_BLOCKS} items allowed [json-pointer:/blocks]"
    ids = Counter(b.get("block_id") for b in blocks if isinstance(b, dict) and b.get("block_id"))
    yield from (f"block_id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for index, block in enumerate(blocks):
        where = f"/blocks/{index}"
        check = CHECKS.get(block.get("type")) if isinstance(block, dict) else None
        if check is None:
            yield f"unsupported type [json-pointer:{where}/type]"
        else:
            yield from _string(block, "block_id", 255, where, required=False)
            yield from check(block, where)


def _header(block: Json, where: str) -> Mistakes:
    yield from _keys(block, {"text"}, where)
    yield from _text(block.get("text"), 150, f"{where}/text", kinds=("plain_text",))


def _section(block: Json, where: str) -> Mistakes:
    yield from _keys(block, {"text", "fields", "accessory", "expand"}, where)
    if "text" not in block and "fields" not in block:
        yield f"text or fields is required [json-pointer:{where}]"
    if "text" in block:
        yield from _text(block["text"], 3000, f"{where}/text")
    if "fields" in block:
        yield from _count(block["fields"], 10, f"{where}/fields")
        for index, item in enumerate(_items(block, "fields")):
            yield from _text(item, 2000, f"{where}/fields/{index}")
    if "accessory" in block:
        yield from _element(block["accessory"], f"{where}/accessory")


def _context(block: Json, where: str) -> Mistakes:
    yield from _keys(block, {"elements"}, where)
    yield from _count(block.get("elements"), 10, f"{where}/elements")
    for index, item in enumerate(_items(block, "elements")):
        if isinstance(item, dict) and item.get("type") == "image":
            yield from _image(item, f"{where}/elements/{index}")
        else:
            yield from _text(item, 3000, f"{where}/elements/{index}")


def _actions(block: Json, where: str) -> Mistakes:
    yield from _keys(block, {"elements"}, where)
    yield from _count(block.get("elements"), 25, f"{where}/elements")
    elements = _items(block, "elements")
    ids = Counter(e.get("action_id") for e in elements if isinstance(e, dict) and e.get("action_id"))
    yield from (f"action_id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for index, element in enumerate(elements):
        yield from _element(element, f"{where}/elements/{index}")


def _element(element: Any, where: str) -> Mistakes:
    kind = element.get("type") if isinstance(element, dict) else None
    if kind == "image":
        yield from _image(element, where)
    elif kind not in SURFACE_ELEMENTS:
        yield f"unsupported element [json-pointer:{where}/type]"
    else:
        yield from _string(element, "action_id", 255, where)
        if kind == "button":
            yield from _button(element, where)
        if kind in ("overflow", "static_select"):
            yield from _options(element, 5 if kind == "overflow" else 100, where)
        if "confirm" in element:
            yield from _confirm(element["confirm"], f"{where}/confirm")


def _button(button: Json, where: str) -> Mistakes:
    known = {"action_id", "text", "value", "url", "style", "confirm", "accessibility_label"}
    yield from _keys(button, known, where)
    yield from _text(button.get("text"), 75, f"{where}/text", kinds=("plain_text",))
    yield from _string(button, "value", 2000, where, required=False)
    yield from _string(button, "url", 3000, where, required=False)
    yield from _string(button, "accessibility_label", 75, where, required=False)
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"style must be primary or danger [json-pointer:{where}/style]"


def _options(element: Json, most: int, where: str) -> Mistakes:
    yield from _count(element.get("options"), most, f"{where}/options")
    for index, option in enumerate(_items(element, "options")):
        here = f"{where}/options/{index}"
        if not isinstance(option, dict):
            yield f"must be an object [json-pointer:{here}]"
            continue
        yield from _text(option.get("text"), 75, f"{here}/text")
        yield from _string(option, "value", 150, here)


def _confirm(confirm: Any, where: str) -> Mistakes:
    if not isinstance(confirm, dict):
        yield f"must be an object [json-pointer:{where}]"
        return
    yield from _keys(confirm, {"title", "text", "confirm", "deny", "style"}, where)
    for key, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from _text(confirm.get(key), limit, f"{where}/{key}", kinds=("plain_text",))
    if confirm.get("style", "primary") not in ("primary", "danger"):
        yield f"style must be primary or danger [json-pointer:{where}/style]"


def _rich_text(block: Json, where: str) -> Mistakes:
    yield from _keys(block, {"elements"}, where)
    yield from _count(block.get("elements"), 100, f"{where}/elements")
    for index, part in enumerate(_items(block, "elements")):
        yield from _rich_part(part, f"{where}/elements/{index}")


def _rich_part(part: Any, where: str) -> Mistakes:
    if not isinstance(part, dict) or part.get("type") not in RICH_CONTAINERS:
        yield f"unsupported type [json-pointer:{where}/type]"
        return
    for index, leaf in enumerate(_items(part, "elements")):
        here = f"{where}/elements/{index}"
        if part["type"] == "rich_text_list":
            yield from _rich_part(leaf, here)
        elif not isinstance(leaf, dict) or leaf.get("type") not in RICH_LEAVES:
            yield f"unsupported type [json-pointer:{here}/type]"
        elif leaf["type"] == "text":
            yield from _string(leaf, "text", MAX_TEXT, here)


def _image(block: Json, where: str) -> Mistakes:
    yield from _string(block, "alt_text", 2000, where)
    if "image_url" not in block and "slack_file" not in block:
        yield f"image_url or slack_file is required [json-pointer:{where}]"


def _divider(block: Json, where: str) -> Mistakes:
    yield from _keys(block, set(), where)


CHECKS: dict[Any, Callable[[Json, str], Mistakes]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich_text,
    "image": _image,
    "divider": _divider,
}


def _text(
    item: Any, limit: int, where: str, *, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")
) -> Mistakes:
    if not isinstance(item, dict) or item.get("type") not in kinds:
        yield f"must be {' or '.join(kinds)} [json-pointer:{where}]"
        return
    yield from _keys(item, {"text", "emoji"} if item["type"] == "plain_text" else {"text", "verbatim"}, where)
    yield from _string(item, "text", limit, where)


def _string(item: Json, key: str, limit: int, where: str, *, required: bool = True) -> Mistakes:
    value = item.get(key)
    if value is None and not required:
        return
    if not isinstance(value, str) or not value:
        yield f"must be a string of at least 1 character [json-pointer:{where}/{key}]"
    elif len(value) > limit:
        yield f"must be less than {limit + 1} characters [json-pointer:{where}/{key}]"


def _keys(item: Json, known: set[str], where: str) -> Mistakes:
    yield from (f"unknown key {key} [json-pointer:{where}]" for key in sorted(item.keys() - known - COMMON))


def _count(items: Any, most: int, where: str) -> Mistakes:
    if not isinstance(items, list) or not 1 <= len(items) <= most:
        yield f"must have 1 to {most} items [json-pointer:{where}]"


def _items(block: Json, key: str) -> list[Any]:
    items = block.get(key)
    return items if isinstance(items, list) else []


def _all_text(node: Any) -> Iterator[str]:
    """Every text in the blocks, as it is counted by the hidden limit."""
    if isinstance(node, list):
        for item in node:
            yield from _all_text(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from _all_text(item)
