"""What people say to one another in the thread of a card stays in Slack."""

import json

import pytest
from sqlmodel import select

from bot.store.tables import DeliveryRow
from tests.contract.room.conftest import World

ANNA = "U0ANNA"


def said(world: World, text: str, **more) -> str:
    event = {"type": "message", "channel": "C0LEADS", "user": ANNA, "text": text, "ts": "1700000009.000100",
             "thread_ts": "1700000001.000100", "channel_type": "channel"} | more  # fmt: skip
    return json.dumps(
        {"type": "event_callback", "event_id": "Ev1", "team_id": world.server.team_id, "event": event}
    )


def sent(world: World) -> list[str]:
    with world.database.read() as session:
        return [row.kind for row in session.exec(select(DeliveryRow)) if row.kind in ("reply", "answer")]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"subtype": "thread_broadcast"},
        {"type": "app_mention"},
        {"files": [{"id": "F1"}]},
        {"thread_ts": ""},
    ],
)
@pytest.mark.parametrize(
    "text", ["Send him the quote: 900 EUR", "<@U0BOT> reply: Dear Carla", "/leads reply 1"]
)
def test_a_message_in_the_thread_sends_nothing_to_the_buyer(world: World, text, more):
    lead_id = world.add_lead(
        owner=ANNA, card_channel="C0LEADS", card_ts="1700000001.000100", reply="sent", version=3
    )
    before = world.lead(lead_id)
    world.dispatch(said(world, text, **more))
    world.finish()
    assert sent(world) == []
    assert world.lead(lead_id) == before
