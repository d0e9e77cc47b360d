"""What a form or platform says of a buyer reaches the lead, on both databases."""

from email import message_from_bytes, policy

import pytest

from bot.core.answering import Form, NotSent, why_not
from bot.core.moves import Actor
from bot.store.leads import Leads
from tests.builders import ANNA
from tests.contract.holding_house import a_mail
from tests.form_mails import FORMS


def arrived(house, name):
    return house.arrive(message_from_bytes((FORMS / f"{name}.eml").read_bytes(), policy=policy.default))


@pytest.mark.parametrize(
    ("name", "company", "phone", "link", "channel"),
    [
        ("ninja-forms-dutch", "De Vries Techniek", "+31 20 555 0123", "", "mail"),
        ("hktdc-chinese", "大昌行", "", "", "relay"),
        ("hubspot-fields", "Dahl Marine AS", "", "https://app.hubspot.com/contacts/1/contact/2", "mail"),
        ("alibaba-english", "", "", "https://message.alibaba.com/msg/12345", "platform"),
        ("indiamart-phone-only", "", "+91-2255501299", "", "none"),
    ],
)
def test_a_lead_knows_what_its_form_or_platform_says(house, name, company, phone, link, channel):
    lead = arrived(house, name)
    assert (lead.company, lead.phone, lead.link, lead.reply_channel) == (company, phone, link, channel)


def test_a_lead_is_found_by_the_company_that_its_form_names(house):
    lead = arrived(house, "hubspot-fields")
    assert [one.id for one in Leads(house.store).find("Marine AS")] == [lead.id]


def test_who_is_answered_on_a_platform_is_refused_with_the_link(house):
    lead = arrived(house, "alibaba-english")
    form = Form(subject="Re: valves", body="We can.", nonce="1")
    refused = why_not(lead, Actor(id=ANNA), form)
    assert refused == NotSent("this buyer is answered on the platform", link=lead.link)


def test_a_lead_of_plain_mail_is_answered_by_mail(house):
    lead = house.arrive(a_mail())
    assert (lead.company, lead.phone, lead.link, lead.reply_channel) == ("", "", "", "mail")
