"""Caps and breakers on both databases: no limit is passed, and what has tripped waits for a person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.core.caps import CONVERSATION, AlreadyRearmed, BreakerId, Limits, Rearmed, caps_of
from bot.core.lead import LeadId
from bot.core.message import Address
from bot.core.plan import Context, plan
from bot.errors import LostRace
from bot.flows.breakers import rearm_breaker
from bot.store.breakers import Breakers
from bot.store.database import open_store
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.record import Arrival, FrozenReply
from bot.store.tables import CountRow, EventRow
from tests.builders import ANNA, BEN, LATER, NOON, a_message, a_triage, a_verdict
from tests.contract.test_store import own, take

ONLY_DOMAIN = Limits(hour=0, day=0, domain_day=3, free_mail_day=0, source_hour=0, same_text_day=0)
FIRST = BreakerId(1)


def a_mail(number, domain="looper.example", now=NOON, **changes):
    usual = {"sender": Address(f"bot{number}@{domain}"), "subject": f"Case {number}", "received_at": now}
    return a_message(number=number, **usual | changes)


def answer(store, number, *, limits=ONLY_DOMAIN, cursor=None, mailbox="sales", now=NOON, message=None):
    """Look, decide and record as intake does, deciding again after a lost race. Returns the plan."""
    cursor = cursor or own(store, now=now, mailbox=mailbox)
    message = message or a_mail(number, now=now)
    inbox = Inbox(store)
    arrival = Arrival(
        mailbox=mailbox, epoch=cursor.epoch, uidvalidity=9, uid=number, raw=b"x", received_at=now
    )
    for _ in range(8):
        counts = inbox.counts(caps_of(message, mailbox, limits), now)
        decided = plan(message, a_triage(), a_verdict(), Context(go_live=NOON, counts=counts), now)
        try:
            record(inbox, arrival, message, decided, now)
        except LostRace:
            continue
        return decided
    raise AssertionError("never decided")


def record(inbox, arrival, message, decided, now):
    reply = None
    if decided.reply is not None:
        message_id = f"r1.{arrival.mailbox}.{arrival.uid}@brightvalve.example"
        reply = FrozenReply(to=decided.reply.to.email, message_id=message_id, raw=b"frozen")
    inbox.record(arrival, message, a_triage(), decided, reply=reply, rules="abc", now=now)


def replies(store):
    return Outbox(store).counts().get(("reply", "pending"), 0)


def trip(store, **options):
    """Three replies, and a fourth that trips the breaker."""
    return [answer(store, number, **options) for number in range(1, 5)][-1]


@pytest.mark.parametrize("limit", [1, 5])
def test_of_many_replies_at_once_exactly_as_many_as_the_limit_go_out(store, limit):
    """Twelve mailboxes, one domain, the same moment: each looked before the others had counted."""
    limits = Limits(hour=0, day=0, domain_day=limit, same_text_day=0)
    cursors = {number: own(store, mailbox=f"m{number}") for number in range(1, 13)}

    def one(number):
        return answer(store, number, limits=limits, cursor=cursors[number], mailbox=f"m{number}")

    with ThreadPoolExecutor(12) as pool:
        plans = list(pool.map(one, cursors))

    assert sum(decided.reply is not None for decided in plans) == replies(store) == limit
    assert sum(decided.withheld is not None for decided in plans) == 12 - limit
    assert len(Breakers(store).open()) == 1
    assert Breakers(store).withheld(FIRST, 99)[1] == 12 - limit


def test_a_decision_that_no_longer_holds_is_not_recorded(store):
    """The last place was taken between the look and the record."""
    inbox, cursor = Inbox(store), own(store)
    late = a_mail(9)
    counts = inbox.counts(caps_of(late, "sales", ONLY_DOMAIN), NOON)
    decided = plan(late, a_triage(), a_verdict(), Context(go_live=NOON, counts=counts), NOON)
    for number in (1, 2, 3):
        answer(store, number)
    arrival = Arrival(mailbox="sales", epoch=cursor.epoch, uidvalidity=9, uid=9, raw=b"x", received_at=NOON)
    with pytest.raises(LostRace):
        record(inbox, arrival, late, decided, NOON)
    assert replies(store) == 3
    assert Ledger(store).counts(NOON).total() == 3


def test_the_mail_that_would_pass_the_limit_trips_the_breaker_and_keeps_its_lead(store):
    decided = trip(store)

    assert decided.no_reply.startswith("H22: breaker domain-day")
    [breaker] = Breakers(store).open()
    assert (breaker.cap, breaker.key, breaker.mailbox) == ("domain-day", "looper.example", "sales")
    assert breaker.reason == "3 auto-replies to looper.example within a day; the limit is 3"
    lead = Leads(store).get(LeadId(4))
    assert (lead.reply, lead.reply_reason) == ("none", decided.no_reply)
    assert Outbox(store).counts()[("card", "pending")] == 4
    assert [d.subject for d in take(store, "breaker")] == ["breaker:1"]


def test_a_breaker_lists_what_it_withheld_on_one_card(store):
    trip(store)
    for number in range(5, 25):
        answer(store, number)

    listed, total = Breakers(store).withheld(FIRST, 15)
    assert ([lead.lead_id for lead in listed], total) == (list(range(4, 19)), 21)
    assert (listed[0].sender, listed[0].subject) == ("bot4@looper.example", "Case 4")
    [card] = take(store, "breaker", limit=99)
    assert card.revision == 20


def test_a_breaker_stays_open_after_its_window_and_a_restart(store, store_url):
    trip(store)
    next_month = NOON + timedelta(days=31)
    store.close()
    reopened = open_store(store_url)
    Breakers(reopened).forget_old(next_month)
    decided = answer(reopened, 5, now=next_month)
    reopened.close()
    assert decided.withheld is not None


def test_without_a_breaker_a_window_passes(store):
    for number in (1, 2, 3):
        answer(store, number)
    assert answer(store, 4, now=NOON + timedelta(hours=24)).reply is not None


def test_another_domain_is_answered_meanwhile(store):
    trip(store)
    other = a_mail(5, domain="kunde.example")
    assert answer(store, 5, message=other).reply is not None


def test_a_person_re_arms_once_and_the_count_begins_anew(store):
    trip(store)
    assert isinstance(rearm_breaker(Breakers(store), FIRST, ANNA, LATER), Rearmed)

    assert Breakers(store).open() == []
    assert rearm_breaker(Breakers(store), FIRST, BEN, LATER) == AlreadyRearmed(by=ANNA, at=LATER)
    assert rearm_breaker(Breakers(store), BreakerId(7), BEN, LATER) is None
    again = [answer(store, number, now=LATER) for number in range(5, 9)]
    assert [decided.reply is not None for decided in again] == [True, True, True, False]
    assert [breaker.id for breaker in Breakers(store).open()] == [2]
    assert replies(store) == 6, "what was withheld is not sent by re-arming"


def test_of_ten_people_who_re_arm_at_once_one_does(store):
    trip(store)
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(lambda n: rearm_breaker(Breakers(store), FIRST, f"U{n}", LATER), range(10)))
    [winner] = [outcome.breaker.rearmed_by for outcome in outcomes if isinstance(outcome, Rearmed)]
    assert [outcome.by for outcome in outcomes if isinstance(outcome, AlreadyRearmed)] == [winner] * 9
    with store.read() as session:
        trail = session.exec(select(EventRow).where(EventRow.kind == "breaker re-armed")).all()
    assert [event.actor for event in trail] == [winner]


def test_what_was_to_be_withheld_is_decided_again_once_somebody_re_armed(store):
    trip(store)
    inbox, message = Inbox(store), a_mail(5)
    counts = inbox.counts(caps_of(message, "sales", ONLY_DOMAIN), NOON)
    decided = plan(message, a_triage(), a_verdict(), Context(go_live=NOON, counts=counts), NOON)
    rearm_breaker(Breakers(store), FIRST, ANNA, LATER)
    arrival = Arrival(
        mailbox="sales", epoch=own(store).epoch, uidvalidity=9, uid=5, raw=b"x", received_at=NOON
    )
    with pytest.raises(LostRace):
        record(inbox, arrival, message, decided, LATER)
    assert answer(store, 5, now=LATER).reply is not None


def test_a_conversation_gets_one_auto_reply_and_no_breaker(store):
    none = Limits(hour=0, day=0, domain_day=0, same_text_day=0)
    carla = Address("carla@kunde.example")
    plans = [
        answer(
            store,
            number,
            limits=none,
            message=a_mail(number, now=now, sender=carla, subject=subject),
            now=now,
        )
        for number, subject, now in (
            (1, "Ball valves", NOON),
            (2, "AW: Re: ball valves", NOON + timedelta(days=2)),
            (3, "Pumps", NOON + timedelta(days=4)),
        )
    ]
    assert [decided.reply is not None for decided in plans] == [True, False, True]
    assert plans[1].no_reply == "H13: an auto-reply in this conversation within 7 days"
    assert Breakers(store).open() == []


def test_counts_that_no_cap_looks_at_are_forgotten(store):
    answer(store, 1)
    Breakers(store).forget_old(NOON + CONVERSATION)
    with store.read() as session:
        assert len(session.exec(select(CountRow)).all()) == 2
    Breakers(store).forget_old(NOON + CONVERSATION + timedelta(seconds=1))
    with store.read() as session:
        assert session.exec(select(CountRow)).all() == []
