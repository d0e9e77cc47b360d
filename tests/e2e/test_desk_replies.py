"""The desk writes to the buyer: what is asked in a modal, and what goes out."""

from bot.slack.card_actions import ASSIGN, CLAIM, CLOSE, MORE, REPLY
from bot.slack.modal_moves import CORRECT
from tests.builders import ANNA, BEN, GIULIA
from tests.e2e.desk_stage import DeskStage
from tests.e2e.desk_window import wait_for


def open_reply(desk: DeskStage, user: str, inquiry):
    desk.press(user, inquiry, REPLY)
    return desk.window.wait_for_modal(REPLY)


def test_a_reply_goes_out_once_below_the_mail_of_the_buyer(desk: DeskStage):
    """(c) Errors stay in the modal; what is right closes it, sends one mail, and is noted in the thread."""
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, CLAIM)
    desk.wait_until_drawn(inquiry)
    open_reply(desk, ANNA, inquiry)

    errors = desk.window.submit(ANNA, body="")
    assert list(errors.values()) == ["Write something first."]
    assert list(desk.window.submit(ANNA, body="Hello", subject=" ")) == ["subject"]
    assert desk.window.modal["callback_id"] == REPLY
    assert desk.window.submit(ANNA, body="We have 10 in stock.", after=["wait"]) == {}
    assert desk.window.stack == []

    [mail] = wait_for(lambda: desk.mails_to(inquiry, "We have 10 in stock."))
    assert mail["In-Reply-To"] == inquiry.message_id
    assert mail["To"].addresses[0].addr_spec == inquiry.address
    assert mail["From"].addresses[0].addr_spec == "sales@brightvalve.example"
    wait_for(lambda: "We have 10 in stock." in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    lead = desk.lead(inquiry)
    assert (lead.responses, lead.responded_by, lead.responded_how) == (1, ANNA, "slack")
    assert (lead.state, "Waiting for the customer" in desk.card(inquiry)["text"]) == ("waiting", True)
    assert len(desk.mails_to(inquiry, "We have 10 in stock.")) == 1
    assert len([note for note in desk.thread(inquiry) if "in stock" in str(note)]) == 1


def test_the_same_modal_sent_twice_is_one_mail(desk: DeskStage):
    """(c) A double press of Send: the buyer gets one mail."""
    inquiry = desk.arrive()
    open_reply(desk, ANNA, inquiry)

    desk.window.submit_twice(ANNA, body="Sent with a nervous finger.")

    wait_for(lambda: desk.mails_to(inquiry, "nervous finger"))
    wait_for(lambda: "nervous finger" in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    assert len(desk.mails_to(inquiry, "nervous finger")) == 1
    assert desk.lead(inquiry).responses == 1
    assert len([note for note in desk.thread(inquiry) if "nervous finger" in str(note)]) == 1


def test_who_writes_while_a_colleague_answered_is_told_and_loses_no_word(desk: DeskStage):
    """(c) A colleague was faster: the modal says so, keeps what was typed, and a manager may send it, too."""
    inquiry = desk.arrive()
    opened = {user: open_reply(desk, user, inquiry) for user in (BEN, GIULIA, ANNA)}
    assert desk.window.submit(ANNA, body="Anna was here.") == {}
    wait_for(lambda: desk.mails_to(inquiry, "Anna was here."))

    desk.show(opened[BEN])
    assert "A colleague has lead" in str(desk.window.submit(BEN, body="Ben, too."))
    desk.show(opened[GIULIA])
    assert desk.window.submit(GIULIA, body="Giulia, too.") == {}
    warned = desk.window.modal
    assert f"<@{ANNA}>" in str(warned["blocks"][0])
    assert "Giulia, too." in str(warned["blocks"])
    assert desk.mails_to(inquiry, "too.") == []

    assert desk.window.submit(GIULIA) == {}
    wait_for(lambda: "Giulia, too." in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    assert [len(desk.mails_to(inquiry, words)) for words in ("Anna was here.", "too.")] == [1, 1]


def test_what_the_buyer_answers_comes_into_the_thread_and_talk_there_is_never_mailed(desk: DeskStage):
    """(c) The buyer's answer stands below the card; what people say there stays among them."""
    inquiry = desk.arrive()
    card = desk.card(inquiry)
    desk.lab.say(ANNA, desk.channel(inquiry), "Their boss is difficult.", thread=card["ts"])
    before = len(desk.mails_to(inquiry))
    desk.arrive_again(inquiry, "When can you deliver?")
    wait_for(lambda: "When can you deliver?" in str(desk.thread(inquiry)))
    desk.wait_until_drawn(inquiry)
    assert len(desk.mails_to(inquiry)) == before
    assert desk.mails_to(inquiry, "difficult") == []
    assert desk.lead(inquiry).followups == 1


def test_assigning_closing_and_correcting_are_asked_in_modals(desk: DeskStage):
    """(c) The other modals: each says its mistakes, closes, and the card shows what was done."""
    inquiry = desk.arrive()
    desk.choose(ANNA, inquiry, MORE, "assign")
    desk.window.wait_for_modal(ASSIGN)
    assert desk.window.submit(ANNA, rep=BEN) == {}
    assert desk.lead(inquiry).owner == BEN
    desk.wait_until_drawn(inquiry)

    desk.choose(BEN, inquiry, MORE, "correct")
    desk.window.wait_for_modal(CORRECT)
    assert desk.window.submit(BEN, country="PT") == {}
    assert desk.lead(inquiry).country == "PT"
    desk.wait_until_drawn(inquiry)

    desk.press(BEN, inquiry, CLOSE)
    desk.window.wait_for_modal(CLOSE)
    assert list(desk.window.submit(BEN, value="many")) == ["as"]
    assert list(desk.window.submit(BEN, **{"as": "won", "value": "many"})) == ["value"]
    assert desk.window.submit(BEN, **{"as": "won", "value": "12,000"}) == {}
    lead = desk.lead(inquiry)
    assert (lead.state, lead.closed_as, lead.value, lead.closed_by) == ("closed", "won", 1_200_000, BEN)
    desk.wait_until_drawn(inquiry)
    assert "Closed, won, 12,000" in desk.card(inquiry)["text"]
