"""The desk beyond one card: the Home tab, and what /leads answers."""

from bot.slack.card_actions import CLAIM, RELEASE
from bot.slack.home import HOME_FILTER
from tests.builders import ANNA, BEN
from tests.e2e.desk_stage import DeskStage
from tests.e2e.desk_window import wait_for


def numbered(*inquiries) -> list[str]:
    return [f"*#{inquiry.lead_id} " for inquiry in inquiries]


def test_home_shows_the_own_leads_only_and_follows_each_change(desk: DeskStage):
    """(g) Home shows only own leads, and is published again after each change of state."""
    first, second, of_ben = (desk.arrive() for _ in range(3))
    desk.press(ANNA, first, CLAIM)
    desk.press(BEN, of_ben, CLAIM)
    mine, next_one, his = numbered(first, second, of_ben)

    desk.lab.open_home(ANNA)
    wait_for(lambda: mine in desk.window.home(ANNA))
    assert his not in desk.window.home(ANNA)
    assert next_one not in desk.window.home(ANNA)

    desk.press(ANNA, second, CLAIM)
    wait_for(lambda: next_one in desk.window.home(ANNA))
    desk.wait_until_drawn(first)
    desk.press(ANNA, first, RELEASE)
    wait_for(lambda: mine not in desk.window.home(ANNA))
    assert BEN not in desk.window.homes, "who never opened it gets none"


def test_home_can_be_filtered_and_pressed(desk: DeskStage):
    """(g) A filter of Home, and a button beside a lead."""
    inquiry = desk.arrive()
    desk.lab.open_home(ANNA)
    wait_for(lambda: desk.window.home(ANNA))
    chosen = {"type": "static_select", "action_id": HOME_FILTER, "block_id": "choices"}
    desk.window.press_home(ANNA, chosen | {"selected_option": {"value": "unclaimed"}})
    [line] = numbered(inquiry)
    wait_for(lambda: line in desk.window.home(ANNA))

    home = desk.window.homes[ANNA][-1]
    button = next(
        block["accessory"] | {"block_id": block["block_id"]}
        for block in home["blocks"]
        if line in str(block.get("text"))
    )
    desk.window.press_home(ANNA, button)
    wait_for(lambda: desk.lead(inquiry).owner == ANNA)
    wait_for(lambda: line not in desk.window.home(ANNA))
    desk.window.press_home(ANNA, chosen | {"selected_option": {"value": "open"}})
    wait_for(lambda: line in desk.window.home(ANNA))
    desk.wait_until_drawn(inquiry)


def test_what_leads_answers_is_private_and_wrong_words_get_help(desk: DeskStage):
    """(h) /leads answers privately, wrong input gets help, and a move that was typed is made."""
    inquiry = desk.arrive()
    public = {name: len(desk.lab.messages(name)) for name in desk.lab.channels}

    [unclaimed] = desk.type(ANNA, "unclaimed")
    assert f"#{inquiry.lead_id}" in unclaimed
    [wrong] = desk.type(ANNA, "clam 1042")
    assert "Did you mean `/leads claim 1042`?" in wrong
    [unknown] = desk.type(ANNA, "claim 999999")
    assert "999999" in unknown
    assert "`/leads find acme`" in desk.type(ANNA, "help")[0]
    [claimed] = desk.type(ANNA, f"claim {inquiry.lead_id}")
    assert claimed == f"You have lead #{inquiry.lead_id} now."
    [shown] = desk.type(BEN, str(inquiry.lead_id))
    assert f"Claimed by <@{ANNA}>" in shown

    assert desk.lead(inquiry).owner == ANNA
    assert public == {name: len(desk.lab.messages(name)) for name in desk.lab.channels}
    desk.wait_until_drawn(inquiry)


def test_numbers_are_told_to_the_asker_and_to_the_channel_only_where_they_are_shared(desk: DeskStage):
    """Each form of /leads stats; what cannot be read gets the nearest form."""
    inquiry = desk.arrive()
    public = {name: len(desk.lab.messages(name)) for name in desk.lab.channels}
    for words in ("", " today", " yesterday", " 30d by country", " 2026 by hour csv", f" 7d <@{ANNA}>"):
        [told] = desk.type(ANNA, f"stats{words}")
        assert told.startswith("*20"), told
    [told] = desk.type(ANNA, "stats 3660d by language")
    assert "(0 in as many days before)" in told
    assert "/archives/C0LEADS/p" in told, "the slowest are linked to their cards"
    [wrong] = desk.type(ANNA, "stats by contry")
    assert "Did you mean `/leads stats by country`?" in wrong
    assert public == {name: len(desk.lab.messages(name)) for name in desk.lab.channels}

    before = len(desk.notes(ANNA))
    desk.lab.command(ANNA, "leads", "/leads", "stats 30d share")
    wait_for(lambda: len(desk.lab.messages("leads")) > public["leads"])
    assert len(desk.notes(ANNA)) == before
    desk.wait_until_drawn(inquiry)
