"""Clocks, races and second tries that would lose a buyer behind an answer, or write to one twice."""

import time
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes

import pytest
from slack_sdk import WebClient
from sqlalchemy import MetaData, Table
from sqlmodel import select

from bot.core.lead import RepId
from bot.core.message import MessageKey
from bot.core.moves import Actor, Refused, assign, close
from bot.core.responses import Answers
from bot.core.rules import Rep, Rules
from bot.core.terms import Policy, Terms
from bot.flows.answering import Answering, answer_lead
from bot.flows.due import fire_due, hand_out_waiting
from bot.flows.moves import carry_out
from bot.flows.shadow import Shadow, send_preview
from bot.slack.desk import Desk
from bot.slack.dialogs import Dialogs
from bot.slack.modal_parts import Opened
from bot.slack.modals import reply_modal
from bot.slack.payloads import Submitted
from bot.slack.people import People, Rights
from bot.slack.settings import SlackSettings
from bot.slack.views import Views
from bot.store.assigning import Assigning
from bot.store.database import open_store
from bot.store.leads import Leads
from bot.store.responses import Responses
from bot.store.tables import DeliveryRow
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import LEAD, House, a_mail, another_mail
from tests.contract.test_answering import ME, SentFolder, a_form, answering, deliver, rows, write
from tests.contract.test_assigning import at_revision, empty
from tests.unit.core.bounce_shapes import OURS, POSTFIX
from tests.unit.slack.filling import filled_in

BOSS = Actor(id=RepId("U0BOSS"), manages=True)
AGAIN = {"In-Reply-To": "<1@kunde.example>", "References": "<1@kunde.example>"}


@pytest.fixture
def desk(house: House) -> House:
    house.arrive(a_mail())
    return house


def seen_in_sent(**changes) -> Answers:
    usual = Answers(
        lead=LEAD, key=MessageKey("x@a"), how="sent", rep=BEN, address="", subject="", words="", at=LATER
    )
    return replace(usual, **changes)


def test_a_copy_in_sent_that_is_dated_years_ahead_hides_no_later_mail_of_the_buyer(desk):
    Responses(desk.store).record(seen_in_sent(at=LATER + timedelta(days=900)), LATER)
    assert desk.lead().last_response_at == LATER
    desk.arrive(a_mail(2, **AGAIN), at=LATER + timedelta(hours=1))
    assert desk.lead().state == "claimed"


def test_a_rep_who_lost_the_lead_while_their_answer_was_made_is_refused(desk):
    """The lead is given to a colleague between the look at it and the write."""
    real = answering(desk)

    class Overtaken(Responses):
        def queue_answer(self, lead, *args):
            carry_out(Leads(desk.store), LEAD, lambda now: assign(now, BOSS, BEN, LATER), BOSS.id, LATER)
            return super().queue_answer(lead, *args)

    overtaken = Answering(leads=real.leads, responses=Overtaken(desk.store), desks=real.desks)
    assert isinstance(answer_lead(overtaken, LEAD, ME, a_form(), LATER), Refused)
    assert rows(desk, "answer") == []


def test_who_waits_for_the_customer_waits_not_for_a_mail_that_has_come_meanwhile(desk):
    write(desk, waits=True)
    desk.arrive(a_mail(2, **AGAIN), at=LATER + timedelta(minutes=1))
    deliver(desk, now=LATER + timedelta(hours=2), sent=SentFolder())
    lead = desk.lead()
    assert (lead.responses, lead.waiting_since) == (1, None)


def test_an_answer_of_a_restored_database_that_lies_in_sent_is_not_sent_again(desk):
    write(desk)
    sent = SentFolder("ours")
    assert deliver(desk, sent=sent, now=LATER + timedelta(days=2), kinds=("answer",)).mails == []
    assert desk.lead().responses == 1


def test_an_auto_reply_of_yesterday_is_not_sent(desk):
    """The process was down, the clock jumped, or the database is an old copy."""
    assert deliver(desk, now=NOON + timedelta(hours=25), kinds=("reply",)).mails == []
    assert (desk.lead().reply, "a day" in desk.lead().reply_reason) == ("failed", True)


