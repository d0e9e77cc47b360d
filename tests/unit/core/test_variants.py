"""Which buyer gets which variant."""

from collections import Counter
from datetime import UTC, datetime

from bot.core.message import Address, Message, MessageKey
from bot.core.variants import buyer_key, variant_of

BUYERS = [f"buyer{number}@firma{number % 700}.example" for number in range(10_000)]
MAIL = Message(key=MessageKey("<1@kunde.example>"), received_at=datetime(2026, 11, 24, tzinfo=UTC))


def chi_square(letters):
    dealt = Counter(variant_of(buyer, "first_reply", letters) for buyer in BUYERS)
    even = len(BUYERS) / len(letters)
    return sum((dealt[letter] - even) ** 2 / even for letter in letters)


def test_each_variant_goes_to_as_many_buyers():
    """The limits are those that an even deal stays below 999 times of 1,000."""
    assert chi_square("ab") < 10.83
    assert chi_square("abc") < 13.82
    assert chi_square("abcdefghijklmnopqrstuvwxyz") < 52.62


def test_another_template_deals_anew():
    both = Counter((variant_of(one, "first_reply", "ab"), variant_of(one, "short", "ab")) for one in BUYERS)
    assert len(both) == 4
    assert min(both.values()) > 2300


def test_a_buyer_keeps_the_variant():
    """These letters are written down: another version or machine deals the same ones."""
    assert [variant_of(buyer, "first_reply", "ab") for buyer in BUYERS[:12]] == list("babbbbabbabb")
    assert all(
        variant_of(one, "first_reply", "abc") in ("c", variant_of(one, "first_reply", "ab")) for one in BUYERS
    )


def test_the_same_person_by_another_spelling_is_the_same_buyer():
    spelled = ("Ann.Lee+ball@GoogleMail.com", "annlee@gmail.com", "a.n.n.l.e.e@gmail.com")
    assert {buyer_key(MAIL, Address(one)) for one in spelled} == {"annlee@gmail.com"}
    assert variant_of(spelled[0], "first_reply", "") == "a"
