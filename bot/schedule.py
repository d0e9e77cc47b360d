"""The clock: ticks that call flows. It holds no promise; what must happen is a row with a due time.

APScheduler 3 keeps its jobs in memory here. A misfired tick runs at once and only once, and a clock that
jumps makes every job run now (an interval job would otherwise rest for as long as the clock went back).
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from bot.log import keys

log = logging.getLogger(__name__)

JUMP = timedelta(seconds=2)
WATCH_EVERY = 5.0  # seconds


class Schedule:
    """Calls each job every so often, in threads of its own."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._stop = threading.Event()
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = BackgroundScheduler(timezone="UTC", job_defaults=defaults)
        self._watch = threading.Thread(target=self._watch_clock, name="clock-watch", daemon=True)

    def every(self, pause: timedelta, job: Callable[[], object], name: str) -> None:
        """Call `job` every `pause`. What it raises is logged, and the next tick comes all the same."""
        self._scheduler.add_job(job, "interval", seconds=pause.total_seconds(), id=name)

    def start(self) -> None:
        self._scheduler.start()
        self._watch.start()

    def stop(self) -> None:
        """Also before `start`, where that failed half-way."""
        self._stop.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _watch_clock(self) -> None:
        offset = self._offset()
        while not self._stop.wait(WATCH_EVERY):
            jumped = self._offset() - offset
            if abs(jumped) > JUMP:
                log.warning("clock jumped", extra=keys(seconds=jumped.total_seconds()))
                offset += jumped
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=self._now())

    def _offset(self) -> timedelta:
        """How far the wall clock is from the monotonic one."""
        return timedelta(seconds=self._now().timestamp() - time.monotonic())
