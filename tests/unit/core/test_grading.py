"""Points are given for what is there, each with its reason; risk is another scale."""

from dataclasses import replace

import pytest

from bot.core.grading import SIGNS, Asked, grade_of, risk_of
from bot.core.message import Address, Attachment
from bot.core.routing import Known
from bot.core.rules import Grades, Market, Point
from bot.core.source import Sourced
from bot.core.triage import Hit
from tests.builders import a_message, a_verdict


def asked(
    *,
    quantity: str = "",
    products: tuple[str, ...] = (),
    phone: str = "",
    company: str = "",
    **message: object,
):
    mail = a_message(**message)
    known = Known(message=mail, products=products, country="DE", market=Market(id="dach"))
    return Asked(known=known, sourced=Sourced(message=mail, phone=phone, company=company), quantity=quantity)


QUANTITY = Point(name="quantity", gives=2, has=("quantity",), because="says how many")
TERMS = Point(name="terms", gives=1, words=("FOB", "CIF"))
VAGUE = Point(name="vague", gives=-2, has=("short-text",), lacks=("quantity",))
GRADES = Grades(a=3, b=1, points=(QUANTITY, TERMS, VAGUE))


@pytest.mark.parametrize(
    ("quantity", "text", "grade", "given"),
    [
        ("500 pcs", "Please quote 500 pcs CIF Hamburg.", "A", {"quantity", "terms"}),
        ("500 pcs", "Please quote 500 pcs.", "B", {"quantity"}),
        ("", "Send the price list.", "C", {"vague"}),
        ("", "Please send us everything that you have about this, " * 3, "C", set()),
    ],
)
def test_the_sum_of_the_points_makes_the_grade(quantity: str, text: str, grade: str, given: set[str]):
    found, hits = grade_of(asked(quantity=quantity, text=text), GRADES)
    assert found == grade
    assert {hit.rule.removeprefix("grade:") for hit in hits[:-1]} == given


def test_each_point_says_why():
    _, hits = grade_of(asked(quantity="500 pcs", text="500 pcs, FOB"), GRADES)
    assert hits[0] == Hit("grade:quantity", "+2", "says how many, “500 pcs”")
    assert hits[1] == Hit("grade:terms", "+1", "says “FOB”")
    assert hits[-1] == Hit("grade", "grade=A", "3 points: +2 quantity +1 terms")


def test_without_points_there_is_no_grade():
    assert grade_of(asked(), Grades()) == ("", ())


def test_all_conditions_of_a_point_must_hold():
    both = Point(
        name="both", gives=5, has=("quantity",), countries=("DE",), markets=("dach",), products=("pump",)
    )
    grades = Grades(a=5, b=1, points=(both,))
    assert grade_of(asked(quantity="5 t", products=("pump",)), grades)[0] == "A"
    assert grade_of(asked(quantity="5 t"), grades)[0] == "C"
    elsewhere = Grades(a=5, b=1, points=(replace(both, countries=("FR",)),))
    assert grade_of(asked(quantity="5 t", products=("pump",)), elsewhere)[0] == "C"


LONG = "We would like to buy what you make and ask you to tell us more about it, with pictures, soon."


@pytest.mark.parametrize(
    ("sign", "there", "missing"),
    [
        ("quantity", {"quantity": "5 t"}, {}),
        ("product", {"products": ("a",)}, {}),
        ("several-products", {"products": ("a", "b")}, {"products": ("a",)}),
        ("model", {"text": "two BV-200 please"}, {"text": "two of them in 2026", "subject": "Hello"}),
        ("attachment", {"attachments": (Attachment("a.pdf", "application/pdf", 1),)}, {}),
        ("phone", {"signature": "T +49 89 1234567"}, {"signature": "Carla"}),
        ("phone", {"phone": "+49 89 1234567"}, {}),
        ("company", {"company": "Acme"}, {}),
        ("company-mail", {"sender": Address("a@acme.example")}, {"sender": Address("a@gmail.com")}),
        ("free-mail", {"sender": Address("a@gmail.com")}, {"sender": Address("a@acme.example")}),
        ("short-text", {"text": "price?"}, {"text": LONG}),
    ],
)
def test_a_sign_is_seen_where_it_is(sign: str, there: dict[str, object], missing: dict[str, object]):
    assert SIGNS[sign](asked(**there))
    assert not SIGNS[sign](asked(**missing))


def test_every_sign_is_tried():
    (marks,) = [mark for mark in test_a_sign_is_seen_where_it_is.pytestmark if mark.name == "parametrize"]
    assert {case[0] for case in marks.args[1]} == set(SIGNS)


@pytest.mark.parametrize(
    ("keep", "effects", "risk"),
    [
        ("lead", (), "none"),
        ("lead", ("no auto-reply",), "none"),
        ("lead", ("noted",), "some"),
        ("held", ("held",), "high"),
    ],
)
def test_risk_is_what_the_guard_saw(keep: str, effects: tuple[str, ...], risk: str):
    verdict = a_verdict(keep=keep, hits=tuple(Hit("S16", effect, "x") for effect in effects))
    level, rules = risk_of(verdict)
    assert level == risk
    assert rules == (("S16",) if risk != "none" else ())


def test_nothing_is_known_of_risk_without_a_guard():
    assert risk_of(None) == ("none", ())
