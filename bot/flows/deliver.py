"""The outbox at work: take what is due, hand it to its handler, record what became of it.

A handler knows one kind of effect. It calls `work.begin()` right before the point of no return and
returns a Result, or raises one of our errors; this file turns every ending into a recorded one.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.delivery import (
    LEASE,
    MAILS,
    Dead,
    Delivery,
    Kind,
    Postponed,
    Result,
    after_temporary,
    after_unknown,
)
from bot.errors import (
    AccountPaused,
    ConfigError,
    FirstreplyError,
    LeaseLost,
    LostRace,
    PermanentFailure,
    TemporaryFailure,
    UnknownOutcome,
)
from bot.log import keys
from bot.store.outbox import Outbox
from bot.store.settling import Settling

log = logging.getLogger(__name__)

PAUSE = timedelta(minutes=15)  # an account that was refused rests this long, unless it says otherwise
SETTLE_PAUSE = 1.0  # seconds between tries to record an outcome while the database is away


@dataclass(slots=True)
class Work:
    """One claimed delivery in the hands of its handler."""

    delivery: Delivery
    outbox: Outbox
    settling: Settling
    now: Callable[[], datetime]
    taken: float = field(default_factory=time.monotonic)
    begun: bool = False
    settled: bool = False

    def begin(self) -> None:
        """Commit "attempting". Raises LeaseLost if this claim is too old to send anything on."""
        if time.monotonic() - self.taken > LEASE.total_seconds() / 2:
            raise LeaseLost(f"delivery {self.delivery.id}: claimed too long ago")
        self.outbox.attempting(self.delivery, self.now())
        self.begun = True

    def settle(self, result: Result) -> None:
        """Record the outcome once, trying until the lease ends: an outcome that is known must not be lost."""
        while not self.settled:
            try:
                self.settling.settle(self.delivery, result, self.now())
                self.settled = True
            except (TemporaryFailure, LostRace) as error:
                if time.monotonic() - self.taken > LEASE.total_seconds():
                    raise
                log.warning(
                    "outcome not recorded yet", extra=keys(delivery=self.delivery.id, error=str(error))
                )
                time.sleep(SETTLE_PAUSE)


Handler = Callable[[Work], Result]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Takes and carries out deliveries. `owner` names this process in the outbox."""

    outbox: Outbox
    settling: Settling
    handlers: Mapping[Kind, Handler]
    owner: str
    now: Callable[[], datetime]

    def take(self, kinds: Sequence[Kind], limit: int) -> list[Work]:
        able = [kind for kind in kinds if kind in self.handlers]
        taken = self.outbox.take(able, self.owner, limit, self.now()) if able else []
        return [Work(delivery, self.outbox, self.settling, self.now) for delivery in taken]

    def carry_out(self, work: Work) -> None:
        """Carry out one delivery to a recorded end. Raises only if the end could not be recorded."""
        delivery = work.delivery
        try:
            result = self.handlers[delivery.kind](work)
        except LeaseLost as error:
            log.warning("delivery left to another worker", extra=keys(delivery=delivery.id, error=str(error)))
            return
        except FirstreplyError as error:
            result = self._after(work, error)
        except Exception as error:
            log.exception("delivery failed in an unforeseen way", extra=keys(delivery=delivery.id))
            result = self._after(
                work, UnknownOutcome(repr(error)) if work.begun else TemporaryFailure(repr(error))
            )
        work.settle(result)
        log.info(
            "delivery settled",
            extra=keys(delivery=delivery.id, kind=delivery.kind, result=type(result).__name__.lower()),
        )

    def _after(self, work: Work, error: FirstreplyError) -> Result:
        delivery, now, text = work.delivery, self.now(), str(error)
        if delivery.uncertain and not work.begun and delivery.kind in MAILS:
            return after_unknown(delivery, text, now)  # the look-up failed: still not known, never resend
        match error:
            case AccountPaused(retry_after=wait):
                return self._pause(delivery, text, now + (wait or PAUSE))
            case ConfigError():
                return self._pause(delivery, text, now + PAUSE)
            case TemporaryFailure(retry_after=wait):
                return after_temporary(delivery, text, now, retry_after=wait)
            case PermanentFailure():
                return Dead(text)
            case _:
                return after_unknown(delivery, text, now)

    def _pause(self, delivery: Delivery, error: str, until: datetime) -> Result:
        """The account is to blame: whatever else waits for it waits, too."""
        log.error("account refused", extra=keys(kind=delivery.kind, mailbox=delivery.mailbox, error=error))
        kinds = MAILS if delivery.kind in MAILS else [delivery.kind]
        self.outbox.postpone(kinds, delivery.mailbox, until)
        return Postponed(until, error)
