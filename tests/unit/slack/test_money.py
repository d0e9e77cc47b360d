import pytest

from bot.slack.money import hundredths, money, read_money


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12000", 1_200_000), ("12,000", 1_200_000), ("12.000", 1_200_000), ("12'000", 1_200_000),
        ("12 000", 1_200_000), ("12000.5", 1_200_050), ("12.000,05", 1_200_005), ("0", 0),
        ("1.234.567,89", 123_456_789), ("١٢", 1_200),
    ],
)  # fmt: skip
def test_a_sum_is_read_as_people_write_it(typed: str, value: int):
    assert hundredths(typed) == value


@pytest.mark.parametrize("typed", ["", "-5", "12,0000", "1e9", "12,34,567", "9" * 20])
def test_what_is_no_sum_is_none(typed: str):
    assert hundredths(typed) is None


@pytest.mark.parametrize(
    ("typed", "worth"),
    [
        ("12000 EUR", (1_200_000, "EUR")), ("eur 12,000", (1_200_000, "EUR")), ("€12000", (1_200_000, "EUR")),
        ("12000", (1_200_000, "")), ("EUR 5 USD", None), ("EUR", None), ("12000 euros", None),
    ],
)  # fmt: skip
def test_a_currency_stands_on_either_side(typed: str, worth: tuple[int, str] | None):
    assert read_money(typed) == worth


def test_money_is_shown_with_cents_only_where_there_are_any():
    assert (money(1_200_000, "EUR"), money(1_200_005, "EUR"), money(50, "")) == (
        "12,000 EUR", "12,000.05 EUR", "0.50",
    )  # fmt: skip
