"""Lets mail arrive in the folder mailbox: the samples, and what a visitor writes on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid, parseaddr
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).with_name("mails")
ADDRESS = "sales@brightvalve.example"
DATE_LINE = re.compile(rb"^Date:[^\r\n]*", re.MULTILINE | re.IGNORECASE)
NOT_IN_ADDRESS = re.compile(r"[^\w.+@-]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What a visitor wrote in the box."""

    name: str
    email: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Postman:
    """Brings mail to one folder. Nobody sees half a file, and every mail was written just now."""

    inbox: Path

    def bring_sample(self, path: Path) -> None:
        """One that is there already (a second run in the same folder) is left alone."""
        if not (self.inbox / path.name).exists():
            now = b"Date: " + formatdate(localtime=True).encode()
            self._drop(path.name, DATE_LINE.sub(now, path.read_bytes(), count=1))

    def bring(self, inquiry: Inquiry) -> str:
        """A visitor's mail, as their own mail program would have sent it. Returns the file's name."""
        return self._drop_next(_written(inquiry))

    def answer(self, reply: Mapping[str, Any], text: str, *, name: str) -> str:
        """The buyer answers a mail of ours, with it below as mail programs do. Returns the file's name."""
        headers = dict(reply["headers"])
        email = parseaddr(headers["To"])[1]
        subject = str(headers.get("Subject", ""))
        if not subject.lower().startswith("re:"):
            subject = f"Re: {subject}"
        quoted = "\n".join(f"> {line}".rstrip() for line in str(reply["text"]).splitlines())
        below = f"{text}\n\nOn {headers.get('Date', '')}, {headers['From']} wrote:\n\n{quoted}\n"
        mail = _written(Inquiry(name=name, email=email, subject=subject, text=below))
        mail["In-Reply-To"] = headers["Message-ID"]
        known = [headers.get("In-Reply-To", ""), headers["Message-ID"]]
        mail["References"] = " ".join(filter(None, known))
        return self._drop_next(mail)

    def _drop_next(self, mail: EmailMessage) -> str:
        name = f"visitor-{len(list(self.inbox.glob('visitor-*'))) + 1:03}.eml"
        self._drop(name, mail.as_bytes())
        return name

    def _drop(self, name: str, raw: bytes) -> None:
        part = self.inbox / f".{name}.part"
        part.write_bytes(raw)
        part.rename(self.inbox / name)


def _written(inquiry: Inquiry) -> EmailMessage:
    sender = NOT_IN_ADDRESS.sub("", inquiry.email)
    mail = EmailMessage(policy=policy.SMTP)
    mail["Return-Path"] = f"<{sender}>"
    mail["Delivered-To"] = ADDRESS
    mail["From"] = formataddr((" ".join(inquiry.name.split()), sender))
    mail["To"] = f"Brightvalve Sales <{ADDRESS}>"
    mail["Subject"] = " ".join(inquiry.subject.split())
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail.set_content(inquiry.text.replace("\r\n", "\n"))
    return mail


def samples() -> list[Path]:
    """The sample mails in the order in which they arrive."""
    return sorted(SAMPLES.glob("*.eml"))
