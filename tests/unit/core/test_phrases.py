"""Words are found as products' keywords are, in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.phrases import says
from bot.core.product import contains_words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("an Open Tender, please", "open tender", True),
        ("tenders", "tender", False),
        ("tenders", "tender*", True),
        ("Edelstahlkugelhahn", "*kugelhahn", True),
        ("Edelstahlkugelhahn", "kugelhahn", False),
        ("Edelstahlkugelhähne", "*kugelhahn*", True),
        ("BALL-VALVE", "ball valve", True),
        ("valvula", "válvula", True),
        ("C.I.F. Hamburg", "cif", False),
        ("请参加招标项目", "招标", True),
        ("DN50球阀", "球阀", True),
        ("عرض المضخات", "مضخات", True),
        ("(والمضخات)", "مضخات", True),
        ("حمضخات", "مضخات", False),
        ("500pcs", "pcs", False),
        ("ООО Valveкран", "кран", True),
        ("ISO9001", "iso 9001", False),
        ("ISO 9001:2015", "iso 9001", True),
        ("a\0b", "a b", True),
        ("anything", "*", False),
        ("anything", "\0", False),
        ("", "a", False),
        ("ﬁttings " * 400 + "tender", "tender", True),
        ("ﷺ " * 400 + "tender", "tender", False),  # unfolds to more than is looked at
    ],
)
def test_words_are_found_where_they_are_words(text: str, words: str, found: bool):
    assert says(text, words) is found


SIGNS = st.text(alphabet="abж -.é的ア한ا ل0*", max_size=12)


@given(text=SIGNS, words=SIGNS)
def test_they_are_found_where_keywords_of_products_are(text: str, words: str):
    """But behind a sign, an Arabic article is told from a word here, too."""
    if contains_words(text, words):
        assert says(text, words)
    elif "ا" not in words and "ل" not in words:
        assert not says(text, words)
