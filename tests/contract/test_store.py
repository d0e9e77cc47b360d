"""The store on both of its databases: one body, two members."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.delivery import LEASE, Dead, Retry, Sent, Uncertain
from bot.core.lead import AlreadyClaimed, Claimed, LeadId, RepId
from bot.core.message import Address
from bot.core.moves import Actor, release
from bot.core.plan import ReplyPlan
from bot.errors import LeaseLost, LostRace
from bot.flows.claims import claim_lead
from bot.flows.moves import carry_out
from bot.store.events import SlackEvents
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.record import Arrival, FrozenReply, contact_key
from bot.store.settling import Settling
from tests.builders import ANNA, BEN, BUYER, LATER, NOON, a_message, a_plan, a_triage

TTL = timedelta(minutes=3)
ANSWERED = a_plan(reply=ReplyPlan(to=BUYER, template="first_reply", language="en"))
KINDS = ("reply", "card", "notice", "tag", "sent_copy")


def own(store, owner="w1", now=NOON, mailbox="sales"):
    return Inbox(store).own(mailbox, owner=owner, ttl=TTL, go_live=NOON, now=now)


def take_in(store, plan=ANSWERED, *, number=1, message=None, now=NOON, uid=None, uidvalidity=9, cursor=None):
    """Record one message by its plan. Returns the ledger row's id."""
    cursor = cursor or own(store, now=now)
    message = message or a_message(number=number)
    arrival = Arrival(
        mailbox=cursor.mailbox,
        epoch=cursor.epoch,
        uidvalidity=uidvalidity,
        uid=uid or number,
        raw=b"Subject: x\r\n\r\nhello",
        received_at=message.received_at,
    )
    reply = None
    if plan.reply is not None:
        reply = FrozenReply(
            to=plan.reply.to.email, message_id=f"r1.{uid or number}@brightvalve.example", raw=b"frozen"
        )
    return Inbox(store).record(arrival, message, a_triage(), plan, reply=reply, rules="abc", now=now)


def take(store, *kinds, owner="w1", now=NOON, limit=10):
    return Outbox(store).take(kinds, owner, limit, now)


def to(email, **changes):
    return replace(
        ANSWERED, reply=ReplyPlan(to=Address(email), template="first_reply", language="en"), **changes
    )


def test_a_recorded_inquiry_has_its_lead_and_its_deliveries(store):
    row = take_in(store)

    [ledger] = Ledger(store).rows(NOON)
    lead = Leads(store).get(LeadId(ledger.lead_id))
    assert (ledger.id, ledger.outcome, lead.contact, lead.reply) == (row, "lead", BUYER, "pending")
    assert Outbox(store).counts() == {(kind, "pending"): 1 for kind in ("reply", "card", "tag")}
    assert own(store).last_uid == 1
    assert Inbox(store).raw(row) == b"Subject: x\r\n\r\nhello"


def test_the_same_message_cannot_be_recorded_twice(store):
    take_in(store)
    with pytest.raises(LostRace):
        take_in(store, uid=2)
    assert own(store).last_uid == 1, "a lost race moves nothing"
    assert Ledger(store).counts(NOON).total() == 1


def test_of_many_workers_with_one_message_exactly_one_records_it(store):
    """The same mail in several mailboxes, read at the same moment."""
    cursors = [own(store, mailbox=f"m{n}") for n in range(8)]

    def race(cursor):
        with suppress(LostRace):
            return take_in(store, cursor=cursor)

    with ThreadPoolExecutor(8) as pool:
        rows = [row for row in pool.map(race, cursors) if row]
    assert len(rows) == 1
    assert Outbox(store).counts()[("reply", "pending")] == 1


def test_two_mails_of_one_address_at_once_get_one_reply(store):
    cursors = [own(store, mailbox=f"m{n}") for n in range(6)]

    def race(pair):
        number, cursor = pair
        with suppress(LostRace):
            return take_in(store, cursor=cursor, number=number)

    with ThreadPoolExecutor(6) as pool:
        rows = [row for row in pool.map(race, enumerate(cursors, start=1)) if row]
    assert len(rows) == 1
    assert Outbox(store).counts()[("reply", "pending")] == 1


