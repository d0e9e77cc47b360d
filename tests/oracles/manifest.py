"""An app manifest, judged by Slack's own type with its limits, and by what must fit together in it."""

import re
from collections.abc import Iterator
from typing import Any

from tests.oracles.schemas import findings_by_schema, slack_schema

Json = dict[str, Any]

# What an event needs to be heard: https://docs.slack.dev/reference/events, each under "Required scopes".
EVENT_SCOPES = {
    "user_change": "users:read",
    "channel_archive": "channels:read",
    "member_left_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "subteam_members_changed": "usergroups:read",
}
FREE_EVENTS = {"app_home_opened", "app_uninstalled", "tokens_revoked"}


def findings_of_manifest(manifest: Json) -> list[str]:
    known = slack_schema()[0]["definitions"]["Manifest"]["properties"]
    return [
        *(f"unknown key: {name}" for name in sorted(manifest.keys() - known.keys())),
        *findings_by_schema("Manifest", manifest),
        *_of_looks(manifest),
        *_of_scopes(manifest),
        *_of_home(manifest),
        *_of_transport(manifest),
    ]


def _of_looks(manifest: Json) -> Iterator[str]:
    colour = manifest.get("display_information", {}).get("background_color", "#000")
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", colour):
        yield f"background_color {colour}: Slack wants #abc or #aabbcc"
    name = manifest.get("features", {}).get("bot_user", {}).get("display_name", "bot")
    if not re.fullmatch(r"[a-z0-9._-]+", name):
        yield f"display_name {name}: small letters, digits, dots, dashes and underscores only"
    for command in _commands(manifest):
        if not re.fullmatch(r"/[a-z0-9_-]+", command.get("command", "")):
            yield f"command {command.get('command')}: begins with / and is in small letters"


def _of_scopes(manifest: Json) -> Iterator[str]:
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    if len(set(scopes)) < len(scopes):
        yield "a scope is there twice"
    if "commands" not in scopes and (_commands(manifest) or manifest.get("features", {}).get("shortcuts")):
        yield "commands and shortcuts need the scope commands"
    if "chat:write" not in scopes:
        yield "a bot that may not write: the scope chat:write is missing"
    for event in _events(manifest):
        needed = EVENT_SCOPES.get(event)
        if needed is None and event not in FREE_EVENTS:
            yield f"event {event}: which scope does it need? Say so in tests/oracles/manifest.py"
        elif needed is not None and needed not in scopes:
            yield f"event {event} needs the scope {needed}"


def _of_home(manifest: Json) -> Iterator[str]:
    home = manifest.get("features", {}).get("app_home", {})
    is_heard = "app_home_opened" in _events(manifest)
    if bool(home.get("home_tab_enabled")) != is_heard:
        yield "the Home tab and the event app_home_opened belong together"


def _of_transport(manifest: Json) -> Iterator[str]:
    settings = manifest.get("settings", {})
    interactivity = settings.get("interactivity", {})
    if manifest.get("features", {}).get("shortcuts") and not interactivity.get("is_enabled"):
        yield "shortcuts need interactivity"
    if settings.get("socket_mode_enabled"):
        return
    addresses = {
        "event_subscriptions": settings.get("event_subscriptions", {}).get("request_url"),
        "interactivity": interactivity.get("request_url"),
    } | {command.get("command"): command.get("url") for command in _commands(manifest)}
    for name, address in addresses.items():
        if not str(address).startswith("https://"):
            yield f"{name}: without Socket Mode it needs an https address"


def _commands(manifest: Json) -> list[Json]:
    return manifest.get("features", {}).get("slash_commands", [])


def _events(manifest: Json) -> list[str]:
    return manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", [])
