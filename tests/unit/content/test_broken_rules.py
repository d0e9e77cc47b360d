"""Each key of each rule file, with one mistake: its place, the repair, and nothing of the set is used."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from bot.content.rule_models import ExamplesFile
from bot.content.rules_file import FILES as MODELS
from bot.errors import ConfigError
from bot.flows.rule_sets import RuleFolders, load_rule_set
from tests.unit.content.broken_rules import CASES, FILES

MARK = "¦"
REPAIRS = (
    "did you mean|write|quotes|use small letters|swap|delete|choose|there are|needs fields|not be empty|add "
    r"|\(line \d+\)|is .*, not |all together give|the name of mail|is none of|not allowed in this context"
)


def folders(folder: Path, **changes: str) -> RuleFolders:
    (folder / "examples").mkdir()
    for name, text in (FILES | changes).items():
        (folder / name).write_text(text, "utf-8")
    templates = folder.with_name(f"{folder.name}-templates")
    (templates / "first_reply").mkdir(parents=True)
    for language in ("en", "de"):
        (templates / "first_reply" / f"{language}.txt.j2").write_text("{{ company.name }}")
    (templates / "_layout.html.j2").write_text("{{ language }}")
    return RuleFolders(rules=folder, templates=templates, channels=("leads", "held"))


def test_the_set_without_a_mistake_loads(tmp_path: Path):
    rules = load_rule_set(folders(tmp_path)).rules
    special = rules.routes[0]
    assert not any(
        getattr(special, name) in ((), "", 0, None) for name in ("languages", "over", "sla", "rep", "team")
    )
    assert (special.rep, special.priority, rules.team[0].away[0].last.day) == ("U0123ABCD", "high", 23)


@pytest.mark.parametrize(("file", "key", "old", "new", "said"), CASES, ids=lambda part: str(part)[:24])
def test_a_mistake_is_named_with_its_place_and_its_repair(
    tmp_path: Path, file: str, key: str, old: str, new: str, said: str
):
    assert FILES[file].count(old) >= 1, "the case changes nothing"
    marked = FILES[file].replace(old, new, 1)
    before = marked.partition(MARK)[0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")

    with pytest.raises(ConfigError) as caught:
        load_rule_set(folders(tmp_path, **{file: marked.replace(MARK, "")}))

    told = [one.removeprefix(f"{tmp_path.as_posix()}/") for one in str(caught.value).splitlines()]
    at_place = [one for one in told if one.startswith(f"{file}:{line}:{column}: ") and said in one]
    assert at_place, told
    assert any(re.search(REPAIRS, one) for one in at_place), "no repair is named"


def test_every_key_of_every_file_has_a_case():
    tried = {(file, key) for file, key, *_ in CASES}
    models = MODELS | {"examples/ours.yaml": ExamplesFile}
    there = {(name, key) for name, model in models.items() for key in keys_of(model)}
    assert there - tried == set()
    assert len(CASES) >= 60


def keys_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in models_in(field.annotation):
            yield from keys_of(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (list, UnionType):
        for inner in get_args(annotation):
            yield from models_in(inner)
