"""What a rep writes to a buyer: once, below the buyer's mail, in their own name, never past a colleague."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from sqlmodel import col, select

from bot.core.answering import AlreadyAnswered, Form, NotSent, Queued
from bot.core.delivery import FASTER, LOOK_UPS
from bot.core.lead import RepId
from bot.core.moves import Actor, Refused
from bot.core.own_ids import is_own_id
from bot.core.rules import Rep
from bot.errors import LeaseLost, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.flows.answering import Answering, answer_drafts, answer_lead, signature_of
from bot.flows.deliver import Deliveries
from bot.flows.intake import read_and_judge
from bot.flows.mail_effects import MailEffects
from bot.store.outbox import Outbox
from bot.store.response_table import ResponseRow
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow, MessageRow
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import BUYER, LEAD, US, House, a_mail
from tests.unit.core.bounce_shapes import OURS, POSTFIX

ARABIC = "السلام عليكم، شكرًا لاستفساركم. عرض السعر لصمامات DN50 مرفق."
ME, BOSS = Actor(id=ANNA), Actor(id=RepId("U0BOSS"), manages=True)


@pytest.fixture
def desk(house: House) -> House:
    """A house with one open lead, whose reps have names and whose replies have numbers."""
    team = (Rep(id=ANNA, name="Li Na"), Rep(id=BEN, name="Ben Ode"))
    house.desk = replace(
        house.desk,
        rules=replace(house.desk.rules, team=team),
        reply_prefix="BV",
        company=replace(house.desk.company, phone="+1 555 0100"),
    )
    house.arrive(a_mail())
    return house


def a_form(**changes):
    return replace(
        Form(subject="Re: Anfrage Kugelhähne", body="Sehr geehrter Herr Kunde,\n\ngern.", nonce="n1"),
        **changes,
    )


def answering(house: House) -> Answering:
    return Answering.of(house.store, {"sales": lambda: house.desk})


def write(house: House, actor=ME, now=LATER, **changes):
    return answer_lead(answering(house), LEAD, actor, a_form(**changes), now)


def rows(house: House, kind: str) -> list[DeliveryRow]:
    with house.store.read() as session:
        return list(
            session.exec(select(DeliveryRow).where(DeliveryRow.kind == kind).order_by(DeliveryRow.id))
        )


class Handed:
    """A mail server that takes everything, or fails as it is told."""

    def __init__(self, error=None, *, after_data=True):
        self.error, self.after_data, self.mails = error, after_data, []

    def send(self, raw, recipient, *, before_data, accepted):
        if self.error and not self.after_data:
            raise self.error
        before_data()
        self.mails.append((recipient, raw))
        if self.error:
            raise self.error
        accepted("250 queued")


class SentFolder:
    def __init__(self, found=""):
        self.found, self.asked = found, []

    def find_sent(self, message_id, in_reply_to, since):
        self.asked.append((message_id, in_reply_to))
        return self.found


def deliver(house: House, sender=None, sent=None, now=LATER, kinds=("reply", "answer")):
    """Carry out what is due. Returns the mail server."""
    sender = sender or Handed()
    effects = MailEffects(sender=lambda _: sender, mailbox=lambda _: sent or SentFolder())
    works = Deliveries(
        outbox=Outbox(house.store),
        settling=Settling(house.store),
        handlers={"reply": effects.reply, "answer": effects.answer},
        owner="w1",
        now=lambda: now,
    )
    for work in works.take(kinds, 10):
        works.carry_out(work)
    return sender


def due_again(house: House) -> None:
    """PostgreSQL has a clock of its own: what waits there for a minute waits a real one."""
    with house.store.write() as session:
        waits = (DeliveryRow.kind == "answer", col(DeliveryRow.due_at).is_not(None))
        for row in session.exec(select(DeliveryRow).where(*waits)):
            row.due_at = NOON


def read(raw):
    return message_from_bytes(raw, policy=SMTP)


def test_an_answer_stands_below_the_buyers_mail_in_the_rep_s_name(desk):
    assert isinstance(write(desk), Queued)
    [row] = rows(desk, "answer")
    mail = read(row.payload)
    assert (row.target, row.subject) == (BUYER, "answer:1:n1")
    assert str(mail["From"]) == f'"Li Na, Brightvalve" <{US}>'
    assert mail["In-Reply-To"] == "<1@kunde.example>"
    assert mail["References"] == "<1@kunde.example>"
    assert is_own_id(b"secret", mail["Message-ID"].strip("<>"))
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text == "Sehr geehrter Herr Kunde,\n\ngern.\n\nLi Na\nBrightvalve\n+1 555 0100\n"


def test_nothing_in_an_answer_says_that_a_machine_sent_it(desk):
    write(desk)
    [row] = rows(desk, "answer")
    assert not {"Auto-Submitted", "X-Auto-Response-Suppress", "Precedence"} & set(read(row.payload).keys())


def test_the_subject_bears_the_number_of_the_first_reply_and_no_other(desk):
    [first] = rows(desk, "reply")
    number = str(read(first.payload)["Subject"]).rpartition("[")[2]
    write(desk, subject="AW: Re: Anfrage Kugelhähne [BV-AAAAAAA]")
    [row] = rows(desk, "answer")
    assert number.startswith("BV-")
    assert str(read(row.payload)["Subject"]) == f"Re: Anfrage Kugelhähne [{number}"


def test_it_answers_the_newest_of_the_buyers_mails(desk):
    again = a_mail(2, **{"In-Reply-To": "<1@kunde.example>", "References": "<1@kunde.example>"})
    desk.arrive(again, at=NOON + timedelta(minutes=3))
    write(desk)
    mail = read(rows(desk, "answer")[0].payload)
    assert mail["In-Reply-To"] == "<2@kunde.example>"
    assert mail["References"].split() == ["<1@kunde.example>", "<2@kunde.example>"]


@pytest.mark.parametrize(
    "body", [ARABIC, "您好，500 个 DN50 球阀的报价如下。", "Привет 🚢", "ä" * 3000, "From x\n.\nFrom y"]
)
def test_every_language_arrives_as_it_was_written(desk, body):
    write(desk, body=body)
    mail = read(rows(desk, "answer")[0].payload)
    assert rows(desk, "answer")[0].payload.isascii()
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").startswith(body + "\n")
    html = mail.get_body(("html",)).get_content()
    assert f'dir="{"rtl" if body == ARABIC else "ltr"}"' in html


def test_what_looks_like_html_or_a_template_stands_for_itself(desk):
    write(desk, body="{{ company.name }} <b>{% if x %}</b> & co")
    mail = read(rows(desk, "answer")[0].payload)
    assert "{{ company.name }} <b>{% if x %}</b> & co" in mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert "{{ company.name }} &lt;b&gt;{% if x %}&lt;/b&gt; &amp; co" in html


def test_a_header_cannot_be_added_by_the_subject(desk):
    write(desk, subject="Re: x\r\nBcc: victim@example.com\r\n\r\nbody")
    mail = read(rows(desk, "answer")[0].payload)
    assert mail["Bcc"] is None
    assert "Bcc: victim@example.com" in str(mail["Subject"])


def test_a_double_submit_sends_once(desk):
    first, second = write(desk), write(desk)
    assert (first.again, second.again) == (False, True)
    assert first.message_id == second.message_id
    assert len(deliver(desk, kinds=("answer",)).mails) == 1
    write(desk)
    assert deliver(desk).mails == []


def test_many_submits_at_once_send_once(desk):
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda _: write(desk), range(6)))
    assert sorted(outcome.again for outcome in outcomes) == [False, *[True] * 5]
    assert len(rows(desk, "answer")) == 1


def test_once_sent_the_lead_is_responded_to_and_owned(desk):
    deliver(desk, kinds=("reply",))
    write(desk, waits=True)
    assert desk.lead().responded_at is None, "queued is not sent"
    deliver(desk, now=LATER + timedelta(minutes=1))
    lead = desk.lead()
    assert (lead.responded_by, lead.responded_how, lead.responses) == (ANNA, "slack", 1)
    assert (lead.responded_at, lead.owner, lead.state) == (LATER + timedelta(minutes=1), ANNA, "waiting")
    assert [row.subject for row in rows(desk, "note")] == ["response:1:sent"]
    assert {row.subject for row in rows(desk, "sent_copy")} == {"message:1", "answer:1:n1"}
    assert len(desk.events("responded")) == 1


def test_the_buyers_next_mail_joins_by_the_answers_id(desk):
    queued = write(desk)
    deliver(desk)
    desk.arrive(
        a_mail(
            2,
            Subject="another matter",
            **{"From": "boss@kunde.example", "In-Reply-To": f"<{queued.message_id}>"},
        ),
        at=NOON + timedelta(days=40),
    )
    assert desk.lead().followups == 1


def test_a_colleague_who_was_faster_is_named(desk):
    write(desk, actor=Actor(id=BEN), nonce="ben")
    assert write(desk) == AlreadyAnswered(by=BEN, at=None)
    deliver(desk, now=LATER)
    desk_owner_is_ben = write(desk)
    assert isinstance(desk_owner_is_ben, Refused)
    assert write(desk, actor=BOSS) == AlreadyAnswered(by=BEN, at=LATER)
    assert len(rows(desk, "answer")) == 1


def test_who_saw_the_colleagues_answer_or_says_anyway_is_not_stopped(desk):
    write(desk, actor=Actor(id=BEN), nonce="ben")
    deliver(desk)
    assert isinstance(write(desk, actor=BOSS, nonce="seen", seen=1), Queued)
    assert isinstance(write(desk, actor=BOSS, nonce="anyway", anyway=True), Queued)
    assert isinstance(write(desk, actor=Actor(id=BEN), nonce="again", anyway=True), Queued)


def test_an_own_answer_before_stops_nobody(desk):
    write(desk)
    deliver(desk)
    assert isinstance(write(desk, nonce="n2"), Queued)


def test_two_colleagues_at_once_are_not_both_sent(desk):
    with ThreadPoolExecutor(2) as pool:
        pair = [Actor(id=ANNA), Actor(id=BEN)]
        outcomes = list(pool.map(lambda one: write(desk, actor=one, nonce=one.id), pair))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyAnswered", "Queued"]
    assert len(rows(desk, "answer")) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"body": " \n"}, "empty"), ({"body": "x" * 50_001}, "longer")],
)
def test_what_cannot_be_sent_is_refused_in_words(desk, changes, words):
    outcome = write(desk, **changes)
    assert isinstance(outcome, NotSent)
    assert words in outcome.reason


@pytest.mark.parametrize("channel", ["platform", "none"])
def test_a_buyer_who_is_answered_elsewhere_is_refused_with_the_link(desk, channel):
    lead = replace(desk.lead(), reply_channel=channel, link="https://portal.example/7", version=2)
    answering(desk).leads.save(lead, event="x", actor="x", now=LATER)
    outcome = write(desk)
    assert isinstance(outcome, NotSent)
    assert outcome.link == "https://portal.example/7"
    assert rows(desk, "answer") == []


def test_there_is_no_answer_to_a_lead_that_is_not_there(desk):
    assert answer_lead(answering(desk), 99, ME, a_form(), LATER) is None


def test_an_auto_reply_that_still_waits_is_taken_back(desk):
    write(desk)
    sender = deliver(desk)
    assert [read(raw)["Auto-Submitted"] for _, raw in sender.mails] == [None]
    assert (desk.lead().reply, desk.lead().reply_reason) == ("cancelled", FASTER)


def test_a_worker_that_holds_the_auto_reply_loses_it(desk):
    outbox = Outbox(desk.store)
    [reply] = outbox.take(["reply"], "w1", 1, LATER)
    write(desk)
    with pytest.raises(LeaseLost):
        outbox.attempting(reply, LATER)


def test_an_answer_in_doubt_is_looked_for_by_its_own_id_and_never_sent_again(desk):
    queued = write(desk)
    deliver(desk, Handed(UnknownOutcome("lost")))
    sent = SentFolder("")
    for wait in (*LOOK_UPS, timedelta(days=9999)):
        due_again(desk)
        assert deliver(desk, sent=sent, now=LATER + wait + timedelta(seconds=1)).mails == []
    assert set(sent.asked) == {(queued.message_id, "")}
    assert rows(desk, "answer")[0].state == "uncertain"
    assert [row.subject for row in rows(desk, "note")] == ["response:1:unknown"]
    assert desk.lead().responded_at is None


def test_an_answer_in_doubt_that_is_in_sent_counts(desk):
    write(desk)
    deliver(desk, Handed(UnknownOutcome("lost")))
    due_again(desk)
    deliver(desk, sent=SentFolder("ours"), now=LATER + timedelta(minutes=2))
    assert desk.lead().responses == 1
    assert [row.subject for row in rows(desk, "note")] == ["response:1:sent"]


def test_a_refused_answer_is_told_and_counts_nowhere(desk):
    write(desk)
    deliver(desk, Handed(PermanentFailure("550 no such user"), after_data=False))
    assert [row.subject for row in rows(desk, "note")] == ["response:1:failed"]
    assert (desk.lead().responses, desk.lead().owner) == (0, None)
    assert isinstance(write(desk, actor=Actor(id=BEN), nonce="n2"), Queued), "it stops no colleague"


def test_an_answer_gives_up_after_a_day(desk):
    write(desk)
    now = LATER
    for _ in range(8):
        due_again(desk)
        deliver(desk, Handed(TemporaryFailure("451 busy"), after_data=False), now=now)
        now += timedelta(hours=4)
    assert rows(desk, "answer")[0].state == "dead"
    assert [row.subject for row in rows(desk, "note")] == ["response:1:failed"]


def test_what_was_written_is_kept_for_the_thread(desk):
    write(desk, body="Hello\x00 there")
    response = answering(desk).responses.get(1)
    assert (response.rep, response.words) == (ANNA, "Hello there")
    with desk.store.read() as session:
        assert session.exec(select(ResponseRow)).one().how == "slack"


def test_drafts_are_in_the_buyers_language_and_begin_with_an_empty_one(desk):
    empty, *others = answer_drafts(answering(desk), desk.lead(), ME)
    assert (empty.body, empty.subject.startswith("Re: Anfrage Kugelhähne [BV-")) == ("", True)
    assert [draft.id for draft in others] == ["ask_for_details", "not_our_product", "quote_follows"]
    assert all("Karl Kunde" in draft.body and "Grüßen" in draft.body for draft in others)


@pytest.mark.parametrize(
    ("language", "word"), [("zh-Hans", "询价"), ("pt-BR", "inquiry"), ("und", "inquiry")]
)
def test_where_a_text_lacks_the_language_it_is_english(desk, language, word):
    lead = replace(desk.lead(), language=language)
    drafts = {draft.id: draft for draft in answer_drafts(answering(desk), lead, ME)}
    assert word in drafts["quote_follows"].body


def test_a_rep_without_a_name_signs_as_the_company(desk):
    assert signature_of(desk.desk, BOSS) == "Brightvalve\n+1 555 0100"


def test_an_answer_that_came_back_is_told_and_says_nothing_of_the_auto_reply(desk):
    deliver(desk, kinds=("reply",))
    queued = write(desk)
    deliver(desk)
    desk.arrive(
        message_from_bytes(POSTFIX.replace(OURS, queued.message_id).encode()), at=LATER + timedelta(minutes=1)
    )
    with desk.store.read() as session:
        row = session.exec(select(MessageRow).order_by(col(MessageRow.id).desc())).first()
    assert (row.outcome, row.lead_id) == ("machine", 1)
    assert json.loads(row.hits)[0][:2] == ["bounce", "answer bounced"]
    assert desk.lead().reply == "sent"


def test_our_own_copy_that_comes_back_is_a_machine_s(desk):
    write(desk)
    [row] = rows(desk, "answer")
    judged = read_and_judge(desk.desk, row.payload, LATER)
    assert (judged.verdict.keep, judged.verdict.reason[:3]) == ("machine", "H10")
