"""Mails made to be slow. Each is built from its name alone; `make bench` measures them."""

import base64
import random
from collections.abc import Callable

MEGABYTE = 1024 * 1024
FULL = 25 * MEGABYTE  # the most that mail servers let through
HEAD = (
    b"From: Carla <carla@kunde.example>\r\nTo: sales@brightvalve.example\r\nSubject: Inquiry\r\n"
    b"Message-ID: <1@kunde.example>\r\nDate: Mon, 2 Mar 2026 12:00:00 +0000\r\n"
)
TEXT = HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
BASE64 = HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"


def filled(start: bytes, unit: bytes, size: int = FULL) -> bytes:
    """`start`, then `unit` again and again until the mail has `size` bytes."""
    return (start + unit * ((size - len(start)) // len(unit) + 1))[:size]


def field(name: bytes, value: bytes, body: bytes = b"hello") -> bytes:
    return HEAD + name + b": " + value + b"\r\n\r\n" + body


def in_fields(name: bytes, value: bytes, count: int) -> bytes:
    return HEAD + (name + b": " + value + b"\r\n") * count + b"\r\nx"


def letter(*lines: str, times: int = 1) -> bytes:
    return TEXT + "\r\n".join(lines * times).encode()


def nested(depth: int) -> bytes:
    opened = (b"Content-Type: multipart/mixed; boundary=n%d\r\n\r\n--n%d\r\n" % (n, n) for n in range(depth))
    return HEAD + b"".join(opened) + b"Content-Type: text/plain\r\n\r\nplease quote"


def many_parts(count: int, part: bytes) -> bytes:
    return MIXED + (b"--b\r\n" + part + b"\r\n") * count + b"--b--\r\n"


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def letters(low: int, high: int, count: int) -> str:
    """Text of random characters of one range, eight a word."""
    chosen = random.Random(2)
    words = ("".join(chr(chosen.randint(low, high)) for _ in range(8)) for _ in range(count // 9))
    return " ".join(words)


STRUCTURE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "25 MB of zeros": lambda: bytes(FULL),
    "25 MB of noise": lambda: noise(FULL),
    "25 MB of line feeds": lambda: b"\n" * FULL,
    "25 MB of carriage returns": lambda: b"\r" * FULL,
    "25 MB of CR CR LF": lambda: filled(HEAD + b"\r\r\n", b"x\r\r\n"),
    "25 MB of blanks": lambda: b" " * FULL,
    "25 MB of colons": lambda: b":" * FULL,
    "25 MB of fields": lambda: filled(b"", b"a:b\r\n"),
    "25 MB in one field": lambda: filled(HEAD + b"X-Long: ", b"x"),
    "25 MB of blank lines that go on": lambda: filled(HEAD + b" ", b"\r\n \r\nX: y"),
    "25 MB of parts": lambda: filled(MIXED, b"--b\r\n\r\nx\r\n"),
    "25 MB of boundaries": lambda: filled(MIXED, b"--b\r\n"),
    "25 MB of near boundaries": lambda: filled(MIXED, b"--bb\r\n"),
    "25 MB of dashes": lambda: filled(MIXED, b"-"),
    "25 MB of dashed lines, wrong boundary": lambda: filled(MIXED.replace(b"=b", b"=wrong"), b"--x y\r\n"),
    "25 MB of nested multiparts": lambda: filled(
        HEAD, b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    ),
    "80 nested multiparts over 25 MB of text": lambda: filled(nested(80), b"some words of text\r\n"),
    "1,000 nested multiparts": lambda: nested(1_000),
    "10,000 parts": lambda: many_parts(10_000, b"Content-Type: text/plain\r\n\r\nplease quote"),
    "10,000 HTML parts": lambda: many_parts(10_000, b"Content-Type: text/html\r\n\r\n<p>please <b>quote"),
    "200 parts with long headers": lambda: many_parts(
        200, b"X-A: " + b"y" * 30_000 + b"\r\n" + b"X: y\r\n" * 900 + b"\r\nx"
    ),
    "20 parts of 1 MB HTML": lambda: many_parts(
        20, b"Content-Type: text/html\r\n\r\n" + b"<p>please <b>quote</b></p>\n" * 40_000
    ),
    "20 parts of 1 MB GB18030 in quoted-printable": lambda: many_parts(
        20,
        b"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + b"=C7=EB=B1=A8=BC=DB=\r\n" * 47_000,
    ),
    "20 parts in an unknown charset": lambda: many_parts(
        20, b"Content-Type: text/plain; charset=x-none\r\n\r\n" + b"\xc7\xeb\xb1\xa8\xbc\xdb\xff " * 130_000
    ),
    "100 attachments of 250 KB": lambda: many_parts(
        100,
        b"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment\r\n\r\n" + base64.encodebytes(noise(180_000)),
    ),
    "an attached message of 25 MB": lambda: filled(
        HEAD + b"Content-Type: message/rfc822\r\n\r\n" + MIXED, b"--b\r\n\r\nx\r\n"
    ),
    "25 MB of uuencode": lambda: filled(TEXT + b"begin 644 a.bin\r\n", b"M" + b"A" * 60 + b"\r\n"),
    "25 MB of begin lines": lambda: filled(TEXT, b"begin 644 a.bin\r\n"),
    "25 MB of yEnc": lambda: filled(TEXT + b"=ybegin line=128 size=9 name=a\r\n", noise(997) + b"\r\n"),
    "25 MB of winmail.dat": lambda: filled(
        HEAD + b"Content-Type: application/ms-tnef\r\n\r\n" + b"\x78\x9f\x3e\x22\x01\x00",
        b"\x02\x0f\x80\x06\x00\x00\x00\x00\x00\x00\x00",
    ),
}

FIELDS: dict[str, Callable[[], bytes]] = {
    "Content-Type of 24 KB of ' ; ; ;'": lambda: HEAD + b"Content-Type: x" + b" ;" * 12_000 + b"\r\n\r\nx",
    "Content-Type of 1 MB of quotes": lambda: field(b"Content-Type", b'a/b; x="' + b'\\"' * 500_000),
    "Content-Type of 10,000 parameters": lambda: field(
        b"Content-Type", b"a/b" + b"".join(b"; p%d=v" % n for n in range(10_000))
    ),
    "Content-Disposition of blanks": lambda: field(b"Content-Disposition", b"attachment;" + b" " * 500_000),
    "Content-Disposition of quoted blanks": lambda: field(b"Content-Disposition", b'a; x="a" ' * 30_000),
    "name in 10,000 pieces": lambda: field(
        b"Content-Disposition", b"a" + b"".join(b"; filename*%d*=%%41" % n for n in range(10_000))
    ),
    "a header of 1 MB": lambda: field(b"X-Big", b"x" * 1_000_000),
    "100,000 header lines": lambda: HEAD + b"X-Line: y\r\n" * 100_000 + b"\r\nhello",
    "1 MB of folded lines": lambda: HEAD + b"X-Fold: a" + b"\r\n b" * 250_000 + b"\r\n\r\nhello",
    "500 KB of ';' lines without a blank": lambda: HEAD + b"X-Fold: a;" + b"\r\nb;" * 125_000 + b"\r\n\r\nx",
    "100,000 lines that are no field": lambda: HEAD + b"junk\r\n" * 100_000,
    "100,000 lines that are no field, then one": lambda: HEAD + (b"junk\r\n" * 190 + b"To: x\r\n") * 500,
    "5,000 recipients": lambda: field(b"To", b", ".join(b"p%d@d%d.example" % (n, n) for n in range(5_000))),
    "20,000 references": lambda: field(b"References", b"".join(b"<%d@x.example>" % n for n in range(20_000))),
    "1 MB of 'a@'": lambda: field(b"From", b"a@" * 500_000),
    "1 MB of 'a@' in 32 From fields": lambda: in_fields(b"From", b"a@" * 16_000, 32),
    "1 MB of '(' in From": lambda: field(b"From", b"(" * 1_000_000),
    "500 KB of '(' in all From fields": lambda: in_fields(b"From", b"(" * 16_000, 32),
    "500 KB of '<' in all From fields": lambda: in_fields(b"From", b"<" * 16_000, 32),
    "500 KB of '\"' in all From fields": lambda: in_fields(b"From", b'"a' * 8_000, 32),
    "500 KB of backslashes in From": lambda: in_fields(b"From", b'"\\' * 8_000, 32),
    "500 KB of '<a@b>' in one entry": lambda: in_fields(b"From", b"<a@b> " * 2_600, 32),
    "500 KB of '(a)' before '@'": lambda: in_fields(b"From", b"(a)" * 5_000 + b"@x", 32),
    "500 KB of commas": lambda: in_fields(b"To", b"," * 16_000, 32),
    "1 MB of '=?utf-8?B?'": lambda: field(b"Subject", b"=?utf-8?B?" * 100_000),
    "'=?utf-8?B?' in 16 fields": lambda: in_fields(b"X", b"=?utf-8?B?" * 3_200, 16),
    "'=?utf-8?Q?a?=' in 16 fields": lambda: in_fields(b"X", b"=?utf-8?Q?a?= " * 2_300, 16),
    "'=?' in 16 fields": lambda: in_fields(b"X", b"=?" * 16_000, 16),
    "unterminated words in 16 fields": lambda: in_fields(b"X", b"=?a?b?c" * 4_600, 16),
    "changing charsets in 16 fields": lambda: in_fields(b"X", b"=?gbk?B?x+s=?= =?koi8-r?B?wcLD?= " * 900, 16),
    "guessed charsets in 900 fields": lambda: in_fields(b"X", b"\xc7\xeb\xb1\xff" * 140, 900),
    "guessed charsets in 500 words": lambda: field(b"Subject", b"=?x-no?B?x+uxqLzb/w==?= a " * 1_200),
    "500 KB of 8-bit fields": lambda: in_fields(b"X", b"\xc7\xeb\xb1\xa8 " * 6_000, 17),
    "Received of 500 KB": lambda: HEAD + b"Received: from a by b; c\r\n" * 20_000 + b"\r\nx",
    "Date of 1 MB": lambda: HEAD.replace(b"Mon, 2", b"1 " * 500_000) + b"\r\nx",
    "Message-ID of 500 KB of '<'": lambda: HEAD.replace(b"<1@kunde.example>", b"<" * 500_000) + b"\r\nx",
    "In-Reply-To without brackets": lambda: field(b"In-Reply-To", b"a" * 32_000),
    "References in 15 fields of one word": lambda: in_fields(b"References", b"a" * 32_000, 15),
    "Sender of 32 KB": lambda: field(b"Sender", b"a" * 32_000),
    "Authentication-Results of 500 KB": lambda: in_fields(b"Authentication-Results", b"spf=" * 8_000, 15),
    "Auto-Submitted of comments": lambda: in_fields(b"Auto-Submitted", b"(" * 32_000, 15),
    "500 KB of combining marks in fields": lambda: in_fields(b"X", "e\u0301\u0323".encode() * 6_000, 16),
    "Subject of 'Re: '": lambda: field(b"Subject", b"Re: " * 8_000),
}  # fmt: skip

BODIES: dict[str, Callable[[], bytes]] = {
    "25 MB of one line": lambda: filled(TEXT, b"x"),
    "25 MB of words": lambda: filled(TEXT, b"please quote "),
    "25 MB of '>'": lambda: filled(TEXT, b">"),
    "25 MB of '> ' lines": lambda: filled(TEXT, b"> please quote\r\n"),
    "25 MB of 'On ' lines": lambda: filled(TEXT, b"On Monday, 2 March 2026 at 12:00, Anna wrote:\r\n"),
    "25 MB of 'From:' lines": lambda: filled(TEXT, b"From: a@b.example\r\n"),
    "25 MB of short lines": lambda: filled(TEXT, b"a\r\n"),
    "25 MB of base64 garbage": lambda: filled(BASE64, b"!" + b"QUJD" * 15 + b"=\r\n"),
    "25 MB of base64": lambda: filled(BASE64, base64.encodebytes("Grüße an alle dort, ".encode() * 3)),
    "25 MB of '=' in base64": lambda: filled(BASE64, b"QUJDRA=="),
    "25 MB of quoted-printable": lambda: filled(
        TEXT.replace(b"8bit", b"quoted-printable"), b"=E8=AF=B7=E6=8A=A5=E4=BB=B7=\r\n"
    ),
    "25 MB of Chinese without charset": lambda: filled(
        HEAD + b"\r\n", "您好，请报价球阀一千只。\n".encode("gb18030")
    ),
    "25 MB of 8-bit without charset": lambda: filled(HEAD + b"\r\n", bytes(range(128, 256))),
    "25 MB of UTF-16": lambda: filled(
        HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n", "bitte ".encode("utf-16-le")
    ),
    "25 MB of ISO-2022-JP": lambda: filled(
        HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n", "見積を".encode("iso-2022-jp")
    ),
    "25 MB of UTF-7": lambda: filled(TEXT.replace(b"=utf-8", b"=utf-7"), b"+3oI-+AOk-"),
    "25 MB of format=flowed": lambda: filled(
        HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n", b"word \r\n"
    ),
    "1 MB of flowed quotes": lambda: filled(
        HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n", b">" * 500 + b" \r\n", MEGABYTE
    ),
    "'On ' 20,000 times": lambda: letter("On " * 20_000),
    "5,000 lines of 'On Mon'": lambda: letter("On Mon 2 2026", times=5_000),
    "5,000 lines of '@:'": lambda: letter("12:00 a@b.example:", times=5_000),
    "5,000 empty lines": lambda: letter("", times=4_990),
    "5,000 lines of '-- '": lambda: letter("-- ", times=4_990),
    "5,000 closings": lambda: letter("Best regards,", "Carla", times=2_490),
    "5,000 lines of '---- a ----'": lambda: letter("---- a b c", times=4_990),
    "5,000 labels": lambda: letter("From: a@b.example", "", times=2_490),
    "5,000 stars and blanks": lambda: letter("From" + " *" * 25, times=4_990),
    "256 KB of 'a@'": lambda: filled(TEXT, b"a@", 256 * 1024),
    "256 KB of 'a.'": lambda: filled(TEXT, b"a.", 256 * 1024),
    "256 KB of '('": lambda: filled(TEXT, b"(", 256 * 1024),
    "256 KB of 'http://'": lambda: filled(TEXT, b"http://", 256 * 1024),
    "256 KB of links": lambda: filled(TEXT, b"see <https://a.example/x> ", 256 * 1024),
    "256 KB of links to pages": lambda: filled(TEXT, b"<https://a%d.web.app/x> ", 256 * 1024),
    "256 KB of digits": lambda: filled(TEXT, b"1", 256 * 1024),
    "256 KB of '1,111'": lambda: filled(TEXT, b"111,", 256 * 1024),
    "256 KB of numbers": lambda: filled(TEXT, b"1 22 333 4444 ", 256 * 1024),
    "lines of telephone numbers": lambda: letter("Tel +49 221 1234 567", times=4_990),
    "lines of near telephone numbers": lambda: letter("+1 (((2)))-3.4/5 x6 +++00", times=4_990),
    "40 long lines of plus signs": lambda: letter("+1" * 99, times=40),
    "256 KB of article codes": lambda: filled(TEXT, b"A-B_C/D.E", 256 * 1024),
    "256 KB of dashes": lambda: filled(TEXT, b"-", 256 * 1024),
    "256 KB of blanks": lambda: filled(TEXT + b"x", b" ", 256 * 1024),
    "256 KB of blank lines": lambda: filled(TEXT + b"x", b" \n", 256 * 1024),
    "256 KB of 'html' tags": lambda: filled(TEXT, b"<div>", 256 * 1024),
    "256 KB of random Latin": lambda: letter(letters(0x61, 0x7A, 250_000)),
    "256 KB of random Cyrillic": lambda: letter(letters(0x430, 0x45F, 130_000)),
    "256 KB of random ideographs": lambda: letter(letters(0x4E00, 0x9FA5, 85_000)),
    "256 KB of random Arabic": lambda: letter(letters(0x620, 0x64A, 130_000)),
    "256 KB of random Thai": lambda: letter(letters(0xE01, 0xE4E, 85_000)),
    "256 KB of random Hangul": lambda: letter(letters(0xAC00, 0xD7A3, 85_000)),
    "256 KB of compatibility signs": lambda: letter(letters(0xFB50, 0xFDFB, 85_000)),
    "NFKC that grows eighteenfold": lambda: letter("\ufdfa" * 85_000),
    "256 KB of combining marks": lambda: letter("e" + "\u0301\u0323" * 60_000),
    "256 KB of marks, unordered": lambda: letter("e" + "\u0301\u0323\u0301\u0327" * 30_000),
    "256 KB of zero-width signs": lambda: letter("\u200b" * 85_000),
    "256 KB of Arabic digits": lambda: letter("٠٠٤٩ " * 25_000),
    "256 KB of words of trade": lambda: filled(TEXT, b"please quote price invoice attached ", 256 * 1024),
    "256 KB of 'attach'": lambda: filled(TEXT, b" attach", 256 * 1024),
    "256 KB of 'x of x'": lambda: filled(TEXT, b" invoice proforma", 256 * 1024),
    "256 KB of ball valves": lambda: filled(TEXT, b"ball valve 500 pcs, ", 256 * 1024),
    "256 KB of Arabic prefixes": lambda: letter("وال" * 45_000 + "صمام " * 500),
    "256 KB of one Arabic keyword": lambda: letter("صمام" * 30_000),
}  # fmt: skip

PAGES: dict[str, Callable[[], bytes]] = {
    "25 MB of '<div>'": lambda: filled(HTML, b"<div>"),
    "25 MB of '<'": lambda: filled(HTML, b"<"),
    "25 MB of '<a'": lambda: filled(HTML, b"<a "),
    "1 MB of paragraphs": lambda: filled(HTML, b"<p>please quote</p>", MEGABYTE),
    "1 MB of '<b>'": lambda: filled(HTML, b"<b>", MEGABYTE),
    "1 MB of nested tables": lambda: filled(HTML, b"<table><tr><td>", MEGABYTE),
    "1 MB of nested lists": lambda: filled(HTML, b"<ul><li>a", MEGABYTE),
    "1 MB of '<p><b>'": lambda: filled(HTML, b"<p><b>x", MEGABYTE),
    "1 MB of '<a><b><p>'": lambda: filled(HTML, b"<a href=http://x.example><b><p>x", MEGABYTE),
    "1 MB of formatting that is reopened": lambda: filled(HTML, b"<b class=a%d><i><u><s></p>", MEGABYTE),
    "60,000 opened comments": lambda: filled(HTML, b"<!--", 240_000),
    "1 MB of comments": lambda: filled(HTML, b"<!-- x -->", MEGABYTE),
    "1 MB in one tag": lambda: filled(HTML + b"<p ", b"a=b ", MEGABYTE),
    "1 MB of attributes": lambda: HTML + b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
    "1 MB of entities": lambda: filled(HTML, b"&nbsp;&amp;&#x41;", MEGABYTE),
    "1 MB of hidden text": lambda: filled(HTML, b"<p style='display:none'>x</p>", MEGABYTE),
    "1 MB of nested hidden text": lambda: filled(HTML, b"<i style='display:none'>x", MEGABYTE),
    "1 MB of blanks in a style": lambda: filled(HTML, b"<p style='display        :x'>y</p>", MEGABYTE),
    "1 MB of 'display' and blanks": lambda: filled(HTML + b"<p style='display", b" ", MEGABYTE),
    "1 MB of 'font-size:0'": lambda: filled(HTML, b"font-size:0 ", MEGABYTE),
    "1 MB of links": lambda: filled(HTML, b"<a href='https://a.example/x'>here</a>", MEGABYTE),
    "1 MB in links that close nothing": lambda: filled(HTML, b"<a href='https://a.example/x'>here", MEGABYTE),
    "300 links around everything": lambda: HTML
    + b"".join(b"<div><a href='https://a%d.example/'><table>x" % n for n in range(380))
    + b"word " * 100_000,
    "1 MB of scripts": lambda: filled(HTML, b"<script>x</script>", MEGABYTE),
    "1 MB of opened scripts": lambda: filled(HTML, b"<script>", MEGABYTE),
    "deep, with opened scripts": lambda: HTML + b"<div>" * 1_000 + b"<script></s" * 50_000,
    "1 MB of svg and math": lambda: filled(HTML, b"<svg><math><mi>x", MEGABYTE),
    "1 MB of select and options": lambda: filled(HTML, b"<select><option>x<optgroup>", MEGABYTE),
    "1 MB of templates": lambda: filled(HTML, b"<template>x", MEGABYTE),
    "1 MB of nested forms": lambda: filled(HTML, b"<form><input><button>", MEGABYTE),
    "1 MB of framesets": lambda: filled(HTML, b"<frameset><body a=b>", MEGABYTE),
    "1 MB of text outside of its table": lambda: filled(HTML + b"<table>", b"<tr>x<b>", MEGABYTE),
    "1 MB without a tag": lambda: filled(HTML, b"please quote ", MEGABYTE),
    "1 MB of one letter": lambda: filled(HTML, b"x", MEGABYTE),
    "1 MB of blanks": lambda: filled(HTML + b"<pre>x", b" ", MEGABYTE),
    "1 MB of ideographs": lambda: HTML + letters(0x4E00, 0x9FA5, 345_000).encode(),
    "1 MB of German without charset": lambda: filled(
        HEAD + b"Content-Type: text/html\r\n\r\n", "<p>Grüße</p>".encode("latin-1"), MEGABYTE
    ),
}  # fmt: skip

HOSTILE: dict[str, Callable[[], bytes]] = {**STRUCTURE, **FIELDS, **BODIES, **PAGES}
