"""Handing one mail to an SMTP server, command by command.

Up to the answer 354 nothing can have been sent. After it, only a final answer tells; a lost connection, a
timeout or nonsense leave the outcome unknown, for the bytes may be on their way (RFC 1047).
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import compat32

from bot.errors import AccountPaused, ConfigError, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.mail.answers import LOGIN_PAUSE, Stage, failure
from bot.mail.trust import TLS_KINDS, not_trusted, tls_context

LONGEST_TIMEOUT = 60.0  # leases of deliveries count on it
QUIT_TIMEOUT = 5.0

_ADDRESS = re.compile(r"[^\s<>@\x00-\x20\x7f]+@[^\s<>@\x00-\x20\x7f]+")
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """How to hand over mail. `user` empty: no login. `envelope_from` gets the bounces."""

    host: str
    envelope_from: str
    port: int = 465
    user: str = ""
    password: str = ""
    tls: str = "implicit"
    ca_file: str | None = None
    timeout: float = 60

    def __post_init__(self) -> None:
        if self.tls not in TLS_KINDS:
            raise ConfigError(f"tls is {self.tls!r}: use one of {', '.join(TLS_KINDS)}")
        if not 0 < self.timeout <= LONGEST_TIMEOUT:
            raise ConfigError(f"timeout is {self.timeout}: use a number of seconds up to {LONGEST_TIMEOUT:g}")

    def __repr__(self) -> str:
        return f"SmtpSettings({self.user}@{self.host}:{self.port})"

    @property
    def server(self) -> str:
        return f"SMTP {self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSeen:
    """What a server offers. `size`: of the largest mail, in bytes; 0 where it does not say."""

    tls: str
    login: bool
    size: int


class SmtpSender:
    """One mail, one recipient, one connection."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    def __repr__(self) -> str:
        return f"SmtpSender({self._settings!r})"

    def send(
        self, raw: bytes, recipient: str, *, before_data: Callable[[], None], accepted: Callable[[str], None]
    ) -> None:
        to = _path(recipient)
        with _connection(self._settings) as smtp:
            with _surely_not_sent(self._settings):
                self._log_in(smtp)
                self._envelope(smtp, raw, to)
            before_data()
            with _surely_not_sent(self._settings):
                self._ask(smtp, "data", "DATA", wanted=(354,))
            accepted(self._hand_over(smtp, raw))

    def check(self) -> SmtpSeen:
        """Connect and log in, and send nothing."""
        with _connection(self._settings) as smtp, _surely_not_sent(self._settings):
            self._log_in(smtp)
            size = smtp.esmtp_features.get("size", "")
            tls = smtp.sock.version() if isinstance(smtp.sock, ssl.SSLSocket) else ""
            return SmtpSeen(
                tls=tls or "",
                login=bool(self._settings.user),
                size=int(size) if size.isascii() and size.isdigit() else 0,
            )

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        s = self._settings
        smtp.ehlo_or_helo_if_needed()
        if s.tls == "starttls":
            if not smtp.has_extn("starttls"):
                raise ConfigError(f'{s.server} offers no STARTTLS: set tls to "implicit" (port 465)')
            smtp.starttls(context=tls_context(s.ca_file))
            smtp.ehlo()
        if not s.user:
            return
        try:
            smtp.login(s.user, s.password)
        except smtplib.SMTPAuthenticationError as error:
            who = f"{s.server} (login {s.user})"
            raise failure("login", who, error.smtp_code, _text(error.smtp_error)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise AccountPaused(f"{s.server} offers no login: {error}", retry_after=LOGIN_PAUSE) from error
        except UnicodeEncodeError as error:
            raise ConfigError("user and password of SMTP must be ASCII: use an app password") from error

    def _envelope(self, smtp: smtplib.SMTP, raw: bytes, to: str) -> None:
        sender = self._settings.envelope_from
        options = " ".join(_mail_options(smtp, raw, utf8=not (sender + to).isascii()))
        notify = " NOTIFY=FAILURE" if smtp.has_extn("dsn") else ""
        self._ask(smtp, "sender", f"MAIL FROM:<{sender}> {options}".rstrip())
        self._ask(smtp, "recipient", f"RCPT TO:<{to}>{notify}", wanted=(250, 251))

    def _ask(self, smtp: smtplib.SMTP, stage: Stage, command: str, wanted: tuple[int, ...] = (250,)) -> None:
        code, answer = smtp.docmd(command)
        if code not in wanted:
            raise failure(stage, self._settings.server, code, _text(answer))

    def _hand_over(self, smtp: smtplib.SMTP, raw: bytes) -> str:
        """The text of the final 250. Nothing but a final answer ends this without UnknownOutcome."""
        server = self._settings.server
        try:
            smtp.send(_dotted(raw))
            code, answer = smtp.getreply()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise UnknownOutcome(f"{server} gave no answer to the mail: {error}") from error
        if 200 <= code < 300:
            return f"{code} {_text(answer)}"
        if 400 <= code < 600:
            raise failure("data", server, code, _text(answer))
        raise UnknownOutcome(f"{server} answered the mail with something that is not SMTP: {_text(answer)}")


@contextmanager
def _connection(settings: SmtpSettings) -> Iterator[smtplib.SMTP]:
    """Connected and greeted. Leaving never raises: the mail is accepted or not by then."""
    with _surely_not_sent(settings):
        smtp = _connect(settings)
    try:
        yield smtp
    except UnknownOutcome:  # a QUIT would be read as a line of the mail
        smtp.close()
        raise
    finally:
        with suppress(smtplib.SMTPException, OSError, ValueError):
            if smtp.sock is not None:
                smtp.sock.settimeout(QUIT_TIMEOUT)
                smtp.quit()
        smtp.close()


def _connect(settings: SmtpSettings) -> smtplib.SMTP:
    name = settings.envelope_from.rpartition("@")[2] or "localhost"  # asking DNS for our own name can hang
    if settings.tls == "implicit":
        context = tls_context(settings.ca_file)
        return smtplib.SMTP_SSL(settings.host, settings.port, name, timeout=settings.timeout, context=context)
    return smtplib.SMTP(settings.host, settings.port, name, timeout=settings.timeout)


@contextmanager
def _surely_not_sent(settings: SmtpSettings) -> Iterator[None]:
    """Whatever breaks inside becomes an error that allows another try."""
    server = settings.server
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise not_trusted(server, error) from error
    except ssl.SSLError as error:
        hint = "" if settings.tls == "none" else f" (tls is {settings.tls!r}: does it fit the port?)"
        raise TemporaryFailure(f"{server}: no TLS connection{hint}: {error}") from error
    except smtplib.SMTPResponseException as error:
        raise failure("connect", server, error.smtp_code, _text(error.smtp_error)) from error
    except socket.gaierror as error:
        raise TemporaryFailure(f"{server}: the host name is not known ({error.strerror})") from error
    except TimeoutError as error:
        raise TemporaryFailure(f"{server}: no answer in time") from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise TemporaryFailure(f"{server}: {error}") from error


def _mail_options(smtp: smtplib.SMTP, raw: bytes, *, utf8: bool) -> Iterator[str]:
    if utf8:
        if not smtp.has_extn("smtputf8"):
            raise PermanentFailure(
                "the address has letters beyond ASCII, and our mail server has no SMTPUTF8"
            )
        smtp.command_encoding = "utf-8"
        yield "SMTPUTF8"
    if (utf8 or not raw.isascii()) and smtp.has_extn("8bitmime"):
        yield "BODY=8BITMIME"
    if smtp.has_extn("dsn"):
        yield "RET=HDRS"
        if envelope_id := _xtext(_message_id(raw)):
            yield f"ENVID={envelope_id}"


def _message_id(raw: bytes) -> str:
    return str(BytesHeaderParser(policy=compat32).parsebytes(raw).get("Message-ID", "")).strip("<> \r\n\t")


def _xtext(value: str) -> str:
    """RFC 3461: printable ASCII, "+" and "=" as hex. A longer one than 100 may be refused."""
    encoded = re.sub(r"[+=]", lambda match: f"+{ord(match[0]):02X}", value)
    return encoded if len(encoded) <= 100 and re.fullmatch(r"[!-~]+", encoded) else ""


def _path(address: str) -> str:
    """The address as SMTP may carry it. One with spaces or line ends never reaches the wire."""
    if not _ADDRESS.fullmatch(address):
        raise PermanentFailure(f"{address!r} is not an address that mail can be sent to")
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise PermanentFailure(f"{address!r} has a domain that cannot exist: {error}") from error


def _dotted(raw: bytes) -> bytes:
    lines = _LINE_END.sub(b"\r\n", raw.rstrip(b"\r\n") + b"\r\n")
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())
