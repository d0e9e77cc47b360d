from dataclasses import replace
from datetime import timedelta

from bot.core.lead import AlreadyClaimed, Claimed, LeadId, NotYours, Released, RepId
from bot.core.message import Address
from bot.slack.answers import SHOWN, claim_note, lead_list, release_note
from tests.builders import NOON, a_lead

LEAD = a_lead(id=LeadId(7), contact=Address("x@example.com", "<!channel>"), subject="*Valves*")


def test_the_loser_learns_who_was_faster():
    note = claim_note(AlreadyClaimed(by=RepId("U0ANNA"), at=NOON), LeadId(7))
    assert note == "<@U0ANNA> was faster and has this lead (#7)."


def test_what_the_card_shows_is_not_said_again():
    assert claim_note(Claimed(LEAD), LeadId(7)) == ""
    assert release_note(Released(LEAD), LeadId(7)) == ""


def test_only_the_owner_can_release():
    assert release_note(NotYours(RepId("U0ANNA")), LeadId(7)).startswith("<@U0ANNA> has lead #7")
    assert release_note(NotYours(None), LeadId(7)).startswith("Nobody has lead #7")


def test_a_lead_that_is_not_there_is_said_so():
    assert claim_note(None, LeadId(7)) == release_note(None, LeadId(7)) == "There is no lead #7."


def test_a_list_shows_foreign_text_literally_and_how_long_they_wait():
    listed = lead_list("Open leads", [LEAD], NOON + timedelta(hours=3))
    assert listed == "*Open leads*\n*#7* ∗Valves∗ · &lt;!channel&gt; · unclaimed · 3 h"


def test_a_long_list_says_that_there_is_more():
    leads = [replace(LEAD, id=LeadId(n)) for n in range(SHOWN + 1)]
    assert lead_list("Open leads", leads, NOON).endswith("… and more; the first 20 are shown.")
    assert "more" not in lead_list("Open leads", leads[:-1], NOON)


def test_an_empty_list_says_none():
    assert lead_list("Your open leads", [], NOON) == "Your open leads: none."
