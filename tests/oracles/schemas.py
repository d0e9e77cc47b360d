"""JSON Schema of Slack's own types: made by node from the npm packages, kept beside them, asked by line."""

import atexit
import json
import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Any
from urllib.parse import unquote

from tests.oracles.limits import with_limits
from tests.programs import Missing

NPM = Path(__file__).parents[1] / "npm"
MADE = (
    NPM / "node_modules/.cache/firstreply/slack.json"
)  # npm ci takes it away with the packages it is made of

Json = dict[str, Any]


def findings_by_schema(definition: str, value: object) -> list[str]:
    """What is wrong with a value of that type, such as "SectionBlock"."""
    return _judge().asked(definition, value)


def is_known(definition: str) -> bool:
    return definition in slack_schema()[0]["definitions"]


def ways_to_call(definition: str) -> list[str]:
    """The definitions that a method's arguments may follow: most methods know one way, some 24."""
    definitions = slack_schema()[0]["definitions"]
    ways = [name for name in definitions if name.startswith(f"{definition}-")]
    return ways or [definition]


@cache
def slack_schema() -> tuple[Json, int]:
    """Slack's types with the limits of their comments, and how many limits there are.

    Raises Missing where node or the packages are not installed.
    """
    node = shutil.which("node")
    if node is None:
        raise Missing("node is not installed")
    if not (NPM / "node_modules/ts-json-schema-generator").exists():
        raise Missing("Slack's types are not installed (npm ci --ignore-scripts in tests/npm)")
    if not MADE.exists():
        subprocess.run([node, NPM / "make-schemas.mjs", MADE], check=True, timeout=120)
    schema, limits = with_limits(json.loads(MADE.read_text()))
    return _by_tag(_without_content(schema)), limits


class _Judge:
    """One node process, which answers one question at a time."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        with NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            json.dump(slack_schema()[0], file)
        self._schema = Path(file.name)
        self._process = subprocess.Popen(
            ["node", NPM / "judge.mjs", self._schema],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        atexit.register(self._end)

    def asked(self, definition: str, value: object) -> list[str]:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with self._one_at_a_time:
            process.stdin.write(json.dumps({"definition": definition, "value": value}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        assert answer, f"the judge ended over {definition}"
        return json.loads(answer)

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._schema.unlink()


@cache
def _judge() -> _Judge:
    return _Judge()


def _without_content(schema: Json) -> Json:
    """Arguments of methods without what is inside their blocks and views: that is judged by itself."""
    for name, definition in list(schema["definitions"].items()):
        if name.endswith("Arguments"):
            for number, way in enumerate(definition.get("anyOf", ())):
                schema["definitions"][f"{name}-{number}"] = way
            for way in definition.get("anyOf", [definition]):
                fields = way.get("properties", {})
                fields |= {"blocks": {"type": "array"}} if "blocks" in fields else {}
                fields |= {"view": {"type": "object"}} if "view" in fields else {}
    return schema


def _by_tag(schema: Json) -> Json:
    """Unions as a choice by `type`, so that one mistake is one finding and not one for each other type."""
    _choose_inside(schema["definitions"], deepcopy(schema["definitions"]))
    return schema


def _choose_inside(node: Any, known: Json) -> None:
    for value in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        _choose_inside(value, known)
    if isinstance(node, dict) and isinstance(node.get("anyOf"), list):
        branches = list(_flat(node, known))
        tags = [_tag(branch, known) for branch in branches]
        if all(tags):
            del node["anyOf"]
            node |= _choice(branches, tags)


def _flat(node: Json, known: Json) -> Iterator[Json]:
    target = known[unquote(node["$ref"]).removeprefix("#/definitions/")] if "$ref" in node else node
    if "anyOf" in target:
        for branch in target["anyOf"]:
            yield from _flat(branch, known)
    else:
        yield node


def _tag(branch: Json, known: Json) -> str:
    target = known[unquote(branch["$ref"]).removeprefix("#/definitions/")] if "$ref" in branch else branch
    kind = target.get("properties", {}).get("type", {})
    return str(kind.get("const", "")) if isinstance(kind, dict) else ""


def _choice(branches: list[Json], tags: list[str]) -> Json:
    kinds = list(dict.fromkeys(tags))
    of = {kind: [branch for branch, tag in zip(branches, tags, strict=True) if tag == kind] for kind in kinds}
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": kinds}},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": kind}}},
                "then": same[0] if len(same) == 1 else {"anyOf": same},
            }
            for kind, same in of.items()
        ],
    }
