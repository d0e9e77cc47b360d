"""The app's manifest, its listeners and its documentation must say the same."""

from pathlib import Path

import yaml

from bot.slack.command_help import COMMAND, HELP, USAGE
from tests.contract.room.conftest import World

ROOT = Path(__file__).parents[3]
MANIFEST = yaml.safe_load((ROOT / "deploy/slack-manifest.yaml").read_text())
DOCS = (ROOT / "docs/slack.md").read_text()


def test_the_manifest_offers_the_command_that_the_bot_understands():
    (command,) = MANIFEST["features"]["slash_commands"]
    assert (command["command"], command["usage_hint"]) == (COMMAND, USAGE)
    assert command["should_escape"] is True


def test_each_event_of_the_manifest_is_handled(world: World):
    for number, name in enumerate(MANIFEST["settings"]["event_subscriptions"]["bot_events"]):
        assert world.event({"type": name}, f"Ev{number}").status == 200
    world.finish()


def test_each_scope_is_explained():
    assert all(f"`{scope}`" in DOCS for scope in MANIFEST["oauth_config"]["scopes"]["bot"])


def test_each_verb_is_documented():
    offered = [part.strip().split()[0] for part in USAGE.split("|")]
    assert all(f"`/leads {verb}" in DOCS for verb in offered)
    assert all(f"`/leads {verb}" in HELP for verb in offered if verb != "help")


def test_the_manifest_keeps_slacks_limits_and_needs_no_open_port():
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert MANIFEST["features"]["bot_user"]["display_name"].islower()
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
    assert MANIFEST["settings"]["token_rotation_enabled"] is False
