"""Which folders are read, and by whom: each mailbox, and beside it what its server takes for spam."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.config import MailboxSection, Settings, load_settings
from bot.core.side_folders import JUNK, side_name
from bot.flows.auditing import all_lacking
from bot.flows.intake import Desk, Intake
from bot.flows.polling import Poller, login_digest
from bot.flows.responding import Responding
from bot.mail.parts import junk_of, new_mailbox
from bot.mail.ports import Mailbox
from bot.store.audit import Audited
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.responses import Responses


def pollers_of(
    settings: Settings,
    desks: Mapping[str, Callable[[], Desk]],
    database: Database,
    owner: str,
    now: Callable[[], datetime],
) -> tuple[Poller, ...]:
    inbox = Inbox(database)

    def poller(name: str, section: MailboxSection, mailbox: Mailbox, desk: Callable[[], Desk]) -> Poller:
        return Poller(
            desk=desk,
            mailbox=mailbox,
            intake=Intake(inbox, owner, now),
            responding=Responding(inbox, Responses(database), now) if desk().folder == "" else None,
            inbox=inbox,
            login=login_digest(section.host, section.user, section.password.get_secret_value()),
            poll_seconds=section.poll_seconds,
            now=now,
        )

    def all_of() -> Iterator[Poller]:
        for name, section in settings.mailboxes.items():
            yield poller(name, section, new_mailbox(section, settings), desks[name])
            if (junk := junk_of(section, settings)) is not None:
                yield poller(name, section, junk, _of_junk(desks[name]))

    return tuple(all_of())


def watched_folders(settings: Settings) -> Mapping[str, Callable[[], Mailbox]]:
    """By the ledger's name of each folder, how to make a connection to it."""

    def main(section: MailboxSection) -> Callable[[], Mailbox]:
        return lambda: new_mailbox(section, settings)

    def junk(section: MailboxSection) -> Callable[[], Mailbox]:
        return lambda: junk_of(section, settings) or new_mailbox(section, settings)

    watched = {name: main(section) for name, section in settings.mailboxes.items()}
    return watched | {
        side_name(name, JUNK): junk(section)
        for name, section in settings.mailboxes.items()
        if junk_of(section, settings) is not None
    }


def compare(config: Path, database: Database) -> Iterator[str]:
    """What lies in the folders now and is not in the ledger, in words."""
    return all_lacking(watched_folders(load_settings(config)), Audited(database))


def _of_junk(desk: Callable[[], Desk]) -> Callable[[], Desk]:
    return lambda: replace(desk(), folder=JUNK)
