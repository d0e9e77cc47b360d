"""The Web API methods that the bot calls, each a function of the workspace and its arguments."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.slack_blocks import MAX_UPDATE_TEXT, check_blocks, check_metadata, check_text
from bot.demo.slack_files import FILE_METHODS
from bot.demo.slack_views import VIEW_METHODS
from bot.demo.slack_workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    TEAM_DOMAIN,
    TEAM_ID,
    Json,
    SlackError,
    Workspace,
    channel_of,
    required,
    with_ids,
    writable,
)

PAGE_SIZE, MAX_PAGE_SIZE = 100, 999


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
    user = args.get("channel")
    channel = workspace.direct_channel(str(user)) if user in workspace.users else writable(workspace, args)
    content = _content(args)
    if not content.get("text") and not content.get("blocks"):
        raise SlackError("no_text")
    content |= _place_in_thread(workspace, channel, args)
    message = workspace.post(channel, content)
    return {"channel": channel, "ts": message["ts"], "message": copy.deepcopy(message)}


def _place_in_thread(workspace: Workspace, channel: str, args: Json) -> Json:
    """A reply stands in its thread, and with `reply_broadcast` in the channel as well."""
    thread, broadcast = args.get("thread_ts"), _flag(args, "reply_broadcast")
    if not thread:
        if broadcast:
            raise SlackError("invalid_arguments", details=["reply_broadcast: needs thread_ts"])
        return {}
    root = workspace.messages[channel].get(thread)
    if root is None or root.get("thread_ts"):
        raise SlackError("thread_not_found")
    return {"thread_ts": thread} | ({"subtype": "thread_broadcast"} if broadcast else {})


def update_message(workspace: Workspace, args: Json) -> Json:
    channel = writable(workspace, args)
    ts = required(args, "ts")
    content = _content(args)
    check_text(content.get("text", ""), limit=MAX_UPDATE_TEXT)
    if "text" not in content and "blocks" not in content:
        raise SlackError("no_text")
    if workspace.message(channel, ts)["user"] != BOT_USER:
        raise SlackError("cant_update_message")
    message = workspace.update(channel, ts, content)
    return {"channel": channel, "ts": ts, "text": message["text"], "message": copy.deepcopy(message)}


def delete_message(workspace: Workspace, args: Json) -> Json:
    channel = writable(workspace, args)
    ts = required(args, "ts")
    if workspace.message(channel, ts)["user"] != BOT_USER:
        raise SlackError("cant_delete_message")
    workspace.delete(channel, ts)
    return {"channel": channel, "ts": ts}


def post_ephemeral(workspace: Workspace, args: Json) -> Json:
    channel = writable(workspace, args)
    user = required(args, "user")
    if user not in workspace.users:
        raise SlackError("user_not_in_channel")
    content = _content(args)
    if not content.get("text") and not content.get("blocks"):
        raise SlackError("no_text")
    content |= _place_in_thread(workspace, channel, args)
    return {"message_ts": workspace.whisper(channel, user, content)["ts"]}


def permalink(workspace: Workspace, args: Json) -> Json:
    channel = channel_of(workspace, args)
    message = workspace.message(channel, required(args, "message_ts"))
    address = f"https://{TEAM_DOMAIN}.slack.example/archives/{channel}/p{message['ts'].replace('.', '')}"
    if thread := message.get("thread_ts"):
        address += f"?thread_ts={thread}&cid={channel}"
    return {"channel": channel, "permalink": address}


def history(workspace: Workspace, args: Json) -> Json:
    channel = channel_of(workspace, args)
    if not workspace.channels[channel]["is_member"]:
        raise SlackError("not_in_channel")
    all_of_them = workspace.messages[channel].values()
    wanted = [m for m in all_of_them if _in_window(m["ts"], args) and in_channel(m)]
    return _message_page(list(reversed(wanted)), args)


def in_channel(message: Json) -> bool:
    """Whether it stands in the channel itself, and not only in a thread."""
    return "thread_ts" not in message or message.get("subtype") == "thread_broadcast"


def replies(workspace: Workspace, args: Json) -> Json:
    channel = channel_of(workspace, args)
    root = workspace.message(channel, required(args, "ts"))["ts"]
    thread = [m for m in workspace.messages[channel].values() if root in (m["ts"], m.get("thread_ts"))]
    return _message_page(thread, args)


def channel_info(workspace: Workspace, args: Json) -> Json:
    return {"channel": workspace.channels[channel_of(workspace, args)]}


def channel_list(workspace: Workspace, args: Json) -> Json:
    channels = [c for c in workspace.channels.values() if not c["is_im"]]
    return {"channels": channels, "response_metadata": {"next_cursor": ""}}


def channel_join(workspace: Workspace, args: Json) -> Json:
    channel = workspace.channels[channel_of(workspace, args)]
    channel["is_member"] = True
    return {"channel": channel}


def open_direct(workspace: Workspace, args: Json) -> Json:
    user = required(args, "users")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    return {"channel": {"id": workspace.direct_channel(user)}}


def user_info(workspace: Workspace, args: Json) -> Json:
    try:
        return {"user": workspace.users[required(args, "user")]}
    except KeyError:
        raise SlackError("user_not_found") from None


def user_list(workspace: Workspace, args: Json) -> Json:
    return {"members": list(workspace.users.values()), "response_metadata": {"next_cursor": ""}}


def group_members(workspace: Workspace, args: Json) -> Json:
    try:
        return {"users": list(workspace.groups[required(args, "usergroup")])}
    except KeyError:
        raise SlackError("no_such_subteam") from None


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
    "usergroups.users.list": Method(group_members, ("usergroups:read",)),
    **{name: Method(run) for name, run in VIEW_METHODS.items()},
    **{name: Method(run, ("files:write",)) for name, run in FILE_METHODS.items()},
}
ALL_SCOPES = frozenset(scope for method in METHODS.values() for scope in method.scopes) | {"commands"}


def _content(args: Json) -> Json:
    """The text, blocks and metadata of a call, checked and completed as Slack does."""
    content: Json = {}
    if args.get("text") is not None:
        check_text(args["text"])
        content["text"] = args["text"]
    if args.get("blocks") is not None:
        check_blocks(args["blocks"])
        content["blocks"] = with_ids(args["blocks"])
    if args.get("metadata") is not None:
        check_metadata(args["metadata"])
        content["metadata"] = args["metadata"]
    return content


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
