"""The effects on Slack: draw the card of a lead, post a notice. Called by the outbox, never by a listener."""

from dataclasses import dataclass, replace

from bot.core.delivery import Delivery, Result, Sent
from bot.core.lead import Lead, LeadId
from bot.flows.deliver import Work
from bot.slack.client import Posted, SlackCards
from bot.store.leads import Leads


@dataclass(frozen=True, slots=True)
class SlackEffects:
    cards: SlackCards
    leads: Leads

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
