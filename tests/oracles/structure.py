"""What neither the types nor the models know, after Slack's documentation: one function a rule."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_TEXT = (
    9_000  # characters in the blocks of one message: above, msg_blocks_too_long, which no page tells
)
NOTICE_TEXT, UPDATE_TEXT = 40_000, 4_000
VIEW_BYTES = 250_000
INPUT_LENGTH = 3_000
CHART = "data_visualization"  # no package knows it yet
CHARTS, TITLE, LABEL, SERIES, POINTS = 2, 50, 20, 6, 20
ONLY_IN = {CHART: {"message"}, "alert": {"modal"}, "markdown": {"message"}, "container": {"message"}}
WORDS = ("text", "emoji", "link", "mrkdwn", "plain_text", "date", "raw_text")


def of_text(text: object, most: int = NOTICE_TEXT) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield "text is missing: notifications and screen readers have nothing to say"
    elif _width(text) > most:
        yield f"text has {_width(text)} characters, Slack takes {most:,}"


def of_charts(blocks: list[Json]) -> Iterator[str]:
    """https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block, of bars."""
    charts = [block for block in blocks if block.get("type") == CHART]
    if len(charts) > CHARTS:
        yield f"{len(charts)} charts, a message takes {CHARTS}"
    for block in charts:
        chart = block.get("chart") or {}
        if set(block) - {"type", "title", "chart", "block_id"} or chart.get("type") != "bar":
            yield f"a chart with {sorted(block)} of type {chart.get('type')!r}"
        if not 0 < _width(str(block.get("title") or "")) <= TITLE:
            yield f"the title of a chart has 1 to {TITLE} characters: {block.get('title')!r}"
        yield from _of_bars(chart)


def _of_bars(chart: Json) -> Iterator[str]:
    axis, series = chart.get("axis_config") or {}, chart.get("series") or []
    places = axis.get("categories") or []
    if not 0 < len(places) <= POINTS or len(set(places)) != len(places):
        yield f"categories of a chart: {places}"
    names = [one.get("name") for one in series]
    if not 0 < len(series) <= SERIES or len(set(names)) != len(names):
        yield f"series of a chart: {names}"
    yield from (f"a label of a chart: {label!r}" for label in (*places, *names) if not _is_label(label))
    for one in series:
        if [point.get("label") for point in one.get("data") or ()] != places:
            yield "the points of a series are not the categories"
        values = [point.get("value") for point in one.get("data") or ()]
        if not all(isinstance(value, int | float) for value in values):
            yield f"values of a chart: {values}"


def _is_label(label: object) -> bool:
    return isinstance(label, str) and 0 < _width(label) <= LABEL


def of_blocks(blocks: list[Json], surface: str) -> Iterator[str]:
    """`surface`: message, modal or home."""
    yield from of_charts(blocks)
    most = MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, a {surface} takes {most}"
    for block in blocks:
        if surface not in ONLY_IN.get(str(block.get("type")), {surface}):
            yield f"{block['type']} block in a {surface}"
    yield from _twice("block_id", blocks)
    for block in blocks:
        yield from _twice("action_id", _elements(block))
    for node in _objects(blocks):
        yield from _of_object(node)
    if sum(node.get("focus_on_load") is True for node in _objects(blocks)) > 1:
        yield "focus_on_load more than once"
    total = sum(map(_width, _texts(blocks)))
    if surface == "message" and total > MESSAGE_TEXT:
        yield f"{total} characters in all blocks, a message takes about {MESSAGE_TEXT:,}"


def of_view(view: Json) -> Iterator[str]:
    size = len(json.dumps(view).encode())
    if size > VIEW_BYTES:
        yield f"the view has {size} bytes, Slack takes {VIEW_BYTES:,}"
    inputs = any(block.get("type") == "input" for block in view.get("blocks") or ())
    if view.get("type") == "modal" and inputs and not view.get("submit"):
        yield "a modal with an input needs submit"


def _of_object(node: Json) -> Iterator[str]:
    kind = node.get("type")
    if kind in ("plain_text", "mrkdwn", "text") and node.get("text") == "":
        yield f"{kind} without a character"
    if kind == "plain_text_input" and not 1 <= int(node.get("max_length", 1)) <= INPUT_LENGTH:
        yield f"max_length {node['max_length']}, Slack takes 1 to {INPUT_LENGTH:,}"
    if kind == "plain_text_input":
        yield from _of_initial_value(node)
    for name in ("elements", "fields", "options", "option_groups"):
        if node.get(name) == []:
            yield f"{kind} with empty {name}"
    first, offered = node.get("initial_option"), node.get("options")
    if first is not None and offered is not None and first not in offered:
        yield f"initial_option of {node.get('action_id')} is none of its options"


def _of_initial_value(node: Json) -> Iterator[str]:
    value, most = str(node.get("initial_value", "")), int(node.get("max_length", INPUT_LENGTH))
    if _width(value) > most:
        yield f"initial_value of {_width(value)} characters where {most} are allowed"


def _twice(name: str, nodes: Iterable[Json]) -> Iterator[str]:
    counts = Counter(node[name] for node in nodes if node.get(name) is not None)
    yield from (f"{name} {value!r} is there {count} times" for value, count in counts.items() if count > 1)


def _elements(block: Json) -> Iterator[Json]:
    """The parts of one block that can have an action_id."""
    parts = block.get("elements")
    yield from (part for part in (parts if isinstance(parts, list) else ()) if isinstance(part, dict))
    yield from (block[name] for name in ("accessory", "element") if isinstance(block.get(name), dict))


def _objects(node: Any) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _objects(item)


def _texts(blocks: list[Json]) -> Iterator[str]:
    for node in _objects(blocks):
        if node.get("type") in WORDS or node.get("type") == "markdown":
            yield from (node[name] for name in ("text", "fallback") if isinstance(node.get(name), str))


def _width(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
