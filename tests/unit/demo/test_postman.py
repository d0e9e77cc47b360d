import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from bot.core.language import guess_language
from bot.core.parse import parse_message
from bot.demo.postman import Inquiry, Postman, samples

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def read(path: Path):
    return parse_message(path.read_bytes(), NOW)


def an_inquiry(**changes: str) -> Inquiry:
    written = {
        "name": "Mei Lin",
        "email": "mei@buyer.example",
        "subject": "Pumps",
        "text": "20 pumps, please",
    }
    return Inquiry(**(written | changes))


def test_the_samples_come_in_at_least_twelve_languages_and_four_old_charsets():
    assert len(samples()) >= 18
    assert len({guess_language(read(path).text).language for path in samples()}) >= 12
    raw = b"".join(path.read_bytes() for path in samples())
    for charset in (b"gb18030", b"iso-2022-jp", b"koi8-r", b"windows-1252"):
        assert b"charset=" + charset in raw


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_a_sample_is_a_sound_mail_that_names_reserved_domains_only(path):
    message = read(path)
    assert message.defects == ()
    assert message.text
    for address in (message.sender, *message.to, *message.reply_to):
        assert address.domain.endswith(".example")
    assert set(re.findall(r"https?://[\w.-]*?(\w+)(?=[/\s)])", message.text)) <= {"example"}


def test_a_sample_was_written_just_now_and_comes_once(tmp_path):
    postman = Postman(tmp_path)
    postman.bring_sample(samples()[0])
    [there] = tmp_path.iterdir()
    before = there.read_bytes()
    written = parsedate_to_datetime(read(there).headers.first("date"))
    assert abs(written.timestamp() - there.stat().st_mtime) < 5
    postman.bring_sample(samples()[0])
    assert there.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "subject", "text"),
    [
        ("Mei Lin", "Pumps", "20 pumps, please"),
        ("田中 美咲", "ポンプの見積り", "ポンプ20台の見積りをお願いします。\n\n田中"),
        ("Eve\r\nBcc: all@buyer.example", "Hi\nX-Fake: 1", "<b>bold</b>\r\n.\r\nFrom here on"),
        ("O'Brien, Ned; Ltd (UK)", "a" * 200, "x" * 5000),
    ],
)
def test_what_a_visitor_writes_arrives_as_a_mail_with_nothing_slipped_into_its_headers(
    tmp_path, name, subject, text
):
    Postman(tmp_path).bring(an_inquiry(name=name, subject=subject, text=text))
    [path] = tmp_path.iterdir()
    message = read(path)
    assert message.sender.email == "mei@buyer.example"
    assert message.sender.name == " ".join(name.split())
    assert message.subject == " ".join(subject.split())
    assert message.text.split() == text.split()
    assert "bcc" not in message.headers
    assert "x-fake" not in message.headers


@pytest.mark.parametrize(
    "email", ["@", "a b@c d.example", "münze@bank.example", "x@buyer.example>\r\nBcc: y@z.example"]
)
def test_an_odd_address_still_makes_a_mail(tmp_path, email):
    Postman(tmp_path).bring(an_inquiry(email=email))
    [path] = tmp_path.iterdir()
    assert "bcc" not in read(path).headers


def test_two_visitors_write_two_mails(tmp_path):
    names = [Postman(tmp_path).bring(an_inquiry()) for _ in range(2)]
    assert names == ["visitor-001.eml", "visitor-002.eml"]


REPLY = {
    "headers": [
        ("From", "Brightvalve Sales <sales@brightvalve.example>"),
        ("To", "mei@buyer.example"),
        ("Subject", "Re: Pumps"),
        ("Date", "Tue, 24 Nov 2026 09:00:00 +0000"),
        ("Message-ID", "<ours@brightvalve.example>"),
        ("In-Reply-To", "<hers@buyer.example>"),
    ],
    "text": "Dear Mei Lin,\n\nthank you.",
}


def test_a_buyers_answer_belongs_to_the_mail_it_answers_and_has_it_below(tmp_path):
    postman = Postman(tmp_path)
    assert postman.bring(an_inquiry()) == "visitor-001.eml"
    message = read(tmp_path / postman.answer(REPLY, "30 pumps, in fact", name="Mei Lin"))
    assert (message.sender.name, message.sender.email) == ("Mei Lin", "mei@buyer.example")
    assert message.subject == "Re: Pumps"
    assert message.headers.first("in-reply-to") == "<ours@brightvalve.example>"
    assert message.headers.first("references").split() == [
        "<hers@buyer.example>",
        "<ours@brightvalve.example>",
    ]
    assert message.text == "30 pumps, in fact"
    assert "> Dear Mei Lin," in message.history
