"""The scopes of the manifest are enough for everything that the room asks of Slack, and none is too many."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.core.lead import LeadId
from bot.errors import FirstreplyError
from bot.slack.cards import Card
from bot.slack.client import Posted, SlackCards, check_client
from bot.slack.pace import Pace
from bot.slack.people import People
from bot.slack.settings import SlackSettings
from bot.slack.threads import SlackThreads
from bot.slack.uploads import Upload, Uploads
from tests.builders import NOON, a_lead
from tests.contract.emulate_slack import BOT, Emulated, emulated
from tests.oracles.needed import needed

ROOT = Path(__file__).parents[2]
SCOPES = yaml.safe_load((ROOT / "deploy/slack-manifest.yaml").read_text())["oauth_config"]["scopes"]["bot"]
UNKNOWN_TO_EMULATE = {  # method: its scope
    "usergroups_users_list": "usergroups:read",
    "apps_connections_open": "",  # the app token's
    "blocks_validate": "",
}
NOT_GUARDED = {"commands", "usergroups:read"}  # scopes that emulate asks of nobody
HOME = {"type": "home", "blocks": []}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Reply"}, "blocks": []}
PICTURE = Upload(name="chart.png", title="Chart", comment="6 leads", make=lambda: b"\x89PNG")
EARLY = datetime(2026, 1, 1, tzinfo=UTC)


class Heard(WebClient):
    """A client that remembers which methods were called."""

    def __init__(self, base_url: str) -> None:
        super().__init__(BOT, base_url=base_url, retry_handlers=[])
        self.methods: set[str] = set()

    def api_call(self, api_method: str, **more: Any) -> Any:
        self.methods.add(api_method.replace(".", "_"))
        return super().api_call(api_method, **more)


class Stage:
    def __init__(self, slack: Emulated) -> None:
        self.slack, self.client = slack, Heard(slack.base_url)
        self.anna = slack.person("anna")
        self.channels = {"leads": slack.channel("leads"), "managers": slack.channel("managers")}
        for channel in self.channels.values():
            slack.admin.conversations_invite(channel=channel, users="U0FIRST")
        settings = SlackSettings(bot_token=BOT, api_url=slack.base_url, channels=self.channels)
        pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda _: None)
        self.cards = SlackCards(self.client, settings, pace, lambda: NOON)
        self.threads = SlackThreads(self.cards)
        self.people = People(client=self.client, settings=settings, monotonic=lambda: 0.0)

    def card(self) -> Posted:
        return self.cards.show(a_lead())


WAYS: dict[str, Callable[[Stage], object]] = {
    "who we are": lambda on: check_client(on.client).team_id,
    "a card": lambda on: on.card(),
    "a change": lambda on: changed(on),
    "a lost card": lambda on: on.card() and on.cards.find(a_lead(), EARLY),
    "a lost card in a private channel": lambda on: lost_in_private(on),
    "a note": lambda on: on.threads.reply("note", on.card(), note(), for_all=True),
    "a lost note": lambda on: lost_note(on),
    "a word to one person": lambda on: on.threads.tell("hint", on.anna, note()),
    "a conversation with one person": lambda on: on.client.conversations_open(users=on.anna),
    "a picture for one person": lambda on: Uploads(on.cards).send(on.anna, "", PICTURE) == "",
    "a picture for a channel": lambda on: not Uploads(on.cards).send(
        on.anna, on.channels["leads"], PICTURE
    ),
    "a private note": lambda on: on.client.chat_postEphemeral(
        channel=on.channels["leads"], user=on.anna, text="Ben was faster"
    ),
    "an address": lambda on: on.threads.permalink(on.card()),
    "a person": lambda on: on.people.person(on.anna).name,
    "a modal": lambda on: on.client.views_open(trigger_id=on.slack.trigger(on.anna), view=MODAL),
    "a modal that changes": lambda on: changed_modal(on),
    "a message taken back": lambda on: on.client.chat_delete(
        channel=on.channels["leads"], ts=on.card().ts
    ),
    "a Home tab": lambda on: on.client.views_publish(user_id=on.anna, view=HOME),
    "a file": lambda on: on.client.files_upload_v2(
        channel=on.channels["leads"], content=b"png", filename="stats.png", initial_comment="Stats"
    ),
}  # fmt: skip


def changed(on: Stage) -> Posted:
    there = on.card()
    again = on.cards.show(a_lead(card_channel=there.channel, card_ts=there.ts, version=2))
    assert again == there
    return again


def changed_modal(on: Stage) -> object:
    opened = on.client.views_open(trigger_id=on.slack.trigger(on.anna), view=MODAL)
    return on.client.views_update(view_id=opened["view"]["id"], view=MODAL)


def lost_in_private(on: Stage) -> Posted | None:
    lead = a_lead(id=LeadId(2), channel="managers")
    on.cards.show(lead)
    return on.cards.find(lead, EARLY)


def lost_note(on: Stage) -> Posted | None:
    parent = on.card()
    on.threads.reply("note", parent, note())
    return on.threads.find_reply(parent, lambda message: message["text"] == note().text, EARLY)


def note() -> Card:
    return Card("#1: Carla wrote again", [], {"event_type": "lead_note", "event_payload": {"message": 9}})


@contextmanager
def staged(folder: Path, scopes: list[str]) -> Iterator[Stage]:
    with needed(), emulated(folder, scopes) as slack:
        yield Stage(slack)


def test_the_scopes_of_the_manifest_are_enough_for_all_that_we_ask_of_slack(tmp_path: Path):
    with staged(tmp_path, SCOPES) as on:
        for name, way in WAYS.items():
            assert way(on), name
        driven = on.client.methods | {"files_upload_v2"}  # three calls, none of that name
    assert asked_in_our_code() - driven <= UNKNOWN_TO_EMULATE.keys()


@pytest.mark.parametrize("scope", sorted(set(SCOPES) - NOT_GUARDED))
def test_without_one_of_the_scopes_something_is_refused(scope: str, tmp_path: Path):
    with staged(tmp_path, [other for other in SCOPES if other != scope]) as on:
        refused = [name for name, way in WAYS.items() if not worked(way, on)]
    assert refused


def test_what_emulate_does_not_know_has_its_scope():
    asked = asked_in_our_code() & UNKNOWN_TO_EMULATE.keys()
    assert {UNKNOWN_TO_EMULATE[method] for method in asked} - {""} <= set(SCOPES)
    assert set(SCOPES) >= NOT_GUARDED


def worked(way: Callable[[Stage], object], on: Stage) -> bool:
    """The gateway turns refusals into its own errors, or into nothing found."""
    try:
        return bool(way(on))
    except FirstreplyError as error:
        refusal = str(error)
    except SlackApiError as error:
        refusal = error.response["error"]
    assert "missing_scope" in refusal
    return False


def asked_in_our_code() -> set[str]:
    """The methods of the Web API that the room calls, as the SDK writes them."""
    source = "\n".join(path.read_text() for path in (ROOT / "bot/slack").glob("*.py"))
    called = re.findall(r"\.([a-z]+(?:_[a-zA-Z0-9]+)+)\b", source)
    return {name for name in called if name in vars(WebClient)}
