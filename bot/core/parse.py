"""Bytes of a mail to a `Message`. Everything that was cut or repaired on the way is said in `defects`."""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.core.addresses import Found, read_addresses, read_ids, read_message_id
from bot.core.body import Body, read_body
from bot.core.charset import Reader
from bot.core.headers import RawFields, clean, header_text
from bot.core.message import Address, Headers, Message, MessageKey
from bot.core.mime import Walk, walk
from bot.core.text import split_text

MAX_SIZE = 32 * 1024 * 1024
BOM = b"\xef\xbb\xbf"
CR_TO_LF = bytes.maketrans(b"\r", b"\n")
# "From " of a mbox, and the commands of a batch SMTP file.
WRAPPER = re.compile(
    rb"(?:>?From [^\r\n]*\r?\n|(?:HELO|EHLO|MAIL FROM:|RCPT TO:|DATA|RSET)[^\r\n]{0,500}\r?\n"
    rb"|[ \t]{0,500}+\r?\n)",
    re.IGNORECASE,
)
CORE_FIELDS = ("from", "to", "cc", "subject", "message-id", "reply-to", "date")


def parse_message(raw: bytes, received_at: datetime) -> Message:
    """Decode one mail. Total: any bytes give a `Message`, the same bytes the same one."""
    state = walk(prepared(raw))
    fields = state.parts[0].fields if state.parts else RawFields()
    body = read_body(state)
    if len(raw) > MAX_SIZE:
        state.note(f"cut: longer than {MAX_SIZE // 1024 // 1024} MB")
    return _assembled(raw, received_at, state, fields, body)


def _assembled(raw: bytes, received_at: datetime, state: Walk, fields: RawFields, body: Body) -> Message:
    reader = state.reader
    senders = read_addresses(fields.all("from"), reader)
    sender = next(iter(senders.addresses), None)
    subject = clean(header_text(fields.first("subject"), reader))[:1000]
    message_id = read_message_id(fields.first("message-id"))
    split = split_text(body.text)
    digest = _digest(sender, subject, split.new)
    return Message(
        key=MessageKey(message_id or _nameless_key(raw, fields.first("date"), digest)),
        message_id=message_id,
        received_at=received_at,
        sent_at=_date(fields.first("date")),
        subject=subject,
        sender=sender,
        senders=_distinct(senders),
        reply_to=read_addresses(fields.all("reply-to"), reader).addresses,
        to=read_addresses(fields.all("to"), reader).addresses,
        cc=read_addresses(fields.all("cc"), reader).addresses,
        return_path=_return_path(fields, reader),
        in_reply_to=read_ids(fields.all("in-reply-to"), 20),
        references=read_ids(fields.all("references")),
        headers=_headers(fields, reader),
        text=split.new,
        signature=split.signature,
        history=split.history,
        attachments=body.attachments,
        part_types=tuple(part.type for part in state.parts),
        size=len(raw),
        digest=digest,
        defects=(*state.defects, *_missing(fields, senders)),
    )


def prepared(raw: bytes) -> bytes:
    """Without what stands before the header, and with line ends that can be read."""
    raw = raw[:MAX_SIZE].removeprefix(BOM)
    head = raw[:65536]
    if b"\n" not in head and b"\r" in head:
        raw = raw.translate(CR_TO_LF)
    elif b"\r\r\n" in head:
        raw = raw.translate(None, b"\r")
    at = 0
    for _ in range(20):
        found = WRAPPER.match(raw, at)
        if found is None or found.end() == at:
            break
        at = found.end()
    if b"DATA" in raw[:at].upper().split():
        raw = _without_end_of_batch(raw)
    return raw[at:].removeprefix(BOM) if at else raw


def _without_end_of_batch(raw: bytes) -> bytes:
    """A batch ends in a line with nothing but a dot."""
    ends = (raw.rfind(mark, max(0, len(raw) - 1000)) for mark in (b"\n.\r\n", b"\n.\n"))
    return next((raw[:end] for end in ends if end >= 0), raw)


def _headers(fields: RawFields, reader: Reader) -> Headers:
    return Headers(tuple((name, header_text(value, reader)) for name, value in fields.fields))


def _distinct(senders: Found) -> int:
    """Two From fields with one address are one sender."""
    return senders.entries - len(senders.addresses) + len({address.email for address in senders.addresses})


def _return_path(fields: RawFields, reader: Reader) -> str | None:
    """The envelope sender, lower-cased; "" for the null path; None where no field says it."""
    values = fields.all("return-path")
    if not values:
        return None
    paths = [header_text(value, reader).strip() for value in values]
    if any(path in ("<>", "<>;", "< >") for path in paths):
        return ""
    found = read_addresses(values[:1], reader).addresses
    return found[0].email if found else clean(paths[0].strip("<>"))[:254].lower() or None


def _date(value: bytes) -> datetime | None:
    try:
        found = parsedate_to_datetime(value[:100].decode("ascii", "replace"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _nameless_key(raw: bytes, date: bytes, digest: str) -> str:
    """Without a Message-ID: what was written and when, which is the same in each mailbox that it reached,
    while the traces of the way differ. Without a date, too, the bytes."""
    same = digest.encode() + b"\0" + date if date.strip() else raw
    return "sha256:" + hashlib.sha256(same).hexdigest()


def _digest(sender: Address | None, subject: str, text: str) -> str:
    joined = "\0".join((sender.email if sender else "", subject, text))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _missing(fields: RawFields, senders: Found) -> list[str]:
    notes = [f"{name} is repeated" for name in CORE_FIELDS if len(fields.all(name)) > 1]
    if not senders.addresses:
        notes.append("no usable From address")
    return notes
