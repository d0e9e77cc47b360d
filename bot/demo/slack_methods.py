"""The Web API methods that the bot calls, each a function of the workspace and its arguments."""

import copy
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.slack_blocks import MAX_UPDATE_TEXT, check_blocks, check_metadata, check_text
from bot.demo.slack_workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    TEAM_DOMAIN,
    TEAM_ID,
    Json,
    SlackError,
    Workspace,
)

PAGE_SIZE, MAX_PAGE_SIZE = 100, 999
MAX_VIEW_BLOCKS = 100


@dataclass(frozen=True, slots=True)
class Method:
    """`scopes`: any one of these is enough; none are needed where it is empty."""

    run: Callable[[Workspace, Json], Json]
    scopes: tuple[str, ...] = ()


def auth_test(workspace: Workspace, args: Json) -> Json:
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.example/",
        "team": "Brightvalve",
        "user": "firstreply",
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def post_message(workspace: Workspace, args: Json) -> Json:
    channel = _writable(workspace, args)
    content = _content(args)
    if not content.get("text") and not content.get("blocks"):
        raise SlackError("no_text")
    if thread := args.get("thread_ts"):
        if thread not in workspace.messages[channel]:
            raise SlackError("thread_not_found")
        content["thread_ts"] = thread
    message = workspace.post(channel, content)
    return {"channel": channel, "ts": message["ts"], "message": copy.deepcopy(message)}


def update_message(workspace: Workspace, args: Json) -> Json:
    channel = _writable(workspace, args)
    ts = _required(args, "ts")
    content = _content(args)
    check_text(content.get("text", ""), limit=MAX_UPDATE_TEXT)
    if "text" not in content and "blocks" not in content:
        raise SlackError("no_text")
    if workspace.message(channel, ts)["user"] != BOT_USER:
        raise SlackError("cant_update_message")
    message = workspace.update(channel, ts, content)
    return {"channel": channel, "ts": ts, "text": message["text"], "message": copy.deepcopy(message)}


def delete_message(workspace: Workspace, args: Json) -> Json:
    channel = _writable(workspace, args)
    ts = _required(args, "ts")
    workspace.delete(channel, ts)
    return {"channel": channel, "ts": ts}


def post_ephemeral(workspace: Workspace, args: Json) -> Json:
    channel = _writable(workspace, args)
    user = _required(args, "user")
    if user not in workspace.users:
        raise SlackError("user_not_in_channel")
    content = _content(args)
    if not content.get("text") and not content.get("blocks"):
        raise SlackError("no_text")
    return {"message_ts": workspace.whisper(channel, user, content)["ts"]}


def permalink(workspace: Workspace, args: Json) -> Json:
    channel = _channel(workspace, args)
    ts = workspace.message(channel, _required(args, "message_ts"))["ts"]
    address = f"https://{TEAM_DOMAIN}.slack.example/archives/{channel}/p{ts.replace('.', '')}"
    return {"channel": channel, "permalink": address}


def history(workspace: Workspace, args: Json) -> Json:
    channel = _channel(workspace, args)
    if not workspace.channels[channel]["is_member"]:
        raise SlackError("not_in_channel")
    all_of_them = workspace.messages[channel].values()
    wanted = [m for m in all_of_them if _in_window(m["ts"], args) and "thread_ts" not in m]
    return _message_page(list(reversed(wanted)), args)


def replies(workspace: Workspace, args: Json) -> Json:
    channel = _channel(workspace, args)
    root = workspace.message(channel, _required(args, "ts"))["ts"]
    thread = [m for m in workspace.messages[channel].values() if root in (m["ts"], m.get("thread_ts"))]
    return _message_page(thread, args)


def channel_info(workspace: Workspace, args: Json) -> Json:
    return {"channel": workspace.channels[_channel(workspace, args)]}


def channel_list(workspace: Workspace, args: Json) -> Json:
    channels = [c for c in workspace.channels.values() if not c["is_im"]]
    return {"channels": channels, "response_metadata": {"next_cursor": ""}}


def channel_join(workspace: Workspace, args: Json) -> Json:
    channel = workspace.channels[_channel(workspace, args)]
    channel["is_member"] = True
    return {"channel": channel}


def open_direct(workspace: Workspace, args: Json) -> Json:
    user = _required(args, "users")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    return {"channel": {"id": workspace.direct_channel(user)}}


def user_info(workspace: Workspace, args: Json) -> Json:
    try:
        return {"user": workspace.users[_required(args, "user")]}
    except KeyError:
        raise SlackError("user_not_found") from None


def user_list(workspace: Workspace, args: Json) -> Json:
    return {"members": list(workspace.users.values()), "response_metadata": {"next_cursor": ""}}


def publish_home(workspace: Workspace, args: Json) -> Json:
    user = _required(args, "user_id")
    if user not in workspace.users:
        raise SlackError("invalid_arguments", details=["user_id: not a member"])
    view = _view(args, "home")
    workspace.homes[user] = view
    workspace.changed("home", {"user": user, "view": view})
    return {"view": view}


