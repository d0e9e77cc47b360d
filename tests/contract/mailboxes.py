"""The two kinds of mailbox, with the same handles: what people and servers do to a mailbox from outside."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.mail.folder import INDEX, FolderMailbox
from bot.mail.imap import ImapMailbox
from bot.mail.ports import Mailbox, MailRef
from tests.dovecot_server import Account


def a_mail(number: int, *, body: str = "Please quote.", **headers: str) -> bytes:
    fields = {
        "From": "carla@kunde.example",
        "Subject": f"Inquiry {number}",
        "Message-ID": f"<m{number}@kunde.example>",
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", body, ""]).encode()


class Member(Protocol):
    def new(self) -> Mailbox: ...
    def put(self, *mails: bytes) -> None: ...
    def remove(self, ref: MailRef) -> None: ...
    def start_over(self) -> None: ...
    def tags(self, ref: MailRef) -> str: ...
    def sent(self) -> list[bytes]: ...


@dataclass
class Folder:
    path: Path
    count: int = 0

    def new(self) -> FolderMailbox:
        return FolderMailbox(self.path)

    def put(self, *mails: bytes) -> None:
        for mail in mails:
            self.count += 1
            part = self.path / f"{self.count}.part"
            part.write_bytes(mail)
            part.rename(self.path / f"{1000 - self.count}.eml")  # names sort the other way round
            os.utime(self.path / f"{1000 - self.count}.eml", (1_700_000_000 + self.count,) * 2)

    def remove(self, ref: MailRef) -> None:
        (self.path / f"{1000 - ref.uid}.eml").unlink()

    def start_over(self) -> None:
        (self.path / INDEX).unlink()

    def tags(self, ref: MailRef) -> str:
        return " ".join(self.new().tags(ref))

    def sent(self) -> list[bytes]:
        return [path.read_bytes() for path in (self.path / "sent").glob("*.eml")]


@dataclass
class Imap:
    account: Account

    def new(self) -> ImapMailbox:
        return ImapMailbox(self.account.settings(batch=2))

    def put(self, *mails: bytes) -> None:
        self.account.deliver(*mails)

    def remove(self, ref: MailRef) -> None:
        self.account.expunge(ref.uid)

    def start_over(self) -> None:
        self.account.reset_uidvalidity(987654321)

    def tags(self, ref: MailRef) -> str:
        return self.account.flags(ref.uid)

    def sent(self) -> list[bytes]:
        return self.account.mails("Sent")
