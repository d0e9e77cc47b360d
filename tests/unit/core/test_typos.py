import pytest

from bot.core.typos import did_you_mean, is_one_slip

SIGNATURE = "Carla Kunde, Kunde & Sohn GmbH\nwww.kunde-sohn.example · info@kunde-sohn.example"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("carla@gmial.com", "carla@gmail.com"),
        ("carla@gmail.con", "carla@gmail.com"),
        ("carla@gmail.co", "carla@gmail.com"),
        ("carla@gmaill.com", "carla@gmail.com"),
        ("carla@hotmial.com", "carla@hotmail.com"),
        ("carla@outlok.com", "carla@outlook.com"),
        ("li@l63.com", "li@163.com"),
        ("carla@kunde-shon.example", "carla@kunde-sohn.example"),
        ("Carla@Kunde-Sohn.exmaple", "carla@kunde-sohn.example"),
    ],
)
def test_one_slip_away_from_a_known_domain_is_a_likely_typo(written: str, meant: str):
    assert did_you_mean(written, SIGNATURE) == meant


@pytest.mark.parametrize(
    "written",
    ["carla@gmail.com", "carla@ymail.com", "carla@kunde-sohn.example", "carla@other.example", "carla", ""],
)
def test_what_is_right_or_far_from_everything_is_left_alone(written: str):
    """ymail.com is one slip from gmail.com, and a domain that people have."""
    assert did_you_mean(written, SIGNATURE) == ""


def test_the_buyers_own_words_count_more_than_what_is_well_known():
    assert did_you_mean("carla@gmail.con", "https://www.gmail.ron/ is ours") == "carla@gmail.ron"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("ab", "ab", False), ("ab", "ba", True), ("ab", "abc", True), ("abc", "bc", True),
        ("abc", "axc", True),
        ("abc", "cab", False), ("abcd", "badc", False), ("", "a", True), ("", "", False),
        ("ab", "abcd", False),
    ],
)  # fmt: skip
def test_a_slip_is_one_letter_more_less_or_other_or_two_swapped(one: str, other: str, slip: bool):
    assert is_one_slip(one, other) is slip
    assert is_one_slip(other, one) is slip
