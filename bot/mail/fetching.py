"""Reading mails in batches: few round trips, bounded memory, and no mail lost because an answer was thin.

Searches are only of the form `UID n:*` or `UID a:b`: providers refuse or ignore anything else.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from bot.errors import TemporaryFailure
from bot.mail.ports import Fetched, Gone, MailRef
from bot.mail.session import ImapSettings, Opened, Session

SEARCH_SPAN = 50_000  # imaplib refuses answer lines above 1 MB, about 125,000 UIDs
SIZES_AT_ONCE = 500
PEEK = 262_144  # what is read of a mail that is too big: its headers and the beginning of its text
PATIENCE = 3  # so often a refused mail is asked for again, before less is taken
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # too old to be answered, so that a person looks


def uids_above(session: Session, opened: Opened, low: int, limit: int) -> list[int]:
    """The lowest UIDs above `low`. `n:*` always matches the newest mail, even below n: so filter."""
    if opened.exists <= SEARCH_SPAN:
        return _search(session, low, f"{low + 1}:*")[:limit]
    found: list[int] = []
    start = max(low + 1, min(session.client.search("1"), default=1))
    while len(found) < limit and start + SEARCH_SPAN < opened.uidnext:
        found += _search(session, low, f"{start}:{start + SEARCH_SPAN - 1}")
        start += SEARCH_SPAN
    if len(found) < limit:
        found += _search(session, max(low, start - 1), f"{start}:*")
    return found[:limit]


def _search(session: Session, low: int, span: str) -> list[int]:
    return sorted({int(uid) for uid in session.client.search(["UID", span]) if int(uid) > low})


def last_before(session: Session, opened: Opened, since: datetime) -> tuple[int, int]:
    """The UID right below the first mail of `since` or later, and how many mails lie up to it."""
    older = 0
    low = 0
    while uids := uids_above(session, opened, low, SIZES_AT_ONCE):
        dates = session.client.fetch(uids, ["INTERNALDATE"])
        for uid in uids:
            if (internal_date(dates.get(uid, {})) or UNDATED) >= since:
                return uid - 1, older
            older += 1
        low = uids[-1]
    return low, older


def batches(
    session: Session, settings: ImapSettings, uids: Sequence[int]
) -> Iterator[tuple[list[int], bool]]:
    """UIDs to be fetched together, and whether it is one mail that is too big to be read whole."""
    batch: list[int] = []
    total = 0
    for uid, size in _sizes(session, uids):
        if batch and (len(batch) >= settings.batch or total + size > settings.batch_bytes):
            yield batch, False
            batch, total = [], 0
        if size > settings.max_size:
            if batch:
                yield batch, False
            yield [uid], True
            batch, total = [], 0
            continue
        batch.append(uid)
        total += size
    if batch:
        yield batch, False


def _sizes(session: Session, uids: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start in range(0, len(uids), SIZES_AT_ONCE):
        part = list(uids[start : start + SIZES_AT_ONCE])
        answer = session.client.fetch(part, ["RFC822.SIZE"])
        for uid in part:
            yield uid, int(answer.get(uid, {}).get(b"RFC822.SIZE") or 0)


def fetch(
    session: Session, uidvalidity: int, uids: list[int], *, too_big: bool, refused: Counter[MailRef]
) -> list[Fetched | Gone]:
    """One answer for each UID, in order. What the batch did not bring is asked for by itself.

    Fewer answers than UIDs: the next one is refused for now, and whoever goes on has to begin with it.
    `refused` counts, over connections, how often a mail was listed and not handed out.
    """
    item = f"BODY.PEEK[]<0.{PEEK}>" if too_big else "BODY.PEEK[]"
    answer = _ask(session, uids, item) or {}
    mails: list[Fetched | Gone] = []
    for ref in (MailRef(uidvalidity, uid) for uid in uids):
        try:
            mails.append(_fetched(ref, answer.get(ref.uid, {})) or _alone(session, ref, item, refused))
        except TemporaryFailure:
            if not mails:
                raise
            break
    return mails


def _ask(session: Session, uids: list[int], item: str) -> dict[int, dict[bytes, Any]] | None:
    """None: refused. One mail that cannot be read makes the server refuse a whole batch."""
    try:
        return dict(session.client.fetch(uids, [item, "INTERNALDATE"]))
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        return None


def _fetched(ref: MailRef, data: dict[bytes, Any]) -> Fetched | None:
    bodies = (value for key, value in data.items() if key.startswith(b"BODY["))
    raw = next(bodies, None)
    if not isinstance(raw, bytes):  # absent, or NIL
        return None
    return Fetched(ref, raw, internal_date(data) or UNDATED)


def internal_date(data: dict[bytes, Any]) -> datetime | None:
    value = data.get(b"INTERNALDATE")
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else None


def _alone(session: Session, ref: MailRef, item: str, refused: Counter[MailRef]) -> Fetched | Gone:
    """Fetch one mail by itself. It must be proven gone before anybody may pass over it.

    A mail that stays refused must not hold up the ones behind it: then its headers, and at the very last
    a note in its place, which a person will see.
    """
    answer = _ask(session, [ref.uid], item) or {}
    if fetched := _fetched(ref, answer.get(ref.uid, {})):
        return fetched
    if ref.uid not in _search(session, ref.uid - 1, f"{ref.uid}:{ref.uid}"):
        return Gone(ref)
    refused[ref] += 1
    if refused[ref] < PATIENCE:
        raise TemporaryFailure(f"the server lists mail {ref.uid} and does not hand it out")
    headers = _ask(session, [ref.uid], "BODY.PEEK[HEADER]") or {}
    return _fetched(ref, headers.get(ref.uid, {})) or Fetched(ref, _note(ref), UNDATED)


def _note(ref: MailRef) -> bytes:
    return (
        "Subject: (a mail that the mail server does not hand out)\r\n"
        f"X-Firstreply-Unreadable: UID {ref.uid}, UIDVALIDITY {ref.uidvalidity}\r\n\r\n"
    ).encode()
