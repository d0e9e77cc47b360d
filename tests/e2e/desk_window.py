"""The browser window of local-slack: what it shows, and what only a window can do: modals and Home."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import aiohttp

Json = dict[str, Any]
Found = TypeVar("Found")


def wait_for(what: Callable[[], Found], seconds: float = 15.0) -> Found:
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return found


class Window:
    """`log` is local-slack's, without its limit of a thousand entries. It knows one modal at a time."""

    def __init__(self, address: str) -> None:
        self.log: list[Json] = []
        self.stack: list[Json] = []
        self.homes: dict[str, list[Json]] = {}  # for each person all that was published, the newest last
        self.errors: Json = {}
        self._changes = 0  # of the modal, or of the errors in it
        self._address = address.replace("http", "ws")
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._listen()])
        self._thread.start()
        assert self._ready.wait(10)

    @property
    def modal(self) -> Json | None:
        return self.stack[-1] if self.stack else None

    def wait_for_modal(self, callback: str) -> Json:
        return wait_for(lambda: self.modal if self.modal and self.modal["callback_id"] == callback else None)

    def submit(self, user: str, **typed: object) -> Json:
        """Send the open modal, with what stands in it and what is `typed`. Returns the errors it shows."""
        assert self.modal is not None, "no modal is open"
        changes, self.errors = self._changes, {}
        self._send({"t": "view_submit", "user": user, "values": filled(self.modal, typed)})
        wait_for(lambda: self._changes > changes)
        return self.errors

    def submit_twice(self, user: str, **typed: object) -> None:
        """Two presses before the first is answered."""
        assert self.modal is not None, "no modal is open"
        changes = self._changes
        frame = {"t": "view_submit", "user": user, "values": filled(self.modal, typed)}
        self._send(frame)
        self._send(frame)
        wait_for(lambda: self._changes >= changes + 2)

    def close_modal(self, user: str) -> None:
        if self.stack:
            self._send({"t": "view_close", "user": user})
            wait_for(lambda: not self.stack)

    def press_home(self, user: str, action: Json) -> None:
        self._send({"t": "block_action", "user": user, "appId": "A0FIRST", "action": action})

    def home(self, user: str) -> str:
        """Everything that stands there, "" where nothing was ever published."""
        return str(self.homes[user][-1]["blocks"]) if self.homes.get(user) else ""

    def close(self) -> None:
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._socket.close(), self._loop).result(10)
        self._thread.join(10)
        self._loop.close()

    def _send(self, frame: Json) -> None:
        asyncio.run_coroutine_threadsafe(self._socket.send_json(frame), self._loop).result(10)

    async def _listen(self) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{self._address}/ui", max_msg_size=0) as self._socket,
        ):
            async for frame in self._socket:
                self._see(frame.json())
                self._ready.set()

    def _see(self, frame: Json) -> None:
        match frame["t"]:
            case "log":
                self.log.append(frame["entry"])
            case "view":
                self.stack = frame["stack"]
                self._changes += 1
            case "view_errors":
                self.errors = frame["errors"]
                self._changes += 1
            case "home":
                self.homes.setdefault(frame["user"], []).append(frame["view"])


@contextmanager
def open_window(address: str) -> Iterator[Window]:
    window = Window(address)
    try:
        yield window
    finally:
        window.close()


def filled(view: Json, typed: Mapping[str, object]) -> Json:
    """The values of a modal as Slack sends them. `typed` by the beginning of a field's id."""
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    unknown = [name for name in typed if not any(_is(block, name) for block in fields)]
    assert not unknown, f"no such field: {unknown}"
    values: Json = {}
    for block in fields:
        element = block["element"]
        entered = next((typed[name] for name in typed if _is(block, name)), None)
        values[block["block_id"]] = {element["action_id"]: _value(element, entered)}
    return values


def _is(block: Json, name: str) -> bool:
    return block["block_id"].partition(":")[0] == name


def _value(element: Json, entered: object) -> Json:
    kind = element["type"]
    match kind:
        case "plain_text_input":
            held: object = element.get("initial_value") if entered is None else entered
            return {"type": kind, "value": held}
        case "datetimepicker":
            return {"type": kind, "selected_date_time": entered}
        case "users_select":
            return {"type": kind, "selected_user": entered}
        case "checkboxes":
            chosen = [o for o in element["options"] if isinstance(entered, list) and o["value"] in entered]
            return {"type": kind, "selected_options": chosen}
    offered = [
        *element.get("options", ()),
        *(o for g in element.get("option_groups", ()) for o in g["options"]),
    ]
    if entered is None:
        return {"type": kind, "selected_option": element.get("initial_option")}
    return {"type": kind, "selected_option": next(o for o in offered if o["value"] == entered)}
