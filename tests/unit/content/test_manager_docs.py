"""The pages for sales managers name every field and slot, and their examples work."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.content.rule_models import (
    AuthenticatedBy,
    Limits,
    ProductEntry,
    Requires,
    RouteEntry,
    SourceEntry,
    SourcesFile,
    Then,
    Unless,
    When,
    field_names,
)
from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.slots import Company, Slots
from bot.core.language import LANGUAGES
from bot.core.source_fields import FIELDS

DOCS = Path(__file__).parents[3] / "docs"
RULES = (DOCS / "rules.md").read_text("utf-8")
SOURCES = (DOCS / "sources.md").read_text("utf-8")
TEMPLATES = (DOCS / "templates.md").read_text("utf-8")


@pytest.mark.parametrize("entry", [ProductEntry, RouteEntry, When, Then])
def test_every_field_of_a_rule_is_explained(entry: type[ProductEntry]):
    for field in entry.model_fields:
        assert f"| `{field}` |" in RULES


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
    slots = [each.name for each in fields(Slots) if each.name != "company"]
    for slot in [*slots, *(f"company.{each.name}" for each in fields(Company))]:
        assert f"| `{{{{ {slot} }}}}` |" in TEMPLATES


def test_the_examples_are_rules_that_load(tmp_path: Path):
    examples = re.findall(r"```yaml\n(.*?)```", RULES, re.DOTALL)
    for name, text in zip(("products.yaml", "routes.yaml"), examples, strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    assert load_rules(tmp_path).products[0].id == "ball-valve"
