"""The Sent folder: which one it is, whether it holds a certain mail, and putting a copy there.

Mails are matched by headers that we fetch ourselves. Searching by header is refused by some providers and
answered with everything by others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.errors import ConfigError
from bot.mail.fetching import internal_date, uids_above
from bot.mail.session import ImapSettings, Session

NAMES = (
    "[gmail]/sent mail",
    "[google mail]/sent mail",
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "已发送",
    "已发送邮件",
    "已傳送郵件",
    "寄件備份",
    "gesendet",
    "gesendete elemente",
    "enviados",
    "elementos enviados",
    "itens enviados",
    "éléments envoyés",
    "messages envoyés",
    "posta inviata",
    "отправленные",
    "送信済み",
    "보낸편지함",
)
FILE_THEMSELVES = ("gmail.com", "googlemail.com", "office365.com", "outlook.com", "qiye.163.com")
CLOCKS_DIFFER = timedelta(minutes=10)
AT_ONCE = 200
AT_MOST = 2_000

Listed = tuple[Sequence[bytes], bytes | None, str]  # flags, delimiter, name

_HEADERS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO)]"
_ID = re.compile(rb"<([^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class SentMail:
    message_id: str
    in_reply_to: frozenset[str]
    at: datetime


def files_itself(session: Session, settings: ImapSettings) -> bool:
    """Whether this provider puts mail sent over its SMTP into Sent. A copy from us would be a second one."""
    host = settings.host.lower()
    return session.can("X-GM-EXT-1") or any(host == h or host.endswith(f".{h}") for h in FILE_THEMSELVES)


def find_folder(session: Session, settings: ImapSettings) -> str | None:
    """The setting, else the folder that the server marks as Sent, else one with a usual name."""
    if settings.sent_folder:
        return settings.sent_folder
    folders = session.client.list_folders()
    marks = session.client.xlist_folders() if session.can("XLIST") else []
    return marked_as_sent([*folders, *marks]) or named_as_sent(folders)


def marked_as_sent(folders: Iterable[Listed]) -> str | None:
    r"""Some servers write \sent in lower case."""
    return next((name for flags, _, name in folders if rb"\sent" in {f.lower() for f in flags}), None)


def named_as_sent(folders: Iterable[Listed]) -> str | None:
    names = {_bare(name, delimiter): name for _, delimiter, name in folders}
    return next((names[usual] for usual in NAMES if usual in names), None)


def _bare(name: str, delimiter: bytes | None) -> str:
    """Without the INBOX that some servers put all folders into."""
    return name.lower().removeprefix(f"inbox{(delimiter or b'/').decode('ascii', 'replace')}")


def required_folder(session: Session, settings: ImapSettings) -> str:
    if name := find_folder(session, settings):
        return name
    raise ConfigError(
        f"the mailbox of {settings.user} has no folder for sent mail: create one, or name it in sent_folder"
    )


def holds(session: Session, folder: str, message_id: str, in_reply_to: str, since: datetime) -> bool:
    """Our Message-ID proves it. So does an answer to the same mail since: some servers replace our id."""
    return any(
        (message_id and mail.message_id == message_id)
        or (in_reply_to and in_reply_to in mail.in_reply_to and mail.at >= since - CLOCKS_DIFFER)
        for mail in _newest(session, folder, since)
    )


def _newest(session: Session, folder: str, since: datetime) -> Iterator[SentMail]:
    """The newest first, until a whole batch is older than `since`."""
    opened = session.open(folder, readonly=True, fresh=True)
    low = max(0, opened.uidnext - 1 - 10 * AT_MOST) if opened.exists > AT_MOST else 0
    uids = uids_above(session, opened, low, limit=1_000_000)[-AT_MOST:]
    while uids:
        batch, uids = uids[-AT_ONCE:], uids[:-AT_ONCE]
        mails = [_mail(data) for data in session.client.fetch(batch, [_HEADERS, "INTERNALDATE"]).values()]
        yield from mails
        if mails and all(mail.at < since - CLOCKS_DIFFER for mail in mails):
            return


def _mail(data: dict[bytes, Any]) -> SentMail:
    header = next((v for k, v in data.items() if k.startswith(b"BODY[") and isinstance(v, bytes)), b"")
    fields: dict[bytes, list[str]] = {b"message-id": [], b"in-reply-to": []}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", header).splitlines():
        name, _, value = line.partition(b":")
        fields.setdefault(name.strip().lower(), []).extend(i.decode("latin-1") for i in _ID.findall(value))
    return SentMail(
        message_id=next(iter(fields[b"message-id"]), ""),
        in_reply_to=frozenset(fields[b"in-reply-to"]),
        at=internal_date(data) or datetime.max.replace(tzinfo=UTC),
    )
