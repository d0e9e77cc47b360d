"""The desk, one card at a time: what a mail becomes, who has it, and what time does with it.

The assertions (a) to (m) each begin a docstring of tests/e2e/test_desk_*.py; (m) is checked at the end of
each of these tests. (i), the charts, is in test_desk_charts.py.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.slack.card_actions import CLAIM, MORE, NOT_A_LEAD, REPLY, UNDO
from bot.slack.modal_moves import SNOOZE
from tests.builders import ANNA, BEN, GIULIA
from tests.e2e.desk_line import ACKED
from tests.e2e.desk_settings import REPS
from tests.e2e.desk_stage import DeskStage, now
from tests.e2e.desk_window import wait_for

HOSTILE = "<!channel> & <@U0ANNA> *now* <https://evil.example|bank>"
TWENTY = (ANNA, BEN, GIULIA, *(f"U0{name.upper()}" for name in REPS))


def buttons(card) -> list[str]:
    controls = [c for b in card["blocks"] for c in (*b.get("elements", ()), b.get("accessory") or {})]
    return [control["action_id"] for control in controls if "action_id" in control]


def test_a_mail_becomes_one_card_without_a_live_word_of_the_buyers(desk: DeskStage):
    """(a) A mail in: exactly one card in the right channel, with text and block ids, all of it literal."""
    inquiry = desk.arrive(Subject=f"Valves {HOSTILE}")

    card = desk.card(inquiry)
    assert all("block_id" in block for block in card["blocks"])
    assert f"Inquiry #{inquiry.lead_id} from Buyer" in card["text"].replace("New inquiry", "Inquiry")
    for live in ("<!channel>", "<@U0ANNA>", "<https://evil.example"):
        assert live not in card["text"]
        assert live not in str([block for block in card["blocks"] if "plain_text" not in str(block)])
    assert [desk.cards(inquiry, name) for name in ("held", "ops", "managers")] == [[], [], []]


def test_of_twenty_who_press_claim_at_once_one_owns_and_nineteen_are_told(desk: DeskStage):
    """(b) N simultaneous presses: one owner, N-1 private notes, one final card."""
    inquiry = desk.arrive()
    before = len(desk.lab.ephemerals())

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda user: desk.press(user, inquiry, CLAIM), TWENTY))

    owner = desk.lead(inquiry).owner
    notes = wait_for(lambda: len(found := desk.lab.ephemerals()[before:]) >= 19 and found)
    desk.wait_until_drawn(inquiry)
    assert {note["user"] for note in notes} == set(TWENTY) - {owner}
    assert all(f"<@{owner}> was faster" in note["text"] for note in notes)
    assert f"Claimed by <@{owner}>" in desk.card(inquiry)["text"]
    assert [event for event in desk.events(inquiry) if event[0] == "claimed"] == [("claimed", owner)]
    assert len(desk.lab.ephemerals()[before:]) == 19


def test_whoever_presses_is_answered_in_time_also_while_ten_listeners_wait_for_slack(desk: DeskStage):
    """(d) Every envelope is acknowledged in under 3 s, also while 10 listeners are busy."""
    inquiries = [desk.arrive() for _ in range(2)]
    desk.line.chaos.stalled["views.open"] = 1.6

    def press(user: str) -> float:
        asked = inquiries[0] if user != ANNA else inquiries[1]
        started = time.monotonic()
        desk.press(user, asked, REPLY if user != ANNA else CLAIM)
        return time.monotonic() - started

    with ThreadPoolExecutor(11) as pool:
        waits = list(pool.map(press, [*TWENTY[3:13], ANNA]))

    assert max(waits) < ACKED, waits
    assert min(waits[:10]) >= 1.6, "the ten were busy"
    assert desk.lead(inquiries[1]).owner == ANNA
    desk.wait_until_drawn(inquiries[1])


def test_not_a_lead_collapses_the_card_and_undo_brings_it_back(desk: DeskStage):
    """(e) Not a lead, and Undo."""
    inquiry = desk.arrive()
    before = desk.card(inquiry)

    desk.press(BEN, inquiry, NOT_A_LEAD)
    desk.wait_until_drawn(inquiry)
    collapsed = desk.card(inquiry)
    assert (desk.lead(inquiry).state, buttons(collapsed)) == ("not_a_lead", [UNDO])
    assert len(collapsed["blocks"]) == 1
    assert collapsed["ts"] == before["ts"]

    desk.press(ANNA, inquiry, UNDO)
    desk.wait_until_drawn(inquiry)
    assert (desk.lead(inquiry).state, desk.lead(inquiry).owner) == ("open", None)
    assert buttons(desk.card(inquiry)) == buttons(before)
    assert [by for _, by in desk.events(inquiry)][-2:] == [BEN, ANNA]


def test_a_snooze_is_shown_and_ends_by_itself(desk: DeskStage):
    """(e) Snooze: an hour from the card's menu, and a moment of one's own after which the lead wakes up."""
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, CLAIM)
    desk.wait_until_drawn(inquiry)
    desk.choose(ANNA, inquiry, MORE, "snooze:1h")
    asleep = desk.lead(inquiry).snoozed_until
    desk.wait_until_drawn(inquiry)
    assert abs(asleep - now() - timedelta(hours=1)) < timedelta(minutes=1)
    assert "Snoozed until" in desk.card(inquiry)["text"]

    desk.choose(ANNA, inquiry, MORE, "snooze:date")
    desk.window.wait_for_modal(SNOOZE)
    assert desk.window.submit(ANNA, until=int(now().timestamp()) - 60) == {"until": "That is past."}
    assert desk.window.submit(ANNA, until=int(now().timestamp()) + 3) == {}
    assert asleep - desk.lead(inquiry).snoozed_until > timedelta(minutes=50)

    wait_for(lambda: desk.lead(inquiry).state == "claimed", 10)
    desk.wait_until_drawn(inquiry)
    assert "Snoozed until" not in desk.card(inquiry)["text"]
    assert ("woken", "firstreply") in desk.events(inquiry)
    assert desk.lead(inquiry).owner == ANNA
