"""A proposal on its way: made outside of any listener, and posted once where managers read it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.app import LANES
from bot.core.moves import Actor
from bot.core.reopening import reopen
from bot.core.terms import NO_TERMS
from bot.demo.slack_server import SlackServer, running_slack
from bot.flows.corrections import mark_not_a_lead
from bot.flows.deliver import Deliveries
from bot.flows.moves import carry_out
from bot.flows.proposals import Proposals
from bot.slack.client import SlackCards, build_client
from bot.slack.pace import Pace
from bot.slack.proposing import SlackProposals
from bot.slack.settings import SlackSettings
from bot.store.database import Database, open_store
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow
from tests.builders import ANNA, LATER
from tests.contract.holding_house import LEAD, House, a_mail


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    (tmp_path / "inbox").mkdir()
    database = open_store(f"sqlite:///{tmp_path}/firstreply.db")
    house = House(database, tmp_path / "inbox")
    house.arrive(a_mail())
    mark_not_a_lead(Leads(database), LEAD, Actor(id=ANNA), LATER)
    yield house
    database.close()


@pytest.fixture(params=["managers", "ops", "leads"])
def slack(request) -> Iterator[tuple[SlackServer, str]]:
    """The channel that has to get it: the best that is there."""
    names = ["leads", "ops", "managers"]
    with running_slack(channels=names[: names.index(request.param) + 1]) as server:
        yield server, request.param


def deliveries(house: House, server: SlackServer) -> Deliveries:
    settings = SlackSettings(
        bot_token=server.bot_token,
        app_token=server.app_token,
        api_url=server.base_url,
        channels=server.channels,
    )
    pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda _: None)
    proposals = Proposals.of(Leads(house.store), {"sales": lambda: house.desk})
    cards = SlackCards(build_client(settings), settings, pace, lambda: LATER)
    handler = SlackProposals(cards, proposals, lambda: LATER)
    return Deliveries(
        outbox=Outbox(house.store), settling=Settling(house.store), handlers={"proposal": handler.proposal},
        owner="w1", now=lambda: LATER,
    )  # fmt: skip


def carried_out(at_work: Deliveries) -> int:
    taken = at_work.take(["proposal"], 9)
    for work in taken:
        at_work.carry_out(work)
    return len(taken)


def posted(server: SlackServer) -> dict[str, int]:
    return {name: count for name in server.channels if (count := len(server.messages(name)))}


def test_it_is_posted_once_where_managers_read(house, slack):
    server, wanted = slack
    at_work = deliveries(house, server)
    assert (carried_out(at_work), carried_out(at_work)) == (1, 0)
    assert posted(server) == {wanted: 1}
    (message,) = server.messages(wanted)
    assert "would change 1 of 1 messages: 1 would no longer be answered, 1 would be held" in message["text"]
    assert Outbox(house.store).counts()["proposal", "sent"] == 1


def test_one_whose_answer_was_lost_is_looked_for_and_not_posted_again(house, slack):
    server, wanted = slack
    at_work = deliveries(house, server)
    assert carried_out(at_work) == 1
    forget(house.store)
    assert carried_out(at_work) == 1
    assert posted(server) == {wanted: 1}


def forget(database: Database) -> None:
    """As after a crash between the post and its record."""
    with database.write() as session:
        session.connection().execute(
            update(DeliveryRow)
            .where(col(DeliveryRow.kind) == "proposal")
            .values(state="uncertain", uncertain=True, due_at=LATER, remote_id="")
        )


def test_no_card_waits_behind_a_backtest():
    assert LANES["proposals"] == ("proposal",)
    assert [lane for lane, kinds in LANES.items() if "proposal" in kinds] == ["proposals"]


def test_what_was_undone_meanwhile_is_not_posted(house, slack):
    server, _ = slack
    carry_out(Leads(house.store), LEAD, lambda lead: reopen(lead, NO_TERMS, LATER), ANNA, LATER)
    at_work = deliveries(house, server)
    (work,) = at_work.take(["proposal"], 9)
    at_work.carry_out(work)
    assert (work.begun, posted(server)) == (False, {})
