"""The judges together: a message, a view, a call."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.oracles import structure
from tests.oracles.schemas import findings_by_schema, is_known, slack_schema, ways_to_call

Json = dict[str, Any]

VIEWS = {"modal": "ModalView", "home": "HomeView"}
ANSWER = {"text", "blocks", "response_type", "replace_original", "delete_original", "metadata",
          "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn"}  # fmt: skip


def findings_of_message(payload: Json) -> list[str]:
    """A message as posted, or as an answer to a response_url: `text`, `blocks` and what else goes with it."""
    blocks = payload.get("blocks") or []
    return [*structure.of_text(payload.get("text")), *_of_blocks(blocks, "message")]


def findings_of_view(view: Json) -> list[str]:
    """A modal or a Home tab."""
    definition = VIEWS.get(str(view.get("type")))
    if definition is None:
        return [f"a view of type {view.get('type')!r}"]
    blocks = view.get("blocks") or []
    frame = view | {"blocks": []}
    return [
        *findings_by_schema(definition, frame),
        *_of_blocks(blocks, view["type"]),
        *structure.of_view(view),
        *_of_models(lambda: View(**view).to_dict()),
    ]


def findings_of_call(method: str, arguments: Json) -> list[str]:
    """A Web API call as it comes over the wire, form fields or JSON; "response_url" is a method here."""
    if method == "response_url":
        unknown = sorted(arguments.keys() - ANSWER)
        said = [] if arguments.get("delete_original") else findings_of_message(arguments)
        return [*(f"response_url takes no {name}" for name in unknown), *said]
    definition = _definition(method)
    if not is_known(definition):
        return [f"no such method: {method}"]
    given = _typed(definition, arguments)
    return [*_of_arguments(definition, given), *_of_content(method, given)]


def _of_content(method: str, given: Json) -> list[str]:
    if isinstance(given.get("view"), dict):
        return findings_of_view(given["view"])
    if method == "chat.update":
        return [
            *structure.of_text(given.get("text"), structure.UPDATE_TEXT),
            *_of_blocks(given.get("blocks") or [], "message"),
        ]
    if method in ("chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage"):
        return findings_of_message(given)
    return []


def _of_blocks(blocks: list[Json], surface: str) -> list[str]:
    known = [block for block in blocks if block.get("type") != structure.CHART]
    by_schema = [
        f"blocks/{blocks.index(block)}{finding}"
        for block in known
        for finding in findings_by_schema("KnownBlock", block)
    ]
    return [
        *by_schema,
        *structure.of_blocks(blocks, surface),
        *_of_models(lambda: [block.to_dict() for block in Block.parse_all(known)]),
    ]


def _of_models(build: Callable[[], object]) -> Iterator[str]:
    try:
        build()
    except SlackObjectFormationError as error:
        yield f"slack_sdk: {error}"
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        yield f"slack_sdk cannot read it: {error!r}"


def _definition(method: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in method.split(".")) + "Arguments"


def _of_arguments(definition: str, given: Json) -> list[str]:
    """Of the ways in which a method may be called, the nearest one. Bolt adds team_id to each call."""
    content: Json = {"team_id": None, "token": None, "blocks": [], "view": {}}
    given = {name: content.get(name, value) for name, value in given.items()}
    given = {name: value for name, value in given.items() if value is not None}
    definitions = slack_schema()[0]["definitions"]

    def strange(way: str) -> int:
        return len(given.keys() - definitions[way].get("properties", {}).keys())

    nearest = None
    for way in sorted(ways_to_call(definition), key=strange):
        found = findings_by_schema(way, given)
        if not found:
            return []
        nearest = found if nearest is None or len(found) < len(nearest) else nearest
    return nearest or []


def _typed(definition: str, arguments: Json) -> Json:
    """Form fields are all text: what the schema knows as something else is read as that."""
    kinds: dict[str, set[str]] = {}
    for way in ways_to_call(definition):
        for name, schema in slack_schema()[0]["definitions"][way].get("properties", {}).items():
            kinds.setdefault(name, set()).add(schema.get("type", "string"))
    return {name: _read(value, kinds.get(name, {"string"})) for name, value in arguments.items()}


def _read(value: object, kinds: set[str]) -> object:
    if not isinstance(value, str) or "string" in kinds:
        return value
    if kinds == {"boolean"} and value in ("0", "1"):
        return value == "1"
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value
