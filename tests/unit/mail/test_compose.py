"""The reply as bytes: marked as automatic, threaded, and with nothing of the buyer's that could do harm."""

from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.message import Address
from bot.errors import PermanentFailure
from bot.mail.compose import compose_reply, reply_message_id
from tests.builders import BUYER, NOON, a_message

SALES = Address("sales@brightvalve.example", "Brightvalve Sales")


def compose(
    message=None, *, to=BUYER, sender=SALES, text="Dear buyer,\n\nthank you.\n", html="<p>thank you</p>"
):
    return compose_reply(
        answers=message or a_message(),
        sender=sender,
        to=to,
        text=text,
        html=html,
        message_id="r1.abcdefghijklmnopqrstuvwxyz@brightvalve.example",
        date=NOON,
    )


def read(raw):
    return message_from_bytes(raw, policy=SMTP)


def test_a_reply_as_it_leaves_us(golden):
    golden(
        "replies/plain-en.eml",
        compose(a_message(references=("one@a.example",), in_reply_to=("one@a.example",))),
    )


def test_the_same_inputs_give_the_same_bytes():
    assert compose() == compose()


def test_it_is_marked_so_that_no_robot_answers_it():
    mail = read(compose())
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["Precedence"] is None
    assert mail["In-Reply-To"] == "<inquiry-1@kunde.example>"
    assert mail["References"] == "<inquiry-1@kunde.example>"


def test_nothing_that_the_buyer_wrote_is_in_it():
    raw = compose(a_message(text="SECRET", signature="SECRET", history="SECRET"))
    assert b"SECRET" not in raw


def test_prefixes_do_not_pile_up():
    assert read(compose(a_message(subject="AW: RE: Fwd: Valves")))["Subject"] == "Re: Valves"


hostile = st.text(max_size=300) | st.sampled_from(
    ["x\r\nBcc: victim@a.example", "\u202ereversed", "a" * 10_000, "=?utf-8?q?x?=\n", "\ud800", "\0"]
)


@given(subject=hostile, name=hostile, reference=hostile)
def test_whatever_comes_in_no_header_is_added_and_no_line_is_too_long(subject, name, reference):
    message = a_message(subject=subject, message_id=reference, references=(reference,) * 40)
    raw = compose(message, to=Address("buyer@company.example", name))
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\nBcc:" not in head
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    mail = read(raw)
    assert (mail["To"], mail.get_all("Subject") is not None) == ("buyer@company.example", True)
    assert len(mail["Subject"]) <= 210


def test_an_address_that_cannot_be_written_safely_is_refused():
    with pytest.raises(PermanentFailure):
        compose(to=Address("a\r\nBcc: b@c.example"))


def test_a_message_id_is_a_secret_of_ours_and_the_same_each_time():
    made = reply_message_id(b"key", "sales", "1@a.example", "brightvalve.example")
    assert made == reply_message_id(b"key", "sales", "1@a.example", "brightvalve.example")
    assert made.startswith("r1.")
    assert made.endswith("@brightvalve.example")
    others = {
        reply_message_id(b"other", "sales", "1@a.example", "brightvalve.example"),
        reply_message_id(b"key", "info", "1@a.example", "brightvalve.example"),
        reply_message_id(b"key", "sales", "2@a.example", "brightvalve.example"),
    }
    assert len(others | {made}) == 4
