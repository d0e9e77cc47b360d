import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.message import Attachment
from bot.core.product import contains_words, find_products, fold
from bot.core.quantity import find_quantity
from bot.core.rules import Product
from tests.builders import a_message


def a_product(product_id: str, *keywords: str) -> Product:
    return Product(id=product_id, names={"en": product_id}, keywords=keywords)


VALVE = a_product("valve", "valve", "球阀", "ポンプ", "صمام", "кран*", "볼밸브")
BALL_VALVE = a_product("ball-valve", "ball valve", "ball valves", "válvula de bola", "Straßenventil")
PRODUCTS = (VALVE, BALL_VALVE)


def found(subject: str) -> tuple[str, ...]:
    return find_products(a_message(subject=subject, text=""), PRODUCTS)[0]


@pytest.mark.parametrize(
    "subject",
    [
        "valve",
        "采购valve报价",
        "采购球阀报价",
        "水中ポンプの見積",
        "PVCポンプ",
        "أسعار الصمام",
        "والصمام",
        "шаровые краны",
        "볼밸브를 견적",
        "VALVE!",
        "(valve)",
    ],
)
def test_a_word_is_found_beside_signs_other_scripts_and_endings(subject: str):
    assert found(subject) == ("valve",)


@pytest.mark.parametrize("subject", ["valves", "bivalve", "valve2", "クランポンプス", "подкран", ""])
def test_a_part_of_a_word_is_not_the_word(subject: str):
    assert found(subject) == ()


@pytest.mark.parametrize(
    "subject",
    [
        "ball-valve",
        "BALL  VALVE",
        "ｂａｌｌ　ｖａｌｖｅ",
        "ball_valves",
        "valvula de bola",
        "VÁLVULA DE BOLA",
        "STRASSENVENTIL",
    ],
)
def test_spelling_makes_no_difference_and_the_longest_keyword_wins(subject: str):
    assert found(subject) == ("ball-valve",)


def test_both_are_found_where_both_stand():
    assert set(found("ball valve and valve")) == {"valve", "ball-valve"}


def test_a_product_of_the_subject_comes_before_one_of_the_text():
    message = a_message(subject="Ball valves", text="We also need a valve, a valve and a valve.")
    assert find_products(message, PRODUCTS)[0] == ("ball-valve", "valve")


def test_each_hit_says_where_and_what():
    message = a_message(
        subject="Ball valve", text="a ball valve", attachments=(Attachment("ball_valve.list.xlsx", "x/y", 1),)
    )
    assert [hit.evidence for hit in find_products(message, PRODUCTS)[1]] == [
        "subject has “ball valve”",
        "text has “ball valve”",
        "attachment has “ball valve”",
    ]


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text: str):
    find_products(a_message(subject=text, text=text), PRODUCTS)
    assert len(find_quantity(text)) <= 20


def test_words_of_a_subject_are_found_like_keywords():
    assert contains_words("Invitation-to-Bid 2026", "invitation to bid")
    assert not contains_words("tenderness", "tender")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("We need 500 pcs of it", "500 pcs"),
        ("10,000 units", "10,000 units"),
        ("500-1000 pcs", "500-1000 pcs"),
        ("1000 Stück bitte", "1000 Stück"),
        ("1.200 Stk.", "1.200 Stk."),
        ("300 pièces", "300 pièces"),
        ("200 unidades", "200 unidades"),
        ("120 peças", "120 peças"),
        ("40 sztuk", "40 sztuk"),
        ("10 000 шт.", "10 000 шт"),
        ("250 adet", "250 adet"),
        ("٥٠٠ قطعة", "500 قطعة"),
        ("需要500件球阀", "500件"),
        ("１２０台", "120台"),
        ("500개", "500개"),
        ("1200 cái", "1200 cái"),
        ("2x40'HQ please", "2x40'HQ"),
        ("2 x 40ft HC", "2 x 40ft HC"),
        ("20 tons of steel", "20 tons"),
        ("4.5 tonnes", "4.5 tonnes"),
        ("250 t/h and 5 tons, 300 pcs", "300 pcs"),
        ("price $500 pcs", ""),
        ("DN50 and 316L", ""),
        ("model X-500 sets", ""),
        ("tomorrow", ""),
        ("", ""),
    ],
)
def test_a_quantity_is_a_number_with_a_unit(text: str, quantity: str):
    assert find_quantity(text) == quantity
