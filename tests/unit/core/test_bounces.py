import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bounces import read_bounce
from tests.unit.core.bounce_shapes import EXIM, GONE, OURS, PLAIN, POSTFIX, QMAIL, SHAPES, Shape, mail, report


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_bounce_says_whose_address_failed_for_how_long_and_why(shape: Shape):
    bounce = read_bounce(shape.mail.encode())
    assert bounce is not None
    assert bounce.recipients == shape.recipients
    assert (bounce.action, bounce.status, bounce.doubts_address) == (shape.action, shape.status, shape.doubts)
    assert shape.said in bounce.diagnostic
    assert "\n" not in bounce.diagnostic
    assert bounce.by_system


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.names_ours], ids=lambda shape: shape.name)
def test_the_returned_mail_is_named_by_our_id_or_our_mark(shape: Shape):
    ids = read_bounce(shape.mail.encode()).ids
    assert any(one.partition("@")[0] == OURS.partition("@")[0] for one in ids)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_line_ends_make_no_difference(shape: Shape):
    assert read_bounce(shape.mail.replace("\n", "\r\n").encode()) == read_bounce(shape.mail.encode())


def test_of_several_recipients_who_failed_is_named_first():
    groups = (
        "Final-Recipient: rfc822; fine@kunde.example\nAction: delivered\nStatus: 2.0.0\n\n"
        f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1"
    )
    bounce = read_bounce(report("MAILER-DAEMON@mx.example", "Undelivered", "Sorry.", groups).encode())
    assert (bounce.recipients[0], bounce.action) == (GONE, "failed")


@pytest.mark.parametrize(
    "raw",
    [
        mail("Carla Kunde <carla@kunde.example>", "Ball valves", "Please quote 550 pcs of ball valves DN50."),
        mail("Carla <carla@kunde.example>", "Re: Ball valves", "I am out of the office until Monday."),
        report("carla@kunde.example", "Read: Ball valves", "It was read.", "").replace(
            "message/delivery-status", "message/disposition-notification"
        ),
        "",
        "\n\n",
    ],
    ids=["inquiry", "absence note", "read receipt", "nothing", "blank"],
)
def test_other_mail_is_no_bounce(raw: str):
    assert read_bounce(raw.replace("Return-Path: <>\n", "").encode()) is None


def test_our_own_address_is_nobody_who_failed():
    """Some systems repeat whom they write to: "Sorry sales@brightvalve.example, your mail …"."""
    told = "Sorry sales@brightvalve.example. Your message could not be delivered:\n  user unknown\n"
    assert read_bounce(mail("mailer-daemon@mx.example", "Undeliverable", told).encode()).recipients == ()


MUTATIONS = st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=8)), max_size=12)


@given(st.sampled_from([POSTFIX, EXIM, QMAIL, PLAIN]), MUTATIONS)
def test_whatever_is_broken_in_a_bounce_it_is_read_or_left(shape: str, mutations: list[tuple[int, bytes]]):
    raw = bytearray(shape.encode())
    for at, change in mutations:
        raw[at : at + len(change)] = change
    bounce = read_bounce(bytes(raw))
    assert bounce is None or len(bounce.diagnostic) <= 200


@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw: bytes):
    assert read_bounce(b"From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n" + raw) is not None


@pytest.mark.parametrize(
    "line",
    ["@" * 200_000, "a@b." * 50_000, "-" * 300_000, "<" * 200_000, "550 5.1.1 " * 30_000,
     ">>> RCPT To:\n" * 20_000, "message-id: " * 20_000, "r1." * 90_000, "x" * 300_000 + "@", "\n" * 300_000],
    ids=lambda line: repr(line[:12]),
)  # fmt: skip
def test_a_bounce_made_to_be_slow_is_read_in_bounds(line: str):
    """It ends, with little in hand; how long it takes is measured by the bench."""
    bounce = read_bounce(mail("mailer-daemon@mx.example", "failure notice", line).encode())
    assert len(bounce.recipients) <= 60
    assert len(bounce.ids) <= 30
