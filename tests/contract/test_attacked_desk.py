"""Leads that somebody would have lie where nobody can act on them, or take though it is another's turn."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.core.answering import Queued
from bot.core.lead import CannotAnswer, RepId
from bot.core.moves import Actor
from bot.core.terms import Policy
from bot.errors import LostRace
from bot.flows.handmade import open_by_hand
from bot.flows.shadow import Shadow
from bot.slack.desk import Desk
from bot.slack.dialogs import Dialogs
from bot.slack.modal_moves import correct_modal, every_country, every_language
from bot.slack.modal_parts import TYPED, Choice
from bot.slack.office import Office
from bot.slack.payloads import Submitted, Typed
from bot.slack.people import People, Rights
from bot.slack.settings import SlackSettings
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.typed import TypedCommands
from bot.slack.views import Views
from bot.store.breakers import Breakers
from bot.store.database import open_store
from bot.store.handmade import Handmade
from bot.store.leads import Leads
from bot.store.tables import LeadRow
from tests.builders import ANNA, BEN, LATER
from tests.contract.holding_house import House, a_desk, a_mail, answer
from tests.contract.test_answering import ME, answering, rows, write
from tests.unit.slack.filling import filled_in

BOSS = Actor(id=RepId("U0BOSS"), manages=True)
MADE = Handmade(mailbox="sales", email="Jo@Acme.Example", subject="Gate valves", text="20 gate valves")
KNOWN = {
    ANNA: {}, BEN: {}, "U0BOSS": {}, "USLACKBOT": {},
    "U0GONE": {"deleted": True}, "U0ROBOT": {"is_bot": True}, "U0ELSE": {"team_id": "T0ELSE"},
    "U0GUEST": {}, "U0GRID": {"team_id": "T0ELSE", "enterprise_user": {"id": "U0GRID"}},
}  # fmt: skip
REPS = (ANNA, BEN, "U0GONE", "U0ROBOT", "U0ELSE", "U0GRID", "USLACKBOT", "U0NOBODY")


class Workspace(WebClient):
    """Tells of people; `team_id` is ours unless they are of elsewhere."""

    def users_info(self, *, user, **_):
        if user not in KNOWN:
            data = {"ok": False, "error": "user_not_found"}
            told = SlackResponse(
                client=self, http_verb="GET", api_url="", req_args={}, data=data, headers={}, status_code=200
            )
            raise SlackApiError("users.info", told)
        return {"user": {"id": user, "team_id": "T0US"} | KNOWN[user]}


@pytest.fixture
def desk(house: House) -> House:
    house.arrive(a_mail())
    return house


def a_slack_desk(house: House) -> Desk:
    settings = SlackSettings(bot_token="xoxb-1", channels={"leads": "C0LEADS"}, reps=REPS)
    people = People(Workspace(), settings, lambda: 0.0)
    return Desk(leads=Leads(house.store), holding=house.holding, people=people, clock=lambda: LATER)


def type_in(house: House, text: str, actor: Actor = BOSS) -> str:
    client = Workspace()
    desk, views = a_slack_desk(house), Views(client)
    commands = TypedCommands(
        desk=desk,
        office=Office(desk=desk, views=views, client=client),
        shadow=ShadowDesk(shadow=Shadow.of(house.store, {}), views=views, clock=lambda: LATER),
        breakers=Breakers(house.store),
    )
    typed = Typed(user=actor.id, team="T0US", is_bot=False, text=text)
    return commands.on_command(typed, Rights(actor=actor)).text


@pytest.mark.parametrize("to", ["U0GONE", "U0ROBOT", "USLACKBOT", "U0NOBODY", "U0ELSE", "U0GUEST"])
def test_nobody_is_given_a_lead_who_could_not_act_on_it(desk, to):
    assert "cannot take a lead" in type_in(desk, f"assign 1 <@{to}>")
    type_in(desk, f"assign 1 <@{ANNA}>")
    assert "cannot take a lead" in type_in(desk, f"handover <@{ANNA}> <@{to}>")
    assert desk.lead().owner == ANNA


@pytest.mark.parametrize("to", [BEN, "U0GRID"])
def test_a_colleague_is_given_leads(desk, to):
    type_in(desk, f"assign 1 <@{ANNA}>")
    type_in(desk, f"handover <@{ANNA}> <@{to}>")
    assert desk.lead().owner == to


def test_who_let_a_lead_lie_does_not_take_it_back_by_assigning_it(desk):
    ended = LATER + timedelta(minutes=30)
    lost = replace(desk.lead(), lost_by=ANNA, lost_until=ended, version=desk.lead().version + 1)
    Leads(desk.store).save(lost, event="lost", actor="firstreply", now=LATER)
    assert "others' turn" in type_in(desk, "claim 1", Actor(id=ANNA))
    assert "others' turn" in type_in(desk, f"assign 1 <@{ANNA}>", Actor(id=ANNA))
    assert desk.lead().owner is None


def test_what_is_pinned_no_more_runs_out_again(desk):
    desk.desk = replace(desk.desk, policy=Policy(claim=timedelta(hours=2)))
    type_in(desk, "claim 1", Actor(id=ANNA))
    first = desk.lead().lease_until
    type_in(desk, "pin 1")
    assert desk.lead().lease_until is None
    type_in(desk, "pin 1")
    assert (desk.lead().lease_until, desk.lead().pinned_by) == (first, None)


def test_a_buyer_whose_address_was_typed_in_capitals_joins_the_lead_that_was_made(desk):
    lead_id = open_by_hand(desk.store, desk.desk, MADE, ANNA, LATER)
    typed = {"From": "jo@acme.example", "Subject": "Gate valves", "Message-ID": "<9@acme.example>"}
    mail = a_mail(9, **typed)
    desk.arrive(mail, at=LATER + timedelta(hours=1))
    assert desk.lead(lead_id).followups == 1


def test_a_held_lead_that_a_person_answers_gets_no_auto_reply_beside(held):
    assert isinstance(write(held), Queued)
    assert isinstance(answer(held, BEN), CannotAnswer)
    assert held.replies() == []


def test_two_who_answer_a_held_lead_at_once_are_not_both_sent(held):
    """The one by a press, the other by their own words."""
    with ThreadPoolExecutor(2) as pool:
        pressed, written = pool.submit(answer, held, BEN), pool.submit(write, held)
        pressed.result(), written.result()
    assert [row.state for row in (*held.replies(), *rows(held, "answer")) if row.state != "cancelled"] == [
        "pending"
    ]


def test_what_is_not_offered_cannot_be_chosen(desk):
    """A modal is filled in by the person's own program."""
    lead, views = desk.lead(), Views(Workspace())
    dialogs = Dialogs(desk=a_slack_desk(desk), answering=answering(desk), views=views)
    view = correct_modal(lead, every_language(), every_country(), [Choice("ball-valve", "Ball valve")])
    for what in ("language", "country", "product"):
        filled = filled_in(view)
        filled["state"]["values"][what] = {TYPED: {"selected_option": {"value": "<!channel>"}}}
        sent = Submitted(user=ANNA, team="T0US", is_bot=False, view=filled)
        assert what in dialogs.correct_sent(sent, Rights(actor=ME)).errors
    assert desk.lead().version == lead.version


def test_two_who_wait_for_one_another_decide_again(postgres_url):
    """One holds the lead and wants its reply, the other the reply and its lead."""
    store, both = open_store(postgres_url), Barrier(2)
    rows = [
        open_by_hand(store, a_desk(), replace(MADE, email=email), ANNA, LATER)
        for email in ("a@x.example", "b@x.example")
    ]

    def hold(first: int, second: int) -> bool:
        try:
            with store.write() as session:
                session.get(LeadRow, first, with_for_update=True)
                both.wait()
                session.get(LeadRow, second, with_for_update=True)
        except LostRace:
            return True
        return False

    with ThreadPoolExecutor(2) as pool:
        lost = list(pool.map(hold, rows, reversed(rows)))
    store.close()
    assert sorted(lost) == [False, True]
