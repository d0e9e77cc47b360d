"""How complete and serious an inquiry is, by named points; and how risky, by what the guard saw. Pure.

The two are scales of their own: a fraud can be complete.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.core.domains import FREE_MAIL
from bot.core.message import Message
from bot.core.phrases import says
from bot.core.routing import LONGEST, Known, one_of
from bot.core.rules import Grades, Point
from bot.core.source import Sourced
from bot.core.triage import Hit, Risk
from bot.core.verdict import Verdict

_TELLING = 4_000  # characters of the text in which words are looked for
_PHONE = re.compile(r"\+\d[\d ().-]{7,20}\d|\b(?:tel|phone|mobile|whatsapp)\b", re.IGNORECASE)
_MODEL = re.compile(r"\b(?=[A-Za-z-]{0,8}\d)(?=\d{0,8}-?[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{2,20}\b")
_SHORT = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What points are given for."""

    known: Known
    sourced: Sourced
    quantity: str = ""

    @property
    def text(self) -> str:
        message = self.known.message
        return f"{message.subject[:LONGEST]}\n{message.text[:_TELLING]}"

    @property
    def domain(self) -> str:
        sender = self.known.message.sender
        return sender.domain if sender else ""


# What a point may ask for, beside words: name -> what is seen, "" where nothing is.
SIGNS: Mapping[str, Callable[[Asked], str]] = {
    "quantity": lambda asked: asked.quantity,
    "product": lambda asked: next(iter(asked.known.products), ""),
    "several-products": lambda asked: ", ".join(asked.known.products[:3]) if asked.known.products[1:] else "",
    "model": lambda asked: _first(_MODEL, asked.text),
    "attachment": lambda asked: next((file.name for file in asked.known.message.attachments), ""),
    "phone": lambda asked: asked.sourced.phone or _first(_PHONE, asked.known.message.signature),
    "company": lambda asked: asked.sourced.company,
    "company-mail": lambda asked: "" if asked.domain in FREE_MAIL else asked.domain,
    "free-mail": lambda asked: asked.domain if asked.domain in FREE_MAIL else "",
    "short-text": lambda asked: "a few words" if _is_short(asked.known.message) else "",
}


def grade_of(asked: Asked, grades: Grades) -> tuple[str, tuple[Hit, ...]]:
    """A, B or C, and each point that was given; "" where there are no points to give."""
    if not grades.points:
        return "", ()
    given = list(_given(asked, grades.points))
    total = sum(point.gives for point, _ in given)
    grade = "A" if total >= grades.a else "B" if total >= grades.b else "C"
    hits = [
        Hit(f"grade:{point.name}", f"{point.gives:+d}", ", ".join(filter(None, (point.because, seen))))
        for point, seen in given
    ]
    names = " ".join(f"{point.gives:+d} {point.name}" for point, _ in given) or "no points"
    return grade, (*hits, Hit("grade", f"grade={grade}", f"{total} points: {names}"))


def risk_of(verdict: Verdict | None) -> tuple[Risk, tuple[str, ...]]:
    """High where the guard holds the mail, some where it has doubts; and the rules that say so."""
    if verdict is None:
        return "none", ()
    doubts = [hit.rule for hit in verdict.hits if hit.effect in ("held", "noted")]
    rules = tuple(dict.fromkeys(doubts))
    if verdict.keep == "held":
        return "high", rules
    return ("some" if rules else "none"), rules


def _given(asked: Asked, points: tuple[Point, ...]) -> Iterator[tuple[Point, str]]:
    for point in points:
        reasons = _reasons(point, asked)
        if reasons is not None:
            yield point, ", ".join(filter(None, reasons))


def _reasons(point: Point, asked: Asked) -> list[str] | None:
    """What is seen of each condition; None where one does not hold."""
    known = asked.known
    reasons: list[str] = []
    for reason in (
        one_of("country", point.countries, (known.country,)),
        one_of("market", point.markets, (known.market.id,) if known.market else ()),
        one_of("product", point.products, known.products),
        one_of("source", point.sources, (known.source,)),
        _has(point, asked),
        _words(point, asked),
    ):
        if reason is None:
            return None
        reasons.append(reason)
    return None if any(SIGNS[sign](asked) for sign in point.lacks) else reasons


def _has(point: Point, asked: Asked) -> str | None:
    if not point.has:
        return ""
    seen = (SIGNS[sign](asked) for sign in point.has)
    return next((f"“{one[:60]}”" for one in seen if one), None)


def _words(point: Point, asked: Asked) -> str | None:
    if not point.words:
        return ""
    text = asked.text
    return next((f"says “{words}”" for words in point.words if says(text, words)), None)


def _is_short(message: Message) -> bool:
    return len(message.text) < _SHORT and not message.attachments


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[:_TELLING])
    return found.group() if found else ""
