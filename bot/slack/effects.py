"""The effects on Slack: draw the card of a lead, post a notice. Called by the outbox, never by a listener."""

from dataclasses import dataclass, replace
from functools import partial

from bot.core.caps import BreakerId
from bot.core.delivery import Delivery, Result, Sent
from bot.core.lead import Lead, LeadId
from bot.flows.deliver import Work
from bot.slack.breaker_card import CHANNEL, LISTED, breaker_card, is_breaker_card, plain_breaker_card
from bot.slack.client import Drawing, Posted, SlackCards
from bot.store.breakers import Breakers
from bot.store.leads import Leads


@dataclass(frozen=True, slots=True)
class SlackEffects:
    cards: SlackCards
    leads: Leads
    breakers: Breakers

    def card(self, work: Work) -> Result:
        """Draw the lead as it is now. If the answer to an earlier post was lost, look for that card first."""
        lead = self.leads.get(_lead_id(work.delivery))
        if lead is None:
            return Sent(answer="the lead is gone")
        if work.delivery.uncertain and not lead.card_ts:
            lead = self._found(work, lead)
        work.begin()
        posted = self.cards.show(lead)
        if (posted.channel, posted.ts) != (lead.card_channel, lead.card_ts):
            self.leads.card_posted(lead.id, posted.channel, posted.ts)
        return Sent(remote_id=_place(posted))

    def breaker(self, work: Work) -> Result:
        """Draw the one card of a breaker, with the leads that it withheld until now."""
        delivery = work.delivery
        breaker = self.breakers.get(BreakerId(int(delivery.subject.removeprefix("breaker:"))))
        if breaker is None:
            return Sent(answer="the breaker is gone")
        there = Posted(breaker.card_channel, breaker.card_ts) if breaker.card_ts else None
        if delivery.uncertain and there is None:
            since = delivery.attempted_at or delivery.created_at
            there = self.cards.look_for(partial(is_breaker_card, breaker.id), CHANNEL, since)
        withheld, total = self.breakers.withheld(breaker.id, LISTED)
        work.begin()
        posted = self.cards.draw(
            Drawing(
                what=f"card of breaker {breaker.id}",
                channel=CHANNEL,
                posted=there,
                card=breaker_card(breaker, withheld, total),
                plain=plain_breaker_card(breaker, total),
            )
        )
        if (posted.channel, posted.ts) != (breaker.card_channel, breaker.card_ts):
            self.breakers.card_posted(breaker.id, posted.channel, posted.ts)
        return Sent(remote_id=_place(posted))

    def notice(self, work: Work) -> Result:
        work.begin()
        delivery = work.delivery
        return Sent(remote_id=_place(self.cards.notice(delivery.target, delivery.payload.decode())))

    def _found(self, work: Work, lead: Lead) -> Lead:
        delivery = work.delivery
        found = self.cards.find(lead, delivery.attempted_at or delivery.created_at)
        if found is None:
            return lead
        self.leads.card_posted(lead.id, found.channel, found.ts)
        return replace(lead, card_channel=found.channel, card_ts=found.ts)


def _lead_id(delivery: Delivery) -> LeadId:
    return LeadId(int(delivery.subject.removeprefix("lead:")))


def _place(posted: Posted) -> str:
    return f"{posted.channel}:{posted.ts}"
