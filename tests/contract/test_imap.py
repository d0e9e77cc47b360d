"""What only IMAP has: dying connections, refused logins, races with IDLE, providers with their own ways."""

import os
import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import AccountPaused, ConfigError, TemporaryFailure
from bot.mail.imap import ImapMailbox
from bot.mail.ports import Fetched, MailRef
from tests.contract.mailboxes import a_mail
from tests.services import Account, FaultProxy, fault_proxy, quirk_proxy

NOW = datetime.fromisoformat("2026-03-02T12:00:00+00:00")


@pytest.fixture
def mailbox(account: Account) -> Iterator[ImapMailbox]:
    mailbox = ImapMailbox(account.settings())
    yield mailbox
    mailbox.close()


@pytest.fixture
def proxy(account: Account) -> Iterator[FaultProxy]:
    with fault_proxy(account.server.imaps_port) as proxy:
        yield proxy


def behind(proxy: FaultProxy, account: Account, **changes: object) -> ImapMailbox:
    return ImapMailbox(account.settings(port=proxy.port, **changes))


def never() -> bool:
    return False


def ids(mailbox: ImapMailbox, after: MailRef | None = None, limit: int = 1000) -> list[int]:
    return [mail.ref.uid for mail in mailbox.fetch_after(after, limit)]


# Connections that die


def test_a_kicked_session_is_a_temporary_failure_and_the_next_call_connects_anew(
    account: Account, mailbox: ImapMailbox
):
    account.deliver(a_mail(1))
    assert ids(mailbox) == [1]
    account.kick()
    with pytest.raises(TemporaryFailure):
        ids(mailbox)
    assert ids(mailbox) == [1]


def test_a_session_kicked_in_idle_is_noticed_at_once(account: Account, mailbox: ImapMailbox):
    ids(mailbox)
    timer = threading.Timer(0.5, account.kick)
    timer.start()
    began = time.monotonic()
    with pytest.raises(TemporaryFailure):
        mailbox.wait(60, never)
    assert time.monotonic() - began < 3
    timer.join()


def test_mail_that_came_while_the_connection_was_lost_is_not_waited_for(
    account: Account, mailbox: ImapMailbox
):
    assert ids(mailbox) == []
    account.kick()
    account.deliver(a_mail(1))
    with pytest.raises(TemporaryFailure):
        mailbox.wait(60, never)
    began = time.monotonic()
    mailbox.wait(60, never)
    assert time.monotonic() - began < 2
    assert ids(mailbox) == [1]


def test_a_connection_cut_inside_a_mail_loses_nothing(account: Account, proxy: FaultProxy):
    account.append(*(a_mail(n, body="x" * 20_000) for n in range(1, 11)))
    mailbox = behind(proxy, account, batch=3)
    proxy.cut_down = 90_000
    seen: list[int] = []
    last: MailRef | None = None
    failures = 0
    while len(seen) < 10:
        try:
            for mail in mailbox.fetch_after(last, 100):
                assert isinstance(mail, Fetched)
                assert mail.raw.endswith(b"x" * 100 + b"\r\n")
                seen.append(mail.ref.uid)
                last = mail.ref
        except TemporaryFailure:
            failures += 1
    mailbox.close()
    assert seen == list(range(1, 11))
    assert failures == 1


def test_a_server_that_falls_silent_is_given_up_after_the_read_timeout(account: Account, proxy: FaultProxy):
    mailbox = behind(proxy, account, read_timeout=0.5)
    ids(mailbox)
    proxy.silent = True
    began = time.monotonic()
    with pytest.raises(TemporaryFailure, match="no answer in time"):
        ids(mailbox)
    assert time.monotonic() - began < 2


def test_a_server_that_accepts_and_says_nothing_is_given_up_after_the_connect_timeout(
    account: Account, proxy: FaultProxy
):
    proxy.silent = True
    began = time.monotonic()
    with pytest.raises(TemporaryFailure):
        ids(behind(proxy, account, connect_timeout=0.5))
    assert time.monotonic() - began < 2


def test_a_silent_peer_does_not_keep_the_waiting_from_its_end(account: Account, proxy: FaultProxy):
    mailbox = behind(proxy, account, read_timeout=0.5)
    ids(mailbox)
    proxy.silent = True
    began = time.monotonic()
    with pytest.raises(TemporaryFailure):
        mailbox.wait(0.5, never)
    assert time.monotonic() - began < 3


def test_closing_a_dead_connection_neither_raises_nor_hangs(account: Account, proxy: FaultProxy):
    mailbox = behind(proxy, account)
    ids(mailbox)
    proxy.silent = True
    began = time.monotonic()
    mailbox.close()
    assert time.monotonic() - began < 4


# Doors that stay closed


