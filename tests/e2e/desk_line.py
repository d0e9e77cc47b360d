"""The line between the program and local-slack: the strict proxy, and what is said of a test afterwards."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.slack_chaos import Chaos
from tests.slack_proxy import NO_CHARTS, Call, SlackProxy

Json = dict[str, Any]
ACKED = 3.0  # seconds that Slack waits


@dataclass(frozen=True, slots=True)
class Mark:
    """How much had been seen."""

    log: int
    calls: int
    findings: int


class Stalling(Chaos):
    """Chaos that lets single methods wait, too."""

    def __init__(self) -> None:
        super().__init__()
        self.stalled: dict[str, float] = {}

    async def before(self, method: str) -> Any:
        await asyncio.sleep(self.stalled.get(method, 0))
        return await super().before(method)


class Line(SlackProxy):
    """`gone`: whose account was deactivated, which local-slack cannot say."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.chaos = Stalling()
        self.gone: set[str] = set()

    def complaints(self, since: Mark) -> list[str]:
        """What the bot did wrong, and what was refused without our doing."""
        failed = [call for call in self.calls[since.calls :] if call.error and not _is_chaos(call)]
        refused = [f"refused: {call.method}: {call.error}" for call in failed]
        return [*refused, *self.findings[since.findings :]]

    async def _pass_on(self, request: web.Request) -> web.Response:
        answer = await super()._pass_on(request)
        if request.path.endswith("users.info"):
            told = json.loads(answer.text or "{}")
            if told.get("user", {}).get("id") in self.gone:
                told["user"]["deleted"] = True
                return web.json_response(told)
        return answer


@contextmanager
def open_line(*, signing_secret: str, bot_port: int) -> Iterator[Line]:
    line = Line(signing_secret=signing_secret)
    line.deliveries.bot_port = bot_port
    line.start()
    try:
        yield line
    finally:
        line.stop()


def troubles(log: list[Json]) -> list[str]:
    """Entries of local-slack's log that say that something went wrong."""
    return [f"log: {entry['summary']}" for entry in log if _is_trouble(entry)]


def _is_trouble(entry: Json) -> bool:
    summary = str(entry["summary"])
    if entry["direction"] == "internal":
        return True
    return summary.startswith("HTTP ") and summary != "HTTP 200"


def late_acks(log: list[Json]) -> list[str]:
    """Envelopes and signed requests without an acknowledgement, or with a late one. Both in their order: if
    one acknowledgement overtakes another, the differences only get smaller."""
    sent = [e["time"] for e in log if e["direction"] == "to_bot" and e["kind"] != "socket"]
    acked = [e["time"] for e in log if e["direction"] == "from_bot" and _is_ack(e)]
    late = [after - at for at, after in zip(sent, acked, strict=False) if after - at >= ACKED * 1000]
    missing = len(sent) - len(acked)
    return [f"acknowledged after {ms} ms" for ms in late] + (
        [f"{missing} not acknowledged"] if missing else []
    )


def _is_ack(entry: Json) -> bool:
    return entry["kind"] == "ack" or str(entry["summary"]).startswith("HTTP ")


def _is_chaos(call: Call) -> bool:
    return call.error in ("answer lost", "call lost", "ratelimited", NO_CHARTS)
