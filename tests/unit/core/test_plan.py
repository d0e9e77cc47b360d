from dataclasses import replace
from datetime import timedelta

from bot.core.lead import LeadId
from bot.core.plan import Context, plan
from bot.core.threads import Join, Thread
from bot.core.triage import Hit
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


JUNK = Context(go_live=NOON - timedelta(days=1), in_junk=True)
ASKS = a_triage(grade="B")
SPAM = Hit("H15", "held", "x-spam-flag: YES")


def test_a_buyer_in_junk_waits_for_a_person_though_a_filter_calls_it_spam():
    called_spam = a_verdict(keep="held", reason="H15: spam", hits=(SPAM,))
    decided = decide(context=JUNK, verdict=called_spam, triage=ASKS)

    assert (decided.outcome, decided.reply) == ("held", None)
    assert decided.held == "H15: the mail server put it into Junk"


def test_nothing_in_junk_is_answered_not_even_of_an_allowed_sender():
    context = replace(JUNK, allowed="<@U0BEN> since 1 Nov")
    for keep in ("lead", "held", "machine"):
        decided = decide(context=context, verdict=a_verdict(keep=keep, lifts=True, reason="S01: x"))
        assert decided.reply is None
        assert decided.outcome in ("held", "machine")


def test_what_asks_for_nothing_makes_no_noise_in_junk():
    decided = decide(context=JUNK, triage=a_triage(grade="C"))
    assert (decided.outcome, decided.shows_card) == ("machine", False)


def test_a_doubt_beside_that_of_the_filter_needs_a_complete_inquiry():
    doubt = a_verdict(keep="held", reason="S04: Reply-To elsewhere", hits=(Hit("S04", "held", "x"), SPAM))
    assert decide(context=JUNK, verdict=doubt, triage=a_triage(grade="B")).outcome == "machine"
    assert decide(context=JUNK, verdict=doubt, triage=a_triage(grade="A")).outcome == "held"


def test_an_answer_in_junk_joins_its_lead_by_id_and_not_by_address():
    by_id = replace(JUNK, thread=Thread(join=Join(lead=LeadId(4), how="id")))
    by_address = replace(JUNK, thread=Thread(join=Join(lead=LeadId(4), how="buyer")))
    assert decide(context=by_id, triage=ASKS).outcome == "followup"
    assert decide(context=by_address, triage=ASKS).outcome == "held"
