"""The auto-reply waits for a while, and a person who answers first takes it back, wherever they answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.answering import Form
from bot.core.delivery import FASTER
from bot.core.lead import NOT_A_LEAD
from bot.core.moves import Actor
from bot.flows.answering import Answering, answer_lead
from bot.flows.holding import Holding, answer_now
from bot.store.leads import Leads
from tests.builders import ANNA, NOON
from tests.contract.holding_house import ELSEWHERE, LEAD, a_mail
from tests.contract.responding_house import LI_NA, MailHouse, Takes, house_desk, written

GRACE = timedelta(minutes=15)
ELAPSED = NOON + GRACE
NO_THREAD = {"In-Reply-To": "", "References": ""}


@pytest.fixture
def house(store, account):
    house = MailHouse(store, account, desk=replace(house_desk(), grace=GRACE), now=NOON)
    yield house
    house.poller.mailbox.close()


@pytest.fixture
def server():
    return Takes()


def due_at(house):
    return house.deliveries("reply")[0].due_at


def wait_and_deliver(house, server):
    """PostgreSQL has a clock of its own, by which the grace is over."""
    house.now = ELAPSED
    house.deliver("reply", sender=server)


def test_the_reply_is_due_when_the_grace_is_over(house, server):
    house.arrive(a_mail())
    assert due_at(house) == ELAPSED
    wait_and_deliver(house, server)
    assert (len(server.mails), house.lead().reply) == (1, "sent")


def test_the_grace_runs_from_the_mail_s_arrival(house):
    house.now = NOON + timedelta(minutes=40)
    house.arrive(a_mail())
    assert due_at(house) == house.now


def test_without_grace_it_is_due_at_once_and_nothing_is_looked_up(house, server):
    house.desk = replace(house.desk, grace=timedelta(0))
    house.arrive(a_mail())
    [reply] = house.deliveries("reply")
    assert (reply.due_at, reply.look_since) == (NOON, None)


@pytest.mark.parametrize(
    "headers", [{}, {"Subject": "Re: Ihre Anfrage"}, {"From": f"Li Na <{LI_NA}>"}, {"References": ""}]
)
def test_an_answer_in_sent_that_no_look_has_seen_yet_takes_it_back(house, server, headers):
    house.arrive(a_mail())
    mail = written(**headers)
    house.account.append(mail.as_bytes(), folder="Sent", at=NOON + timedelta(minutes=3))
    wait_and_deliver(house, server)
    assert (server.mails, house.lead().reply, house.lead().reply_reason) == ([], "cancelled", FASTER)
    assert [row.state for row in house.deliveries("reply")] == ["cancelled"]


@pytest.mark.parametrize("headers", [{}, NO_THREAD])
def test_an_answer_from_outlook_within_the_grace_takes_it_back(house, server, headers):
    house.arrive(a_mail())
    house.send(written(**headers), at=NOON + timedelta(minutes=3))
    wait_and_deliver(house, server)
    assert (server.mails, house.lead().reply, house.lead().responses) == ([], "cancelled", 1)


def test_an_answer_from_slack_takes_it_back(house, server):
    house.arrive(a_mail())
    answering = Answering.of(house.store, {"sales": lambda: house.desk})
    answer_lead(answering, LEAD, Actor(id=ANNA), Form(subject="Re", body="Gern.", nonce="1"), NOON)
    wait_and_deliver(house, server)
    assert (server.mails, house.lead().reply) == ([], "cancelled")


def test_who_says_that_it_is_no_lead_takes_it_back(store, house, server):
    house.arrive(a_mail())
    lead = house.lead()
    closed = replace(lead, closed_at=NOON, closed_as=NOT_A_LEAD, version=lead.version + 1)
    Leads(store).save(closed, event="not a lead", actor=ANNA, now=NOON)
    wait_and_deliver(house, server)
    assert (server.mails, house.lead().reply) == ([], "cancelled")


def test_a_machine_s_answer_in_sent_takes_nothing_back(house, server):
    house.arrive(a_mail())
    old = written(
        **{"Auto-Submitted": "auto-replied", "In-Reply-To": "<other@kunde.example>", "References": ""}
    )
    house.account.append(old.as_bytes(), folder="Sent", at=NOON + timedelta(minutes=3))
    wait_and_deliver(house, server)
    assert len(server.mails) == 1


def test_who_lifts_a_hold_waits_for_no_grace(house):
    house.arrive(a_mail(**ELSEWHERE))
    assert house.lead().held
    assert answer_now(Holding.of(house.store, {"sales": lambda: house.desk}), LEAD, ANNA, NOON)
    assert due_at(house) == NOON
