"""Routes that are never taken, found by what their conditions include, and no others."""

import pytest

from bot.content.reachability import box_of, never_taken

TAKEN = [
    ({"country": ["DE", "AT"]}, {"country": ["AT"]}),
    ({"country": ["DE", "AT"]}, {"country": ["AT"], "subject": ["tender"]}),
    ({"language": ["pt"]}, {"language": ["pt-BR"]}),
    ({"language": ["zh"]}, {"language": ["zh-Hans", "zh-Hant"]}),
    ({"domain": [".edu"]}, {"domain": ["mit.edu"]}),
    ({"domain": ["acme.example"]}, {"domain": ["mail.ACME.example"]}),
    ({"domain": [".acme.example"]}, {"domain": ["acme.example"]}),  # a route's ".acme.example" takes it, too
    ({"subject": ["tender"]}, {"subject": ["open tender"]}),
    ({"subject": ["tender*"]}, {"subject": ["tenders", "tender*"]}),
    ({"header": ["X-Fair"]}, {"header": ["x-fair: 2026"]}),
    ({"attachment": ["any"]}, {"attachment": ["pdf"]}),
    ({"attachment": ["image/*"]}, {"attachment": ["image/png"]}),
    ({"size": {"over": "1 MB"}}, {"size": {"over": "2 MB"}}),
    ({"size": {"over": "1 MB"}}, {"size": {"over": "1000 KB", "under": "9 MB"}}),
    ({"working_time": "in"}, {"working_time": "in", "grade": ["A"]}),
    ({"risk": ["some", "high"]}, {"risk": ["high"]}),
]
LEFT = [
    ({"country": ["DE"]}, {"country": ["DE", "AT"]}),
    ({"country": ["DE"], "grade": ["A"]}, {"country": ["DE"]}),
    ({"language": ["pt-BR"]}, {"language": ["pt"]}),
    ({"domain": ["mit.edu"]}, {"domain": [".edu"]}),
    ({"domain": ["acme.example"]}, {"domain": ["notacme.example"]}),
    ({"subject": ["open tender"]}, {"subject": ["tender"]}),
    ({"subject": ["tender"]}, {"subject": ["tender*"]}),
    ({"subject": ["tender"]}, {"subject": ["tenders"]}),
    ({"header": ["X-Fair: 2026"]}, {"header": ["X-Fair"]}),
    ({"attachment": ["pdf"]}, {"attachment": ["any"]}),
    ({"size": {"over": "2 MB"}}, {"size": {"over": "1 MB"}}),
    ({"size": {"under": "1 MB"}}, {"size": {"under": "2 MB"}}),
    ({"working_time": "in"}, {"working_time": "out"}),
    ({"source": ["portal"]}, {"product": ["pump"]}),
]


def unreachable(*whens: dict[str, object]) -> list[tuple[int, list[str]]]:
    boxes = [box_of(f"r{number}", number, when) for number, when in enumerate(whens)]
    return [(position, [taker.name for taker in takers]) for position, takers in never_taken(boxes)]


@pytest.mark.parametrize(("above", "below"), TAKEN)
def test_a_route_is_never_taken_if_one_above_takes_all_of_it(
    above: dict[str, object], below: dict[str, object]
):
    assert unreachable(above, below) == [(1, ["r0"])]


@pytest.mark.parametrize(("above", "below"), LEFT)
def test_a_route_with_something_left_is_no_mistake(above: dict[str, object], below: dict[str, object]):
    assert unreachable(above, below) == []


def test_two_routes_together_can_take_all_of_a_third():
    spanish, portuguese = {"language": ["es"]}, {"language": ["pt"]}
    both = {"language": ["es", "pt-BR"], "country": ["BR"]}
    assert unreachable(spanish, portuguese, both) == [(2, ["r0", "r1"])]
    assert unreachable(spanish, both) == []


def test_conditions_of_two_kinds_are_held_against_each_pair_of_values():
    pairs = [{"country": [country], "grade": [grade]} for country in ("DE", "AT") for grade in ("A", "B")]
    all_of_them = {"country": ["DE", "AT"], "grade": ["A", "B"]}
    assert unreachable(*pairs, all_of_them)[0][0] == 4
    assert unreachable(*pairs[:3], all_of_them) == []


def test_too_many_values_to_try_are_no_mistake():
    names = ("country", "product", "subject", "source")
    many = {name: [f"{name}{n}" for n in range(500)] for name in names}
    halves = [many | {"country": many["country"][:250]}, many | {"country": many["country"][250:]}]
    assert unreachable(*halves, many) == [], "nobody can tell in time, so nothing is said"
    assert unreachable(many, many) == [(1, ["r0"])], "one route alone is always told"