def test_a_grace_of_a_day_ends_with_the_reply(desk):
    desk.desk = replace(desk.desk, grace=timedelta(days=1))
    desk.arrive(another_mail(7))
    assert len(deliver(desk, now=NOON + timedelta(hours=24, minutes=1), kinds=("reply",)).mails) == 1


def test_an_auto_reply_that_waited_is_looked_for_in_sent_first(desk):
    late = NOON + timedelta(hours=2)
    assert deliver(desk, sent=SentFolder("ours"), now=late, kinds=("reply",)).mails == []
    assert desk.lead().reply == "sent"


def test_who_was_warned_of_an_answer_on_its_way_can_send_theirs(desk):
    """A colleague's answer may be on its way for a day."""
    write(desk, actor=Actor(id=BEN), nonce="ben")
    client, rights = WebClient(), Rights(actor=ME)
    people = People(client, SlackSettings(bot_token="xoxb-1", channels={"leads": "C0LEADS"}), time.monotonic)
    desk_itself = Desk(leads=Leads(desk.store), holding=desk.holding, people=people, clock=lambda: LATER)
    dialogs = Dialogs(desk=desk_itself, answering=answering(desk), views=Views(client))
    view = reply_modal(
        desk.lead(), templates=(), body="Gern.", subject="Re: x", sender="", version_seen=0,
        opened=Opened(version=0, nonce="mine"),
    )  # fmt: skip
    for queued in (1, 2):
        sent = Submitted(user=ANNA, team="", is_bot=False, view=filled_in(view, body="Gern."))
        reply = dialogs.reply_sent(sent, rights)
        assert len(rows(desk, "answer")) == queued
        view = reply.view


def test_a_preview_of_a_closed_lead_is_not_sent_by_an_old_card(house):
    house.desk = replace(house.desk, shadow_until=LATER + timedelta(days=7))
    house.arrive(a_mail())
    carry_out(Leads(house.store), LEAD, lambda now: close(now, BOSS, "other", LATER), BOSS.id, LATER)
    shadow = Shadow.of(house.store, {"sales": lambda: house.desk})
    assert isinstance(send_preview(shadow, LEAD, BOSS, LATER), Refused)
    assert deliver(house).mails == []


def test_a_buyer_whose_answer_came_back_is_unanswered_again(desk):
    queued = write(desk, waits=True)
    deliver(desk, sent=SentFolder())
    assert desk.lead().state == "waiting"
    back = message_from_bytes(POSTFIX.replace(OURS, queued.message_id).encode())
    desk.arrive(back, at=LATER + timedelta(minutes=1))
    lead = desk.lead()
    assert (lead.state, lead.responses, len(desk.events("answer bounced"))) == ("claimed", 1, 1)


def test_answers_of_long_ago_are_counted_and_told_to_nobody(desk):
    """The first look into Sent begins where the mailbox went live."""
    Responses(desk.store).record(seen_in_sent(at=LATER), LATER + timedelta(days=30))
    assert (desk.lead().responded_at, rows(desk, "note")) == (LATER, [])


def test_leads_of_before_the_desk_are_neither_late_nor_lost_at_the_first_start(store_url):
    engine = at_revision(store_url, "0003")
    lead = Table("lead", MetaData(), autoload_with=engine)
    needed = [column for column in lead.columns if not column.nullable and not column.primary_key]
    usual = {column.name: empty(column) for column in needed} | {"why": "[]", "attachments": "[]"}
    with engine.begin() as connection:
        for owner in (None, ANNA):
            connection.execute(lead.insert().values(usual | {"email": "a@x.example", "owner": owner}))
    engine.dispose()
    store = open_store(store_url)
    policy = Policy(assign="turn", claim=timedelta(hours=1), sla=timedelta(hours=4), steps=(50, 100, 150))
    terms = Terms(policy=policy, rules=Rules(team=(Rep(id=BEN, name="Ben", teams=("", "sales")),)))
    done = [fire_due(Leads(store), terms, LATER), hand_out_waiting(Assigning(store), terms, LATER)]
    with store.read() as session:
        queued = session.exec(select(DeliveryRow)).all()
    store.close()
    assert (done, queued) == ([0, 0], [])
