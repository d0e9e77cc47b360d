"""What the doctor finds of a mailbox and of the way out. Nothing is written, and nothing sent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import MailboxSection, Settings
from bot.core.finding import Finding, bad, doubt
from bot.errors import FirstreplyError
from bot.mail.fetching import internal_date
from bot.mail.parts import imap_settings, smtp_settings
from bot.mail.sent_folder import files_itself, find_folder
from bot.mail.session import ImapSettings, Session, ours
from bot.mail.smtp import SmtpSeen, SmtpSender

AHEAD = timedelta(minutes=2)  # by which clocks may differ
SMALLEST = 2_000_000  # bytes: a reply with a catalogue of 500 KB, as it travels


def mailbox_findings(name: str, settings: Settings, now: datetime) -> Iterator[Finding]:
    section, what = settings.mailboxes[name], f"mailbox {name}"
    if section.kind == "folder":
        yield _folder(what, section)
        return
    imap = imap_settings(section, settings)
    try:
        with ours(imap):
            session = Session(imap)
            try:
                yield from _imap(what, session, imap, now)
            finally:
                session.close()
    except FirstreplyError as error:
        yield bad(what, str(error))


def smtp_findings(name: str, settings: Settings) -> Iterator[Finding]:
    section, what = settings.smtp_of(name), f"smtp of {name}"
    if section.kind == "folder":
        there = section.path is not None and section.path.is_dir()
        found = f"replies are written to the folder {section.path}"
        yield Finding(name=what, found=found if there else f"{found}, which is made at the first reply")
        return
    smtp = smtp_settings(section, settings.mailboxes[name].address)
    try:
        yield _smtp(what, smtp.server, SmtpSender(smtp).check())
    except FirstreplyError as error:
        yield bad(what, str(error))


def _folder(what: str, section: MailboxSection) -> Finding:
    path = section.path or Path()
    try:
        mails = sum(1 for file in path.iterdir() if file.suffix == ".eml")
    except OSError as error:
        return bad(
            what, f"{path} cannot be read: {error.strerror}", "make the folder, or name another in path"
        )
    return Finding(name=what, found=f"the folder {path}, {mails} mails")


def _imap(what: str, session: Session, imap: ImapSettings, now: datetime) -> Iterator[Finding]:
    opened = session.open(imap.folder, readonly=False)
    secured = "" if imap.tls != "none" else ", without TLS"
    found = f"logged in as {imap.user}{secured}; {opened.name} holds {opened.exists} mails"
    yield Finding(name=what, found=found)
    yield _tags(what, session, keywords=opened.keywords)
    yield _news(what, session, imap)
    if late := _clock(what, session, opened.exists, now):
        yield late
    yield _sent(what, session, imap)


def _tags(what: str, session: Session, *, keywords: bool) -> Finding:
    if session.can("X-GM-EXT-1"):
        return Finding(name=f"{what}, tags", found="kept as Gmail labels")
    if keywords:
        return Finding(name=f"{what}, tags", found="kept as keywords")
    return doubt(
        f"{what}, tags", "this server keeps no keywords: its mails will not be tagged, all else works"
    )


def _news(what: str, session: Session, imap: ImapSettings) -> Finding:
    if session.can("IDLE"):
        return Finding(name=f"{what}, new mail", found="told at once (IDLE)")
    found = f"this server has no IDLE: it is asked every {imap.poll:g} s"
    return doubt(f"{what}, new mail", found)


def _clock(what: str, session: Session, exists: int, now: datetime) -> Finding | None:
    """IMAP tells no time. But no mail can have arrived later than now."""
    if not exists:
        return None
    uids = session.client.search(str(exists))
    arrived = internal_date(session.client.fetch(uids, ["INTERNALDATE"])[uids[0]]) if uids else None
    if arrived is None:
        return None
    if arrived - now > AHEAD:
        ahead = round((arrived - now).total_seconds() / 60)
        found = f"the newest mail arrived {ahead} minutes in the future, by the server's clock"
        return doubt(
            f"{what}, clock",
            found,
            "set this machine's clock by NTP; where it is right, the server's is wrong",
        )
    return Finding(name=f"{what}, clock", found=f"the newest mail arrived {arrived:%Y-%m-%d %H:%M} UTC")


def _sent(what: str, session: Session, imap: ImapSettings) -> Finding:
    name = f"{what}, Sent"
    folder = find_folder(session, imap)
    if folder is None:
        return bad(
            name,
            "no folder for sent mail: replies are not filed, and what people answered is not seen",
            "create one, or name it in sent_folder",
        )
    opened = session.open(folder, readonly=True)
    by = "the provider files what we send" if files_itself(session, imap) else "we file what we send"
    return Finding(name=name, found=f"{folder} holds {opened.exists} mails; {by}")


def _smtp(what: str, server: str, seen: SmtpSeen) -> Finding:
    secured = seen.tls or "without TLS"
    login = "logged in" if seen.login else "without a login"
    size = f"mails up to {seen.size / 1_000_000:.0f} MB" if seen.size else "no limit of size told"
    found = f"{server}: {secured}, {login}, {size}; nothing was sent"
    if seen.size and seen.size < SMALLEST:
        return doubt(what, found, "replies with a catalogue may be refused: link the catalogues instead")
    if seen.login and not seen.tls:
        return doubt(what, found, 'the password travels in clear: set tls to "starttls" or "implicit"')
    return Finding(name=what, found=found)
