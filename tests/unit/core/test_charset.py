"""Every charset that buyers write in, however it is labelled."""

import base64

import pytest

from bot.core.charset import MAX_GUESSED, Reader, decode
from bot.core.parse import parse_message
from tests.builders import NOON

HEAD = b"From: a@b.example\r\n"


def text_of(data, label):
    return parse_message(HEAD + b"Content-Type: text/plain; charset=" + label + b"\r\n\r\n" + data, NOON).text


def subject_of(field):
    return parse_message(b"Subject: " + field + b"\r\n\r\nx", NOON).subject


@pytest.mark.parametrize(
    ("codec", "label", "text"),
    [
        ("cp1250", b"windows-1250", "Žádáme o cenu, řešení"),
        ("cp1251", b"windows-1251", "Просим цену"),
        ("cp1253", b"windows-1253", "Παρακαλώ την τιμή"),
        ("cp1254", b"iso-8859-9", "Fiyat için ığş “teklif”"),
        ("cp1255", b"windows-1255", "מחיר בבקשה"),
        ("cp1256", b"windows-1256", "السعر من فضلك"),
        ("cp1257", b"windows-1257", "Kaina ąčęėį"),
        ("cp874", b"tis-620", "ขอราคา"),
        ("koi8-u", b"koi8-u", "Просимо ціни, їжак ґанок"),
        ("big5hkscs", b"big5", "請報價，啲貨"),
        ("gb18030", b"gb2312", "请报价，镕㐀"),
        ("cp949", b"euc-kr", "견적 뷁"),
        ("cp932", b"shift_jis", "見積①㈱髙橋"),
        ("utf-7", b"unicode-1-1-utf-7", "Größe in mm"),
        ("utf-16", b"utf-16", "Größe"),
        ("utf-16-be", b"utf-16", "please quote"),
        ("hz", b"hz-gb-2312", "请报价"),
    ],
)
def test_a_declared_charset_is_read_as_its_big_brother(codec, label, text):
    assert text_of(text.encode(codec), label) == text


@pytest.mark.parametrize(
    ("codec", "label", "text"),
    [
        ("gbk", b"utf-8", "您好，请报价球阀一千只，谢谢。"),
        ("utf-8", b"us-ascii", "Größe in Köln"),
        ("utf-8", b"gb2312", "请报价球阀"),
        ("cp1252", b"utf-8", "Angebot für Kugelhähne in Größe DN50"),
        ("koi8-r", b"utf-8", "Просим выслать цены на шаровые краны и насосы"),
        ("utf-8", b"iso-2022-jp", "見積をお願いします"),
        ("cp932", b"iso-2022-jp", "見積をお願いします"),
        ("iso-2022-jp", b"utf-8", "見積をお願いします"),
        ("euc_kr", b"x-nobody-knows", "견적을 부탁드립니다. 볼 밸브 가격을 알려 주세요."),
        ("euc_jp", b"DEFAULT_CHARSET", "見積をお願いします。ボールバルブの価格を教えてください。"),
    ],
)
def test_a_label_that_lies_is_not_believed(codec, label, text):
    assert text_of(text.encode(codec), label) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x1b$B8+@Q-!\x1b(B ok", "見積① ok"),
        (b"\x1b$B8+@Q-j\x1b(B\r\nabc", "見積㈱\nabc"),
        (b"\x1b$B\x79\x73\x1b(B", "纊".replace("纊", b"\xed\x93".decode("cp932"))),
        (b"\x1b$B8+@Q\x75\x41\x1b(B", "見積〓"),
        (b"\x1b(I\x31\x32\x33\x1b(B", "ｱｲｳ"),
        (b"\x1b$(D\x30\x21\x1b(B \x1b$B-!\x1b(B", "丂 ①"),
        (b"\x1b$B8+@Q-!", "見積①"),
    ],
)
def test_signs_of_vendors_in_iso_2022_jp(data, text):
    assert text_of(data, b"iso-2022-jp") == text


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (b"=?UTF-8?q?K=c3=b6ln?=", "Köln"),
        (b"=?utf-8?B?S8O2bG4?=", "Köln"),
        (b"=?utf-8?B?S8 O2b G4=?=", "Köln"),
        (b"=?utf-8?B?S8O2?==?utf-8?Q?ln?=", "Köln"),
        (b"=?utf-8?B?6K8=?=\r\n =?utf-8?B?tw==?=", "请"),
        (b"=?utf-8?B?6K+3?=\r\n\t=?gb2312?Q?=BC=DB?=", "请价"),
        (b"=?utf-8?Q?a b c?= d", "a b c d"),
        (b"=?utf-8*de?Q?K=C3=B6ln?=", "Köln"),
        (b"=?utf-7?Q?f+APw-r_uns?=", "für uns"),
        (b"=?UNICODE-1-1-UTF-7?B?" + base64.b64encode(b"f+APw-r") + b"?=", "für"),
        (b"=?iso-2022-jp?B?" + base64.b64encode(b"\x1b$B8+@Q-!\x1b(B") + b"?=", "見積①"),
        (b"=??Q?K=F6ln?=", "Köln"),
        (b"=?x-none?Q?K=F6ln?=", "Köln"),
        (b"=?utf-8?X?x?=", "=?utf-8?X?x?="),
        (b"=?utf-8?Q??= x", "x"),
        ("Köln".encode("latin-1"), "Köln"),
        ("请报价球阀".encode("gb18030"), "请报价球阀"),
        ("Просим выслать цены".encode("koi8-r"), "Просим выслать цены"),
    ],
)
def test_encoded_words_however_they_are_broken(field, subject):
    assert subject_of(field) == subject


def test_accents_without_end_are_cut_and_others_are_not():
    assert decode(("e" + "\u0301" * 500 + "x").encode()).text == "e" + "\u0301" * 30 + "x"
    assert decode("—".encode() * 500).text == "—" * 500


def test_only_so_many_bytes_are_guessed_at():
    reader = Reader()
    first = reader.read(b"\xc7\xeb\xb1\xa8\xbc\xdb " * 50)
    assert first.guessed == "gb18030"
    reader.guessed_bytes = MAX_GUESSED
    later = reader.read(b"\xc7\xeb\xb1\xa8\xbc\xdb\xff")
    assert (later.text, later.guessed) == ("请报价\ufffd", "")
    assert reader.read("Köln".encode()).text == "Köln"


@pytest.mark.parametrize(
    "label", [b"idna", b"hex", b"punycode", b"rot13", b"zlib", b"", b"\xff", b"undefined"]
)
def test_what_is_no_charset_is_none(label):
    assert text_of("Größe".encode(), label) == "Größe"


def test_utf_8_that_our_own_limits_cut_in_the_middle_is_still_utf_8():
    raw = (
        b"From: a@b.example\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n "
        + "请报价".encode() * 100_000
    )
    for shift in (b"", b"x", b"xy"):
        assert parse_message(raw.replace(b"\r\n\r\n ", b"\r\n\r\n" + shift), NOON).text.startswith(
            shift.decode() + "请报价请报价"
        )
    assert decode("Café".encode("latin-1")).text == "Café"
