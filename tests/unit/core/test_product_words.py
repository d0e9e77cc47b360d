"""Words in their forms, in every script: what a keyword finds, and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matcher import Matcher, tokens_of
from bot.core.product_endings import stem_of
from bot.core.product_finder import Finder
from bot.core.rules import Product

A_WORD = st.text("abcdeо́éпж球ポ볼ا5", min_size=1, max_size=8)


def finds(keyword: str, text: str, language: str = "") -> bool:
    return any(Matcher([(keyword, language)]).find(tokens_of(text)))


@pytest.mark.parametrize(
    ("language", "keyword", "text"),
    [
        ("en", "ball valve", "Ball-Valves, please"),
        ("en", "ball valve", "ballvalves"),
        ("en", "gearbox assembly", "gearbox assemblies"),
        ("en", "floodlight", "flood lights"),
        ("en", "valve", "10valves"),
        ("de", "Kugelhahn", "Kugelhähnen"),
        ("de", "Kugelhahn", "KUGELHAEHNE"),
        ("de", "Straßenleuchte", "STRASSENLEUCHTEN"),
        ("de", "*kugelhahn", "Edelstahlkugelhaehne"),
        ("fr", "panneau solaire", "panneaux solaires"),
        ("es", "válvula esférica", "valvulas esfericas"),
        ("es", "motor trifásico", "motores trifásicos"),
        ("pt", "painel solar", "painéis solares"),
        ("pt", "conexão", "conexões"),
        ("it", "pompa centrifuga", "pompe centrifughe"),
        ("it", "cuscinetto", "cuscinetti"),
        ("nl", "pomp", "pompen"),
        ("sv", "ventil", "ventilerna"),
        ("pl", "zawór kulowy", "zaworów kulowych"),
        ("pl", "uszczelka", "uszczelek"),
        ("cs", "kulový ventil", "kulovými ventily"),
        ("ru", "шаровой кран", "шаровых кранов"),
        ("ru", "фланец", "фланцами"),
        ("ru", "задвижка", "задвижек"),
        ("uk", "кульовий кран", "кульові крани"),
        ("bg", "вентил", "вентилите"),
        ("el", "αντλία", "ΑΝΤΛΙΕΣ"),
        ("ro", "pompă", "pompelor"),
        ("tr", "küresel vana", "KÜRESEL VANALARINIZ"),
        ("tr", "sokak lambası", "sokak lambaları"),
        ("fi", "palloventtiili", "palloventtiileistä"),
        ("hu", "szivattyú", "szivattyúkat"),
        ("lt", "vožtuvas", "vožtuvų"),
        ("ar", "صمام كروي", "للصمام الكروي"),
        ("ar", "مضخة", "وبالمضخات"),
        ("he", "שסתום", "השסתומים"),
        ("fa", "پمپ", "پمپ\u200cها"),
        ("hi", "वाल्व", "वाल्वों"),
        ("vi", "máy bơm", "may bom"),
        ("vi", "máy bơm", "Máy Bơm nước"),
        ("", "球阀", "不锈钢球 阀报价"),
        ("", "볼밸브", "볼 밸브를"),
        ("", "LED 조명", "LED조명"),
        ("", "ボールバルブ", "ﾎﾞｰﾙﾊﾞﾙﾌﾞ"),
        ("", "บอลวาล์ว", "ต้องการบอลวาล์วด่วน"),
        ("", "BV-200", "bv 200"),
        ("", "DN50", "DN 50"),
        ("", "robinet* à boisseau", "Robinets a boisseau"),
    ],
)
def test_a_keyword_is_found_in_its_forms(language: str, keyword: str, text: str):
    assert finds(keyword, text, language)


@pytest.mark.parametrize(
    ("language", "keyword", "text"),
    [
        ("en", "valve", "valves2go"),
        ("en", "valve", "valve2"),
        ("en", "valve", "bivalve"),
        ("en", "ball valve", "ball, valve"),
        ("en", "ball valve", "ball\n\nvalve"),
        ("en", "fan", "fancy"),
        ("de", "Ventil", "Ventilator"),
        ("es", "bomba", "bombo"),
        ("ru", "кран", "экран"),
        ("pl", "pompa", "pompować"),
        ("vi", "van", "vấn đề vận chuyển, văn phòng"),
        ("vi", "máy bơm", "mày bơm"),
        ("", "LED", "LEDger"),
        ("", "valve", "valves"),
        ("", "BV-200", "BV-2000"),
        ("de", "*hahn", "Hahnenkamm"),
    ],
)
def test_another_word_is_not_a_form_of_it(language: str, keyword: str, text: str):
    assert not finds(keyword, text, language)


def test_a_word_of_katakana_may_end_a_longer_one_but_one_sign_makes_another():
    finder = Finder([Product(id="lamp", names={}, keywords=("ランプ", "ポンプ"))])
    texts = ("ギアポンプ", "LEDランプ", "ポンプ・ランプ", "クランプ", "ポンプス")
    assert [len(finder.mentions(text)) for text in texts] == [1, 1, 2, 0, 0]


@pytest.mark.parametrize(
    ("word", "language"), [("bv200", "en"), ("球阀", "zh-Hans"), ("ab", "en"), ("pump", "")]
)
def test_names_short_words_and_words_without_a_language_have_one_form(word: str, language: str):
    assert stem_of(word, language) is None


@given(
    st.lists(A_WORD, min_size=1, max_size=4), st.sampled_from(["", "en", "de", "ru", "tr", "vi", "ar", "fi"])
)
def test_every_phrase_is_found_where_it_stands_as_it_is(words: list[str], language: str):
    phrase = " ".join(words)
    assert finds(phrase, f"x, {phrase}. y", language) or not tokens_of(phrase).spans


@given(st.lists(A_WORD, max_size=6), st.lists(A_WORD, min_size=1, max_size=3))
def test_many_phrases_find_what_each_finds_alone(text: list[str], phrases: list[str]):
    tokens = tokens_of(" ".join(text))
    together = {found.phrase for found in Matcher([(phrase, "ru") for phrase in phrases]).find(tokens)}
    alone = {number for number, phrase in enumerate(phrases) if finds(phrase, " ".join(text), "ru")}
    assert together == alone


@given(st.text(max_size=60))
def test_tokens_lie_in_order_within_the_text(text: str):
    tokens = tokens_of(text)
    assert len(tokens.cased) == len(tokens.plain)
    ends = [0]
    for start, end in tokens.spans:
        assert ends[-1] <= start < end <= len(tokens.plain)
        ends.append(end)
    assert len(tokens.forms) == len(tokens.joined) == len(tokens.spans)
