from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from bot.core.lead import (
    Allowed,
    AlreadyAllowed,
    AlreadyClaimed,
    AlreadyClosed,
    Answered,
    CannotAnswer,
    Claimed,
    LeadId,
    NeverAllowed,
    NotHeld,
    NotYours,
    RepId,
)
from bot.core.message import Address
from bot.core.moves import Actor, Moved, Refused, Why, assign, close, snooze
from bot.slack.answers import (
    LISTS,
    SHOWN,
    allow_note,
    answer_note,
    claim_note,
    disallow_note,
    done_note,
    handover_note,
    help_blocks,
    lead_list,
    move_note,
)
from bot.slack.commands import Help, parse_command
from tests.builders import ANNA, BEN, NOON, a_lead

LEAD = a_lead(id=LeadId(7), contact=Address("x@example.com", "<!channel>"), subject="*Valves*")


def test_the_loser_learns_who_was_faster():
    note = claim_note(AlreadyClaimed(by=RepId("U0ANNA"), at=NOON), LeadId(7))
    assert note == "<@U0ANNA> was faster and has this lead (#7)."


def test_what_the_card_shows_is_not_said_again():
    assert claim_note(Claimed(LEAD), LeadId(7)) == ""
    assert move_note(Moved(lead=LEAD, event="released"), LeadId(7)) == ""


def test_a_lead_that_is_not_there_is_said_so():
    assert claim_note(None, LeadId(7)) == move_note(None, LeadId(7)) == "There is no lead #7."


def test_who_had_held_mail_answered_first_is_named_to_the_others_and_not_to_themselves():
    first = NotHeld(by=RepId("U0ANNA"), at=NOON)
    assert answer_note(first, LEAD.id, RepId("U0BEN")).startswith(
        "<@U0ANNA> was faster and had lead #7 answered"
    )
    assert answer_note(first, LEAD.id, RepId("U0ANNA")) == ""
    assert answer_note(Answered(LEAD), LEAD.id, RepId("U0ANNA")) == ""


@pytest.mark.parametrize(
    ("outcome", "note"),
    [
        (None, "There is no lead #7."),
        (NotHeld(), "Lead #7 is not held."),
        (NotYours(RepId("U0BEN")), "<@U0BEN> has lead #7; only they can have it answered."),
        (AlreadyClosed(NOON), "Lead #7 is closed."),
        (CannotAnswer("H18: <x>"), "Nothing was sent for lead #7: H18: &lt;x&gt;."),
    ],
)
def test_why_nothing_was_sent_is_said(outcome: object, note: str):
    assert answer_note(outcome, LEAD.id, RepId("U0ANNA")) == note


@pytest.mark.parametrize(
    ("outcome", "note"),
    [
        (None, "There is no lead #7."),
        (Allowed(LEAD), ""),
        (NotHeld(), "Lead #7 is not held."),
        (AlreadyClosed(NOON), "Lead #7 is closed."),
        (
            AlreadyAllowed("U0BEN 2026-11-02"),
            "This sender is always allowed already, by <@U0BEN> since 2 Nov 2026.",
        ),
        (
            NeverAllowed("H17: forged"),
            "No trust in a sender lifts what holds lead #7: H17: forged.",
        ),
    ],
)
def test_what_became_of_trust_is_said(outcome: object, note: str):
    assert allow_note(outcome, LEAD.id) == note


def test_who_takes_trust_back_learns_whose_it_was():
    assert disallow_note("x@acme.example", "U0BEN 2026-11-02") == (
        "x@acme.example is judged like any other again; it was always allowed by <@U0BEN> since 2 Nov 2026."
    )
    assert disallow_note("x@acme.example", "") == "x@acme.example was not always allowed."


def test_a_list_of_held_leads_says_why():
    listed = lead_list("Held leads", [replace(LEAD, held="S04: *elsewhere*")], NOON)
    assert " · held, S04: ∗elsewhere∗ · 0 s" in listed


def test_a_list_shows_foreign_text_literally_and_how_long_they_wait():
    listed = lead_list("Open leads", [LEAD], NOON + timedelta(hours=3))
    assert listed == "*Open leads*\n*#7* ∗Valves∗ · &lt;!channel&gt; · unclaimed · 3 h"


