"""The desk when something breaks: a killed program, a Slack that is gone, a line that loses answers, and time
that went by meanwhile. It has a program of its own, which is killed and started."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest

from bot.slack.card_actions import CLAIM, REPLY
from tests.builders import ANNA, BEN, GIULIA
from tests.e2e.desk_stage import DeskStage, desk_stage, now
from tests.e2e.desk_window import wait_for
from tests.oracles.needed import needed

AGAIN = 20.0  # seconds after which it must hear Slack again, whatever happened


@pytest.fixture(scope="module", params=["socket", "http"])
def desk_program(request, tmp_path_factory, dovecot) -> Iterator[DeskStage]:
    with ExitStack() as stack:
        with needed():
            stage = stack.enter_context(desk_stage(request.param, tmp_path_factory.mktemp("desk"), dovecot))
        yield stage


def test_what_was_acknowledged_before_a_kill_is_done_exactly_once_after_it(desk: DeskStage):
    """(j) kill -9 between the acknowledgement and the work: a claim without its card, an answer without its
    mail. After the next start each is done, and once."""
    inquiry = desk.arrive(Subject="Tender for valves")
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes connections and never says a word
        desk.stop()
        desk.start(smtp_port=str(mute.getsockname()[1]))
        desk.line.chaos.stalled["chat.update"] = 5.0
        desk.press(ANNA, inquiry, CLAIM)
        desk.press(ANNA, inquiry, REPLY)
        desk.window.wait_for_modal(REPLY)
        assert desk.window.submit(ANNA, body="We take part.") == {}
        desk.kill()
    assert "Unclaimed" in desk.card(inquiry)["text"]
    assert desk.mails_to(inquiry) == []

    desk.calm()
    desk.start()

    wait_for(lambda: desk.mails_to(inquiry, "We take part."), 30)
    wait_for(lambda: "We take part." in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    time.sleep(1)  # whatever came too often would come now
    assert f"Claimed by <@{ANNA}>" in desk.card(inquiry)["text"]
    assert len(desk.mails_to(inquiry)) == 1
    assert len([note for note in desk.thread(inquiry) if "We take part." in str(note)]) == 1
    kinds = [kind for kind, _ in desk.events(inquiry)]
    assert kinds.count("claimed") == 1
    assert desk.lead(inquiry).responses == 1


def test_a_late_lead_is_told_once_to_each_also_after_a_restart(desk: DeskStage):
    """(f) The ladder: thread, channel and manager hear of it once each, and not again after a start."""
    inquiry = desk.arrive(at=now() - timedelta(seconds=38), Subject="Urgent inquiry")
    wait_for(lambda: desk.lead(inquiry).state == "escalated", 20)
    wait_for(lambda: of_lead(desk, inquiry, GIULIA), 20)
    desk.wait_until_drawn(inquiry)
    assert desk.card(inquiry)["text"].startswith("ESCALATED")

    def told() -> tuple[list[str], int]:
        marks = [note["text"][0] for note in desk.thread(inquiry)]
        return marks, len(of_lead(desk, inquiry, GIULIA))

    assert told() == (["⏳", "🔴"], 1)
    desk.stop()
    desk.start()
    time.sleep(2)  # it looks each second
    assert told() == (["⏳", "🔴"], 1)
    assert [kind for kind, _ in desk.events(inquiry)].count("escalated") == 3


def of_lead(desk: DeskStage, inquiry, person: str) -> list[str]:
    told = [message["text"] for message in desk.lab.direct_messages(person)]
    return [text for text in told if f"#{inquiry.lead_id} " in text]


def test_answers_that_got_lost_make_no_second_card_note_or_mail(desk: DeskStage):
    """(k) The line loses an answer to each kind of call: nothing is done twice, and nothing is left out."""
    chaos = desk.line.chaos
    chaos.lose_answer("chat.postMessage")
    inquiry = desk.arrive()
    assert len(desk.cards(inquiry)) == 1

    chaos.lose_answer("views.open")
    desk.press(ANNA, inquiry, REPLY)
    desk.window.wait_for_modal(REPLY)
    chaos.lose_answer("chat.postMessage")
    assert desk.window.submit(ANNA, body="Only once.") == {}
    wait_for(lambda: desk.mails_to(inquiry, "Only once."))
    wait_for(lambda: "Only once." in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    chaos.lose_answer("response_url")
    assert "was faster" in desk.type(BEN, f"claim {inquiry.lead_id}")[0]

    wait_for(lambda: not desk.deliveries_left(), 60)
    assert len(desk.cards(inquiry)) == 1
    assert len([note for note in desk.thread(inquiry) if "Only once." in str(note)]) == 1
    assert len(desk.mails_to(inquiry, "Only once.")) == 1
    assert len([note for note in desk.notes(BEN) if f"(#{inquiry.lead_id})" in note]) == 1


def test_what_slack_refuses_for_now_comes_later(desk: DeskStage):
    """(k) Too many calls, and a Slack that is down for a while: the card comes, once."""
    chaos = desk.line.chaos
    chaos.limit("chat.postMessage", 1)
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, CLAIM)
    wait_for(lambda: f"Claimed by <@{ANNA}>" in desk.card(inquiry)["text"], 30)
    assert len(desk.cards(inquiry)) == 1


def test_an_event_that_slack_sends_again_and_again_is_heard_once(desk: DeskStage):
    """(k) Redelivered: Home is drawn once."""
    desk.line.chaos.redeliveries = 3
    drawn = len(desk.window.homes.get(BEN, ()))
    desk.lab.open_home(BEN)
    wait_for(lambda: len(desk.window.homes.get(BEN, ())) > drawn)
    time.sleep(1)
    assert len(desk.window.homes[BEN]) == drawn + 1


@pytest.mark.parametrize("how", ["goodbye", "cut"])
@pytest.mark.parametrize("desk_program", ["socket"], indirect=True)
def test_it_hears_again_within_twenty_seconds_of_a_lost_connection(desk: DeskStage, how: str):
    """(k) The connection ends with and without a word."""
    inquiry = desk.arrive()
    heard = len(desk.window.log)
    before = set(desk.line.deliveries.sockets)
    started = time.monotonic()
    if how == "goodbye":
        desk.line.disconnect()
    else:
        desk.line.abort_sockets()
    wait_for(lambda: set(desk.line.deliveries.sockets) - before, AGAIN)
    wait_for(lambda: any("hello" in entry["summary"] for entry in desk.window.log[heard:]), AGAIN)
    desk.press(ANNA, inquiry, CLAIM)
    wait_for(lambda: desk.lead(inquiry).owner == ANNA, AGAIN)
    assert time.monotonic() - started < AGAIN
    desk.wait_until_drawn(inquiry)
    assert [kind for kind, _ in desk.events(inquiry)].count("claimed") == 1


def test_a_slack_that_was_restarted_is_answered_within_twenty_seconds(desk: DeskStage):
    """(k) local-slack ends and comes back, and has forgotten everything."""
    desk.close_slack()
    time.sleep(1)
    desk.open_slack()
    started = time.monotonic()
    if desk.mode == "socket":
        wait_for(lambda: desk.lab.connections, AGAIN)
    inquiry = desk.arrive()
    assert desk.type(ANNA, f"claim {inquiry.lead_id}") == [f"You have lead #{inquiry.lead_id} now."]
    assert time.monotonic() - started < AGAIN
    desk.wait_until_drawn(inquiry)
    assert len(desk.cards(inquiry)) == 1
