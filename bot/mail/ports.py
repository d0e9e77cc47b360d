"""What the flows ask of mail. Each protocol has two real members: IMAP or SMTP, and a folder of files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

InSent = Literal["", "ours", "person"]


@dataclass(frozen=True, slots=True)
class MailRef:
    """Where one copy of a mail lies. Two copies of one mail have two refs and one key."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """One mail as the server keeps it. `received_at` is INTERNALDATE, aware and UTC."""

    ref: MailRef
    raw: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """A UID that was listed and could not be fetched because the mail is no longer there."""

    ref: MailRef


class Mailbox(Protocol):
    """A shared mailbox: we read it and tag it, and never move or delete what people share.

    One object holds one connection and belongs to one thread. Every method connects when needed and
    raises TemporaryFailure (connection, timeout: the next call connects anew), AccountPaused (login
    refused: ask again much later) or ConfigError (folder missing, certificate not trusted).
    """

    def fetch_after(self, after: MailRef | None, limit: int) -> Iterator[Fetched | Gone]:
        """Mails newer than `after`, lowest UID first, at most `limit`. Another UIDVALIDITY starts over."""
        ...

    def last_before(self, since: datetime) -> tuple[MailRef, int]:
        """The mail right below the first one that arrived at or after `since`, and how many lie up to it.

        Asked once, at the first start: what is up to there is left alone. Reads dates, never bodies.
        """
        ...

    def uids(self, above: int) -> tuple[int, list[int]]:
        """The UIDVALIDITY, and every UID above that one: for whoever compares, not for whoever reads."""
        ...

    def wait(self, timeout: float, stop: Callable[[], bool]) -> None:
        """Return when something may have arrived, after `timeout` seconds at the latest, or once `stop()`."""
        ...

    def tag(self, refs: Sequence[MailRef], keyword: str) -> bool:
        """Mark mails with `keyword`, at best effort. False: this server keeps no such marks."""
        ...

    def find_sent(self, message_id: str, in_reply_to: str, since: datetime) -> InSent:
        """Whether the Sent folder holds our `message_id` ("ours"), or an answer to `in_reply_to` since then:
        an automatic one ("ours": some servers replace our id) or a person's. "" where it holds neither."""
        ...

    def last_sent(self) -> MailRef | None:
        """Where the Sent folder ends; None where there is none. Cheap, and leaves the read folder open."""
        ...

    def last_sent_before(self, since: datetime) -> MailRef:
        """The mail right below the first one in Sent that lies there since then. Reads dates only."""
        ...

    def sent_after(self, after: MailRef, limit: int) -> Iterator[Fetched | Gone]:
        """Mails in Sent newer than `after`, lowest UID first, at most `limit`; of a large one its head."""
        ...

    def file_sent(self, raw: bytes, message_id: str, sent_at: datetime) -> None:
        """Put a copy into Sent, unless one with this Message-ID is there already."""
        ...

    def close(self) -> None:
        """Log out. Never raises; the object may be used again and connects anew."""
        ...


class Sender(Protocol):
    """Hands one frozen mail to one recipient."""

    def send(
        self, raw: bytes, recipient: str, *, before_data: Callable[[], None], accepted: Callable[[str], None]
    ) -> None:
        """Send once. `before_data` is called after RCPT was accepted and before DATA: if it raises, nothing
        is sent and the exception passes through. `accepted(answer)` is called at the final 250, before QUIT.

        Raises TemporaryFailure or AccountPaused (surely not sent, try later), PermanentFailure (refused),
        UnknownOutcome (DATA was begun and no final answer came: RFC 1047).
        """
        ...
