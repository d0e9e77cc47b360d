"""The lines that corrections teach: each loads where it says that it belongs, and means what was tried."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.core.lead import Lead
from bot.core.message import Address
from bot.core.proposing import Line, block_line, keyword_line, market_line, route_line
from bot.core.proposing_phrases import Other, telling_phrases
from bot.core.rules import Rules
from tests.builders import a_lead, a_message

RULES = load_rules(shipped("rules"))
BALL = RULES.product("ball-valve")
LANGUAGES = {"first_reply": frozenset({"en", "pt-BR", "tr"})}


def loaded(line: object, folder: Path, before: str, *, instead: bool = False) -> Rules:
    """The shipped rules, read by the loader, with the line above the one that begins so, or in its place."""
    assert isinstance(line, Line), line
    rules = folder / "rules"
    shutil.copytree(shipped("rules"), rules)
    path = rules / line.file.removeprefix("rules/")
    text = path.read_text()
    spot = re.search(rf"^{re.escape(before)}.*\n", text, re.MULTILINE)
    assert spot, before
    kept = "" if instead else spot[0]
    path.write_text(f"{text[: spot.start()]}{line.text}\n{kept}{text[spot.end() :]}")
    return replace(load_rules(rules), digest=RULES.digest)


def blocked(line: object, folder: Path) -> Rules:
    assert isinstance(line, Line), line
    return loaded(replace(line, text=f"block:\n{line.text}"), folder, "block: []", instead=True)


def of(email: str, **changes) -> Lead:
    return a_lead(contact=Address(email), **changes)


@pytest.mark.parametrize(
    "email", ["seller@offers.example", "o'neil+x@offers.example", "a#b@offers.example", "анна@фирма.example"]
)
def test_a_seller_is_blocked_by_address(email, tmp_path):
    line = block_line(of(email), RULES, whole_house=False)
    rules = blocked(line, tmp_path)
    assert rules == line.rules
    assert [entry.sender for entry in rules.guard.block] == [email]


def test_several_of_one_house_block_the_house_but_never_a_mail_provider(tmp_path):
    line = block_line(of("seller@offers.example"), RULES, whole_house=True)
    assert blocked(line, tmp_path).guard.block[0].sender == "*@offers.example"
    alone = block_line(of("seller@gmail.com"), RULES, whole_house=True)
    assert alone.rules.guard.block[0].sender == "seller@gmail.com"


def test_a_second_line_goes_below_the_first(tmp_path):
    first = block_line(of("one@offers.example"), RULES, whole_house=False)
    second = block_line(of("two@offers.example"), first.rules, whole_house=False)
    both = replace(second, text=f"block:\n{first.text}\n{second.text}")
    assert loaded(both, tmp_path, "block: []", instead=True) == second.rules


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (of("relay@portal.example", reply_channel="relay"), "the platform's"),
        (of('"a b"@offers.example'), "cannot name"),
        (of("broken"), "cannot name"),
        (of("*@offers.example"), "cannot name"),
    ],
)
def test_who_cannot_be_blocked_is_told_without_a_line(lead, told):
    assert told in block_line(lead, RULES, whole_house=False)


def test_who_is_blocked_already_needs_no_line():
    line = block_line(of("a@offers.example"), RULES, whole_house=True)
    assert "already" in block_line(of("b@offers.example"), line.rules, whole_house=False)


def in_any_order(rules: Rules) -> Rules:
    products = (replace(one, keywords=tuple(sorted(one.keywords))) for one in rules.products)
    return replace(rules, products=tuple(products))


@pytest.mark.parametrize("language", ["en", "de", "zh-Hans"])
def test_a_keyword_joins_those_of_its_language(language, tmp_path):
    line = keyword_line(BALL, RULES, "yes valve's" if language == "en" else "neue: wörter", language)
    rules = loaded(line, tmp_path, f"      {language}: [", instead=True)
    assert in_any_order(rules) == in_any_order(line.rules)
    assert in_any_order(rules) != in_any_order(RULES)
    assert line.place == f"at the product ball-valve, under keywords: in the place of {language}:"


def test_a_keyword_of_a_language_without_any_is_a_line_more(tmp_path):
    line = keyword_line(BALL, RULES, "шар", "bg")
    assert line.text == "      bg: [шар]"
    assert line.place.endswith("as a line more")
    assert in_any_order(loaded(line, tmp_path, "      de: [")) == in_any_order(line.rules)


def test_of_a_very_long_list_only_the_new_word_is_shown():
    words = tuple(f"keyword number {number}" for number in range(100))
    long = replace(BALL, keywords=words, languages=dict.fromkeys(words, ("en",)))
    line = keyword_line(long, RULES, "globe", "en")
    assert (line.text, line.place[-21:]) == ("      globe", "as a word more of en:")


def test_a_country_of_no_market_joins_that_of_its_language(tmp_path):
    lead = a_lead(language="tr", country="AZ")
    line = market_line(lead, RULES)
    rules = loaded(line, tmp_path, "    countries: [PL, CZ", instead=True)
    assert rules == line.rules
    assert "AZ" in rules.market("eastern-europe").countries


def test_a_country_with_a_market_needs_no_line():
    assert market_line(a_lead(country="DE"), RULES) == ""
    assert market_line(a_lead(country=""), RULES) == "Nothing is remembered: the country is not known."
    assert market_line(a_lead(country="BR", language="pt-BR"), RULES) == (
        "BR stands in no market of rules/markets.yaml."
    )
    assert market_line(a_lead(country="BR"), replace(RULES, markets=())) == ""


def route_of(lead: Lead, **changes) -> object:
    last = replace(RULES.routes[-1], **changes)
    rules = replace(RULES, routes=(*RULES.routes[:-1], last))
    return route_line(lead, rules, last, LANGUAGES)


def test_a_house_whose_language_is_misread_may_have_a_route(tmp_path):
    line = route_of(of("ana@firma.example", language="pt-BR"))
    assert loaded(line, tmp_path, "  - name: everything-else") == line.rules
    added = line.rules.routes[-2]
    assert (added.domains, added.reply_language, added.template) == (
        ("firma.example",),
        "pt-BR",
        "first_reply",
    )


def test_such_a_route_keeps_what_else_its_route_does():
    terms = {
        "team": "valves",
        "rep": "U0LINA",
        "sla": timedelta(minutes=90),
        "priority": "high",
        "hold": "look: first",
    }
    line = route_of(of("ana@firma.example", language="pt-BR"), **terms)
    for words in ("team: valves", "rep: U0LINA", "sla: 1h 30m", "priority: high", 'hold: "look: first"'):
        assert f"      {words}\n" in f"{line.text}\n"


@pytest.mark.parametrize(
    ("lead", "changes", "told"),
    [
        (of("ana@gmail.com", language="tr"), {}, "no matter of rules"),
        (of("ana@firma.example", language="tr", reply_channel="platform"), {}, "no matter of rules"),
        (of("ana@firma.example", language="tr"), {"template": ""}, "not answered by template"),
        (of("ana@firma.example", language="fr"), {}, "not written in fr"),
        (of("ana@firma.example", language="tr"), {"countries": ("TR",)}, "has conditions"),
    ],
)
def test_where_no_route_would_help_there_is_a_sentence(lead, changes, told):
    assert told in route_of(lead, **changes)


def phrases(subject: str, *others: Other, sender: str = "carla@kunde.example") -> list[str]:
    message = a_message(subject=subject, sender=Address(sender, "Carla Kunde"))
    return telling_phrases(message, "ball-valve", RULES.products, others)


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Inquiry for globe valves DN50, 500 pcs", ["globe valves"]),
        ("RE: quotation request - knife gate valve", ["knife gate valve"]),
        ("Anfrage Absperrklappen für Hamburg", ["absperrklappen"]),
        ("询价：蝶阀 500个", ["蝶阀"]),
        ("バタフライバルブの見積もり依頼", ["バタフライバルブ"]),
        ("Запрос цены на дисковые затворы", ["дисковые затворы"]),
        ("버터플라이 밸브 견적 요청", ["버터플라이 밸브"]),
        ("Inquiry from Carla Kunde", []),
        ("RFQ 12345", []),
        ("ball valve", []),
        ("one two three four five six seven", []),
        ("x" * 400, []),
        ("", []),
    ],
)
def test_what_names_goods_is_told_from_what_does_not(subject, found):
    assert phrases(subject) == found


def test_a_phrase_that_mails_of_other_products_have_tells_nothing():
    others = [Other("Globe valves wanted", "pump")] * 3
    assert phrases("globe valves", *others[:2]) == ["globe valves"]
    assert phrases("globe valves", *others) == []
    assert phrases("globe valves", *[Other("Globe valves", "ball-valve")] * 9) == ["globe valves"]
    assert phrases("globe valves", *[Other("preglobe valvesx", "pump")] * 9) == ["globe valves"]


def test_the_longest_phrase_comes_first():
    assert phrases("clamps, stainless couplings") == ["stainless couplings", "clamps"]
