"""The limits that @slack/types tells in its comments only, as keywords of JSON Schema."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_IN_EACH = re.compile(r"maximum length for the text in each item is (\d+)")
_LONGEST = re.compile(
    r"max(?:imum)? length (?:for (?:this field|the `?text`? (?:in|within|field in) this (?:field|object)) )?"
    r"(?:is|of) (\d+) ?characters|limit (\d+) characters"
)
_MOST = re.compile(
    r"max(?:imum)? (?:of |number of [a-z ]+ is )?(\d+)"
    r"(?= (?:elements|blocks|items|options|cards|rows|[a-z ]*can (?:be )?)|\.)|array of up to (\d+)"
)
_SHORTEST = re.compile(r"minimum length (?:for the `text` in this field )?is (\d+)")
_FEWEST = re.compile(r"minimum (\d+), maximum")
_BETWEEN = re.compile(r"(?:must be between|min) `?(\d+)`?(?: and|, max) `?(\d+)`?|maximum value is (\d+)")


def with_limits(schema: Json) -> tuple[Json, int]:
    """The same schema with what its descriptions say, and how many limits that were."""
    found = 0
    for node in _properties(schema["definitions"]):
        words = node.get("description")
        if isinstance(words, str) and (said := _said(node, _plain(words))):
            found += 1
            union = {key: node.pop(key) for key in ("$ref", "anyOf") if key in node}
            node |= {"allOf": [union, said]} if union else said
    return schema, found


def _plain(words: str) -> str:
    return " ".join(words.lower().replace(",000", "000").split())


def _said(node: Json, words: str) -> Json:
    if node.get("type") == "string":
        return _length(words)
    if node.get("type") == "array":
        each = _IN_EACH.search(words)
        counts = _bound("maxItems", _MOST, words) | _bound("minItems", _FEWEST, words)
        return counts | ({"items": {"allOf": [node["items"], _text(int(each[1]))]}} if each else {})
    if node.get("type") == "number":
        match = _BETWEEN.search(words)
        low, high, most = match.groups() if match else (None, None, None)
        return {"minimum": int(low), "maximum": int(high)} if low else {"maximum": int(most)} if most else {}
    if "$ref" in node or "anyOf" in node:  # an object that holds the text
        said = _length(words)
        return {"properties": {"text": said}} if said else {}
    return {}


def _length(words: str) -> Json:
    return _bound("maxLength", _LONGEST, words) | _bound("minLength", _SHORTEST, words)


def _bound(keyword: str, pattern: re.Pattern[str], words: str) -> Json:
    match = pattern.search(words)
    return {keyword: int(next(group for group in match.groups() if group))} if match else {}


def _text(most: int) -> Json:
    return {"properties": {"text": {"maxLength": most}}}


def _properties(node: Any) -> Iterator[Json]:
    """Every named property of every object type, the innermost first."""
    if isinstance(node, list):
        for item in node:
            yield from _properties(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _properties(value)
            if key == "properties" and isinstance(value, dict):
                yield from (inner for inner in value.values() if isinstance(inner, dict))
