"""Portals whose one relay address stands for every buyer: each buyer has a lead and an answer of his own."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.contract.holding_house import House

MAIL = Path(__file__).parents[1] / "mails" / "forms" / "hktdc-english.eml"
RELAY = "hktdcenquiry@sourcing.hktdc.org"


@pytest.fixture
def house(store, tmp_path):
    return House(store, tmp_path)


def enquiry(number, buyer, wish):
    mail = message_from_bytes(MAIL.read_bytes(), policy=policy.default)
    mail.replace_header("Message-ID", f"<{number}@sourcing.hktdc.org>")
    text = mail.get_content().replace("Grace Lam", buyer).replace("200 pcs of ball valves", wish)
    mail.set_content(text)
    return mail


def test_two_buyers_of_one_day_are_two_leads_with_two_answers(house):
    house.arrive(enquiry(1, "Grace Lam", "200 pcs of ball valves"))
    house.arrive(enquiry(2, "Peter Wong", "80 pcs of gate valves"))

    assert [(row.target, row.lead_id) for row in house.replies()] == [(RELAY, 1), (RELAY, 2)]


def test_the_same_enquiry_once_more_is_not_answered_again(house):
    for number in (1, 2):
        lead = house.arrive(enquiry(number, "Grace Lam", "200 pcs of ball valves"))

    assert [row.target for row in house.replies()] == [RELAY]
    assert lead.reply_reason.startswith("H13")
