"""What programs and networks do to mails: names in pieces, boundaries astray, wrappers, damaged encodings."""

import base64

import pytest

from bot.core.parse import parse_message
from tests.builders import NOON
from tests.fuzz.hostile import nested

HEAD = b"From: a@b.example\r\nSubject: x\r\n"


def parse(raw):
    return parse_message(raw, NOON)


def name_of(disposition, kind=b"application/pdf"):
    part = b"Content-Type: " + kind + b"\r\nContent-Disposition: " + disposition + b"\r\n\r\nx"
    head = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
    [attachment] = parse(head + part + b"\r\n--b--").attachments
    return attachment.name


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b"filename*=UTF-8'en'%E2%82%AC%20rates.pdf", "€ rates.pdf"),
        (b"filename*0*=iso-2022-jp''%1b$B8%2b; filename*1*=@Q%1b(B.pdf", "見積.pdf"),
        (b'filename*0="long "; filename*1="name.pdf"', "long name.pdf"),
        (b'filename*1="name.pdf"; filename*0="long "', "long name.pdf"),
        (b"filename*0*=UTF-8''%E8%AF; filename*1*=%B7.pdf", "请.pdf"),
        (b"filename*0*=UTF-8''%E8%AF%B7; filename*1=\" %41.pdf\"", "请 %41.pdf"),
        (b"filename*=gb2312''%c7%eb%b1%a8.xls", "请报.xls"),
        (b"filename*=x-none''%c7%eb%b1%a8%bc%db.xls", "请报价.xls"),
        (b"filename=plain.pdf; filename*=utf-8''ext%C3%A9.pdf", "exté.pdf"),
        (b"filename*=k%C3%B6ln.pdf", "köln.pdf"),
        (b"filename*=utf-8''bad%zz%.pdf", "bad%zz%.pdf"),
        (b'FILENAME="A B.PDF"', "A B.PDF"),
        (b'filename="=?utf-8?b?S8O2?=\r\n =?utf-8?q?ln=2Epdf?="', "Köln.pdf"),
        (b'filename="=?gb2312?B?x+uxqA==?=.pdf"', "请报.pdf"),
        (b'filename="=?utf-8?B?S8O2bG4u\r\n cGRm?="', "Köln.pdf"),
        (b'filename="=?utf-8?Q?K=C3=B6ln a.pdf?="', "Köln a.pdf"),
        (b'filename="=?utf-8?B?S8O2bG4ucGRm?"', "Köln.pdf"),
        (b"filename==?utf-8?B?S8O2bG4ucGRm?=", "Köln.pdf"),
        (b"filename=" + "报价.pdf".encode("gbk"), "报价.pdf"),
        (b'filename="' + "прайс лист.pdf".encode("koi8-r") + b'"', "прайс лист.pdf"),
        (b'filename="a\\"b.pdf', "a_b.pdf"),
    ],
)
def test_names_in_pieces_in_words_or_in_raw_bytes(field, name):
    assert name_of(b"attachment; " + field) == name


def test_a_name_of_the_content_type_alone_counts():
    assert name_of(b"attachment", b"application/pdf; name*=utf-8''K%C3%B6ln.pdf") == "Köln.pdf"


def test_a_boundary_that_is_never_closed_and_one_that_nobody_declared():
    part = b"--b\r\n\r\nplease quote\r\n"
    assert parse(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part).text == "please quote"
    closed = part + b"--b--\r\n"
    message = parse(HEAD + b"Content-Type: multipart/mixed; boundary=other\r\n\r\n" + closed)
    assert (message.text, message.defects) == ("please quote", ("boundary guessed",))


def test_a_dashed_line_that_nothing_closes_is_text():
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=other\r\n\r\n--note\r\nplease quote\r\n"
    assert parse(raw).text == "--note\nplease quote"


def test_a_thousand_nested_parts_end_in_a_message_that_says_so():
    message = parse(nested(1_000))
    assert len(message.part_types) == 81
    assert "cut: parts nested deeper than 80" in message.defects


@pytest.mark.parametrize("ends", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
@pytest.mark.parametrize(
    "start", [b"", b"\xef\xbb\xbf", b"From c@d.example Mon Mar  2 2026\r\n", b"\r\n\r\n"]
)
def test_line_ends_and_what_stands_before_the_header(ends, start):
    raw = start + HEAD + b"To: c@d.example,\r\n\te@f.example\r\n\r\nplease\r\nquote\r\n"
    message = parse(raw.replace(b"\r\n", ends))
    assert (message.subject, message.text) == ("x", "please\nquote")
    assert [address.email for address in message.to] == ["c@d.example", "e@f.example"]


def test_a_batch_of_smtp_commands_is_unwrapped():
    commands = b"HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n"
    message = parse(commands + HEAD + b"\r\nplease quote\r\n.\r\nQUIT\r\n")
    assert (message.subject, message.text) == ("x", "please quote")


def test_doubled_fields_are_all_kept_and_it_is_said():
    message = parse(b"Subject: a\r\nSubject: b\r\nTo: a@b.example\r\nTo: c@d.example\r\n\r\nx")
    assert (message.subject, message.headers.all("subject")) == ("a", ("a", "b"))
    assert [address.email for address in message.to] == ["a@b.example", "c@d.example"]
    assert {"subject is repeated", "to is repeated"} <= set(message.defects)


@pytest.mark.parametrize(
    ("encoded", "text"),
    [
        (b"K=C3=B6ln =ZZ 5=\r\n0 pcs = a", "Köln =ZZ 50 pcs = a"),
        (b"K=c3=b6ln=20  \r\nb", "Köln   \nb"),
        (b"K=C3=B6ln, cut off in =E8=AF", "Köln, cut off in"),
        (b"a=", "a"),
    ],
)
def test_damaged_quoted_printable_still_gives_its_text(encoded, text):
    assert parse(HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded).text == text


def test_nul_bytes_vanish_everywhere():
    message = parse(b'Subject: a\0b\r\nX-A: c\0d\r\nFrom: "K\0" <b@c.example>\r\n\r\nhe\0llo')
    assert (message.subject, message.headers.first("x-a"), message.text) == ("ab", "cd", "hello")
    assert message.sender.name == "K"


def test_the_text_of_an_attached_message_counts_only_where_there_is_no_other():
    inner = b"Subject: i\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"inner text")
    for text, read in ((b"", "inner text"), (b"outer text", "outer text")):
        raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + text + b"\r\n--b\r\n"
        message = parse(raw + b"Content-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--")
        assert (message.text, message.attachments[0].name) == (read, "message.eml")


def test_yenc_is_no_encoding_of_mail_and_stays_text():
    assert (
        "=ybegin" in parse(HEAD + b"\r\nhello\r\n=ybegin line=128 size=9 name=a\r\nkkk\r\n=yend size=9").text
    )


def test_flowed_lines_are_joined_and_signatures_are_not():
    head = HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n"
    assert parse(head + b"please \r\nquote \r\n\r\n> 500 \r\n> pcs\r\n").text == "please quote \n\n> 500 pcs"
    head = head.replace(b"flowed", b"flowed; delsp=yes")
    assert parse(head + "请报 \r\n价".encode()).text == "请报价"
