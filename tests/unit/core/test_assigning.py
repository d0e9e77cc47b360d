"""Which rep gets a lead."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.assigning import Asked, Assigned, Staff, choose, company_of, on_duty
from bot.core.hours import Hours
from bot.core.rules import Absence, Market, Rep, Rules
from bot.core.terms import Policy, Terms

OFFICE = Hours(zone="UTC", spans=((540, 1020),))  # 09:00-17:00
TUESDAY = datetime(2026, 3, 3, 10, tzinfo=UTC)
EVENING = datetime(2026, 3, 3, 20, tzinfo=UTC)
FRIDAY_EVENING = datetime(2026, 3, 6, 20, tzinfo=UTC)
AWAY = (Absence(first=date(2026, 3, 2), last=date(2026, 3, 4)),)


def a_rep(name, **changes):
    return Rep(**{"id": f"U0{name}", "name": name, "teams": ("valves",), "hours": OFFICE} | changes)


def terms(*team, assign="turn", markets=()):
    return Terms(policy=Policy(assign=assign), rules=Rules(team=team, markets=markets))


ANNA, BEN, CARL = a_rep("ANNA"), a_rep("BEN"), a_rep("CARL")
VALVES = Asked(team="valves")


def chosen(asked, under, staff=None, now=TUESDAY):
    found = choose(asked, staff or Staff(), under, now)
    return (found.rep, found.because) if found else None


def test_who_knows_the_buyer_goes_first_then_the_company_then_the_route_then_the_team():
    under = terms(ANNA, BEN, CARL)
    asked = Asked(same_buyer=(CARL.id,), same_company=(BEN.id,), rep=ANNA.id, team="valves")
    assert chosen(asked, under) == (CARL.id, "same buyer")
    assert chosen(Asked(same_company=(BEN.id,), rep=ANNA.id, team="valves"), under) == (
        BEN.id,
        "same company",
    )
    assert chosen(Asked(rep=BEN.id, team="valves"), under) == (BEN.id, "route")
    assert chosen(VALVES, under) == (ANNA.id, "turn")


@pytest.mark.parametrize(
    "ben",
    [
        a_rep("BEN", away=AWAY),
        a_rep("BEN", cap=3),
        a_rep("BEN", away=AWAY, hours=Hours()),
        a_rep("BEN", hours=Hours(spans=((540, 1020),), weekend=(0, 1, 2, 3))),
    ],
    ids=["away", "capped", "away without hours", "back on Friday"],
)
def test_who_knows_the_buyer_but_cannot_take_it_is_passed_over(ben):
    asked = Asked(same_buyer=(ben.id, CARL.id), rep=ben.id, team="valves")
    assert chosen(asked, terms(ANNA, ben, CARL), Staff(loads={ben.id: 3})) == (CARL.id, "same buyer")


def test_who_knows_the_buyer_may_sleep_first():
    asked = Asked(same_buyer=(BEN.id,), team="valves")
    assert chosen(asked, terms(ANNA, BEN), now=EVENING) == (BEN.id, "same buyer")
    assert chosen(asked, terms(ANNA, BEN), now=FRIDAY_EVENING) is None, "back in more than a day"


def test_who_is_no_longer_in_the_team_has_left():
    assert chosen(Asked(same_buyer=("U0GONE",), team="valves"), terms(ANNA)) == (ANNA.id, "turn")


def test_where_nobody_wrote_a_team_the_buyer_still_comes_back_to_whom_he_knows():
    assert chosen(Asked(same_buyer=("U0SOLO",)), terms()) == ("U0SOLO", "same buyer")
    assert chosen(Asked(team="valves"), terms()) is None


def test_out_of_hours_nobody_of_the_team_is_given_anything():
    assert chosen(VALVES, terms(ANNA, BEN), now=EVENING) is None


def test_no_team_and_nobody_as_the_setting_leave_the_lead_to_whoever_comes_first():
    assert chosen(Asked(), terms(ANNA, BEN)) is None
    assert chosen(Asked(same_buyer=(BEN.id,), team="valves"), terms(ANNA, BEN, assign="nobody")) is None
    assert chosen(Asked(team="pumps"), terms(ANNA, BEN)) is None


def test_the_longest_unserved_is_next():
    staff = Staff(turns={ANNA.id: 7, BEN.id: 5, CARL.id: 6})
    assert chosen(VALVES, terms(ANNA, BEN, CARL), staff) == (BEN.id, "turn")


def test_the_fewest_open_leads_go_before_the_turn_and_equals_go_by_it():
    under = terms(ANNA, BEN, CARL, assign="fewest")
    staff = Staff(loads={ANNA.id: 4, BEN.id: 2, CARL.id: 2}, turns={BEN.id: 9, CARL.id: 8})
    assert chosen(VALVES, under, staff) == (CARL.id, "fewest")


def test_language_and_market_are_preferred_and_exclude_nobody_where_nobody_is_left():
    german, french = a_rep("GERMAN", languages=("de",)), a_rep("FRENCH", languages=("fr",))
    any_tongue = a_rep("ANY")
    under = terms(french, german, any_tongue)
    assert chosen(Asked(team="valves", language="de-AT"), under) == (german.id, "turn")
    assert chosen(Asked(team="valves", language="ja"), under) == (any_tongue.id, "turn")
    assert chosen(Asked(team="valves", language="ja"), terms(french, german)) == (french.id, "turn")
    assert chosen(Asked(team="valves", language="und"), under) == (french.id, "turn")
    asia, dach = a_rep("ASIA", markets=("asia",)), a_rep("DACH", markets=("dach",))
    assert chosen(Asked(team="valves", market="dach"), terms(asia, dach)) == (dach.id, "turn")
    assert chosen(Asked(team="valves", market="gulf"), terms(asia, dach)) == (asia.id, "turn")


def test_who_named_no_hours_works_when_the_market_is_served():
    market = Market(id="asia", hours=OFFICE)
    under = terms(a_rep("ANNA", hours=Hours()), markets=(market,))
    assert chosen(Asked(team="valves", market="asia"), under) == ("U0ANNA", "turn")
    assert chosen(Asked(team="valves", market="asia"), under, now=EVENING) is None
    assert chosen(Asked(team="valves"), under, now=EVENING) == ("U0ANNA", "turn"), "no hours are known at all"


@pytest.mark.parametrize(
    ("email", "company"),
    [
        ("karl@mail.kunde.example", "kunde.example"),
        ("karl@KUNDE.example", "kunde.example"),
        ("karl@gmail.com", ""),
        ("karl@mail.yahoo.co.jp", ""),
        ("karl@web.de", ""),
        ("sales@brightvalve.example", ""),  # we
        ("", ""),
    ],
)
def test_a_company_is_known_by_its_domain_and_a_mail_provider_is_none(email, company):
    assert company_of(email, frozenset({"brightvalve.example"})) == company


def test_on_duty_is_who_of_the_team_works_now():
    night = a_rep("NIGHT", hours=Hours(spans=((1140, 1380),)))
    under = terms(ANNA, a_rep("BEN", away=AWAY), night, a_rep("PUMPS", teams=("pumps",)))
    assert on_duty("valves", "", under, TUESDAY) == [ANNA.id]
    assert on_duty("valves", "", under, EVENING) == [night.id]
    assert on_duty("", "", under, TUESDAY) == []


def _staffed(seed):
    rng = random.Random(seed)
    return tuple(
        a_rep(
            f"R{number}",
            cap=rng.choice((0, 1, 2, 5)),
            away=AWAY if rng.random() < 0.2 else (),
            hours=rng.choice((OFFICE, Hours(spans=((0, 600),)), Hours())),
            languages=rng.choice(((), ("de",), ("fr", "en"))),
            markets=rng.choice(((), ("asia",))),
        )
        for number in range(rng.randint(1, 7))
    )


def _hand_out(team, mode, count, now):
    """Give out so many leads, none of which is ever closed, and keep the books as the store does."""
    loads, turns, given = Counter(), {}, []
    for number in range(1, count + 1):
        found = choose(VALVES, Staff(loads=loads, turns=turns), terms(*team, assign=mode), now)
        given.append(found)
        if found is not None:
            loads[found.rep] += 1
            turns[found.rep] = number
    return given, loads


@given(st.integers(0, 10_000), st.sampled_from(["turn", "fewest"]), st.sampled_from([TUESDAY, EVENING]))
def test_caps_hold_and_nobody_who_is_away_or_asleep_gets_anything(seed, mode, now):
    team = _staffed(seed)
    given, loads = _hand_out(team, mode, 20, now)
    present = set(on_duty("valves", "", terms(*team), now))
    for rep in team:
        assert not rep.cap or loads[rep.id] <= rep.cap
        assert rep.id in present or loads[rep.id] == 0
        assert not (rep.away and loads[rep.id])
    unlimited = [rep for rep in team if rep.id in present and not rep.cap]
    assert not unlimited or None not in given, "nobody waits while somebody is free"
    assert given == _hand_out(team, mode, 20, now)[0], "the same facts, the same choice"


@given(st.integers(1, 7), st.integers(0, 40), st.sampled_from(["turn", "fewest"]))
def test_turns_are_fair_within_one(size, count, mode):
    team = tuple(a_rep(f"R{number}") for number in range(size))
    given, loads = _hand_out(team, mode, count, TUESDAY)
    shares = [loads[rep.id] for rep in team]
    assert max(shares) - min(shares) <= 1
    assert [one.rep for one in given] == [team[number % size].id for number in range(count)]


def test_who_comes_back_gets_one_turn_first_and_no_flood():
    turns = {ANNA.id: 90, BEN.id: 91, CARL.id: 3}
    under = terms(ANNA, BEN, CARL)
    given = []
    for number in range(100, 104):
        found = choose(VALVES, Staff(turns=turns), under, TUESDAY + timedelta(minutes=number))
        assert isinstance(found, Assigned)
        turns[found.rep] = number
        given.append(found.rep)
    assert given == [CARL.id, ANNA.id, BEN.id, CARL.id]
