import pytest

from bot.content.yaml_positions import Spot, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("0123", "0123"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        ("2024-05-12", "2024-05-12"),
        ("<<", "<<"),
        ("true", True),
        ("12", 12),
        ("-1.5", -1.5),
        ("null", None),
        ("~", None),
    ],
)
def test_plain_values_are_read_as_yaml_1_2_does(written: str, value: object):
    document = read_yaml(f"key: {written}")
    assert document.data == {"key": value}
    assert document.mistakes == []


def test_each_key_and_value_has_its_place():
    document = read_yaml("a:\n  - b: x\n    c: [y, z]\n")
    assert document.spot(("a", 0, "b")) == Spot(2, 8, "x")
    assert document.spot(("a", 0, "b"), of_key=True) == Spot(2, 5, "b")
    assert document.spot(("a", 0, "c", 1)) == Spot(3, 12, "z")


def test_what_is_missing_is_placed_at_the_nearest_thing_around_it():
    assert read_yaml("a:\n  - b: x\n").spot(("a", 0, "nothing", 5)).line == 2


def test_the_last_of_two_equal_keys_is_a_mistake_and_the_rest_is_still_read():
    document = read_yaml("a: 1\nb: 2\na: 3\n")
    assert [(m.spot.line, m.text) for m in document.mistakes] == [(3, 'duplicate key "a" (first at line 1)')]
    assert document.readable


def test_an_empty_file_is_readable_and_says_nothing():
    assert read_yaml("# only a comment\n").data is None
    assert read_yaml("").readable


def test_deep_nesting_is_a_mistake_and_no_crash():
    assert read_yaml("[" * 5_000 + "]" * 5_000).mistakes
