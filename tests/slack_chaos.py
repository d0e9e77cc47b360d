"""How unreliable the way to Slack is: knobs that a test turns while the bot runs."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one call instead of its answer."""

    error: str
    retry_after: float = 0.0

    def answer(self, request: web.Request) -> web.StreamResponse:
        if self.error == "ratelimited":
            headers = {"Retry-After": f"{self.retry_after:g}"}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        if self.error.isdecimal():
            return web.Response(status=int(self.error), text="upstream connect error")
        if self.error == "call lost":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return web.json_response({"ok": False, "error": self.error})


@dataclass(slots=True)
class Chaos:
    """`delay`: seconds, for each call and each frame. `black_hole`: everything is taken, nothing comes out.

    `redeliveries`: how often each event comes again, as if it had not been acknowledged in time.
    """

    delay: float = 0.0
    black_hole: bool = False
    redeliveries: int = 0
    swallow_acks: bool = False  # Slack never hears that an envelope has arrived
    _before: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _lost: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def limit(self, method: str, seconds: float = 1.0, *, times: int = 1) -> None:
        """The next calls are too many: 429 with Retry-After."""
        self._before[method].extend([Fault("ratelimited", seconds)] * times)

    def refuse(self, method: str, error: str, *, times: int = 1) -> None:
        """The next calls fail with that code of Slack's, or with that HTTP status: "503"."""
        self._before[method].extend([Fault(error)] * times)

    def lose_call(self, method: str, *, times: int = 1) -> None:
        """The line breaks before Slack has read the call."""
        self._before[method].extend([Fault("call lost")] * times)

    def lose_answer(self, method: str, *, times: int = 1) -> None:
        """Slack does what was asked, and the line breaks before it has said so."""
        self._lost[method] += times

    async def before(self, method: str) -> Fault | None:
        await self.passing()
        waiting = self._before[method]
        return waiting.popleft() if waiting else None

    def after(self, method: str) -> bool:
        """Whether this answer is lost."""
        if self._lost[method] < 1:
            return False
        self._lost[method] -= 1
        return True

    async def passing(self) -> None:
        """Until the line lets something through."""
        await asyncio.sleep(self.delay)
        while self.black_hole:
            await asyncio.sleep(0.05)
