"""One inbound mail as a value. Everything later reads this and never the raw bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

MessageKey = NewType("MessageKey", str)  # Message-ID without brackets, else "sha256:" + hex of what and when


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address. `email` is lower-cased and bare; `name` is decoded display text, maybe empty."""

    email: str
    name: str = ""

    @property
    def local(self) -> str:
        return self.email.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What the card may say of an attachment. The bytes stay in the raw message."""

    name: str
    content_type: str
    size: int  # bytes after transfer decoding


@dataclass(frozen=True, slots=True)
class Headers:
    """All header fields in their order of arrival, names lower-cased, values decoded and unfolded."""

    fields: tuple[tuple[str, str], ...] = ()
    _by_name: dict[str, list[str]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.fields:
            self._by_name.setdefault(name, []).append(value)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(self._by_name.get(name.lower(), ()))

    def first(self, name: str) -> str | None:
        return next(iter(self.all(name)), None)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._by_name

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One inbound mail, decoded. Made by `parse_message`, which never raises.

    `received_at` is IMAP INTERNALDATE (aware, UTC): the start of every clock, never the Date header.
    `return_path` is None where no such field exists and "" where it is the null path `<>`.
    `text` is what the sender wrote in this message: quoted history and signature are cut off into
    `history` and `signature`. `part_types` lists the content types of all parts, depth first.
    `defects` says in words what was wrong with the bytes.
    """

    key: MessageKey
    message_id: str = ""  # without angle brackets; "" where there is none
    received_at: datetime
    sent_at: datetime | None = None  # the Date header, where it can be read
    subject: str = ""
    sender: Address | None = None
    person: str = ""  # who wrote it, where one relay address stands for many; "" = who has the address
    senders: int = 1  # how many addresses From holds, over all From fields
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    return_path: str | None = None
    in_reply_to: tuple[str, ...] = ()  # ids without angle brackets
    references: tuple[str, ...] = ()
    headers: Headers = field(default_factory=Headers)
    text: str = ""
    signature: str = ""
    history: str = ""
    attachments: tuple[Attachment, ...] = ()
    part_types: tuple[str, ...] = ()
    size: int = 0  # bytes as received
    digest: str = (
        ""  # sha256 over sender, subject and text: tells a copy from another mail under one Message-ID
    )
    defects: tuple[str, ...] = ()

    @property
    def thread_ids(self) -> tuple[str, ...]:
        """Every Message-ID this one answers to, the nearest first, each once."""
        return tuple(dict.fromkeys((*self.in_reply_to, *reversed(self.references))))
