"""The schemas by which an editor completes and checks the rule files: JSON Schema, draft 2020-12.

They are made from the models: `python -m bot.content.schemas rules/schema` writes them anew.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.content.rule_models import ExamplesFile
from bot.content.rules_file import FILES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The text of each schema by the name of its file."""
    models = {name.removesuffix(".yaml"): model for name, model in FILES.items()} | {"examples": ExamplesFile}
    made = {}
    for name, model in models.items():
        schema = {"$schema": DRAFT, **_without_null(model.model_json_schema())}
        schema["title"] = f"firstreply: {name}"
        schema["description"] = "Every key is explained in docs/rules.md and docs/sources.md."
        made[f"{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return made


def _without_null(schema: Any) -> Any:
    """A key that may be left out may not be left empty."""
    if isinstance(schema, list):
        return [_without_null(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    rest = {
        key: {name: _without_null(one) for name, one in each.items()}
        if key == "properties"
        else _without_null(each)
        for key, each in schema.items()
        if key not in ("anyOf", "default", "title")
    }
    if len(choices) == 1:
        return rest | _without_null(choices[0])
    return rest | ({"anyOf": _without_null(choices)} if choices else {})


if __name__ == "__main__":
    for file, text in schemas().items():
        Path(sys.argv[1], file).write_text(text, encoding="utf-8")
