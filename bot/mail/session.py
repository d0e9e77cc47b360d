"""One IMAP connection: log in, say who we are, open a folder. The library's errors end here and become ours.

imaplib, imapclient, ssl and socket raise a dozen kinds of errors for one thing: the connection is of no use
any more. One failure drops it; the next call connects anew.
"""

import logging
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from bot.errors import AccountPaused, ConfigError, TemporaryFailure
from bot.mail.trust import TLS_KINDS, not_trusted, tls_context

log = logging.getLogger(__name__)

BROKEN = (IMAPClientError, OSError, ValueError, AssertionError, LookupError)  # all seen from the libraries
FOR_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "TOO MANY", "TRY AGAIN", "TEMPORAR", "NOT CONNECTED")
LOGIN_PAUSE = timedelta(minutes=15)  # a wrong password, asked for quickly, locks the account out
KEEPALIVE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 15, "TCP_KEEPCNT": 4}

_BYTES = re.compile(r"^b(['\"])(.*)\1$")  # the libraries print the server's bytes as Python writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSettings:
    """How to reach one mailbox. `sent_folder` None: ask the server which folder holds sent mail."""

    host: str
    user: str
    password: str
    port: int = 993
    folder: str = "INBOX"  # "" is the one that the server keeps spam in
    tls: str = "implicit"
    sent_folder: str | None = None
    ca_file: str | None = None
    connect_timeout: float = 15
    read_timeout: float = 60
    batch: int = 50  # mails in one FETCH
    batch_bytes: int = 10_000_000
    poll: float = 30  # seconds between two looks where the server has no IDLE
    max_size: int = 25_000_000  # of a bigger mail only the beginning is read

    def __post_init__(self) -> None:
        if self.tls not in TLS_KINDS:
            raise ConfigError(f"tls is {self.tls!r}: use one of {', '.join(TLS_KINDS)}")

    def __repr__(self) -> str:
        return f"ImapSettings({self.user}@{self.host}:{self.port}/{self.folder})"


@dataclass(slots=True)
class Opened:
    """A folder as it was when it was opened."""

    name: str
    readonly: bool
    uidvalidity: int
    uidnext: int
    exists: int
    keywords: bool  # whether the server says that it keeps keywords of our own


class Session:
    """One logged-in connection. Not for two threads."""

    def __init__(self, settings: ImapSettings) -> None:
        self._settings = settings
        self.client = _connect(settings)
        self.opened: Opened | None = None
        try:
            _log_in(self.client, settings)
            _introduce(self.client)
        except BaseException:
            self.close()
            raise

    def can(self, capability: str) -> bool:
        return bool(self.client.has_capability(capability))

    def open(self, name: str, *, readonly: bool, fresh: bool = False) -> Opened:
        """Have the folder open; `fresh` opens it again, for counts as they are now."""
        now = self.opened
        if now is not None and not fresh and now.name == name and (now.readonly == readonly):
            return now
        self.opened = None
        try:
            answer = self.client.select_folder(name, readonly=readonly)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            self._explain_missing(name, error)
            raise
        self.opened = Opened(
            name=name,
            readonly=readonly,
            uidvalidity=int(answer.get(b"UIDVALIDITY", 0)),
            uidnext=int(answer.get(b"UIDNEXT", 0)),
            exists=int(answer.get(b"EXISTS", 0)),
            keywords=rb"\*" in answer.get(b"PERMANENTFLAGS", ()),
        )
        return self.opened

    def _explain_missing(self, name: str, error: Exception) -> None:
        """Raise ConfigError if the folder is not there; a refusal for another reason stays what it is."""
        there = [folder for _, _, folder in self.client.list_folders()]
        if name.upper() != "INBOX" and name not in there:
            names = ", ".join(sorted(there)) or "none"
            raise ConfigError(
                f"the mailbox of {self._settings.user} has no folder {name!r}; it has: {names}"
            ) from error

    def close(self) -> None:
        """Say goodbye if the other side listens, and close the socket in any case."""
        with suppress(*BROKEN):
            self.client.socket().settimeout(2)
        try:
            self.client.logout()
        except BROKEN:
            self.drop()

    def drop(self) -> None:
        with suppress(*BROKEN):
            self.client.shutdown()


@contextmanager
def ours(settings: ImapSettings) -> Iterator[None]:
    """Whatever breaks inside becomes ConfigError, AccountPaused or TemporaryFailure, naming the server."""
    server = f"IMAP {settings.host}:{settings.port}"
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise not_trusted(server, error) from error
    except ssl.SSLError as error:
        hint = "" if settings.tls == "none" else f" (tls is {settings.tls!r}: does it fit the port?)"
        raise TemporaryFailure(f"{server}: no TLS connection{hint}: {error}") from error
    except BROKEN as error:
        raise TemporaryFailure(f"{server}: {_words(error)}") from error


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return f"the host name is not known ({error.strerror})"
    return _BYTES.sub(r"\2", str(error)) or type(error).__name__


def _connect(settings: ImapSettings) -> IMAPClient:
    context = None if settings.tls == "none" else tls_context(settings.ca_file)
    client = IMAPClient(
        settings.host,
        settings.port,
        ssl=settings.tls == "implicit",
        ssl_context=context if settings.tls == "implicit" else None,
        timeout=SocketTimeout(connect=settings.connect_timeout, read=settings.read_timeout),
    )
    client._imap.debug = 0  # the library formats every line, passwords and subjects too, for its debug log
    client.normalise_times = False  # else INTERNALDATE comes naive, in the zone of this machine
    try:
        _keep_alive(client.socket())
        if settings.tls == "starttls":
            client.starttls(context)
    except BaseException:
        client.shutdown()
        raise
    return client


def _keep_alive(sock: socket.socket) -> None:
    """Let the kernel find out that the peer is gone: in IDLE silence is normal."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _log_in(client: IMAPClient, settings: ImapSettings) -> None:
    try:
        if settings.password.isascii():
            client.login(settings.user, settings.password)
        else:  # LOGIN cannot carry it
            client.plain_login(settings.user, settings.password)
    except LoginError as error:
        text = _words(error)
        broken = isinstance(error.__context__, IMAPClientAbortError)
        if broken or any(word in text.upper() for word in FOR_NOW):
            raise
        raise AccountPaused(
            f"IMAP {settings.host} refuses the login of {settings.user}: {text}. Check user and password; "
            "many providers want an app password and IMAP switched on (docs/mail.md)",
            retry_after=LOGIN_PAUSE,
        ) from error


def _introduce(client: IMAPClient) -> None:
    """NetEase refuses to open folders for programs that have not said who they are."""
    if client.has_capability("ID"):
        client.id_({"name": "firstreply", "version": version("firstreply")})
