"""local-slack, a Slack that nobody here wrote, for the contract tests.

It listens on all interfaces and is a prebuilt program, so it runs in a network namespace that has
loopback and nothing else. `tests/npm` pins it: `npm ci --ignore-scripts` there installs it.
"""

import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.services import Missing
from tests.slack_proxy import SlackProxy, slack_proxy
from tests.slack_relay import Relay

PROGRAM = Path(__file__).parent / "npm/node_modules/local-slack-linux-x64/bin/local-slack"
RELAY = Path(__file__).parent / "slack_relay.py"
EVENTS_PORT = 4000  # inside the namespace: where local-slack delivers signed requests
SIGNING_SECRET = "lab-signing-secret"
PEOPLE = ("Anna", "Ben", "Giulia")
ROBOT = "U0ROBOT"  # somebody else's bot
CHANNELS = ("leads", "held", "ops", "managers")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SlackLab:
    """One running local-slack. The names are those of the demo's own small server."""

    address: str
    bot_token: str = "xoxb-lab"
    app_token: str = "xapp-lab"
    signing_secret: str = SIGNING_SECRET

    @property
    def base_url(self) -> str:
        return f"{self.address}/api/"

    @property
    def channels(self) -> dict[str, str]:
        return {name: f"C0{name.upper()}" for name in CHANNELS}

    @property
    def connections(self) -> int:
        return sum("hello" in entry["summary"] for entry in self.log())

    def press(self, user: str, channel: str, ts: str, action_id: str, value: str | None = None) -> None:
        button = next(self._controls(channel, ts, action_id))
        self.interact(user, channel, ts, button | {"value": value or button["value"]})

    def choose(self, user: str, channel: str, ts: str, action_id: str, value: str) -> None:
        """One choice of a menu."""
        menu, chosen = next(
            (menu, option)
            for menu in self._controls(channel, ts, action_id)
            for option in menu["options"]
            if option["value"] == value
        )
        self.interact(user, channel, ts, menu | {"selected_option": chosen})

    def interact(self, user: str, channel: str, ts: str, action: Json) -> None:
        """Any press at all, also one that is not offered any more. Returns when it is acknowledged."""
        self._control("interact", channel=self.channels[channel], messageTs=ts, user=user, action=action)

    def _controls(self, channel: str, ts: str, action_id: str) -> Iterator[Json]:
        """The buttons or menus of a message, each with the block that it stands in."""
        message = next(m for m in self.messages(channel) if m["ts"] == ts)
        for block in message["blocks"]:
            for control in (*block.get("elements", ()), block.get("accessory") or {}):
                if control.get("action_id") == action_id:
                    yield control | {"block_id": block["block_id"]}

    def command(self, user: str, channel: str, command: str, text: str = "") -> None:
        self._control("command", channel=self.channels[channel], user=user, command=command, text=text)

    def open_home(self, user: str) -> None:
        self._control("open-home", user=user)

    def say(self, user: str, channel: str, text: str, *, thread: str | None = None) -> None:
        self._control("message", channel=self.channels[channel], user=user, text=text, thread_ts=thread)

    def show(self, view: Json) -> None:
        """A modal that was open before."""
        trigger = re.findall(r"trigger_id\W+(?:22)?([0-9]+\.[0-9]+\.[0-9a-f]+)", unquote(str(self.log())))[-1]
        self._api("views.open", trigger_id=trigger, view=view)

    def messages(self, channel: str) -> list[Json]:
        """The oldest first."""
        return [m for m in self._history(channel) if m.get("subtype") != "ephemeral"]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """What stands below a message, the oldest first."""
        found = self._api("conversations.replies", channel=self.channels[channel], ts=ts, limit=200)
        return [m for m in found["messages"] if m["ts"] != ts and m.get("subtype") != "ephemeral"]

    def direct_messages(self, user: str) -> list[Json]:
        """What the bot said to this person alone, the oldest first."""
        known = _get(f"{self.address}/_control/state")["channels"]
        talks = [c["id"] for c in known if c["is_im"] and user in c["members"]]
        return [m for talk in talks for m in _get(f"{self.address}/_control/messages/{talk}")["messages"]]

    def ephemerals(self, user: str | None = None) -> list[Json]:
        """Private notes, each with `user`: the one it is meant for. local-slack shows them to everybody."""
        notes = [m | {"user": m["ephemeral_to"]} for m in self._history("leads") if "ephemeral_to" in m]
        return [note for note in notes if user is None or note["user"] == user]

    def log(self) -> list[Json]:
        return _get(f"{self.address}/_control/log")["log"]

    def _history(self, channel: str) -> list[Json]:
        found = self._api("conversations.history", channel=self.channels[channel], limit=200)["messages"]
        return list(reversed(found))

    def _api(self, method: str, **arguments: object) -> Json:
        return _post(f"{self.base_url}{method}", arguments, {"Authorization": f"Bearer {self.bot_token}"})

    def _control(self, verb: str, **arguments: object) -> Json:
        return _post(f"{self.address}/_control/{verb}", arguments, {})


