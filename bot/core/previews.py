"""Shadow mode: an auto-reply is only shown, and a person sends it, changes it, or leaves it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.lead import CannotAnswer, Lead, RepId
from bot.core.moves import Refused

SENT, EDITED, SKIPPED = "preview sent", "preview edited", "preview skipped"  # the events
DECISIONS = (SENT, EDITED, SKIPPED)
LATE = timedelta(hours=24)  # a first reply of this age is better a person's


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadowed:
    """What people did with previews: how often the team changed what the bot would have sent."""

    sent: int = 0  # unchanged
    edited: int = 0
    skipped: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would go out, as people read it, with the signature."""

    to: str
    subject: str
    text: str
    made_at: datetime

    def is_late(self, now: datetime) -> bool:
        """Its promises ("today by 17:00") may be over. A person may send it all the same."""
        return now - self.made_at > LATE


@dataclass(frozen=True, slots=True)
class Decided:
    lead: Lead
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPreview:
    """Nothing waits: who decided before, what and when; all None where none ever waited, or a person was
    faster."""

    event: str | None = None
    by: RepId | None = None
    at: datetime | None = None


PreviewOutcome = Decided | NoPreview | CannotAnswer | Refused
