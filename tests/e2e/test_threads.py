"""What comes after the first reply, through a real mailbox, a mail server and a Slack."""

from email import message_from_bytes

from tests.e2e.mails import answered, deliver, inquiry
from tests.unit.core.bounce_shapes import GONE, OURS, POSTFIX, QMAIL

BUYER = "buyer1@company1.example"


def reply_of(stage) -> str:
    """The Message-ID of the one reply that went out, without brackets."""
    [mail] = stage.sink.mails
    return str(message_from_bytes(mail.raw)["Message-ID"]).strip("<>")


def thread(stage) -> list[dict]:
    return [message for message in stage.slack.messages() if "thread_ts" in message]


def card(stage) -> dict:
    [found] = [message for message in stage.slack.messages() if "thread_ts" not in message]
    return found


def bounced(ours: str, shape: str = POSTFIX, buyer: str = BUYER) -> bytes:
    changed = shape.replace(OURS, ours).replace(OURS.partition("@")[0], ours.partition("@")[0])
    return changed.replace(GONE, buyer).replace("\n", "\r\n").encode()


def once(stage) -> None:
    done = stage.firstreply("run", "--once")
    assert done.code == 0, done.err[-2000:]


def test_a_follow_up_gives_one_note_and_no_second_reply(stage):
    deliver(stage.account, [answered(1)])
    once(stage)
    answer = inquiry(2, Subject="Re: your offer", From=f"Buyer <{BUYER}>", In_Reply_To=f"<{reply_of(stage)}>")
    answer.set_content("Thank you. Please add 20 seals.\n\nOn Monday Brightvalve wrote:\n> Dear buyer\n")
    stage.account.deliver(answer.as_bytes(), sender=BUYER)
    once(stage)
    once(stage)

    [note] = thread(stage)
    assert note["thread_ts"] == card(stage)["ts"]
    assert "Please add 20 seals." in str(note["blocks"])
    assert "Dear buyer" not in str(note["blocks"])
    assert "1 more message from the buyer" in str(card(stage)["blocks"])
    assert stage.replies() == {BUYER: 1}
    assert stage.outcomes() == {"lead": 1, "followup": 1}


def test_a_bounce_marks_the_card_and_the_address_is_not_written_to_again(stage):
    deliver(stage.account, [answered(1)])
    once(stage)
    stage.account.deliver(bounced(reply_of(stage)), sender="")
    once(stage)

    [note] = thread(stage)
    assert "The auto-reply came back" in note["text"]
    assert "auto-reply came back*: address wrong? 550 5.1.1" in str(card(stage)["blocks"])
    assert stage.outcomes() == {"lead": 1, "machine": 1}


def test_a_forged_bounce_changes_no_card(stage):
    deliver(stage.account, [answered(1)])
    once(stage)
    before = card(stage)["blocks"]
    forged = "r1.abcdefghijklmnopqrst.uvwxyz234567abcdefgh@brightvalve.example"
    stage.account.deliver(bounced(forged, QMAIL), sender="")
    once(stage)

    [note] = thread(stage)
    assert "nothing was changed" in note["text"]
    assert card(stage)["blocks"] == before
