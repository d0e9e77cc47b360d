"""A mailbox and a sender that are folders of .eml files: for the demo, for tests, for mail that was exported.

The index file gives each mail its UID. UIDs only grow, in the order in which files were first seen.
"""

import fcntl
import hashlib
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from pathlib import Path

from bot.errors import ConfigError, TemporaryFailure
from bot.mail.ports import Fetched, Gone, InSent, MailRef
from bot.mail.sent_folder import SentMail, found_among, sent_mail

INDEX = ".firstreply-index.json"
LOCK = ".firstreply-index.lock"
LOOK_EVERY = 0.2


@dataclass(slots=True)
class Entry:
    uid: int
    digest: str  # so that a renamed file keeps its UID
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Index:
    uidvalidity: int
    next_uid: int = 1
    mails: dict[str, Entry] = field(default_factory=dict)

    def name_of(self, uid: int) -> str | None:
        return next((name for name, entry in self.mails.items() if entry.uid == uid), None)


class FolderMailbox:
    """Reads `path`/*.eml. Copies of what was sent lie in `sent`, by default a folder inside."""

    def __init__(self, path: Path, sent: Path | None = None) -> None:
        self._path = path
        self._sent = sent or path / "sent"
        self._names: frozenset[str] | None = None  # as the last look found them

    def __repr__(self) -> str:
        return f"FolderMailbox({self._path})"

    def fetch_after(self, after: MailRef | None, limit: int) -> Iterator[Fetched | Gone]:
        with self._index() as index:
            self._names = self._take_in(index)
            low = after.uid if after and after.uidvalidity == index.uidvalidity else 0
            there = {entry.uid: name for name, entry in index.mails.items() if name in self._names}
        found = sorted(uid for uid in there if uid > low)
        if len(found) > limit:
            self._names = None  # there is more to fetch: no waiting
        for uid in found[:limit]:
            yield self._read(MailRef(index.uidvalidity, uid), there[uid])

    def last_before(self, since: datetime) -> tuple[MailRef, int]:
        older = 0
        ref: MailRef | None = None
        for mail in self.fetch_after(None, sys.maxsize):
            if isinstance(mail, Fetched) and mail.received_at >= since:
                return MailRef(mail.ref.uidvalidity, mail.ref.uid - 1), older
            older, ref = older + 1, mail.ref
        with self._index() as index:
            return ref or MailRef(index.uidvalidity, 0), older

    def uids(self, above: int) -> tuple[int, list[int]]:
        with self._index() as index:
            there = self._take_in(index)
            found = (entry.uid for name, entry in index.mails.items() if name in there)
            return index.uidvalidity, sorted(uid for uid in found if uid > above)

    def wait(self, timeout: float, stop: Callable[[], bool]) -> None:
        end = time.monotonic() + timeout
        while not stop() and self._list() == self._names and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, LOOK_EVERY))
        self._names = self._list()

    def tag(self, refs: Sequence[MailRef], keyword: str) -> bool:
        with self._index() as index:
            for ref in refs:
                name = index.name_of(ref.uid) if ref.uidvalidity == index.uidvalidity else None
                if name is not None and keyword not in index.mails[name].tags:
                    index.mails[name].tags.append(keyword)
        return True

    def tags(self, ref: MailRef) -> tuple[str, ...]:
        """The tags of one mail, for people and tests who want to look."""
        with self._index() as index:
            name = index.name_of(ref.uid) if ref.uidvalidity == index.uidvalidity else None
            return tuple(index.mails[name].tags) if name else ()

    def find_sent(self, message_id: str, in_reply_to: str, since: datetime) -> InSent:
        mails = map(_sent_mail, self._sent.glob("*.eml"))
        return found_among(mails, message_id.strip("<> "), in_reply_to.strip("<> "), since)

    def last_sent(self) -> MailRef | None:
        return self._of_sent().end() if self._sent.is_dir() else None

    def last_sent_before(self, since: datetime) -> MailRef:
        return self._of_sent().last_before(since)[0]

    def sent_after(self, after: MailRef, limit: int) -> Iterator[Fetched | Gone]:
        return self._of_sent().fetch_after(after, limit)

    def end(self) -> MailRef:
        """The newest mail of this folder."""
        with self._index() as index:
            self._take_in(index)
            return MailRef(index.uidvalidity, index.next_uid - 1)

    def _of_sent(self) -> "FolderMailbox":
        return FolderMailbox(self._sent)

    def file_sent(self, raw: bytes, message_id: str, sent_at: datetime) -> None:
        if not any(self._sent.glob(f"*-{_digest_of(message_id, raw)}.eml")):
            _write(self._sent, raw, message_id, at=sent_at)

    def close(self) -> None:
        self._names = None

    def _list(self) -> frozenset[str]:
        try:
            return frozenset(
                entry.name
                for entry in os.scandir(self._path)
                if entry.name.endswith(".eml") and not entry.name.startswith(".") and entry.is_file()
            )
        except OSError as error:
            raise ConfigError(f"the mailbox folder {self._path} cannot be read: {error.strerror}") from error

    def _take_in(self, index: Index) -> frozenset[str]:
        """Give UIDs to files that have none, the oldest first."""
        names = self._list()
        lost = {entry.digest: name for name, entry in index.mails.items() if name not in names}
        for name in sorted(names - index.mails.keys(), key=self._age):
            digest = self._digest(name)
            if (former := lost.pop(digest, None)) is not None:
                index.mails[name] = index.mails.pop(former)
                continue
            index.mails[name] = Entry(uid=index.next_uid, digest=digest)
            index.next_uid += 1
        return names

    def _age(self, name: str) -> tuple[int, str]:
        try:
            return (self._path / name).stat().st_mtime_ns, name
        except FileNotFoundError:
            return 0, name

    def _digest(self, name: str) -> str:
        try:
            return hashlib.sha256((self._path / name).read_bytes()).hexdigest()
        except FileNotFoundError:
            return ""

    def _read(self, ref: MailRef, name: str) -> Fetched | Gone:
        path = self._path / name
        try:
            received = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            return Fetched(ref, path.read_bytes(), received)
        except FileNotFoundError:
            return Gone(ref)
        except OSError as error:
            raise TemporaryFailure(f"{path} cannot be read: {error.strerror}") from error

    @contextmanager
    def _index(self) -> Iterator[Index]:
        """The index, ours alone until it is written back."""
        try:
            with (self._path / LOCK).open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                path = self._path / INDEX
                before = path.read_text() if path.exists() else ""
                index = _load(path, before)
                yield index
                if (after := json.dumps(asdict(index), indent=1)) != before:
                    _replace(path, after.encode())
        except OSError as error:
            raise ConfigError(f"the mailbox folder {self._path} cannot be used: {error.strerror}") from error


