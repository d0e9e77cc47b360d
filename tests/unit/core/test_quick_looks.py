"""Shortcuts that must find exactly what the slow way finds."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import guard_fraud_words, guard_offer_words, guard_words
from bot.core.country_destination import _TOLD, _told_in
from bot.core.country_lines import _OTHERS, _is_of_others
from bot.core.country_postcodes import _SHAPES, postcode_votes
from bot.core.country_said import _SENTENCE, _sentences
from bot.core.guard_phrases import _stands_alone, all_of
from bot.core.snippets import Snippets, heads_of
from bot.core.tax_ids import _KINDS, _is_anywhere, _patterns

ROOT = Path(__file__).parents[2]
MAILS = [
    json.loads(line)
    for path in sorted((ROOT / "eval/countries").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]
TEXTS = sorted(
    {value for mail in MAILS for value in mail.values() if isinstance(value, str) and len(value) > 20}
)
PHRASES = tuple(
    dict.fromkeys(
        phrase
        for words in (guard_words, guard_fraud_words, guard_offer_words)
        for value in vars(words).values()
        if isinstance(value, tuple)
        for phrase in value
        if isinstance(phrase, str) and phrase.strip("*")
    )
)


def each_phrase(text: str, phrases: tuple[str, ...]) -> list[str]:
    return [phrase for phrase in phrases if phrase.rstrip("*") in text and _stands_alone(text, phrase)]


def test_there_is_something_to_compare():
    assert len(TEXTS) > 200
    assert len(PHRASES) > 1000
    found = [text for text in TEXTS if each_phrase(text.lower(), PHRASES)]
    assert len(found) > 100
    assert sum(_is_anywhere(text) for text in TEXTS) > 10
    assert sum(bool(_TOLD.search(text)) for text in TEXTS) > 50


@pytest.mark.parametrize("start", range(0, len(TEXTS), 50))
def test_phrases_are_found_by_their_beginnings(start):
    for text in TEXTS[start : start + 50]:
        folded = " ".join(text.lower().split())
        assert list(all_of(folded, PHRASES)) == each_phrase(folded, PHRASES)


@given(st.lists(st.sampled_from(PHRASES), max_size=4), st.sampled_from(["", " ", "x", "é", "-", "1", "中"]))
def test_phrases_are_found_wherever_they_stand(phrases, glue):
    text = glue.join(phrase.rstrip("*") for phrase in phrases) + glue
    assert list(all_of(text, PHRASES)) == each_phrase(text, PHRASES)


def test_destinations_are_looked_for_where_their_words_begin():
    for text in (
        *TEXTS,
        *(text.upper() for text in TEXTS),
        "ſhipping to Kenya, K\u0130RIM Izmir, DOSTAWA do Gdyni",
    ):
        assert [m.span() for m in _told_in(text)] == [m.span() for m in _TOLD.finditer(text)]


def test_numbers_are_looked_for_one_by_one_only_where_there_is_one():
    for text in TEXTS:
        assert _is_anywhere(text) == any(pattern.search(text) for pattern, _ in _patterns())


@given(
    st.from_regex(
        re.compile(r"(DE|ATU|VAT no |CNPJ: |SIREN |ИНН |NIP |BR)[ 0-9A-Z./-]{5,20}"), fullmatch=True
    )
)
def test_numbers_of_any_shape(text):
    assert _is_anywhere(text) == any(pattern.search(text) for pattern, _ in _patterns())


@pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: f"{kind.countries[0]} {kind.label[:12]}")
@given(data=st.data())
@settings(max_examples=30)
def test_every_kind_of_number_is_known_by_its_beginning(kind, data):
    text = data.draw(st.from_regex(re.compile(kind.written(), re.ASCII), fullmatch=True))
    assert _is_anywhere(text) == any(pattern.search(text) for pattern, _ in _patterns())


def test_sentences_of_oneself_are_looked_for_where_their_words_begin():
    texts = [*TEXTS, *(text.upper() for text in TEXTS), "Wİr sınd eine Firma in Wien. ſoy de Lima."]
    assert sum(bool(_SENTENCE.search(text)) for text in texts) > 20
    for text in texts:
        assert [m.span() for m in _sentences(text)] == [m.span() for m in _SENTENCE.finditer(text)]


def test_lines_about_others_are_known_by_the_beginnings_of_words():
    lines = [line[:300] for text in TEXTS for line in (*text.splitlines(), *text.upper().splitlines())]
    lines += ["our BANK: x", "end-users", "endusers", "货代：王", "银行", "Expedİteur", "_bank", "made  in"]
    assert sum(map(_is_of_others, lines)) > 10
    for line in lines:
        assert _is_of_others(line) == bool(_OTHERS.search(line))


@pytest.mark.parametrize(
    "line", ["RSM", "Austin, TX", "Toronto, ON", "Monza (MB)", "San Pedro, N.L.", "Oslo"]
)
def test_lines_without_a_digit_are_asked_for_every_shape_that_has_none(line):
    countries = [country for shape, country, _ in _SHAPES if shape.search(line)]
    assert [country for vote in postcode_votes(line) for country in vote.countries] == countries


@given(st.lists(st.text("abcü件 ", max_size=6).filter(bool), max_size=8), st.text("abcü件 ", max_size=40))
def test_the_first_snippet_of_a_list_is_found_wherever_it_stands(snippets, text):
    first = next((snippet for snippet in snippets if snippet in text), "")
    assert Snippets(snippets).first_in(text, heads_of(text)) == first
