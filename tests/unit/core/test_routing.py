"""Each condition of a route: what it takes, what it leaves, and the words that say why."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.hours import Hours
from bot.core.message import Address, Attachment, Headers
from bot.core.routing import Known, find_route, held_by_route, market_of, passed_over, reasons_of
from bot.core.rules import Market, Route, Rules
from tests.builders import a_message, a_triage, a_verdict

BERLIN = Hours(zone="Europe/Berlin", spans=((480, 720), (780, 1020)))
DACH = Market(id="dach", countries=("DE", "AT"), languages=("de",), hours=BERLIN)
REST = Market(id="rest")
MESSAGE = a_message(
    subject="Open tender 7",
    sender=Address("a@mail.acme.example"),
    headers=Headers((("x-fair", "Hannover 2026"),)),
    attachments=(Attachment("List.PDF", "application/pdf", 9), Attachment("photo", "image/png", 9)),
    size=2_000_000,
    received_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),  # Monday, 09:00 in Berlin
)
KNOWN = Known(
    message=MESSAGE, language="pt-BR", country="AT", market=DACH, products=("pump", "valve"), source="portal",
    grade="B", risk="some",
)  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ({"languages": ("pt",)}, "language is pt"),
        ({"countries": ("DE", "AT")}, "country is AT"),
        ({"markets": ("dach",)}, "market is dach"),
        ({"products": ("valve",)}, "product is valve"),
        ({"sources": ("portal",)}, "source is portal"),
        ({"grades": ("A", "B")}, "grade is B"),
        ({"risks": ("some",)}, "risk is some"),
        ({"domains": ("acme.example",)}, "domain mail.acme.example is of acme.example"),
        ({"headers": ("X-Fair: hannover",)}, "header X-Fair: hannover"),
        ({"headers": ("X-Fair",)}, "header X-Fair"),
        ({"over": 1_000_000}, "size is 2000 KB"),
        ({"under": 3_000_000}, "size is 2000 KB"),
        ({"attachments": ("pdf",)}, "attachment “List.PDF”"),
        ({"attachments": ("image/*",)}, "attachment “photo”"),
        ({"attachments": ("any",)}, "attachment “List.PDF”"),
        ({"working_time": "in"}, "arrived in the working hours of dach"),
        ({"subject": ("tender",)}, "subject has “tender”"),
    ],
)
def test_a_condition_that_holds_says_why(condition: dict[str, object], reason: str):
    assert reasons_of(Route(name="r", **condition), KNOWN) == [reason]


@pytest.mark.parametrize(
    "condition",
    [
        {"languages": ("es",)}, {"countries": ("DE",)}, {"markets": ("rest",)}, {"products": ("lamp",)},
        {"sources": ("direct",)}, {"grades": ("A",)}, {"risks": ("none", "high")},
        {"domains": ("me.example",)},
        {"headers": ("X-Fair: Paris",)}, {"headers": ("X-Other",)}, {"over": 2_000_000}, {"under": 2_000_000},
        {"attachments": ("dwg", "video/*")}, {"working_time": "out"}, {"subject": ("tenders",)},
    ],
)  # fmt: skip
def test_a_condition_that_does_not_hold_leaves_the_mail(condition: dict[str, object]):
    assert reasons_of(Route(name="r", **condition), KNOWN) is None
    assert not Route(name="r", **condition).takes_all


def test_without_a_market_nobody_can_tell_the_working_time():
    for time in ("in", "out"):
        assert reasons_of(Route(name="r", working_time=time), replace(KNOWN, market=None)) is None


def test_the_first_route_that_fits_is_taken_with_all_its_reasons():
    rules = Rules(
        routes=(
            Route(name="no", countries=("FR",)),
            Route(name="yes", countries=("AT",), subject=("tender",), channel="x", template="t"),
            Route(name="rest"),
        )
    )
    route, (hit,) = find_route(KNOWN, rules)
    assert (route.name, hit.rule, hit.effect) == ("yes", "route:yes", "channel=x, template=t")
    assert hit.evidence == "country is AT, subject has “tender”"


NOT_TAKEN = [
    ({"languages": ("es",)}, "language is pt-BR"),
    ({"countries": ("DE",)}, "country is AT"),
    ({"markets": ("x",)}, "market is dach"),
    ({"products": ("x",)}, "product is pump, valve"),
    ({"sources": ("x",)}, "source is portal"),
    ({"grades": ("A",)}, "grade is B"),
    ({"risks": ("high",)}, "risk is some"),
    ({"domains": ("x.example",)}, "domain is mail.acme.example"),
    ({"over": 9_000_000}, "size is 2000 KB"),
    ({"attachments": ("dwg",)}, "attachment is List.PDF, photo"),
    ({"working_time": "out"}, "arrived Mon 08:00 UTC"),
    ({"headers": ("x-other",)}, "no header of these"),
    ({"subject": ("x",)}, "subject has none of the words"),
]


@pytest.mark.parametrize(("condition", "why"), NOT_TAKEN)
def test_a_route_above_that_was_not_taken_says_why(condition: dict[str, object], why: str):
    rules = Rules(routes=(Route(name="no", **condition), Route(name="rest"), Route(name="below")))
    assert passed_over(KNOWN, rules) == [("no", why)]


def test_what_is_not_known_is_said_so():
    rules = Rules(routes=(Route(name="no", countries=("DE",)), Route(name="rest")))
    assert passed_over(replace(KNOWN, country=""), rules) == [("no", "country is not known")]


@pytest.mark.parametrize(
    ("country", "language", "market"),
    [("AT", "en", "dach"), ("", "de", "dach"), ("FR", "de", "rest"), ("", "fr", "rest"), ("", "und", "rest")],
)
def test_a_market_is_known_by_country_then_by_language(country: str, language: str, market: str):
    found, because = market_of(country, language, (DACH, REST))
    assert (found.id if found else "") == market
    assert because


def test_without_a_market_for_the_rest_there_may_be_none():
    assert market_of("FR", "fr", (DACH,))[0] is None


def test_a_route_that_asks_for_a_person_holds_the_mail():
    verdict = held_by_route(a_verdict(), a_triage(hold="route big: large order"))
    assert (verdict.keep, verdict.auto_reply, verdict.lifts, verdict.by_hand) == ("held", False, False, True)
    assert verdict.reason == "G03: route big: large order"
    assert verdict.hits[-1].rule == "G03"


@pytest.mark.parametrize("keep", ["machine", "held"])
def test_what_the_guard_took_away_a_route_does_not_give_back(keep: str):
    verdict = a_verdict(keep=keep, reason="H03: x")
    assert held_by_route(verdict, a_triage(hold="route big: large order")) == verdict
