"""From what a person corrected to the line of a rule file that would have done it. Pure.

A line is modest: where none would surely help, there is a sentence instead. `Line.rules` are the rules as
they would be with it, for its backtest.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core.country_domains import FREE_MAIL as NATIONAL_FREE_MAIL
from bot.core.domains import FREE_MAIL
from bot.core.guard_lists import is_listed
from bot.core.lead import Lead
from bot.core.rules import CONDITIONS, Listed, Market, Product, Route, Rules

ALL = "all"
LONGEST = 1500  # characters of a whole list of keywords; of a longer one only the new word is shown
_PLAIN = re.compile(r"[^\W\d_][\w' -]*[^\W_]", re.UNICODE)
_NO_TEXT = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_ADDRESS = re.compile(r"[^*@\s<>,\"\\]+@[^*@\s<>,\"\\/]+\.[^*@\s<>,\"\\/.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`place`: where in the file, as the end of "in rules/guard.yaml, …"."""

    file: str
    place: str
    text: str
    rules: Rules


Proposed = Line | str  # a sentence where there is no line


def block_line(lead: Lead, rules: Rules, *, whole_house: bool) -> Proposed:
    """`whole_house`: several leads of this domain were none, and no other was one."""
    email = lead.contact.email
    if lead.reply_channel != "mail":
        return "No line: the address is the platform's, and other buyers write by it, too."
    if not _ADDRESS.fullmatch(email):
        return "No line: the rules cannot name this address."
    if any(is_listed(entry.sender, email) for entry in rules.guard.block):
        return "No line: the sender is on the block list already."
    domain = lead.contact.domain
    sender = f"*@{domain}" if whole_house and not is_free_mail(domain) else email
    note = f"not a lead: {lead.id}"
    listed = Listed(sender=sender, note=note)
    return Line(
        file="rules/guard.yaml",
        place="under block: (in the place of [] where that is empty)",
        text=f"  - sender: {json.dumps(sender, ensure_ascii=False)}\n    note: {json.dumps(note)}",
        rules=replace(rules, guard=replace(rules.guard, block=(*rules.guard.block, listed))),
    )


def keyword_line(product: Product, rules: Rules, phrase: str, language: str) -> Line:
    """`phrase`: by `telling_phrases`. `language`: whose endings it takes; "" for none."""
    key = language or ALL
    known = [word for word in product.keywords if language in product.languages.get(word, ("",))]
    more = replace(
        product,
        keywords=(*product.keywords, phrase),
        languages={**product.languages, phrase: (*product.languages.get(phrase, ()), language)},
    )
    text = f"      {key}: [{', '.join(map(_yaml_word, (*known, phrase)))}]"
    place = f"at the product {product.id}, under keywords:"
    where = f"in the place of {key}:" if known else "as a line more"
    if len(text) > LONGEST:
        text, where = f"      {_yaml_word(phrase)}", f"as a word more of {key}:"
    products = tuple(more if one.id == product.id else one for one in rules.products)
    return Line(
        file="rules/products.yaml",
        place=f"{place} {where}",
        text=text,
        rules=replace(rules, products=products),
    )


def market_line(lead: Lead, rules: Rules) -> Proposed:
    """For a country that no market lists: the market of the buyer's language, where that has one."""
    if not lead.country:
        return "Nothing is remembered: the country is not known."
    if any(lead.country in market.countries for market in rules.markets):
        return ""
    market = next((one for one in rules.markets if _speaks(one, lead.language)), None)
    if market is None:
        return f"{lead.country} stands in no market of rules/markets.yaml." if rules.markets else ""
    more = replace(market, countries=(*market.countries, lead.country))
    return Line(
        file="rules/markets.yaml",
        place=f"at the market {market.id}, in the place of countries:",
        text=f"    countries: [{', '.join(more.countries)}]",
        rules=replace(rules, markets=tuple(more if one is market else one for one in rules.markets)),
    )


def route_line(
    lead: Lead, rules: Rules, route: Route | None, languages: Mapping[str, frozenset[str]]
) -> Proposed:
    """The language is read from the words, and no rule changes that: a route can only answer one house in its
    own. `route`: the one that took the mail. `languages`: in which a template is written."""
    domain = lead.contact.domain
    if lead.reply_channel != "mail" or is_free_mail(domain) or not _ADDRESS.fullmatch(f"x@{domain}"):
        return "No line: how a language is read is no matter of rules."
    if route is None or not route.template:
        return "No line: this mail is not answered by template."
    if lead.language not in languages.get(route.template, frozenset()):
        return f"No line: the template {route.template} is not written in {lead.language}."
    if any(getattr(route, condition) for condition in CONDITIONS):
        return f"No line: the route {route.name} has conditions, which a route for {domain} would need, too."
    name = f"{domain} in {lead.language}"
    more = replace(route, name=name, domains=(domain,), reply_language=lead.language)
    at = rules.routes.index(route)
    return Line(
        file="rules/routes.yaml",
        place=f"above the route {route.name}",
        text="\n".join(_route_text(more)),
        rules=replace(rules, routes=(*rules.routes[:at], more, *rules.routes[at:])),
    )


def is_free_mail(domain: str) -> bool:
    return domain in FREE_MAIL or domain in NATIONAL_FREE_MAIL


def _speaks(market: Market, language: str) -> bool:
    return bool(market.countries) and (
        language in market.languages or language.partition("-")[0] in market.languages
    )


def _route_text(route: Route) -> Iterator[str]:
    yield f"  - name: {json.dumps(route.name, ensure_ascii=False)}"
    yield "    when:"
    yield f"      domain: [{json.dumps(route.domains[0], ensure_ascii=False)}]"
    yield "    then:"
    for key, value in _then(route):
        yield f"      {key}: {value}"


def _then(route: Route) -> Iterator[tuple[str, str]]:
    yield "channel", _yaml_word(route.channel)
    yield "template", _yaml_word(route.template)
    yield "reply_language", route.reply_language
    for key, value in (("team", route.team), ("rep", route.rep), ("hold", route.hold)):
        if value:
            yield key, _yaml_word(value)
    if route.sla is not None:
        minutes = route.sla // timedelta(minutes=1)
        yield "sla", f"{minutes // 60}h {minutes % 60}m"
    if route.priority != "normal":
        yield "priority", route.priority


def _yaml_word(word: str) -> str:
    """As it is where that is safe in a list, else in quotes."""
    is_plain = _PLAIN.fullmatch(word) and word.casefold() not in _NO_TEXT
    return word if is_plain else json.dumps(word, ensure_ascii=False)
