"""The buyer writes again: what waited for that waits no more, and what was closed is open."""

from datetime import timedelta

import pytest

from bot.core.lead import NOT_A_LEAD
from tests.builders import ANNA, NOON
from tests.contract.holding_house import ELSEWHERE, House
from tests.contract.test_threads import HOUR, changed, inquiry, later

ANSWERS = {"In-Reply-To": "<1@kunde.example>"}
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def owned(house: House) -> House:
    later(house, inquiry(), 0 * HOUR)
    changed(house, owner=ANNA, claimed_at=NOON, reply="sent")
    return house


def told(house, kind):
    return [(event.actor, event.lead_id) for event in house.events(kind)]


@pytest.mark.parametrize(
    ("was", "moment"), [("snoozed", {"snoozed_until": TOMORROW}), ("waiting", {"waiting_since": NOON})]
)
def test_a_lead_that_slept_or_waited_is_awake(owned, was, moment):
    changed(owned, **moment)
    assert owned.lead().state == was
    later(owned, inquiry(2, **ANSWERS))
    assert (owned.lead().state, told(owned, "woken")) == ("claimed", [("buyer", 1)])


def test_a_lead_that_was_awake_is_not_said_to_be_woken(owned):
    later(owned, inquiry(2, **ANSWERS))
    assert told(owned, "woken") == told(owned, "reopened") == []


def test_a_responded_lead_is_the_owner_s_turn_again(owned):
    changed(owned, responded_at=NOON, last_response_at=NOON)
    assert owned.lead().state == "responded"
    later(owned, inquiry(2, **ANSWERS))
    assert owned.lead().state == "claimed"


@pytest.mark.parametrize("closed_as", ["won", "lost", "other"])
def test_a_closed_lead_is_open_again_and_who_had_it_has_it(owned, closed_as):
    changed(owned, closed_at=NOON, closed_as=closed_as, value=100, currency="EUR")
    later(owned, inquiry(2, **ANSWERS))
    lead = owned.lead()
    assert (lead.state, lead.owner, lead.reopened, lead.closed_as, lead.value) == (
        "claimed",
        ANNA,
        1,
        "",
        None,
    )
    assert told(owned, "reopened") == [("buyer", 1)]


def test_what_never_was_a_lead_stays_none(owned):
    changed(owned, closed_at=NOON, closed_as=NOT_A_LEAD)
    later(owned, inquiry(2, **ANSWERS))
    assert (owned.lead().state, told(owned, "reopened")) == ("not_a_lead", [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"From": "MAILER-DAEMON@kunde.example", "Subject": "Undeliverable: Ball valves"},
        {"Subject": "Out of office: Ball valves", "X-Autoreply": "yes"},
    ],
)
def test_a_machine_neither_reopens_nor_wakes(owned, headers):
    changed(owned, closed_at=NOON, closed_as="won")
    assert later(owned, inquiry(2, **ANSWERS | headers)).outcome == "machine"
    assert owned.lead().state == "closed"


def test_no_doubtful_mail_reopens(owned):
    changed(owned, closed_at=NOON, closed_as="won")
    assert later(owned, inquiry(2, **ANSWERS | ELSEWHERE)).outcome == "followup"
    assert owned.lead().state == "closed"


def test_nobody_of_another_house_reopens(owned):
    changed(owned, closed_at=NOON, closed_as="won")
    later(owned, inquiry(2, **ANSWERS | {"From": "eve@anderswo.example"}))
    assert (owned.lead().followups, owned.lead().state) == (1, "closed")
