"""Which mail parts a mailbox has, by its settings."""

import threading
from dataclasses import replace

from bot.config import MailboxSection, Settings, SmtpSection
from bot.errors import ConfigError
from bot.mail.folder import FolderMailbox, FolderSender
from bot.mail.imap import ImapMailbox
from bot.mail.ports import Mailbox, Sender
from bot.mail.session import ImapSettings
from bot.mail.smtp import SmtpSender, SmtpSettings


class MailParts:
    """The mail parts of each mailbox by name: a connection belongs to the thread that asked for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._own = threading.local()
        self._all: list[Mailbox] = []
        self._lock = threading.Lock()

    def mailbox(self, name: str) -> Mailbox:
        mine: dict[str, Mailbox] = self._own.__dict__.setdefault("mailboxes", {})
        if name not in mine:
            mine[name] = new_mailbox(self._section(name), self._settings)
            with self._lock:
                self._all.append(mine[name])
        return mine[name]

    def sender(self, name: str) -> Sender:
        return new_sender(self._settings.smtp_of(name), self._section(name).address)

    def close(self) -> None:
        """Log out everywhere. Call it when the threads that used the connections have ended."""
        for mailbox in self._all:
            mailbox.close()

    def _section(self, name: str) -> MailboxSection:
        try:
            return self._settings.mailboxes[name]
        except KeyError as error:
            raise ConfigError(f"mailboxes.{name}: no longer in the settings, but mail of it waits") from error


def new_mailbox(section: MailboxSection, settings: Settings) -> Mailbox:
    if section.kind == "folder" and section.path is not None:
        return FolderMailbox(section.path)
    return ImapMailbox(imap_settings(section, settings))


def junk_of(section: MailboxSection, settings: Settings) -> Mailbox | None:
    """What is read beside the inbox; None where the settings say so, or where there can be none."""
    if section.kind == "folder" or section.junk_folder == "":
        return None
    return ImapMailbox(replace(imap_settings(section, settings), folder=section.junk_folder or ""))


def imap_settings(section: MailboxSection, settings: Settings) -> ImapSettings:
    return ImapSettings(
        host=section.host,
        port=section.port,
        user=section.user,
        password=section.password.get_secret_value(),
        folder=section.folder,
        tls=section.tls,
        sent_folder=section.sent_folder,
        ca_file=str(section.ca_file) if section.ca_file else None,
        max_size=settings.limits.max_message_mb * 1_000_000,
    )


def new_sender(section: SmtpSection, address: str) -> Sender:
    if section.kind == "folder" and section.path is not None:
        return FolderSender(section.path)
    return SmtpSender(smtp_settings(section, address))


def smtp_settings(section: SmtpSection, address: str) -> SmtpSettings:
    return SmtpSettings(
        host=section.host,
        port=section.port,
        user=section.user,
        password=section.password.get_secret_value(),
        tls=section.tls,
        ca_file=str(section.ca_file) if section.ca_file else None,
        envelope_from=address,
    )
