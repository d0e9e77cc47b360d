from dataclasses import replace

import pytest

from bot.core.country import country_named, guess_country
from bot.core.message import Address, Headers
from bot.core.triage import CountryGuess
from tests.builders import a_message

NEUTRAL = Address("buyer@example.com")


def guess(
    signature: str = "", *, text: str = "", address: str = "buyer@example.com", **given
) -> CountryGuess:
    message = a_message(sender=Address(address), subject="RFQ", text=text, signature=signature)
    return guess_country(message, **given)


def dated(date: str, language: str, **changes) -> CountryGuess:
    message = a_message(sender=NEUTRAL, subject="", text="", headers=Headers((("date", date),)))
    return guess_country(replace(message, **changes), language=language)


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("a@firma.de", "DE"),
        ("a@firm.co.uk", "GB"),
        ("a@kaisha.co.jp", "JP"),
        ("a@empresa.com.co", "CO"),
        ("a@mail.firma.com.tr", "TR"),
        ("a@firma.рф", "RU"),
        ("a@firma.xn--p1ai", "RU"),
        ("a@laden.berlin", "DE"),
        *[(f"a@startup.{ending}", "") for ending in ("co", "io", "ai", "me", "tv", "cc", "eu", "com", "app")],
        ("a@example.com", ""),
        ("a@web.de", "DE"),
        ("a@gmx.net", "DE"),
        ("a@qq.com", "CN"),
        ("a@naver.com", "KR"),
        ("a@mail.ru", "RU"),
        ("a@yahoo.co.jp", "JP"),
        ("a@gmail.com", ""),
        ("a@localhost", ""),
        ("", ""),
    ],
)
def test_the_address_tells_the_country(address: str, country: str):
    assert guess(address=address).country == country


def test_a_form_mail_is_judged_by_the_address_that_answers_go_to():
    message = a_message(sender=Address("form@shop.de"), reply_to=(Address("a@firma.at"),))
    assert guess_country(message).country == "AT"


def test_a_platforms_address_says_nothing():
    assert guess(address="a@firma.de", is_own_address=False).evidence == ()


@pytest.mark.parametrize(
    ("signature", "country"),
    [
        ("Lange Straße 5, 20095 Hamburg, Germany", "DE"),
        ("São Paulo - Brasil", "BR"),
        ("中国", "CN"),
        ("دبي، الإمارات", "AE"),
        ("الدوحة - قطر", "QA"),
        ("عمان - الأردن", "JO"),
        ("مسقط - عمان", "OM"),
        ("バンコク、タイ", "TH"),
        ("Amman, Jordan", "JO"),
        ("Amman - Jordan", "JO"),
        ("Kutaisi, Georgia", "GE"),
        ("Atlanta, Georgia 30303", "US"),
        ("Paris, TX 75460", "US"),
        ("Peru, Indiana 46970", "US"),
        ("Lebanon Valve Works\nLebanon, PA 17042", "US"),
        ("75008 Paris", "FR"),
        ("London, Ontario N6A 1A1", "CA"),
        ("London EC3R 5BT", "GB"),
        ("12 Bank Street, London", "GB"),
        ("Vancouver Island Wells", ""),
        ("Dhaka-1100", "BD"),
        ("Nawabpur Road, Accra-Ghana", "GH"),
        ("12 Hanamal st. Ashdod", "IL"),
        ("ООО «Намуна», г.Ташкент", "UZ"),
        ("ООО «Намуна»", "RU"),
        ("Registered in Ireland No. 123456", "IE"),
        ("40-014 pcs\nAT-2231, see below", ""),
        ("Jordan", ""),
        ("Best, Jordan", ""),
        ("Mike\nChad", ""),
        ("We love Germany", ""),
    ],
)
def test_an_address_in_the_signature_tells_the_country(signature: str, country: str):
    assert guess(signature).country == country


def test_a_form_field_counts_more_than_all_else():
    assert guess(address="a@firma.de", text="Name: Ana\nPaís: Brasil\nMensaje: hola").country == "BR"
    assert guess("+49 30 23125100", named="BR").country == "BR"


def test_a_contradiction_without_a_clear_winner_stays_open():
    found = guess("+86 755 8123 4567", address="a@firma.de")
    assert (found.country, found.confidence) == ("", 0.0)
    assert [hit.effect for hit in found.evidence] == ["country=DE +8", "country=CN +10"]


def test_two_pieces_of_evidence_beat_one():
    found = guess("Shenzhen, China\n+86 755 8123 4567", address="a@firma.de")
    assert found.country == "CN"
    assert found.margin == 10 + 7 + 6 - 8
    assert 0.5 < found.confidence < 1


def test_each_kind_of_evidence_has_one_vote_for_a_country():
    found = guess("+86 755 8123 4567\n+86 755 8123 4568\n+49 30 23125100", address="a@firma.de")
    assert found.country == "DE"
    assert len(found.evidence) == 3


def test_the_evidence_says_in_words_what_was_seen():
    found = guess("+49 30 23125100", address="a@web.de")
    assert [hit.evidence for hit in found.evidence] == ["mail provider web.de", "phone +49 30 23125100"]


OFFICES = """Acme AG
Head office: Bahnhofstrasse 1, 8001 Zürich
Branch: ul. Długa 5, 00-238 Warszawa, Poland
+48 22 123 45 67"""


def test_a_branch_says_nothing_where_a_head_office_is_named():
    found = guess(OFFICES)
    assert found.country == "CH"
    assert not [hit for hit in found.evidence if "PL" in hit.effect]


