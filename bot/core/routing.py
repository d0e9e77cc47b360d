"""The first route that takes an inquiry, and why. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.core.message import Attachment, Message
from bot.core.phrases import says
from bot.core.rules import Market, Route, Rules
from bot.core.triage import Hit, Risk, Triage
from bot.core.verdict import Verdict

LONGEST = 1_000  # characters of a subject, of a header's value or of a file's name that conditions look at
KILO = 1_000
HELD_BY_ROUTE = "G03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the conditions of a route are held against."""

    message: Message
    language: str = "und"
    country: str = ""
    market: Market | None = None
    products: tuple[str, ...] = ()
    source: str = "direct"
    grade: str = ""
    risk: Risk = "none"

    @staticmethod
    def of(message: Message, triage: Triage, rules: Rules) -> "Known":
        return Known(
            message=message,
            language=triage.language.language,
            country=triage.country.country,
            market=next((market for market in rules.markets if market.id == triage.market), None),
            products=triage.products,
            source=triage.source,
            grade=triage.grade,
            risk=triage.risk_level,
        )


def find_route(known: Known, rules: Rules) -> tuple[Route, tuple[Hit, ...]]:
    """The first route whose conditions all hold, and why."""
    for route in rules.routes:
        reasons = reasons_of(route, known)
        if reasons is not None:
            effect = f"channel={route.channel}, template={route.template or 'none'}"
            evidence = ", ".join(reasons) or "takes every inquiry"
            return route, (Hit(f"route:{route.name}", effect, evidence),)
    return Route(name="none"), ()


def reasons_of(route: Route, known: Known) -> list[str] | None:
    """Why each condition of the route holds; None where one does not."""
    reasons = []
    for condition, _ in _CONDITIONS:
        reason = condition(route, known)
        if reason is None:
            return None
        reasons.append(reason)
    return [reason for reason in reasons if reason]


def passed_over(known: Known, rules: Rules) -> list[tuple[str, str]]:
    """Each route above the one that was taken, with the first condition that did not hold."""
    found = []
    for route in rules.routes:
        missing = (why for condition, why in _CONDITIONS if condition(route, known) is None)
        why = next(missing, None)
        if why is None:
            break
        found.append((route.name, why(known)))
    return found


def market_of(country: str, language: str, markets: tuple[Market, ...]) -> tuple[Market | None, str]:
    """Whose market a buyer is, and why: by country; where that is not known, by language; else the rest's."""
    for market in markets:
        if country and country in market.countries:
            return market, f"country is {country}"
    for market in markets:
        if not country and set(with_parent(language)) & set(market.languages):
            return market, f"language is {language}, no country is known"
    rest = next((market for market in markets if not market.countries and not market.languages), None)
    return rest, "takes every buyer that is left"


def held_by_route(verdict: Verdict, triage: Triage) -> Verdict:
    """The verdict once the route asks for a person. What the guard already took away stays away."""
    if not triage.hold or verdict.keep != "lead":
        return verdict
    hit = Hit(HELD_BY_ROUTE, "held", triage.hold)
    return replace(
        verdict,
        keep="held",
        auto_reply=False,
        reopen=False,
        reason=f"{HELD_BY_ROUTE}: {triage.hold}",
        hits=(*verdict.hits, hit),
        lifts=False,
    )


def with_parent(language: str) -> tuple[str, ...]:
    """A rule for "pt" or "zh" also takes pt-BR and zh-Hant."""
    return language, language.partition("-")[0]


def domain_is_of(domain: str, wanted: str) -> bool:
    """The domain itself, or one below it; ".edu" is an ending."""
    return f".{domain}".endswith(f".{wanted.lstrip('.').lower()}")


def is_of_kind(file: Attachment, wanted: str) -> bool:
    """Whether the file has this ending ("pdf"), is of this type ("image/png", "image/*"), or "any"."""
    if "/" in wanted:
        return file.content_type.lower().startswith(wanted.removesuffix("*"))
    return wanted == "any" or file.name[-LONGEST:].lower().endswith(f".{wanted}")


