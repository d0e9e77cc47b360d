"""Proxies in front of a real server: one that breaks the network, one that behaves as certain providers do.

Each runs in a thread of its own. Tests turn the knobs from theirs.
"""

import asyncio
import re
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

BROKEN = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


class _Proxy:
    """Listens on a free loopback port, and hands each connection to `serve` with one to the server behind."""

    def __init__(self, upstream: tuple[str, int], source: str | None = None) -> None:
        self.port = 0
        self.connections = 0  # how many have come
        self._upstream = upstream
        self._source = (source, 0) if source else None
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._listening.wait(10)

    def stop(self) -> None:
        self._do(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def kill_all(self) -> None:
        """Reset every open connection, now."""
        self._do(self._reset())

    async def serve(
        self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter,
        far: asyncio.StreamReader, to_far: asyncio.StreamWriter,
    ) -> None:  # fmt: skip
        raise NotImplementedError

    async def admit(self, to_near: asyncio.StreamWriter) -> bool:
        return True

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._server = self._loop.run_until_complete(
            asyncio.start_server(self._accept, "127.0.0.1", 0, limit=2**24)
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()

    async def _accept(self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        writers = [to_near]
        try:
            with suppress(*BROKEN, asyncio.CancelledError):  # cancelled: the proxy is being stopped
                if await self.admit(to_near):
                    far, to_far = await asyncio.open_connection(
                        *self._upstream, limit=2**24, local_addr=self._source
                    )
                    writers.append(to_far)
                    self._open |= set(writers)
                    await self.serve(near, to_near, far, to_far)
        finally:
            self._tasks.discard(task)
            self._open -= set(writers)
            for writer in writers:
                writer.transport.abort()

    async def _reset(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _shut(self) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


class FaultProxy(_Proxy):
    """Knobs: `delay` each way in seconds; `cut_down` and `cut_up` break off, once, after so many bytes or
    right behind a pattern; `silent` swallows everything; `refusing` resets new connections."""

    delay = 0.0
    cut_down: int | re.Pattern[bytes] | None = None
    cut_up: int | re.Pattern[bytes] | None = None
    silent = False
    refusing = False

    async def admit(self, to_near: asyncio.StreamWriter) -> bool:
        return not self.refusing

    async def serve(
        self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter,
        far: asyncio.StreamReader, to_far: asyncio.StreamWriter,
    ) -> None:  # fmt: skip
        pumps = [
            asyncio.create_task(self._pump(near, to_far, "cut_up")),
            asyncio.create_task(self._pump(far, to_near, "cut_down")),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, knob: str) -> None:
        passed = 0
        while data := await source.read(65536):
            if self.silent:
                continue
            end = self._where_to_cut(getattr(self, knob), passed, data)
            self._write_later(target, data if end is None else data[:end])
            await target.drain()
            if end is not None:
                setattr(self, knob, None)
                break
            passed += len(data)
        await asyncio.sleep(self.delay + 0.05)  # what was written before the end arrives

    def _write_later(self, target: asyncio.StreamWriter, data: bytes) -> None:
        """A delay makes each byte late, and the line no narrower."""
        if self.delay:
            self._loop.call_later(self.delay, target.write, data)
        else:
            target.write(data)

    @staticmethod
    def _where_to_cut(cut: int | re.Pattern[bytes] | None, passed: int, data: bytes) -> int | None:
        if isinstance(cut, int):
            return max(0, cut - passed) if passed + len(data) >= cut else None
        match = cut.search(data) if cut is not None else None
        return match.end() if match else None


SYSTEM_FLAGS = rb"\Answered \Flagged \Deleted \Seen \Draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirks:
    """How a provider differs. The facts come from logs of real sessions."""

    capabilities: bytes = b""
    needs_id: bool = False  # no folder opens before ID
    uidvalidity: bytes = b""  # a constant, whatever happens
    keywords: str = ""  # "ignored" or "bad"
    search: str = ""  # anything but UID searches: "bad", or "all" comes back
    before_idle: bytes = b""  # comes before the `+` of IDLE
    refuses_idle: bool = False  # offers it, and says no
    login: bytes = b""  # what comes instead of logging in; TAG stands for the tag
    withholds: bytes = b""  # the UID of a mail that is listed, but whose text is not handed out
    no_special_use: bool = False


PROFILES = {
    "plain": Quirks(),
    "gmail": Quirks(capabilities=b"IMAP4rev1 IDLE NAMESPACE ID CHILDREN X-GM-EXT-1 UIDPLUS MOVE SPECIAL-USE"),
    "netease": Quirks(
        capabilities=b"IMAP4rev1 XLIST SPECIAL-USE ID LITERAL+ STARTTLS UIDPLUS X-CM-EXT-1 SASL-IR",
        needs_id=True,
        uidvalidity=b"1",
        keywords="ignored",
    ),
    "aliyun": Quirks(
        capabilities=b"IMAP4rev1 IDLE XLIST UIDPLUS ID SASL-IR AUTH=XOAUTH AUTH=XOAUTH2 AUTH=EXTERNAL",
        uidvalidity=b"2",
        keywords="ignored",
        search="bad",
        no_special_use=True,
    ),
    "exmail": Quirks(
        capabilities=b"IMAP4 IMAP4rev1 XLIST MOVE IDLE XAPPLEPUSHSERVICE NAMESPACE CHILDREN ID UIDPLUS",
        search="all",
        no_special_use=True,
    ),
    "exchange": Quirks(
        capabilities=b"IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE"
        b" NAMESPACE LITERAL+",
        keywords="bad",
        no_special_use=True,
    ),
    "zoho": Quirks(before_idle=b"* FLAGS (" + SYSTEM_FLAGS + rb" \*)" + b"\r\n"),
    "noidle": Quirks(capabilities=b"IMAP4rev1 ID UIDPLUS UNSELECT MOVE LIST-STATUS"),
    "refuses-idle": Quirks(refuses_idle=True),
    "unavailable": Quirks(login=b"TAG NO [UNAVAILABLE] Temporary authentication failure.\r\n"),
    "overloaded": Quirks(login=b"TAG NO Too many simultaneous connections.\r\n"),
    "closing": Quirks(login=b"* BYE the server is going down\r\n"),
    "locked": Quirks(login=b"TAG NO Login fail. Account is abnormal, or the service is not open\r\n"),
    "withholding": Quirks(withholds=b"2"),
    "forgetful": Quirks(keywords="forgotten"),  # promises keywords, says OK, keeps none
}

_LITERAL = re.compile(rb"\{(\d+)\+?\}\r\n$")
_SIMPLE_SEARCH = re.compile(rb"(UID )?SEARCH (ALL|UID [\d:*,]+|[\d:*,]+)$", re.IGNORECASE)
_FETCH = re.compile(rb"UID FETCH (\S+) .*BODY\.PEEK\[\]", re.IGNORECASE)
_STORE = re.compile(rb"(UID )?STORE \S+ \S+ \((.*)\)$", re.IGNORECASE)


class QuirkProxy(_Proxy):
    """Plain IMAP in front of plain IMAP. `commands` holds what the client has said, without tags."""

    def __init__(self, upstream: tuple[str, int], quirks: Quirks) -> None:
        super().__init__(upstream)
        self._quirks = quirks
        self.commands: list[bytes] = []

    def said(self, *words: bytes) -> list[bytes]:
        return [command for command in self.commands if all(word in command for word in words)]

    async def serve(
        self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter,
        far: asyncio.StreamReader, to_far: asyncio.StreamWriter,
    ) -> None:  # fmt: skip
        answers = asyncio.create_task(self._answers(far, to_near))
        try:
            await self._requests(near, to_near, to_far)
        finally:
            answers.cancel()
            await asyncio.gather(answers, return_exceptions=True)

    async def _requests(
        self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter, to_far: asyncio.StreamWriter
    ) -> None:
        said_id = False
        while line := await near.readline():
            tag, _, command = line.rstrip(b"\r\n").partition(b" ")
            self.commands.append(command)
            said_id |= command.upper().startswith(b"ID ")
            if command.upper().startswith(b"LOGIN") and self._quirks.login:
                to_near.write(self._quirks.login.replace(b"TAG", tag))
                continue
            if (answer := self._own_answer(command, said_id=said_id)) is not None:
                to_near.write(tag + b" " + answer + b"\r\n")
                continue
            if command.upper() == b"IDLE" and self._quirks.before_idle:
                to_near.write(self._quirks.before_idle)
            if self._quirks.search == "all" and _is_odd_search(command):
                line = tag + b" UID SEARCH ALL\r\n"
            await _pass_on(line, near, to_far)

    def _own_answer(self, command: bytes, *, said_id: bool) -> bytes | None:
        """What this provider answers by itself; None: the server behind may answer."""
        q, upper = self._quirks, command.upper()
        if q.needs_id and not said_id and upper.startswith((b"SELECT", b"EXAMINE")):
            return b"NO SELECT Unsafe Login. Please contact the postmaster for help"
        if q.capabilities and upper == b"IDLE" and b"IDLE" not in q.capabilities:
            return b"BAD command not support"
        if q.refuses_idle and upper == b"IDLE":
            return b"NO IDLE is switched off"
        fetch = _FETCH.match(command)
        if fetch and q.withholds and q.withholds in fetch[1].split(b","):
            return b"NO Some messages could not be FETCHed (Failure)"
        if b" +X-GM-LABELS" in upper and b"X-GM-EXT-1" in q.capabilities:
            return b"OK Success"
        if q.search == "bad" and _is_odd_search(command):
            return b"BAD invalid command or parameters"
        store = _STORE.match(command)
        if store and q.keywords and not all(flag.startswith(b"\\") for flag in store[2].split()):
            return b"BAD Command Argument Error. 11" if q.keywords == "bad" else b"OK STORE completed"
        return None

    async def _answers(self, far: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        with suppress(*BROKEN):
            while line := await far.readline():
                await _pass_on(self._changed(line), far, to_near)
        to_near.close()

    def _changed(self, line: bytes) -> bytes:
        q = self._quirks
        if _LITERAL.search(line):
            return line
        if q.capabilities:
            line = re.sub(rb"\[CAPABILITY [^\]]*\]", b"[CAPABILITY " + q.capabilities + b"]", line)
            if line.startswith(b"* CAPABILITY "):
                line = b"* CAPABILITY " + q.capabilities + b"\r\n"
        if q.uidvalidity:
            line = re.sub(rb"UIDVALIDITY \d+", b"UIDVALIDITY " + q.uidvalidity, line)
        if q.no_special_use and line.startswith(b"* LIST "):
            line = re.sub(rb" ?\\(Sent|Junk)\b", b"", line)
        if q.keywords in ("ignored", "bad"):
            line = re.sub(
                rb"PERMANENTFLAGS \([^)]*\)", lambda _: b"PERMANENTFLAGS (" + SYSTEM_FLAGS + b")", line
            )
        return line


def _is_odd_search(command: bytes) -> bool:
    return b"SEARCH " in command.upper()[:11] and not _SIMPLE_SEARCH.match(command)


async def _pass_on(line: bytes, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """A line, and the literals that it announces."""
    target.write(line)
    while match := _LITERAL.search(line):
        await target.drain()
        target.write(await source.readexactly(int(match[1])))
        line = await source.readline()
        target.write(line)
    await target.drain()


@contextmanager
def fault_proxy(port: int, *, source: str | None = None) -> Iterator[FaultProxy]:
    """In front of a loopback port. `source`: the address that the server sees, such as 127.0.0.9."""
    proxy = FaultProxy(("127.0.0.1", port), source)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()


@contextmanager
def quirk_proxy(port: int, profile: str) -> Iterator[QuirkProxy]:
    """In front of the plain IMAP port of a real server. Profiles: see PROFILES."""
    proxy = QuirkProxy(("127.0.0.1", port), PROFILES[profile])
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
