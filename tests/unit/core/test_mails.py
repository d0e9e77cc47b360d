"""Whole mails as they arrive, one trait each: the name says what becomes of it (tests/mails)."""

from pathlib import Path

import pytest

from bot.core.guard import guard
from bot.core.parse import parse_message
from bot.core.verdict import Own
from tests.builders import NOON

MAILS = Path(__file__).parents[2] / "mails"
OWN = Own(addresses=frozenset({"sales@brightvalve.example"}), message_id_domain="brightvalve.example")
ENDS = {
    "lead-no-auto": ("lead", True, False),
    "lead": ("lead", True, True),
    "held": ("held", True, False),
    "machine": ("machine", False, False),
}


def expected(name):
    return next(end for start, end in ENDS.items() if name.startswith(start + "-"))


@pytest.mark.parametrize("path", sorted(MAILS.glob("*.eml")), ids=lambda path: path.stem)
def test_a_mail_ends_as_its_name_says(path):
    verdict = guard(parse_message(path.read_bytes(), NOON), OWN)
    assert (verdict.keep, verdict.card, verdict.auto_reply) == expected(path.stem), verdict.reason


def test_the_mails_are_there():
    assert len(list(MAILS.glob("*.eml"))) >= 40


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lead-gb2312-label-over-gb18030-bytes", "请报价球阀550只，DN50。谢谢，朱镕基"),
        ("lead-iso-2022-jp", "ボールバルブ550個の見積をお願いします。"),
        ("lead-koi8-r", "шаровые краны, 550 шт."),
        ("lead-big5-base64", "請報價球閥550個"),
        ("lead-windows-1252-undeclared", "550 Stück Kugelhähne nach Köln"),
        ("lead-unknown-charset-label", "550 pieces"),
        ("lead-bare-carriage-returns", "550 pieces"),
        ("lead-multipart-without-boundary", "550 pieces"),
        ("lead-forwarded-inquiry-keeps-its-text", "550 pieces"),
    ],
)
def test_what_the_buyer_wrote_is_read(name, words):
    assert words in parse_message((MAILS / f"{name}.eml").read_bytes(), NOON).text
