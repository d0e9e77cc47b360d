"""The reply as bytes: marked as automatic, threaded, and with nothing of the buyer's that could do harm."""

import unicodedata
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.catalogue import Catalogue
from bot.core.message import Address
from bot.errors import PermanentFailure
from bot.mail.compose import compose_reply, reply_message_id
from tests.builders import BUYER, NOON, a_message

SALES = Address("sales@brightvalve.example", "Brightvalve Sales")


def compose(
    message=None,
    *,
    to=BUYER,
    sender=SALES,
    text="Dear buyer,\n\nthank you.\n",
    html="<p>thank you</p>",
    **more,
):
    return compose_reply(
        answers=message or a_message(),
        sender=sender,
        to=to,
        text=text,
        html=html,
        message_id="r1.abcdefghijklmnopqrstuvwxyz@brightvalve.example",
        date=NOON,
        **more,
    )


def read(raw):
    return message_from_bytes(raw, policy=SMTP)


def test_a_reply_as_it_leaves_us(golden):
    golden(
        "replies/plain-en.eml",
        compose(a_message(references=("one@a.example",), in_reply_to=("one@a.example",))),
    )


def test_a_reply_to_somebody_who_means_harm(golden):
    hostile = a_message(
        subject="RE: Fwd: \u202e\u2066Pay\r\nBcc: victim@a.example\r\n\r\n"
        "https://evil.example/x 球阀 =?utf-8?q?y?=",
        message_id="m1@a.example>\r\nBcc: victim@a.example\r\nX: <",
        references=("one@a.example", "two words@a.example", "x" * 300 + "@a.example", "last@a.example"),
        text="Visit https://evil.example",
    )
    raw = compose(
        hostile,
        to=Address("eve@a.example", '"Eve"\r\nBcc: victim@a.example'),
        sender=Address(
            "sales@brightvalve.example", 'Brightvalve "Sales"\r\nBcc: x@a.example, 外贸部销售二组'
        ),
        text=".\nFrom here on\r\n\u2028السعر\0\ud800 " + "long " * 300,
        html="",
    )
    golden("replies/hostile.eml", raw)


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
    written = {"text": "SECRET", "signature": "SECRET", "history": "SECRET"}
    raw = compose(a_message(**written), to=Address("carla@kunde.example", "SECRET"))
    parts = [part.get_content() for part in read(raw).walk() if not part.is_multipart()]
    assert len(parts) == 2
    assert b"SECRET" not in raw
    assert "SECRET" not in "".join(parts)


def test_of_a_long_thread_the_first_and_the_newest_ids_stay():
    raw = compose(a_message(references=tuple(f"m{n}@a.example" for n in range(60))))
    ids = str(read(raw)["References"]).split()
    assert len(ids) == 20
    assert (ids[0], ids[1], ids[-2]) == ("<m0@a.example>", "<m42@a.example>", "<m59@a.example>")
    assert ids[-1] == "<inquiry-1@kunde.example>"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Brightvalve", [b'From: "Brightvalve" <sales@brightvalve.example>']),
        ("", [b"From: sales@brightvalve.example"]),
        ("Brightvalve Export Sales Department, Ningbo", [
            b'From: "Brightvalve Export Sales Department, Ningbo"', b" <sales@brightvalve.example>"]),
        ("外贸部", [b"From: =?utf-8?b?5aSW6LS46YOo?= <sales@brightvalve.example>"]),
    ],
)  # fmt: skip
def test_our_name_is_folded_only_where_the_line_would_be_too_long(name, lines):
    raw = compose(sender=Address("sales@brightvalve.example", name))
    assert raw.split(b"\r\n")[: len(lines)] == lines
    assert read(raw)["From"].addresses[0].display_name == name


