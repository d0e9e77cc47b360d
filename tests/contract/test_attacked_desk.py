"""Leads that somebody would have lie where nobody can act on them, or take though it is another's turn."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.core.lead import RepId
from bot.core.moves import Actor
from bot.flows.shadow import Shadow
from bot.slack.desk import Desk
from bot.slack.office import Office
from bot.slack.payloads import Typed
from bot.slack.people import People, Rights
from bot.slack.settings import SlackSettings
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.typed import TypedCommands
from bot.slack.views import Views
from bot.store.breakers import Breakers
from bot.store.leads import Leads
from tests.builders import ANNA, BEN, LATER
from tests.contract.holding_house import House, a_mail

BOSS = Actor(id=RepId("U0BOSS"), manages=True)
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


def type_in(house: House, text: str, actor: Actor = BOSS) -> str:
    client, leads = Workspace(), Leads(house.store)
    settings = SlackSettings(bot_token="xoxb-1", channels={"leads": "C0LEADS"}, reps=REPS)
    people = People(client, settings, lambda: 0.0)
    desk = Desk(leads=leads, holding=house.holding, people=people, clock=lambda: LATER)
    views = Views(client)
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
