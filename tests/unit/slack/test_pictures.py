"""The page of pictures shows every state. `python -m tests.pictures` draws them."""

import re
from pathlib import Path
from typing import get_args

from bot.core.lead import State
from tests.unit.slack.samples import CARDS, PICTURED

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "cards.md").read_text(encoding="utf-8")


def test_every_state_has_its_picture():
    assert {CARDS[sample].state for sample in PICTURED.values()} == set(get_args(State))
    assert [name for name in PICTURED if f"img/cards/{name}-wide-light.png" not in PAGE] == []


def test_every_picture_is_shown_and_small():
    shown = set(re.findall(r"img/cards/([\w-]+\.png)", PAGE))
    there = {path.name: path.stat().st_size for path in (DOCS / "img/cards").iterdir()}
    assert shown == there.keys()
    assert max(there.values()) <= 60_000
