import pytest

from bot.core.country import guess_country
from bot.core.country_destination import destination_of, without_destinations
from bot.core.message import Address
from tests.builders import a_message


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Please quote CIF Santos.", "BR"),
        ("CFR Port Said, Egypt", "EG"),
        ("price C&F Karachi", "PK"),
        ("DAP Port Moresby, PNG", "PG"),
        ("CIF Valencia, Venezuela", "VE"),
        ("delivery to Hamburg", "DE"),
        ("delivered to our warehouse in Poland", "PL"),
        ("for a project in Turkey", "TR"),
        ("destination: Jebel Ali", "AE"),
        ("Ship to: Hai Phong", "VN"),
        ("shipment from Ningbo to Durban", "ZA"),
        ("Lieferung frei Haus nach Hannover", "DE"),
        ("livraison à Lyon", "FR"),
        ("entrega en el puerto del Callao, Perú", "PE"),
        ("preço CIF Paranaguá", "BR"),
        ("consegna a Genova", "IT"),
        ("z dostawą do Gdańska", "PL"),
        ("с доставкой до Новороссийска", "RU"),
        ("поставка в Казахстан", "KZ"),
        ("teslim yeri: Mersin limanı", "TR"),
        ("giao hàng tại cảng Hải Phòng", "VN"),
        ("目的港：洛杉矶", "US"),
        ("仕向地：横浜", "JP"),
        ("التسليم في ميناء الإسكندرية", "EG"),
        ("100 قطعة إلى جدة", "SA"),
        ("FOB Ningbo or EXW Shanghai", ""),
        ("CIF Hamburg and CIF Santos", ""),  # two of them: a person asks
        ("please deliver to us by Friday", ""),
        ("please deliver to us in Hamburg", "DE"),
        ("DELIVERY TO US PORTS", "US"),
        ("prompt delivery. Shanghai office", ""),
        ("our supplier is in China", ""),
    ],
)
def test_where_goods_shall_go(text: str, country: str):
    assert destination_of(text)[0] == country


def test_the_destination_is_a_field_of_its_own_with_its_words():
    message = a_message(
        sender=Address("a@firma.de"), subject="Inquiry", text="Please quote CIF Santos, Brazil."
    )
    guess = guess_country(message)
    assert (guess.country, guess.destination) == ("DE", "BR")
    assert [hit.effect for hit in guess.evidence] == ["country=DE +8"]
    assert [(hit.rule, hit.evidence) for hit in guess.destination_evidence] == [
        ("destination", "“CIF Santos, Brazil”")
    ]


def test_a_destination_alone_leaves_the_buyers_country_open():
    message = a_message(
        sender=Address("a@example.com"), subject="CIF Mombasa", text="Delivery to Mombasa, Kenya"
    )
    guess = guess_country(message)
    assert (guess.country, guess.destination, guess.evidence) == ("", "KE", ())


def test_what_names_a_destination_is_blanked_and_the_rest_stays_in_its_place():
    text = "We pay fast. CIF Santos, Brazil\nBremen"
    blanked = without_destinations(text)
    assert blanked == "We pay fast.                   \nBremen"
    assert len(blanked) == len(text)