def test_the_next_day_the_address_may_be_answered_again(store):
    take_in(store, number=1)
    with pytest.raises(LostRace):
        take_in(store, number=2, now=NOON + timedelta(hours=23))
    take_in(store, number=2, now=NOON + timedelta(hours=24))


def test_a_plus_tag_makes_no_new_person():
    assert contact_key("Carla+news@Kunde.example") == "carla@kunde.example"


def test_the_context_of_a_copy_names_the_original(store):
    row = take_in(store)
    context = Inbox(store).context(a_message(), NOON)
    assert (context.copy_of, context.last_reply_at) == (row, NOON)


def test_another_mail_under_a_known_message_id_is_no_copy(store):
    """Some form mailers give every mail the same Message-ID. Each is a buyer."""
    take_in(store, to("a@kunde.example"))
    other = Inbox(store).distinct(a_message(digest="something else"))
    assert Inbox(store).context(other, NOON).copy_of is None
    take_in(store, to("b@kunde.example"), message=other, uid=2)
    assert Inbox(store).context(other, NOON).copy_of is not None


def test_a_copy_in_the_same_mailbox_is_a_duplicate_and_after_a_new_uidvalidity_it_is_not_counted(store):
    row = take_in(store)
    copy = a_plan(outcome="duplicate", copy_of=row)
    take_in(store, copy, uid=2)
    assert Ledger(store).counts(NOON) == {"lead": 1, "duplicate": 1}

    assert take_in(store, copy, uid=7, uidvalidity=10) == row
    assert Ledger(store).counts(NOON) == {"lead": 1, "duplicate": 1}
    assert (own(store).uidvalidity, own(store).last_uid) == (10, 7)


def test_an_answer_to_our_reply_belongs_to_the_lead(store):
    take_in(store)
    lead = Ledger(store).rows(NOON)[0].lead_id
    answer = a_message(number=2, in_reply_to=("r1.1@brightvalve.example",))
    context = Inbox(store).context(answer, NOON)
    assert context.thread.join.lead == lead

    take_in(store, a_plan(outcome="followup", follows=context.thread.join.lead), message=answer, uid=2)
    third = a_message(number=3, references=("inquiry-2@kunde.example",))
    assert Inbox(store).context(third, NOON).thread.join.lead == lead
    assert Leads(store).get(LeadId(lead)).followups == 1


def test_a_mail_that_cannot_be_judged_is_kept_and_told(store):
    cursor = own(store)
    arrival = Arrival(
        mailbox="sales", epoch=cursor.epoch, uidvalidity=9, uid=3, raw=b"\x00\xff", received_at=NOON
    )
    Inbox(store).record_failed(arrival, "failed:1", "ValueError: no", NOON)

    [row] = Ledger(store).rows(NOON)
    assert (row.outcome, Inbox(store).raw(row.id), own(store).last_uid) == ("failed", b"\x00\xff", 3)
    [notice] = take(store, "notice")
    assert b"could not be read" in notice.payload


def test_text_that_a_database_refuses_is_stored_all_the_same(store):
    take_in(
        store, message=a_message(subject="nul \0 and \ud800", text="x\0y", sender=Address("a\0@b.example"))
    )
    assert Ledger(store).rows(NOON)[0].subject == "nul  and ?"


# --- who reads a mailbox


def test_a_mailbox_has_one_reader_until_its_lease_ends(store):
    first = own(store, "w1")
    assert own(store, "w2") is None
    assert own(store, "w1").epoch == first.epoch
    if not store.is_sqlite:
        return  # PostgreSQL tells the time itself
    second = own(store, "w2", now=NOON + TTL + timedelta(seconds=1))
    assert second.epoch == first.epoch + 1


def test_a_reader_that_was_replaced_can_write_nothing(store):
    late = own(store, "w1")
    Inbox(store).give_up("w1")
    own(store, "w2")
    with pytest.raises(LeaseLost):
        take_in(store, cursor=late)
    assert Ledger(store).counts(NOON).total() == 0


def test_what_a_dead_process_read_can_be_read_on_at_once(store):
    own(store, "dead")
    assert own(store, "w2") is None
    Inbox(store).give_up(None)
    assert own(store, "w2") is not None


