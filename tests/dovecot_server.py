"""A private Dovecot: IMAP with and without TLS, and LMTP to deliver by."""

import grp
import imaplib
import os
import pwd
import shutil
import smtplib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.mail.session import ImapSettings
from tests.programs import (
    Certificates,
    Missing,
    free_port,
    greets,
    make_certificates,
    program,
    running,
    short_folder,
)


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A mail server with an account of any name, all with one password. They share nothing else."""

    root: Path
    imap_port: int
    imaps_port: int
    lmtp_port: int
    certificates: Certificates

    def account(self, name: str) -> "Account":
        """A new, empty mailbox. `name` must not have been used before."""
        return Account(self, f"{name}@example.test")

    def doveadm(self, *arguments: str) -> str:
        command = ["doveadm", "-c", str(self.root / "dovecot.conf"), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@dataclass(frozen=True, slots=True)
class Account:
    server: Dovecot
    user: str
    password: str = "pw-mail"

    def settings(self, **changes: object) -> ImapSettings:
        """What firstreply is told of this mailbox."""
        usual: dict[str, object] = {
            "host": "localhost",
            "port": self.server.imaps_port,
            "user": self.user,
            "password": self.password,
            "ca_file": str(self.server.certificates.ca),
            "connect_timeout": 5,
            "read_timeout": 10,
        }
        return ImapSettings(**(usual | changes))

    def deliver(self, *mails: bytes, sender: str = "buyer@example.org") -> None:
        """As another server would: Return-Path, Delivered-To and INTERNALDATE are written here."""
        with smtplib.LMTP("127.0.0.1", self.server.lmtp_port, "test.example") as lmtp:
            for mail in mails:
                lmtp.sendmail(sender, [self.user], mail)

    @contextmanager
    def imap(self, folder: str | None = None) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4("127.0.0.1", self.server.imap_port, timeout=10) as client:
            client.login(self.user, self.password)
            if folder is not None:
                client.select(f'"{folder}"')
            yield client

    def append(self, *mails: bytes, folder: str = "INBOX", at: datetime | None = None) -> None:
        """Put mails there with an INTERNALDATE of one's own. Fast: no delivery."""
        when = imaplib.Time2Internaldate(at) if at else None
        with self.imap() as client:
            for mail in mails:
                client.append(f'"{folder}"', None, when, mail)

    def expunge(self, *uids: int) -> None:
        with self.imap("INBOX") as client:
            client.uid("STORE", ",".join(map(str, uids)), "+FLAGS", r"(\Deleted)")
            client.expunge()

    def flags(self, uid: int) -> str:
        with self.imap("INBOX") as client:
            return str(client.uid("FETCH", str(uid), "(FLAGS)")[1])

    def mails(self, folder: str = "INBOX") -> list[bytes]:
        with self.imap(folder) as client:
            answer = client.uid("FETCH", "1:*", "(BODY.PEEK[])")[1]
        return [item[1] for item in answer if isinstance(item, tuple)]

    def kick(self) -> None:
        """Close every connection of this account from the server's side."""
        self.server.doveadm("kick", self.user)

    def reset_uidvalidity(self, value: int) -> None:
        """As a restored or moved mailbox would: a session that has it open is dropped."""
        self.server.doveadm("mailbox", "update", "-u", self.user, "--uid-validity", str(value), "INBOX")


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    command = program("dovecot", "dovecot-imapd dovecot-lmtpd", "usr/sbin/dovecot")
    if not Path("/usr/lib/dovecot/imap").exists() or not Path("/usr/lib/dovecot/lmtp").exists():
        raise Missing("dovecot has no IMAP or LMTP part (Debian: dovecot-imapd dovecot-lmtpd)")
    with short_folder("imap") as root:
        server = Dovecot(root, free_port(), free_port(), free_port(), make_certificates(root / "tls"))
        owner = pwd.getpwnam("mail") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        for folder in ("run", "state", "mail"):
            (root / folder).mkdir()
        if os.geteuid() == 0:
            shutil.chown(root / "mail", owner.pw_uid, owner.pw_gid)
        (root / "dovecot.conf").write_text(_dovecot_conf(server, owner))
        start = [command, "-F", "-c", str(root / "dovecot.conf")]
        with running(start, lambda: greets(server.imap_port, b"* OK"), root / "dovecot.log"):
            yield server


def _dovecot_conf(server: Dovecot, owner: pwd.struct_passwd) -> str:
    root, tls = server.root, server.certificates
    return f"""
instance_name = {root.name}
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
first_valid_uid = 1
mail_uid = {owner.pw_uid}
mail_gid = {owner.pw_gid}
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 50
auth_mechanisms = plain login
auth_failure_delay = 0
disable_plaintext_auth = no
login_trusted_networks = 127.0.0.0/8
ssl = yes
ssl_cert = <{tls.cert}
ssl_key = <{tls.key}
passdb {{
  driver = static
  args = password=pw-mail
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={root}/mail/%u allow_all_users=yes
}}
service lmtp {{
  inet_listener lmtp {{
    port = {server.lmtp_port}
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {server.imap_port}
  }}
  inet_listener imaps {{
    port = {server.imaps_port}
    ssl = yes
  }}
  {"" if os.geteuid() == 0 else "chroot ="}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = subscribe
  }}
}}
protocol imap {{
  imap_idle_notify_interval = 30 s
}}
""" + ("" if os.geteuid() == 0 else _as_one_user(owner))


def _as_one_user(owner: pwd.struct_passwd) -> str:
    """Without root Dovecot cannot change users, nor lock itself into a folder."""
    return f"""
default_internal_user = {owner.pw_name}
default_internal_group = {grp.getgrgid(owner.pw_gid).gr_name}
default_login_user = {owner.pw_name}
service anvil {{
  chroot =
}}
"""
