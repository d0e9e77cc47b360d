"""What holds of every form, whatever a visitor or a forger writes into it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.message import Message
from tests.form_mails import ORDER, OWN, PROVING, a_mail, answered_at, read

ADDRESSES = (
    "carla@kunde.example",
    "victim@other.example",
    "sales@brightvalve.example",
    "noreply@kunde.example",
)
LINES = st.sampled_from(
    [
        *(f"Email: {address}" for address in ADDRESSES),
        *(f"{address}" for address in ADDRESSES),
        "E-mail", "Name: Carla", "Name", "Message:", f"Message: {ORDER}", ORDER, "Phone: +49 40 5550123",
        "Product: ball valves", "From: Carla <carla@kunde.example>", "Message Body:", "", "-- ",
        "Email: carla@kunde.example Email: victim@other.example",
    ]
)  # fmt: skip
SENDERS = st.sampled_from(
    [
        "noreply@brightvalve.example",
        "sales@brightvalve.example",
        "noreply@kunde.example",
        "buyleads@indiamart.com",
    ]
)
REPLY_TO = st.sampled_from(["", *ADDRESSES, ", ".join(ADDRESSES[:2]), "buyer.relay@kunde.example"])


def named_by(message: Message) -> set[str]:
    """Every address that a form may have meant: Reply-To, From, and those behind a label."""
    text = f"{message.text}\n{message.signature}\n{message.history}"
    return {address for address in (*ADDRESSES, "buyer.relay@kunde.example") if address in text} | {
        address.email for address in (*message.reply_to, *([message.sender] if message.sender else []))
    }


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=8), SENDERS, REPLY_TO)
def test_whoever_is_answered_is_named_once_and_is_nobody_of_ours_and_no_robot(lines, sender, reply_to):
    message = a_mail("\n".join(lines), from_=sender, reply_to=reply_to)
    answered = answered_at(message)
    if answered:
        assert answered in named_by(message)
        assert answered not in (
            "sales@brightvalve.example",
            "noreply@kunde.example",
            "noreply@brightvalve.example",
        )
    if answered and read(message).source != "direct":
        assert {address.email for address in message.reply_to} <= {answered}, "another one in Reply-To"
        labelled = {line.partition(": ")[2] for line in lines if line.startswith("Email: ")}
        assert labelled <= {answered} or read(message).reply_channel == "relay"


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=8), SENDERS, REPLY_TO)
def test_no_form_is_answered_where_our_border_does_not_vouch_for_it(lines, sender, reply_to):
    message = a_mail("\n".join(lines), from_=sender, reply_to=reply_to)
    assert read(message, PROVING).source == "direct"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read_and_keys_and_headers_stay(text, reply_to):
    message = a_mail(text, reply_to=" ".join(reply_to.split()))
    meant = read(message).message
    assert (meant.key, meant.headers, meant.digest) == (message.key, message.headers, message.digest)


@pytest.mark.parametrize(
    "text",
    [
        "Email: " + "a" * 250_000,
        "Email: " + "a@b.example, " * 19_000,
        "Name: x\nEmail: carla@kunde.example\n" * 7_000,
        "Message Body:\n" + "Email: carla@kunde.example\n" * 9_000,
        "price " * 40_000,
    ],
    ids=range(5),
)
def test_a_form_made_to_be_slow_is_not(text):
    message = a_mail(text, reply_to="carla@kunde.example, " * 500)
    started = time.process_time()
    read(message, OWN)
    assert time.process_time() - started < 0.25
