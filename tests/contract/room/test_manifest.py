"""The app's manifest, its listeners and its documentation must say the same."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.slack.command_help import COMMAND, HELP, USAGE
from tests.contract.room.conftest import World
from tests.oracles.manifest import findings_of_manifest
from tests.oracles.needed import needed

ROOT = Path(__file__).parents[3]
MANIFEST = yaml.safe_load((ROOT / "deploy/slack-manifest.yaml").read_text())
DOCS = (ROOT / "docs/slack.md").read_text()
SCOPES = MANIFEST["oauth_config"]["scopes"]["bot"]
QUIETED = {("event", "message")}  # has a listener so that Bolt logs no stray message; we never subscribe

DELETED = object()
FAULTS: dict[str, tuple[str, Any]] = {
    "name too long": ("display_information.name", "f" * 36),
    "description too long": ("display_information.description", "d" * 141),
    "no display_information": ("display_information", DELETED),
    "unknown key": ("features.home_tab", True),
    "unknown key at the top": ("feature", {}),
    "bad colour": ("display_information.background_color", "green"),
    "capitals in the bot's name": ("features.bot_user.display_name", "FirstReply"),
    "command too long": ("features.slash_commands.0.command", "/" + "l" * 32),
    "command without a slash": ("features.slash_commands.0.command", "leads"),
    "51 commands": ("features.slash_commands", [{"command": "/a", "description": "b"}] * 51),
    "bad kind of shortcut": ("features.shortcuts.0.type", "channel"),
    "11 shortcuts": ("features.shortcuts", MANIFEST["features"].get("shortcuts", []) * 11),
    "misspelt scope": ("oauth_config.scopes.bot.0", "chat:writes"),
    "misspelt event": ("settings.event_subscriptions.bot_events.0", "app_home_open"),
    "a scope twice": ("oauth_config.scopes.bot", [*SCOPES, SCOPES[0]]),
    "command without its scope": ("oauth_config.scopes.bot", [s for s in SCOPES if s != "commands"]),
    "event without its scope": ("oauth_config.scopes.bot", [s for s in SCOPES if s != "users:read"]),
    "Home event without Home tab": ("features.app_home.home_tab_enabled", False),
    "HTTP without addresses": ("settings.socket_mode_enabled", False),
    "shortcut without interactivity": ("settings.interactivity.is_enabled", False),
}


def test_the_manifest_is_one_that_slack_takes():
    with needed():
        assert findings_of_manifest(MANIFEST) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_mistake_in_a_manifest_is_seen(name: str):
    with needed():
        assert findings_of_manifest(changed(*FAULTS[name]))


def changed(path: str, value: Any) -> dict[str, Any]:
    manifest = node = deepcopy(MANIFEST)
    *way, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    for part in way:
        node = node[part]
    if value is DELETED:
        del node[last]
    else:
        node[last] = value
    return manifest


def test_each_command_shortcut_and_event_has_a_listener_and_each_listener_is_in_the_manifest(world: World):
    assert heard(world) - QUIETED == promised()


def promised() -> set[tuple[str, str]]:
    features, events = MANIFEST["features"], MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    return {
        *(("command", command["command"]) for command in features["slash_commands"]),
        *(("shortcut", shortcut["callback_id"]) for shortcut in features["shortcuts"]),
        *(("event", event) for event in events),
    }


def heard(world: World) -> set[tuple[str, str]]:
    """What the listeners of the real app are for. Bolt keeps each constraint in the matcher's closure."""
    kinds = {"command": "command", "event": "event", "shortcut": "shortcut", "message_shortcut": "shortcut"}
    found = set()
    for listener in world.slack.app._listeners:
        for matcher in listener.matchers:
            kind = kinds.get(matcher.func.__qualname__.partition(".")[0])
            if kind is not None:
                (constraint,) = [cell.cell_contents for cell in matcher.func.__closure__]
                found.add((kind, constraint["type"] if isinstance(constraint, dict) else constraint))
    return found


def test_the_manifest_offers_the_command_that_the_bot_understands():
    (command,) = MANIFEST["features"]["slash_commands"]
    assert (command["command"], command["usage_hint"]) == (COMMAND, USAGE)
    assert command["should_escape"] is True


def test_a_message_can_be_made_a_lead():
    (shortcut,) = MANIFEST["features"]["shortcuts"]
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", "lead.from_message")
    assert shortcut["name"] in DOCS


def test_each_event_of_the_manifest_is_handled(world: World):
    for number, name in enumerate(MANIFEST["settings"]["event_subscriptions"]["bot_events"]):
        assert world.event({"type": name}, f"Ev{number}").status == 200
    world.finish()


def test_each_scope_and_event_is_explained():
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert [name for name in (*SCOPES, *events) if f"`{name}`" not in DOCS] == []


def test_each_verb_is_documented():
    offered = [part.strip().split()[0] for part in USAGE.split("|")]
    assert all(f"`/leads {verb}" in DOCS for verb in offered)
    assert all(f"`/leads {verb}" in HELP for verb in offered if verb != "help")


def test_the_manifest_needs_no_open_port_and_no_rotated_token():
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["token_rotation_enabled"] is False


def test_nobody_can_write_to_the_bot_where_nothing_would_be_read():
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is True
