"""An SMTP server that takes every mail, or misbehaves where the recipient's local part asks for it.

rcpt550, rcpt451    refuses the recipient with that code
grey…               refuses the recipient with 451 for the first time
data554, data452    refuses the mail after its last dot
slow2               answers after two seconds
lostack             takes the mail, and the answer is lost
lostdata            breaks off, and has not taken it
garbage             takes the mail, and answers with no SMTP at all
cutdata             breaks off in answer to DATA, before 354
quit421             takes the mail, and answers QUIT with 421

It lives in a thread of its own: what it has recorded outlives a client that was killed.
"""

# ruff: noqa: N802  the names are aiosmtpd's

import asyncio
import re
import ssl
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # aiosmtpd asks asyncio for things that newer Pythons deprecate
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that was accepted. `recipients` and `sender` are those of the envelope."""

    raw: bytes
    recipients: tuple[str, ...]
    sender: str
    mail_options: tuple[str, ...]
    rcpt_options: tuple[str, ...]
    at: float


_DSN_OPTION = re.compile(r"\s+((?:RET|ENVID|NOTIFY|ORCPT)=\S+)", re.IGNORECASE)


class _Server(SMTP):
    """aiosmtpd with the options of DSN, which it does not know, and with breaking off before 354."""

    async def smtp_MAIL(self, arg: str | None) -> None:
        await super().smtp_MAIL(_DSN_OPTION.sub("", arg or ""))
        if self.envelope.mail_from is not None:
            self.envelope.mail_options.extend(_DSN_OPTION.findall(arg or ""))

    async def smtp_RCPT(self, arg: str | None) -> None:
        before = len(self.envelope.rcpt_tos)
        await super().smtp_RCPT(_DSN_OPTION.sub("", arg or ""))
        if len(self.envelope.rcpt_tos) > before:
            self.envelope.rcpt_options.extend(_DSN_OPTION.findall(arg or ""))

    async def smtp_DATA(self, arg: str) -> None:
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("cutdata"):
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


@dataclass
class SmtpSink:
    """What has been taken, and the knobs. `refusal`: the answer to the next mails after their last dot."""

    port: int
    mails: list[Taken] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    refusal: str = ""
    delay: float = 0.0  # seconds before each final answer
    connections: int = 0
    quits: int = 0
    _seen: set[str] = field(default_factory=set)

    def to(self, recipient: str) -> list[Taken]:
        return [mail for mail in self.mails if recipient in mail.recipients]

    def clear(self) -> None:
        self.mails.clear()
        self.logins.clear()
        self._seen.clear()
        self.refusal, self.delay = "", 0.0

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return [*responses[:-1], "250-DSN", responses[-1]]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nosender"):
            return "550 5.7.60 this account may not send as that address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        local = address.partition("@")[0]
        if match := re.match(r"rcpt([45]\d\d)", local):
            return f"{match[1]} {match[1][0]}.1.1 refused as asked"
        if local.startswith("grey") and local not in self._seen:
            self._seen.add(local)
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        local = envelope.rcpt_tos[0].partition("@")[0]
        if match := re.match(r"data([45]\d\d)", local):
            return f"{match[1]} {match[1][0]}.0.0 refused as asked"
        if self.refusal:
            return self.refusal
        pause = float(local[4:] or 5) if re.fullmatch(r"slow[\d.]*", local) else self.delay
        if pause:
            await asyncio.sleep(pause)
        if local.startswith("lostdata"):
            server.transport.abort()
            return "250 never seen"
        self._take(envelope)
        if local.startswith("lostack"):
            server.transport.abort()
        return "nonsense" if local.startswith("garbage") else f"250 2.0.0 queued as {len(self.mails)}"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.quits += 1
        asked = any(recipient.startswith("quit421") for mail in self.mails for recipient in mail.recipients)
        return "421 4.3.2 shutting down" if asked else "221 2.0.0 Bye"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        if isinstance(data, LoginPassword) and data.password == b"pw-smtp":
            self.logins.append(data.login.decode())
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False)

    def _take(self, envelope: Envelope) -> None:
        content = envelope.content
        self.mails.append(
            Taken(
                raw=content if isinstance(content, bytes) else str(content).encode(),
                recipients=tuple(envelope.rcpt_tos),
                sender=envelope.mail_from or "",
                mail_options=tuple(envelope.mail_options),
                rcpt_options=tuple(envelope.rcpt_options),
                at=time.monotonic(),
            )
        )


class _Controller(Controller):
    """Makes our own kind of server."""

    def factory(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # "login without TLS": on loopback, in a test
            return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def smtp_sink(
    port: int, *, tls: str = "none", context: ssl.SSLContext | None = None, login: bool = False
) -> Iterator[SmtpSink]:
    """`tls` and `context` as a server has them; `login`: nobody sends without the password "pw-smtp"."""
    sink = SmtpSink(port)
    controller = _Controller(
        sink,
        hostname="127.0.0.1",
        port=port,
        ready_timeout=10,
        ssl_context=context if tls == "implicit" else None,
        tls_context=context if tls == "starttls" else None,
        require_starttls=tls == "starttls",
        authenticator=sink.authenticate if login else None,
        auth_required=login,
        auth_require_tls=False,
        enable_SMTPUTF8=True,
    )
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
