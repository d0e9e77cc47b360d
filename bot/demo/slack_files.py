"""Files: an address that takes the bytes, and then a message that shows them."""

import secrets
from pathlib import PurePath

from bot.demo.slack_workspace import Json, SlackError, StoredFile, Workspace, required, writable

PNG = b"\x89PNG\r\n\x1a\n"
TYPES = {".png": "image/png", ".csv": "text/csv"}
OTHER = "application/octet-stream"


def upload_url(workspace: Workspace, args: Json) -> Json:
    name, length = required(args, "filename"), str(args.get("length", ""))
    if not length.isdecimal() or not int(length):
        raise SlackError("invalid_arguments", details=["length: must be the number of bytes"])
    file_id, key = f"F0{secrets.token_hex(6).upper()}", secrets.token_hex(12)
    has_alt = bool(args.get("alt_txt"))
    workspace.files[file_id] = StoredFile(name=name, length=int(length), key=key, has_alt=has_alt)
    return {"file_id": file_id, "upload_url": f"{workspace.address}/upload/{key}"}


def take(workspace: Workspace, key: str, content: bytes) -> None:
    for file in workspace.files.values():
        if file.key == key and len(content) == file.length:
            file.content = content
            return
    raise SlackError("file_not_found", details=["no such address, or another number of bytes"])


def complete_upload(workspace: Workspace, args: Json) -> Json:
    """Said with a channel, the files stand in a message there; without one only the app has them."""
    files = [_completed(workspace, asked) for asked in args.get("files") or ()]
    if not files:
        raise SlackError("invalid_arguments", details=["files: must have at least 1 item"])
    if args.get("channel_id"):
        channel = writable(workspace, {"channel": args["channel_id"]})
        # Slack shares no file that has both a channel and an alt_txt, and says nothing of it
        if shown := [file for file in files if not workspace.files[file["id"]].has_alt]:
            text = str(args.get("initial_comment") or "")
            workspace.post(channel, {"text": text, "files": shown, "upload": True})
    return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}


def type_of(name: str) -> str:
    return TYPES.get(PurePath(name).suffix.lower(), OTHER)


def _completed(workspace: Workspace, asked: Json) -> Json:
    file = workspace.files.get(str(asked.get("id")))
    if file is None or not file.content:
        raise SlackError("file_not_found")
    told = {
        "id": asked["id"],
        "name": file.name,
        "title": asked.get("title") or file.name,
        "mimetype": type_of(file.name),
        "size": file.length,
        "url_private": f"{workspace.address}/files/{asked['id']}",
    }
    return told | _measures(file.content)


def _measures(content: bytes) -> Json:
    """Of a picture, so that a page can leave room for it (W3C PNG, 11.2.1)."""
    if not content.startswith(PNG):
        return {}
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return {"original_w": width, "original_h": height}


FILE_METHODS = {
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete_upload,
}
