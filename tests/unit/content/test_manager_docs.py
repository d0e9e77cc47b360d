"""The pages for sales managers name every field and slot, and their examples work."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.content.rule_models import ProductEntry, RouteEntry, Then, When
from bot.content.rules_file import load_rules
from bot.content.slots import Company, Slots
from bot.core.language import LANGUAGES

DOCS = Path(__file__).parents[3] / "docs"
RULES = (DOCS / "rules.md").read_text("utf-8")
TEMPLATES = (DOCS / "templates.md").read_text("utf-8")


@pytest.mark.parametrize("entry", [ProductEntry, RouteEntry, When, Then])
def test_every_field_of_a_rule_is_explained(entry: type[ProductEntry]):
    for field in entry.model_fields:
        assert f"| `{field}` |" in RULES


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
