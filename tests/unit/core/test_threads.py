import base64
from datetime import timedelta

import pytest

from bot.core.lead import LeadId
from bot.core.message import Address, Headers
from bot.core.threads import (
    Candidate,
    Named,
    is_one_buyer,
    join_by_buyer,
    join_by_id,
    outlook_thread,
    topic_of,
    topics,
)
from bot.core.verdict import Own
from tests.builders import BUYER, NOON, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
WINDOW = timedelta(hours=72)


@pytest.mark.parametrize(
    "subject",
    [
        "Ball valves", "Re: Ball valves", "RE[2]: AW: ball  VALVES", "回复: Fw: Ball valves",
        "回复：Ball valves",
        "SV: VS: Ball valves", "Antwort: WG: Ball valves", "R: I: Ball valves", "Odp: PD: Ball valves",
        "Ynt: İlt: Ball valves", "RE : TR : Ball valves", "RV: ENC: Ball valves", "Ответ: Ball valves",
        "Отв: Fwd: Ball valves", "返信: 転送: Ball valves", "답장: 전달: Ball valves", "رد: Ball valves",
        "إعادة توجيه: Ball valves", "השב: Ball valves", "ตอบกลับ: Ball valves", "Trả lời: Ball valves",
        "Balas: Ball valves", "Απ: Ball valves", "Vá: Ball valves", "Re^3: Ball valves", "Re(2): Ball valves",
        "[EXTERNAL] Re: Ball valves", "Re: Ball valves [#1042]", "[Brightvalve #1042] Re: Ball valves",
        "Re: Ball valves (Ticket 77-4)",
    ],
)  # fmt: skip
def test_marks_of_mail_programs_and_help_desks_are_no_part_of_a_topic(subject: str):
    assert topic_of(subject) == "ball valves"


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("Reply of last week", "reply of last week"),
        ("Is: a question", "is: a question"),
        ("[RFQ 4711] Valves", "[rfq 4711] valves"),
        ("[RFQ 4712] Valves", "[rfq 4712] valves"),
        ("DN50: ball valves", "dn50: ball valves"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_what_belongs_to_the_matter_stays(subject: str, topic: str):
    assert topic_of(subject) == topic


def test_a_subject_of_marks_alone_takes_no_time():
    assert topic_of("Re: " * 100_000) == ""
    assert len(topic_of("x" * 100_000)) == 300


def test_outlooks_own_note_of_the_topic_counts_too():
    message = a_message(subject="Automatische Antwort", headers=Headers((("thread-topic", "Ball valves"),)))
    assert topics(message) == {"automatische antwort", "ball valves"}


def indexed(value: str):
    return a_message(headers=Headers((("thread-index", value),)))


def test_all_mails_of_an_outlook_conversation_share_the_head_of_its_index():
    root = bytes(range(22))
    first = base64.b64encode(root).decode()
    answer = base64.b64encode(root + b"12345").decode()
    assert outlook_thread(indexed(first)) == outlook_thread(indexed(answer)) == root.hex()
    assert {outlook_thread(indexed(broken)) for broken in ("", "AAAA", "no base64!", "é", "=" * 99)} == {""}


# --- by ids


def a_candidate(lead: int = 1, **changes) -> Candidate:
    usual = {
        "lead": LeadId(lead), "contact": BUYER.email, "topic": "ball valves", "last_at": NOON,
    }  # fmt: skip
    return Candidate(**usual | changes)


def named(message_id: str, lead: int = 1, *, ours: bool = False, **changes) -> Named:
    return Named(message_id=message_id, ours=ours, candidate=a_candidate(lead, **changes))


def test_our_own_id_counts_more_than_a_nearer_id_of_the_buyer():
    join = join_by_id(
        a_message(), OWN, [named("buyer@kunde.example", 1), named("r1.x@us.example", 2, ours=True)]
    )
    assert (join.lead, join.how, join.evidence) == (2, "own-id", "r1.x@us.example")


def test_of_the_buyers_ids_the_nearest_decides():
    join = join_by_id(a_message(), OWN, [named("a", 1), named("b", 2)])
    assert (join.lead, join.how, join.stranger) == (1, "id", "")


@pytest.mark.parametrize(
    ("sender", "contact", "stranger"),
    [
        ("carla@kunde.example", "carla@kunde.example", ""),
        ("carla+fair@kunde.example", "carla@kunde.example", ""),
        ("einkauf@mail.kunde.example", "carla@kunde.example", ""),
        ("boss@brightvalve.example", "carla@kunde.example", ""),
        ("eve@kunde-gmbh.example", "carla@kunde.example", "eve@kunde-gmbh.example"),
        ("eve@gmail.com", "carla@gmail.com", "eve@gmail.com"),
    ],
)
def test_who_answers_from_another_house_is_named(sender: str, contact: str, stranger: str):
    """A thread that somebody else goes on may be hijacked. A colleague of the buyer, or of ours, is none."""
    join = join_by_id(a_message(sender=Address(sender)), OWN, [named("a", contact=contact)])
    assert join.stranger == stranger


def test_an_outlook_index_joins_within_one_house_only():
    """Some programs copy it from mail to mail; it would pull strangers' inquiries together."""
    weak = Named(message_id="thread-index 00", ours=False, candidate=a_candidate(), needs_same_house=True)
    assert join_by_id(a_message(), OWN, [weak]) is not None
    assert join_by_id(a_message(sender=Address("eve@other.example")), OWN, [weak]) is None


# --- by subject and sender


def joined(message, *candidates, window=WINDOW):
    join = join_by_buyer(message, candidates, window)
    return (join.lead, join.how) if join else None


def test_the_same_topic_of_the_same_sender_is_the_same_matter_for_thirty_days():
    answer = a_message(subject="AW: Ball valves", received_at=NOON + timedelta(days=30))
    assert joined(answer, a_candidate()) == (1, "subject")
    assert joined(answer, a_candidate(last_at=NOON - timedelta(seconds=1))) is None
    assert joined(answer, a_candidate(contact="carla+fair@kunde.example")) == (1, "subject")


def test_another_topic_joins_within_the_window():
    other = a_message(subject="Pumps", received_at=NOON + WINDOW)
    assert joined(other, a_candidate()) == (1, "buyer")
    assert joined(other, a_candidate(), window=timedelta(hours=71)) is None
    assert joined(other, a_candidate(last_at=NOON - timedelta(seconds=1))) is None


def test_the_topic_counts_more_than_the_newest_lead():
    answer = a_message(subject="Re: Ball valves", received_at=NOON)
    assert joined(answer, a_candidate(2, topic="pumps"), a_candidate(1)) == (1, "subject")


def test_another_person_is_not_joined_by_subject():
    answer = a_message(subject="Re: Ball valves")
    assert joined(answer, a_candidate(contact="boss@kunde.example")) is None


def test_the_subject_of_a_form_joins_nothing():
    again = a_message(subject="Ball valves", received_at=NOON + timedelta(days=10))
    assert join_by_buyer(again, [a_candidate()], WINDOW, is_direct=False) is None
    assert join_by_buyer(again, [a_candidate()], WINDOW) is not None


def test_without_a_subject_nothing_is_the_same_topic():
    late = a_message(subject="Re:", received_at=NOON + timedelta(days=10))
    assert joined(late, a_candidate(topic="")) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": None},
        {"senders": 2},
        {"sender": Address("noreply@portal.example")},
        {"sender": Address("boss@brightvalve.example")},
        {"reply_to": (Address("buyer@elsewhere.example"),)},
    ],
)
def test_a_robot_a_form_or_a_colleague_is_not_one_buyer(changes: dict):
    """Many buyers stand behind them: their mails must never flow together."""
    assert not is_one_buyer(a_message(**changes), OWN)


def test_who_writes_for_himself_is_one_buyer_also_at_the_mail_domain_that_we_use():
    assert is_one_buyer(a_message(reply_to=(Address("carla.kunde@kunde.example"),)), OWN)
    ours = Own(addresses=frozenset({"brightvalve@163.com"}))
    assert is_one_buyer(a_message(sender=Address("li.wei@163.com")), ours)
    assert not is_one_buyer(a_message(sender=Address("brightvalve@163.com")), ours)
