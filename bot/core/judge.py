"""Judge a message by the managers' rules: language, country, products, then the route. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.country import guess_country
from bot.core.language import guess_language
from bot.core.message import Message
from bot.core.product import contains_words, find_products, find_quantity
from bot.core.rules import Route, Rules
from bot.core.source import Sourced
from bot.core.triage import Guess, Hit, Triage

DEFAULT_LANGUAGE = "en"

# What the words cannot tell and the country can.
_BY_COUNTRY = {
    ("pt", "BR"): "pt-BR",
    ("pt", "PT"): "pt-PT",
    ("id", "MY"): "ms",
    ("no", "DK"): "da",
    ("da", "NO"): "no",
    ("zh-Hans", "TW"): "zh-Hant",
    ("zh-Hans", "HK"): "zh-Hant",
    ("zh-Hans", "MO"): "zh-Hant",
}
_SURE = 0.9  # clearly simplified characters stay simplified, also from Hong Kong

# A near language that its readers accept; there is none for Chinese: the other characters are an affront.
_NEXT = {"pt-BR": "pt", "pt-PT": "pt", "pt": "pt-BR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the conditions of a route are held against."""

    message: Message
    language: str
    country: str
    products: tuple[str, ...]


def judge(
    message: Message,
    rules: Rules,
    languages: Mapping[str, frozenset[str]],
    sourced: Sourced | None = None,
) -> Triage:
    """`languages`: for each template, the languages that it is written in. `sourced`: what a form or portal
    said in its fields; `message` is then the buyer's (`sourced.message`)."""
    known_source = sourced or Sourced(message=message)
    country = guess_country(
        message,
        named=known_source.country,
        phone=known_source.phone,
        is_own_address=known_source.is_direct or known_source.reply_channel == "mail",
    )
    language = _language(known_source, message, country.country)
    products, product_hits = find_products(message, rules.products, named=known_source.product)
    known = _Known(message=message, language=language.language, country=country.country, products=products)
    route, route_hits = _route(known, rules)
    reply_language = choose_language(language.language, languages.get(route.template, frozenset()))
    best = rules.product(products[0]) if products else None
    return Triage(
        language=language,
        country=country,
        products=products,
        product_name=best.name_in(reply_language) if best else "",
        quantity=known_source.quantity or find_quantity(f"{message.subject}\n{message.text}"),
        source=known_source.source,
        channel=route.channel,
        template=route.template,
        reply_language=reply_language,
        hides_subject=not known_source.is_direct and known_source.reply_channel == "mail",
        hits=(*_language_hits(language), *country.evidence, *product_hits, *route_hits),
    )


def choose_language(wanted: str, available: frozenset[str]) -> str:
    """The language to answer in: the buyer's own, one that is near enough, else English."""
    for language in (wanted, _NEXT.get(wanted, ""), DEFAULT_LANGUAGE):
        if language in available:
            return language
    return DEFAULT_LANGUAGE


def _language(sourced: Sourced, message: Message, country: str) -> Guess:
    """By the buyer's own words. Labels and the subject of a form or portal are in its maker's language."""
    guess = guess_language(message.text if sourced.wrote else "")
    if guess.language == "und" and sourced.is_direct:
        guess = guess_language(f"{message.subject}\n{message.text}")
    refined = _BY_COUNTRY.get((guess.language, country), guess.language)
    if refined == "zh-Hant" and guess.confidence > _SURE:
        return guess
    return Guess(refined, guess.confidence)


def _language_hits(guess: Guess) -> tuple[Hit, ...]:
    if guess.language == "und":
        return ()
    return (Hit("language", f"language={guess.language}", f"the text, {guess.confidence:.0%} sure"),)


def _route(known: _Known, rules: Rules) -> tuple[Route, tuple[Hit, ...]]:
    """The first route whose conditions all hold, and why."""
    for route in rules.routes:
        reasons = _reasons(route, known)
        if reasons is not None:
            effect = f"channel={route.channel}, template={route.template or 'none'}"
            evidence = ", ".join(reasons) or "takes every inquiry"
            return route, (Hit(f"route:{route.name}", effect, evidence),)
    return Route(name="none"), ()


def _reasons(route: Route, known: _Known) -> list[str] | None:
    """Why each condition of the route holds; None where one does not."""
    reasons = [
        _one_of("language", route.languages, _with_parent(known.language)),
        _one_of("country", route.countries, (known.country,)),
        _one_of("product", route.products, known.products),
        _domain_reason(route, known.message),
        _subject_reason(route, known.message),
    ]
    if any(reason is None for reason in reasons):
        return None
    return [reason for reason in reasons if reason]


def _one_of(what: str, wanted: tuple[str, ...], seen: tuple[str, ...]) -> str | None:
    """The reason; "" where the route does not ask; None where it asks in vain."""
    if not wanted:
        return ""
    return next((f"{what} is {value}" for value in seen if value and value in wanted), None)


def _with_parent(language: str) -> tuple[str, ...]:
    """A route for "pt" or "zh" also takes pt-BR and zh-Hant."""
    return language, language.partition("-")[0]


def _domain_reason(route: Route, message: Message) -> str | None:
    if not route.domains:
        return ""
    address = next(iter(message.reply_to), message.sender)
    domain = address.domain if address else ""
    ours = (wanted for wanted in route.domains if f".{domain}".endswith(f".{wanted.lstrip('.').lower()}"))
    return next((f"domain {domain} is of {wanted}" for wanted in ours), None)


def _subject_reason(route: Route, message: Message) -> str | None:
    if not route.subject:
        return ""
    words = (words for words in route.subject if contains_words(message.subject, words))
    return next((f"subject has “{word}”" for word in words), None)
