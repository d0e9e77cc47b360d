"""Any bytes become a message."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.guard import guard
from bot.core.parse import parse_message
from bot.core.verdict import Own
from tests.builders import NOON

PLAIN = (
    b"Return-Path: <carla@kunde.example>\r\nFrom: Carla Kunde <Carla@Kunde.example>\r\n"
    b"To: sales@brightvalve.example\r\nSubject: Ball valves\r\nMessage-ID: <1@kunde.example>\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nPlease quote 500 pcs.\r\n"
)


def parse(raw):
    return parse_message(raw, NOON)


def body(text, charset, *, declared=None, subject=b"x"):
    head = b"From: a@b.example\r\nSubject: " + subject + b"\r\nContent-Type: text/plain"
    head += f"; charset={declared or charset}".encode() if declared != "" else b""
    return head + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text.encode(charset)


def test_a_plain_mail():
    message = parse(PLAIN)
    assert (message.key, message.message_id) == ("1@kunde.example", "1@kunde.example")
    assert (message.sender.email, message.sender.name) == ("carla@kunde.example", "Carla Kunde")
    assert (message.subject, message.text.strip()) == ("Ball valves", "Please quote 500 pcs.")
    assert (message.return_path, message.received_at, message.size) == (
        "carla@kunde.example",
        NOON,
        len(PLAIN),
    )


@pytest.mark.parametrize(
    ("text", "charset", "declared"),
    [
        ("您好，请报价球阀一千只，谢谢朱镕基。", "gb18030", "gb2312"),
        ("お見積りをお願いいたします。髙橋", "cp932", "shift_jis"),
        ("見積をお願いします", "iso-2022-jp", None),
        ("견적 부탁드립니다", "cp949", "ks_c_5601-1987"),
        ("Просим выслать цены на шаровые краны", "koi8-r", None),
        ("Kugelhähne für Köln – 5 €", "cp1252", "iso-8859-1"),
        ("您好，請報價球閥一千只", "big5", None),
        ("Grüße aus München", "utf-8", ""),
        ("Просим выслать цены на шаровые краны и насосы", "cp1251", "x-nobody-knows"),
    ],
)
def test_text_is_read_in_its_true_charset(text, charset, declared):
    assert parse(body(text, charset, declared=declared)).text.strip() == text


def test_headers_are_decoded_however_they_were_written():
    assert parse(b"Subject: =?gb2312?B?x/Kw+w==?=\r\n\r\n").subject
    assert parse(b"Subject: =?utf-8?q?K=C3=B6l?= =?utf-8?q?n?=\r\n\r\n").subject == "Köln"
    assert parse("Subject: Köln\r\n\r\n".encode()).subject == "Köln"
    assert parse("Subject: Köln\r\n\r\n".encode("latin-1")).subject == "Köln"
    assert parse(b"Subject: a\r\n b\r\n\r\n").subject == "a b"


@pytest.mark.parametrize("id_field", ["<>", "<[abc]>", "", "<" + "x" * 5000 + ">", "<a b>"])
def test_an_id_that_is_no_id_makes_the_bytes_the_key(id_field):
    raw = PLAIN.replace(b"<1@kunde.example>", id_field.encode())
    assert parse(raw).key


def test_without_an_id_the_key_is_the_digest_of_the_bytes():
    raw = PLAIN.replace(b"Message-ID: <1@kunde.example>\r\n", b"")
    assert parse(raw).key.startswith("sha256:")
    assert parse(raw).key == parse(raw).key != parse(raw + b" ").key


def test_a_null_path_and_no_path_are_told_apart():
    assert parse(b"Return-Path: <>\r\n\r\n").return_path == ""
    assert parse(b"From: a@b.example\r\n\r\n").return_path is None


@pytest.mark.parametrize(
    "prefix", [b"\xef\xbb\xbf", b"From carla@kunde.example Mon Mar  2 12:00:00 2026\r\n"]
)
def test_what_stands_before_the_headers_does_not_hide_them(prefix):
    message = parse(prefix + PLAIN)
    assert (message.return_path, message.subject) == ("carla@kunde.example", "Ball valves")


def test_bare_carriage_returns_are_lines():
    assert parse(PLAIN.replace(b"\r\n", b"\r")).subject == "Ball valves"


def test_a_multipart_without_boundary_still_has_its_text():
    raw = b"From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\nhello there"
    assert "hello there" in parse(raw).text


def test_attachment_names_are_cleaned_of_paths_and_tricks():
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="../../etc/pass\xe2\x80\xaewd.pdf"\r\n\r\nx\r\n--b--'
    )
    [attachment] = parse(raw).attachments
    assert "/" not in attachment.name
    assert "\u202e" not in attachment.name
    assert attachment.name.endswith("pdf")


def test_html_alone_is_read_as_text():
    raw = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n<style>x{}</style><p>Hello<br>there</p>"
    assert parse(raw).text.split() == ["Hello", "there"]


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain" + b" ;" * 12_000 + b"\r\n\r\nx",
        b"To: " + b"a@b.example, " * 20_000 + b"\r\n\r\nx",
        b"References: " + b"<x@y.example> " * 20_000 + b"\r\n\r\nx",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 2_000,
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 50_000,
        b"\r\n\r\n" + b"On " * 20_000,
        b"X: y\r\n" * 50_000,
    ],
)
def test_a_mail_made_to_be_slow_is_not(raw):
    started = time.process_time()
    guard(parse(raw), Own())
    assert (
        time.process_time() - started < 1
    )  # a quarter of it on a quiet machine; the library alone takes many


@settings(max_examples=150)
@given(st.binary(max_size=2_000))
def test_any_bytes_become_a_message_and_a_verdict(raw):
    assert guard(parse(raw), Own()).keep in ("lead", "machine", "held")


@settings(max_examples=150)
@given(st.integers(0, len(PLAIN)), st.binary(max_size=40), st.integers(0, 30))
def test_a_damaged_mail_becomes_a_message_and_a_verdict(at, noise, gone):
    assert guard(parse(PLAIN[:at] + noise + PLAIN[at + gone :]), Own()).keep in ("lead", "machine", "held")


@pytest.mark.parametrize(
    "text",
    [
        "One: is it in stock?\n\nTwo: what is the price of 50 pcs?\n",
        "Hey:)\n\nwhat is the price of 50 pcs?\n",
        "Note:this\nPS: that\n\nwhat is the price of 50 pcs?\n",
    ],
)
def test_a_text_whose_first_line_looks_like_a_field_is_no_header(text):
    message = parse_message(text.encode(), NOON)

    assert " ".join(message.text.split()) == " ".join(text.split())
    assert "no header" in message.defects


@pytest.mark.parametrize("field", ["Subject: x", "X-Any: y", "Content-Type: text/plain", "List-Id: <a.b>"])
def test_one_field_of_mail_makes_a_header(field):
    message = parse_message(f"Odd: y\n{field}\n\nwhat is the price of 50 pcs?\n".encode(), NOON)

    assert message.text == "what is the price of 50 pcs?"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b'"carla kunde"@kunde.example', '"carla kunde"@kunde.example'),
        (b'"carla"@kunde.example', "carla@kunde.example"),
        (b"Carla <carla\r\n @kunde.example>", "carla@kunde.example"),
    ],
)
def test_a_blank_within_quotes_is_part_of_an_address(written, read):
    sender = parse(b"From: " + written + b"\r\n\r\nx").sender
    assert sender is not None
    assert sender.email == read