def one_of(what: str, wanted: tuple[str, ...], seen: Iterable[str]) -> str | None:
    """The reason; "" where the rule does not ask; None where it asks in vain."""
    if not wanted:
        return ""
    return next((f"{what} is {value}" for value in seen if value and value in wanted), None)


def _market(route: Route, known: Known) -> str | None:
    return one_of("market", route.markets, (known.market.id,) if known.market else ())


def _domain(route: Route, known: Known) -> str | None:
    if not route.domains:
        return ""
    domain = _sender_domain(known)
    ours = (wanted for wanted in route.domains if domain_is_of(domain, wanted))
    return next((f"domain {domain} is of {wanted}" for wanted in ours), None)


def _header(route: Route, known: Known) -> str | None:
    if not route.headers:
        return ""
    return next((f"header {mark}" for mark in route.headers if _has_header(known.message, mark)), None)


def _has_header(message: Message, mark: str) -> bool:
    name, _, part = mark.partition(":")
    wanted = part.strip().casefold()
    return any(wanted in value[:LONGEST].casefold() for value in message.headers.all(name.strip()))


def _size(route: Route, known: Known) -> str | None:
    size = known.message.size
    if (route.over and size <= route.over) or (route.under and size >= route.under):
        return None
    return f"size is {size // KILO} KB" if route.over or route.under else ""


def _attachment(route: Route, known: Known) -> str | None:
    if not route.attachments:
        return ""
    found = (
        file.name for file in known.message.attachments for wanted in route.attachments
        if is_of_kind(file, wanted)
    )  # fmt: skip
    return next((f"attachment “{name}”" for name in found), None)


def _working_time(route: Route, known: Known) -> str | None:
    """In the hours of the buyer's market. Without a market nobody can tell."""
    if not route.working_time:
        return ""
    if known.market is None:
        return None
    inside = known.market.hours.include(known.message.received_at)
    if inside != (route.working_time == "in"):
        return None
    return f"arrived {'in' if inside else 'out of'} the working hours of {known.market.id}"


def _subject(route: Route, known: Known) -> str | None:
    if not route.subject:
        return ""
    subject = known.message.subject[:LONGEST]
    words = (words for words in route.subject if says(subject, words))
    return next((f"subject has “{word}”" for word in words), None)


def _is(what: str, *values: str) -> str:
    return f"{what} is {', '.join(filter(None, values)) or 'not known'}"


def _sender_domain(known: Known) -> str:
    address = next(iter(known.message.reply_to), known.message.sender)
    return address.domain if address else ""


Condition = Callable[[Route, Known], str | None]
# Each with what to say where it does not hold; the cheap ones first.
_CONDITIONS: tuple[tuple[Condition, Callable[[Known], str]], ...] = (
    (
        lambda route, known: one_of("language", route.languages, with_parent(known.language)),
        lambda known: _is("language", known.language),
    ),
    (
        lambda route, known: one_of("country", route.countries, (known.country,)),
        lambda known: _is("country", known.country),
    ),
    (_market, lambda known: _is("market", known.market.id if known.market else "")),
    (
        lambda route, known: one_of("product", route.products, known.products),
        lambda known: _is("product", *known.products),
    ),
    (
        lambda route, known: one_of("source", route.sources, (known.source,)),
        lambda known: _is("source", known.source),
    ),
    (
        lambda route, known: one_of("grade", route.grades, (known.grade,)),
        lambda known: _is("grade", known.grade),
    ),
    (lambda route, known: one_of("risk", route.risks, (known.risk,)), lambda known: _is("risk", known.risk)),
    (_domain, lambda known: _is("domain", _sender_domain(known))),
    (_size, lambda known: f"size is {known.message.size // KILO} KB"),
    (_attachment, lambda known: _is("attachment", *(file.name for file in known.message.attachments[:3]))),
    (_working_time, lambda known: f"arrived {known.message.received_at:%a %H:%M} UTC"),
    (_header, lambda _: "no header of these"),
    (_subject, lambda _: "subject has none of the words"),
)
