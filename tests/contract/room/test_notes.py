"""Notes in the thread of a card, on a real store and the small Slack server: after the card, and once."""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.responses import Answers
from bot.flows.deliver import Deliveries
from bot.slack.effects import SlackEffects
from bot.slack.notes import NO_CARD, SlackNotes
from bot.store.breakers import Breakers
from bot.store.outbox import Outbox, queue, queue_card
from bot.store.responses import Responses, record_answers
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow, MessageRow, RawRow
from bot.store.threads import Threads
from tests.builders import NOON


@dataclass
class Desk:
    """The Slack lane, carried out step by step at a time of the test's own."""

    world: object
    now: datetime

    def deliver(self, *kinds: str) -> list[str]:
        """Carry out what is due of these kinds. Returns the states of the notes."""
        world = self.world
        effects = SlackEffects(world.slack.cards, world.leads, Breakers(world.database))
        notes = SlackNotes(world.slack.cards, world.leads, Threads(world.database), Responses(world.database))
        handlers = {"card": effects.card, "note": notes.note}
        at_work = Deliveries(
            outbox=Outbox(world.database), settling=Settling(world.database), handlers=handlers, owner="w1",
            now=lambda: self.now,
        )  # fmt: skip
        for work in at_work.take(kinds, 9):
            at_work.carry_out(work)
        return [state for (kind, state) in Outbox(world.database).counts() if kind == "note"]

    def thread(self) -> list[dict]:
        return [m for m in self.world.server.messages("leads") if m.get("thread_ts")]


@pytest.fixture
def desk(world):
    """A lead with its card in the outbox, and one later message to tell of."""
    world.add_lead()
    with world.database.write() as session:
        row = MessageRow(
            mailbox="sales", uidvalidity=1, uid=2, key="2@kunde.example", sender="carla@kunde.example",
            received_at=NOON, recorded_at=NOON, outcome="followup", lead_id=1,
            hits='[["thread:house", "from another house", "eve@anderswo.example"]]',
        )  # fmt: skip
        session.add(row)
        session.flush()
        session.add(
            RawRow(message=row.id, raw=zlib.compress(b"From: carla@kunde.example\r\n\r\n20 seals, too."))
        )
        queue_card(session, 1, NOON)
        queue(session, DeliveryRow(kind="note", subject=f"message:{row.id}", lead_id=1, created_at=NOON))
    return Desk(world, NOON)


def test_who_answered_the_buyer_is_told_in_the_thread_once(desk):
    with desk.world.database.write() as session:
        record_answers(
            session,
            Answers(
                lead=1,
                key="9@x.example",
                how="sent",
                rep="U0ANNA",
                address="",
                subject="Re",
                words="Gern.",
                at=NOON,
            ),
            NOON,
        )
    desk.deliver("card")
    desk.now += timedelta(minutes=1)
    desk.deliver("note")
    desk.deliver("note")
    [told] = [note for note in desk.thread() if "answered the buyer" in note["text"]]
    assert "Gern." in str(told["blocks"])
    assert desk.world.lead(1).owner == "U0ANNA"


def test_a_note_waits_for_its_card_and_stands_in_its_thread(desk):
    assert desk.deliver("note") == ["retry"]
    assert desk.thread() == []
    desk.deliver("card")
    desk.now += timedelta(minutes=1)
    assert desk.deliver("note") == ["sent"]
    [note] = desk.thread()
    [card] = [m for m in desk.world.server.messages("leads") if "thread_ts" not in m]
    assert note["thread_ts"] == card["ts"] == desk.world.lead(1).card_ts
    assert "20 seals, too." in str(note["blocks"])
    assert "eve@anderswo.example" in note["text"]


def test_in_one_round_the_card_comes_first(desk):
    assert desk.deliver("card", "note") == ["sent"]


def test_a_note_whose_answer_was_lost_is_found_and_not_told_twice(desk):
    desk.deliver("card")
    desk.world.server.drop_next("chat.postMessage")
    desk.now = datetime.now(UTC)  # noqa: TID251  the server's clock is the real one
    assert desk.deliver("note") == ["uncertain"]
    desk.now += timedelta(minutes=1)
    assert desk.deliver("note") == ["sent"]
    assert len(desk.thread()) == 1


def test_a_note_that_never_arrived_is_told_after_a_look(desk):
    desk.deliver("card")
    desk.world.server.drop_next("chat.postMessage", after_processing=False)
    desk.now = datetime.now(UTC)  # noqa: TID251  the server's clock is the real one
    desk.deliver("note")
    desk.now += timedelta(minutes=1)
    assert desk.deliver("note") == ["sent"]
    assert len(desk.thread()) == 1


def test_where_the_card_was_deleted_it_is_drawn_anew_and_the_note_follows(desk):
    desk.deliver("card")
    desk.world.server.workspace.messages["C0LEADS"].clear()
    assert desk.deliver("note") == ["retry"]
    desk.now += timedelta(minutes=1)
    desk.deliver("card")
    assert desk.deliver("note") == ["sent"]
    [note] = desk.thread()
    assert note["thread_ts"] == desk.world.lead(1).card_ts


def test_a_card_that_is_never_posted_is_waited_for_a_day(desk):
    desk.now += NO_CARD + timedelta(seconds=1)
    assert desk.deliver("note") == ["dead"]


def test_a_note_of_a_message_that_is_gone_is_done(desk):
    with desk.world.database.write() as session:
        session.delete(session.get(MessageRow, 1))
    assert desk.deliver("note") == ["sent"]
    assert desk.thread() == []
