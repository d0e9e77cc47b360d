"""What a message's thread, and a bounce, make of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.bounces import Bounce
from bot.core.lead import LeadId
from bot.core.plan import SHUT_OUT, Context, plan
from bot.core.returned import Returned, after_bounce
from bot.core.threads import Join, Thread
from bot.core.triage import Hit
from tests.builders import LATER, NOON, a_lead, a_message, a_triage, a_verdict

MACHINE = a_verdict(keep="machine", card=False, auto_reply=False, reason="H04: a report of a mail system")
HELD = a_verdict(keep="held", auto_reply=False, reason="S13: words of money fraud")
NO_SUCH = Bounce(
    recipients=("carla@gmial.com",), status="5.1.1", diagnostic="550 5.1.1 user unknown", by_system=True
)
FULL = replace(NO_SUCH, status="5.2.2", diagnostic="552 mailbox full")
SILENT = replace(NO_SUCH, diagnostic="", status="")
LATE = replace(NO_SUCH, action="delayed", status="4.4.1", diagnostic="no answer in time")


def decide(verdict=None, **context):
    known = Context(go_live=NOON - timedelta(days=99), **context)
    return plan(a_message(), a_triage(), verdict or a_verdict(), known, LATER)


def joined(how="id", **changes):
    return Thread(join=Join(lead=LeadId(4), how=how, evidence="x", **changes))


def returned(bounce=NO_SUCH, **changes):
    usual = Returned(bounce=bounce, lead=LeadId(4), address="carla@gmial.com", proven=True)
    return replace(usual, **changes)


@pytest.mark.parametrize("how", ["own-id", "id", "subject", "buyer"])
def test_a_followup_says_how_it_joined(how):
    decided = decide(thread=joined(how))
    assert (decided.outcome, decided.follows, decided.note, decided.reply) == ("followup", 4, True, None)
    assert decided.hits[0] == Hit(f"thread:{how}", "belongs to #4", "x")


@pytest.mark.parametrize(
    ("how", "outcome"), [("own-id", "followup"), ("id", "followup"), ("subject", "held"), ("buyer", "held")]
)
def test_doubtful_mail_joins_by_ids_alone(how, outcome):
    decided = decide(HELD, thread=joined(how))
    assert decided.outcome == outcome
    assert (Hit("thread:held", "held", HELD.reason) in decided.hits) is (outcome == "followup")


@pytest.mark.parametrize(("how", "follows"), [("own-id", 4), ("id", 4), ("subject", 4), ("buyer", None)])
def test_a_robots_answer_is_told_in_the_thread_but_not_all_that_an_address_sends(how, follows):
    decided = decide(MACHINE, thread=joined(how))
    assert (decided.outcome, decided.follows, decided.note) == ("machine", follows, follows is not None)


def test_our_own_copy_is_a_machines_and_no_news():
    for verdict, thread in (
        (a_verdict(), replace(joined(), own_copy=True)),
        (replace(MACHINE, hits=(Hit("H10", "machine", "x"),)), joined()),
    ):
        decided = decide(verdict, thread=thread)
        assert (decided.outcome, decided.follows, decided.note) == ("machine", 4, False)
        assert decided.reason


def test_a_bounce_is_tied_to_its_lead_and_told():
    decided = decide(MACHINE, returned=returned())
    assert (decided.outcome, decided.follows, decided.note, decided.reason) == (
        "machine",
        4,
        True,
        MACHINE.reason,
    )
    assert decided.hits[0].rule == "bounce"
    assert not decide(MACHINE, returned=returned(replace(NO_SUCH, action="other"))).note


def test_a_bounce_that_hardly_looks_like_one_is_known_by_our_id():
    assert decide(HELD, returned=returned()).outcome == "machine"
    assert decide(HELD, returned=returned(proven=False)).outcome == "held"
    a_persons = returned(replace(NO_SUCH, by_system=False))
    assert decide(HELD, returned=a_persons).outcome == "held"


def test_an_address_that_came_back_waits_a_month_for_its_next_auto_reply():
    assert decide(bounced_at=LATER - SHUT_OUT).reply is not None
    assert decide(bounced_at=LATER - SHUT_OUT + timedelta(seconds=1)).no_reply.startswith("H21")


def test_an_answer_to_a_reply_whose_lead_is_lost_gets_no_other():
    decided = decide(thread=Thread(answers_ours=True))
    assert (decided.outcome, decided.no_reply[:4]) == ("lead", "H11:")


def test_an_answer_to_what_looks_like_a_reply_of_ours_gets_none():
    """After a lost database the secret is another one: our old ids cannot be told from forged ones."""
    decided = decide(thread=Thread(forged=("r1.x@us.example",)))
    assert (decided.outcome, decided.no_reply[:4]) == ("lead", "H11:")


def test_a_refused_id_stands_among_the_reasons():
    decided = decide(thread=Thread(forged=("r1.x@us.example",)))
    assert (decided.hits[0].rule, decided.hits[0].evidence) == ("thread:forged-id", "r1.x@us.example")


# --- what a bounce means


@pytest.mark.parametrize(
    ("what", "fate", "reason", "shuts_out"),
    [
        (returned(), "bounced", "address wrong? 550 5.1.1 user unknown; did you mean carla@gmail.com?", True),
        (returned(proven=False), "bounced", "address wrong? 550 5.1.1 user unknown; did you", False),
        (returned(address="c@far.example"), "bounced", "address wrong? 550 5.1.1 user unknown", True),
        (returned(FULL), "bounced", "552 mailbox full", True),
        (returned(LATE), "delayed", "delayed: no answer in time", False),
        (returned(forged=True, proven=False), "", "address wrong?", False),
        (returned(SILENT), "bounced", "the mail server gave no reason", True),
    ],
)  # fmt: skip
def test_what_a_bounce_says_on_the_card(what, fate, reason, shuts_out):
    assert (what.fate, what.shuts_out) == (fate, shuts_out)
    assert what.reason.startswith(reason)


def test_a_bounce_marks_the_reply_and_a_delay_takes_no_bounce_back():
    sent = a_lead(reply="sent", replied_at=NOON)
    back = after_bounce(sent, returned())
    assert (back.reply, back.replied_at) == ("bounced", NOON)
    assert after_bounce(sent, returned(LATE)).reply_reason == "delayed: no answer in time"
    assert after_bounce(back, returned(LATE)) == back
    assert after_bounce(sent, returned(forged=True)) == sent
