"""What a reply to one inquiry may mention."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.content.dates import day_words, deadline_words, wordings
from bot.content.inquiry_slots import promised_to, slots_for
from bot.content.slots import FROM_OUTSIDE, Company, Leaflet, Slots
from bot.core.calendar import Calendar, Closure, OwnDays
from bot.core.catalogue import LARGEST, Catalogue, offered
from bot.core.hours import ALWAYS, Hours
from bot.core.message import Address, Headers
from bot.core.promise import Promise
from bot.core.rules import Market
from bot.core.triage import CountryGuess
from bot.core.working import calendar_of
from tests.builders import a_message, a_triage

COMPANY = Company(name="Brightvalve Co., Ltd.")
OFFICE = Hours(zone="Asia/Shanghai", spans=((540, 1080),))
ASIA = Market(id="asia", hours=OFFICE, holidays="CN")
TUESDAY = datetime(2026, 11, 24, 7, tzinfo=UTC)  # 15:00 in Shanghai
SPAIN = CountryGuess(country="ES")


def slots(text="Please quote", sender="Anna Smith", **changes):
    triage = a_triage(product_name="ball valves", reply_language="en", **changes)
    return slots_for(Address("a@kunde.example", sender), a_message(subject="", text=text), triage, COMPANY)


def test_an_inquiry_fills_the_slots():
    assert slots(quantity="500 pcs") == Slots(
        name="Anna Smith",
        product="ball valves",
        quantity="500 pcs",
        asks=("specification", "delivery", "certificate"),
        answer_by="within one working day",
        company=COMPANY,
    )


def test_what_the_buyer_said_is_not_asked():
    assert slots("500 pcs DN50, CIF Lagos", quantity="500 pcs").asks == ("certificate", "date")


def test_a_company_is_no_person_and_a_person_no_company():
    assert (slots(sender="Acme GmbH").name, slots(sender="Acme GmbH").buyer_company) == ("", "Acme GmbH")
    assert (slots(sender="info").name, slots(sender="info").buyer_company) == ("", "")
    assert slots().buyer_company == ""
    assert slots(sender="Kim Min-su").family_name == "Kim"
    assert slots_for(None, a_message(), a_triage(), COMPANY).name == ""


@pytest.mark.parametrize("slot", ["name", "family_name", "buyer_company", "product", "quantity"])
@pytest.mark.parametrize("dirty", ["x\r\ny", "see https://evil.example", "x" * 61, "a\u202eb", "a@b.example"])
def test_what_comes_from_outside_is_cleaned(slot: str, dirty: str):
    cleaned = getattr(Slots(**{slot: dirty}).cleaned(), slot)
    assert cleaned in ("", "x y", "ab")


def test_every_text_of_a_buyer_is_known_to_come_from_outside():
    """Whatever a display name, a subject and a text hold, it reaches a reply only through these slots."""
    secret = "Zzyzx"
    message = a_message(subject=secret, text=f"{secret} 500 pcs", signature=secret)
    triage = a_triage(product_name=secret, quantity=secret)
    for sender in (secret, f"{secret} GmbH", f"Anna {secret.upper()}"):
        made = slots_for(Address("a@b.example", sender), message, triage, COMPANY)
        found = {name for name in Slots.__dataclass_fields__ if secret in str(getattr(made, name))}
        assert {"product", "quantity"} < found <= set(FROM_OUTSIDE)


def test_the_promise_counts_in_the_hours_of_the_market_and_shows_the_buyers_clock():
    triage = a_triage(country=SPAIN, sla=timedelta(hours=2), reply_language="de")
    made = promised_to(a_message(), triage, ASIA, TUESDAY)
    assert deadline_words(made, "en") == "today by 10:00 (your time, UTC+1)"
    shown = slots_for(None, a_message(), triage, COMPANY, promised=made)
    assert shown.answer_by == "heute bis 10:00\u00a0Uhr (Ihre Ortszeit, UTC+1)"


def test_the_date_header_tells_the_zone_of_a_large_country():
    header = Headers((("date", "Tue, 24 Nov 2026 01:00:00 -0600"),))
    triage = a_triage(country=CountryGuess(country="US"), sla=timedelta(hours=2))
    made = promised_to(a_message(headers=header), triage, ASIA, TUESDAY)
    assert deadline_words(made, "en") == "today by 03:00 (your time, UTC−6)"
    without = promised_to(a_message(), triage, ASIA, TUESDAY)
    assert deadline_words(without, "en") == "by Tuesday, 24 November 2026"


def test_closures_of_the_managers_count():
    own = OwnDays(closures=(Closure(first=date(2026, 11, 25), last=date(2026, 11, 27)),))
    made = promised_to(a_message(), a_triage(country=SPAIN), ASIA, TUESDAY, own)
    assert deadline_words(made, "en") == "by Monday, 30 November 2026, 08:00 (your time, UTC+1)"


@pytest.mark.parametrize("market", [None, Market(id="elsewhere"), Market(id="x", hours=ALWAYS)])
def test_where_nobody_said_when_somebody_works_a_working_day_is_promised(market):
    assert calendar_of(market) is None
    assert promised_to(a_message(), a_triage(), market, TUESDAY) == Promise()


def test_a_market_with_hours_has_a_calendar():
    assert calendar_of(ASIA) == Calendar(hours=OFFICE, region="CN")


@pytest.mark.parametrize("language", sorted(wordings()))
def test_every_language_can_say_every_deadline(language: str):
    monday = datetime(2026, 6, 1, 9, 5, tzinfo=UTC)
    said = [
        deadline_words(promise, language)
        for promise in (
            Promise(),
            Promise(days=2),
            Promise(days=3),
            Promise(by=monday),
            Promise(by=monday, on_the_clock=True),
            Promise(by=monday, on_the_clock=True, today=True),
        )
    ]
    assert len(set(said)) == len(said)
    assert all("{" not in words for words in said)
    assert "UTC" in said[4]
    assert "05" in said[5]
    days = {day_words(date(2026, 6, number), language) for number in range(1, 8)}
    months = {day_words(date(2026, number, 1), language) for number in range(1, 13)}
    assert (len(days), len(months)) == (7, 12)
    assert all("2026" in day for day in days)


def test_the_first_of_a_month_is_written_as_readers_expect():
    first = date(2026, 6, 1)
    said = [day_words(first, language) for language in ("fr", "it", "pt-BR", "en", "de")]
    assert said == [
        "lundi 1er juin 2026",
        "lunedì 1º giugno 2026",
        "segunda-feira, 1º de junho de 2026",
        "Monday, 1 June 2026",
        "Montag, 1.\u00a0Juni 2026",
    ]


def test_a_language_without_words_of_ours_gets_numbers():
    at = datetime(2026, 6, 1, 9, 5, tzinfo=UTC)
    assert deadline_words(Promise(by=at, on_the_clock=True), "cs") == "2026-06-01, 09:05 (UTC)"
    assert deadline_words(Promise(by=at), "cs") == "2026-06-01"
    assert deadline_words(Promise(), "cs") == ""
    assert day_words(None, "cs") == ""


@pytest.mark.parametrize(
    ("catalogue", "form", "leaflet"),
    [
        (Catalogue(name="a.pdf", content=b"x"), "attachment", Leaflet(name="a.pdf")),
        (
            Catalogue(name="a.pdf", content=b"x", link="https://a.example"),
            "attachment",
            Leaflet(name="a.pdf"),
        ),
        (
            Catalogue(name="a.pdf", content=b"x" * (LARGEST + 1), link="https://a.example"),
            "link",
            Leaflet(link="https://a.example"),
        ),
        (Catalogue(name="a.pdf", content=b"x" * (LARGEST + 1)), "none", Leaflet()),
        (Catalogue(link="https://a.example"), "link", Leaflet(link="https://a.example")),
        (Catalogue(), "none", Leaflet()),
    ],
)
def test_a_catalogue_is_attached_where_it_is_small_else_linked(catalogue, form, leaflet):
    out = offered(catalogue)
    assert out.form == form
    made = slots_for(None, a_message(), a_triage(), COMPANY, catalogue=out)
    assert made.catalogue == leaflet
