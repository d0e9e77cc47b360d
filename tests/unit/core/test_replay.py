"""What a backtest says in sentences, from values alone."""

from dataclasses import replace

import pytest

from bot.content.diff_page import page
from bot.core.judged import Judged
from bot.core.replay import Change, Past, Side, decide_again, differing, recorded_side
from bot.core.replay_words import as_values, printable, reasons, steps, summary
from bot.core.source import Sourced
from bot.core.triage import Hit
from tests.builders import NOON, a_message, a_triage, a_verdict

LEAD = Side(outcome="lead", channel="leads", reply="first_reply.de", product="ball-valve", priority="normal")
PAST = Past(number=7, mailbox="sales", received_at=NOON, sender="a@acme.example", subject="Valves")


def change(**new: object) -> Change:
    return Change(past=PAST, old=LEAD, new=replace(LEAD, **new))


def judged(**verdict: object) -> Judged:
    message = a_message()
    return Judged(
        message=message,
        verdict=a_verdict(**verdict),
        triage=a_triage(template="first_reply"),
        sourced=Sourced(message=message),
    )


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({"channel": "iberia"}, "1 of 9 would change channel"),
        ({"reply": ""}, "0 of 9 would change channel, 1 would no longer be answered"),
        (
            {"reply": "first_reply.en"},
            "0 of 9 would change channel, 1 would get another template or language",
        ),
        ({"text": "b"}, "0 of 9 would change channel, 1 would get other words"),
        ({"sla": "2 h"}, "0 of 9 would change channel, 1 would have another SLA"),
        (
            {"outcome": "held", "channel": "held", "reply": ""},
            "0 of 9 would change channel, 1 would no longer be answered, 1 would be held",
        ),
    ],
)
def test_what_changes_is_counted(new, words):
    one = change(**new)
    one = replace(one, old=replace(one.old, text="a")) if "text" in new else one
    assert summary([one], 9) == words


def test_a_blocked_mail_loses_its_card():
    gone = Change(past=PAST, old=LEAD, new=Side(outcome="machine"))
    words = summary([gone], 2)
    assert (
        words == "0 of 2 would change channel, 1 would no longer be answered, 1 would no longer have a card"
    )
    back = Change(past=PAST, old=gone.new, new=LEAD)
    words = summary([back], 2)
    assert words == "0 of 2 would change channel, 1 would be answered now, 1 would have a card now"


def test_nothing_changes():
    assert summary([], 212) == "0 of 212 would change"


def test_what_was_not_recorded_does_not_differ():
    recorded = recorded_side(replace(PAST, template="first_reply", product="ball-valve"))
    assert differing(recorded, replace(LEAD, reply="first_reply", team="iberia", sla="2 h")) == ()
    assert differing(recorded, replace(LEAD, reply="", team="iberia")) == ("reply",)


def test_reasons_are_those_of_one_side_only():
    kept, old, new = Hit("language", "language=de", "x"), Hit("route:a", "c", "d"), Hit("route:b", "e", "f")
    one = Change(past=PAST, old=replace(LEAD, hits=(kept, old)), new=replace(LEAD, hits=(kept, new)))
    assert reasons(one) == ["no more: route:a: d (c)", "now: route:b: f (e)"]


def test_a_change_is_told_as_steps_and_as_values():
    one = change(channel="", product="flange")
    assert steps(one) == [("channel", "leads", "nothing"), ("product", "ball-valve", "flange")]
    values = as_values(one)
    assert (values["message"], values["differs"]) == (7, ["channel", "product"])
    assert (values["before"]["product"], values["after"]["product"]) == ("ball-valve", "flange")


@pytest.mark.parametrize("no_reply", ["H11: a", "H13: b", "H20: c", "H21: d", "H22: e"])
def test_what_history_withheld_stays_withheld(no_reply):
    decided = decide_again(judged(), replace(PAST, no_reply=no_reply))
    assert (decided.outcome, decided.reply, decided.no_reply) == ("lead", None, no_reply)


def test_what_a_rule_withheld_may_go_out():
    assert decide_again(judged(), replace(PAST, no_reply="the route has no template")).reply is not None


def test_history_stays_whatever_the_rules_say():
    follows = (Hit("thread:id", "belongs to #3", "<1@acme.example>"),)
    assert decide_again(judged(), replace(PAST, copy_of=4)).outcome == "duplicate"
    assert decide_again(judged(), replace(PAST, lead=3, hits=follows)).outcome == "followup"
    ours = replace(PAST, outcome="machine", reason="H04: a bounce of our own reply")
    assert decide_again(judged(), ours).outcome == "machine"
    blocked = judged(keep="machine", reason="G01: blocked")
    assert decide_again(blocked, replace(PAST, lead=3, hits=follows)).outcome == "machine"


def test_who_was_allowed_afterwards_was_held_then():
    doubted = judged(keep="held", auto_reply=False, reason="S04: elsewhere", lifts=True)
    assert decide_again(doubted, replace(PAST, outcome="held", allowed="U0ANNA 2026-03-02")).outcome == "held"
    assert decide_again(doubted, replace(PAST, allowed="U0ANNA 2026-03-02")).outcome == "lead"


def test_strangers_words_steer_no_terminal():
    assert printable("a\x1b[2Jb\u202ec\nd") == "a\ufffd[2Jb\ufffdc\nd"


def test_the_page_shows_both_sides_and_nothing_of_a_mail_is_markup():
    past = replace(PAST, subject="<script>alert(1)</script>", sender='"><img src=x>@acme.example')
    one = Change(past=past, old=replace(LEAD, text="Guten Tag"), new=replace(LEAD, text="Hallo <b>"))
    drawn = page("1 of 1 would change", ["compared with <this>"], [one], before="Now")
    assert "Guten Tag" in drawn
    assert "Hallo &lt;b&gt;" in drawn
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "<this>" not in drawn
