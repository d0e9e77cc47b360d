"""An answer of a person that comes back was none: the buyer is unanswered, and the numbers say so."""

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes

import pytest
from sqlmodel import col, select

from bot.core.answering import AlreadyAnswered, Form, faster
from bot.core.message import MessageKey
from bot.core.moves import Actor, close
from bot.core.responses import Answers
from bot.core.rules import Rep
from bot.core.stats import Asked, Period
from bot.core.terms import Policy, Terms
from bot.flows.answering import answer_lead
from bot.flows.moves import carry_out
from bot.store.leads import Leads
from bot.store.reports import Reports
from bot.store.response_table import ResponseRow
from bot.store.responses import Responses, _earlier
from bot.store.tables import LeadRow, ThreadRow
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import BUYER, LEAD, House, a_mail, another_mail
from tests.contract.test_answering import ME, SentFolder, a_form, answering, deliver, rows, write
from tests.unit.core.bounce_shapes import EXIM, GONE, OURS, POSTFIX, POSTFIX_LATE

MINUTE = timedelta(minutes=1)
OUTLOOK = "CAB1234@mail.brightvalve.example"


@pytest.fixture
def desk(house: House) -> House:
    house.desk = replace(house.desk, rules=replace(house.desk.rules, team=(Rep(id=ANNA, name="Li Na"),)))
    house.arrive(a_mail())
    return house


def comes_back(desk, message_id: str, *, at=LATER + 2 * MINUTE, shape: str = POSTFIX, number: int = 1):
    raw = shape.replace(OURS, message_id).replace(GONE, BUYER).replace("bounce-1", f"bounce-{number}")
    desk.arrive(message_from_bytes(raw.encode()), at=at)
    return desk.lead()


def written_elsewhere(desk, key: str = OUTLOOK, at=LATER, rep=BEN) -> None:
    found = Answers(
        lead=LEAD, key=MessageKey(key), how="sent", rep=rep, address="", subject="", words="", at=at
    )
    Responses(desk.store).record(found, at)


def told(desk) -> list[str]:
    return [row.target for row in rows(desk, "tell") if "came back" in row.payload.decode()]


