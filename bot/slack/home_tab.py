"""The Home tab: opened by people, drawn through the outbox after each change that touches them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from bot.core.delivery import Result, Sent
from bot.core.lead import RepId
from bot.flows.deliver import Work
from bot.slack.acts import Note
from bot.slack.client import SlackCards
from bot.slack.failures import failure
from bot.slack.home import SHOWN, home_view
from bot.slack.payloads import Chosen
from bot.slack.people import People, Rights
from bot.store.homes import SHOWS, Homes

log = logging.getLogger(__name__)

Json = dict[str, Any]
NOBODY_THERE = frozenset({"user_not_found", "not_enabled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTab:
    homes: Homes
    people: People
    clock: Callable[[], datetime]

    def on_opened(self, ack: Ack, body: Json) -> None:
        event = body.get("event") or {}
        if event.get("tab") == "home" and event.get("user"):
            self.homes.opened(RepId(str(event["user"])), self.clock())
        ack()

    def on_user_change(self, ack: Ack, body: Json) -> None:
        user = (body.get("event") or {}).get("user")
        if isinstance(user, dict) and user.get("id"):
            self.people.changed(str(user["id"]))
        ack()

    def on_filter(self, chosen: Chosen, rights: Rights) -> Note:
        wanted = next((shows for shows in SHOWS if shows == chosen.choice), None)
        self.homes.opened(chosen.user, self.clock(), wanted)
        return Note()

    def on_refresh(self, chosen: Chosen, rights: Rights) -> Note:
        self.homes.opened(chosen.user, self.clock())
        return Note()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeEffect:
    """Draws a Home tab as the database has it: a late or repeated drawing can only make it right."""

    cards: SlackCards
    homes: Homes
    people: People
    clock: Callable[[], datetime]

    def home(self, work: Work) -> Result:
        user, now = RepId(work.delivery.subject.removeprefix("home:")), self.clock()
        shows = self.homes.shows(user)
        leads = self.homes.leads(user, shows, now, SHOWN + 1)
        team = self.homes.counts(None, now) if self.people.rights(user).actor.manages else None
        view = home_view(leads, shows=shows, now=now, counts=self.homes.counts(user, now), team=team)
        work.begin()
        try:
            self.cards.call(
                f"home of {user}",
                f"home:{user}",
                lambda: self.cards.client.views_publish(user_id=user, view=view),
                let_through=NOBODY_THERE,
            )
        except SlackApiError as error:
            log.warning("home not shown", exc_info=failure(error, what=f"home of {user}", harmless=True))
            return Sent(answer="nobody there")
        return Sent()
