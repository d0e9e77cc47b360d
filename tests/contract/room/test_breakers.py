"""A breaker in Slack: one card, whatever is lost on the way, and one person who re-arms it."""

from datetime import timedelta

import pytest

from bot.core.caps import Cap, Count
from bot.core.lead import LeadId
from bot.flows.deliver import Deliveries
from bot.slack.breaker_card import REARM
from bot.slack.effects import SlackEffects
from bot.store.breakers import Breakers, withhold
from bot.store.outbox import Outbox
from bot.store.settling import Settling
from tests.builders import LATER, NOON
from tests.contract.room.conftest import World

ANNA, BEN = "U0ANNA", "U0BEN"
CAP = Cap(
    name="domain-day", key="looper.example", window=timedelta(days=1), limit=2, what="to looper.example"
)


def trip(world: World) -> LeadId:
    """One more lead that the breaker withholds; the first trips it."""
    lead_id = world.add_lead()
    with world.database.write() as session:
        withhold(session, Count(CAP, 2), lead_id, "sales", NOON)
    return lead_id


def deliver(world: World, now=NOON) -> list[str]:
    """Draw what is due. Returns the texts of the cards in the operators' channel."""
    effects = SlackEffects(world.slack.cards, world.leads, Breakers(world.database))
    at_work = Deliveries(
        outbox=Outbox(world.database),
        settling=Settling(world.database),
        handlers={"breaker": effects.breaker},
        owner="w1",
        now=lambda: now,
    )
    for work in at_work.take(["breaker"], 9):
        at_work.carry_out(work)
    return [message["text"] for message in world.server.messages("ops")]


def test_one_card_grows_with_what_is_withheld(world: World):
    trip(world)
    [text] = deliver(world)
    assert text.endswith("1 lead withheld.")
    for _ in range(3):
        trip(world)
    [text] = deliver(world)
    assert text.endswith("4 leads withheld.")
    assert "*#4* 40 ball valves · Carla Kunde" in str(world.server.messages("ops")[0]["blocks"])


def test_a_card_whose_answer_was_lost_is_found_again_and_not_posted_twice(world: World):
    trip(world)
    world.server.drop_next("chat.postMessage")
    assert len(deliver(world)) == 1
    assert Breakers(world.database).open()[0].card_ts == "", "we do not know of it yet"

    assert len(deliver(world, NOON + timedelta(minutes=1))) == 1
    trip(world)
    [text] = deliver(world, LATER)
    assert text.endswith("2 leads withheld.")


def test_of_two_who_re_arm_one_does_and_the_other_is_told(world: World):
    trip(world)
    deliver(world)
    world.press(ANNA, REARM, 1)
    world.press(BEN, REARM, 1)
    [note] = world.finish()
    [text] = deliver(world, LATER)
    winner, loser = (ANNA, BEN) if f"re-armed by <@{ANNA}>" in text else (BEN, ANNA)
    assert text.startswith(f"Breaker 1 re-armed by <@{winner}>")
    assert note.startswith(f"{loser}: <@{winner}> has re-armed breaker 1 already")
    assert "actions" not in [block["type"] for block in world.server.messages("ops")[0]["blocks"]]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "breakers",
            "*Open breakers*\n*Breaker 1* 2 auto-replies to looper.example within a day; the limit is 2",
        ),
        ("rearm 1", "Breaker 1 is re-armed."),
        ("rearm 9", "There is no breaker 9."),
        ("rearm", "Which breaker? Write its number, as `/leads rearm 3`."),
    ],
)
def test_the_commands_do_the_same(world: World, typed: str, answer: str):
    trip(world)
    world.type(ANNA, typed)
    [note] = world.finish()
    assert note.startswith(f"{ANNA}: {answer}")


def test_strangers_re_arm_nothing(world: World):
    trip(world)
    world.press(BEN, REARM, 1, user={"id": BEN, "team_id": "T0OTHER"})
    assert world.finish() == [f"{BEN}: Only people of this workspace can do that."]
    assert len(Breakers(world.database).open()) == 1
