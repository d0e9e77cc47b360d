"""`firstreply backtest` as a manager runs it: edit a copy of the rules, and see what would change."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.content.shipped import shipped
from tests.e2e.mails import mixed

ROUTE = """
  - name: iberia
    when: {language: [es]}
    then: {channel: iberia, template: first_reply}
  - name: everything-else"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that has taken in twenty mails, and beside it an edited copy of its rules."""
    tmp_path = tmp_path_factory.mktemp("house")
    (tmp_path / "in").mkdir()
    for number, sample in enumerate(mixed(20)):
        (tmp_path / "in" / f"{number:03}.eml").write_bytes(sample.raw)
    settings = f"""
[company]
name = "Brightvalve"
[mailboxes.sales]
kind = "folder"
path = "{tmp_path}/in"
address = "sales@brightvalve.example"
go_live = "2026-01-01T00:00:00Z"
[smtp]
kind = "folder"
path = "{tmp_path}/out"
[slack]
mode = "off"
[database]
url = "sqlite:///{tmp_path}/firstreply.db"
"""
    (tmp_path / "firstreply.toml").write_text(settings)
    shutil.copytree(shipped("rules"), tmp_path / "edited")
    routes = tmp_path / "edited/routes.yaml"
    routes.write_text(routes.read_text().replace("\n  - name: everything-else", ROUTE))
    assert firstreply(tmp_path, "run", "--once").returncode == 0
    return tmp_path


def firstreply(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(place / "firstreply.toml")]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)


def test_what_would_change_is_printed_and_drawn(place):
    page = place / "page.html"
    told = firstreply(place, "backtest", "--rules", str(place / "edited"), "--html", str(page))
    assert (told.returncode, told.stderr) == (0, "")
    assert "3 of 20 would change channel\n" in told.stdout
    assert "20 of 20 were decided by these very rules" in told.stdout
    assert "leads → iberia" in told.stdout
    assert page.read_text().count("<article>") == 3


def test_other_programs_get_one_line_a_change(place):
    told = firstreply(place, "backtest", "--rules", str(place / "edited"), "--json")
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    moved = {(line["before"]["channel"], line["after"]["channel"]) for line in lines}
    assert (len(lines), moved) == (3, {("leads", "iberia")})
    assert told.stderr.startswith("3 of 20 would change channel\n")


def test_rules_with_a_mistake_are_named_and_not_replayed(place, tmp_path):
    shutil.copytree(place / "edited", tmp_path / "wrong")
    (tmp_path / "wrong/routes.yaml").write_text("routes:\n  - name: x\n    then: {chanel: leads}\n")
    told = firstreply(place, "backtest", "--rules", str(tmp_path / "wrong"))
    assert (told.returncode, told.stdout) == (2, "")
    assert "routes.yaml:3:" in told.stderr


def test_without_a_folder_the_record_is_what_counts(place):
    told = firstreply(place, "backtest")
    assert (told.returncode, told.stdout.splitlines()[0]) == (0, "0 of 20 would change")


def test_a_person_sees_a_bar(place):
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", "backtest", "--config", str(place / "firstreply.toml")]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=terminal) as program:
        program.communicate(timeout=120)
    os.close(terminal)
    shown = os.read(screen, 100_000).decode("utf-8", "replace")
    os.close(screen)
    assert "mails judged again" in shown
    assert "20/20" in shown
