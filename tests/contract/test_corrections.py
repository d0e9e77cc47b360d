"""What people correct on a card: the lead, the pick of a country for later mail, and one proposal each."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.core.lead import NOT_A_LEAD, LeadId
from bot.core.moves import Actor, Moved, Refused
from bot.core.rules import Rep
from bot.core.verdict import Own
from bot.errors import LostRace
from bot.flows.corrections import correct_lead, mark_not_a_lead
from bot.flows.explaining import Explainer
from bot.flows.known import REFRESH, KnownDesk, stored_picks
from bot.store.contacts import Contacts
from bot.store.database import open_store
from bot.store.leads import Leads
from bot.store.picks import Picks, Taught
from bot.store.tables import DeliveryRow
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import AFTER_A_WHILE, House, a_mail, another_mail

LEAD = LeadId(1)
REP = Actor(id=ANNA)


def proposals(store) -> dict[str, dict[str, str]]:
    with store.read() as session:
        rows = session.exec(select(DeliveryRow).where(DeliveryRow.kind == "proposal")).all()
        return {row.subject: json.loads(row.payload) for row in rows}


def pick(house: House, country: str, *, by=ANNA, lead=LEAD, now=LATER) -> object:
    return correct_lead(Leads(house.store), lead, Actor(id=by), "country", country, now)


def picked(store) -> dict[str, tuple[str, str]]:
    return {key: (pick.country, pick.by) for key, pick in Picks(store).all().items()}


def knowing(house: House, now: Callable = lambda: NOON) -> KnownDesk:
    team = (Rep(id=ANNA, name="Li Na"),)
    desk = replace(house.desk, rules=replace(house.desk.rules, team=team))
    return KnownDesk(desk=desk, contacts=Contacts(house.store), now=now, picks=Picks(house.store))


@pytest.fixture
def asked(house: House) -> House:
    """One inquiry of Karl at kunde.example, which shows no country."""
    assert house.arrive(a_mail()).country == ""
    return house


def test_a_picked_country_is_that_of_the_houses_later_mail(asked):
    assert isinstance(pick(asked, "AT"), Moved)
    asked.desk = knowing(asked)()

    mail = a_mail(2, From="Frieda <frieda@export.kunde.example>", Subject="Absperrklappen")
    later = asked.arrive(mail, at=AFTER_A_WHILE)
    assert later.country == "AT"
    assert "Li Na picked AT on 2 Mar 2026" in " ".join(later.why)


def test_a_desk_that_is_in_use_knows_a_pick_at_once_and_reads_no_more_than_that(asked):
    desk = knowing(asked)
    before = desk()
    assert before.picked == {}
    assert desk() is before

    pick(asked, "AT")
    assert desk().picked["kunde.example"].words == "Li Na picked AT on 2 Mar 2026"


def test_a_pick_of_another_process_is_known_after_a_while(asked, store_url, tmp_path):
    moment = [NOON]
    desk = knowing(asked, lambda: moment[0])
    desk()
    elsewhere = open_store(store_url, exclusive=False)
    pick(House(elsewhere, tmp_path), "AT")
    elsewhere.close()
    assert desk().picked == {}
    moment[0] += REFRESH
    assert desk().picked["kunde.example"].country == "AT"


def test_the_last_pick_counts_and_unknown_takes_it_back(asked):
    pick(asked, "AT")
    pick(asked, "CH", by=BEN)
    assert picked(asked.store) == {"kunde.example": ("CH", BEN)}
    pick(asked, "")
    assert picked(asked.store) == {}


def test_at_a_mail_provider_a_pick_holds_for_the_person_alone(house):
    house.arrive(a_mail(From="Karl <karl.kunde+x@gmail.com>"))
    pick(house, "AT")
    assert picked(house.store) == {"karlkunde@gmail.com": ("AT", ANNA)}


def test_a_portals_relay_address_gets_no_pick(asked):
    lead = asked.lead()
    shown = replace(lead, reply_channel="relay", version=lead.version + 1)
    Leads(asked.store).save(shown, event="relayed", actor="test", now=LATER)
    assert isinstance(pick(asked, "AT"), Moved)
    assert asked.lead().country == "AT"
    assert picked(asked.store) == {}


@pytest.mark.parametrize("what", ["language", "product"])
def test_another_correction_picks_no_country(asked, what):
    correct_lead(Leads(asked.store), LEAD, REP, what, "pump", LATER)
    assert getattr(asked.lead(), what) == "pump"
    assert picked(asked.store) == {}


def test_each_correction_asks_for_one_proposal(asked):
    pick(asked, "AT")
    pick(asked, "AT", by=BEN)
    pick(asked, "CH", by=BEN)
    mark_not_a_lead(Leads(asked.store), LEAD, REP, LATER)
    assert asked.lead().closed_as == NOT_A_LEAD
    assert proposals(asked.store) == {
        "lead:1:proposal:v2": {"by": ANNA, "event": "corrected", "what": "country", "from": "", "to": "AT"},
        "lead:1:proposal:v3": {"by": BEN, "event": "corrected", "what": "country", "from": "AT", "to": "CH"},
        "lead:1:proposal:v4": {"by": ANNA, "event": "not a lead"},
    }


def test_what_is_refused_teaches_nothing(asked):
    mark_not_a_lead(Leads(asked.store), LEAD, REP, LATER)
    assert isinstance(pick(asked, "AT"), Refused)
    assert isinstance(mark_not_a_lead(Leads(asked.store), LEAD, REP, LATER), Refused)
    assert pick(asked, "AT", lead=LeadId(99)) is None
    assert picked(asked.store) == {}
    assert list(proposals(asked.store)) == ["lead:1:proposal:v2"]


def test_a_country_that_is_none_changes_nothing(asked):
    with pytest.raises(ValueError, match="'Austria' is no country code"):
        pick(asked, "Austria")
    assert (asked.lead().country, proposals(asked.store)) == ("", {})


def test_a_lost_race_leaves_neither_pick_nor_proposal(asked):
    stale = replace(asked.lead(), country="AT", version=5)
    moved = Moved(lead=stale, event="corrected", data={"what": "country", "from": "", "to": "AT"})
    with pytest.raises(LostRace):
        Taught(asked.store).move(moved, actor=ANNA, now=LATER)
    assert (picked(asked.store), proposals(asked.store)) == ({}, {})


def test_two_reps_who_pick_for_two_leads_of_one_house_both_succeed(asked):
    asked.arrive(another_mail(2, From="frieda@kunde.example"), at=NOON + timedelta(hours=80))
    pick(asked, "AT")
    assert isinstance(pick(asked, "DE", by=BEN, lead=LeadId(2)), Moved)
    assert picked(asked.store) == {"kunde.example": ("DE", BEN)}


def settings(folder: Path, url: str) -> Path:
    box = '[mailboxes.sales]\nkind = "folder"\npath = "in"\naddress = "sales@brightvalve.example"\n'
    rest = '[smtp]\nkind = "folder"\npath = "out"\n[slack]\nmode = "off"\n[company]\nname = "Bright"\n'
    path = folder / "firstreply.toml"
    path.write_text(f'{box}{rest}[database]\nurl = "{url}"\n')
    return path


def test_explain_knows_the_picks_of_the_settings_database(asked, store_url, tmp_path):
    pick(asked, "AT")
    config = settings(tmp_path, store_url)
    mail = tmp_path / "inquiry.eml"
    mail.write_bytes(a_mail(2, From="frieda@kunde.example").as_bytes())

    explainer = Explainer.of_folders(None, None, Own(as_addressed=True), stored_picks(config))
    answer = explainer.explain(mail)
    assert answer["country"] == "AT"
    assert f"country:picked: {ANNA} picked AT on 2 Mar 2026" in answer["country_evidence"]


def test_explain_makes_no_database(tmp_path):
    assert stored_picks(settings(tmp_path, f"sqlite:///{tmp_path}/none.db")) == {}
    assert stored_picks(tmp_path / "none.toml") == {}
    assert not (tmp_path / "none.db").exists()
