"""Broken structure, doubled fields, odd encodings: what a person would read is read."""

import base64

import pytest

from bot.core.parse import parse_message
from tests.builders import NOON

HEAD = b"From: a@b.example\r\nSubject: x\r\n"


def parse(raw):
    return parse_message(raw, NOON)


def multipart(*parts, kind=b"mixed", boundary=b"b"):
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    return (
        HEAD + b"Content-Type: multipart/" + kind + b"; boundary=b\r\n\r\npreamble\r\n" + body + b"--b--\r\n"
    )


PLAIN = b"Content-Type: text/plain\r\n\r\nplease quote"


def test_of_two_alternatives_the_plain_one_is_read():
    html = b"Content-Type: text/html\r\n\r\n<p>please quote as HTML</p>"
    assert parse(multipart(PLAIN, html, kind=b"alternative")).text == "please quote"


def test_a_plain_part_that_only_points_to_the_html_one_is_not_the_text():
    plain = b"Content-Type: text/plain\r\n\r\nYour mail program shows no HTML."
    html = b"Content-Type: text/html\r\n\r\n<p>please quote</p>"
    assert parse(multipart(plain, html, kind=b"alternative")).text == "please quote"


def test_text_after_an_attachment_is_read_too():
    image = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    message = parse(multipart(PLAIN, image, b"Content-Type: text/plain\r\n\r\nand 50 gaskets"))
    assert message.text == "please quote\n\nand 50 gaskets"
    assert [(item.content_type, item.size) for item in message.attachments] == [("image/png", 8)]


def test_an_attached_message_is_an_attachment_and_is_not_entered():
    inner = (
        b"Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nAuto-Submitted: auto-replied\r\n\r\ninner"
    )
    message = parse(multipart(PLAIN, inner))
    assert (message.text, message.attachments[0].name) == ("please quote", "message.eml")
    assert "auto-submitted" not in message.headers


def test_a_mail_that_is_nothing_but_another_one_has_its_text():
    assert parse(HEAD + b"Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\n\r\ninner").text == "inner"


@pytest.mark.parametrize(
    "encoded",
    [
        base64.b64encode(b"please quote 500 pcs"),
        base64.b64encode(b"please quote 500 pcs").rstrip(b"="),
        b"cGxl\r\nYXNl!!IHF1\r\nb3RlIDUwMCBwY3M",
        base64.b64encode(b"please quote ") + b"\r\n" + base64.b64encode(b"500 pcs"),
        b"please quote 500 pcs",
    ],
)
def test_broken_base64_still_gives_its_text(encoded):
    raw = HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + encoded
    assert parse(raw).text == "please quote 500 pcs"


@pytest.mark.parametrize("boundary", [b"", b"; boundary=other"])
def test_a_boundary_that_is_missing_or_wrong_is_guessed(boundary):
    raw = HEAD + b"Content-Type: multipart/mixed" + boundary + b"\r\n\r\n--b\r\n" + PLAIN + b"\r\n--b--\r\n"
    message = parse(raw)
    assert (message.text, "boundary guessed" in message.defects) == ("please quote", True)


def test_a_mail_cut_off_in_the_middle_has_what_arrived():
    message = parse(multipart(PLAIN).partition(b"\r\n--b--")[0])
    assert (message.text, "multipart without its end" in message.defects) == ("please quote", True)


def test_sixty_nested_parts_do_not_hide_the_text():
    nested = PLAIN
    for depth in range(60):
        mark = b"n%d" % depth
        nested = b"Content-Type: multipart/mixed; boundary=%s\r\n\r\n--%s\r\n%s\r\n--%s--" % (
            mark,
            mark,
            nested,
            mark,
        )
    assert parse(HEAD + nested).text == "please quote"


def test_very_many_parts_are_cut_and_it_is_said():
    message = parse(multipart(*[PLAIN] * 400))
    assert len(message.part_types) == 200
    assert any(defect.startswith("cut: more than 200 parts") for defect in message.defects)


