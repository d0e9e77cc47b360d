"""What is searched for words, and how much of it."""

import pytest

from bot.core.guard_phrases import MAX_READ, read
from tests.builders import a_message


def test_tricks_with_letters_hide_no_words():
    assert read(a_message(subject="Ｂitcoin", text="ﬁnd  it’s\n①", signature="")) == "bitcoin find it's 1"


@pytest.mark.parametrize("letter", ["\ufdfa", "x", "İ", "㍿", " \ufdfa"])
def test_no_more_is_searched_than_the_limit_whatever_letters_become(letter):
    """One of the first is 18 letters after folding, and a capital I with a dot is two in lower case."""
    text = read(a_message(subject="", text=letter * MAX_READ, signature=""))
    assert MAX_READ * 0.9 < len(text) <= MAX_READ
