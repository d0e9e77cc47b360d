"""The daily line and the weekly digest, written into Slack by the outbox."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.delivery import Result, Sent
from bot.core.digest_words import weekly_words
from bot.core.stats import Period
from bot.flows.deliver import Work
from bot.flows.digests import Telling
from bot.slack.charts import Charts
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
        """Drawn from the database as it is now. An answer that was lost is not asked for again: one digest
        too few is better than two."""
        delivery = work.delivery
        if delivery.uncertain:
            return Sent(answer="perhaps told: the answer was lost")
        told = json.loads(delivery.payload)
        period = Period(first=date.fromisoformat(told["first"]), last=date.fromisoformat(told["last"]))
        cards = self.charts.uploads.cards
        known = cards.settings.channels
        channel = known.get(delivery.target, delivery.target)
        if told["edition"] == "daily":
            text = escape(self.telling.daily(period))
            work.begin()
            posted = cards.post_to(channel, frozenset(), {"text": text}, what="daily ledger line")
        else:
            week = self.telling.weekly(period, self.clock())
            slowest = slowest_words(week, self.leads, SlackThreads(cards).link)
            text = weekly_words(
                literal(week.title), list(map(literal, week.counts())), table_words(week), slowest
            )
            work.begin()
            posted = self.charts.post("weekly digest", channel, text, week)
        return Sent(remote_id=f"{posted.channel}:{posted.ts}")
