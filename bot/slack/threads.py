"""What is written into the thread of a card, and to one person alone."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.log import keys
from bot.slack.cards import Card
from bot.slack.client import LOOK_BACK, PAGES, Posted, SlackCards
from bot.slack.failures import BAD_CARD, LOST_THREAD, SLACK_ERRORS, error_code, failure

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackThreads:
    """Every method raises only the errors of bot/errors.py."""

    cards: SlackCards

    def reply(self, what: str, parent: Posted, card: Card, *, for_all: bool = False) -> Posted | None:
        """Post into the thread of a message of ours; `for_all`: and show it in the channel, too.

        None where that message is not there any more.
        """
        content = {"thread_ts": parent.ts} | ({"reply_broadcast": True} if for_all else {})
        try:
            return self._post(what, parent.channel, card, content)
        except SlackApiError as error:
            if error_code(error) in LOST_THREAD:
                return None
            raise failure(error, what=what, harmless=False) from error

    def tell(self, what: str, person: str, card: Card) -> Posted:
        """Write to one person alone."""
        try:
            return self._post(what, person, card, {})
        except SlackApiError as error:
            raise failure(error, what=what, harmless=False) from error

    def link(self, channel: str, ts: str) -> str:
        return self.permalink(Posted(channel, ts))

    def permalink(self, posted: Posted) -> str:
        """The address of a message of ours, "" where Slack does not tell."""
        try:
            answer = self.cards.client.chat_getPermalink(channel=posted.channel, message_ts=posted.ts)
        except SLACK_ERRORS as error:
            log.warning("no permalink", extra=keys(error=error_code(error) or repr(error)))
            return ""
        return str(answer.get("permalink") or "")

    def find_reply(
        self, parent: Posted, is_it: Callable[[dict[str, Any]], bool], since: datetime
    ) -> Posted | None:
        """The first such message of a thread. Used when the answer to a post into it was lost."""
        oldest, cursor = f"{(since - LOOK_BACK).timestamp():.6f}", None
        for _ in range(PAGES):
            try:
                page = self._replies(parent, oldest, cursor)
            except SlackApiError as error:
                log.error("cannot look into a thread", extra=keys(error=error_code(error)))
                return None
            found = next((m for m in page.get("messages") or () if is_it(m)), None)
            if found is not None:
                return Posted(parent.channel, found["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        return None

    def _post(self, what: str, channel: str, card: Card, content: dict[str, Any]) -> Posted:
        content |= {"text": card.text, "metadata": card.metadata}
        let_through = BAD_CARD | LOST_THREAD
        try:
            return self.cards.post_to(channel, let_through, content | {"blocks": card.blocks}, what=what)
        except SlackApiError as error:
            if error_code(error) not in BAD_CARD:
                raise
            log.error("note refused", extra=keys(note=what, error=error_code(error)))
        return self.cards.post_to(channel, let_through, content, what=what)

    def _replies(self, parent: Posted, oldest: str, cursor: str | None) -> SlackResponse:
        return self.cards.call(
            f"looking into a thread in {parent.channel}",
            parent.channel,
            lambda: self.cards.client.conversations_replies(
                channel=parent.channel,
                ts=parent.ts,
                oldest=oldest,
                limit=200,
                include_all_metadata=True,
                cursor=cursor,
            ),
            let_through=LOST_THREAD | {"missing_scope"},
        )
