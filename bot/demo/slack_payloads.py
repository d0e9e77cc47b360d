"""The payloads that Slack sends when a person presses a button, types a command, or something happens."""

import copy
import secrets
from collections.abc import Iterator, Sequence

from bot.demo.slack_workspace import APP_ID, BOT_USER, TEAM_DOMAIN, TEAM_ID, Json, SlackError, Workspace

TEAM = {"id": TEAM_ID, "domain": TEAM_DOMAIN}


def press_payload(
    workspace: Workspace,
    base_address: str,
    *,
    user: str,
    message: Json,
    channel: str,
    action_id: str,
    value: str | None = None,
    block_id: str | None = None,
) -> Json:
    """A `block_actions` payload for one element of a message, as it is or as it was: screens lag behind."""
    private = bool(message.get("is_ephemeral"))
    looks = [message, *reversed(workspace.former.get(message["ts"], []))]
    action = _action(looks, action_id, value, block_id) | {"action_ts": f"{workspace.clock():.6f}"}
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel,
        "is_ephemeral": private,
    }
    key = workspace.new_response_url(channel, user, message["ts"])
    return {
        "type": "block_actions",
        "user": _person(workspace, user),
        "api_app_id": APP_ID,
        "token": "unused",
        "container": container,
        "trigger_id": workspace.new_trigger(),
        "team": TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel, "name": workspace.channels[channel].get("name", "directmessage")},
        **({} if private else {"message": copy.deepcopy(message)}),
        "state": {"values": {}},
        "response_url": f"{base_address}/response/{key}",
        "actions": [action],
    }


def command_payload(
    workspace: Workspace, base_address: str, *, user: str, channel: str, command: str, text: str
) -> Json:
    key = workspace.new_response_url(channel, user)
    return {
        "token": "unused",
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel,
        "channel_name": workspace.channels[channel].get("name", "directmessage"),
        "user_id": user,
        "user_name": workspace.users[user]["name"],
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": f"{base_address}/response/{key}",
        "trigger_id": workspace.new_trigger(),
    }


def event_payload(workspace: Workspace, event: Json, *, event_id: str = "") -> Json:
    """An Events API payload. The same `event_id` twice is what a retry looks like."""
    return {
        "token": "unused",
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": {"event_ts": workspace.next_ts()} | event,
        "type": "event_callback",
        "event_id": event_id or f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(workspace.clock()),
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM_ID, "user_id": BOT_USER, "is_bot": True},
        ],
        "is_ext_shared_channel": False,
    }


def _person(workspace: Workspace, user: str) -> Json:
    known = workspace.users[user]
    return {"id": user, "username": known["name"], "name": known["name"], "team_id": TEAM_ID}


def _action(looks: Sequence[Json], action_id: str, value: str | None, block_id: str | None) -> Json:
    for block, element in (found for look in looks for found in _elements(look)):
        if element.get("action_id") != action_id or block_id not in (None, block["block_id"]):
            continue
        action = {"action_id": action_id, "block_id": block["block_id"], "type": element["type"]}
        if "options" in element:
            chosen = [o for o in element["options"] if value in (None, o["value"])]
            if chosen:
                return action | {"selected_option": chosen[0]}
        elif value in (None, element.get("value")):
            extra = {key: element[key] for key in ("text", "value", "style") if key in element}
            return action | extra
    raise SlackError("action_not_found", details=[f"{action_id} is not on this message"])


def _elements(message: Json) -> Iterator[tuple[Json, Json]]:
    for block in message.get("blocks", ()):
        if block["type"] == "actions":
            yield from ((block, element) for element in block["elements"])
        elif accessory := block.get("accessory"):
            yield block, accessory
