"""Whatever the text: no error, no word unread twice over, and the same answer each time."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.country import country_named, guess_country
from bot.core.country_data import COUNTRIES, NAMED
from bot.core.country_places import whole
from bot.core.country_places_data import PLACES
from bot.core.country_votes import MARGIN, count, ranking
from bot.core.message import Address, Headers
from bot.core.tax_ids import tax_votes
from tests.builders import a_message

PIECES = (
    "CIF Hamburg|we are from|Georgia|+49 30 23125100|+86|0049|(713) 555-0142|GmbH|S.A. de C.V.|ООО|有限公司"
    "|上海|CNPJ|16.727.230/0001-97|DE136695976|IBAN|TX 77027|D-20457|Tel:|,|\n|.|. |İ|ß|ﷺ|\u0665|R$|Branch:"
    "|Jordan|US|ſk|Kelvin \u212a|GSTIN 27AAPFU0939F1ZV|١٢٣|²|\x00|\ud83d"
)
WORDS = st.sampled_from(PIECES.split("|"))
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.text(max_size=40), st.sampled_from(["", "de", "zh-Hans", "und", "xx"]))
@example("", "", "", "")
def test_any_text_has_an_answer_and_always_the_same(text: str, signature: str, domain: str, language: str):
    message = a_message(
        sender=Address(f"a@{domain}", text[:30]),
        subject=text[:50],
        text=text,
        signature=signature,
        headers=Headers((("date", signature[:40]),)),
    )
    guess = guess_country(message, language=language)
    assert guess == guess_country(message, language=language)
    assert guess.country in COUNTRIES | {""}
    assert guess.destination in COUNTRIES | {""}
    assert (guess.margin >= MARGIN) == bool(guess.country)
    assert 0 <= guess.confidence < 1
    assert all(hit.evidence.strip() and len(hit.evidence) < 200 for hit in guess.evidence)


@given(TEXTS)
def test_any_country_field_is_a_code_or_nothing(text: str):
    assert country_named(text) in COUNTRIES | {""}


@given(st.dictionaries(st.sampled_from(["DE", "FR", "CN"]), st.integers(0, 40)))
def test_the_winner_leads_by_the_margin(totals: dict[str, int]):
    country, margin, _ = ranking(totals)
    rest = max((points for code, points in totals.items() if code != country), default=0)
    assert not country or totals[country] - rest == margin >= MARGIN


def test_nobody_has_no_votes():
    assert ranking(count([])) == ("", 0, 0.0)


@settings(deadline=None)
@given(TEXTS)
def test_only_so_much_of_a_text_is_read(tail: str):
    """What stands beyond the limits changes nothing, so it costs nothing."""
    for long in ("Please quote 5 pumps. \n" * 1000, ("pumps and " * 200 + "\n") * 15):
        message = a_message(text=long + tail, sender=Address("a@firma.de"))
        assert guess_country(message) == guess_country(replace(message, text=long))


def test_every_name_and_place_belongs_to_a_country_and_is_found():
    for name, code in (*NAMED, *PLACES):
        assert code in COUNTRIES, name
        place = whole(name.removeprefix("~"))
        assert place is not None, name
        assert code in (*place.countries, *place.minor) or place.is_country, name


def test_there_are_enough_places():
    assert len({code for _, code in NAMED}) > 150
    assert len(PLACES) > 1000


@given(st.text(alphabet="0123456789 .-/ABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=60))
def test_no_number_breaks_its_check(digits: str):
    labels = "CNPJ NIF RFC GSTIN ИНН CUIT P.IVA SIREN NIP ABN VAT RUT NIT RUC CVR OIB УНП БИН USt-IdNr"
    assert all(vote.countries for label in labels.split() for vote in tax_votes(f"{label} {digits}"))
