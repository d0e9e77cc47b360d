"""Whom the guard knows: the houses of leads that a person took on."""

from datetime import timedelta

from bot.core.message import Address
from bot.flows.claims import claim_lead
from bot.flows.known import REFRESH, KnownDesk
from bot.store.contacts import Contacts
from bot.store.leads import Leads
from tests.builders import ANNA, NOON, a_message, a_plan
from tests.contract.holding_house import a_desk
from tests.contract.test_store import take_in


def opened(store, number, email, **plan):
    message = a_message(number=number, sender=Address(email))
    take_in(store, a_plan(**plan), number=number, message=message)
    return Leads(store).listing(limit=100)[-1].id


def test_a_house_is_known_once_a_person_took_its_lead(store):
    claimed = opened(store, 1, "carla@kunde.example")
    opened(store, 2, "nobody@unclaimed.example")
    held = opened(store, 3, "fake@kunde-gmbh.example", outcome="held", held="S16: look-alike")
    for lead_id in (claimed, held):
        claim_lead(Leads(store), lead_id, ANNA, NOON)

    assert Contacts(store).domains() == frozenset({"kunde.example"})


def test_the_guard_keeps_one_set_until_it_is_old(store):
    moment = [NOON]
    desk = KnownDesk(desk=a_desk(), contacts=Contacts(store), now=lambda: moment[0])
    first = desk().own.known_domains

    claim_lead(Leads(store), opened(store, 1, "carla@kunde.example"), ANNA, NOON)
    assert desk().own.known_domains is first

    moment[0] += REFRESH
    known = desk().own.known_domains
    assert known == frozenset({"kunde.example"})

    moment[0] += REFRESH + timedelta(seconds=1)
    assert desk().own.known_domains is known
