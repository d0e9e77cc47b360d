import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from bot.core.lead import LeadId
from bot.demo.slack_blocks import check_view
from bot.slack.home import FILTERS, HOME_FILTER, SHOWN, home_view
from bot.store.homes import Counts, Shows
from tests.unit.slack.samples import CARDS, NOW

COUNTS = Counts(open=7, overdue=1, unclaimed=3, median=timedelta(minutes=12))
LATE = replace(CARDS["escalated-claimed"], id=LeadId(1043), subject="Late one")
HOMES = {
    "open": home_view([CARDS["claimed"], LATE], shows="open", now=NOW, counts=COUNTS),
    "manager": home_view(
        [CARDS["claimed"]], shows="open", now=NOW, counts=COUNTS, team=Counts(open=40, overdue=4, unclaimed=9)
    ),
    "waiting": home_view([CARDS["waiting"]], shows="waiting", now=NOW, counts=COUNTS),
    "snoozed": home_view([CARDS["snoozed"]], shows="snoozed", now=NOW, counts=COUNTS),
    "closed": home_view([CARDS["closed-won"]], shows="closed", now=NOW, counts=COUNTS),
    "unclaimed": home_view([CARDS["open-full"]], shows="unclaimed", now=NOW, counts=COUNTS),
    "nothing": home_view([], shows="open", now=NOW, counts=Counts()),
}  # fmt: skip


@pytest.mark.parametrize("name", HOMES)
def test_the_home_tab_looks_as_agreed(name: str, golden: Callable[[str, bytes], None]):
    check_view(HOMES[name], "home")
    golden(f"homes/{name}.json", json.dumps(HOMES[name], indent=1, ensure_ascii=False).encode() + b"\n")


def lines(view: dict) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


def test_what_is_late_comes_first_and_stands_out_alone():
    first, second = lines(HOMES["open"])
    assert first.startswith("🔴 *#1043 Late one*")
    assert second.startswith("👤 *#1042")
    shown = [block["accessory"] for block in HOMES["open"]["blocks"] if "accessory" in block]
    assert [button.get("style") for button in shown] == ["primary", None]


@pytest.mark.parametrize("shows", get_args(Shows))
def test_nothing_is_said_kindly_and_the_filter_stays(shows: Shows):
    view = home_view([], shows=shows, now=NOW, counts=Counts())
    [said] = lines(view)
    assert len(said) > 15
    menu = view["blocks"][1]["elements"][0]
    assert (menu["action_id"], menu["initial_option"]["value"]) == (HOME_FILTER, shows)
    assert [one["text"]["text"] for one in menu["options"]] == list(FILTERS.values())


def test_more_than_can_be_shown_is_said():
    many = [replace(CARDS["claimed"], id=LeadId(number)) for number in range(1, SHOWN + 2)]
    view = home_view(many, shows="open", now=NOW, counts=COUNTS)
    check_view(view, "home")
    assert len(lines(view)) == SHOWN
    assert "/leads mine" in view["blocks"][-1]["elements"][0]["text"]
    assert (
        "more" not in home_view(many[:SHOWN], shows="open", now=NOW, counts=COUNTS)["blocks"][-1]["block_id"]
    )


def test_only_managers_see_everybodys_numbers():
    assert any(block["block_id"] == "team" for block in HOMES["manager"]["blocks"])
    assert not any(block["block_id"] == "team" for block in HOMES["open"]["blocks"])
