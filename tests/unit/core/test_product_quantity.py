"""How many: what is read as a quantity, and what never is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quantity import LONGEST, find_quantity

NUMBERS = st.integers(1, 9_999_999)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("five hundred pieces", "five hundred pieces"),
        ("a hundred and twenty sets", "a hundred and twenty sets"),
        ("zwanzig Stück", "zwanzig Stück"),
        ("quinientas piezas", "quinientas piezas"),
        ("двадцать штук", "двадцать штук"),
        ("五百只", "五百只"),
        ("两个高柜", "两个高柜"),
        ("one 40ft container", "one 40ft container"),
        ("un conteneur", "un conteneur"),
        ("20–30 pcs", "20–30 pcs"),
        ("10 to 20 pcs", "10 to 20 pcs"),
        ("500/1000/2000 pcs", "500/1000/2000 pcs"),
        ("10, 50 y 100 unidades", "10, 50 y 100 unidades"),
        ("1.000 Stück", "1.000 Stück"),
        ("1,000只", "1,000只"),
        ("数量，1,000只", "1,000只"),
        ("１，０００台", "1,000台"),
        ("10只，20只", "10只"),
        ("10k pcs", "10k pcs"),
        ("500pcs左右", "500pcs"),
        ("2个40尺高柜", "2个40尺高柜"),
        ("20' container x 3", "20' container x 3"),
        ("DN100: 20nos", "20nos"),
        ("100 EA", "100 EA"),
        ("型号5，50只", "50只"),
        ("thousand thousand thousand hundred containers", "thousand hundred containers"),
        ("PN16, 50 pcs", "50 pcs"),
        ("40'HQ x 2", "40'HQ x 2"),
        ("12 t", "12 t"),
        ("500 kg", "500 kg"),
        ("Qty: 300", "300"),
        ("Quantité : 60", "60"),
        ("数量：500", "500"),
        ("1200 meters of cable", "1200 meters"),
        ("200 kpl", "200 kpl"),
        ("300 db", "300 db"),
        ("40 kusů", "40 kusů"),
        ("100 ชิ้น", "100 ชิ้น"),
        ("50 τεμάχια", "50 τεμάχια"),
    ],
)
def test_a_quantity_is_read_as_it_is_written(text: str, quantity: str):
    assert find_quantity(text) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-15 pcs", "12.05.2026 Stück", "order 4500012345 pcs", "M8 x 50 pcs",
        "60 x 40 cm", "2 inch", "DN50", "220 V", "75 dB", "3个月", "3个工作日", "3개월", "第3条",
        "USD 12 pcs", "€ 5 pcs", "5.000 m2", "250 t/h", "one piece", "1st floor",
        "12 St. James", "500 par mois", "351 para", "El 15 nos reunimos",
        "2026 stellen wir", "3/4 pcs", "qty: 12.05.2026", "Quantity: DN50", "10% Rabatt",
        "+49 170 123", "1.5 million pcs",
    ],
)  # fmt: skip
def test_dates_prices_sizes_and_numbers_of_papers_are_none(text: str):
    assert find_quantity(text) == ""


@given(
    NUMBERS,
    st.sampled_from(["pcs", "Stück", "unidades", "шт", "adet", "قطعة", "件", "개", "台", "szt", "sets"]),
)
def test_any_number_with_a_unit_is_a_quantity(number: int, unit: str):
    assert find_quantity(f"We need {number} {unit}, please") == f"{number} {unit}"


@given(
    st.dates(min_value=date(1900, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d"]),
)
def test_no_date_is_a_quantity(day: date, form: str):
    assert find_quantity(f"until {day.strftime(form)} pcs") == ""


@given(NUMBERS, st.sampled_from(["$", "€", "£", "¥", "USD ", "EUR ", "US$ ", "RMB "]))
def test_no_price_is_a_quantity(number: int, currency: str):
    assert find_quantity(f"at {currency}{number} pcs") == ""


@given(NUMBERS, st.sampled_from(["DN", "PN", "M", "BV-", "X", "Ø DN", "No.", "#"]))
def test_no_size_and_no_part_number_is_a_quantity(number: int, before: str):
    assert find_quantity(f"type {before}{number} pcs") == ""


@given(st.text(max_size=200))
def test_whatever_the_text_a_quantity_is_short_and_has_a_number_or_its_word(text: str):
    assert len(find_quantity(text)) <= LONGEST
