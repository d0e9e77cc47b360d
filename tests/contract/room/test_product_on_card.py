"""A card names the product as people do, by the rules of today."""

import json
from dataclasses import replace

from bot.core.rules import Product, Rules
from bot.demo.slack_api import Call
from bot.flows.holding import Holding
from bot.slack.client import SlackCards, build_client
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings
from bot.store.database import open_store
from tests.builders import NOON, a_lead
from tests.contract.holding_house import a_desk
from tests.contract.room.conftest import World

VALVE = Product(id="ball-valve", names={"de": "Kugelhähne", "en": "ball valves"}, keywords=("ball valve",))


def test_a_lead_shows_the_name_of_its_product_not_the_id(tmp_path):
    database = open_store(f"sqlite:///{tmp_path}/leads.db")
    desk = replace(a_desk(), rules=Rules(products=(VALVE,)))
    holding = Holding.of(database, {"sales": lambda: desk})

    known = a_lead(mailbox="sales", product="ball-valve")
    assert holding.product_name(known) == "ball valves"
    assert holding.product_name(replace(known, product="gone")) == "gone"
    assert holding.product_name(replace(known, mailbox="elsewhere")) == "ball-valve"
    database.close()


def test_the_card_in_the_channel_says_what_it_is_told(world: World):
    settings = SlackSettings(
        bot_token=world.server.bot_token,
        app_token=world.server.app_token,
        signing_secret="s" * 32,
        api_url=world.server.base_url,
        channels=world.server.channels,
    )
    pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda _: None)
    cards = SlackCards(
        build_client(settings), settings, pace, lambda: NOON, lambda lead: f"name of {lead.product}"
    )

    cards.show(a_lead(product="ball-valve"))

    (post,) = (
        item for item in world.server.log if isinstance(item, Call) and item.method == "chat.postMessage"
    )
    assert "name of ball-valve" in json.dumps(post.arguments, default=str)
