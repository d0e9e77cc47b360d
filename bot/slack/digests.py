"""The daily line and the weekly digest, written into Slack by the outbox."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.delivery import Dead, Delivery, Result, Sent
from bot.core.digest_words import begins, weekly_words
from bot.core.stats import Period
from bot.errors import ConfigError
from bot.flows.deliver import Work
from bot.flows.digests import Telling
from bot.slack.charts import Charts
from bot.slack.client import Posted
from bot.slack.numbers import slowest_words, table_words
from bot.slack.text import escape, literal
from bot.slack.threads import SlackThreads
from bot.store.leads import Leads


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEffect:
    charts: Charts
    telling: Telling
    leads: Leads
    clock: Callable[[], datetime]

    def digest(self, work: Work) -> Result:
        """Drawn from the database as it is now. A channel or a person that takes nothing is told to the
        operators, and holds up nobody else's."""
        delivery = work.delivery
        told = json.loads(delivery.payload)
        period = Period(first=date.fromisoformat(told["first"]), last=date.fromisoformat(told["last"]))
        if delivery.uncertain and (known := self._found(delivery, begins(told["edition"], period))):
            return known
        try:
            posted = self._daily(work, period) if told["edition"] == "daily" else self._weekly(work, period)
        except ConfigError as error:
            return Dead(str(error))
        return Sent(remote_id=f"{posted.channel}:{posted.ts}")

    def _daily(self, work: Work, period: Period) -> Posted:
        text = escape(self.telling.daily(period))
        work.begin()
        cards = self.charts.uploads.cards
        return cards.post_to(
            self._place(work.delivery), frozenset(), {"text": text}, what="daily ledger line"
        )

    def _weekly(self, work: Work, period: Period) -> Posted:
        week = self.telling.weekly(period, self.clock())
        slowest = slowest_words(week, self.leads, SlackThreads(self.charts.uploads.cards).link)
        counts = list(map(literal, week.counts()))
        text = weekly_words(literal(week.title), counts, table_words(week), slowest)
        work.begin()
        return self.charts.post("weekly digest", self._place(work.delivery), text, week)

    def _found(self, delivery: Delivery, words: str) -> Sent | None:
        """Where the answer to an earlier post was lost. None: it is surely not there. What a person was told
        cannot be looked for, and is not repeated."""
        cards, place = self.charts.uploads.cards, self._place(delivery)
        if place == delivery.target:
            return Sent(answer="perhaps told: the answer was lost")
        since = delivery.attempted_at or delivery.created_at
        found = cards.look_for(lambda m: str(m.get("text")).startswith(words), delivery.target, since)
        if found is None or found.channel != place:
            return None
        return Sent(remote_id=f"{found.channel}:{found.ts}", answer="found in the channel")

    def _place(self, delivery: Delivery) -> str:
        """The id of the channel, or of the person."""
        return self.charts.uploads.cards.settings.channels.get(delivery.target, delivery.target)