def test_text_right_after_the_fields_is_not_lost():
    assert "please quote 500" in parse(HEAD + b"please quote 500 pcs\r\nthank you").text


def test_a_folded_field_that_lost_its_blank_is_joined():
    raw = HEAD + b"Content-Type: multipart/mixed;\r\nboundary=b\r\n\r\n--b\r\n" + PLAIN + b"\r\n--b--\r\n"
    message = parse(raw)
    assert (message.text, message.defects) == ("please quote", ())


def test_uuencoded_files_are_attachments_and_no_text():
    raw = HEAD + b"\r\nplease quote\r\nbegin 644 list.xls\r\n#0V%T\r\n`\r\nend\r\nthank you\r\n"
    message = parse(raw)
    assert (message.text, message.attachments[0].name) == ("please quote\nthank you", "list.xls")


@pytest.mark.parametrize(
    ("field", "sender"),
    [
        (b"Carla (Export) <c@d.example>", ("c@d.example", "Carla (Export)")),
        (b"c@d.example (Carla)", ("c@d.example", "Carla")),
        (b'"Kunde, Carla" <C@D.example>', ("c@d.example", "Kunde, Carla")),
        (b"=?utf-8?q?K=C3=B6ln=2C_Carla?= <c@d.example>", ("c@d.example", "Köln, Carla")),
        (b"Carla <c@d.example", ("c@d.example", "Carla")),
        (b"<c@d.example>", ("c@d.example", "")),
        ("Käthe <c@d.example>".encode("latin-1"), ("c@d.example", "Käthe")),
        (b"=?utf-8?q?Carla_=3Cc=40d=2Eexample=3E?=", ("c@d.example", "Carla")),
        ("Car\u202ela\u200b <c@d.example>".encode(), ("c@d.example", "Carla")),
    ],
)
def test_senders_however_they_are_written(field, sender):
    found = parse(b"From: " + field + b"\r\n\r\nx").sender
    assert (found.email, found.name) == sender


@pytest.mark.parametrize(
    "field", [b"", b"Carla", b"<>", b"undisclosed-recipients:;", b"a@b@c", b"@", b"<script>@x"]
)
def test_what_is_no_address_is_no_sender(field):
    assert parse(b"From: " + field + b"\r\n\r\nx").sender is None


def test_two_from_fields_are_two_senders_unless_they_agree():
    assert parse(b"From: a@b.example\r\nFrom: c@d.example\r\n\r\nx").senders == 2
    assert parse(b"From: a@b.example\r\nFrom: A@b.example\r\n\r\nx").senders == 1


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b"filename*=utf-8''K%C3%B6ln.pdf", "Köln.pdf"),
        (b"filename*0*=utf-8''K%C3%B6; filename*1=ln.pdf", "Köln.pdf"),
        (b'filename="=?utf-8?B?S8O2bG4ucGRm?="', "Köln.pdf"),
        (b'filename="C:\\\\tmp\\\\a.pdf"', "a.pdf"),
        (b"filename=a;b.pdf", "a"),
    ],
)
def test_names_of_attachments_however_they_are_written(field, name):
    part = b"Content-Type: application/pdf\r\nContent-Disposition: attachment; " + field + b"\r\n\r\nx"
    assert parse(multipart(PLAIN, part)).attachments[0].name == name


def test_links_in_html_show_where_they_go():
    raw = HEAD + b"Content-Type: text/html\r\n\r\n<a href='https://evil.example/x?id=1'>your price list</a>"
    assert parse(raw).text == "your price list <https://evil.example/x>"


def test_a_letter_split_between_two_encoded_words_is_whole():
    assert parse(b"Subject: =?utf-8?q?K=C3?= =?UTF-8?q?=B6ln?=\r\n\r\n").subject == "Köln"


def test_no_half_character_leaves_the_parser():
    raw = HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\nplease +3oI-quote"
    message = parse(raw)
    assert message.text.encode() == "please \ufffdquote".encode()
