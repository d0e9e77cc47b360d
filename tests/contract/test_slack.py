"""One body, two Slacks: the demo's own server, and local-slack, which nobody here wrote."""

import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from slack_sdk.signature import Clock, SignatureVerifier

from bot.core.lead import Lead, LeadId
from bot.demo.slack_server import SlackServer, running_slack
from bot.errors import UnknownOutcome
from bot.flows.holding import Holding
from bot.slack.card_actions import CLAIM, RELEASE
from bot.slack.cards import Card
from bot.slack.client import Posted, build_client
from bot.slack.held import ALLOW, ANSWER_NOW
from bot.slack.notes import is_note_of
from bot.slack.room import Slack
from bot.slack.settings import SlackSettings
from bot.slack.threads import SlackThreads
from bot.store.database import open_store
from bot.store.events import SlackEvents
from bot.store.leads import Leads
from bot.store.tables import LeadRow
from tests.builders import ANNA, BEN, GIULIA, NOON
from tests.services import Missing, free_port
from tests.slack_lab import SlackLab, running_lab

REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"
Mode = Literal["socket", "http"]


@dataclass
class Room:
    """Our Slack room joined to a real server."""

    server: SlackServer | SlackLab
    slack: Slack
    leads: Leads
    settings: SlackSettings

    def lead(self, lead_id: int = 1) -> Lead:
        lead = self.leads.get(LeadId(lead_id))
        assert lead is not None
        return lead

    def draw(self) -> str:
        """What the outbox does with a card delivery. Returns the ts of the card."""
        posted = self.slack.cards.show(self.lead())
        self.leads.card_posted(LeadId(1), posted.channel, posted.ts)
        return posted.ts

    def notes(self, user: str) -> list[str]:
        return [note["text"] for note in self.server.ephemerals(user)]


