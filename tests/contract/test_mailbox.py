"""What every mailbox must do, whatever it is made of."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.mail.folder import FolderMailbox
from bot.mail.ports import Fetched, Gone, Mailbox, MailRef
from tests.contract.mailboxes import Folder, Imap, Member, a_mail

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
REPLY = a_mail(9, Message_ID="<r1.ours@brightvalve.example>", In_Reply_To="<m1@kunde.example>")


@pytest.fixture(params=["folder", "dovecot"])
def member(request: pytest.FixtureRequest, tmp_path: Path) -> Member:
    return Folder(tmp_path) if request.param == "folder" else Imap(request.getfixturevalue("account"))


@pytest.fixture
def mailbox(member: Member) -> Iterator[Mailbox]:
    mailbox = member.new()
    yield mailbox
    mailbox.close()


def never() -> bool:
    return False


def subjects(mails: list[Fetched | Gone]) -> list[str]:
    return [
        next(line for line in mail.raw.decode().splitlines() if line.startswith("Subject")).partition(": ")[2]
        for mail in mails
        if isinstance(mail, Fetched)
    ]


def test_mails_come_in_the_order_of_arrival_and_as_they_are(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3, 4, 5)))
    mails = list(mailbox.fetch_after(None, 100))

    assert subjects(mails) == [f"Inquiry {n}" for n in (1, 2, 3, 4, 5)]
    assert [mail.ref.uid for mail in mails] == [1, 2, 3, 4, 5]
    assert all(isinstance(mail, Fetched) and mail.raw.endswith(a_mail(mail.ref.uid)) for mail in mails)


def test_the_time_of_arrival_is_aware_and_utc(member: Member, mailbox: Mailbox):
    member.put(a_mail(1))
    (mail,) = mailbox.fetch_after(None, 100)
    assert isinstance(mail, Fetched)
    assert mail.received_at.tzinfo is UTC
    assert mail.received_at > datetime(2023, 1, 1, tzinfo=UTC)


def test_an_empty_mailbox_has_nothing(mailbox: Mailbox):
    assert list(mailbox.fetch_after(None, 100)) == []


def test_only_what_is_newer_than_the_cursor_comes(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2))
    first, last = mailbox.fetch_after(None, 100)
    assert subjects(list(mailbox.fetch_after(first.ref, 100))) == ["Inquiry 2"]
    assert list(mailbox.fetch_after(last.ref, 100)) == []

    member.put(a_mail(3))
    assert subjects(list(mailbox.fetch_after(last.ref, 100))) == ["Inquiry 3"]


def test_the_limit_takes_the_oldest_first(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3, 4)))
    three = list(mailbox.fetch_after(None, 3))
    assert subjects(three) == ["Inquiry 1", "Inquiry 2", "Inquiry 3"]
    assert subjects(list(mailbox.fetch_after(three[-1].ref, 3))) == ["Inquiry 4"]


def test_another_uidvalidity_starts_over(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2))
    before = list(mailbox.fetch_after(None, 100))[-1].ref
    mailbox.close()
    member.start_over()

    after = list(mailbox.fetch_after(before, 100))

    assert sorted(subjects(after)) == ["Inquiry 1", "Inquiry 2"]
    assert after[0].ref.uidvalidity != before.uidvalidity


def test_a_mail_that_vanishes_while_others_are_read_is_gone(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3, 4)))
    mails = mailbox.fetch_after(None, 100)
    first = next(mails)
    member.remove(MailRef(first.ref.uidvalidity, 3))
    rest = list(mails)
    assert [(type(mail), mail.ref.uid) for mail in rest] == [(Fetched, 2), (Gone, 3), (Fetched, 4)]


def test_other_calls_may_come_between_two_mails(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3, 4, 5)))
    seen = []
    for mail in mailbox.fetch_after(None, 100):
        mailbox.tag([mail.ref], "firstreply")
        mailbox.find_sent("x@y.example", "", LONG_AGO)
        seen.append(mail.ref.uid)
    assert seen == [1, 2, 3, 4, 5]


def test_what_arrived_before_a_date_is_left_below_the_cursor(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3)))
    future = datetime(2100, 1, 1, tzinfo=UTC)
    (_, _, third) = mailbox.fetch_after(None, 100)
    assert mailbox.last_before(future) == (third.ref, 3)
    assert mailbox.last_before(LONG_AGO) == (MailRef(third.ref.uidvalidity, 0), 0)


def test_a_tag_stays_and_may_be_set_twice(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2))
    first, second = mailbox.fetch_after(None, 100)
    assert mailbox.tag([first.ref], "firstreply") is True
    assert mailbox.tag([first.ref, second.ref], "firstreply") is True
    assert member.tags(first.ref).count("firstreply") == 1
    assert member.tags(second.ref).count("firstreply") == 1


def test_tagging_marks_nothing_as_seen(member: Member, mailbox: Mailbox):
    member.put(a_mail(1))
    (mail,) = mailbox.fetch_after(None, 100)
    mailbox.tag([mail.ref], "firstreply")
    assert "Seen" not in member.tags(mail.ref)


def test_tagging_what_is_gone_or_of_another_uidvalidity_is_no_error(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2))
    first, second = mailbox.fetch_after(None, 100)
    member.remove(first.ref)
    assert mailbox.tag([first.ref, MailRef(17, second.ref.uid)], "firstreply") is True
    assert "firstreply" not in member.tags(second.ref)


def test_waiting_ends_when_mail_arrives(member: Member, mailbox: Mailbox):
    member.put(a_mail(1))
    last = list(mailbox.fetch_after(None, 100))[-1].ref
    timer = threading.Timer(0.3, member.put, [a_mail(2)])
    timer.start()
    began = time.monotonic()

    mailbox.wait(20, never)

    assert time.monotonic() - began < 5
    timer.join()
    assert subjects(list(mailbox.fetch_after(last, 100))) == ["Inquiry 2"]


def test_mail_between_reading_and_waiting_is_noticed(member: Member, mailbox: Mailbox):
    member.put(a_mail(1))
    list(mailbox.fetch_after(None, 100))
    member.put(a_mail(2))
    began = time.monotonic()
    mailbox.wait(20, never)
    assert time.monotonic() - began < 2


def test_there_is_no_waiting_while_more_can_be_read(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2), a_mail(3))
    list(mailbox.fetch_after(None, 2))
    began = time.monotonic()
    mailbox.wait(20, never)
    assert time.monotonic() - began < 1


def test_waiting_ends_after_the_timeout(mailbox: Mailbox):
    list(mailbox.fetch_after(None, 100))
    began = time.monotonic()
    mailbox.wait(0.6, never)
    assert 0.5 < time.monotonic() - began < 2


def test_waiting_alone_does_not_spin(mailbox: Mailbox):
    """A caller that only waits, and reads by other means, is told once that it has to look."""
    mailbox.wait(20, never)
    began = time.monotonic()
    mailbox.wait(0.6, never)
    assert time.monotonic() - began > 0.5


def test_a_stop_ends_the_waiting_within_a_second(mailbox: Mailbox):
    list(mailbox.fetch_after(None, 100))
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    mailbox.wait(30, stop.is_set)
    assert time.monotonic() - began < 1.3


def test_a_sent_copy_is_filed_once_and_found_by_its_id(member: Member, mailbox: Mailbox):
    now = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    assert mailbox.find_sent("r1.ours@brightvalve.example", "", LONG_AGO) == ""

    mailbox.file_sent(REPLY, "r1.ours@brightvalve.example", now)
    mailbox.file_sent(REPLY, "r1.ours@brightvalve.example", now)

    assert member.sent() == [REPLY]
    assert mailbox.find_sent("r1.ours@brightvalve.example", "", LONG_AGO) == "ours"
    assert mailbox.find_sent("<r1.ours@brightvalve.example>", "", now) == "ours"
    assert mailbox.find_sent("r1.another@brightvalve.example", "", LONG_AGO) == ""


def test_an_answer_to_the_same_mail_is_found_too_but_only_a_later_one(mailbox: Mailbox):
    now = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    mailbox.file_sent(REPLY, "r1.ours@brightvalve.example", now)
    assert mailbox.find_sent("r1.replaced@brightvalve.example", "m1@kunde.example", now) == "person"
    assert mailbox.find_sent("", "m1@kunde.example", now + timedelta(days=1)) == ""
    assert mailbox.find_sent("", "m2@kunde.example", LONG_AGO) == ""
    assert mailbox.find_sent("", "", LONG_AGO) == ""


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ({"Auto-Submitted": "auto-replied"}, "ours"),
        ({"X-Firstreply-Reply": "r1.gone"}, "ours"),
        ({}, "person"),
    ],
)
def test_a_reply_whose_id_the_server_replaced_is_told_from_a_person_s(mailbox: Mailbox, mark, found):
    now = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    filed = a_mail(9, Message_ID="<new@server.example>", In_Reply_To="<m1@kunde.example>", **mark)
    mailbox.file_sent(filed, "new@server.example", now)
    assert mailbox.find_sent("r1.gone@brightvalve.example", "m1@kunde.example", now) == found


def test_the_sent_folder_is_read_on_from_where_it_ended(member: Member, mailbox: Mailbox):
    now = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
    for number in (1, 2):
        mailbox.file_sent(a_mail(number), f"m{number}@kunde.example", now + timedelta(hours=number))
    start = mailbox.last_sent_before(now + timedelta(hours=2))
    assert [mail.ref.uid - start.uid for mail in mailbox.sent_after(start, 9)] == [1]
    end = mailbox.last_sent()
    assert end is not None
    assert end.uid == start.uid + 1
    assert list(mailbox.sent_after(end, 9)) == []

    mailbox.file_sent(a_mail(3), "m3@kunde.example", now + timedelta(hours=3))
    (mail,) = mailbox.sent_after(end, 9)
    assert isinstance(mail, Fetched)
    assert mail.received_at == now + timedelta(hours=3)
    assert mail.raw.startswith(a_mail(3)[:40])


def test_looking_at_the_end_of_sent_costs_the_waiting_nothing(member: Member, mailbox: Mailbox):
    member.put(a_mail(1))
    mailbox.file_sent(a_mail(9), "m9@kunde.example", LONG_AGO)
    list(mailbox.fetch_after(None, 100))
    mailbox.last_sent()
    began = time.monotonic()
    mailbox.wait(0.6, never)
    assert time.monotonic() - began > 0.5


def test_a_sent_folder_that_is_not_there_has_no_end(tmp_path: Path):
    assert FolderMailbox(tmp_path).last_sent() is None


def test_closing_twice_is_fine_and_the_mailbox_may_be_used_again(member: Member, mailbox: Mailbox):
    mailbox.close()
    member.put(a_mail(1))
    assert len(list(mailbox.fetch_after(None, 100))) == 1
    mailbox.close()
    mailbox.close()
    assert len(list(mailbox.fetch_after(None, 100))) == 1


def test_two_objects_see_the_same_mailbox(member: Member, mailbox: Mailbox):
    member.put(a_mail(1), a_mail(2))
    other = member.new()
    assert [m.ref for m in mailbox.fetch_after(None, 9)] == [m.ref for m in other.fetch_after(None, 9)]
    other.close()


def test_a_reader_that_stops_early_loses_nothing(member: Member, mailbox: Mailbox):
    member.put(*(a_mail(n) for n in (1, 2, 3, 4, 5)))
    first = next(iter(mailbox.fetch_after(None, 100)))
    assert subjects(list(mailbox.fetch_after(first.ref, 100))) == [f"Inquiry {n}" for n in (2, 3, 4, 5)]