def _sent_mail(path: Path) -> SentMail:
    header = path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return sent_mail(header, datetime.fromtimestamp(path.stat().st_mtime, UTC))


class FolderSender:
    """Accepts every mail and writes it as <time>-<id>.eml."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __repr__(self) -> str:
        return f"FolderSender({self._path})"

    def send(
        self, raw: bytes, recipient: str, *, before_data: Callable[[], None], accepted: Callable[[str], None]
    ) -> None:
        before_data()
        headers = BytesHeaderParser(policy=compat32).parsebytes(raw)
        name = _write(self._path, raw, str(headers.get("Message-ID", "")))
        accepted(f"250 written as {name}")


def _load(path: Path, text: str) -> Index:
    if not text:
        return Index(uidvalidity=secrets.randbits(31) | 1)
    try:
        kept = json.loads(text)
        mails = {name: Entry(**entry) for name, entry in kept["mails"].items()}
        return Index(kept["uidvalidity"], kept["next_uid"], mails)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"{path} is not an index that firstreply wrote ({error}): delete it; known mails stay known"
        ) from error


def _write(folder: Path, raw: bytes, message_id: str, at: datetime | None = None) -> str:
    """Nobody ever sees half a file. The time in the name is that of writing."""
    digest = _digest_of(message_id, raw)
    part = folder / f".{digest}-{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(raw)
        if at is not None:
            os.utime(part, (at.timestamp(), at.timestamp()))
        written = datetime.fromtimestamp(part.stat().st_mtime, UTC)
        name = f"{written:%Y%m%dT%H%M%S}{written.microsecond // 1000:03}-{digest}.eml"
        part.rename(folder / name)
    except OSError as error:
        raise TemporaryFailure(f"{folder} cannot be written to: {error.strerror}") from error
    return name


def _replace(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def _digest_of(message_id: str, raw: bytes) -> str:
    """Which mail a file holds, told by its name: nobody has to read a thousand copies to file one."""
    return hashlib.sha256(message_id.encode() or raw).hexdigest()[:12]
