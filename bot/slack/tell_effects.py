"""Things that people are told of a lead, each once: in its thread, in the channel, or in a message to one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.core.delivery import Dead, Delivery, Postponed, Result, Retry, Sent
from bot.core.lead import Lead, LeadId
from bot.core.moves import Tell
from bot.flows.deliver import Work
from bot.slack.client import Posted, SlackCards
from bot.slack.tells import is_tell_of, tell_card
from bot.slack.threads import SlackThreads
from bot.store.leads import Leads

CARD_FIRST = timedelta(seconds=20)  # how long to wait for the card, again and again
NO_CARD = timedelta(hours=24)
TRIES = 3  # when the card is gone from Slack: so often it is drawn anew


@dataclass(frozen=True, slots=True, kw_only=True)
class TellEffects:
    cards: SlackCards
    leads: Leads
    clock: Callable[[], datetime]

    def tell(self, work: Work) -> Result:
        delivery = work.delivery
        lead, tell = self.leads.get(_lead_id(delivery)), _tell_of(delivery)
        if lead is None:
            return Sent(answer="the lead is gone")
        if not lead.card_ts:
            if work.now() - delivery.created_at > NO_CARD:
                return Dead(f"the card of lead {lead.id} was never posted")
            return Postponed(work.now() + CARD_FIRST, "the card is not posted yet")
        return self._to_one(work, lead, tell) if tell.where == "dm" else self._in_thread(work, lead, tell)

    def _to_one(self, work: Work, lead: Lead, tell: Tell) -> Result:
        """A message to one person cannot be looked for without the right to read it: it is not repeated."""
        if work.delivery.uncertain:
            return Sent(answer="perhaps told: the answer was lost")
        threads = SlackThreads(self.cards)
        link = threads.permalink(Posted(lead.card_channel, lead.card_ts))
        card = tell_card(lead, tell, now=self.clock(), permalink=link)
        work.begin()
        posted = threads.tell(f"message of lead {lead.id}", tell.person, card)
        return Sent(remote_id=f"{posted.channel}:{posted.ts}")

    def _in_thread(self, work: Work, lead: Lead, tell: Tell) -> Result:
        delivery, threads = work.delivery, SlackThreads(self.cards)
        parent = Posted(lead.card_channel, lead.card_ts)
        if delivery.uncertain:
            since = delivery.attempted_at or delivery.created_at
            if found := threads.find_reply(parent, lambda m: is_tell_of(m, lead, tell), since):
                return Sent(remote_id=f"{found.channel}:{found.ts}", answer="found in the thread")
        card = tell_card(lead, tell, now=self.clock())
        work.begin()
        what = f"note of lead {lead.id}"
        posted = threads.reply(what, parent, card, for_all=tell.where == "channel")
        if posted is not None:
            return Sent(remote_id=f"{posted.channel}:{posted.ts}")
        if delivery.tries >= TRIES:
            return Dead(f"the card of lead {lead.id} is not there any more")
        self.leads.redraw(lead.id, work.now())
        return Retry(work.now() + CARD_FIRST, "the card is not there any more: it is drawn anew first")


def _lead_id(delivery: Delivery) -> LeadId:
    return LeadId(int(delivery.subject.split(":")[1]))


def _tell_of(delivery: Delivery) -> Tell:
    told: dict[str, Any] = json.loads(delivery.payload)
    return Tell(
        where=told["where"],
        what=told["what"],
        by=told["by"],
        count=told["count"],
        person=delivery.target,
        once=delivery.subject,
    )