def test_a_refused_login_rests_longer_each_time_and_is_told_once(store):
    inbox = Inbox(store)
    own(store)
    now, rests = NOON, []
    for _ in range(4):
        until = inbox.login_refused("sales", "digest", "no", now)
        rests.append((until - now) // timedelta(minutes=1))
        now = until
    assert rests == [5, 15, 60, 60]
    assert inbox.may_log_in("sales", "digest", now - timedelta(seconds=1)) == (now, "no")
    assert inbox.may_log_in("sales", "a changed login", now - timedelta(seconds=1)) == (None, "")
    assert inbox.may_log_in("sales", "digest", now) == (None, "")
    assert Outbox(store).counts()[("notice", "pending")] == 1

    inbox.login_worked("sales")
    assert inbox.may_log_in("sales", "digest", NOON) == (None, "")


# --- the outbox


def test_a_delivery_is_taken_once_settled_once_and_shown_on_the_lead(store):
    take_in(store)
    [reply] = take(store, "reply")
    assert take(store, "reply", owner="w2") == []
    Outbox(store).attempting(reply, NOON)
    assert Settling(store).settle(reply, Sent(answer="250 ok"), LATER)
    assert not Settling(store).settle(reply, Dead("too late"), LATER)

    lead = Leads(store).get(LeadId(1))
    assert (lead.reply, lead.replied_at) == ("sent", LATER)
    counts = Outbox(store).counts()
    assert counts[("reply", "sent")] == 1
    assert counts[("sent_copy", "pending")] == 1
    [copy] = take(store, "sent_copy", now=LATER)
    assert (copy.payload, copy.remote_id) == (b"frozen", "r1.1@brightvalve.example")


def test_many_takers_share_the_work_without_overlap(store):
    for number in range(1, 31):
        take_in(store, to(f"b{number}@kunde.example"), number=number)
    with ThreadPoolExecutor(6) as pool:
        hands = list(pool.map(lambda n: take(store, "reply", owner=f"w{n}", limit=5), range(6)))
    taken = [delivery.id for hand in hands for delivery in hand]
    assert len(taken) == len(set(taken))
    rest = take(store, "reply", owner="last", limit=99)
    assert len(taken) + len(rest) == 30


def test_a_claim_that_is_too_old_may_not_begin(store):
    take_in(store)
    [reply] = take(store, "reply")
    if store.is_sqlite:
        with pytest.raises(LeaseLost):
            Outbox(store).attempting(reply, NOON + LEASE)
    Outbox(store).reap(NOON, all_owners_are_gone=True)
    [again] = take(store, "reply", owner="w2")
    with pytest.raises(LeaseLost):
        Outbox(store).attempting(reply, NOON)
    Outbox(store).attempting(again, NOON)


def test_a_worker_that_died_before_the_attempt_left_nothing_behind(store):
    take_in(store)
    take(store, "reply")
    Outbox(store).reap(NOON, all_owners_are_gone=True)
    [again] = take(store, "reply", owner="w2")
    assert not again.uncertain


def test_a_worker_that_died_in_the_attempt_leaves_a_doubt_that_no_failed_look_up_clears(store):
    take_in(store)
    [reply] = take(store, "reply")
    Outbox(store).attempting(reply, NOON)
    Outbox(store).reap(NOON, all_owners_are_gone=True)

    [again] = take(store, "reply", owner="w2")
    assert again.uncertain
    Settling(store).settle(again, Retry(NOON, "Sent could not be read"), NOON)
    [third] = take(store, "reply", owner="w2")
    assert third.uncertain, "a reply in doubt must never look like one that was not sent"
    Outbox(store).reap(NOON, all_owners_are_gone=True)
    [fourth] = take(store, "reply", owner="w3")
    assert fourth.uncertain


def test_a_reply_in_doubt_is_shown_on_its_lead_and_waits_for_a_person(store):
    take_in(store)
    [reply] = take(store, "reply")
    Outbox(store).attempting(reply, NOON)
    Settling(store).settle(reply, Uncertain("the answer was lost", None), LATER)
    assert Leads(store).get(LeadId(1)).reply == "unknown"
    assert take(store, "reply", now=NOON + timedelta(days=9)) == []


def test_a_lead_has_one_card_delivery_and_a_change_during_a_draw_draws_again(store):
    take_in(store)
    [card] = take(store, "card")
    claim_lead(Leads(store), LeadId(1), ANNA, LATER)
    assert take(store, "card", owner="w2", now=LATER) == [], "one draw of a card at a time"
    Settling(store).settle(card, Sent(remote_id="C1:1.2"), LATER)

    [again] = take(store, "card", now=LATER)
    assert (again.id, again.revision) == (card.id, card.revision + 1)
    Settling(store).settle(again, Sent(), LATER)
    assert take(store, "card", now=NOON + timedelta(days=1)) == []


def test_what_waits_for_a_refused_account_waits_together(store):
    for number in (1, 2, 3):
        take_in(store, to(f"b{number}@kunde.example"), number=number)
    until = NOON + timedelta(minutes=15)
    Outbox(store).postpone(["reply"], "sales", until)
    if store.is_sqlite:
        assert take(store, "reply") == []
        assert len(take(store, "reply", now=until)) == 3
    assert Outbox(store).next_due(["reply"]) in (until, None)


def test_a_clean_stop_hands_back_what_was_not_begun(store):
    take_in(store)
    take(store, "reply", owner="w1")
    Outbox(store).hand_back("w1", NOON)
    assert [d.uncertain for d in take(store, "reply", owner="w2")] == [False]


# --- claims


def test_of_twenty_reps_exactly_one_gets_the_lead(store):
    take_in(store)
    leads = Leads(store)
    reps = [RepId(f"U{n}") for n in range(20)]
    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda rep: claim_lead(leads, LeadId(1), rep, LATER), reps))

    winners = [o.lead.owner for o in outcomes if isinstance(o, Claimed)]
    assert len(winners) == 1
    assert [o.by for o in outcomes if isinstance(o, AlreadyClaimed)] == winners * 19
    assert leads.get(LeadId(1)).version == 2


