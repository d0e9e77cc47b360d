"""Routes that nothing can reach, because those above take everything that they would."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from bot.content.rule_values import size_of
from bot.core.phrases import says
from bot.core.routing import domain_is_of

_MOST = 10_000  # combinations of values, times routes, that are looked at for one route
_LISTS = (
    "language", "country", "market", "product", "source", "grade", "risk", "domain", "header", "attachment",
    "subject",
)  # fmt: skip
_SIZES = ("over", "under")


@dataclass(frozen=True, slots=True)
class Box:
    """What a route asks for: for each condition its values, of which any will do."""

    name: str
    line: int
    asks: Mapping[str, tuple[Any, ...]]


def box_of(name: str, line: int, when: Mapping[str, Any]) -> Box:
    """From the bare data of a `when`. What has the wrong shape asks for nothing here: that is told."""
    asks: dict[str, tuple[Any, ...]] = {}
    for condition in _LISTS:
        if isinstance(values := when.get(condition), list):
            texts = (value for value in values if isinstance(value, str))
            asks[condition] = tuple(text.lower() if condition == "domain" else text for text in texts)
    if isinstance(working := when.get("working_time"), str):
        asks["working_time"] = (working,)
    size = when.get("size")
    for bound, text in size.items() if isinstance(size, dict) else ():
        if bound in _SIZES and isinstance(text, str) and (size_in_bytes := size_of(text)):
            asks[bound] = (size_in_bytes,)
    return Box(name, line, asks)


def taken_by(route: Box, above: Sequence[Box]) -> list[Box]:
    """The routes above that together take all that this one asks for; [] where something is left for it."""
    rivals = [other for other in above if other.asks and set(other.asks) <= set(route.asks)]
    alone = next((other for other in rivals if _takes_all(other, route)), None)
    return [alone] if alone else _taken_together(route, rivals)


def _taken_together(route: Box, rivals: Sequence[Box]) -> list[Box]:
    """Each combination of one value a condition is taken by somebody. Of too many nothing is said."""
    conditions = sorted({condition for other in rivals for condition in other.asks})
    combinations = prod(max(1, len(route.asks[condition])) for condition in conditions)
    if not rivals or combinations * len(rivals) > _MOST:
        return []
    takers: dict[str, Box] = {}
    for values in product(*(route.asks[condition] for condition in conditions)):
        one = Box(
            route.name, route.line, {name: (value,) for name, value in zip(conditions, values, strict=True)}
        )
        taker = next((other for other in rivals if _takes_all(other, one)), None)
        if taker is None:
            return []
        takers.setdefault(taker.name, taker)
    return list(takers.values())


def _takes_all(other: Box, route: Box) -> bool:
    """Whether each value of the route is taken by one of the other's."""
    return all(
        any(_covers(condition, wide, narrow) for wide in values)
        for condition, values in other.asks.items()
        for narrow in route.asks[condition]
    )


def _covers(condition: str, wide: Any, narrow: Any) -> bool:
    """Whether everything that fits `narrow` also fits `wide`."""
    match condition:
        case "language":
            return bool(narrow == wide or narrow.startswith(f"{wide}-"))
        case "domain":
            return bool(narrow.endswith(wide.lstrip("."))) and domain_is_of(narrow.lstrip("."), wide)
        case "attachment":
            return bool(wide in (narrow, "any") or (wide.endswith("/*") and narrow.startswith(wide[:-1])))
        case "header":
            return _header_covers(wide, narrow)
        case "subject":
            return says(_least(narrow), wide)
        case "over":
            return bool(wide <= narrow)
        case "under":
            return bool(wide >= narrow)
        case _:
            return bool(wide == narrow)


def _header_covers(wide: str, narrow: str) -> bool:
    name, _, part = wide.casefold().partition(":")
    other, _, other_part = narrow.casefold().partition(":")
    return name.strip() == other.strip() and part.strip() in other_part.strip()


def _least(words: str) -> str:
    """The least that these words find: behind a `*` stands a letter that no other words ask for."""
    before, after = "ǂ" * words.startswith("*"), "ǂ" * words.endswith("*")
    return f"{before}{words.strip('*')}{after}"


def never_taken(boxes: Sequence[Box]) -> Iterator[tuple[int, list[Box]]]:
    """The position of each route that is never taken, and those that take all of it."""
    for position, route in enumerate(boxes):
        takers = taken_by(route, boxes[:position]) if route.asks else []
        if takers:
            yield position, takers
