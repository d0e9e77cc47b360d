"""Modals and Home tabs: what the app may do with them, and what lies open before each person."""

import copy
import secrets
from collections.abc import Callable
from typing import Any

from bot.demo.slack_blocks import check_view
from bot.demo.slack_workspace import APP_ID, BOT_ID, TEAM_ID, Json, SlackError, Workspace, required, with_ids

MOST_OPEN = 3  # one above the other


def publish_home(workspace: Workspace, args: Json) -> Json:
    user = required(args, "user_id")
    if user not in workspace.users:
        raise SlackError("invalid_arguments", details=["user_id: not a member"])
    check_view(args.get("view"), "home")
    known = workspace.homes.get(user)
    if known is not None:
        _check_hash(known, args)
    view = _complete(args["view"], view_id=known["id"] if known else "")
    workspace.homes[user] = view
    workspace.changed("home", {"to": user, "view": copy.deepcopy(view)})
    return {"view": copy.deepcopy(view)}


def open_view(workspace: Workspace, args: Json) -> Json:
    user = workspace.exchange_trigger(required(args, "trigger_id"))
    check_view(args.get("view"), "modal")
    return {"view": put_on_top(workspace, user, args["view"])}


def push_view(workspace: Workspace, args: Json) -> Json:
    user = workspace.exchange_trigger(required(args, "trigger_id"))
    if not workspace.open_views.get(user):
        raise SlackError("invalid_arguments", details=["trigger_id: was not given by a modal"])
    check_view(args.get("view"), "modal")
    return {"view": put_on_top(workspace, user, args["view"])}


def update_view(workspace: Workspace, args: Json) -> Json:
    user, known = _find(workspace, args)
    check_view(args.get("view"), "modal")
    _check_hash(known, args)
    return {"view": change_view(workspace, user, known["id"], args["view"])}


def put_on_top(workspace: Workspace, user: str, view: Json) -> Json:
    stack = workspace.open_views.setdefault(user, [])
    if len(stack) == MOST_OPEN:
        raise SlackError("push_limit_reached")
    made = _complete(view, below=stack[-1] if stack else None)
    stack.append(made)
    return _show(workspace, user, made)


def change_view(workspace: Workspace, user: str, view_id: str, view: Json) -> Json:
    """Another content under the same id."""
    stack = workspace.open_views[user]
    place = next(index for index, known in enumerate(stack) if known["id"] == view_id)
    stack[place] = _complete(view, view_id=view_id, below=stack[place - 1] if place else None)
    return _show(workspace, user, stack[place])


def close_view(workspace: Workspace, user: str, view_id: str = "") -> None:
    """Close a view and what lies above it; all of them where none is named."""
    stack = workspace.open_views.get(user, [])
    ids = [view["id"] for view in stack]
    if view_id in ids or not view_id:
        del stack[ids.index(view_id) if view_id else 0 :]
        workspace.changed("modal", {"to": user, "view": copy.deepcopy(stack[-1]) if stack else None})


def obey(workspace: Workspace, user: str, view_id: str, answer: Json) -> dict[str, str]:
    """Do what the acknowledgement of a submission asks for. Gives the errors to show at the inputs.

    Raises SlackError where Slack would tell the person that something went wrong.
    """
    action = answer.get("response_action")
    if action == "errors":
        return _errors(workspace.open_view(user, view_id), answer.get("errors"))
    if action == "update":
        check_view(answer.get("view"), "modal")
        change_view(workspace, user, view_id, answer["view"])
    elif action == "push":
        check_view(answer.get("view"), "modal")
        put_on_top(workspace, user, answer["view"])
    elif action in (None, "clear"):
        close_view(workspace, user, "" if action else view_id)
    else:
        raise SlackError("invalid_response_action", details=[str(action)])
    return {}


def _errors(view: Json, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
        raise SlackError("invalid_errors", details=["errors: must name input blocks of the view"])
    return {block: str(text) for block, text in errors.items()}


def _show(workspace: Workspace, user: str, view: Json) -> Json:
    top = workspace.open_views[user][-1]
    if top is view:
        workspace.changed("modal", {"to": user, "view": copy.deepcopy(view)})
    return copy.deepcopy(view)


def _find(workspace: Workspace, args: Json) -> tuple[str, Json]:
    """A view by the id that we gave or by the one that the app gave."""
    key = "id" if args.get("view_id") else "external_id"
    wanted = required(args, "view_id" if key == "id" else key)
    for user, stack in workspace.open_views.items():
        for view in stack:
            if view.get(key) == wanted:
                return user, view
    raise SlackError("not_found")


def _check_hash(known: Json, args: Json) -> None:
    if args.get("hash") not in (None, "", known["hash"]):
        raise SlackError("hash_conflict")


def _complete(view: Json, *, view_id: str = "", below: Json | None = None) -> Json:
    """The view with all that Slack adds to it."""
    made_id = view_id or f"V{secrets.token_hex(5).upper()}"
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        **copy.deepcopy(view),
        "blocks": with_ids(view["blocks"]),
        "id": made_id,
        "team_id": TEAM_ID,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
        "hash": secrets.token_hex(8),
        "state": {"values": {}},
        "root_view_id": below["root_view_id"] if below else made_id,
        "previous_view_id": below["id"] if below else None,
    }


VIEW_METHODS: dict[str, Callable[[Workspace, Json], Json]] = {
    "views.publish": publish_home,
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
}