def test_a_wrong_password_pauses_the_account_and_says_whose(account: Account):
    # from an address of its own: Dovecot slows down the one that failed
    with fault_proxy(account.server.imaps_port, source="127.0.0.9") as proxy:
        mailbox = behind(proxy, account, password="wrong")
        with pytest.raises(AccountPaused, match=rf"localhost refuses the login of {account.user}") as caught:
            ids(mailbox)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= timedelta(minutes=10)
    assert "wrong" not in str(caught.value)


def test_a_connection_lost_in_the_login_does_not_blame_the_password(account: Account):
    with fault_proxy(account.server.imap_port) as proxy:
        proxy.cut_up = re.compile(rb" LOGIN .*\n")
        with pytest.raises(TemporaryFailure) as caught:
            ids(behind(proxy, account, tls="none"))
    assert not isinstance(caught.value, AccountPaused)


@pytest.mark.parametrize("profile", ["unavailable", "overloaded", "closing"])
def test_a_login_refused_for_now_does_not_blame_the_password(account: Account, profile: str):
    with quirk_proxy(account.server.imap_port, profile) as proxy, pytest.raises(TemporaryFailure) as caught:
        ids(ImapMailbox(account.settings(port=proxy.port, tls="none")))
    assert not isinstance(caught.value, AccountPaused)


def test_a_login_refused_for_an_untold_reason_is_not_asked_again_soon(account: Account):
    with (
        quirk_proxy(account.server.imap_port, "locked") as proxy,
        pytest.raises(AccountPaused, match="abnormal"),
    ):
        ids(ImapMailbox(account.settings(port=proxy.port, tls="none")))


def test_a_certificate_of_an_unknown_authority_names_ca_file(account: Account):
    with pytest.raises(ConfigError, match="ca_file"):
        ids(ImapMailbox(account.settings(ca_file=None)))


def test_a_ca_file_that_is_missing_is_named(account: Account):
    with pytest.raises(ConfigError, match=r"/nowhere/ca\.pem"):
        ids(ImapMailbox(account.settings(ca_file="/nowhere/ca.pem")))


def test_a_certificate_for_another_name_is_refused(account: Account):
    with pytest.raises(ConfigError, match="certificate"):
        ids(ImapMailbox(account.settings(host="127.0.0.1")))


def test_with_starttls_nothing_is_said_in_clear(account: Account):
    account.deliver(a_mail(1))
    with fault_proxy(account.server.imap_port) as proxy:
        proxy.cut_up = re.compile(rb"LOGIN|EXAMINE")
        mailbox = behind(proxy, account, tls="starttls")
        assert ids(mailbox) == [1]
        mailbox.close()


def test_a_folder_that_is_missing_is_named_together_with_those_that_exist(account: Account):
    with pytest.raises(ConfigError, match=r"no folder 'Anfragen'; it has: INBOX"):
        ids(ImapMailbox(account.settings(folder="Anfragen")))


def test_nobody_at_the_port_is_temporary(account: Account):
    with pytest.raises(TemporaryFailure, match="refused"):
        ids(ImapMailbox(account.settings(port=1)))


# Reading


def test_the_time_of_arrival_is_right_in_any_zone(account: Account, mailbox: ImapMailbox):
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Kathmandu"
    time.tzset()
    try:
        account.append(a_mail(1), at=NOW)
        (mail,) = mailbox.fetch_after(None, 1)
    finally:
        if zone is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = zone
        time.tzset()
    assert isinstance(mail, Fetched)
    assert mail.received_at == NOW
    assert mail.received_at.tzinfo is UTC


def test_reading_leaves_mails_unseen(account: Account, mailbox: ImapMailbox):
    account.deliver(a_mail(1))
    ids(mailbox)
    assert "Seen" not in account.flags(1)


def test_batches_are_asked_for_as_the_reader_comes_to_them(account: Account):
    account.append(*(a_mail(n) for n in range(1, 7)))
    with quirk_proxy(account.server.imap_port, "plain") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none", batch=2))
        mails = mailbox.fetch_after(None, 100)
        next(mails)
        assert len(proxy.said(b"UID FETCH", b"BODY.PEEK[]")) == 1
        assert len(list(mails)) == 5
        assert len(proxy.said(b"UID FETCH", b"BODY.PEEK[]")) == 3
        mailbox.close()


def test_a_batch_is_capped_by_size(account: Account):
    account.append(*(a_mail(n, body="x" * 5_000) for n in range(1, 7)))
    with quirk_proxy(account.server.imap_port, "plain") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none", batch_bytes=11_000))
        assert len(list(mailbox.fetch_after(None, 100))) == 6
        assert len(proxy.said(b"UID FETCH", b"BODY.PEEK[]")) == 3
        mailbox.close()


