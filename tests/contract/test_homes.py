"""What the Home tab is made of, on both databases."""

from datetime import timedelta

import pytest

from bot.store.homes import Homes
from bot.store.tables import LeadRow
from tests.builders import ANNA, BEN, LATER, NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def homes(store) -> Homes:
    rows = {
        1: {"owner": ANNA, "due_at": LATER + HOUR},
        2: {"owner": ANNA, "due_at": NOON},
        3: {"owner": ANNA, "waiting_since": NOON},
        4: {"owner": ANNA, "snoozed_until": LATER + HOUR},
        5: {"owner": ANNA, "closed_at": NOON, "closed_as": "won"},
        6: {"owner": ANNA, "closed_at": NOON - timedelta(days=9), "closed_as": "lost"},
        7: {"owner": BEN, "due_at": NOON, "responded_at": NOON + 3 * HOUR, "responded_by": BEN},
        8: {},
        9: {"owner": ANNA, "responded_at": NOON + HOUR, "responded_by": ANNA},
    }
    with store.write() as session:
        for number, values in rows.items():
            row = {"id": number, "mailbox": "sales", "email": "x@y.example", "received_at": NOON}
            session.add(LeadRow(**row | values))
    return Homes(store)


@pytest.mark.parametrize(
    ("shows", "numbers"),
    [("open", [2, 1, 9]), ("waiting", [3]), ("snoozed", [4]), ("closed", [5]), ("unclaimed", [8])],
)
def test_a_rep_sees_their_own_leads_the_late_ones_first(homes: Homes, shows: str, numbers: list[int]):
    assert [lead.id for lead in homes.leads(ANNA, shows, LATER, 20)] == numbers


def test_the_numbers_are_those_of_one_rep_or_of_all(homes: Homes):
    mine, everybody = homes.counts(ANNA, LATER), homes.counts(None, LATER)
    assert (mine.open, mine.overdue, mine.unclaimed, mine.median) == (5, 1, 1, HOUR)
    assert (everybody.open, everybody.overdue, everybody.unclaimed, everybody.median) == (7, 1, 1, HOUR)


def test_what_was_chosen_on_home_is_remembered(homes: Homes):
    assert homes.shows(ANNA) == "open"
    homes.opened(ANNA, NOON, "waiting")
    homes.opened(ANNA, LATER)
    assert homes.shows(ANNA) == "waiting"