def test_a_branch_counts_where_it_is_all_there_is():
    assert guess("Factory: Shenzhen, China").country == "CN"


@pytest.mark.parametrize(
    "line",
    [
        "Our forwarder: Sino Freight, Shanghai, China, +86 21 6123 4567",
        "Notify party: PT Jaya, Jakarta, Indonesia",
        "Our bank: Bank of Cyprus, Nicosia, Cyprus",
        "CIF Santos, Brazil",
        "Delivery to Rotterdam, Netherlands",
        "Made in Italy",
    ],
)
def test_other_peoples_places_are_no_evidence(line: str):
    found = guess(text=f"Dear Sirs,\nplease quote 5 pumps.\n{line}\nRegards, Sam", address="a@firma.at")
    assert [hit.effect for hit in found.evidence] == ["country=AT +8"]


def test_the_addressee_of_a_letter_is_not_its_sender():
    ours = "Brightvalve Co., Ltd.\nNingbo, China\n+86 574 8123 4567"
    text = f"{ours}\n\nDear Sirs,\nwe need pumps.\nJohn Walsh\nLimerick, Ireland"
    assert guess(text=text).country == "IE"


def test_quoted_history_is_not_read():
    message = a_message(sender=NEUTRAL, text="Please quote.", history="Ningbo, China\n+86 574 8123 4567")
    assert guess_country(message).evidence == ()


def test_a_contact_block_without_a_closing_phrase_is_read():
    text = "Please quote 5 pumps.\n\nJohn Smith\nSmith Pumps, 4000 Plovdiv\n+359 32 123 456"
    assert guess(text=text).country == "BG"


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I saw your stand in Hamburg, Germany last week.",
        "Hello. Your price was higher than what we paid in Hamburg, Germany, last year",
        "Can you beat the price of Hamburg, Germany?",
        "请问德国汉堡的价格",
    ],
)
def test_a_sentence_at_the_end_is_no_address(text: str):
    assert guess(text=text).evidence == ()


def test_a_name_and_place_behind_the_last_sentence_are_read():
    assert guess(text="Salam, please quote 2 pumps. Rashad, Sumqayit, Azerbaijan").country == "AZ"
    assert guess(text="Please quote 2 pumps. Thanks, Jordan").evidence == ()


def test_a_notice_below_the_signature_is_passed_over():
    text = "Please quote.\nJane Doe | Buyer\nAkron, OH 44301\nThis e-mail may hold what is not meant for you."
    assert guess(text=text).country == "US"


def test_a_language_makes_no_evidence_of_a_mere_mention():
    found = guess("Berliner Pumpen Hamburg Handel", language="de")
    assert [hit.rule for hit in found.evidence] == ["country:mention"]


@pytest.mark.parametrize(
    "text",
    [
        "We need valves for turkey fryers and lights for china cabinets.",
        "صمام قطر 50 مم",  # a diameter, and Qatar
        "작업 인도조건",  # terms of delivery, and India
        "作業タイプを選択",  # a type, and Thailand
        "phương pháp",
    ],
)
def test_goods_and_sayings_are_no_countries(text: str):
    places = ("country:name", "country:city", "country:mention")
    assert not [hit for hit in guess(text=text).evidence if hit.rule in places]


@pytest.mark.parametrize(
    ("date", "language", "country"),
    [
        ("Tue, 13 Jan 2026 09:00:00 +0100", "pl", "PL"),
        ("Wed, 15 Jul 2026 09:00:00 +0200", "pl", "PL"),
        ("Tue, 13 Jan 2026 09:00:00 -0300", "pt", "BR"),
        ("Tue, 13 Jan 2026 09:00:00 +0530", "en", "IN"),
        ("Tue, 13 Jan 2026 09:00:00 +0330", "en", "IR"),
        ("Tue, 13 Jan 2026 09:00:00 +0100", "es", ""),  # a server in Europe has this clock, too
        ("Tue, 13 Jan 2026 09:00:00 -0500", "es", ""),
        ("Tue, 13 Jan 2026 09:00:00 +0800", "en", ""),
        ("Tue, 13 Jan 2026 09:00:00 +0000", "en", ""),
        ("Tue, 13 Jan 2026 09:00:00 +0900", "pl", ""),
        ("nonsense", "pl", ""),
    ],
)
def test_language_and_clock_decide_only_together(date: str, language: str, country: str):
    assert dated(date, language).country == country


def test_a_weak_sign_breaks_a_tie_between_countries_that_share_a_form():
    winter = "Tue, 13 Jan 2026 09:00:00 -0300"
    assert dated(winter, "pt", signature="Bombas Silva Ltda").country == "BR"
    assert dated(winter, "", signature="Bombas Silva Ltda").country == ""


def test_the_clock_of_a_forms_server_says_nothing():
    headers = Headers((("date", "Tue, 13 Jan 2026 09:00:00 +0530"),))
    message = a_message(sender=NEUTRAL, subject="", text="", headers=headers)
    assert guess_country(message, is_own_clock=False).evidence == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Germany", "DE"),
        ("de", "DE"),
        ("Germany (DE)", "DE"),
        ("Deutschland", "DE"),
        ("EE. UU.", "US"),
        ("Turkiye", "TR"),
        ("中国", "CN"),
        ("Hamburg", ""),
        ("Georgia", "GE"),
        ("", ""),
    ],
)
def test_a_country_field_is_read_in_many_languages(said: str, code: str):
    assert country_named(said) == code
