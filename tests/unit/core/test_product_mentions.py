"""What counts as a mention of a product, and where."""

import pytest

from bot.core.message import Attachment
from bot.core.product import find_products
from bot.core.product_sku import compiled, is_pattern
from bot.core.rules import Product
from tests.builders import a_message

VALVE = Product(
    id="valve",
    names={},
    keywords=("valve", "vanne"),
    languages={"valve": ("en",), "vanne": ("fr",)},
    exclude=("heart valve",),
)
BALL_VALVE = Product(
    id="ball-valve",
    names={},
    keywords=("ball valve",),
    languages={"ball valve": ("en",)},
    skus=("BV-####-*",),
)
FLANGE = Product(id="flange", names={}, keywords=("bride",), languages={"bride": ("fr",)})
PRODUCTS = (VALVE, BALL_VALVE, FLANGE)


def asked(text: str = "", *, language: str = "", **parts: object) -> tuple[str, ...]:
    return find_products(a_message(**({"subject": "", "text": text} | parts)), PRODUCTS, language=language)[0]


def test_an_excluded_phrase_hides_the_keyword_in_it_and_no_other():
    assert asked("artificial heart valves") == ()
    assert asked("a heart valve, and a valve for water") == ("valve",)


def test_an_excluded_phrase_hides_nothing_of_another_product():
    assert asked("heart valve BV-1234") == ("ball-valve",)


@pytest.mark.parametrize(
    "text", ["info@valve.example", "www.valve.example", "https://valve.example/a", "my-valve.com"]
)
def test_hosts_and_addresses_say_nothing_of_the_need(text: str):
    assert asked(f"write to {text} please") == ()


@pytest.mark.parametrize(
    "link",
    [
        "https://shop.example/products/ball-valve-dn50",
        "http://shop.example/p?name=ball+valve",
        "www.shop.example/en/ball%20valve.html",
        "shop.com/ball_valve",
    ],
)
def test_the_path_of_a_link_names_a_product(link: str):
    assert asked(f"see {link}") == ("ball-valve",)


def test_a_company_is_called_what_it_likes():
    assert asked("We are Delta Valve Trading Ltd") == ()
    assert asked("Valves for Delta Ltd: we need valves") == ("valve",)


def test_a_short_word_counts_in_its_own_language():
    assert asked("the bride wore white", language="en") == ()
    assert asked("une bride DN80", language="fr") == asked("bride DN80") == ("flange",)


def test_the_better_place_comes_first_then_the_more_words():
    both = {"subject": "valve", "text": "ball valve, BV-1000, BV-2000"}
    assert asked(**both) == ("valve", "ball-valve")
    assert asked("vanne, valve, ball valve") == ("valve", "ball-valve")
    in_file = asked("valve", attachments=(Attachment("ball valve.pdf", "x/y", 1),))
    assert in_file == ("valve", "ball-valve")


def test_the_words_of_the_buyer_stand_before_the_keyword():
    hits = find_products(a_message(subject="", text="Ball Valves BV-2045-SS"), PRODUCTS)[1]
    said = {hit.evidence for hit in hits}
    assert said == {"text has “Ball Valves” (ball valve)", "text has “BV-2045-SS” (BV-####-*)"}


@pytest.mark.parametrize(
    ("pattern", "text", "seen"),
    [
        ("BV-####-*", "BV-2045-SS", "BV-2045-SS"),
        ("BV-####-*", "bv2045", "bv2045"),
        ("BV-####-*", "BV 2045 please", "BV 2045"),
        ("BV-####-*", "BV_2045/SS-L.", "BV_2045/SS-L"),
        ("BV-####-*", "买BV-2045-SS有货吗", "BV-2045-SS"),
        ("BV-####-*", "BV-20455", ""),
        ("BV-####-*", "ABV-2045", ""),
        ("BV-####", "BV-2045-SS", "BV-2045"),
        ("X*-##?", "XPRO-12a", "XPRO-12a"),
        ("X*-##?", "XPRO-1", ""),
        ("M*A*9", "m1a2a9", "m1a2a9"),
        ("ABCD-##", "12ABCD-34", ""),
        ("BALL*", "ballroom 5", ""),
        ("BALL*", "BALL2", "BALL2"),
    ],
)
def test_part_numbers_are_found_by_their_pattern(pattern: str, text: str, seen: str):
    product = Product(id="p", names={}, keywords=(), skus=(pattern,))
    hits = find_products(a_message(subject="", text=text), (product,))[1]
    assert [hit.evidence.split("“")[1].split("”")[0] for hit in hits] == ([seen] if seen else [])


def test_a_pattern_needs_a_beginning_and_something_to_tell_it_by():
    assert is_pattern("BV-####-*")
    assert [is_pattern(text) for text in ("*-BV", "A*", "BV-[0-9]+", "", "B" * 61)] == [False] * 5


def test_a_pattern_of_stars_goes_back_behind_none():
    assert compiled("a" + "*a" * 20 + "*b").match("a" * 2_000) is None
