from datetime import timedelta

from bot.core.lead import LeadId
from bot.core.plan import Context, plan
from bot.core.threads import Join, Thread
from tests.builders import BUYER, LATER, NOON, a_message, a_triage, a_verdict

NEW = Context(go_live=NOON - timedelta(days=1))


def decide(message=None, *, triage=None, verdict=None, context=NEW, now=LATER):
    return plan(message or a_message(), triage or a_triage(), verdict or a_verdict(), context, now)


def test_an_inquiry_opens_a_lead_and_gets_a_reply_in_its_language():
    decided = decide(triage=a_triage(reply_language="de"))

    assert decided.outcome == "lead"
    assert decided.shows_card
    assert decided.reply is not None
    assert (decided.reply.to, decided.reply.template, decided.reply.language) == (BUYER, "first_reply", "de")


def test_a_machine_is_neither_answered_nor_shown():
    decided = decide(verdict=a_verdict(keep="machine", card=False, auto_reply=False, reason="H03: robot"))

    assert (decided.outcome, decided.reply, decided.shows_card) == ("machine", None, False)
    assert decided.no_reply == "H03: robot"


def test_held_mail_waits_for_a_person_with_its_reason():
    decided = decide(verdict=a_verdict(keep="held", auto_reply=False, reason="S04: reply-to elsewhere"))

    assert (decided.outcome, decided.held, decided.reply) == ("held", "S04: reply-to elsewhere", None)
    assert decided.shows_card


def test_a_wish_not_to_be_answered_costs_the_reply_and_not_the_lead():
    decided = decide(verdict=a_verdict(auto_reply=False, reason="H07: X-Auto-Response-Suppress"))

    assert (decided.outcome, decided.reply) == ("lead", None)
    assert decided.no_reply.startswith("H07")


def test_a_copy_is_a_duplicate_whatever_else_it_is():
    decided = decide(verdict=a_verdict(keep="machine"), context=Context(copy_of=7))

    assert (decided.outcome, decided.copy_of, decided.reply) == ("duplicate", 7, None)


def test_a_followup_belongs_to_its_lead_and_is_not_answered_again():
    decided = decide(context=Context(thread=Thread(join=Join(lead=LeadId(4), how="id"))))

    assert (decided.outcome, decided.follows, decided.reply) == ("followup", LeadId(4), None)


def test_mail_from_before_the_mailbox_went_live_becomes_a_lead_without_a_reply():
    decided = decide(context=Context(go_live=NOON + timedelta(seconds=1)))

    assert (decided.outcome, decided.reply) == ("lead", None)
    assert decided.no_reply.startswith("H20")


def test_mail_older_than_the_cut_off_is_not_answered():
    just_in_time = decide(now=NOON + timedelta(hours=24))
    too_late = decide(now=NOON + timedelta(hours=24, seconds=1))

    assert just_in_time.reply is not None
    assert too_late.reply is None
    assert too_late.no_reply.startswith("H20")


def test_the_cut_off_is_a_setting():
    patient = Context(go_live=NEW.go_live, cut_off=timedelta(hours=72))
    assert decide(context=patient, now=NOON + timedelta(hours=71)).reply is not None
    assert "72 hours" in decide(context=patient, now=NOON + timedelta(hours=73)).no_reply


def test_mail_from_the_future_is_not_answered():
    assert decide(now=NOON - timedelta(hours=25)).no_reply.startswith("H20")


def test_an_address_gets_one_auto_reply_a_day():
    lately = Context(last_reply_at=LATER - timedelta(hours=23))
    long_ago = Context(last_reply_at=LATER - timedelta(hours=24))

    assert decide(context=lately).no_reply.startswith("H13")
    assert decide(context=long_ago).reply is not None


def test_a_route_without_a_template_opens_a_lead_without_a_reply():
    assert decide(triage=a_triage(template="")).no_reply == "the route has no template"
