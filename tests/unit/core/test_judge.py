import pytest

from bot.core.judge import choose_language, judge
from bot.core.message import Address
from bot.core.rules import Product, Route, Rules
from tests.builders import a_message

VALVE = Product(
    id="valve", names={"en": "valves", "de": "Ventile", "pt": "válvulas"}, keywords=("valve", "Ventil*")
)
REST = Route(name="rest", channel="leads", template="first_reply")
LANGUAGES = {"first_reply": frozenset(("en", "de", "pt", "pt-BR", "zh-Hans"))}
GERMAN = "Bitte senden Sie uns ein Angebot über 500 Stück Ventile."
PORTUGUESE = "Gostaríamos de receber uma cotação para as seguintes válvulas."


def rules(*routes: Route) -> Rules:
    return Rules(products=(VALVE,), routes=(*routes, REST), digest="d")


def channel(route: Route, **message: object) -> str:
    return judge(a_message(**message), rules(route), LANGUAGES).channel


def test_an_inquiry_is_known_by_language_country_product_and_quantity():
    message = a_message(text=GERMAN, subject="Anfrage", sender=Address("a@firma.at"))
    triage = judge(message, rules(), LANGUAGES)
    assert (triage.language.language, triage.country.country, triage.product) == ("de", "AT", "valve")
    assert (triage.product_name, triage.quantity, triage.reply_language) == ("Ventile", "500 Stück", "de")
    assert (triage.channel, triage.template) == ("leads", "first_reply")


def test_every_decision_has_a_hit():
    triage = judge(a_message(text=GERMAN, sender=Address("a@firma.at")), rules(), LANGUAGES)
    assert {hit.rule for hit in triage.hits} == {
        "language", "country:tld", "country:language", "destination", "product:valve", "route:rest"
    }  # fmt: skip
    assert triage.hits[-1].evidence == "takes every inquiry"


@pytest.mark.parametrize(
    ("route", "message"),
    [
        (Route(name="r", languages=("de",), channel="x"), {"text": GERMAN}),
        (Route(name="r", countries=("AT",), channel="x"), {"sender": Address("a@firma.at")}),
        (Route(name="r", products=("valve",), channel="x"), {"subject": "valve"}),
        (Route(name="r", domains=("firma.at",), channel="x"), {"sender": Address("a@mail.firma.at")}),
        (Route(name="r", domains=(".at",), channel="x"), {"sender": Address("a@firma.at")}),
        (Route(name="r", subject=("tender",), channel="x"), {"subject": "Tender 5"}),
    ],
)
def test_a_route_takes_what_its_condition_names_and_nothing_else(route: Route, message: dict[str, object]):
    assert channel(route, **message) == "x"
    assert (
        channel(route, text="Hello, please call.", subject="Hello", sender=Address("a@example.com"))
        == "leads"
    )


def test_all_conditions_of_a_route_must_hold():
    both = Route(name="r", countries=("AT",), subject=("tender",), channel="x")
    assert channel(both, sender=Address("a@firma.at"), subject="Tender") == "x"
    assert channel(both, sender=Address("a@firma.at"), subject="Hello") == "leads"


def test_the_first_route_that_fits_is_taken():
    first, second = (
        Route(name="1", languages=("de",), channel="x"),
        Route(name="2", countries=("AT",), channel="y"),
    )
    message = a_message(text=GERMAN, sender=Address("a@firma.at"))
    assert judge(message, rules(first, second), LANGUAGES).channel == "x"
    assert judge(message, rules(second, first), LANGUAGES).channel == "y"


def test_a_route_without_a_template_means_no_auto_reply():
    route = Route(name="r", subject=("tender",), channel="x", template="")
    triage = judge(a_message(subject="tender"), rules(route), LANGUAGES)
    assert triage.template == ""
    assert triage.hits[-1].evidence == "subject has “tender”"


@pytest.mark.parametrize(
    ("address", "language", "reply"),
    [("a@x.com.br", "pt-BR", "pt-BR"), ("a@x.pt", "pt-PT", "pt"), ("a@example.com", "pt", "pt")],
)
def test_the_country_tells_the_kinds_of_portuguese_apart(address: str, language: str, reply: str):
    triage = judge(a_message(text=PORTUGUESE, sender=Address(address)), rules(), LANGUAGES)
    assert (triage.language.language, triage.reply_language) == (language, reply)


def test_chinese_without_a_telling_letter_is_traditional_in_taiwan():
    def language(text: str, address: str) -> str:
        return judge(a_message(text=text, sender=Address(address)), rules(), LANGUAGES).language.language

    assert language("你好", "a@x.tw") == "zh-Hant"
    assert language("你好", "a@example.com") == "zh-Hans"
    assert language("请报球阀的价格", "a@x.com.hk") == "zh-Hans"


@pytest.mark.parametrize(
    ("wanted", "available", "chosen"),
    [
        ("de", {"de", "en"}, "de"),
        ("pt-BR", {"pt-BR", "pt", "en"}, "pt-BR"),
        ("pt-BR", {"pt", "en"}, "pt"),
        ("pt-BR", {"en"}, "en"),
        ("pt", {"pt-BR", "en"}, "pt-BR"),
        ("zh-Hant", {"zh-Hans", "en"}, "en"),
        ("zh-Hans", {"zh-Hant", "en"}, "en"),
        ("und", {"de", "en"}, "en"),
        ("sv", {"de", "en"}, "en"),
        ("sv", set(), "en"),
    ],
)
def test_the_reply_falls_back_to_a_near_language_then_english(wanted: str, available: set[str], chosen: str):
    assert choose_language(wanted, frozenset(available)) == chosen


def test_the_subject_helps_where_the_text_is_silent():
    triage = judge(a_message(text="500", subject="Anfrage Preisliste für Armaturen"), rules(), LANGUAGES)
    assert triage.language.language == "de"


def test_no_rules_still_make_a_lead_without_an_auto_reply():
    triage = judge(a_message(), Rules(), {})
    assert (triage.channel, triage.template, triage.reply_language) == ("leads", "", "en")
