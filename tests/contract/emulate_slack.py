"""The Slack of npm `emulate`: strict about scopes, triggers and hashes, where local-slack is not.

It delivers nothing to an app and checks no blocks: for that there are slack_lab.py and tests/oracles.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from tests.programs import Missing, free_port

NPM = Path(__file__).parents[1] / "npm"
BOT, ADMIN = "xoxb-emulate", "xoxp-emulate"


@dataclass(frozen=True, slots=True)
class Emulated:
    """`bot` may do what the given scopes let it; `admin` is whoever sets the stage."""

    base_url: str
    bot: WebClient
    admin: WebClient

    def channel(self, name: str) -> str:
        found = self.admin.conversations_list(types="public_channel,private_channel", limit=200)["channels"]
        return next(channel["id"] for channel in found if channel["name"] == name)

    def person(self, name: str) -> str:
        return next(user["id"] for user in self.admin.users_list()["members"] if user["name"] == name)

    def trigger(self, user: str) -> str:
        """What a press of that person would bring. It lives for three seconds, once."""
        return self.bot.api_call("views.generateTriggerId", json={"user_id": user})["trigger_id"]


@contextmanager
def emulated(folder: Path, scopes: Sequence[str]) -> Iterator[Emulated]:
    """Raises Missing where node or the package is not installed."""
    if shutil.which("node") is None or not (NPM / "node_modules/emulate").exists():
        raise Missing("emulate is not installed (node; npm ci --ignore-scripts in tests/npm)")
    seed = folder / "emulate.json"
    seed.write_text(json.dumps(_seed(scopes)))
    port = free_port()
    with (
        (folder / "emulate.log").open("wb") as log,
        subprocess.Popen(
            ["node", NPM / "emulate.mjs", str(port), seed],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        ) as process,
    ):  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdout.readline(), (folder / "emulate.log").read_text()
            yield _joined(port)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(10)


def _joined(port: int) -> Emulated:
    base_url = f"http://127.0.0.1:{port}/api/"
    bot, admin = (WebClient(token=token, base_url=base_url, retry_handlers=[]) for token in (BOT, ADMIN))
    return Emulated(base_url, bot, admin)


def _seed(scopes: Sequence[str]) -> dict[str, Any]:
    app = {"app_id": "A0FIRST", "bot_id": "B0FIRST", "bot_user_id": "U0FIRST", "bot_name": "firstreply"}
    every = "channels:read groups:read channels:manage groups:write users:read chat:write"
    return {
        "team": {"name": "Acme", "domain": "acme"},
        "users": [{"name": "anna", "real_name": "Anna"}, {"name": "ben", "real_name": "Ben"}],
        "channels": [{"name": "leads"}, {"name": "managers", "is_private": True}],
        "oauth_apps": [
            app | {"client_id": "1.1", "client_secret": "s", "name": "firstreply", "redirect_uris": []}
            | {"scopes": list(scopes)},
        ],
        "tokens": [
            app | {"token": BOT, "type": "bot", "scopes": list(scopes), "user_id": "U0FIRST"},
            {"token": ADMIN, "type": "user", "scopes": every.split()},
        ],
        "signing_secret": "emulate-signing-secret",
        "strict_scopes": True,
    }  # fmt: skip
