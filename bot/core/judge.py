"""Judge a message by the managers' rules: language, country, products, then the route. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.country import guess_country
from bot.core.grading import Asked, grade_of, risk_of
from bot.core.language import SURE_ENOUGH, guess_language
from bot.core.language_country import likeliest, settled
from bot.core.message import Message
from bot.core.picks import Pick
from bot.core.product import find_products
from bot.core.quantity import find_quantity
from bot.core.routing import Known, find_route, market_of
from bot.core.rules import Market, Product, Route, Rules
from bot.core.source import Sourced
from bot.core.triage import CountryGuess, Guess, Hit, Triage
from bot.core.verdict import Verdict

DEFAULT_LANGUAGE = "en"

# A near language that its readers accept; there is none for Chinese: the other characters are an affront.
_NEXT = {"pt-BR": "pt", "pt-PT": "pt", "pt": "pt-BR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a mail tells by itself: no product, market, grade or route changes it."""

    country: CountryGuess
    language: Guess
    second_language: str = ""
    quantity: str = ""


Named = tuple[tuple[str, ...], tuple[Hit, ...]]  # products, the best first, and where they are named


def judge(
    message: Message,
    rules: Rules,
    languages: Mapping[str, frozenset[str]],
    sourced: Sourced | None = None,
    verdict: Verdict | None = None,
    told: Told | None = None,
    named: Named | None = None,
) -> Triage:
    """`languages`: for each template, the languages that it is written in. `sourced`: what a form or portal
    said in its fields; `message` is then the buyer's (`sourced.message`). `verdict`: the guard's, for
    the risk. `told` and `named`: by `told_by` and `named_in`, where these were asked already."""
    known_source = sourced or Sourced(message=message)
    told = told or told_by(known_source)
    products, product_hits = named or named_in(known_source, told, rules.products)
    market, because = market_of(told.country.country, told.language.language, rules.markets)
    risk, risk_rules = risk_of(verdict)
    triage = Triage(
        language=told.language,
        country=told.country,
        products=products,
        quantity=told.quantity,
        source=known_source.source,
        company=known_source.company,
        phone=known_source.phone,
        link=known_source.link,
        reply_channel=known_source.reply_channel,
        hides_subject=not known_source.is_direct and known_source.reply_channel == "mail",
        market=market.id if market else "",
        risk_level=risk,
        risk=risk_rules,
        second_language=told.second_language,
        hits=(*_told_hits(told), *product_hits, *_market_hits(market, because)),
    )
    return _routed(triage, known_source, rules, languages)


def _told_hits(told: Told) -> tuple[Hit, ...]:
    where = told.country
    return (*_language_hits(told.language), *where.evidence, *where.destination_evidence)


def told_by(sourced: Sourced, picked: Mapping[str, Pick] | None = None) -> Told:
    """`picked`: countries that reps picked."""
    message = sourced.message
    country = country_of(sourced, message, picked)
    language = _language(sourced, message, country.country)
    return Told(
        country=country,
        language=language,
        second_language=_beside_english(sourced, message, language, country.country),
        quantity=sourced.quantity or find_quantity(f"{message.subject}\n{message.text}"),
    )


def named_in(sourced: Sourced, told: Told, products: Sequence[Product]) -> Named:
    """The products that the buyer names, in a field or in his words."""
    sure = told.language.language if told.language.confidence >= SURE_ENOUGH else ""
    return find_products(sourced.message, products, named=sourced.product, language=sure)


def country_of(sourced: Sourced, message: Message, picked: Mapping[str, Pick] | None = None) -> CountryGuess:
    """The buyer's country, by all that the mail shows of it."""
    return guess_country(
        message,
        named=sourced.country,
        phone=sourced.phone,
        is_own_address=sourced.is_direct or sourced.reply_channel == "mail",
        is_own_clock=sourced.is_direct,
        language=_written_in(sourced, message),
        picked=picked,
    )


def _routed(
    triage: Triage,
    sourced: Sourced,
    rules: Rules,
    languages: Mapping[str, frozenset[str]],
) -> Triage:
    """The triage with its grade, and with the route that is chosen by it, too."""
    known = Known.of(sourced.message, triage, rules)
    grade, grade_hits = grade_of(Asked(known=known, sourced=sourced, quantity=triage.quantity), rules.grades)
    route, route_hits = find_route(replace(known, grade=grade), rules)
    graded = replace(triage, grade=grade, hits=(*triage.hits, *grade_hits, *route_hits))
    return _sent(graded, route, rules, languages.get(route.template, frozenset()))


def _sent(triage: Triage, route: Route, rules: Rules, available: frozenset[str]) -> Triage:
    """The triage with where its route sends it, and how it is answered there."""
    reply_language = choose_language(route.reply_language or triage.language.language, available)
    second = triage.second_language if not route.reply_language else ""
    best = rules.product(triage.product)
    return replace(
        triage,
        product_name=best.name_in(reply_language) if best else "",
        channel=route.channel,
        template=route.template,
        reply_language=reply_language,
        second_language=second if second in available and second != reply_language else "",
        team=route.team,
        rep=route.rep,
        sla=route.sla,
        priority=route.priority,
        hold=f"route {route.name}: {route.hold}" if route.hold else "",
    )


def _market_hits(market: Market | None, because: str) -> tuple[Hit, ...]:
    return (Hit(f"market:{market.id}", f"market={market.id}", because),) if market else ()


def choose_language(wanted: str, available: frozenset[str]) -> str:
    """The language to answer in: the buyer's own, one that is near enough, else English."""
    for language in (wanted, _NEXT.get(wanted, ""), DEFAULT_LANGUAGE):
        if language in available:
            return language
    return DEFAULT_LANGUAGE


def _written_in(sourced: Sourced, message: Message) -> str:
    """What the words alone say, as evidence for the country; "" where they are not sure."""
    guess = guess_language(message.text if sourced.wrote else "")
    return guess.language if guess.confidence >= SURE_ENOUGH else ""


def _language(sourced: Sourced, message: Message, country: str) -> Guess:
    """By the buyer's own words. Labels and the subject of a form or portal are in its maker's language."""
    guess = settled(guess_language(message.text if sourced.wrote else ""), country)
    if guess.confidence < SURE_ENOUGH and sourced.is_direct:
        guess = settled(guess_language(f"{message.subject}\n{message.text}"), country)
    return guess


def _beside_english(sourced: Sourced, message: Message, language: Guess, country: str) -> str:
    if language.language != "und":
        return ""
    text = message.text if sourced.wrote else ""
    return likeliest(guess_language(f"{message.subject}\n{text}" if sourced.is_direct else text), country)


def _language_hits(guess: Guess) -> tuple[Hit, ...]:
    if guess.language == "und":
        return ()
    return (Hit("language", f"language={guess.language}", f"the text, {guess.confidence:.0%} sure"),)
