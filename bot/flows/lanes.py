"""Lanes: one claimer that takes due deliveries of its kinds and feeds a small pool."""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Final

from bot.core.delivery import Kind
from bot.errors import FirstreplyError
from bot.flows.deliver import Deliveries, Work
from bot.log import keys
from bot.store.database import Signal

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 1.0  # seconds: the fallback where no signal came (another process wrote, a retry is due)
AFTER_TROUBLE: Final = 5.0


@dataclass(slots=True)
class Lane:
    """`workers` deliveries at a time. Each worker is a thread of its own, with its own connections."""

    name: str
    kinds: Sequence[Kind]
    deliveries: Deliveries
    changes: Signal
    workers: int = 1
    _running: set[Future[None]] = field(default_factory=set)

    def run(self, stop: threading.Event) -> None:
        """Carry out what is due until `stop` is set; then finish what was begun."""
        with ThreadPoolExecutor(self.workers, thread_name_prefix=self.name) as pool:
            while not stop.is_set():
                signal = self.changes.count
                works = self._take()
                for work in works:
                    self._running.add(pool.submit(self._carry_out, work))
                if not works:
                    self._rest(signal)

    def _take(self) -> list[Work]:
        self._running = {one for one in self._running if not one.done()}
        free = self.workers - len(self._running)
        if not free:
            wait(self._running, timeout=LOOK_EVERY, return_when="FIRST_COMPLETED")
            return []
        try:
            return self.deliveries.take(self.kinds, free)
        except FirstreplyError as error:
            log.warning("outbox not read", extra=keys(lane=self.name, error=str(error)))
            threading.Event().wait(AFTER_TROUBLE)
            return []

    def _rest(self, signal: int) -> None:
        if len(self._running) < self.workers:
            self.changes.wait_beyond(signal, LOOK_EVERY)

    def _carry_out(self, work: Work) -> None:
        try:
            self.deliveries.carry_out(work)
        except FirstreplyError as error:
            log.error("outcome not recorded", extra=keys(delivery=work.delivery.id, error=str(error)))
