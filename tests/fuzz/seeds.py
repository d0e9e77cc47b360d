"""Small mails to start from, each with one thing that mail programs do, and pieces to put into others."""

import random
from pathlib import Path

from tests.fuzz.hostile import HEAD, HOSTILE, letter, many_parts, nested

ROOT = Path(__file__).parents[2]
SMALL = 32 * 1024
MOST_SAMPLES = 1500  # a larger collection is sampled

WINMAIL = bytes.fromhex(
    "789f3e220100"  # signature and key
    "0203900600" "28000000" "02000000" "0300200e" "01000000" "1f000010" "01000000" "06000000" "610062000000"
    "0000" "1e000480" "00000000" "0000"  # text, and a property that ends too early
    "0202900600" "02000000" "0000" "0000"  # a file
    "0210800100" "04000000" "612e7800" "0000"  # its title
    "0205900600" "14000000" "01000000" "1f000737" "01000000" "04000000" "62000000" "0000"  # its long name
)  # fmt: skip

PART_KINDS = (
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nplease quote 500 pcs ball valves DN50",
    b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+x+uxqLzbPA==",
    b"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n> quoted \r\n> on\r\nmy \r\n\r\n-- \r\nCarla",
    b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B8+@Q-!\x1b(B",
    b"Content-Type: text/plain; charset=utf-7\r\n\r\nGr+APwA3w-e +3oI-",
    b"Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: inner\r\n\r\ninner text",
    b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
    b"Final-Recipient: rfc822; c@d.example\r\nAction: failed\r\nStatus: 5.1\r\nDiagnostic-Code: smtp; 550 no",
    b"Content-Type: application/pdf; name*0*=utf-8''%E8; name*1*=%AF%B7.pdf\r\n"
    b"Content-Disposition: attachment; filename==?utf-8?Q?K=C3=B6ln?=\r\n\r\nx",
    b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n" + WINMAIL,
    b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR",
)

FIELDS = (
    b"Return-Path: <>",
    b"Return-Path: <SRS0=x=y=kunde.example=carla@fwd.example>",
    b"Auto-Submitted: auto-replied (x)",
    b"Reply-To: =?gb2312?B?x+uxqA==?= <a@b.example>",
    b"List-Id: <sales.brightvalve.example>",
    b"Precedence: bulk",
    b"Authentication-Results: mx.brightvalve.example; spf=fail; dkim=pass header.d=kunde.example; dmarc=none",
    b"Received-SPF: softfail (x)",
    b"X-Spam-Status: Yes, score=9.9",
    b"References: <1@a.example> <2@b.example>",
    b"In-Reply-To: <r1.x.y@brightvalve.example>",
    b"Thread-Topic: Inquiry",
    b"Thread-Index: AQHZ" + b"A" * 30,
    b'To: sales@brightvalve.example, "Kunde, Carla" <c@d.example>, group: a@b.example, c@d.example;',
    b"From: =?utf-8?Q?=22Carla=22_=3Ccarla=40kunde=2Eexample=3E?=",
    b"Sender: web@forms.example",
    b"Subject: =?iso-2022-jp?B?GyRCOCtAUS0hGyhC?=",
    b"Subject: Undelivered Mail Returned to Sender",
    b"Content-Type: multipart/mixed; boundary=b",
    b"Content-Type: multipart/report; report-type=delivery-status",
    b"Content-Transfer-Encoding: base64",
    b"Content-Transfer-Encoding: quoted-printable",
    b"X-Mailer: PHP",
    b"Content-Transfer-Encoding: uuencode",
    b"Date: Tue, 99 Foo 2026 99:99:99 +9999",
    b"Message-ID: <[a]>",
)

PIECES = (
    b"--b\r\n",
    b"--b--\r\n",
    b"\r\n\r\n",
    b"\r\r\n",
    b"\n",
    b"=?utf-8?B?",
    b"?=",
    b"=?utf-8?Q?=C3",
    b";",
    b'"',
    b"(",
    b"<",
    b">",
    b"\\",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1b$B",
    b"\x1b(B",
    b"<p style='display:none'>",
    b"<table><td>",
    b"<blockquote type=cite>",
    b"<a href='https://x.example/'>",
    b"<!--",
    b"<script>",
    b"&#xD800;",
    b"&#0;",
    b"+49 221 1234567",
    b"On Mon, 2 Mar 2026 at 12:00, Anna <a@b.example> wrote:\r\n> ",
    b"-----Original Message-----\r\n",
    b"Best regards,\r\n",
    b"begin 644 a.bin\r\n",
    b"=\r\n",
    b"http://xn--a.example/@",
    b"500 pcs",
    b"ball valve",
    "球阀 請報價 صمام кран".encode(),
    "\u202e\u200b\ufeff".encode(),
    "e\u0301\u0323".encode(),
    "\ufdfa".encode(),
    b"\xed\xa0\x80",
    b"Name: Carla\r\nE-mail: ",
    b"filename*0*=utf-8''%",
    b"charset=gb2312",
    b"charset=utf-16",
    b"charset=utf-7",
    b"charset=hz",
    b"boundary=",
    b"@",
    b":",
)


def small_mails():
    """Every kind of part alone and with others, every field, and what is hostile and small."""
    yield b""
    yield letter(
        "Dear Sales,", "please quote 500 pcs ball valves.", "", "Best regards,", "Carla", "+49 221 123"
    )
    for part in PART_KINDS:
        yield HEAD + part
        yield many_parts(2, part)
    yield many_parts(1, b"--b\r\n".join(part + b"\r\n" for part in PART_KINDS))
    for one in FIELDS:
        yield one + b"\r\n" + HEAD + PART_KINDS[0]
    yield nested(5)
    for made in HOSTILE.values():
        yield made()[:2_000]


def sample_mails():
    """The project's own samples, and some of a larger collection beside the checkout, if somebody has one."""
    beside = sorted(path for path in (ROOT.parent / "shared" / "mails").rglob("*") if path.suffix == ".eml")
    chosen = random.Random(1).sample(beside, min(len(beside), MOST_SAMPLES))
    for path in (*sorted((ROOT / "tests" / "mails").rglob("*.eml")), *chosen):
        if path.stat().st_size <= SMALL:
            yield path.read_bytes()
