"""The first week: cards are live, and each auto-reply waits on its card for a person's word."""

import email
from email import policy

import pytest

from bot.slack.card_actions import EDIT_PREVIEW, SEND_PREVIEW, SKIP_PREVIEW
from tests.e2e.mails import answered, deliver
from tests.e2e.test_daemon import wait_for

ANNA, BEN = "U0REP0", "U0REP1"


@pytest.fixture
def shadowed(stage, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_DESK__SHADOW_UNTIL", "2099-01-01T00:00:00Z")
    process = stage.start("run")
    wait_for(lambda: stage.slack.connections)
    yield stage
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 0, (stage.folder / "bot.log").read_text()[-3000:]


def test_a_person_sends_changes_or_skips_what_would_have_gone_out(shadowed):
    stage = shadowed
    deliver(stage.account, [answered(n) for n in range(3)])
    cards = wait_for(lambda: len(stage.slack.messages()) == 3 and stage.slack.messages())
    assert stage.sink.mails == []
    assert all("Shadow mode" in str(card["blocks"]) for card in cards)

    stage.slack.press(ANNA, "leads", cards[0]["ts"], SEND_PREVIEW)
    stage.slack.press(ANNA, "leads", cards[1]["ts"], SKIP_PREVIEW)
    stage.slack.press(ANNA, "leads", cards[2]["ts"], EDIT_PREVIEW)
    view = stage.slack.view(ANNA)
    body = next(block["block_id"] for block in view["blocks"] if block["block_id"].startswith("body:"))
    assert stage.slack.submit(ANNA, {"subject": "Your valves", body: "Hello, Giulia writes herself."}).acked

    wait_for(lambda: len(stage.sink.mails) == 2)
    stage.slack.press(BEN, "leads", cards[0]["ts"], SEND_PREVIEW)  # the old card on his screen
    wait_for(lambda: any("was faster" in note["text"] for note in stage.slack.ephemerals(BEN)))
    said = [email.message_from_bytes(mail.raw, policy=policy.default) for mail in stage.sink.mails]
    assert sum("Giulia writes herself" in mail.get_body(("plain",)).get_content() for mail in said) == 1
    assert len(stage.sink.mails) == 2
    stage.slack.command(ANNA, "leads", "/leads", "shadow")
    note = wait_for(lambda: stage.slack.ephemerals(ANNA))[-1]["text"]
    assert "of 3 auto-replies the team sent 1 unchanged, changed 1 and skipped 1: 66 %" in note
