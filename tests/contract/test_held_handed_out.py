"""Held mail of which a person says that it is a lead goes to whom a new one would have gone."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.core.lead import Answered, NotYours
from bot.core.rules import Rep
from bot.core.terms import Policy
from bot.flows.claims import claim_lead
from bot.store.leads import Leads
from tests.builders import ANNA, BEN, GIULIA, LATER, NOON
from tests.contract.handing_out import events, tells
from tests.contract.holding_house import AFTER_A_WHILE, ELSEWHERE, LEAD, a_mail, answer

TEAM = tuple(Rep(id=rep, name=rep, teams=("valves",)) for rep in (ANNA, BEN))
TURN = Policy(assign="turn", houses=frozenset({"brightvalve.example"}))


@pytest.fixture
def served(held):
    """A held lead; the team is there, and no route names it."""
    held.desk = replace(held.desk, policy=TURN, rules=replace(held.desk.rules, team=TEAM))
    return held


def routed(house, **to):
    routes = tuple(replace(route, **to) for route in house.desk.rules.routes)
    house.desk = replace(house.desk, rules=replace(house.desk.rules, routes=routes))


def test_it_goes_to_the_rep_whom_its_route_names(served):
    routed(served, rep=BEN)
    assert isinstance(answer(served, ANNA), Answered)
    lead = served.lead()
    assert (lead.owner, lead.assigned_by, lead.claimed_at) == (BEN, "route", LATER)
    assert (lead.held, lead.reply, len(served.replies())) == ("", "pending", 1)
    kinds = [kind for kind, _ in events(served.store, 1)]
    assert kinds == ["opened", "answered now", "assigned"]
    assert [(subject, target) for subject, target, _ in tells(served.store)] == [
        (f"lead:1:assigned:v{lead.version}:{BEN}", BEN)
    ]


def test_it_goes_to_who_knows_the_company(served):
    served.arrive(a_mail(2, From="ina@kunde.example", Subject="Pumpen"), at=NOON)
    claim_lead(Leads(served.store), 2, BEN, LATER)
    answer(served, ANNA)
    assert (served.lead().owner, served.lead().assigned_by) == (BEN, "same company")


def test_it_goes_to_one_of_the_team_of_its_route(house):
    house.desk = replace(house.desk, policy=TURN, rules=replace(house.desk.rules, team=TEAM))
    routed(house, team="valves")
    house.arrive(a_mail(1, **ELSEWHERE), at=NOON)
    answer(house, GIULIA)
    assert (house.lead().owner, house.lead().assigned_by) == (ANNA, "turn")


def test_who_had_it_has_it_and_who_refuses_to_hand_out_is_heard(served):
    routed(served, rep=BEN)
    claim_lead(Leads(served.store), LEAD, ANNA, LATER)
    assert answer(served, BEN) == NotYours(owner=ANNA)
    answer(served, ANNA)
    assert served.lead().owner == ANNA
    other = served.arrive(a_mail(3, From="x@other.example", **ELSEWHERE), at=AFTER_A_WHILE)
    served.desk = replace(served.desk, policy=Policy(assign="nobody"))
    assert isinstance(answer(served, lead=other.id, now=AFTER_A_WHILE), Answered)
    assert served.lead(other.id).owner is None


def test_of_ten_who_press_at_once_one_has_it_handed_out_once(served):
    routed(served, rep=BEN)
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda number: answer(served, f"U{number}"), range(10)))
    assert [kind for kind, _ in events(served.store, 1)].count("assigned") == 1
    assert (served.lead().owner, len(served.replies())) == (BEN, 1)