def test_a_first_response_that_came_back_was_none(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    assert desk.lead().responded_at == LATER
    lead = comes_back(desk, queued.message_id)
    assert (lead.responded_at, lead.responded_by, lead.responded_how) == (None, None, "")
    assert (lead.state, lead.owner, lead.responses) == ("claimed", ANNA, 1)
    assert told(desk) == [ANNA]


def test_the_next_one_that_arrived_is_the_first_response(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    written_elsewhere(desk, at=LATER + MINUTE)
    lead = comes_back(desk, queued.message_id)
    assert (lead.responded_at, lead.responded_by, lead.responded_how) == (LATER + MINUTE, BEN, "sent")
    assert lead.state == "responded"


def test_a_later_one_that_came_back_leaves_the_first_as_it_was(desk):
    written_elsewhere(desk, at=LATER - MINUTE)
    queued = write(desk, seen=1, actor=Actor(id=ANNA, manages=True))
    deliver(desk, sent=SentFolder())
    desk.arrive(a_mail(2, **{"In-Reply-To": "<1@kunde.example>"}), at=LATER - timedelta(seconds=30))
    lead = comes_back(desk, queued.message_id)
    assert (lead.responded_at, lead.responded_by) == (LATER - MINUTE, BEN)
    assert lead.state == "claimed", "what the buyer wrote last is unanswered"


def test_a_bounce_of_a_mail_programs_answer_is_known_by_its_id(desk):
    deliver(desk, kinds=("reply",))
    written_elsewhere(desk)
    lead = comes_back(desk, OUTLOOK)
    assert (lead.responded_at, lead.reply) == (None, "sent")
    assert told(desk) == [BEN]


def test_by_the_address_alone_it_is_of_what_was_written_last(desk):
    """Postfix's short form: no id of what came back."""
    deliver(desk, kinds=("reply",), now=NOON + MINUTE)
    written_elsewhere(desk)
    lead = comes_back(desk, "unknown@elsewhere.example", shape=EXIM)
    assert (lead.responded_at, lead.reply) == (None, "sent")


def test_before_anybody_answered_it_is_of_the_auto_reply(desk):
    deliver(desk, kinds=("reply",), now=NOON + MINUTE)
    lead = comes_back(desk, "unknown@elsewhere.example", shape=EXIM, at=NOON + 2 * MINUTE)
    written_elsewhere(desk)
    assert (lead.reply, desk.lead().responded_at) == ("bounced", LATER)


def test_a_delay_takes_nothing_back(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    assert comes_back(desk, queued.message_id, shape=POSTFIX_LATE).responded_at == LATER


def test_a_second_bounce_of_the_same_answer_changes_nothing(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    comes_back(desk, queued.message_id)
    written_elsewhere(desk, at=LATER + 3 * MINUTE)
    version = desk.lead().version
    lead = comes_back(desk, queued.message_id, number=2, at=LATER + 4 * MINUTE)
    assert (lead.version, lead.responded_by) == (version, BEN)
    assert told(desk) == [ANNA]


def test_a_bounce_that_is_faster_than_our_own_note_of_it(desk):
    """The mail server took it, and we died before that was written down; then the bounce came."""
    queued = write(desk)
    comes_back(desk, queued.message_id)
    deliver(desk, sent=SentFolder("ours"), now=LATER + 3 * MINUTE)
    lead = desk.lead()
    assert (lead.responses, lead.responded_at, lead.state) == (1, None, "claimed")


def test_the_ladder_goes_on_where_it_stopped(desk):
    """The promise of the buyer's first response is open again, and late by now."""
    with desk.store.write() as session:
        row = session.get(LeadRow, LEAD)
        row.due_at = LATER + timedelta(hours=1)
        session.add(row)
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    assert desk.lead().next_at is None
    lead = comes_back(desk, queued.message_id)
    assert lead.escalate_at == LATER + 2 * MINUTE
    assert lead.lease_until is None


@pytest.mark.parametrize(("what", "state"), [("older", "waiting"), ("newer", "claimed")])
def test_a_wait_for_the_buyer_ends_only_with_the_answer_after_which_it_began(desk, what, state):
    written_elsewhere(desk, at=LATER - MINUTE, rep=ANNA)
    desk.arrive(a_mail(2, **{"In-Reply-To": "<1@kunde.example>"}), at=LATER - timedelta(seconds=30))
    queued = write(desk, seen=1, waits=True)
    deliver(desk, sent=SentFolder())
    assert comes_back(desk, OUTLOOK if what == "older" else queued.message_id).state == state


def test_a_closed_lead_stays_closed(desk):
    desk.arrive(another_mail(5))
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    carry_out(Leads(desk.store), LEAD, lambda now: close(now, ME, "won", LATER), ANNA, LATER)
    lead = comes_back(desk, queued.message_id)
    assert (lead.state, lead.next_at, lead.responded_at) == ("closed", None, None)


def test_the_numbers_count_no_answer_that_came_back(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    reports = Reports(database=desk.store, terms=Terms(policy=Policy(), rules=desk.desk.rules), zone="UTC")
    day = Asked(period=Period(first=date(2026, 3, 2), last=date(2026, 3, 2)))
    assert reports.report(day, LATER).total.now.unanswered == 0
    comes_back(desk, queued.message_id)
    assert reports.report(day, LATER).total.now.unanswered == 1
    written_elsewhere(desk, at=LATER + 9 * MINUTE)
    figures = reports.report(day, LATER + timedelta(hours=1)).total.now
    assert (figures.unanswered, figures.response.n) == (0, 1)
    assert figures.response.median == (LATER + 9 * MINUTE - NOON).total_seconds()


def test_an_answer_that_came_back_warns_no_colleague(desk):
    queued = write(desk)
    deliver(desk, sent=SentFolder())
    comes_back(desk, queued.message_id)
    boss = Actor(id=BEN, manages=True)
    assert not isinstance(answer_lead(answering(desk), LEAD, boss, a_form(nonce="2"), LATER), AlreadyAnswered)


def test_an_answer_that_is_found_late_was_not_seen_though_it_is_older(desk):
    """A colleague's copy appears in Sent after the form was opened, dated before what the form had seen."""
    written_elsewhere(desk, key="first@x", at=LATER, rep=None)
    written_elsewhere(desk, key="late@x", at=LATER - MINUTE, rep=BEN)
    with desk.store.read() as session:
        earlier = _earlier(session, LEAD)
    form = Form(subject="", body="x", nonce="n", seen=1)
    assert faster(earlier, ANNA, form) == AlreadyAnswered(by=BEN, at=LATER - MINUTE, how="sent")
    assert faster(earlier, ANNA, replace(form, seen=2)) is None


def test_ids_of_answers_stay_known(desk):
    written_elsewhere(desk)
    with desk.store.read() as session:
        assert session.get(ThreadRow, OUTLOOK).ours is False
        assert session.exec(select(col(ResponseRow.number))).all() == [1]
