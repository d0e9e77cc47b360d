"""Every ending of a delivery is recorded as what it is, on both databases, whatever a handler does."""

from datetime import timedelta

import pytest

from bot.core.delivery import Sent
from bot.core.lead import LeadId
from bot.errors import AccountPaused, LeaseLost, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.flows.deliver import Deliveries, Work
from bot.flows.mail_effects import MailEffects
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.settling import Settling
from tests.builders import LATER
from tests.contract.test_store import take_in, to


def deliveries(store, handler, kind="reply"):
    return Deliveries(
        outbox=Outbox(store),
        settling=Settling(store),
        handlers={kind: handler},
        owner="w1",
        now=lambda: LATER,
    )


def carry_out(store, handler):
    """One round: take the due reply, if there is one, and carry it out. Returns the state of the reply."""
    at_work = deliveries(store, handler)
    for work in at_work.take(["reply"], 1):
        at_work.carry_out(work)
    [state] = [state for (kind, state) in Outbox(store).counts() if kind == "reply"]
    return state


def ends(error, *, begun):
    def handler(work):
        if begun:
            work.begin()
        raise error

    return handler


@pytest.mark.parametrize(
    ("error", "begun", "state", "shown"),
    [
        (TemporaryFailure("451 busy"), False, "retry", "pending"),
        (TemporaryFailure("452 after the dot"), True, "retry", "pending"),
        (AccountPaused("535 login"), False, "retry", "pending"),
        (PermanentFailure("550 no such user"), False, "dead", "failed"),
        (UnknownOutcome("connection lost"), True, "uncertain", "unknown"),
        (ZeroDivisionError("a mistake of ours"), True, "uncertain", "unknown"),
        (ZeroDivisionError("a mistake of ours"), False, "retry", "pending"),
    ],
)
def test_each_ending_is_recorded_and_shown(store, error, begun, state, shown):
    take_in(store)
    assert carry_out(store, ends(error, begun=begun)) == state
    lead = Leads(store).get(LeadId(1))
    assert lead.reply == shown
    assert str(error).split()[0] in lead.reply_reason


def test_who_lost_the_lease_records_nothing(store):
    take_in(store)
    assert carry_out(store, ends(LeaseLost("too late"), begun=False)) == "claimed"


class SentFolder:
    """A mailbox of which only Sent matters. `answer` is what looking into it gives, or raises."""

    def __init__(self, answer):
        self.answer = answer

    def find_sent(self, message_id, in_reply_to, since):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class NeverAgain:
    def send(self, raw, recipient, *, before_data, accepted):
        raise AssertionError("a reply in doubt was sent a second time")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("ours", "sent"),
        ("person", "uncertain"),
        ("", "uncertain"),
        (TemporaryFailure("IMAP is away"), "uncertain"),
    ],
)
def test_a_reply_in_doubt_is_looked_for_and_never_sent_again(store, answer, state):
    take_in(store)
    carry_out(store, ends(UnknownOutcome("lost"), begun=True))
    Outbox(store).postpone(["reply"], None, LATER)  # nothing moves: it is due later than that
    effects = MailEffects(sender=lambda _: NeverAgain(), mailbox=lambda _: SentFolder(answer))
    later = deliveries(store, effects.reply)
    for minutes in (1, 5, 30, 600):
        now = LATER + timedelta(minutes=minutes, seconds=1)
        due = Outbox(store).take(["reply"], "w1", 1, now)
        if not due:
            continue
        later.carry_out(Work(due[0], Outbox(store), Settling(store), lambda now=now: now))
    assert [s for (kind, s) in Outbox(store).counts() if kind == "reply"] == [state]


def test_a_reply_that_was_accepted_is_recorded_before_the_connection_ends(store):
    take_in(store, to("buyer@company.example"))

    class BreaksAtQuit:
        def send(self, raw, recipient, *, before_data, accepted):
            before_data()
            accepted("250 queued")
            raise OSError("421 at QUIT")

    effects = MailEffects(sender=lambda _: BreaksAtQuit(), mailbox=lambda _: SentFolder(""))
    assert carry_out(store, effects.reply) == "sent"
    assert Leads(store).get(LeadId(1)).reply == "sent"


def test_a_handler_that_says_sent_is_believed(store):
    take_in(store)
    assert carry_out(store, lambda work: Sent(answer="250")) == "sent"
