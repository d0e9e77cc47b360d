"""The schemas for editors say what the models say."""

import json
from pathlib import Path

import pytest

from bot.content.mistakes import field_names
from bot.content.rules_file import FILES
from bot.content.schemas import schemas
from bot.content.shipped import shipped
from bot.content.source_models import SourceEntry

FOLDER = shipped("rules") / "schema"


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_that_of_its_model(name: str):
    again = "python -m bot.content.schemas rules/schema"
    assert (FOLDER / name).read_text("utf-8") == schemas()[name], f"stale: {again}"


def test_each_file_has_a_schema_and_names_it_in_its_first_line():
    shipped_files = [*(shipped("rules") / name for name in FILES), *(shipped("rules") / "examples").iterdir()]
    for path in shipped_files:
        first = path.read_text("utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / Path(named)).is_file(), path


def test_a_schema_knows_the_words_that_fit():
    routes = json.loads(schemas()["routes.schema.json"])
    assert routes["$schema"].endswith("2020-12/schema")
    when, then = routes["$defs"]["When"]["properties"], routes["$defs"]["Then"]["properties"]
    assert "NO" in when["country"]["items"]["enum"]
    assert then["priority"]["enum"] == ["low", "normal", "high", "urgent"]
    assert routes["$defs"]["When"]["additionalProperties"] is False
    source = json.loads(schemas()["sources.schema.json"])["$defs"]["SourceEntry"]
    assert set(source["properties"]) == set(field_names(SourceEntry))
    assert "null" not in json.dumps(routes), "a key may be left out, not left empty"
