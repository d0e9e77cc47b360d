"""What holds for every text: an answer that rules may name, always the same one, from any thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.language import LANGUAGES, guess_language
from bot.core.language_country import settled

WORDS = """
price Preis precio preço prix 価格 报价 報價 цена ціна السعر قیمت 가격 giá ราคา מחיר
τιμή कीमत é ß Ø å ą ř ő ğ ș OK pls
DN50 PN16 {x} <b> https://example.com a@example.com MOQ > --
"""
SIGNS = ["\n\n", "\ud800", "\x00", "\u200b", "-- \n"]
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from([*WORDS.split(), *SIGNS]), max_size=30).map(" ".join)
)


@given(TEXTS, st.sampled_from(["", "BR", "NO", "TW", "MY", "XX"]))
def test_any_text_gives_a_language_that_rules_may_name(text: str, country: str):
    for guess in (guess_language(text), settled(guess_language(text), country)):
        assert guess.language in LANGUAGES | {"und"}
        assert 0 <= guess.confidence <= 1
        assert guess.confidence == 0 or guess.language != "und"


@given(TEXTS)
def test_spaces_around_a_text_change_nothing(text: str):
    assert guess_language(f"\n{text}\n") == guess_language(text)


@pytest.mark.parametrize("threads", [8])
def test_threads_agree(threads: int):
    texts = [f"{word} {other}" for word in TRICKY for other in TRICKY]
    alone = [guess_language.__wrapped__(text) for text in texts]
    with ThreadPoolExecutor(threads) as pool:
        rounds = [
            pool.submit(lambda: [guess_language.__wrapped__(text) for text in texts]) for _ in range(threads)
        ]
        assert all(found.result() == alone for found in rounds)


TRICKY = (
    "tilbud",
    "oferta",
    "preis",
    "total",
    "prosim",
    "katalog",
    "moduł",
    "ventiler",
    "válvula",
    "цена",
    "кран",
)
