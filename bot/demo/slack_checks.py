"""The smallest checks of Block Kit: a text, a string, a list, an object. Each tells what is wrong."""

from collections.abc import Iterator
from typing import Any

from bot.demo.slack_workspace import Json

COMMON = {"type", "block_id"}

Mistakes = Iterator[str]


def text_of(
    item: Any, limit: int, where: str, *, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")
) -> Mistakes:
    if not isinstance(item, dict) or item.get("type") not in kinds:
        yield f"must be {' or '.join(kinds)} [json-pointer:{where}]"
        return
    yield from keys_of(
        item, {"text", "emoji"} if item["type"] == "plain_text" else {"text", "verbatim"}, where
    )
    yield from string_of(item, "text", limit, where)


def plain_of(item: Json, key: str, limit: int, where: str, *, required: bool = False) -> Mistakes:
    """A plain text under a key that may be missing."""
    if required or key in item:
        yield from text_of(item.get(key), limit, f"{where}/{key}", kinds=("plain_text",))


def string_of(item: Json, key: str, limit: int, where: str, *, required: bool = True) -> Mistakes:
    value = item.get(key)
    if value is None and not required:
        return
    if not isinstance(value, str) or not value:
        yield f"must be a string of at least 1 character [json-pointer:{where}/{key}]"
    elif len(value) > limit:
        yield f"must be less than {limit + 1} characters [json-pointer:{where}/{key}]"


def flags_of(item: Json, keys: tuple[str, ...], where: str) -> Mistakes:
    for key in keys:
        if not isinstance(item.get(key, False), bool):
            yield f"must be true or false [json-pointer:{where}/{key}]"


def keys_of(item: Json, known: set[str], where: str) -> Mistakes:
    yield from (f"unknown key {key} [json-pointer:{where}]" for key in sorted(item.keys() - known - COMMON))


def count_of(items: Any, most: int, where: str) -> Mistakes:
    if not isinstance(items, list) or not 1 <= len(items) <= most:
        yield f"must have 1 to {most} items [json-pointer:{where}]"


def items_of(block: Json, key: str) -> list[Any]:
    items = block.get(key)
    return items if isinstance(items, list) else []
