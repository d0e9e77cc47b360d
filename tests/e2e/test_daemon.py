"""The bot as a daemon: it hears Slack, sees new mail at once, and stops without loss."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.slack.card_actions import CLAIM
from bot.store.database import open_store
from bot.store.outbox import Outbox
from tests.e2e.mails import answered, deliver
from tests.services import free_port

on_both_databases = pytest.mark.parametrize("stage", ["sqlite", "postgres"], indirect=True)


def wait_for(what, seconds=30.0):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return found


@pytest.fixture
def running(stage):
    process = stage.start("run")
    try:
        wait_for(lambda: stage.slack.connections)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0, (stage.folder / "bot.log").read_text()[-3000:]


@on_both_databases
def test_of_twenty_reps_who_press_at_once_one_owns_and_nineteen_are_told(stage, running):
    deliver(stage.account, [answered(1)])
    card = wait_for(lambda: [m for m in stage.slack.messages() if "Claim" in str(m["blocks"])])[0]
    wait_for(lambda: "sent in" in str(stage.slack.messages()[0]["blocks"]))
    reps = list(stage.slack.users.values())[:20]

    with ThreadPoolExecutor(20) as pool:
        acks = list(pool.map(lambda rep: stage.slack.press(rep, "leads", card["ts"], CLAIM, "1"), reps))

    assert acks == [True] * 20
    notes = wait_for(lambda: len(stage.slack.ephemerals()) >= 19 and stage.slack.ephemerals())
    time.sleep(1)  # whatever came too many would come now
    [final] = stage.slack.messages()
    [owner] = [rep for rep in reps if f"<@{rep}>" in str(final["blocks"])]
    assert len(notes) == len(stage.slack.ephemerals()) == 19
    assert {note["user"] for note in notes} == set(reps) - {owner}
    assert all(f"<@{owner}>" in note["text"] for note in notes)
    assert final["ts"] == card["ts"]


def test_new_mail_is_answered_and_shown_within_seconds(stage, running):
    deliver(stage.account, [answered(1)])
    started = time.monotonic()
    wait_for(lambda: stage.sink.mails and stage.slack.messages())
    assert time.monotonic() - started < 10


def test_a_stop_finishes_what_was_begun(stage):
    stage.sink.delay = 0.5
    deliver(stage.account, [answered(n) for n in range(8)])
    process = stage.start("run")
    wait_for(lambda: stage.sink.connections)
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 0
    stage.sink.delay = 0

    assert stage.firstreply("run", "--once").code == 0

    assert sorted(stage.replies().values()) == [1] * 8
    assert sorted(stage.cards().values()) == [1] * 8


def test_buyers_are_answered_while_slack_is_away_and_their_cards_wait(stage):
    stage.write_settings(api_url=f"http://127.0.0.1:{free_port()}/api/")
    deliver(stage.account, [answered(1)])
    process = stage.start("run")
    try:
        wait_for(lambda: stage.sink.mails)
    finally:
        process.terminate()
        process.communicate(timeout=60)
    assert process.returncode == 0
    store = open_store(stage.database)
    counts = Outbox(store).counts()
    store.close()
    assert counts[("reply", "sent")] == 1
    assert counts.get(("card", "retry"), 0) + counts.get(("card", "pending"), 0) == 1
