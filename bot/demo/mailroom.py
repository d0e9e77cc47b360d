"""What became of each mail, for the page.

It looks from outside, like a person would: at the mailbox folder, at the folder of sent mails, and at the
ledger that the bot keeps.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from bot.core.language import guess_language
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.demo.slack_workspace import Json
from bot.mail.folder import FolderMailbox
from bot.mail.ports import Fetched, MailRef
from bot.store.ledger import Ledger, LedgerRow

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
SHOWN_HEADERS = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
)
JOINED = {  # why a message belongs to a lead, as the ledger has it
    "thread:own-id": "answers a mail of ours",
    "thread:id": "answers a mail of this lead",
    "thread:subject": "same buyer, same subject",
    "thread:buyer": "same buyer, within days",
}
LANGUAGE = re.compile(r'<html[^>]*\blang="([\w-]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A mail that went out: its headers, its text, and the HTML that a mail program would show."""

    file: str
    answers: str  # the Message-ID of the buyer's mail
    automatic: bool
    headers: list[tuple[str, str]]
    text: str
    html: str
    sent_at: float


def read_reply(path: Path) -> Reply:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return Reply(
        file=path.name,
        answers=str(mail["In-Reply-To"]).strip().strip("<>"),
        automatic=str(mail["Auto-Submitted"] or "no").lower() != "no",
        headers=[(name, str(mail[name])) for name in SHOWN_HEADERS if mail[name]],
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
        sent_at=path.stat().st_mtime,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page was told of a mail, to tell it only of changes."""

    row: LedgerRow | None = None
    replies: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Mailroom:
    """The mailbox folder and the folder of sent mails, as the page shows them."""

    inbox: Path
    sent: Path
    ledger: Ledger
    _last: MailRef | None = None
    _mails: dict[int, Message] = field(default_factory=dict)
    _told: dict[int, Seen] = field(default_factory=dict)
    _known: set[Path] = field(default_factory=set)
    _sent: dict[str, list[Reply]] = field(default_factory=dict)  # Message-ID of the mail answered -> answers

    def changes(self) -> Iterator[tuple[Json, tuple[str, ...]]]:
        """Every mail that looks different from last time, with the HTML of what was sent for it."""
        self._take_in()
        rows = {row.uid: row for row in self.ledger.rows(BEGINNING)}
        for uid, message in self._mails.items():
            row = rows.get(uid)
            replies = [r for r in self._sent.get(message.message_id, ()) if row and _is_told(r, row)]
            now = Seen(row, tuple(reply.file for reply in replies))
            if self._told.get(uid) != now:
                self._told[uid] = now
                yield mail_json(uid, message, row, replies), tuple(reply.html for reply in replies)

    def _take_in(self) -> None:
        for found in FolderMailbox(self.inbox).fetch_after(self._last, 1000):
            if isinstance(found, Fetched):
                self._mails[found.ref.uid] = parse_message(found.raw, found.received_at)
            self._last = found.ref
        for path in sorted(set(self.sent.glob("*.eml")) - self._known, key=lambda path: path.stat().st_mtime):
            self._known.add(path)
            reply = read_reply(path)
            self._sent.setdefault(reply.answers, []).append(reply)


def _is_told(reply: Reply, row: LedgerRow) -> bool:
    """An automatic reply is shown once the ledger says that it is out."""
    return not reply.automatic or row.reply == "sent"


def mail_json(uid: int, message: Message, row: LedgerRow | None, replies: Sequence[Reply]) -> Json:
    """One line of the mail pane, with what opens when it is chosen."""
    sender = message.sender
    parts = (message.text, message.signature, message.history)
    return {
        "id": uid,
        "name": (sender.name or sender.email) if sender else "",
        "email": sender.email if sender else "",
        "subject": message.subject,
        "text": "\n\n".join(part for part in parts if part),
        "attachments": [attachment.name for attachment in message.attachments],
        "received": message.received_at.timestamp(),
        "language": row.language if row else "",
        "outcome": row.outcome if row else "",
        "reason": _in_words(row.reason or row.no_reply) if row else "",
        "country": row.country if row else "",
        "product": row.product if row else "",
        "lead": row.lead_id if row else None,
        "replying": row.reply if row and row.outcome in ("lead", "held") else "",
        "replies": [_reply_json(reply, message) for reply in replies],
    }


def _in_words(reason: str) -> str:
    return JOINED.get(reason, reason)


def _reply_json(reply: Reply, answers: Message) -> Json:
    declared = LANGUAGE.search(reply.html)
    return {
        "automatic": reply.automatic,
        "headers": reply.headers,
        "language": declared.group(1) if declared else guess_language(reply.text).language,
        "text": reply.text,
        "has_html": bool(reply.html),
        "seconds": max(0.0, reply.sent_at - answers.received_at.timestamp()),
    }
