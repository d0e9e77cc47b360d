import pytest

from bot.core.country import guess_country
from bot.core.message import Address
from tests.builders import a_message

NEUTRAL = Address("buyer@example.com")


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("a@firma.de", "DE"),
        ("a@firm.co.uk", "GB"),
        ("a@kaisha.co.jp", "JP"),
        ("a@empresa.com.co", "CO"),
        ("a@startup.co", ""),
        ("a@startup.io", ""),
        ("a@lab.ai", ""),
        ("a@firm.eu", ""),
        ("a@example.com", ""),
        ("a@web.de", "DE"),
        ("a@gmx.net", "DE"),
        ("a@qq.com", "CN"),
        ("a@naver.com", "KR"),
        ("a@mail.ru", "RU"),
        ("a@localhost", ""),
        ("", ""),
    ],
)
def test_the_address_tells_the_country(address: str, country: str):
    assert guess_country(a_message(sender=Address(address), text="")).country == country


def test_a_form_mail_is_judged_by_the_address_that_answers_go_to():
    message = a_message(sender=Address("form@shop.de"), reply_to=(Address("a@firma.at"),))
    assert guess_country(message).country == "AT"


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Tel. +49 30 23125100", "DE"),
        ("Phone: 0044 20 7946 0958", "GB"),
        ("00 86 755 8123 4567", "CN"),
        ("＋８１ ３ ３２２４ ９９９９", "JP"),
        ("هاتف ٠٠٩٦٦ ١١ ٤٦٥ ٠٠٠٠", "SA"),
        ("https://wa.me/5511912345678", "BR"),
        ("+7 701 123 4567", "KZ"),
        ("+1 876 926 1234", "JM"),
        ("Order 0049-11234, HS code 8481.80.4060", ""),
    ],
)
def test_a_phone_number_in_the_signature_tells_the_country(line: str, country: str):
    assert guess_country(a_message(sender=NEUTRAL, text="", signature=line)).country == country


def test_numbers_in_a_price_table_are_not_phone_numbers():
    row = "+49 30 23125100 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11"
    assert guess_country(a_message(sender=NEUTRAL, text=row)).evidence == ()


@pytest.mark.parametrize(
    ("signature", "country"),
    [
        ("Lange Straße 5, 20095 Hamburg, Germany", "DE"),
        ("São Paulo - Brasil", "BR"),
        ("中国", "CN"),
        ("دبي، الإمارات", "AE"),
        ("Amman, Jordan", "JO"),
        ("Jordan", ""),
        ("We love Germany", ""),
    ],
)
def test_a_country_name_in_the_signature_counts(signature: str, country: str):
    assert guess_country(a_message(sender=NEUTRAL, text="", signature=signature)).country == country


def test_a_form_field_counts_more_than_all_else():
    message = a_message(sender=Address("a@firma.de"), text="Name: Ana\nPaís: Brasil\nMensaje: hola")
    assert guess_country(message).country == "BR"


def test_a_destination_in_the_text_is_no_evidence():
    text = "\n".join(["We want delivery to Rotterdam, Netherlands.", *["More words."] * 6])
    assert guess_country(a_message(sender=NEUTRAL, text=text)).country == ""


def test_a_contradiction_without_a_clear_winner_stays_open():
    message = a_message(sender=Address("a@firma.de"), text="", signature="+86 755 8123 4567")
    guess = guess_country(message)
    assert guess.country == ""
    assert {hit.effect for hit in guess.evidence} == {"country=DE +8", "country=CN +10"}


def test_two_pieces_of_evidence_beat_one():
    signature = "Shenzhen, China\n+86 755 8123 4567"
    assert (
        guess_country(a_message(sender=Address("a@firma.de"), text="", signature=signature)).country == "CN"
    )


def test_each_kind_of_evidence_has_one_vote_for_a_country():
    signature = "+86 755 8123 4567\n+86 755 8123 4568\n+49 30 23125100"
    guess = guess_country(a_message(sender=Address("a@firma.de"), text="", signature=signature))
    assert guess.country == "DE"
    assert len(guess.evidence) == 3


def test_the_evidence_says_in_words_what_was_seen():
    guess = guess_country(a_message(sender=Address("a@web.de"), text="", signature="+49 30 23125100"))
    assert [hit.evidence for hit in guess.evidence] == ["mail provider web.de", "phone +49 30 23125100"]