def open_view(workspace: Workspace, args: Json) -> Json:
    workspace.exchange_trigger(_required(args, "trigger_id"))
    view = _view(args, "modal")
    workspace.views[view["id"]] = view
    workspace.changed("view", {"view": view})
    return {"view": view}


def update_view(workspace: Workspace, args: Json) -> Json:
    view_id = _required(args, "view_id")
    if view_id not in workspace.views:
        raise SlackError("not_found")
    view = _view(args, "modal") | {"id": view_id}
    workspace.views[view_id] = view
    workspace.changed("view", {"view": view})
    return {"view": view}


READ_HISTORY = ("channels:history", "groups:history")
READ_CHANNELS = ("channels:read", "groups:read")
METHODS: dict[str, Method] = {
    "auth.test": Method(auth_test),
    "chat.postMessage": Method(post_message, ("chat:write",)),
    "chat.update": Method(update_message, ("chat:write",)),
    "chat.delete": Method(delete_message, ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",)),
    "chat.getPermalink": Method(permalink),
    "conversations.history": Method(history, READ_HISTORY),
    "conversations.replies": Method(replies, READ_HISTORY),
    "conversations.info": Method(channel_info, READ_CHANNELS),
    "conversations.list": Method(channel_list, READ_CHANNELS),
    "conversations.join": Method(channel_join, ("channels:join",)),
    "conversations.open": Method(open_direct, ("im:write",)),
    "users.info": Method(user_info, ("users:read",)),
    "users.list": Method(user_list, ("users:read",)),
    "views.publish": Method(publish_home),
    "views.open": Method(open_view),
    "views.update": Method(update_view),
}
ALL_SCOPES = frozenset(scope for method in METHODS.values() for scope in method.scopes) | {"commands"}


def _required(args: Json, name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError("invalid_arguments", details=[f"[ERROR] missing required field: {name}"])
    return value


def _channel(workspace: Workspace, args: Json) -> str:
    channel = _required(args, "channel")
    if channel not in workspace.channels:
        raise SlackError("channel_not_found")
    return channel


def _writable(workspace: Workspace, args: Json) -> str:
    """The channel to write to. A user's id means the direct messages with them."""
    user = args.get("channel")
    if user in workspace.users:
        return workspace.direct_channel(str(user))
    channel = _channel(workspace, args)
    if workspace.channels[channel].get("is_archived"):
        raise SlackError("is_archived")
    if not workspace.channels[channel]["is_member"]:
        raise SlackError("not_in_channel")
    return channel


def _content(args: Json) -> Json:
    """The text, blocks and metadata of a call, checked and completed as Slack does."""
    content: Json = {}
    if args.get("text") is not None:
        check_text(args["text"])
        content["text"] = args["text"]
    if args.get("blocks") is not None:
        check_blocks(args["blocks"])
        content["blocks"] = [_with_id(block, number) for number, block in enumerate(args["blocks"])]
    if args.get("metadata") is not None:
        check_metadata(args["metadata"])
        content["metadata"] = args["metadata"]
    return content


def _with_id(block: Json, number: int) -> Json:
    return {"block_id": f"b{number}"} | copy.deepcopy(block)


def _view(args: Json, kind: str) -> Json:
    view = args.get("view")
    if not isinstance(view, dict) or view.get("type") != kind:
        raise SlackError("invalid_arguments", details=[f"view: must be a {kind}"])
    if not 1 <= len(view.get("blocks", ())) <= MAX_VIEW_BLOCKS:
        raise SlackError("invalid_arguments", details=["view: must have 1 to 100 blocks"])
    return copy.deepcopy(view) | {
        "id": f"V{secrets.token_hex(4).upper()}",
        "team_id": TEAM_ID,
        "app_id": APP_ID,
    }


def _in_window(ts: str, args: Json) -> bool:
    inclusive = str(args.get("inclusive", "")).lower() in ("true", "1")
    oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    return oldest < float(ts) < latest or (inclusive and float(ts) in (oldest, latest))


def _message_page(messages: list[Json], args: Json) -> Json:
    start = int(args.get("cursor") or 0)
    size = min(int(args.get("limit") or PAGE_SIZE), MAX_PAGE_SIZE)
    more = len(messages) > start + size
    hidden: set[str] = set() if _flag(args, "include_all_metadata") else {"metadata"}
    page: list[dict[str, Any]] = [
        {key: copy.deepcopy(value) for key, value in message.items() if key not in hidden}
        for message in messages[start : start + size]
    ]
    answer: Json = {"messages": page, "has_more": more}
    if more:
        answer["response_metadata"] = {"next_cursor": str(start + size)}
    return answer


def _flag(args: Json, name: str) -> bool:
    return str(args.get(name, "")).lower() in ("true", "1")
