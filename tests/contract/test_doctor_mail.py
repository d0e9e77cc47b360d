"""What the doctor finds of mailboxes, the way out, and the records of a mail domain, on real servers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.core.finding import Finding
from bot.mail.look_over import mailbox_findings, smtp_findings
from bot.mail.records import Records, domain_findings
from tests.contract.mailboxes import a_mail
from tests.dns_server import dns_server, resolver_at
from tests.programs import free_port
from tests.smtp_sink import smtp_sink

DOMAIN = "brightvalve.example"
GOOD = {
    (DOMAIN, "MX"): ["10 mx1.brightvalve.example.", "20 mx2.brightvalve.example."],
    (DOMAIN, "TXT"): ['"site-verification=1"', '"v=spf1 include:_spf.provider.example " "~all"'],
    (f"google._domainkey.{DOMAIN}", "TXT"): ['"v=DKIM1; k=rsa; p=MIIB"'],
    (f"_dmarc.{DOMAIN}", "TXT"): ['"v=DMARC1; p=none"'],
}


def settings(mailbox: dict, smtp: dict | None = None) -> Settings:
    box = {"address": f"sales@{DOMAIN}", **mailbox}
    return Settings(
        company={"name": "Brightvalve"},
        mailboxes={"sales": box},
        smtp=smtp or {"kind": "folder", "path": "out"},
        slack={"mode": "off"},
    )


def imap(account, **changes) -> Settings:
    reached = account.settings()
    usual = {"host": reached.host, "port": reached.port, "user": account.user, "password": account.password,
             "ca_file": reached.ca_file}  # fmt: skip
    return settings(usual | changes)


def lines(findings) -> dict[str, str]:
    return {finding.name: finding.line for finding in findings}


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the servers have no other clock


def test_a_mailbox_in_order_is_told_with_what_it_can(account):
    account.append(a_mail(1), a_mail(2))
    found = lines(mailbox_findings("sales", imap(account), now()))
    assert found["mailbox sales"] == f"✓ mailbox sales: logged in as {account.user}; INBOX holds 2 mails"
    assert found["mailbox sales, tags"] == "✓ mailbox sales, tags: kept as keywords"
    assert found["mailbox sales, new mail"] == "✓ mailbox sales, new mail: told at once (IDLE)"
    assert found["mailbox sales, clock"].startswith("✓ mailbox sales, clock: the newest mail arrived 20")
    assert found["mailbox sales, Sent"] == "✓ mailbox sales, Sent: Sent holds 0 mails; we file what we send"


def test_looking_changes_nothing(account):
    account.append(a_mail(1))
    list(mailbox_findings("sales", imap(account), now()))
    assert "Seen" not in account.flags(1)
    assert account.mails("Sent") == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"password": "wrong"}, "refuses the login of"),
        ({"folder": "Leads"}, "has no folder 'Leads'; it has: INBOX"),
        ({"sent_folder": "Gone"}, "has no folder 'Gone'"),
        ({"port": 1}, "Connection refused"),
        ({"ca_file": None}, "certificate"),
    ],
)
def test_a_mailbox_that_cannot_be_read_is_told_with_the_repair(account, changes, told):
    last = list(mailbox_findings("sales", imap(account, **changes), now()))[-1]
    assert last.health == "bad"
    assert told in last.line


def test_a_mail_of_the_future_gives_the_clock_away(account):
    account.append(a_mail(1), at=now() + timedelta(minutes=30))
    (clock,) = [f for f in mailbox_findings("sales", imap(account), now()) if f.name.endswith("clock")]
    assert clock.health == "doubt"
    assert "minutes in the future" in clock.found
    assert "NTP" in clock.repair


def test_an_empty_mailbox_tells_no_time(account):
    assert "mailbox sales, clock" not in lines(mailbox_findings("sales", imap(account), now()))


def test_a_folder_is_looked_into(tmp_path: Path):
    (tmp_path / "1.eml").write_bytes(a_mail(1))
    box = {"kind": "folder", "path": str(tmp_path)}
    assert [f.found[-7:] for f in mailbox_findings("sales", settings(box), now())] == ["1 mails"]
    box = {"kind": "folder", "path": str(tmp_path / "none")}
    assert [f.health for f in mailbox_findings("sales", settings(box), now())] == ["bad"]


def test_a_mail_server_is_greeted_and_gets_no_mail(smtp_sink, tmp_path):
    smtp = {"host": "127.0.0.1", "port": smtp_sink.port, "tls": "none"}
    (found,) = smtp_findings("sales", settings({"kind": "folder", "path": str(tmp_path)}, smtp))
    assert found.health == "ok"
    assert "without TLS, without a login, mails up to" in found.found
    assert "nothing was sent" in found.found
    assert (smtp_sink.mails, smtp_sink.connections, smtp_sink.quits) == ([], 1, 1)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"port": 1}, "Connection refused"),
        ({"tls": "starttls"}, 'offers no STARTTLS: set tls to "implicit"'),
        ({"user": "sales", "password": "x"}, "login"),
    ],
)
def test_a_mail_server_that_is_of_no_use_is_told(smtp_sink, tmp_path, changes, told):
    smtp = {"host": "127.0.0.1", "port": smtp_sink.port, "tls": "none"} | changes
    (found,) = smtp_findings("sales", settings({"kind": "folder", "path": str(tmp_path)}, smtp))
    assert found.health == "bad"
    assert told in found.line


def test_a_login_under_tls_is_tried(certificates, tmp_path):
    port = free_port()
    smtp = {"host": "localhost", "port": port, "tls": "starttls", "user": "sales", "password": "pw-smtp",
            "ca_file": str(certificates.ca)}  # fmt: skip
    with smtp_sink(port, tls="starttls", context=certificates.server_context(), login=True) as sink:
        (found,) = smtp_findings("sales", settings({"kind": "folder", "path": str(tmp_path)}, smtp))
    assert (found.health, sink.logins) == ("ok", ["sales"])
    assert "TLSv1.3, logged in" in found.found


def asked(zone) -> list[Finding]:
    with dns_server(zone) as resolver:
        return list(domain_findings(DOMAIN, Records(resolver)))


def test_a_domain_in_order_is_told_with_its_records():
    assert [finding.line for finding in asked(GOOD)] == [
        f"✓ dns of {DOMAIN}, MX: mx1.brightvalve.example, mx2.brightvalve.example",
        f"✓ dns of {DOMAIN}, SPF: v=spf1 include:_spf.provider.example ~all",
        f"✓ dns of {DOMAIN}, DKIM: keys under google",
        f"✓ dns of {DOMAIN}, DMARC: v=DMARC1; p=none",
    ]


def test_a_domain_without_records_is_told_what_to_add():
    healths = [finding.health for finding in asked({})]
    assert healths == ["bad", "doubt", "doubt", "doubt"]
    assert "v=spf1 include:… ~all" in asked({})[1].repair


@pytest.mark.parametrize(
    ("key", "values", "at", "health", "told"),
    [
        ((DOMAIN, "MX"), ["0 ."], 0, "bad", "takes no mail"),
        ((DOMAIN, "TXT"), ['"v=spf1 +all"'], 1, "bad", "everybody may send as you"),
        ((DOMAIN, "TXT"), ['"v=spf1 a -all"', '"v=spf1 mx -all"'], 1, "bad", "2 records"),
        ((DOMAIN, "TXT"), ['"v=spf10 -all"'], 1, "doubt", "none"),
        ((f"google._domainkey.{DOMAIN}", "TXT"), ['"hello"'], 2, "doubt", "proves nothing"),
        ((f"_dmarc.{DOMAIN}", "TXT"), ['"v=spf1 -all"'], 3, "doubt", "none"),
    ],
)
def test_wrong_records_are_told(key, values, at, health, told):
    found = asked(GOOD | {key: values})[at]
    assert (found.health, told in found.line) == (health, True)


def test_a_domain_without_mx_is_reached_by_its_host():
    zone = {key: values for key, values in GOOD.items() if key[1] != "MX"}
    assert asked(zone | {(DOMAIN, "A"): ["192.0.2.1"]})[0].health == "doubt"


def test_a_resolver_out_of_reach_is_one_doubt():
    records = Records(resolver_at(free_port()))
    (found,) = domain_findings(DOMAIN, records)
    assert found.health == "doubt"
    assert found.line.startswith(f"! dns of {DOMAIN}: could not be asked: ")
