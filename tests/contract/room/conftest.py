"""A Slack room on a real store and the small Slack server, driven without a network in between."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import Clock, SignatureVerifier
from sqlmodel import select

from bot.core.lead import Lead, LeadId
from bot.demo.slack_server import SlackServer, running_slack
from bot.flows.holding import Holding
from bot.slack.room import Slack
from bot.slack.settings import SlackSettings
from bot.store.database import Database, open_store
from bot.store.events import SlackEvents
from bot.store.leads import Leads
from bot.store.tables import DeliveryRow, LeadRow
from tests.builders import NOON

SECRET = "demo-signing-secret"


@dataclass
class World:
    """`dispatch` hands one signed request to the app; `finish` waits until all listeners are done."""

    server: SlackServer
    database: Database
    slack: Slack
    leads: Leads

    def add_lead(self, **values) -> LeadId:
        row = LeadRow(
            **{"mailbox": "sales", "email": "carla@kunde.example", "name": "Carla Kunde",
               "subject": "40 ball valves", "excerpt": "We need 40.", "received_at": NOON} | values
        )  # fmt: skip
        with self.database.write() as session:
            session.add(row)
            session.flush()
            return LeadId(row.id or 0)

    def lead(self, lead_id: int) -> Lead:
        lead = self.leads.get(LeadId(lead_id))
        assert lead is not None
        return lead

    def card_revisions(self, lead_id: int) -> int:
        """How often a card was asked for, 0 where it never was."""
        query = select(DeliveryRow).where(DeliveryRow.subject == f"lead:{lead_id}")
        with self.database.read() as session:
            row = session.exec(query).one_or_none()
            return row.revision + 1 if row else 0

    def dispatch(self, body: str, *, secret: str = SECRET, age: int = 0) -> BoltResponse:
        sent = str(int(Clock().now()) - age)
        kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
        signature = SignatureVerifier(secret).generate_signature(timestamp=sent, body=body)
        headers = {"content-type": kind, "x-slack-request-timestamp": sent, "x-slack-signature": signature}
        return self.slack.app.dispatch(BoltRequest(body=body, headers=headers))

    def press(self, presser: str, action: str, lead_id: object, *, version: int = 1, **more) -> BoltResponse:
        payload = {
            "type": "block_actions",
            "user": {"id": presser, "team_id": self.server.team_id},
            "team": {"id": self.server.team_id},
            "channel": {"id": "C0LEADS"},
            "actions": [{"action_id": action, "type": "button", "value": str(lead_id),
                         "block_id": f"lead:{lead_id}:v{version}"}],
            "response_url": self._answer_address(presser),
        } | more  # fmt: skip
        return self.dispatch(urlencode({"payload": json.dumps(payload)}))

    def type(self, user: str, text: str, **more) -> BoltResponse:
        fields = {
            "command": "/leads", "text": text, "user_id": user, "team_id": self.server.team_id,
            "channel_id": "C0LEADS", "response_url": self._answer_address(user),
        } | more  # fmt: skip
        return self.dispatch(urlencode(fields))

    def event(self, event: dict, event_id: str = "Ev1") -> BoltResponse:
        body = {
            "type": "event_callback",
            "event_id": event_id,
            "team_id": self.server.team_id,
            "event": event,
        }
        return self.dispatch(json.dumps(body))

    def finish(self) -> list[str]:
        """The private notes so far, as "user: text"."""
        self.slack.stop()
        return [f"{note['user']}: {note['text']}" for note in self.server.ephemerals()]

    def _answer_address(self, user: str) -> str:
        return f"{self.server.address}/response/{self.server.workspace.new_response_url('C0LEADS', user)}"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    database = open_store(f"sqlite:///{tmp_path}/slack.db")
    with running_slack(channels=("leads", "ops")) as server:
        settings = SlackSettings(
            bot_token=server.bot_token,
            app_token=server.app_token,
            signing_secret=SECRET,
            api_url=server.base_url,
            channels=server.channels,
            posts_per_second=1000,
        )
        slack = Slack(settings, Holding.of(database, {}), SlackEvents(database), lambda: NOON)
        yield World(server, database, slack, Leads(database))
        slack.stop()
    database.close()