@pytest.mark.parametrize("length", range(20, 45))
def test_a_line_of_the_from_field_has_76_characters_at_most(length):
    sender = Address("sales@brightvalve.example", "n" * length)
    head = compose(sender=sender).partition(b"\r\nTo:")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 76
    assert (b"\r\n" in head) == (len(f'From: "{"n" * length}" <sales@brightvalve.example>') > 76)


def test_prefixes_do_not_pile_up():
    assert read(compose(a_message(subject="AW: RE: Fwd: Valves")))["Subject"] == "Re: Valves"


hostile = st.text(max_size=300) | st.sampled_from(
    ["x\r\nBcc: victim@a.example", "\u202ereversed", "a" * 10_000, "=?utf-8?q?x?=\n", "\ud800", "\0"]
)


@given(name=hostile)
def test_whatever_our_name_is_the_address_stays_ours(name):
    mail = read(compose(sender=Address("sales@brightvalve.example", name)))
    assert [found.addr_spec for found in mail["From"].addresses] == ["sales@brightvalve.example"]


@given(
    text=hostile | st.text(alphabet=" .aFrom\n\r\tü", max_size=200), html=st.sampled_from(["", "<p>x</p>"])
)
def test_whatever_a_template_says_arrives_as_it_was_meant(text, html):
    raw = compose(text=text, html=html)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert not any(line.startswith(b"From ") for line in raw.split(b"\r\n"))
    shown = read(raw).get_body(("plain",)).get_content()
    assert shown.split() == "".join(c if is_text(c) else "" for c in text).split()


def is_text(character):
    return character in "\t\n\r\x0b\x0c\x85" or unicodedata.category(character) not in ("Cc", "Cs")


@given(subject=hostile, name=hostile, reference=hostile)
def test_whatever_comes_in_no_header_is_added_and_no_line_is_too_long(subject, name, reference):
    message = a_message(subject=subject, message_id=reference, references=(reference,) * 40)
    raw = compose(message, to=Address("buyer@company.example", name))
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\nBcc:" not in head
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    mail = read(raw)
    assert not {unicodedata.category(c) for c in mail["Subject"]} & {"Cc", "Cs"}
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(mail["Subject"])
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


CONTENT = bytes(range(256)) * 40


@pytest.mark.parametrize(
    "name",
    ["Valves 2027.pdf", "阀门目录.pdf", 'a"b\\c/d.pdf', "x" * 90 + ".pdf", "100%.pdf", "目录" * 40 + ".xlsx",
     "a\r\nBcc: b@c.example"],
)  # fmt: skip
def test_a_catalogue_goes_along_whole_under_its_name(name):
    raw = compose(catalogue=Catalogue(name=name, content=CONTENT))
    mail = read(raw)
    assert mail.get_content_type() == "multipart/mixed"
    (file,) = mail.iter_attachments()
    assert file.get_content() == CONTENT
    shown = " ".join(name.split()).replace("/", "_").replace("\\", "_")
    assert file.get_filename() == shown
    assert file.get_content_type() == f"application/{'pdf' if name.endswith('.pdf') else 'octet-stream'}"
    assert mail.get_body(("plain",)).get_content().startswith("Dear buyer,")
    assert mail.get_body(("html",)) is not None
    assert max(map(len, raw.split(b"\r\n"))) <= 90
    assert b"\nBcc:" not in raw


def test_a_link_is_no_attachment():
    assert compose(catalogue=Catalogue(link="https://www.example.com/a.pdf")) == compose()


def test_the_number_of_the_reply_stands_behind_the_subject_whole():
    assert read(compose(reference="BV-7K3QJFA"))["Subject"] == "Re: Ball valves for Hamburg [BV-7K3QJFA]"
    long = read(compose(a_message(subject="valves " * 90), reference="BV-7K3QJFA"))["Subject"]
    assert long.endswith("… [BV-7K3QJFA]")
    assert len(long) <= 200
    assert read(compose(a_message(subject=""), reference="BV-7K3QJFA"))["Subject"] == "Re: [BV-7K3QJFA]"
