"""Files for people: pictures of numbers, and tables that are too long for a message."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.errors import FirstreplyError, UnknownOutcome
from bot.log import keys
from bot.slack.client import SlackCards

log = logging.getLogger(__name__)

NOT_SENT = "The file could not be sent ({}). The numbers above are complete without it."
NOT_KNOWN = "Slack did not say whether it took the file ({}). It is not sent again."
FOLLOWS = {True: "A file follows here.", False: "A file follows in your direct messages."}  # is it shared?
OLD_FOR = 6 * 60 * 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """`comment`: what stands above the file. `make` is called once, when nobody waits any more."""

    name: str
    title: str
    comment: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Uploads:
    """Every method raises only the errors of bot/errors.py."""

    cards: SlackCards

    def into(self, channel: str, upload: Upload) -> None:
        """Share a file in a channel. An answer that is lost is not asked for again: a file comes once."""
        content = upload.make()
        # never with alt_txt: beside a channel it makes Slack share nothing, without an error
        self.cards.call(
            f"file {upload.name}",
            channel,
            lambda: self.cards.client.files_upload_v2(
                channel=channel,
                filename=upload.name,
                title=upload.title,
                initial_comment=upload.comment or None,
                content=content,
            ),
            harmless=False,
        )

    def to(self, user: str, upload: Upload) -> None:
        """To one person alone: what only they may see takes no file."""
        answer = self.cards.call(
            f"conversation with {user}", user, lambda: self.cards.client.conversations_open(users=[user])
        )
        self.into(str((answer.get("channel") or {}).get("id") or ""), upload)

    def send(self, user: str, channel: str, upload: Upload) -> str:
        """Into the channel, or to the person where none is named. Returns what to tell the person if it did
        not work, else ""."""
        try:
            if channel:
                self.into(channel, upload)
            else:
                self.to(user, upload)
        except FirstreplyError as error:
            log.warning("file not sent", extra=keys(user=user, channel=channel, error=str(error)))
            return (NOT_KNOWN if isinstance(error, UnknownOutcome) else NOT_SENT).format(error)
        return ""


@dataclass(slots=True)
class NativeCharts:
    """Whether this workspace has Slack's own charts. Until it refuses one, and again after a while: yes."""

    monotonic: Callable[[], float] = time.monotonic
    _refused_at: float | None = field(default=None, init=False)

    def there(self) -> bool:
        return self._refused_at is None or self.monotonic() - self._refused_at > OLD_FOR

    def refused(self) -> None:
        self._refused_at = self.monotonic()