@pytest.fixture(params=["demo", "local-slack"])
def member(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> Mode:
    return request.param


@pytest.fixture
def room(member: str, tmp_path: Path) -> Iterator[Room]:
    with opened(member, "socket", tmp_path) as room:
        yield room


@pytest.fixture
def listening(member: str, mode: Mode, tmp_path: Path) -> Iterator[Room]:
    """The same, with presses coming in."""
    with opened(member, mode, tmp_path) as room:
        room.slack.start()
        if mode == "socket":
            eventually(lambda: room.server.connections > 0)
        yield room


@contextmanager
def opened(member: str, mode: Mode, folder: Path) -> Iterator[Room]:
    with ExitStack() as stack:
        port = free_port()
        try:
            server = stack.enter_context(a_server(member, mode, folder, port))
        except Missing as missing:
            if REQUIRE:
                pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
            pytest.skip(str(missing))
        database = open_store(f"sqlite:///{folder}/slack.db")
        stack.callback(database.close)
        with database.write() as session:
            buyer = {"email": "carla@kunde.example", "name": "Carla & Co <!here>"}
            session.add(LeadRow(mailbox="sales", subject="40 ball valves", received_at=NOON, **buyer))
        settings = SlackSettings(
            bot_token=server.bot_token,
            app_token=server.app_token,
            signing_secret=server.signing_secret,
            api_url=server.base_url,
            channels={"leads": server.channels["leads"]},
            mode=mode,
            http_port=port,
            posts_per_second=1000,
        )
        leads = Leads(database)
        slack = Slack(settings, Holding.of(database, {}), SlackEvents(database), lambda: datetime.now(UTC))  # noqa: TID251
        stack.callback(slack.stop)
        yield Room(server, slack, leads, settings)


def a_server(member: str, mode: Mode, folder: Path, port: int):
    if member == "demo":
        address = f"http://127.0.0.1:{port}/slack/events" if mode == "http" else ""
        return running_slack(request_url=address)
    return running_lab(folder, deliver_to=port if mode == "http" else None)


def eventually(check: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def test_slack_says_who_we_are(room: Room):
    identity = room.slack.check()
    assert identity.user_id == "U0FIRST"
    assert identity.bot_id
    assert identity.team_id


def test_a_card_is_posted_once_and_then_changed_in_place(room: Room):
    first = room.draw()
    room.leads.save(replace(room.lead(), owner=ANNA, version=2), event="claimed", actor=ANNA, now=NOON)
    assert room.draw() == first
    (card,) = room.server.messages("leads")
    assert card["blocks"][-1]["block_id"] == "lead:1:v2"
    assert f"Claimed by <@{ANNA}>" in card["text"]
    assert "Carla &amp; Co &lt;!here&gt;" in card["text"]


def test_a_held_card_keeps_its_two_names_and_its_questions(room: Room):
    alike = "acrne.example ≠ acme.example"
    held = replace(room.lead(), held="S16: looks like acme.example", alike=alike, version=2)
    room.leads.save(held, event="held", actor="firstreply", now=NOON)
    room.draw()
    assert alike in str(room.server.messages("leads")[0]["blocks"])
    room.leads.save(replace(held, held="S04: elsewhere", alike="", version=3), event="x", actor="x", now=NOON)
    ts = room.draw()
    (card,) = room.server.messages("leads")
    asked = [button["action_id"] for button in card["blocks"][-1]["elements"] if "confirm" in button]
    assert (card["ts"], asked) == (ts, [ANSWER_NOW, ALLOW])


def test_a_card_whose_answer_was_lost_is_found(room: Room):
    with losing_answers(room.settings.api_url) as address:
        client = build_client(replace(room.settings, api_url=address))
        lossy = replace(room.slack.cards, client=client)
        with pytest.raises(UnknownOutcome):
            lossy.show(room.lead())
    started = datetime.now(UTC) - timedelta(seconds=5)  # noqa: TID251
    found = room.slack.cards.find(room.lead(), started)
    (card,) = room.server.messages("leads")
    assert found is not None
    assert found.ts == card["ts"]
    assert room.slack.cards.find(replace(room.lead(), id=LeadId(11)), started) is None
    assert room.slack.cards.find(room.lead(), started + timedelta(hours=1)) is None


def test_a_note_stands_in_the_thread_of_its_card_and_is_found_there(room: Room):
    parent = Posted(room.settings.channels["leads"], room.draw())
    text = {"type": "mrkdwn", "text": "Carla wrote again"}
    blocks = [{"type": "section", "block_id": "note:9", "text": text}]
    card = Card("#1: Carla wrote again", blocks, {"event_type": "lead_note", "event_payload": {"message": 9}})
    posted = SlackThreads(room.slack.cards).reply("note of message 9", parent, card)
    started = datetime.now(UTC) - timedelta(seconds=5)  # noqa: TID251
    assert posted is not None
    assert SlackThreads(room.slack.cards).find_reply(parent, lambda m: is_note_of(m, 9), started) == posted
    assert SlackThreads(room.slack.cards).find_reply(parent, lambda m: is_note_of(m, 8), started) is None
    assert room.slack.cards.find(replace(room.lead(), card_ts=""), started).ts == parent.ts


def test_of_two_who_press_one_gets_the_lead_and_the_other_a_private_note(listening: Room):
    card = listening.draw()
    listening.server.press(ANNA, "leads", card, CLAIM)
    eventually(lambda: listening.lead().owner == ANNA)
    listening.server.press(BEN, "leads", card, CLAIM)
    eventually(lambda: listening.notes(BEN) == [f"<@{ANNA}> was faster and has this lead (#1)."])
    listening.draw()
    assert listening.notes(ANNA) == []
    (shown,) = listening.server.messages("leads")
    assert RELEASE in [item["action_id"] for item in shown["blocks"][-1]["elements"]]

    listening.server.press(ANNA, "leads", card, RELEASE)
    eventually(lambda: listening.lead().owner is None)


def test_a_command_is_answered_to_the_asker_alone(listening: Room):
    listening.server.command(GIULIA, "leads", "/leads", "unclaimed")
    eventually(lambda: len(listening.notes(GIULIA)) == 1)
    assert listening.notes(GIULIA)[0].startswith("*Unclaimed leads*\n*#1* 40 ball valves")
    assert listening.server.messages("leads") == []


def test_a_request_that_slack_did_not_sign_is_refused(tmp_path: Path):
    with opened("demo", "http", tmp_path) as room:
        room.slack.start()
        address = f"http://127.0.0.1:{room.settings.http_port}"
        assert status(f"{address}/healthz") == 200
        assert status(f"{address}/other") == 404
        assert status(f"{address}/slack/events", b"payload=%7B%7D", secret="forged") == 401
        assert status(f"{address}/slack/events", b"payload=%7B%7D", secret="") == 401
        old = status(f"{address}/slack/events", b"{}", secret=room.settings.signing_secret, age=301)
        assert old == 401


def status(address: str, body: bytes | None = None, *, secret: str = "", age: int = 0) -> int:
    request = urllib.request.Request(address, body)  # noqa: S310
    if body is not None and secret:
        sent = str(int(Clock().now()) - age)
        signature = SignatureVerifier(secret).generate_signature(timestamp=sent, body=body)
        request.add_header("X-Slack-Request-Timestamp", sent)
        request.add_header("X-Slack-Signature", signature or "")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@contextmanager
def losing_answers(api_url: str) -> Iterator[str]:
    """An address in front of a Slack that carries each call there, and hangs up instead of answering."""
    host, port = api_url.split("/")[2].split(":")
    listener = socket.create_server(("127.0.0.1", 0))

    def carry() -> None:
        while True:
            try:
                near = listener.accept()[0]
            except OSError:
                return
            with near, socket.create_connection((host, int(port))) as far:
                far.sendall(near.recv(1 << 20))
                near.settimeout(0.2)
                try:
                    while more := near.recv(1 << 20):
                        far.sendall(more)
                except TimeoutError:
                    pass
                while far.recv(1 << 16):
                    pass

    thread = Thread(target=carry)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/api/"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
