"""Outlook's winmail.dat: its files are named, and its text is read where there is no other."""

import base64
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.charset import Reader
from bot.core.parse import parse_message
from bot.core.tnef import read_tnef
from tests.builders import NOON

NAMED = 0x8001


def attribute(name, value, level=1):
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def padded(value):
    return value + bytes(-len(value) % 4)


def one_value(kind, name, value):
    return struct.pack("<HHII", kind, name, 1, len(value)) + padded(value)


def properties(*items):
    return struct.pack("<I", len(items)) + b"".join(items)


def winmail(*attributes):
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


CODEPAGE = attribute(0x69007, struct.pack("<II", 1251, 0))
A_FILE = (
    attribute(0x69002, bytes(14), 2),
    attribute(0x18010, b"PRICE~1.XLS\0", 2),
    attribute(0x6800F, b"x" * 700, 2),
    attribute(
        0x69005,
        properties(
            struct.pack("<HHI", 3, 0x0E20, 700),
            struct.pack("<HH16sIIQ", 0x40, NAMED, bytes(16), 0, 7, 0),
            struct.pack("<HH16sII8sI", 3, NAMED, bytes(16), 1, 6, "abc".encode("utf-16-le"), 0),
            one_value(0x1F, 0x3707, "Прайс.xls\0".encode("utf-16-le")),
        ),
        2,
    ),
)


def mail(stream, *, text=b"", kind=b"application/ms-tnef"):
    return b"\r\n".join(
        (
            b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b",
            b"Content-Type: text/plain\r\n\r\n" + text + b"\r\n--b",
            b"Content-Type: " + kind + b"; name=winmail.dat",
            b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(stream) + b"--b--",
        )
    )


@pytest.mark.parametrize("kind", [b"application/ms-tnef", b"application/octet-stream"])
def test_the_files_inside_are_named_as_the_sender_named_them(kind):
    message = parse_message(mail(winmail(CODEPAGE, *A_FILE), text=b"please quote", kind=kind), NOON)
    assert [(item.name, item.size) for item in message.attachments][1:] == [("Прайс.xls", 700)]
    assert (message.text, message.defects) == ("please quote", ())


def test_a_file_without_a_long_name_has_its_short_one():
    found = read_tnef(winmail(CODEPAGE, *A_FILE[:2], attribute(0x18010, "Ц.xls".encode("cp1251"))), Reader())
    assert found.files[0].title == "PRICE~1.XLS"
    assert parse_message(mail(winmail(*A_FILE[:2])), NOON).attachments[1].name == "PRICE~1.XLS"


@pytest.mark.parametrize(
    "body",
    [
        attribute(0x2800C, "Просим цены".encode("cp1251")),
        attribute(0x69003, properties(one_value(0x1F, 0x1000, "Просим цены\0".encode("utf-16-le")))),
        attribute(0x69003, properties(one_value(0x1E, 0x1000, "Просим цены\0".encode("cp1251")))),
        attribute(0x69003, properties(one_value(0x102, 0x1013, "<p>Просим цены</p>".encode()))),
    ],
    ids=["attribute", "wide property", "narrow property", "HTML"],
)
def test_its_text_is_read_where_the_mail_has_no_other(body):
    stream = winmail(CODEPAGE, body)
    assert parse_message(mail(stream), NOON).text == "Просим цены"
    assert parse_message(mail(stream, text=b"please quote"), NOON).text == "please quote"


def test_one_that_is_cut_off_has_what_arrived_and_it_is_said():
    stream = winmail(CODEPAGE, *A_FILE[:2], attribute(0x6800F, b"x" * 700, 2))[:-300]
    message = parse_message(mail(stream, text=b"x"), NOON)
    assert [(item.name, item.size) for item in message.attachments][1:] == [("PRICE~1.XLS", 700)]
    assert any("winmail.dat" in defect for defect in message.defects)


@settings(max_examples=100, derandomize=True)
@given(st.integers(0, 400), st.binary(max_size=30), st.integers(0, 30))
def test_a_damaged_one_hurts_nobody(at, noise, gone):
    whole = winmail(CODEPAGE, *A_FILE, attribute(0x69003, properties(one_value(0x1F, 0x1000, b"a\0b\0"))))
    assert len(read_tnef(whole[:at] + noise + whole[at + gone :], Reader()).files) <= 100
