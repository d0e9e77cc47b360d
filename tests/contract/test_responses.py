"""First responses, recognised on a real Dovecot: from Sent, from a copy, without References; no machine."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.answering import Form
from bot.core.delivery import FASTER
from bot.core.moves import Actor
from bot.core.own_ids import own_id
from bot.flows.answering import Answering, answer_lead
from bot.store.leads import Leads
from tests.builders import ANNA, NOON
from tests.contract.holding_house import LEAD, US, a_mail, another_mail
from tests.contract.responding_house import BORDER, HALF_AN_HOUR, LI_NA, MailHouse, written

NO_THREAD = {"In-Reply-To": "", "References": ""}  # what some Outlooks send
OWN = own_id(b"secret", "seed", "brightvalve.example")


@pytest.fixture
def house(store, account):
    """One inquiry was taken in, and its auto-reply waits."""
    house = MailHouse(store, account)
    house.arrive(a_mail())
    yield house
    house.poller.mailbox.close()


def test_an_answer_in_sent_is_the_first_response(house):
    house.send(written())
    lead = house.lead()
    assert (lead.responded_at, lead.responded_how, lead.responses) == (HALF_AN_HOUR, "sent", 1)
    assert (lead.responded_by, lead.owner, lead.state) == (None, None, "responded")
    assert [row.subject for row in house.deliveries("note")] == ["response:1:sent"]
    assert house.responses()[0].words == "Guten Tag, das Angebot liegt bei."


def test_its_time_is_that_of_the_mail_and_not_of_the_look(house):
    house.now = NOON + timedelta(hours=9)
    house.send(written(), at=NOON + timedelta(minutes=2))
    assert house.lead().responded_at == NOON + timedelta(minutes=2)


def test_an_answer_from_slack_counts_once_though_its_copy_lies_in_sent(house):
    answering = Answering.of(house.store, {"sales": lambda: house.desk})
    form = Form(subject="Re: Anfrage Kugelhähne", body="Gern.", nonce="n1")
    answer_lead(answering, LEAD, Actor(id=ANNA), form, HALF_AN_HOUR)
    for kinds in (("answer",), ("sent_copy",)):
        house.deliver(*kinds)
    house.poller.read_all()
    assert len(house.account.mails("Sent")) == 1
    lead = house.lead()
    assert (lead.responses, lead.responded_how, lead.responded_by) == (1, "slack", ANNA)


@pytest.mark.parametrize(
    "headers", [{"From": f"Li Na <{LI_NA}>"}, {"Sender": LI_NA}, {"From": f"Li Na <{LI_NA.upper()}>"}]
)
def test_who_wrote_it_is_known_by_their_address_and_owns_the_lead(house, headers):
    house.send(written(**headers))
    assert (house.lead().responded_by, house.lead().owner) == (ANNA, ANNA)


def test_an_answer_without_references_counts_by_recipient_and_subject(house):
    house.arrive(another_mail(5))
    house.arrive(a_mail(2, Subject="Andere Sache"), at=NOON + timedelta(days=6))
    assert house.lead(3).subject == "Andere Sache"
    house.send(written(**NO_THREAD), at=NOON + timedelta(days=7))
    assert [house.lead(number).responses for number in (1, 2, 3)] == [1, 0, 0]


def test_where_the_buyer_has_one_open_lead_the_subject_may_differ(house):
    house.send(written(**NO_THREAD | {"Subject": "Unser Angebot 4711"}))
    assert house.lead().responses == 1


def test_where_the_buyer_has_two_a_new_subject_counts_for_none(house):
    house.arrive(a_mail(2, Subject="Andere Sache"), at=NOON + timedelta(days=6))
    house.send(written(**NO_THREAD | {"Subject": "Unser Angebot 4711"}), at=NOON + timedelta(days=7))
    assert [house.lead(number).responses for number in (1, 2)] == [0, 0]


def test_what_was_written_before_the_inquiry_answers_it_not(house):
    house.send(written(**NO_THREAD), at=NOON - timedelta(hours=1))
    assert house.lead().responses == 0


def test_a_copy_to_us_of_a_rep_s_own_mail_counts(house):
    house.arrive(written(From=f"Li Na <{LI_NA}>", Cc=US), at=HALF_AN_HOUR)
    lead = house.lead()
    assert (lead.responded_by, lead.responded_how, lead.responses) == (ANNA, "copy", 1)
    assert (lead.followups, lead.state) == (0, "responded")
    assert house.messages()[1].outcome == "followup"
    assert [row.subject for row in house.deliveries("note")] == ["response:1:sent"]


def test_a_copy_of_the_shared_mailbox_to_itself_counts_and_stays_a_machine_s_in_the_ledger(house):
    house.arrive(written(Bcc=US), at=HALF_AN_HOUR)
    assert (house.lead().responses, house.messages()[1].outcome) == (1, "machine")
    assert house.messages()[1].reason.startswith("H10")


def test_a_copy_has_to_name_the_thread(house):
    house.arrive(written(**NO_THREAD | {"From": f"Li Na <{LI_NA}>", "Cc": US}), at=HALF_AN_HOUR)
    assert house.lead().responses == 0


def test_somebody_who_only_calls_himself_a_colleague_counts_nowhere(house):
    house.arrive(written(From="Li Na <li.na@elsewhere.example>", Cc=US), at=HALF_AN_HOUR)
    assert house.lead().responses == 0


@pytest.mark.parametrize("said", ["dmarc=fail", "dmarc=none", "spf=pass smtp.mailfrom=forger.example"])
def test_a_rep_s_address_for_which_our_border_does_not_vouch_counts_nowhere(house, said):
    forged = {"From": f"Li Na <{LI_NA}>", "Cc": US, "Authentication-Results": f"{BORDER}; {said}"}
    house.arrive(written(**forged), at=HALF_AN_HOUR)
    lead = house.lead()
    assert (lead.responses, lead.reply) == (0, "pending")


@pytest.mark.parametrize(
    "said", ["dmarc=pass header.from=brightvalve.example", "dkim=pass header.d=brightvalve.example"]
)
def test_a_rep_s_address_for_which_our_border_vouches_counts(house, said):
    house.arrive(
        written(**{"From": f"Li Na <{LI_NA}>", "Cc": US, "Authentication-Results": f"{BORDER}; {said}"}),
        at=HALF_AN_HOUR,
    )
    assert house.lead().responses == 1


@pytest.mark.parametrize(("auth_as", "counted"), [("Internal", 1), ("Anonymous", 0)])
def test_microsoft_says_which_mail_came_from_inside(house, auth_as, counted):
    house.desk = replace(house.desk, own=replace(house.desk.own, authserv_id="microsoft365"))
    said = {
        "Authentication-Results": "dkim=none (message not signed) header.d=none;dmarc=none action=none "
        "header.from=brightvalve.example;",
        "X-MS-Exchange-Organization-AuthAs": auth_as,
    }
    house.arrive(written(**{"From": f"Li Na <{LI_NA}>", "Cc": US} | said), at=HALF_AN_HOUR)
    assert house.lead().responses == counted


def test_where_no_border_is_named_nobody_can_tell_a_rep_s_copy_from_a_forged_one(house):
    house.desk = replace(house.desk, own=replace(house.desk.own, authserv_id=""))
    house.arrive(written(From=f"Li Na <{LI_NA}>", Cc=US), at=HALF_AN_HOUR)
    assert (house.lead().responses, house.lead().reply) == (0, "pending")


def test_the_same_mail_in_sent_and_as_a_copy_counts_once(house):
    mail = written(From=f"Li Na <{LI_NA}>", Cc=US)
    house.send(mail)
    house.arrive(mail, at=HALF_AN_HOUR)
    assert (house.lead().responses, len(house.responses())) == (1, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Message-ID": f"<{OWN}>"},
        {"X-Firstreply-Reply": OWN.partition("@")[0]},
        {"Precedence": "bulk"},
        {"X-Autoreply": "yes"},
        {"X-MS-Exchange-Inbox-Rules-Loop": US},
        {"Resent-From": US},
        {"Return-Path": "<>"},
        {"Content-Type": 'multipart/report; report-type=delivery-status; boundary="x"'},
    ],
)
def test_no_machine_responds(house, headers):
    mail = written()
    for name, value in headers.items():
        del mail[name]
        mail[name] = value
    house.send(mail)
    assert (house.lead().responded_at, house.responses()) == (None, [])


@pytest.mark.parametrize("to", ["ben@brightvalve.example", US, "quotes@supplier.example"])
def test_what_is_passed_on_past_the_buyer_is_no_answer(house, to):
    house.send(written(To=to, Subject="WG: Anfrage Kugelhähne"))
    assert house.lead().responses == 0


def test_the_buyers_own_mail_in_sent_is_no_answer(house):
    copied = {"To": US, "Cc": "chef@kunde.example", "In-Reply-To": "<1@kunde.example>"}
    house.send(a_mail(8, **copied))
    assert (house.lead().responses, house.lead().reply) == (0, "pending")


def test_the_buyer_as_a_copy_or_a_colleague_of_the_buyer_is_one(house):
    house.send(written(100, To=US, Cc="karl@kunde.example"), written(101, To="chef@kunde.example"))
    assert house.lead().responses == 2


def test_a_mail_to_a_crowd_answers_nobody_by_name(house):
    crowd = ", ".join(f"p{n}@many{n}.example" for n in range(11))
    house.send(written(**NO_THREAD | {"Bcc": f"karl@kunde.example, {crowd}", "To": US}))
    assert house.lead().responses == 0


def test_the_buyers_answer_to_it_joins_the_lead(house):
    house.send(written())
    again = {
        "In-Reply-To": "<100@mail.brightvalve.example>",
        "Subject": "Neues",
        "From": "chef@kunde.example",
    }
    house.arrive(a_mail(7, **again), at=NOON + timedelta(days=20))
    assert (house.lead().followups, house.lead().state) == (1, "open")


def test_whoever_was_faster_in_outlook_takes_the_auto_reply_back(house):
    assert house.lead().reply == "pending"
    house.send(written())
    assert (house.lead().reply, house.lead().reply_reason) == ("cancelled", FASTER)
    assert [row.state for row in house.deliveries("reply")] == ["cancelled"]


def test_nothing_from_before_going_live_is_looked_at(store, account):
    old = written(99)  # in the thread: nothing but its age keeps it out
    account.append(old.as_bytes(), folder="Sent", at=NOON - timedelta(days=40))
    house = MailHouse(store, account)
    house.arrive(a_mail())
    assert house.responses() == []
    house.send(written(101), at=HALF_AN_HOUR)
    assert len(house.responses()) == 1
    house.poller.mailbox.close()


def test_each_mail_is_read_once_and_the_waiting_goes_on(house):
    house.send(written())
    before = house.responses()[0].at
    house.poller.read_all()
    mailbox = house.poller.mailbox
    mailbox.wait(0.1, lambda: False)
    house.poller.read_all()
    assert [row.at for row in house.responses()] == [before]


def test_a_mail_that_nobody_can_read_holds_up_none(house):
    house.account.append(b"\xff\xfe\x00 no mail at all", folder="Sent", at=HALF_AN_HOUR)
    house.send(written())
    assert house.lead().responses == 1


def test_a_closed_lead_may_be_answered_by_its_thread_and_stays_closed(house):
    closed = replace(house.lead(), closed_at=NOON, closed_as="won", version=house.lead().version + 1)
    Leads(house.store).save(closed, event="closed", actor=ANNA, now=NOON)
    house.send(written())
    assert (house.lead().responses, house.lead().state) == (1, "closed")
