"""Laws: any bytes end in a decision, the same bytes in the same one, and nothing is lost in silence."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.parse import parse_message
from tests.builders import NOON
from tests.fuzz.hostile import FIELDS, HEAD, letter, many_parts, nested
from tests.fuzz.mutation import CHANGES
from tests.fuzz.seeds import small_mails
from tests.fuzz.way import Way, check, strings

SEEDS = tuple(raw for raw in small_mails() if len(raw) < 4_000)


@pytest.fixture(scope="module")
def way():
    return Way()


@settings(max_examples=15, derandomize=True, deadline=None)
@given(raw=st.binary(max_size=1_000))
def test_any_bytes_end_in_a_decision(way, raw):
    walked = way(raw)
    check(walked)
    assert way(raw) == walked


@settings(max_examples=15, derandomize=True, deadline=None)
@given(
    raw=st.sampled_from(SEEDS),
    changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3),
    chosen=st.randoms(use_true_random=False),
)
def test_a_damaged_mail_ends_in_a_decision(way, raw, changes, chosen):
    for change in changes:
        raw = change(chosen, raw)[:8_000]
    walked = way(raw)
    check(walked)
    assert way(raw) == walked


@settings(max_examples=30, derandomize=True, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), codec=st.sampled_from(
    ["utf-8", "utf-16", "utf-7", "gb18030", "cp932", "iso2022_jp_ext", "koi8-r", "cp1252"]))  # fmt: skip
def test_text_in_any_charset_can_be_stored(text, codec):
    field = b"From: a@b.example\r\nSubject: " + text.encode(codec, "replace")
    head = field + b"\r\nContent-Type: text/plain; charset=" + codec.encode() + b"\r\n\r\n"
    message = parse_message(head + text.encode(codec, "replace"), NOON)
    assert "\0" not in "".join(strings(message)).encode().decode()


TEXT_PART = b"Content-Type: text/plain\r\n\r\nplease quote"
A_FILE = b"Content-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\n\r\nx"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (many_parts(201, A_FILE), "more than 200 parts"),
        (many_parts(120, A_FILE), "more than 100 attachments"),
        (many_parts(30, TEXT_PART), "20 parts"),
        (many_parts(3, TEXT_PART + b" x" * 400_000), "768 KB"),
        (letter("x " * 200_000), "128 KB"),
        (nested(1_000), "deeper than 80"),
        (FIELDS["100,000 header lines"](), "more than 1000 lines"),
        (FIELDS["a header of 1 MB"](), "longer than 32 KB"),
        (FIELDS["1 MB of folded lines"](), "longer than 300 KB"),
        (HEAD + b"X: " + b"y" * 280_000 + b"\r\n\r\n", "longer than 256 KB"),
        (many_parts(150, b"X: " + b"y" * 3_000 + b"\r\n" + A_FILE), "headers of parts"),
    ],
)
def test_what_is_cut_is_said(raw, said):
    assert any(said in defect for defect in parse_message(raw, NOON).defects)


def test_text_parts_behind_very_many_bytes_are_not_read():
    page = b"Content-Type: text/html\r\n\r\n" + b"<!-- -->" * 100_000
    raw = many_parts(2, page + b"\r\n--b\r\n" + TEXT_PART)
    assert parse_message(raw, NOON).text == ""
    assert parse_message(raw.replace(b"<!-- -->" * 100_000, b""), NOON).text.startswith("please quote")


@pytest.mark.parametrize("name", ["a header of 1 MB", "1 MB of folded lines", "500 KB of 8-bit fields"])
def test_the_text_behind_an_endless_header_is_read(name):
    raw = FIELDS[name]().rpartition(b"\r\n\r\n")[0] + b"\r\n\r\nplease quote 500 pcs"
    assert parse_message(raw, NOON).text == "please quote 500 pcs"


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_header_made_to_be_slow_is_not(name):
    """Its cost is measured by `make bench`; without a bound, these take from seconds to minutes."""
    started = time.process_time()
    parse_message(FIELDS[name](), NOON)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "unit", ["x", "a.", "A-B/", "a@", "+1", "1,", "Dear", "صمام", "(", "Re: ", "http://"]
)
def test_a_line_without_end_is_judged_as_fast(way, unit):
    """Each of these took seconds once, in one pattern or another."""
    started = time.process_time()
    way(letter(unit * (200_000 // len(unit))))
    assert time.process_time() - started < 1
