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
from bot.mail.marks import MARK
from bot.mail.ports import InSent, MailRef
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

_HEADERS = f"BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO AUTO-SUBMITTED {MARK.upper()})]"
_ID = re.compile(rb"<([^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class SentMail:
    """`mark`: the part of our Message-ID that stays where a server gives the mail another one."""

    message_id: str
    in_reply_to: frozenset[str]
    at: datetime
    mark: str = ""
    automatic: bool = False

    def is_ours(self, message_id: str) -> bool:
        return bool(message_id) and (
            self.message_id == message_id or self.mark == message_id.rpartition("@")[0]
        )

    def answers(self, in_reply_to: str, since: datetime) -> bool:
        """Answers this mail, and was not there before."""
        return bool(in_reply_to) and in_reply_to in self.in_reply_to and self.at >= since - CLOCKS_DIFFER


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
    names = {bare_name(name, delimiter): name for _, delimiter, name in folders}
    return next((names[usual] for usual in NAMES if usual in names), None)


def bare_name(name: str, delimiter: bytes | None) -> str:
    """Without the INBOX that some servers put all folders into."""
    return name.lower().removeprefix(f"inbox{(delimiter or b'/').decode('ascii', 'replace')}")


def required_folder(session: Session, settings: ImapSettings) -> str:
    if name := find_folder(session, settings):
        return name
    raise ConfigError(
        f"the mailbox of {settings.user} has no folder for sent mail: create one, or name it in sent_folder"
    )


def end_of(session: Session, folder: str) -> MailRef:
    """STATUS opens nothing: whoever waits in another folder loses no wake-up."""
    status = session.client.folder_status(folder, ["UIDNEXT", "UIDVALIDITY"])
    return MailRef(int(status.get(b"UIDVALIDITY", 0)), int(status.get(b"UIDNEXT", 1)) - 1)


def holds(session: Session, folder: str, message_id: str, in_reply_to: str, since: datetime) -> InSent:
    """Our Message-ID or mark proves it. So does an automatic answer to the same mail since."""
    return found_among(_newest(session, folder, since), message_id, in_reply_to, since)


def found_among(mails: Iterable[SentMail], message_id: str, in_reply_to: str, since: datetime) -> InSent:
    by_a_person = False
    for mail in mails:
        if mail.is_ours(message_id):
            return "ours"
        if mail.answers(in_reply_to, since):
            if mail.automatic:
                return "ours"
            by_a_person = True
    return "person" if by_a_person else ""


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
    return sent_mail(header, internal_date(data) or datetime.max.replace(tzinfo=UTC))


def sent_mail(header: bytes, at: datetime) -> SentMail:
    """What the fields of a mail in Sent say of it."""
    fields: dict[bytes, list[bytes]] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", header).splitlines():
        name, _, value = line.partition(b":")
        fields.setdefault(name.strip().lower(), []).append(value.strip())
    ids = {
        name: [i.decode("latin-1") for v in values for i in _ID.findall(v)] for name, values in fields.items()
    }
    says = [value.partition(b";")[0].strip().lower() for value in fields.get(b"auto-submitted", ())]
    return SentMail(
        message_id=next(iter(ids.get(b"message-id", ())), ""),
        in_reply_to=frozenset(ids.get(b"in-reply-to", ())),
        at=at,
        mark=next(iter(fields.get(MARK.lower().encode(), ())), b"").decode("latin-1"),
        automatic=any(keyword not in (b"", b"no") for keyword in says),
    )
