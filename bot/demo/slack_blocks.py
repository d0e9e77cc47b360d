"""Whether Slack would take these blocks, this text and this view. Says every mistake with a JSON pointer."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
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
from bot.demo.slack_elements import element, image
from bot.demo.slack_workspace import Json, SlackError

MAX_BLOCKS, MAX_VIEW_BLOCKS = 50, 100
MAX_TEXT = 40_000
MAX_UPDATE_TEXT = 4_000
MAX_ALL_TEXT = 10_000  # undocumented: Slack adds up the text of all blocks
MAX_VIEW_BYTES = 250_000

RICH_CONTAINERS = {"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"}
RICH_LEAVES = {"text", "link", "user", "channel", "emoji", "date", "broadcast", "usergroup", "color"}
VIEW_KEYS = {
    "modal": {"title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"},
    "home": set[str](),
}


def check_blocks(blocks: Any) -> None:
    """Raise `invalid_blocks`, as Slack does, when anything in them is wrong."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    mistakes = list(_mistakes(blocks, MAX_BLOCKS, "/blocks"))
    if mistakes:
        raise SlackError("invalid_blocks", details=mistakes)
    if sum(len(text) for text in _all_text(blocks)) > MAX_ALL_TEXT:
        raise SlackError("msg_blocks_too_long")


def check_view(view: Any, kind: str) -> None:
    """Raise `invalid_arguments`, or `view_too_large`, when this is not a view of that kind."""
    if not isinstance(view, dict) or view.get("type") != kind:
        raise SlackError("invalid_arguments", details=[f"must be a {kind} [json-pointer:/view/type]"])
    if len(json.dumps(view, ensure_ascii=False).encode()) > MAX_VIEW_BYTES:
        raise SlackError("view_too_large")
    if mistakes := list(_view_mistakes(view)):
        raise SlackError("invalid_arguments", details=mistakes)


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


def _view_mistakes(view: Json) -> Mistakes:
    common = {"blocks", "private_metadata", "callback_id", "external_id"}
    yield from keys_of(view, common | VIEW_KEYS[view["type"]], "/view")
    yield from string_of(view, "callback_id", 255, "/view", required=False)
    yield from string_of(view, "external_id", 255, "/view", required=False)
    if len(str(view.get("private_metadata", ""))) > 3000:
        yield "must be less than 3001 characters [json-pointer:/view/private_metadata]"
    blocks = view.get("blocks")
    yield from count_of(blocks, MAX_VIEW_BLOCKS, "/view/blocks")
    if view["type"] == "modal":
        yield from plain_of(view, "title", 24, "/view", required=True)
        yield from plain_of(view, "submit", 24, "/view")
        yield from plain_of(view, "close", 24, "/view")
        if "submit" not in view and any(_is_input(block) for block in items_of(view, "blocks")):
            yield "submit is required when an input block is within blocks [json-pointer:/view/submit]"
    if isinstance(blocks, list):
        yield from _mistakes(blocks, MAX_VIEW_BLOCKS, "/view/blocks")


def _is_input(block: Any) -> bool:
    return isinstance(block, dict) and block.get("type") == "input"


def _mistakes(blocks: list[Any], most: int, pointer: str) -> Mistakes:
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:{pointer}]"
    ids = Counter(b.get("block_id") for b in blocks if isinstance(b, dict) and b.get("block_id"))
    yield from (f"block_id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for index, block in enumerate(blocks):
        where = f"{pointer}/{index}"
        check = CHECKS.get(block.get("type")) if isinstance(block, dict) else None
        if check is None:
            yield f"unsupported type [json-pointer:{where}/type]"
        else:
            yield from string_of(block, "block_id", 255, where, required=False)
            yield from check(block, where)


def _header(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"text"}, where)
    yield from plain_of(block, "text", 150, where, required=True)


def _section(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"text", "fields", "accessory", "expand"}, where)
    if "text" not in block and "fields" not in block:
        yield f"text or fields is required [json-pointer:{where}]"
    if "text" in block:
        yield from text_of(block["text"], 3000, f"{where}/text")
    if "fields" in block:
        yield from count_of(block["fields"], 10, f"{where}/fields")
        for index, item in enumerate(items_of(block, "fields")):
            yield from text_of(item, 2000, f"{where}/fields/{index}")
    if "accessory" in block:
        yield from element(block["accessory"], "accessory", f"{where}/accessory")


def _context(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"elements"}, where)
    yield from count_of(block.get("elements"), 10, f"{where}/elements")
    for index, item in enumerate(items_of(block, "elements")):
        if isinstance(item, dict) and item.get("type") == "image":
            yield from image(item, f"{where}/elements/{index}")
        else:
            yield from text_of(item, 3000, f"{where}/elements/{index}")


def _actions(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"elements"}, where)
    yield from count_of(block.get("elements"), 25, f"{where}/elements")
    elements = items_of(block, "elements")
    ids = Counter(e.get("action_id") for e in elements if isinstance(e, dict) and e.get("action_id"))
    yield from (f"action_id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for index, item in enumerate(elements):
        yield from element(item, "actions", f"{where}/elements/{index}")


def _input(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"label", "element", "hint", "optional", "dispatch_action"}, where)
    yield from plain_of(block, "label", 2000, where, required=True)
    yield from plain_of(block, "hint", 2000, where)
    yield from flags_of(block, ("optional", "dispatch_action"), where)
    yield from element(block.get("element"), "input", f"{where}/element")


def _rich_text(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, {"elements"}, where)
    yield from count_of(block.get("elements"), 100, f"{where}/elements")
    for index, part in enumerate(items_of(block, "elements")):
        yield from _rich_part(part, f"{where}/elements/{index}")


def _rich_part(part: Any, where: str) -> Mistakes:
    if not isinstance(part, dict) or part.get("type") not in RICH_CONTAINERS:
        yield f"unsupported type [json-pointer:{where}/type]"
        return
    for index, leaf in enumerate(items_of(part, "elements")):
        here = f"{where}/elements/{index}"
        if part["type"] == "rich_text_list":
            yield from _rich_part(leaf, here)
        elif not isinstance(leaf, dict) or leaf.get("type") not in RICH_LEAVES:
            yield f"unsupported type [json-pointer:{here}/type]"
        elif leaf["type"] == "text":
            yield from string_of(leaf, "text", MAX_TEXT, here)


def _divider(block: Json, where: str) -> Mistakes:
    yield from keys_of(block, set(), where)


CHECKS: dict[Any, Callable[[Json, str], Mistakes]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "rich_text": _rich_text,
    "image": image,
    "divider": _divider,
}


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
