"""How fast we may write: Slack takes about one message a second in a channel, and forgives short bursts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock

from bot.errors import TemporaryFailure

BURST = 4  # messages that may go at once after a quiet time
LONGEST_WAIT = 30.0  # seconds; beyond that the delivery goes back to the outbox


@dataclass(slots=True, kw_only=True)
class Pace:
    """A token bucket for each channel, told as one number: when the channel's next free turn is.

    Threads reserve their turn under the lock and sleep outside it.
    """

    per_second: float
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    _turns: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, channel: str) -> None:
        """Return when it is this caller's turn. Raises TemporaryFailure if that is too far away."""
        wait = self._reserve(channel)
        if wait > 0:
            self.sleep(wait)

    def pause(self, channel: str, seconds: float) -> None:
        """Slack asked for silence: nobody writes to this channel before it is over."""
        with self._lock:
            resume = self.monotonic() + seconds + (BURST - 1) / self.per_second
            self._turns[channel] = max(self._turns.get(channel, resume), resume)

    def _reserve(self, channel: str) -> float:
        step = 1 / self.per_second
        with self._lock:
            now = self.monotonic()
            turn = max(self._turns.get(channel, now), now)
            wait = turn - (BURST - 1) * step - now
            if wait > LONGEST_WAIT:
                raise TemporaryFailure(
                    f"Slack channel {channel} is busy", retry_after=timedelta(seconds=wait)
                )
            self._turns[channel] = turn + step
            return wait
