"""Which holds give way to a person, and which to an allowed sender."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.caps import Cap, Count
from bot.core.guard import guard
from bot.core.parse import parse_message
from bot.core.plan import Context, plan, plan_by_hand
from bot.core.verdict import Own
from tests.builders import LATER, NOON, a_message, a_triage, a_verdict

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
TEXT = "Dear sirs, please quote 500 pieces of ball valves DN50, CIF Rotterdam. Regards, Carla Kunde"
DOUBT = a_verdict(keep="held", auto_reply=False, reopen=False, reason="S04: elsewhere", lifts=True)
ELSEWHERE = {"Reply-To": "x@elsewhere.example"}
TRUSTED = Context(go_live=NOON - timedelta(days=1), allowed="U0ANNA 2026-03-01")


def judged(text=TEXT, own=OWN, **fields):
    usual = {
        "From": "Carla <carla@kunde.example>", "To": "sales@brightvalve.example", "Subject": "Ball valves",
        "Message-ID": "<1@kunde.example>", "Date": "Mon, 02 Mar 2026 12:00:00 +0000",
        "Content-Type": "text/plain; charset=utf-8",
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in (usual | fields).items() if value]
    return guard(parse_message("\r\n".join([*lines, "", text]).encode(), NOON), own)


@pytest.mark.parametrize(
    ("fields", "lifts", "by_hand"),
    [
        (ELSEWHERE, True, True),
        ({"Return-Path": "<bounces@mailer.example>"}, True, True),
        ({"X-Spam-Flag": "YES"}, True, True),
        ({"Authentication-Results": "mx.brightvalve.example; dmarc=fail"}, False, True),
        ({"Authentication-Results": "mx; dmarc=fail", "Reply-To": "x@elsewhere.example"}, False, True),
        ({"From": "Accounts <pay@brightva1ve.example>"}, False, True),
        ({"From": ""}, False, False),
        ({"From": "Carla <postmaster@kunde.example>"}, False, False),
        ({"From": "noreply@kunde.example", "Reply-To": "x@elsewhere.example"}, False, False),
        ({"From": "wordpress@www.brightvalve.example"}, False, False),
    ],
    ids=[
        "Reply-To",
        "path",
        "spam",
        "forged",
        "forged, too",
        "look-alike",
        "nobody",
        "system",
        "robot",
        "ours",
    ],
)
def test_a_hold_says_who_may_lift_it(fields, lifts, by_hand):
    verdict = judged(**fields)
    assert (verdict.keep, verdict.lifts, verdict.by_hand) == ("held", lifts, by_hand)


@pytest.mark.parametrize(
    "fields",
    [{"Auto-Submitted": "auto-replied"}, {"Return-Path": "<>"}, {"From": "sales@brightvalve.example"}],
    ids=["automatic", "null path", "our own"],
)
def test_no_word_for_the_sender_makes_a_person_of_a_machine(fields):
    verdict = judged(**fields)
    assert (verdict.keep, verdict.lifts, verdict.by_hand) == ("machine", False, False)
    assert plan(a_message(), a_triage(), verdict, TRUSTED, LATER).outcome == "machine"


def test_fraud_is_named_where_a_mere_doubt_came_first():
    verdict = judged(
        "Send your bank account for the inheritance. " + TEXT, **{"Reply-To": "x@elsewhere.example"}
    )
    assert (verdict.reason[:3], verdict.lifts) == ("S13", False)
    assert "S04" in {hit.rule for hit in verdict.hits}


def test_a_doubt_about_a_dangerous_attachment_keeps_a_trusted_sender_held():
    """Alone it is one doubt, and holds nothing; beside a hold, an account may have been taken over."""
    attached = "Content-Disposition: attachment; filename=x.zip"
    text = f"--b\r\n\r\n{TEXT}\r\n--b\r\n{attached}\r\n\r\nPK\r\n--b--"
    mixed = {"Content-Type": 'multipart/mixed; boundary="b"', "Return-Path": "<carla@kunde.example>"}
    verdict = judged(text, **mixed, **{"X-Spam-Flag": "YES"})
    assert judged(text, **mixed).keep == "lead"
    assert [hit.effect for hit in verdict.hits if hit.rule == "H16"] == ["noted"]
    assert (verdict.keep, verdict.lifts) == ("held", False)


def test_words_that_buyers_use_as_well_as_cheats_do_not_undo_trust():
    verdict = judged("Who pays the customs fee? " + TEXT, **ELSEWHERE)
    assert "S13" in {hit.rule for hit in verdict.hits}
    assert (verdict.keep, verdict.lifts) == ("held", True)


def test_that_nothing_vouches_for_a_sender_is_a_doubt_that_trust_outweighs():
    own = replace(OWN, authserv_id="mx.brightvalve.example")
    result = {"Authentication-Results": "mx.brightvalve.example; spf=none; dkim=none"}
    verdict = judged(own=own, **ELSEWHERE, **result)
    assert "H17" in {hit.rule for hit in verdict.hits}
    assert (verdict.keep, verdict.lifts) == ("held", True)


def test_an_allowed_sender_outweighs_a_doubt():
    decided = plan(a_message(), a_triage(), DOUBT, TRUSTED, LATER)
    assert (decided.outcome, decided.held, decided.allowed) == ("lead", "", TRUSTED.allowed)
    assert decided.reply is not None
    assert plan(a_message(), a_triage(), DOUBT, Context(), LATER).outcome == "held"


def test_an_allowed_sender_that_asks_for_no_automatic_answer_gets_none():
    verdict = judged(**{"Reply-To": "x@elsewhere.example", "X-Auto-Response-Suppress": "All"})
    decided = plan(a_message(), a_triage(), verdict, TRUSTED, LATER)
    assert (decided.outcome, decided.reply) == ("lead", None)
    assert decided.no_reply.startswith("H07: X-Auto-Response-Suppress")


def test_a_person_overrides_doubts_wishes_and_age():
    old = LATER + timedelta(days=9)
    decided = plan_by_hand(a_message(), a_triage(), DOUBT, Context(go_live=old), old)
    assert decided.reply is not None
    assert decided.reply.to == a_message().sender


def a_count(*, used: int, is_open: bool = False, trips: bool = True) -> Count:
    cap = Cap(
        name="domain-day", key="kunde.example", window=timedelta(days=1), limit=3, what="to k", trips=trips
    )
    return Count(cap, used, is_open)


@pytest.mark.parametrize(
    ("changes", "no_reply"),
    [
        ({"verdict": a_verdict(by_hand=False, reason="H18: no From")}, "H18: no From"),
        ({"triage": a_triage(template="")}, "the route has no template"),
        ({"context": Context(last_reply_at=NOON)}, "H13"),
        ({"context": Context(counts=(a_count(used=0, is_open=True),))}, "H22"),
        ({"context": Context(counts=(a_count(used=3),))}, "H22"),
        ({"context": Context(counts=(a_count(used=3, trips=False),))}, "H13"),
        ({"message": a_message(sender=None)}, "no sender"),
    ],
    ids=["nobody there", "no template", "a day", "breaker", "full", "conversation", "no sender"],
)
def test_what_no_person_overrides(changes, no_reply):
    usual = {"message": a_message(), "triage": a_triage(), "verdict": DOUBT, "context": Context()}
    given = usual | changes
    decided = plan_by_hand(given["message"], given["triage"], given["verdict"], given["context"], LATER)
    assert decided.reply is None
    assert decided.no_reply.startswith(no_reply)
