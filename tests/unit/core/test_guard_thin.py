"""Thin mail of plain senders is answered: a list of part numbers, a request in a file."""

import pytest

from bot.core.guard import guard
from bot.core.guard_thin import names_only_codes
from bot.core.message import Address, Attachment, Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))
WHOLE = Headers((("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today")))
DRAWING = Attachment("flange.step", "application/octet-stream", 900)
EXE = Attachment("rfq.pdf.exe", "application/octet-stream", 900)
PARTS = "6204-2RS 2000\n6205-2Z 500\nDN50/PN16"


def judged(**changes):
    usual = {"headers": WHOLE, "return_path": BUYER.email, "part_types": ("text/plain",)}
    return guard(a_message(**(usual | changes)), OWN)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": PARTS, "subject": "x7"},
        {"text": "", "subject": "Inquiry", "attachments": (DRAWING,)},
        {"text": "see attachment", "subject": "Inquiry", "attachments": (EXE,)},
    ],
)
def test_thin_mail_of_one_house_is_answered(changes):
    verdict = judged(**changes)

    assert (verdict.keep, verdict.auto_reply) == ("lead", True)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"part_types": ("multipart/alternative", "text/plain", "text/html")},
        {"message_id": "1@third.example"},
        {"return_path": None},
        {"cc": (Address("all@kunde.example"),)},
        {"to": (Address("sales@brightvalve.example"), Address("info@other.example"))},
    ],
)
@pytest.mark.parametrize(
    "changes",
    [
        {"text": PARTS, "subject": "x7"},
        {"text": "", "subject": "Inquiry", "attachments": (DRAWING,)},
        {"text": "see attachment", "subject": "Inquiry", "attachments": (EXE,)},
    ],
)
def test_the_same_from_several_houses_or_in_html_waits_for_a_person(changes, elsewhere):
    assert judged(**changes, **elsewhere).keep == "held"


def test_a_dangerous_file_is_told_even_where_it_does_not_hold():
    hits = judged(text="see attachment", subject="Inquiry", attachments=(EXE,)).hits

    assert [(hit.rule, hit.evidence) for hit in hits] == [("H16", "rfq.pdf.exe")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (PARTS, True),
        ("{{ a.b }} {% c %}", True),
        ("please call me tomorrow at 5", False),
        ("a1 b2 c3 https://shop.example/a1", False),
        ("me@kunde.example you@kunde.example", False),
        ("", False),
        ("x1 " * 401, False),
    ],
)
def test_a_text_of_codes_is_told_from_prose(text, codes):
    assert names_only_codes(a_message(text=text)) is codes
