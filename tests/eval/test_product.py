"""The goals on our own inquiries: exactly the products that a message asks for, and how many."""

import pytest

from tests.eval.product import Asked, asked, report


@pytest.fixture(scope="module")
def found() -> list[Asked]:
    return list(asked())


def test_there_are_enough_messages_and_languages(found: list[Asked]):
    assert len(found) >= 200
    assert len({one.language for one in found}) >= 12
    assert sum(not one.products for one in found) >= 40, "messages that ask for none of our products"
    assert sum(len(one.products) > 1 for one in found) >= 30, "messages that ask for several"


def test_of_nearly_all_messages_exactly_the_products_are_found(found: list[Asked]):
    wrong = [str(one) for one in found if not one.right]
    assert len(wrong) <= 0.02 * len(found), "\n".join(wrong)


def test_of_nearly_all_messages_the_quantity_is_read(found: list[Asked]):
    wrong = [str(one) for one in found if not one.right_quantity]
    assert len(wrong) <= 0.02 * len(found), "\n".join(wrong)


def test_no_quantity_is_seen_where_there_is_none(found: list[Asked]):
    assert [str(one) for one in found if not one.products and one.found_quantity] == []


def test_the_report_says_how_many_are_right(found: list[Asked]):
    assert f"exactly right {sum(one.right for one in found)} " in "\n".join(report(found))
