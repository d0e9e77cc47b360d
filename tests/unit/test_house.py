"""The house rules that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [path for path in sorted((ROOT / "bot").rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


def test_packages_say_nothing_at_import():
    for path in (ROOT / "bot").rglob("__init__.py"):
        assert path.read_text().strip() == "", path


def test_only_one_file_reads_the_wall_clock():
    """The demo's Slack is another program, with a clock of its own."""
    readers = [path.name for path in FILES if re.search(r"datetime\.now\(|time\.time\(", path.read_text())]
    assert readers == ["app.py", "slack_workspace.py"]


def test_the_lock_file_names_no_index():
    for path in (ROOT / "requirements.lock", ROOT / "tests/npm/package-lock.json"):
        assert not re.search(r"https?://|--index|\"resolved\"", path.read_text()), path
