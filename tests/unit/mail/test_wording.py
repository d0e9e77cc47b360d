"""Header fields that survive any text."""

import re
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.message import Address
from bot.mail.wording import address_field, ids_field, one_line, reply_subject, text_field


def read(field: str) -> str:
    return str(make_header(decode_header(re.sub(r"\r\n(?=[ \t])", "", field.partition(": ")[2]))))


@pytest.mark.parametrize(
    ("original", "reply"),
    [
        ("Ball valves", "Re: Ball valves"),
        ("Re: Ball valves", "Re: Ball valves"),
        ("RE[2]: AW: Fwd: Ball valves", "Re: Ball valves"),
        ("回复：答复: 询价", "Re: 询价"),
        ("Antwort: SV: Angebot", "Re: Angebot"),
        ("Reference: PO 17", "Re: Reference: PO 17"),
        ("Rental of pumps", "Re: Rental of pumps"),
        ("", "Re:"),
        ("Re: ", "Re:"),
        ("win at https://evil.example/?q=1 now", "Re: win at now"),
        ("www.evil.example", "Re:"),
        ("two\r\nBcc: victim@else.example", "Re: two Bcc: victim@else.example"),
        ("\u202egnirts desrever", "Re: gnirts desrever"),
        ("zero\u200bwidth \x00 and \x07 bell", "Re: zerowidth and bell"),
    ],
)
def test_subjects_of_replies(original: str, reply: str):
    assert reply_subject(original) == reply


def test_a_long_subject_is_cut_between_characters():
    subject = reply_subject("👩‍🔧" * 10_000)
    assert len(subject) <= 200
    assert subject.endswith("👩‍🔧…")


def test_letters_that_are_joined_stay_joined():
    assert one_line("می‌خواهم") == "می‌خواهم"


@given(st.text(max_size=300))
def test_a_text_field_says_what_it_was_given_on_short_lines(text: str):
    clean = one_line(text)
    field = text_field("Subject", clean)
    assert field.isascii()
    assert all(len(line) <= 77 for line in field.split("\r\n"))
    assert all(line.startswith(" ") for line in field.split("\r\n")[1:])
    assert read(field) == clean


def test_text_that_looks_encoded_is_shown_as_it_is():
    field = text_field("Subject", "=?utf-8?q?=42cc?=")
    assert read(field) == "=?utf-8?q?=42cc?="


def test_a_name_cannot_add_an_address():
    name = 'Eve" <eve@else.example>, "x'
    field = address_field("From", Address("sales@brightvalve.example", name))
    assert getaddresses([field.partition(": ")[2]]) == [(name, "sales@brightvalve.example")]


def test_a_name_cannot_add_a_line():
    name = "Eve\r\nBcc: victim@else.example"
    field = address_field("From", Address("sales@brightvalve.example", name))
    assert "\n" not in field.replace("\r\n ", "")
    assert not any(line.startswith("Bcc") for line in field.splitlines())


def test_a_name_in_another_script_is_encoded():
    field = address_field("From", Address("sales@brightvalve.example", "光明阀门 Müller"))
    assert field.isascii()
    assert read(field).startswith("光明阀门 Müller")


@pytest.mark.parametrize(
    "email",
    ["a\r\nBcc: b@c.example", "a b@c.example", "<a@c.example>", "a@b@c.example", "nobody", "a,b@c.example"],
)
def test_what_is_no_plain_address_is_refused(email: str):
    with pytest.raises(ValueError, match="cannot be written"):
        address_field("To", Address(email))


def test_a_domain_beyond_ascii_becomes_its_wire_form():
    assert address_field("To", Address("info@bücher.example")) == "To: info@xn--bcher-kva.example"


def test_ids_are_plain_each_once_and_never_too_many():
    field = ids_field(
        "References", ["a@b", "<a@b>", "no spaces@b", "c\r\nBcc: d@e", "é@b", *(f"n{i}@b" for i in range(30))]
    )
    assert field is not None
    ids = re.findall(r"<(.*?)>", field)
    assert ids[0] == "a@b"
    assert ids[-1] == "n29@b"
    assert len(ids) == 20
    assert all(len(line) < 300 for line in field.split("\r\n"))


def test_no_ids_is_no_field():
    assert ids_field("References", ["", "a b"]) is None