def test_a_long_list_says_that_there_is_more():
    leads = [replace(LEAD, id=LeadId(n)) for n in range(SHOWN + 1)]
    assert lead_list("Open leads", leads, NOON).endswith("… and more; the first 20 are shown.")
    assert "more" not in lead_list("Open leads", leads[:-1], NOON)


def test_an_empty_list_says_none():
    assert lead_list("Your open leads", [], NOON) == "Your open leads: none."


@pytest.mark.parametrize(
    ("refused", "note"),
    [
        (Refused(why="closed", by=BEN, at=NOON), "Lead #7 is closed. <@U0BEN> closed it (<!date^"),
        (Refused(why="closed"), "Lead #7 is closed."),
        (Refused(why="open"), "Lead #7 is not closed."),
        (Refused(why="not yours", by=BEN), "<@U0BEN> has lead #7; only they or a manager can do that."),
        (Refused(why="nobody's"), "Nobody has lead #7."),
        (Refused(why="already", at=NOON), "Lead #7 waits for the customer already (<!date^"),
        (Refused(why="already"), "Lead #7 is neither snoozed nor waiting."),
        (Refused(why="managers only"), "Only managers can do that to lead #7."),
        (Refused(why="past", at=NOON), "That is past (<!date^"),
        (Refused(why="same", by=BEN), "<@U0BEN> has lead #7 already."),
        (Refused(why="same"), "Lead #7 says that already."),
    ],
)
def test_a_refusal_says_why(refused: Refused, note: str):
    assert move_note(refused, LeadId(7)).startswith(note)


def test_every_refusal_has_words():
    assert all(move_note(Refused(why=why), LeadId(7)) for why in get_args(Why))


def test_a_move_that_the_card_shows_is_not_said_again():
    assert move_note(Moved(lead=LEAD, event="closed"), LeadId(7)) == ""
    assert move_note(None, LeadId(7)) == "There is no lead #7."


def test_who_typed_a_move_is_told_that_it_was_made():
    anna, later = Actor(id=ANNA), NOON + timedelta(hours=2)
    told = [
        done_note(moved)
        for moved in (
            assign(LEAD, anna, BEN, NOON),
            snooze(LEAD, anna, later, NOON),
            close(LEAD, anna, "won", NOON, 1_200_000, "EUR"),
        )
        if isinstance(moved, Moved)
    ]
    assert told[0] == "Lead #7 is <@U0BEN>'s now."
    assert told[1].startswith("Lead #7 is snoozed until <!date^1772460000^")
    assert told[2] == "Lead #7 is closed, won, 12,000 EUR."


def test_a_handover_says_how_many():
    assert handover_note(0, ANNA, BEN) == "<@U0ANNA> has no open lead."
    assert handover_note(1, ANNA, BEN) == "<@U0BEN> has the 1 open lead of <@U0ANNA> now."


def test_the_help_offers_what_is_asked_most_as_buttons():
    problem, _, row = help_blocks("Did you mean?")
    assert problem["text"]["text"] == "Did you mean?"
    assert {item["action_id"]: item["value"] for item in row["elements"]} == LISTS
    assert not any(isinstance(parse_command(command), Help) for command in LISTS.values())


def test_a_list_says_how_each_lead_stands():
    late = replace(LEAD, due_at=NOON, owner=ANNA)
    leads = [late, replace(late, snoozed_until=NOON), replace(LEAD, waiting_since=NOON), LEAD,
             replace(LEAD, closed_at=NOON, closed_as="won", value=500_000, currency="EUR")]  # fmt: skip
    shown = lead_list("Leads", leads, NOON + timedelta(minutes=5)).split("\n")[1:]
    assert [line.partition(" · ")[2].partition(" · ")[2] for line in shown] == [
        "<@U0ANNA> · 🔴 overdue · 5 min",
        "<@U0ANNA> · 🔴 overdue · 5 min",
        "unclaimed · waits for the customer · 5 min",
        "unclaimed · 5 min",
        "unclaimed · closed, won, 5,000 EUR",
    ]
