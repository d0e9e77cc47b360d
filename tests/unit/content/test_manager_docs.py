"""The pages for sales managers name every field and slot, and their examples work."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.content.mistakes import field_names
from bot.content.rule_models import (
    Becomes,
    BlockedEntry,
    ExampleEntry,
    MarketEntry,
    PointEntry,
    ProductEntry,
    RepEntry,
    RouteEntry,
    Then,
    When,
)
from bot.content.rules_file import FILES, load_rules
from bot.content.shipped import shipped
from bot.content.slots import Company, Leaflet, Slots
from bot.content.source_models import AuthenticatedBy, Limits, Requires, SourceEntry, SourcesFile, Unless
from bot.core.grading import SIGNS
from bot.core.language import LANGUAGES
from bot.core.source_fields import FIELDS
from bot.flows.rule_sets import RuleFolders, load_rule_set

DOCS = Path(__file__).parents[3] / "docs"
RULES = (DOCS / "rules.md").read_text("utf-8")
SOURCES = (DOCS / "sources.md").read_text("utf-8")
TEMPLATES = (DOCS / "templates.md").read_text("utf-8")


@pytest.mark.parametrize(
    "entry",
    [
        ProductEntry,
        RouteEntry,
        When,
        Then,
        MarketEntry,
        RepEntry,
        PointEntry,
        BlockedEntry,
        ExampleEntry,
        Becomes,
    ],
)
def test_every_field_of_a_rule_is_explained(entry: type[BaseModel]):
    explained = {
        name for row in re.findall(r"^\| (`.*?`) \|", RULES, re.MULTILINE) for name in row.split(", ")
    }
    assert {f"`{field}`" for field in field_names(entry)} <= explained


def test_every_file_and_every_sign_is_named():
    assert [name for name in FILES if f"| `rules/{name}` |" not in RULES] == []
    assert [sign for sign in SIGNS if f"`{sign}`" not in RULES] == []


@pytest.mark.parametrize("entry", [SourceEntry, AuthenticatedBy, Requires, Unless, Limits, SourcesFile])
def test_every_field_of_a_source_is_explained(entry: type[BaseModel]):
    for field in set(field_names(entry)) - {"sources"}:
        assert f"| `{field}` |" in SOURCES, field


def test_every_field_of_a_form_and_every_shipped_source_is_named():
    assert [field for field in FIELDS if f"`{field}`" not in SOURCES] == []
    shipped_sources = load_rules(shipped("rules")).sources
    assert [source.name for source in shipped_sources if f"`{source.name}`" not in SOURCES] == []


def test_the_example_of_a_source_loads(tmp_path: Path):
    (example,) = re.findall(r"```yaml\n(.*?)```", SOURCES, re.DOTALL)
    (tmp_path / "products.yaml").write_text("products: []")
    (tmp_path / "routes.yaml").write_text("routes: [{name: a, then: {channel: a, template: none}}]")
    (tmp_path / "sources.yaml").write_text(example, "utf-8")
    assert [source.name for source in load_rules(tmp_path).sources] == ["our-shop-form"]


def test_every_language_is_listed():
    assert {code for code in LANGUAGES if not re.search(rf"`{code}`\s", RULES)} == set()


def test_every_slot_is_explained():
    slots = [each.name for each in fields(Slots) if each.name not in ("company", "catalogue")]
    parts = [*(f"company.{each.name}" for each in fields(Company))]
    parts += [f"catalogue.{each.name}" for each in fields(Leaflet)]
    for slot in [*slots, *parts]:
        assert f"| `{{{{ {slot} }}}}` |" in TEMPLATES


def test_the_examples_are_rules_that_load(tmp_path: Path):
    """Each block is a file of its own; together they make a set that passes its example."""
    files = {next(iter(model.model_fields)): name for name, model in FILES.items()} | {
        "grades_from": "grades.yaml"
    }
    (tmp_path / "examples").mkdir()
    for text in re.findall(r"```yaml\n(.*?)```", RULES, re.DOTALL):
        name = files.get(text.partition(":")[0], "examples/ours.yaml")
        (tmp_path / name).write_text(text, "utf-8")
    loaded = load_rule_set(RuleFolders(rules=tmp_path, templates=shipped("templates"))).rules
    assert loaded.products[0].id == "ball-valve"
    assert loaded.markets[0].hours.spans == ((480, 720), (780, 1020))
    assert loaded.team[0].cap == 20
    assert loaded.guard.block[0].silently
    assert [point.gives for point in loaded.grades.points] == [2, 1]
