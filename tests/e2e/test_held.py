"""Held mail from mailbox to buyer: the real program, its own channel, and people who decide."""

import time
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy

import pytest

from bot.slack.card_actions import CLAIM, MORE, NOT_A_LEAD, REPLY
from bot.slack.held import ALLOW, ANSWER_NOW
from tests.e2e.mails import Sample, deliver, inquiry
from tests.e2e.test_daemon import on_both_databases, wait_for

GERMAN = 8  # the number of a mail in German, see tests/e2e/mails.py
BUYER = f"buyer{GERMAN}@company{GERMAN}.example"


def held(n: int, **changes: str) -> Sample:
    """Its Reply-To is at another house: who the buyer is, is not certain."""
    elsewhere = {"Reply_To": f"someone{n}@elsewhere.example"} | changes
    return Sample(inquiry(n, **elsewhere).as_bytes(), "held", card=True)


@pytest.fixture
def running(stage):
    """The program, with a channel for held mail."""
    channel = stage.slack.add_channel("held")
    text = stage.config.read_text()
    stage.config.write_text(text.replace("channels = {", f'channels = {{ held = "{channel}",'))
    process = stage.start("run")
    try:
        wait_for(lambda: stage.slack.connections)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0, (stage.folder / "bot.log").read_text()[-3000:]


def held_card(stage, number=1):
    """The card in the channel for held mail, once it is there."""
    cards = wait_for(lambda: len(stage.slack.messages("held")) >= number and stage.slack.messages("held"))
    return cards[number - 1]


@on_both_databases
def test_of_ten_who_press_at_once_the_buyer_gets_one_reply_in_his_language(stage, running):
    deliver(stage.account, [held(GERMAN)])
    card = held_card(stage)
    assert f"From: {BUYER}, Reply-To: someone{GERMAN}@elsewhere.example" in str(card["blocks"])
    assert stage.slack.messages("leads") == []
    reps = list(stage.slack.users.values())[:10]

    with ThreadPoolExecutor(10) as pool:
        acks = list(pool.map(lambda rep: stage.slack.press(rep, "held", card["ts"], ANSWER_NOW), reps))

    assert acks == [True] * 10
    wait_for(lambda: "auto-reply sent" in str(held_card(stage)["blocks"]))
    notes = wait_for(lambda: len(stage.slack.ephemerals()) >= 9 and stage.slack.ephemerals())
    time.sleep(1)  # whatever came too many would come now
    assert stage.replies() == {BUYER: 1}
    mail = message_from_bytes(stage.sink.mails[0].raw, policy=policy.default)
    assert mail["Auto-Submitted"] == "auto-replied"
    assert "vielen Dank" in mail.get_body(("plain",)).get_content()
    [first] = set(reps) - {note["user"] for note in notes}
    assert len(stage.slack.ephemerals()) == 9
    assert all(f"<@{first}> was faster" in note["text"] for note in notes)
    [final] = stage.slack.messages("held")
    assert [button["action_id"] for button in final["blocks"][-1]["elements"]] == [
        CLAIM,
        REPLY,
        NOT_A_LEAD,
        MORE,
    ]


def test_an_allowed_sender_is_held_all_the_same_where_the_mail_smells_of_fraud(stage, running):
    deliver(stage.account, [held(GERMAN)])
    rep = next(iter(stage.slack.users.values()))
    assert stage.slack.press(rep, "held", held_card(stage)["ts"], ALLOW)
    wait_for(lambda: f"always allowed by <@{rep}> since" in str(held_card(stage)["blocks"]))
    assert stage.sink.mails == []

    fraud = inquiry(GERMAN, Message_ID="<other@company8.example>", Reply_To="x@elsewhere.example")
    fraud.set_content("We need your bank account to transfer the inheritance of our late client.")
    deliver(stage.account, [Sample(fraud.as_bytes(), "held", card=True)])
    second = held_card(stage, 2)
    assert "S13" in str(second["blocks"])
    assert [button["action_id"] for button in second["blocks"][-1]["elements"]] == [CLAIM, ANSWER_NOW, MORE]
    assert f"always allowed by <@{rep}> since" in str(second["blocks"])

    stage.slack.command(rep, "held", "/leads", f"disallow {BUYER}")
    [note] = wait_for(stage.slack.ephemerals)
    assert "judged like any other again" in note["text"]
    assert stage.sink.mails == []