def test_of_a_mail_that_is_too_big_the_beginning_is_read(account: Account):
    big = a_mail(2, body="\r\n".join(["long lines"] * 60_000))
    account.append(a_mail(1), big, a_mail(3))
    mailbox = ImapMailbox(account.settings(max_size=300_000))
    first, second, third = mailbox.fetch_after(None, 100)
    mailbox.close()
    assert isinstance(second, Fetched)
    assert second.raw == big[: len(second.raw)]
    assert 200_000 < len(second.raw) < 300_000
    assert [first.ref.uid, third.ref.uid] == [1, 3]


def test_five_hundred_mails_come_complete_and_in_order(account: Account, mailbox: ImapMailbox):
    account.append(*(a_mail(n) for n in range(1, 501)))
    assert ids(mailbox) == list(range(1, 501))


def test_a_mail_that_is_never_handed_out_holds_up_nobody(account: Account):
    """Mails before it come at once; after three tries its headers come in its place, and then the rest."""
    account.append(a_mail(1), a_mail(2, body="unreadable"), a_mail(3))
    with quirk_proxy(account.server.imap_port, "withholding") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none", batch=2))
        (first,) = mailbox.fetch_after(None, 100)
        assert first.ref.uid == 1
        with pytest.raises(TemporaryFailure, match="mail 2"):
            ids(mailbox, first.ref)
        second, third = mailbox.fetch_after(first.ref, 100)
        mailbox.close()
    assert isinstance(second, Fetched)
    assert b"Subject: Inquiry 2" in second.raw
    assert b"unreadable" not in second.raw
    assert third.ref.uid == 3


# Races with IDLE


def test_mail_announced_while_others_are_read_is_not_waited_for(account: Account):
    """The server says so in the middle of FETCH, and never again: IDLE would be silent."""
    account.append(a_mail(1), a_mail(2))
    mailbox = ImapMailbox(account.settings(batch=1))
    mails = mailbox.fetch_after(None, 100)
    next(mails)
    account.append(a_mail(3))
    assert [mail.ref.uid for mail in mails] == [2]
    began = time.monotonic()
    mailbox.wait(20, never)
    assert time.monotonic() - began < 1
    mailbox.close()


def test_where_idle_is_offered_and_refused_the_mailbox_is_polled(account: Account):
    with quirk_proxy(account.server.imap_port, "refuses-idle") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none", poll=0.2))
        ids(mailbox)
        timer = threading.Timer(0.3, account.append, [a_mail(1)])
        timer.start()
        mailbox.wait(20, never)
        timer.join()
        assert ids(mailbox) == [1]
        mailbox.wait(0.1, never)
        assert len(proxy.said(b"IDLE")) == 1
        mailbox.close()


def test_mail_between_the_look_and_idle_is_noticed_every_time(account: Account, mailbox: ImapMailbox):
    last: MailRef | None = None
    slowest = 0.0
    for n in range(1, 11):
        for mail in mailbox.fetch_after(last, 100):
            last = mail.ref
        account.deliver(a_mail(n))
        began = time.monotonic()
        mailbox.wait(20, never)
        slowest = max(slowest, time.monotonic() - began)
        (mail,) = mailbox.fetch_after(last, 100)
        last = mail.ref
        assert mail.ref.uid == n
    assert slowest < 2


def test_in_a_storm_every_mail_is_seen_soon(account: Account, mailbox: ImapMailbox):
    def storm() -> None:
        for n in range(60):
            account.append(a_mail(n))
            time.sleep(0.013 * (n % 5))

    thread = threading.Thread(target=storm)
    thread.start()
    last: MailRef | None = None
    seen = 0
    while seen < 60:
        began = time.monotonic()
        mailbox.wait(20, never)
        assert time.monotonic() - began < 10, f"a wake-up was lost after {seen} mails"
        for mail in mailbox.fetch_after(last, 100):
            last = mail.ref
            seen += 1
    thread.join()
    assert seen == 60


def test_a_deletion_by_people_disturbs_neither_waiting_nor_reading(account: Account, mailbox: ImapMailbox):
    account.deliver(a_mail(1), a_mail(2), a_mail(3))
    last = list(mailbox.fetch_after(None, 100))[-1].ref
    account.expunge(1, 2)
    account.deliver(a_mail(4))
    began = time.monotonic()
    while not (found := ids(mailbox, last)):
        mailbox.wait(20, never)
    assert time.monotonic() - began < 5
    assert found == [4]


# Providers


