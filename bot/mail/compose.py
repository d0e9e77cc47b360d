"""The reply as bytes. The same inputs give the same bytes, so that a retry sends what was decided.

Nothing of the inbound mail goes into it but its subject, cleaned, and the ids of its thread.
"""

import base64
import hashlib
import quopri
import re
from datetime import UTC, datetime
from email.utils import format_datetime

from bot.core.catalogue import NO_CATALOGUE, Catalogue
from bot.core.message import Address, Message
from bot.core.own_ids import own_id
from bot.errors import PermanentFailure
from bot.mail.marks import MARK
from bot.mail.wording import (
    address_field,
    bare_address,
    file_fields,
    ids_field,
    reply_subject,
    text_field,
)

AUTOMATIC = ("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # Cc but tab and newline, and Cs


def reply_message_id(secret: bytes, mailbox: str, key: str, domain: str) -> str:
    """The Message-ID, without brackets, of the one reply that `mailbox` may give to the message `key`."""
    return own_id(secret, "\0".join((mailbox, key, "reply")), domain)


def answer_message_id(secret: bytes, mailbox: str, lead: int, nonce: str, domain: str) -> str:
    """The Message-ID of what a person writes to the buyer of `lead`; a second submit gives the same one."""
    return own_id(secret, "\0".join((mailbox, str(lead), nonce, "answer")), domain)


def compose_reply(
    *,
    answers: Message,
    sender: Address,
    to: Address,
    text: str,
    html: str = "",
    message_id: str,
    date: datetime,
    subject_prefix: str = "Re: ",
    reference: str = "",
    catalogue: Catalogue = NO_CATALOGUE,
) -> bytes:
    """Freeze one reply. Raises PermanentFailure where no safe field can be made of the address.

    `catalogue` is attached if it has content: `offered` has decided that.
    """
    subject = reply_subject(answers.subject, subject_prefix, reference)
    fields = _fields(answers, sender, to, message_id, date, subject, AUTOMATIC)
    body = _body(text, html, message_id)
    if catalogue.form == "attachment":
        body = _with_file(body, catalogue, message_id)
    return "\r\n".join([*fields, *body]).encode()


def compose_answer(
    *,
    answers: Message,
    sender: Address,
    to: Address,
    subject: str,
    reference: str,
    text: str,
    html: str,
    message_id: str,
    date: datetime,
) -> bytes:
    """Freeze what a person wrote: nothing in it says that a machine sent it, but our mark proves it ours.

    Raises PermanentFailure where no safe field can be made of the address.
    """
    subject = reply_subject(subject, reference=reference)
    fields = _fields(answers, sender, to, message_id, date, subject)
    return "\r\n".join([*fields, *_body(text, html, message_id)]).encode()


def redated(raw: bytes, date: datetime) -> bytes:
    """A frozen mail that goes out later than it was made: the same words, under the day on which they are
    sent."""
    field = f"Date: {format_datetime(date.astimezone(UTC))}".encode()
    head, blank, body = raw.partition(b"\r\n\r\n")
    return re.sub(rb"(?m)^Date: [^\r\n]*", lambda _: field, head, count=1) + blank + body


def _fields(
    answers: Message,
    sender: Address,
    to: Address,
    message_id: str,
    date: datetime,
    subject: str,
    marks: tuple[str, ...] = (),
) -> list[str]:
    """Raises PermanentFailure: the address would break its field."""
    try:
        addressed = address_field("From", sender), f"To: {bare_address(to.email)}"
    except ValueError as error:  # UnicodeError of a domain is one, too
        raise PermanentFailure(f"no reply can be addressed: {error}") from error
    references = answers.references or answers.in_reply_to[:1]
    fields = (
        *addressed,  # without the buyer's display name, which is their own words
        text_field("Subject", subject),
        f"Date: {format_datetime(date.astimezone(UTC))}",
        f"Message-ID: <{message_id}>",
        ids_field("In-Reply-To", [answers.message_id]),
        ids_field("References", [*references, answers.message_id]),
        *marks,
        f"{MARK}: {message_id.rpartition('@')[0]}",
        "MIME-Version: 1.0",
    )
    return [field for field in fields if field is not None]


def _body(text: str, html: str, message_id: str) -> list[str]:
    if not html:
        return _part("plain", text)
    boundary = _boundary(message_id, "text")
    return [
        f'Content-Type: multipart/alternative; boundary="{boundary}"',
        "",
        f"--{boundary}",
        *_part("plain", text),
        f"--{boundary}",
        *_part("html", html),
        f"--{boundary}--",
        "",
    ]


def _with_file(body: list[str], catalogue: Catalogue, message_id: str) -> list[str]:
    boundary = _boundary(message_id, "file")
    return [
        f'Content-Type: multipart/mixed; boundary="{boundary}"',
        "",
        f"--{boundary}",
        *body,
        f"--{boundary}",
        *file_fields(catalogue.name),
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(catalogue.content).decode("ascii").replace("\n", "\r\n"),
        f"--{boundary}--",
        "",
    ]


def _boundary(message_id: str, of: str) -> str:
    """The same for the same reply; no text of ours has it in it."""
    seed = message_id if of == "text" else f"{message_id}\0{of}"
    return f"=_firstreply_{hashlib.sha256(seed.encode()).hexdigest()[:24]}"


def _part(subtype: str, text: str) -> list[str]:
    lines = _printable(text)
    encoding, encoded = _encode(lines)
    return [
        f"Content-Type: text/{subtype}; charset=utf-8",
        f"Content-Transfer-Encoding: {encoding}",
        "",
        encoded,
    ]


def _printable(text: str) -> str:
    """Lines that end in one newline each, without controls and halves of characters."""
    unified = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    return _UNPRINTABLE.sub("", unified).strip("\n") + "\n"


def _encode(text: str) -> tuple[str, str]:
    """The plainest encoding that every server passes on unchanged."""
    data = text.encode()
    lines = text.split("\n")
    if text.isascii() and all(len(line) <= 76 and not line.startswith("From ") for line in lines):
        return "7bit", text.replace("\n", "\r\n")
    quoted = re.sub(rb"(?m)^From ", b"=46rom ", quopri.encodestring(data)).replace(b"\n", b"\r\n")
    wrapped = base64.encodebytes(data.replace(b"\n", b"\r\n")).replace(b"\n", b"\r\n")
    if len(quoted) <= len(wrapped):
        return "quoted-printable", quoted.decode("ascii")
    return "base64", wrapped.decode("ascii")
