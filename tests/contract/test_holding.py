"""Held mail on both databases: a person has it answered once, and trust in a sender lifts mere doubts."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import delete, update

from bot.core.caps import BreakerId, Limits
from bot.core.lead import (
    AlreadyClosed,
    Answered,
    CannotAnswer,
    Claimed,
    LeadId,
    NotHeld,
    NotYours,
    RepId,
    held_evidence,
)
from bot.core.message import Address
from bot.flows.breakers import rearm_breaker
from bot.flows.claims import claim_lead
from bot.flows.holding import answer_now
from bot.mail.compose import reply_message_id
from bot.store.breakers import Breakers
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.ledger import Ledger
from bot.store.tables import LeadRow, MessageRow, RawRow
from tests.builders import ANNA, BEN, LATER, NOON, a_message
from tests.contract.holding_house import (
    AFTER_A_WHILE,
    BUYER,
    ELSEWHERE,
    LEAD,
    House,
    a_mail,
    another_mail,
    answer,
)
from tests.form_mails import FORMS


def test_a_held_lead_remembers_what_the_rule_saw(held):
    assert held_evidence(held.lead()) == f"From: {BUYER}, Reply-To: einkauf@anderswo.example"


def test_a_person_has_it_answered_in_the_buyers_language_and_it_is_marked_as_automatic(held):
    assert isinstance(answer(held), Answered)

    [reply] = held.replies()
    mail = message_from_bytes(reply.payload, policy=policy.default)
    assert (mail["To"], mail["Auto-Submitted"], reply.subject) == (BUYER, "auto-replied", "message:1")
    with held.store.read() as session:
        row = session.get_one(MessageRow, 1)
        assert (row.template, row.variant, row.reply_subject) == ("", "first_reply/de a", "buyer's")
    assert "vielen Dank" in mail.get_body(("plain",)).get_content()
    lead = held.lead()
    assert (lead.held, lead.reply, lead.reply_reason, lead.responded_at) == ("", "pending", "", None)
    assert lead.channel == "held", "its one card stays where it is"
    again = a_message(sender=Address(BUYER))
    assert Inbox(held.store).context(again, NOON).last_reply_at == LATER, "counted before it is sent"
    assert Ledger(held.store).counts(NOON) == {"held": 1}, "what the bot made of it stays in the ledger"


def test_what_the_buyer_answers_belongs_to_the_lead(held):
    answer(held)
    [reply] = held.replies()
    held.arrive(a_mail(2, **{"In-Reply-To": f"<{reply.remote_id}>"}), at=LATER)
    assert Ledger(held.store).counts(NOON) == {"held": 1, "followup": 1}
    assert held.lead().followups == 1


def test_who_had_it_answered_and_why_it_was_held_are_kept(held):
    reason = held.lead().held
    answer(held)
    [event] = held.events("answered now")
    assert (event.actor, event.at, json.loads(event.data)) == (ANNA, LATER, {"held": reason, "to": BUYER})
    assert held.lead().why[-1] == f"answered now: {ANNA} says it is a real lead, though {reason}"


def test_of_twenty_who_press_at_once_one_has_it_answered_and_nineteen_are_told_who(held):
    reps = [RepId(f"U{n}") for n in range(20)]
    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda rep: answer(held, rep), reps))

    [winner] = [rep for rep, outcome in zip(reps, outcomes, strict=True) if isinstance(outcome, Answered)]
    assert [o for o in outcomes if not isinstance(o, Answered)] == [NotHeld(by=winner, at=LATER)] * 19
    assert len(held.replies()) == len(held.events("answered now")) == 1


def test_an_answer_and_a_claim_at_once_both_hold_or_the_owner_alone_decides(held):
    with ThreadPoolExecutor(2) as pool:
        answered = pool.submit(answer, held, ANNA)
        claimed = pool.submit(claim_lead, Leads(held.store), LEAD, BEN, LATER)

    assert isinstance(claimed.result(), Claimed)
    assert held.lead().owner == BEN
    assert answered.result() == NotYours(owner=BEN) or isinstance(answered.result(), Answered)
    assert len(held.replies()) == (held.lead().held == "") == isinstance(answered.result(), Answered)


def test_of_a_claimed_lead_its_owner_decides(held):
    claim_lead(Leads(held.store), LEAD, BEN, LATER)
    assert answer(held, ANNA) == NotYours(owner=BEN)
    assert isinstance(answer(held, BEN), Answered)
    assert held.lead().owner == BEN


def test_a_lead_that_was_never_held_is_closed_or_is_not_there_is_not_answered(held):
    held.arrive(
        a_mail(2, **{"Auto-Submitted": "no", "From": "x@other.example", "Message-ID": "<2@other.example>"})
    )
    assert answer(held, lead=LeadId(2)) == NotHeld()
    assert answer(held, lead=LeadId(99)) is None
    with held.store.write() as session:
        session.connection().execute(update(LeadRow).values(closed_at=NOON))
    assert answer(held) == AlreadyClosed(at=NOON)
    assert len(held.replies()) == 1


def test_the_age_of_a_mail_stops_no_person(house):
    house.arrive(a_mail(**ELSEWHERE), at=NOON - timedelta(days=9), now=NOON)
    assert isinstance(answer(house), Answered)


def nobody_there(reason: str, house: House) -> None:
    outcome = answer(house)
    assert isinstance(outcome, CannotAnswer)
    assert reason in outcome.reason
    assert (house.lead().held != "", house.lead().version, house.replies()) == (True, 1, [])


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (a_mail(From=""), "H18"),
        (a_mail(From="Karl <karl@kunde.invalid>"), "H18"),
        (a_mail(From="Post <postmaster@kunde.example>"), "H09"),
        (a_mail(From="Site <noreply@kunde.example>", **ELSEWHERE), "H24"),
    ],
    ids=["nobody", "unreachable", "mail system", "robot"],
)
def test_where_nobody_reads_the_answer_no_person_may_send_it(house, mail, reason):
    house.arrive(mail)
    nobody_there(reason, house)


def test_what_becomes_a_machine_by_todays_rules_is_not_answered(held):
    """Our own address was not in the settings when the mail came."""
    held.desk = replace(held.desk, own=replace(held.desk.own, addresses=frozenset({BUYER})))
    outcome = answer(held)
    assert isinstance(outcome, CannotAnswer)
    assert held.replies() == []


def test_a_mail_whose_bytes_are_no_longer_kept_is_not_answered(held):
    with held.store.write() as session:
        session.connection().execute(delete(RawRow))
    nobody_there("no longer kept", held)


def test_a_mailbox_that_left_the_settings_answers_nobody(held):
    holding = replace(held.holding, desks={})
    assert answer_now(holding, LEAD, ANNA, LATER) == CannotAnswer(
        "the mailbox sales is not in the settings any more"
    )


def test_without_a_template_that_fits_nothing_is_sent(held):
    routes = tuple(replace(route, template="") for route in held.desk.rules.routes)
    held.desk = replace(held.desk, rules=replace(held.desk.rules, routes=routes))
    nobody_there("no template", held)


def test_an_address_that_had_an_auto_reply_within_a_day_gets_no_second_one(house):
    house.arrive(a_mail(1, **ELSEWHERE))
    house.arrive(a_mail(2, Subject="Pumpen"), at=AFTER_A_WHILE)
    assert len(house.replies()) == 1
    outcome = answer(house, now=AFTER_A_WHILE)
    assert isinstance(outcome, CannotAnswer)
    assert outcome.reason.startswith("H13")
    assert isinstance(answer(house, now=AFTER_A_WHILE + timedelta(hours=25)), Answered)


def test_an_open_breaker_stops_people_too_until_it_is_rearmed(house):
    house.desk = replace(house.desk, limits=Limits(hour=1, day=0, domain_day=0, same_text_day=0))
    for number in (1, 2):
        house.arrive(another_mail(number))
    third = house.arrive(a_mail(3, **ELSEWHERE))
    refused = answer(house, lead=third.id)
    assert isinstance(refused, CannotAnswer)
    assert refused.reason.startswith("H22: breaker mailbox-hour")

    rearm_breaker(Breakers(house.store), BreakerId(1), ANNA, LATER)

    assert isinstance(answer(house, lead=third.id), Answered)


def test_an_answer_by_hand_uses_up_its_caps(held):
    held.desk = replace(held.desk, limits=Limits(hour=1, day=0, domain_day=0, same_text_day=0))
    answer(held)
    held.arrive(another_mail(2), at=LATER)
    assert held.lead(2).reply == "none"
    assert len(held.replies()) == 1


def test_where_todays_rules_read_another_buyer_the_card_is_corrected_before_anything_is_sent(held):
    with held.store.write() as session:
        session.connection().execute(update(LeadRow).values(email="form@kunde.example"))
    outcome = answer(held)
    assert isinstance(outcome, CannotAnswer)
    assert BUYER in outcome.reason
    assert (held.lead().contact.email, held.lead().version, held.replies()) == (BUYER, 2, [])
    assert isinstance(answer(held), Answered)


def test_the_reply_has_the_message_id_that_intake_would_have_given_it(held):
    """So a second decision could only repeat the first one."""
    answer(held)
    [reply] = held.replies()
    key = "1@kunde.example"
    assert reply.remote_id == reply_message_id(held.desk.secret, "sales", key, "brightvalve.example")


def test_of_two_mails_under_one_message_id_each_has_its_reply(house):
    """Some form mailers give every mail the same id."""
    same = {"Message-ID": "<1@kunde.example>"}
    house.arrive(another_mail(1, **same))
    second = house.arrive(a_mail(2, **same, **ELSEWHERE))
    assert isinstance(answer(house, lead=second.id), Answered)
    assert len({reply.remote_id for reply in house.replies()}) == 2


def test_of_a_web_form_the_buyer_is_answered_and_never_the_robot(house):
    mail = message_from_bytes((FORMS / "contact-form-7-german.eml").read_bytes(), policy=policy.default)
    mail["X-Spam-Flag"] = "YES"
    lead = house.arrive(mail)
    buyer = "j.brandt@brandt-anlagen.example"
    assert (lead.held[:3], lead.contact.email) == ("H15", buyer)

    assert isinstance(answer(house), Answered)

    assert [reply.target for reply in house.replies()] == [buyer]


def test_held_leads_are_listed_the_oldest_first(house):
    for number in (2, 1):
        house.arrive(a_mail(number, Subject=f"{number}", **ELSEWHERE), at=NOON - timedelta(hours=number))
    house.arrive(another_mail(3))
    leads = Leads(house.store)
    assert [lead.subject for lead in leads.listing(held=True)] == ["2", "1"]
    answer(house)
    assert [lead.subject for lead in leads.listing(held=True)] == ["1"]