@pytest.mark.parametrize("profile", ["netease", "aliyun", "exmail", "exchange", "zoho", "noidle"])
def test_each_provider_is_read_watched_and_searched(account: Account, profile: str):
    with quirk_proxy(account.server.imap_port, profile) as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none", poll=0.3))
        account.deliver(a_mail(1), a_mail(2))
        first, last = mailbox.fetch_after(None, 100)
        assert ids(mailbox, first.ref) == [2]

        timer = threading.Timer(0.3, account.deliver, [a_mail(3)])
        timer.start()
        began = time.monotonic()
        while not (found := ids(mailbox, last.ref)):
            mailbox.wait(20, never)
        timer.join()
        assert found == [3]
        assert time.monotonic() - began < 4

        reply = a_mail(9, Message_ID="<r1.x@brightvalve.example>")
        mailbox.file_sent(reply, "r1.x@brightvalve.example", NOW)
        mailbox.file_sent(reply, "r1.x@brightvalve.example", NOW)
        assert account.mails("Sent") == [reply]
        assert mailbox.find_sent("r1.x@brightvalve.example", "", NOW)
        assert not mailbox.find_sent("r1.y@brightvalve.example", "", NOW)
        mailbox.close()


@pytest.mark.parametrize("profile", ["netease", "aliyun", "exchange", "forgetful"])
def test_where_keywords_are_not_kept_tagging_says_so_and_goes_on(account: Account, profile: str):
    account.deliver(a_mail(1))
    with quirk_proxy(account.server.imap_port, profile) as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none"))
        (mail,) = mailbox.fetch_after(None, 100)
        assert mailbox.tag([mail.ref], "firstreply") is False
        assert ids(mailbox) == [1]
        mailbox.close()


@pytest.mark.parametrize("profile", ["plain", "aliyun", "exmail"])
def test_only_uid_searches_are_made(account: Account, profile: str):
    with quirk_proxy(account.server.imap_port, profile) as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none"))
        account.deliver(a_mail(1))
        ids(mailbox)
        mailbox.file_sent(a_mail(9), "m9@kunde.example", NOW)
        mailbox.find_sent("m9@kunde.example", "m1@kunde.example", NOW)
        mailbox.close()
        searches = proxy.said(b"SEARCH")
    assert searches
    assert all(search.startswith(b"UID SEARCH UID ") for search in searches)


def test_the_bot_says_who_it_is_before_it_opens_a_folder(account: Account):
    with quirk_proxy(account.server.imap_port, "netease") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none"))
        ids(mailbox)
        mailbox.close()
        order = [command.split(b" ")[0] for command in proxy.commands]
    assert order.index(b"LOGIN") < order.index(b"ID") < order.index(b"EXAMINE")


def test_gmail_gets_a_label(account: Account):
    account.deliver(a_mail(1))
    with quirk_proxy(account.server.imap_port, "gmail") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none"))
        (mail,) = mailbox.fetch_after(None, 100)
        assert mailbox.tag([mail.ref], "firstreply") is True
        assert proxy.said(b"UID STORE 1 +X-GM-LABELS", b"firstreply")
        mailbox.close()


def test_the_keyword_needs_a_name_that_imap_can_carry(account: Account, mailbox: ImapMailbox):
    account.deliver(a_mail(1))
    (mail,) = mailbox.fetch_after(None, 100)
    with pytest.raises(ConfigError, match="first reply"):
        mailbox.tag([mail.ref], "first reply")


# The Sent folder


def test_the_setting_overrides_the_servers_mark(account: Account):
    with account.imap() as client:
        client.create("Answered")
    mailbox = ImapMailbox(account.settings(sent_folder="Answered"))
    mailbox.file_sent(a_mail(9), "m9@kunde.example", NOW)
    mailbox.close()
    assert account.mails("Answered") == [a_mail(9)]
    assert account.mails("Sent") == []


def test_a_sent_copy_is_marked_as_read_and_dated_when_it_was_sent(account: Account, mailbox: ImapMailbox):
    mailbox.file_sent(a_mail(9), "m9@kunde.example", NOW)
    with account.imap("Sent") as client:
        text = str(client.uid("FETCH", "1:*", "(FLAGS INTERNALDATE)")[1])
    assert "Seen" in text
    assert "02-Mar-2026 12:00:00 +0000" in text


def test_no_copy_is_filed_where_the_provider_does_it(account: Account):
    with quirk_proxy(account.server.imap_port, "gmail") as proxy:
        mailbox = ImapMailbox(account.settings(port=proxy.port, tls="none"))
        mailbox.file_sent(a_mail(9), "m9@kunde.example", NOW)
        mailbox.close()
    assert account.mails("Sent") == []


def test_an_old_copy_is_found_among_many_newer_ones(account: Account, mailbox: ImapMailbox):
    account.append(a_mail(9, Message_ID="<old@brightvalve.example>"), folder="Sent", at=NOW)
    later = NOW + timedelta(minutes=1)
    account.append(*(a_mail(100 + n) for n in range(450)), folder="Sent", at=later)
    assert mailbox.find_sent("old@brightvalve.example", "", NOW)
    assert not mailbox.find_sent("old@brightvalve.example", "", NOW + timedelta(days=2))
