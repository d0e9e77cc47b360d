"""Near languages and variants: told apart where the text shows it, by the country where it does not."""

import pytest

from bot.core.language import SURE_ENOUGH, guess_language
from bot.core.language_country import settled
from bot.core.triage import Guess


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estamos buscando um fornecedor de válvulas eletrônicas", "pt-BR"),
        ("Prezados, aguardamos o seu contato com a cotação", "pt-BR"),
        ("Estamos a procurar um fornecedor de válvulas", "pt-PT"),
        ("Exmos. Senhores, agradecemos o vosso orçamento", "pt-PT"),
        ("Gostaria de receber os preços das válvulas", "pt"),
        ("Hva koster det å få dem levert innen fredag?", "no"),
        ("Hvad koster det at få dem leveret inden fredag?", "da"),
        ("Vad kostar det att få dem levererade innan fredag?", "sv"),
        ("Berapa harga katup ini? Kami membutuhkan pengiriman cepat.", "id"),
        ("Berapakah harga injap ini? Sila hantar tarikh penghantaran.", "ms"),
    ],
)
def test_spelling_tells_near_languages_apart(text: str, expected: str):
    assert guess_language(text).language == expected


@pytest.mark.parametrize(
    "text", ["Pris for 20 ventiler?", "Alle ventiler", "harga katup", "o preço do frete?"]
)
def test_what_both_write_is_not_told_apart_for_sure(text: str):
    guess = guess_language(text)
    assert guess.confidence <= 0.9 or guess.language == "pt"


def test_near_languages_have_to_be_further_apart_than_others():
    assert guess_language("tilbud på rør").confidence < SURE_ENOUGH  # as good as none in Norwegian


def test_the_second_vote_lifts_a_guess_or_leaves_it_in_doubt():
    assert guess_language("tabla de medidas").confidence >= SURE_ENOUGH
    assert guess_language("cena za kus").confidence < SURE_ENOUGH  # Polish or Czech, say the two
    assert guess_language("sales model").confidence < SURE_ENOUGH  # which others write, too


@pytest.mark.parametrize(
    ("guess", "country", "expected"),
    [
        (Guess("pt", 0.95), "BR", "pt-BR"),
        (Guess("pt", 0.95), "AO", "pt-PT"),
        (Guess("pt-BR", 0.95), "PT", "pt-PT"),
        (Guess("pt-PT", 0.95), "", "pt-PT"),
        (Guess("pt", 0.95), "DE", "pt"),
        (Guess("id", 0.85), "MY", "ms"),
        (Guess("id", 0.97), "MY", "id"),
        (Guess("da", 0.6), "NO", "no"),
        (Guess("no", 0.6), "DK", "da"),
        (Guess("da", 0.95), "NO", "da"),
        (Guess("zh-Hans", 0.75), "TW", "zh-Hant"),
        (Guess("zh-Hans", 0.97), "HK", "zh-Hans"),
        (Guess("zh-Hant", 0.97), "CN", "zh-Hant"),
    ],
)
def test_the_country_settles_what_the_words_leave_open(guess: Guess, country: str, expected: str):
    assert settled(guess, country).language == expected


def test_a_guess_below_the_floor_is_no_guess():
    assert settled(Guess("de", SURE_ENOUGH), "") == Guess("de", SURE_ENOUGH)
    assert settled(Guess("de", SURE_ENOUGH - 0.01), "") == Guess()


def test_the_right_country_makes_an_unsure_guess_sure_enough_and_a_wrong_one_does_not():
    assert settled(Guess("es", 0.5), "MX") == Guess("es", SURE_ENOUGH)
    assert settled(Guess("es", 0.5), "BR") == Guess()
    assert settled(Guess("es", 0.3), "MX") == Guess()
    assert settled(Guess("es", 0.95), "DE") == Guess("es", 0.95)