def test_a_lead_is_written_only_at_the_version_it_was_read_at(store):
    take_in(store)
    leads = Leads(store)
    stale = leads.get(LeadId(1))
    claim_lead(leads, LeadId(1), ANNA, NOON)
    with pytest.raises(LostRace):
        leads.save(replace(stale, owner=BEN, version=stale.version + 1), event="claimed", actor=BEN, now=NOON)
    assert leads.get(LeadId(1)).owner == ANNA


def test_a_released_lead_is_free_for_others(store):
    take_in(store)
    leads = Leads(store)
    claim_lead(leads, LeadId(1), ANNA, NOON)
    carry_out(leads, LeadId(1), lambda lead: release(lead, Actor(id=ANNA), LATER), ANNA, LATER)
    assert isinstance(claim_lead(leads, LeadId(1), BEN, LATER), Claimed)
    assert claim_lead(leads, LeadId(99), BEN, LATER) is None


def test_leads_are_listed_oldest_first_and_found_by_words(store):
    for number, subject in ((1, "Valves 100% brass"), (2, "Pumps")):
        message = a_message(number=number, subject=subject, received_at=NOON + timedelta(minutes=number))
        take_in(store, a_plan(), message=message, uid=number)
    leads = Leads(store)
    claim_lead(leads, LeadId(2), ANNA, LATER)
    assert [lead.id for lead in leads.listing()] == [1, 2]
    assert [lead.id for lead in leads.listing(unclaimed=True)] == [1]
    assert [lead.id for lead in leads.listing(owner=ANNA)] == [2]
    assert [lead.id for lead in leads.find("100%")] == [1]
    assert leads.find("100_") == []


def test_a_slack_event_is_new_once(store):
    events = SlackEvents(store)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: events.first_time("Ev1", NOON), range(8)))
    assert sorted(answers) == [False] * 7 + [True]
    events.forget_old(NOON + timedelta(hours=25))
    assert events.first_time("Ev1", NOON)


def test_what_must_be_remembered_is_remembered(store):
    assert store.secret("message-id") == store.secret("message-id")
    assert len(store.secret("message-id")) == 32
