"""What of a text tells its language, and what does not."""

import time

import pytest

from bot.core.cleaning import passages
from bot.core.language import guess_language

NOTICE = (
    "This email and any attachment are confidential and intended solely for the addressee. If you are not "
    "the intended recipient, please delete this message and notify the sender at once."
)
CARD = "Best regards,\nAnna Kowalska\nPurchasing Manager\nExample Pumps Ltd\nPhone +48 22 555 01 23"


@pytest.mark.parametrize(
    "text",
    [
        "{{ name }} %(order)s <br>",
        "KH-316L-DN50\nBV2000/16\n4711-0815",
        "order_confirmation_4711.pdf",
        "https://shop.example/de/kugelhahn?artikel=12&sprache=deutsch",
        "verkauf@beispiel-armaturen.example",
        "MOQ? FOB/CIF?",
        "+49 40 555 01 23",
        "-- \nMit freundlichen Grüßen, Ihre Einkaufsabteilung",
        "> Bitte senden Sie uns Ihr Angebot",
    ],
)
def test_codes_links_templates_quotes_and_signatures_have_no_language(text: str):
    assert guess_language(text).language == "und"


@pytest.mark.parametrize(
    "text",
    [
        f"Prosimy o ofertę na zawory.\n\n{CARD}",
        f"Prosimy o ofertę na zawory.\n\n{CARD}\n\n{NOTICE}",
        f"{NOTICE}\n\nProsimy o ofertę na zawory.",
        f"Dear Sirs,\n\nprosimy o ofertę na zawory.\n\n{CARD}",
        f"Dear Sirs,\nprosimy o ofertę na zawory.\n{CARD}",
        "Hello,\n\nprosimy o ofertę na zawory.\n\n> Thank you for your interest in our ball valves.",
        "Prosimy o ofertę na zawory.\n-- \nVisit us at the pump fair, hall 7, we look forward to meeting you",
        "Prosimy o ofertę: PayPal, WebShop, KH316L, EPDM, price_list.xlsx, https://example.com/en/best-offers",
    ],
)
def test_polish_stays_polish_whatever_english_stands_around_it(text: str):
    assert guess_language(text).language == "pl"


def test_where_the_first_passage_says_too_little_the_next_one_is_asked():
    text = "Total 20 Standard Modul\n\nBitte senden Sie uns dafür ein Angebot."
    assert guess_language(text).language == "de"


def test_a_mail_about_viruses_is_not_a_disclaimer():
    assert guess_language("Wir suchen Filter gegen Viren und Virusreste.").language == "de"


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Dear Sirs,\nwe need valves for Oslo", "we need valves for Oslo"),
        ("NEED A PRICE FOR RAMS", "need a price for rams"),
        ("MOQ, FOB", ","),
        ("Please use PayPal or EPDM for the pumps", "Please use   or   for the pumps"),
        ("Preis \ud800 und Lieferzeit bitte", "Preis  und Lieferzeit bitte"),
        ("Preis\u200b und\x00Lieferzeit bitte", "Preis  und Lieferzeit bitte"),
        ("{name} braucht %(count)s <b>Ventile</b> &amp; Pumpen", "braucht    Ventile    Pumpen"),
    ],
)
def test_what_tells_no_language_goes_and_the_rest_stays(text: str, passage: str):
    assert list(passages(text)) == [passage]


def test_passages_come_in_order_and_there_is_always_one():
    assert list(passages("")) == [""]
    assert list(passages("Hello,\n\nwe need valves for Oslo\n\nand some pumps for Bergen")) == [
        "we need valves for Oslo",
        "and some pumps for Bergen",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        "aB",
        "a.",
        "1",
        "a1",
        "_",
        "{",
        "<",
        "%(",
        "&",
        "@",
        "a@",
        "www.",
        "\n",
        ">\n",
        "- ",
        "你",
        "-- \n",
    ],
)
def test_no_text_costs_much_time(unit: str):
    started = time.thread_time()
    guess_language(unit * (100_000 // len(unit)))
    assert time.thread_time() - started < 1
