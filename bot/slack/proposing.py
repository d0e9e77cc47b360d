"""The effect of a proposal: made, tried and posted once. Called by a lane of its own: it takes a backtest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.core.delivery import Result, Sent
from bot.core.lead import LeadId
from bot.flows.deliver import Work
from bot.flows.proposals import Proposals
from bot.slack.client import Drawing, SlackCards
from bot.slack.proposal_card import CHANNELS, is_proposal_card, plain_proposal_card, proposal_card


@dataclass(frozen=True, slots=True)
class SlackProposals:
    cards: SlackCards
    proposals: Proposals
    clock: Callable[[], datetime]

    def proposal(self, work: Work) -> Result:
        delivery = work.delivery
        if delivery.uncertain and (found := self._found(work)):
            return Sent(remote_id=found)
        made = self.proposals.make(delivery, self.clock())
        if isinstance(made, str):
            return Sent(answer=made)
        work.begin()
        posted = self.cards.draw(
            Drawing(
                what=f"proposal of lead {made.lead.id}",
                channel=self._channel(),
                posted=None,
                card=proposal_card(made),
                plain=plain_proposal_card(made),
            )
        )
        return Sent(remote_id=f"{posted.channel}:{posted.ts}")

    def _channel(self) -> str:
        known = self.cards.settings.channels
        return next((name for name in CHANNELS if name in known), CHANNELS[-1])

    def _found(self, work: Work) -> str:
        """Where the answer to the post was lost: a second one would ask the managers twice."""
        delivery = work.delivery
        _, lead_id, _, version = delivery.subject.split(":")
        is_it = partial(is_proposal_card, LeadId(int(lead_id)), int(version[1:]))
        since = delivery.attempted_at or delivery.created_at
        found = self.cards.look_for(is_it, self._channel(), since)
        return f"{found.channel}:{found.ts}" if found else ""
