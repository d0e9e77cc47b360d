"""A bare app for the tests of our small Slack: its client, its Socket Mode connection, its card."""

import asyncio
import time
from collections.abc import Callable
from contextlib import contextmanager
from threading import Event, Thread

import aiohttp
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.slack_server import SlackServer

Answer = dict | Callable[[dict], dict | None] | None

CARD = [
    {"type": "header", "text": {"type": "plain_text", "text": "50 ball valves"}},
    {
        "type": "actions",
        "block_id": "lead:1:v1",
        "elements": [
            {
                "type": "button",
                "action_id": "lead.claim",
                "value": "1",
                "text": {"type": "plain_text", "text": "Claim"},
            }
        ],
    },
]


def a_client(server: SlackServer, token: str | None = None) -> WebClient:
    return WebClient(token=token or server.bot_token, base_url=server.base_url, retry_handlers=[])


def refusal(call, **arguments) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return caught.value.response["error"]


class ALink:
    """An app's Socket Mode connection: remembers what came and acknowledges it.

    `answer` goes along with the acknowledgement: the same each time, or what a function makes of the payload.
    None from the function: no acknowledgement.
    """

    def __init__(self, server: SlackServer, answer: Answer = None) -> None:
        self.frames: list[dict] = []
        self._answer = answer if callable(answer) else lambda payload: answer or {}
        url = a_client(server).apps_connections_open(app_token=server.app_token)["url"]
        self._loop = asyncio.new_event_loop()
        self._ready = Event()
        self._thread = Thread(target=self._loop.run_until_complete, args=[self._listen(url)])
        self._thread.start()
        assert self._ready.wait(2)

    @property
    def payloads(self) -> list[dict]:
        return [frame["payload"] for frame in self.frames if "payload" in frame]

    def join(self) -> None:
        self._thread.join()
        self._loop.close()

    async def _listen(self, url: str) -> None:
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            self._ready.set()
            async for frame in socket:
                message = frame.json()
                self.frames.append(message)
                if envelope := message.get("envelope_id"):
                    answer = await asyncio.to_thread(self._answer, message["payload"])
                    if answer is not None:
                        await socket.send_json({"envelope_id": envelope, "payload": answer})


@contextmanager
def linked(server: SlackServer, answer: Answer = None):
    link = ALink(server, answer)
    wait_for(lambda: server.connections > 0)
    try:
        yield link
    finally:
        server.abort_connections()
        link.join()


def wait_for(condition, seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def a_posted_card(server: SlackServer) -> str:
    return a_client(server).chat_postMessage(channel=server.channels["leads"], text="New", blocks=CARD)["ts"]