@contextmanager
def running_lab(
    folder: Path, *, deliver_to: int | None = None, people: Sequence[str] = PEOPLE
) -> Iterator[SlackLab]:
    """Start local-slack. `deliver_to`: the port of an app that wants signed requests, else Socket Mode.

    Raises Missing where the program or the right to make a namespace is not there.
    """
    unshare = _unshare()
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    lab = SlackLab(f"http://127.0.0.1:{port}")
    outside = folder / "out.sock"
    workspace = folder / "workspace.json"  # JSON is YAML, too
    workspace.write_text(json.dumps(_workspace(lab, people, http=deliver_to is not None)))
    program = [
        PROGRAM, "--config", workspace, "--port", str(port), "--base-host", "127.0.0.1",
        "--files-dir", folder / "files",
    ]  # fmt: skip
    command = [*unshare, sys.executable, RELAY, str(listener.fileno()), str(port), outside, str(EVENTS_PORT)]
    with (
        closing(listener),
        _way_out(outside, deliver_to),
        (folder / "local-slack.log").open("wb") as output,
        subprocess.Popen(
            [*command, *program],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            pass_fds=[listener.fileno()],
        ) as process,
    ):
        try:
            _wait_until_up(lab, process, folder / "local-slack.log")
            yield lab
        finally:
            process.stdin.close()
            process.wait(10)


@contextmanager
def proxied_lab(
    folder: Path, *, bot_port: int | None = None, people: Sequence[str] = PEOPLE
) -> Iterator[tuple[SlackLab, SlackProxy]]:
    """local-slack behind the strict proxy. `bot_port`: where an app wants signed requests, else Socket Mode.

    The bot's api_url is the proxy's; tests act and look at the lab itself.
    """
    with (
        slack_proxy(signing_secret=SIGNING_SECRET, bot_port=bot_port or 0) as proxy,
        running_lab(folder, deliver_to=proxy.port if bot_port else None, people=people) as lab,
    ):
        proxy.upstream = lab.address
        yield lab, proxy


def _unshare() -> list[str]:
    """The command that makes a namespace, as far as this machine lets us."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Missing("local-slack runs on x64 Linux only")
    if not PROGRAM.exists():
        raise Missing("local-slack is not installed (npm ci --ignore-scripts in tests/npm)")
    if shutil.which("unshare") is None:
        raise Missing("unshare is not installed (Debian: util-linux)")
    ways = [["unshare", "--net"]] if os.geteuid() == 0 else [["unshare", "--map-root-user", "--net"]]
    for way in ways:
        if subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    raise Missing("no right to make a network namespace (unshare --net)")


@contextmanager
def _way_out(path: Path, port: int | None) -> Iterator[None]:
    """A unix socket, which the namespace can reach, in front of the app's port outside."""
    if port is None:
        yield
        return
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    relay = Relay(listener, lambda: socket.create_connection(("127.0.0.1", port)))
    try:
        yield
    finally:
        relay.close()


def _workspace(lab: SlackLab, names: Sequence[str], *, http: bool) -> Json:
    people = [
        {"id": f"U0{name.upper()}", "name": name.lower(), "real_name": name,
         "email": f"{name.lower()}@acme.example", "tz": "Europe/Berlin"}
        for name in names
    ]  # fmt: skip
    robot = {"id": ROBOT, "name": "robot", "real_name": "Robot", "is_bot": True}
    members = ["U0FIRST", *(person["id"] for person in people)]
    return {
        "workspace": {"name": "Acme", "domain": "acme", "teamId": "T0ACME"},
        "app": {
            "appId": "A0FIRST",
            "botUserId": "U0FIRST",
            "botName": "firstreply",
            "botToken": lab.bot_token,
            "appToken": lab.app_token,
            "signingSecret": lab.signing_secret,
            "mode": "events" if http else "socket",
            "requestUrl": f"http://127.0.0.1:{EVENTS_PORT}/slack/events",
        },
        "users": [*people, robot],
        "channels": [
            {"id": number, "name": name, "members": members} for name, number in lab.channels.items()
        ],
    }


def _wait_until_up(lab: SlackLab, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            _get(f"{lab.address}/_control/state")
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"local-slack did not start:\n{log.read_text()[-3000:]}") from None
            time.sleep(0.05)


def _get(address: str) -> Json:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
        return json.load(answer)


def _post(address: str, body: Json, headers: dict[str, str]) -> Json:
    request = urllib.request.Request(  # noqa: S310
        address, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.load(answer)
