"""The payloads that Slack sends when a person presses, chooses, sends or types something."""

import copy
import secrets
from collections.abc import Sequence
from typing import Any

from bot.demo.slack_elements import STATEFUL
from bot.demo.slack_state import elements_of, held_by, option_of, state_of
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
    if thread := message.get("thread_ts"):
        container["thread_ts"] = thread
    key = workspace.new_response_url(channel, user, message["ts"])
    return _from_person(workspace, user, "block_actions") | {
        "container": container,
        "channel": _named(workspace, channel),
        **({} if private else {"message": copy.deepcopy(message)}),
        "state": {"values": state_of(message.get("blocks", []), {})},
        "response_url": f"{base_address}/response/{key}",
        "actions": [action],
    }


def press_in_view_payload(
    workspace: Workspace,
    *,
    user: str,
    view: Json,
    action_id: str,
    value: Any = None,
    block_id: str | None = None,
    entered: Json,
) -> Json:
    """A press in a modal or in Home: no channel, no message, and no address for a private answer."""
    action = _action([view], action_id, value, block_id) | {"action_ts": f"{workspace.clock():.6f}"}
    if value is not None and action["type"] in STATEFUL:
        entered = entered | {
            action["block_id"]: entered.get(action["block_id"], {}) | {action["action_id"]: value}
        }
    return _from_person(workspace, user, "block_actions") | {
        "container": {"type": "view", "view_id": view["id"]},
        "view": view_as_sent(view, entered),
        "actions": [action],
    }


def submission_payload(workspace: Workspace, *, user: str, view: Json, entered: Json) -> Json:
    return _from_person(workspace, user, "view_submission") | {
        "view": view_as_sent(view, entered),
        "response_urls": [],
    }


def shortcut_payload(
    workspace: Workspace, base_address: str, *, user: str, channel: str, message: Json, callback_id: str
) -> Json:
    """The payload of a message shortcut: something chosen from the menu of a message."""
    key = workspace.new_response_url(channel, user, message["ts"])
    return _from_person(workspace, user, "message_action") | {
        "callback_id": callback_id,
        "action_ts": f"{workspace.clock():.6f}",
        "message_ts": message["ts"],
        "channel": _named(workspace, channel),
        "message": copy.deepcopy(message),
        "response_url": f"{base_address}/response/{key}",
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
        "trigger_id": workspace.new_trigger(user),
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


def home_opened(workspace: Workspace, user: str) -> Json:
    """The event of a person who looks at Home. It carries what they see, if there is anything."""
    event: Json = {"type": "app_home_opened", "user": user, "tab": "home"}
    event["channel"] = workspace.direct_channel(user)
    if view := workspace.homes.get(user):
        event["view"] = copy.deepcopy(view)
    return event


def view_as_sent(view: Json, entered: Json) -> Json:
    return copy.deepcopy(view) | {"state": {"values": state_of(view["blocks"], entered)}}


def _from_person(workspace: Workspace, user: str, kind: str) -> Json:
    known = workspace.users[user]
    return {
        "type": kind,
        "user": {"id": user, "username": known["name"], "name": known["name"], "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": "unused",
        "trigger_id": workspace.new_trigger(user),
        "team": TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _named(workspace: Workspace, channel: str) -> Json:
    return {"id": channel, "name": workspace.channels[channel].get("name", "directmessage")}


def _action(looks: Sequence[Json], action_id: str, value: Any, block_id: str | None) -> Json:
    """What was pressed or chosen. Of several that fit, the first."""
    for block, element in (found for look in looks for found in elements_of(look.get("blocks", []))):
        if element.get("action_id") != action_id or block_id not in (None, block["block_id"]):
            continue
        action = {"action_id": action_id, "block_id": block["block_id"], "type": element["type"]}
        if element["type"] in STATEFUL:
            return action | held_by(element, value)
        if element["type"] == "overflow":
            return action | {"selected_option": option_of(element, value or element["options"][0]["value"])}
        if value in (None, element.get("value")):
            extra = {key: element[key] for key in ("text", "value", "style") if key in element}
            return action | extra
    raise SlackError("action_not_found", details=[f"{action_id} is not there"])
