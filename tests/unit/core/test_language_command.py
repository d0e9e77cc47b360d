"""`firstreply detect`: one answer a line, whatever the bytes."""

import json

from typer.testing import CliRunner

from bot.cli import app

LINES = (
    "Bitte um Ihr Angebot für Kugelhähne\n\nDN50 PN16\nPreço?\n".encode()
    + b"\xff\xfe\x00\n"
    + "価格表".encode()
)


def test_each_line_has_one_answer():
    answer = CliRunner().invoke(app, ["detect"], input=LINES)
    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == ["de", "und", "und", "pt", "und", "ja"]


def test_json_says_how_sure_and_whether_it_would_be_answered_in():
    answer = CliRunner().invoke(app, ["detect", "--json"], input="Bitte um ein Angebot für Ventile\ntotal\n")
    german, total = (json.loads(line) for line in answer.stdout.splitlines())
    assert german["language"] == "de"
    assert german["sure"]
    assert german["confidence"] > 0.9
    assert not total["sure"]
