"""The ledger compared with a real Dovecot, on both databases, in peace and after things went wrong."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from bot.errors import TemporaryFailure
from bot.flows.auditing import Auditing
from bot.mail.imap import ImapMailbox
from bot.mail.ports import Fetched, MailRef
from bot.store.audit import Audited
from bot.store.inbox import Inbox
from bot.store.tables import DeliveryRow, MessageRow
from tests.builders import NOON
from tests.contract.holding_house import a_mail
from tests.contract.responding_house import MailHouse

TEN = timedelta(minutes=10)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def new_house(store, account) -> Iterator[MailHouse]:
    made = MailHouse(store, account)
    yield made
    if made.mailbox is not None:
        made.mailbox.close()


@pytest.fixture
def house(new_house) -> MailHouse:
    new_house.arrive(a_mail(1))
    return new_house


@pytest.fixture
def clock() -> Clock:
    return Clock()


def auditing(house, clock, **changes) -> Auditing:
    watched = {house.desk.mailbox: lambda: ImapMailbox(house.account.settings())}
    return Auditing(**{"watched": watched, "audited": Audited(house.store), "now": clock} | changes)


def alarms(house) -> list[str]:
    query = select(DeliveryRow.payload).where(col(DeliveryRow.kind) == "notice").order_by(col(DeliveryRow.id))
    with house.store.read() as session:
        return [row.decode() for row in session.connection().execute(query).scalars()]


def lose(house, uid: int) -> None:
    with house.store.write() as session:
        session.connection().execute(delete(MessageRow).where(col(MessageRow.uid) == uid))


def look_twice(watch: Auditing, name: str = "sales") -> None:
    """What one look finds may have come this moment."""
    for _ in range(2):
        watch.look(name, patience=timedelta(0))


class Withheld(ImapMailbox):
    """Lists its mails and hands out none."""

    def fetch_after(self, after, limit):
        raise TemporaryFailure("the server does not hand it out")


def test_a_mailbox_that_is_read_raises_no_alarm(house, clock):
    watch = auditing(house, clock)
    for number in range(2, 6):
        house.arrive(a_mail(number))
        assert not watch.look("sales")
        clock.now += TEN
    assert alarms(house) == []


def test_mail_that_nobody_reads_is_an_alarm_after_ten_minutes_and_only_one(house, clock):
    """The reader hangs: what comes stays where it is."""
    watch = auditing(house, clock)
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    assert watch.look("sales")
    clock.now += TEN - timedelta(seconds=1)
    watch.look("sales")
    assert alarms(house) == []
    clock.now += timedelta(seconds=1)
    watch.look("sales")
    [alarm] = alarms(house)
    assert "1 message lies in sales" in alarm
    assert "UID 2" in alarm
    assert "karl@kunde.example" in alarm
    watch.look("sales")
    look_twice(auditing(house, clock))
    assert len(alarms(house)) == 1, "a new process knows what was told"


def test_what_was_read_late_is_forgotten(house, clock):
    watch = auditing(house, clock)
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    assert watch.look("sales")
    house.poller.read_all()
    clock.now += TEN
    assert not watch.look("sales")
    assert alarms(house) == []


def test_a_row_that_is_gone_from_the_ledger_is_an_alarm(house, clock):
    for number in (2, 3):
        house.arrive(a_mail(number))
    lose(house, 2)
    look_twice(auditing(house, clock))
    assert "UID 2" in alarms(house)[0]


def test_mail_from_before_the_first_start_is_none_of_ours(new_house, clock):
    new_house.account.append(a_mail(1).as_bytes(), at=NOON - timedelta(days=90))
    new_house.arrive(a_mail(2))
    assert not auditing(new_house, clock).look("sales", patience=timedelta(0))
    assert alarms(new_house) == []


def test_after_a_new_uidvalidity_all_is_read_anew_and_nothing_is_missed(house, clock):
    house.arrive(a_mail(2))
    house.account.reset_uidvalidity(4711)
    watch = auditing(house, clock)
    assert watch.look("sales"), "not read yet"
    house.mailbox.close()
    house.poller.read_all()
    clock.now += TEN
    assert not watch.look("sales")
    assert alarms(house) == []


def test_after_a_new_uidvalidity_nothing_is_left_alone(new_house, clock):
    new_house.account.append(a_mail(1).as_bytes(), at=NOON - timedelta(days=90))
    new_house.arrive(a_mail(2))
    new_house.account.reset_uidvalidity(4711)
    new_house.mailbox.close()
    new_house.poller.read_all()
    lose(new_house, 1)
    look_twice(auditing(new_house, clock))
    assert "UID 1" in alarms(new_house)[0]


def test_copies_and_mails_that_cannot_be_read_are_in_the_ledger(house, clock):
    house.arrive(a_mail(1))
    house.account.append(b"\xff\xfe\x00 no mail at all", at=NOON)
    house.poller.read_all()
    assert not auditing(house, clock).look("sales", patience=timedelta(0))


def test_a_folder_that_cannot_be_seen_for_an_hour_is_an_alarm_once(house, clock):
    watched = {"sales": lambda: ImapMailbox(house.account.settings(password="wrong"))}
    watch = auditing(house, clock, watched=watched)
    for _ in range(3):
        watch.look("sales")
        clock.now += timedelta(minutes=30)
    watch.look("sales")
    [alarm] = alarms(house)
    assert "cannot be compared" in alarm


def test_many_are_told_in_one_alarm(house, clock):
    house.account.append(*(a_mail(number).as_bytes() for number in range(2, 40)), at=NOON)
    look_twice(auditing(house, clock))
    [alarm] = alarms(house)
    assert "38 messages lie" in alarm
    assert alarm.count("UID ") == 20
    assert "and 18 more" in alarm


def test_the_thread_looks_by_itself_and_ends_when_it_is_told(house, clock):
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    watch = auditing(house, clock, every=timedelta(seconds=0.05), patience=timedelta(0))
    stop = threading.Event()
    thread = threading.Thread(target=watch.run, args=(stop,))
    thread.start()
    for _ in range(100):
        if alarms(house):
            break
        stop.wait(0.05)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert len(alarms(house)) == 1


def test_a_login_that_rests_is_not_tried_on_top(house, clock):
    tried = []

    def reach():
        tried.append(1)
        return ImapMailbox(house.account.settings())

    Inbox(house.store).login_refused("sales", "x", "wrong password", clock.now)
    watch = auditing(house, clock, watched={"sales": reach, "sales/Junk": reach})
    for name in ("sales", "sales/Junk"):
        assert not watch.look(name)
    assert tried == []
    clock.now += timedelta(minutes=6)
    watch.look("sales")
    assert tried == [1]


def test_a_second_alarm_names_only_what_the_first_did_not(house, clock):
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    watch = auditing(house, clock)
    look_twice(watch)
    house.account.append(a_mail(3).as_bytes(), at=NOON)
    look_twice(watch)
    _, second = alarms(house)
    assert "1 message lies" in second
    assert "UID 3" in second


def test_a_queue_through_which_the_reader_works_is_none(house, clock):
    """Ten thousand at once take it longer than a message may be missing."""
    house.account.append(*(a_mail(number).as_bytes() for number in range(2, 22)), at=NOON)
    watch = auditing(house, clock)
    for _ in range(5):
        assert watch.look("sales")
        read_some(house, 3)
        clock.now += timedelta(minutes=5)
    assert alarms(house) == []
    for _ in range(3):
        watch.look("sales")
        clock.now += timedelta(minutes=5)
    assert "5 messages lie" in alarms(house)[0], "it stands still"


def test_what_the_reader_has_left_behind_is_an_alarm_while_it_works_on(house, clock):
    house.account.append(*(a_mail(number).as_bytes() for number in range(2, 22)), at=NOON)
    read_some(house, 3)
    lose(house, 3)
    watch = auditing(house, clock)
    for _ in range(3):
        watch.look("sales")
        assert alarms(house) == [] or clock.now == NOON + TEN
        read_some(house, 3)
        clock.now += timedelta(minutes=5)
    [alarm] = alarms(house)
    assert "1 message lies" in alarm
    assert "UID 3" in alarm


def test_what_comes_between_the_last_read_and_the_look_is_none(house, clock):
    watch = auditing(house, clock)
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    assert watch.look("sales")
    house.poller.read_all()
    house.account.append(a_mail(3).as_bytes(), at=NOON)
    watch.look("sales", patience=timedelta(0))
    assert alarms(house) == []


def test_a_mail_that_the_server_does_not_hand_out_is_an_alarm_all_the_same(house, clock):
    house.account.append(a_mail(2).as_bytes(), at=NOON)
    look_twice(auditing(house, clock, watched={"sales": lambda: Withheld(house.account.settings())}))
    assert "UID 2, which could not be fetched" in alarms(house)[0]


def read_some(house, count: int) -> None:
    intake, desk = house.poller.intake, house.desk
    cursor = intake.cursor(desk)
    for fetched in house.mailbox.fetch_after(MailRef(cursor.uidvalidity, cursor.last_uid), count):
        assert isinstance(fetched, Fetched)
        intake._take_in(desk, cursor, fetched)
