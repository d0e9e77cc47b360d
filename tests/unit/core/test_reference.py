"""The number of a reply: for people to quote, and for nothing else."""

import pytest

from bot.core.own_ids import own_id
from bot.core.reference import LETTERS, reply_reference, without_references
from bot.core.threads import topic_of

ID = own_id(b"secret", "sales\0a@b.example\0reply", "brightvalve.example")


def test_it_is_short_and_the_same_each_time():
    number = reply_reference("BV", ID)
    assert number == reply_reference("BV", ID)
    assert number.startswith("BV-")
    assert len(number) == len("BV-") + LETTERS
    assert number[3:].lower() == ID.partition("r1.")[2][:LETTERS]


def test_others_have_others():
    ids = [own_id(b"secret", f"sales\0{n}@b.example\0reply", "brightvalve.example") for n in range(2_000)]
    assert len({reply_reference("BV", one) for one in ids}) == 2_000


def test_without_a_prefix_and_of_a_strange_id_there_is_none():
    assert reply_reference("", ID) == ""
    assert reply_reference("BV", "a@b.example") == ""


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("Valves [BV-7K3QJFA]", "Valves"),
        ("Valves [bv-7k3qjfa] again [BV-AAAAAAA]", "Valves again"),
        ("Valves [XY-7K3QJFA]", "Valves [XY-7K3QJFA]"),
        ("Valves BV-7K3QJFA", "Valves BV-7K3QJFA"),
        ("Valves", "Valves"),
    ],
)
def test_a_copied_number_is_not_repeated(subject: str, left: str):
    assert without_references(subject, "BV") == left
    assert without_references(subject, "") == subject


def test_the_number_is_no_part_of_the_matter():
    """Who answers in a new mail with our subject means the same matter."""
    number = reply_reference("BV", ID)
    assert topic_of(f"Re: Ball valves [{number}]") == topic_of("Ball valves")
    assert topic_of("Ball valves [DN50]") != topic_of("Ball valves")
