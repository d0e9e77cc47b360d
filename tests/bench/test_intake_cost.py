"""What intake and claims pay for the numbers. Two databases side by side, one without all that the numbers
need, take the same lead one right after the other and take turns at being first: whatever else the machine
does meets both.
"""

import statistics
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.core.lead import LeadId, RepId
from bot.core.message import Address
from bot.core.plan import ReplyPlan
from bot.core.rules import Rules
from bot.flows.claims import claim_lead
from bot.flows.reporting import keep_up
from bot.store.database import Database
from bot.store.inbox import Cursor, Inbox
from bot.store.leads import Leads
from bot.store.record import Arrival, FrozenReply
from tests import stats_year
from tests.bench.clock import kind_of, say, timed
from tests.builders import LATER, NOON, a_message, a_plan, a_triage

pytestmark = pytest.mark.bench

MAILS = 1000
ROUND = 100
COUNTED = 1000  # leads that are counted meanwhile, again and again
DROPPED = ("DROP TABLE lead_fact", "DROP TABLE lead_pack", "DROP INDEX ix_lead_uncounted")


def test_what_a_lead_and_a_claim_pay(new_store):
    """The version that says so is written anyway: what is paid is one entry of one index."""
    with_it, without = new_store("with"), new_store("without")
    with without.write() as session:
        for statement in DROPPED:
            session.connection().exec_driver_sql(statement)
    intakes, desks = [intake(with_it), intake(without)], [Leads(with_it), Leads(without)]
    tell("a lead is recorded", with_it, in_turns(MAILS, intakes))
    tell("a claim", with_it, in_turns(MAILS, [claiming(desk) for desk in desks]))
    assert desks[0].get(LeadId(MAILS)).owner == desks[1].get(LeadId(MAILS)).owner == "U0ANNA"


def test_what_a_lead_and_a_claim_pay_while_leads_are_counted(new_store):
    """The worst case: it goes on without a pause, where the bot looks once a minute what is left."""
    store = new_store("busy")
    record, claim = intake(store), claiming(Leads(store))
    for number in range(1, COUNTED + 1):
        record(number)
    for what, act in (("a lead is recorded", record), ("a claim", claim)):
        quiet, busy = [], []
        for start in range(COUNTED + 1, COUNTED + MAILS, 2 * ROUND):
            quiet += each(act, range(start, start + ROUND))
            with counting(store):
                busy += each(act, range(start + ROUND, start + 2 * ROUND))
        told = f"{spread(quiet)}, while leads are counted {spread(busy)}"
        say(f"{what} ({kind_of(store)}): {told}")
    assert Leads(store).get(LeadId(COUNTED + MAILS)).owner == "U0ANNA"


def each(act: Callable[[int], object], numbers: Iterable[int]) -> list[float]:
    return [timed(lambda number=number: act(number)) for number in numbers]


def intake(store: Database) -> Callable[[int], object]:
    """Records the mail of this number: a lead, with its card, its auto-reply and its tag."""
    inbox = Inbox(store)
    cursor = inbox.own("sales", owner="w1", ttl=timedelta(hours=9), go_live=NOON, now=NOON)
    assert cursor is not None
    return lambda number: record(inbox, cursor, number)


def record(inbox: Inbox, cursor: Cursor, number: int) -> None:
    to = Address(f"buyer{number}@kunde{number}.example", "Karl Kunde")
    inbox.record(
        Arrival(
            mailbox="sales", epoch=cursor.epoch, uidvalidity=9, uid=number, raw=b"x" * 4000,
            received_at=NOON,
        ),
        a_message(number=number, sender=to),
        a_triage(),
        a_plan(reply=ReplyPlan(to=to, language="en", template="first_reply")),
        reply=FrozenReply(to=to.email, message_id=f"r{number}@brightvalve.example", raw=b"y" * 2000),
        rules="abc",
        now=NOON,
    )  # fmt: skip


def claiming(desk: Leads) -> Callable[[int], object]:
    return lambda number: claim_lead(desk, LeadId(number), RepId("U0ANNA"), LATER)


def in_turns(count: int, both: Sequence[Callable[[int], object]]) -> list[list[float]]:
    """How long each took for each number."""
    took: list[list[float]] = [[], []]
    for number in range(1, count + 1):
        for which in (0, 1) if number % 2 else (1, 0):
            took[which].append(timed(lambda which=which, number=number: both[which](number)))
    return took


def tell(what: str, store: Database, took: Sequence[Sequence[float]]) -> None:
    """Of each pair the difference: the medians of both alone would drown it in what a disk does."""
    paid = 1_000_000 * statistics.median(one - other for one, other in zip(*took, strict=True))
    say(
        f"{what} ({kind_of(store)}): {spread(took[0])}, without the numbers {spread(took[1])}: {paid:+.0f} µs"
    )


def spread(seconds: Sequence[float]) -> str:
    of_100 = statistics.quantiles(seconds, n=100)
    return f"{1000 * of_100[49]:.2f} ms (99 of 100 within {1000 * of_100[98]:.1f})"


@contextmanager
def counting(store: Database) -> Iterator[None]:
    """As in the background, but all over again."""
    enough, again = threading.Event(), f"UPDATE lead SET counted = 0 WHERE id <= {COUNTED}"  # noqa: S608

    def count() -> None:
        while not enough.is_set():
            with store.write() as session:
                session.connection().exec_driver_sql(again)
            keep_up(store, Rules(), stats_year.NOW)

    thread = threading.Thread(target=count)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()
