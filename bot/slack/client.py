"""The way out to Slack: one Web API client, and the cards that the outbox delivers through it."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.core.lead import Lead, LeadId
from bot.errors import ConfigError, TemporaryFailure
from bot.log import keys
from bot.slack.card_parts import block_prefix
from bot.slack.cards import EVENT_TYPE, Card, lead_card, plain_card
from bot.slack.failures import (
    ACCOUNT,
    BAD_CARD,
    LOST_CARD,
    NO_CARD_THERE,
    SLACK_ERRORS,
    error_code,
    failure,
    retry_after,
)
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings
from bot.slack.text import clean, clip, escape

log = logging.getLogger(__name__)

TIMEOUT = 20  # seconds, for one call; well below the lease of a delivery
NOTICE = 3000  # characters
LOOK_BACK = timedelta(minutes=2)  # our clock and Slack's may differ
PAGES = 5  # of 200 messages, when looking for a card


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message of ours is."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A card to be shown in `channel` (a name of the settings), or in the place of the one `posted` before.

    `plain` is for the case that Slack refuses the blocks of `card`. `what` names it in messages.
    """

    what: str
    channel: str
    posted: Posted | None
    card: Card
    plain: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who we are in Slack, as auth.test tells it."""

    team: str
    team_id: str
    bot_id: str
    user_id: str
    scopes: frozenset[str]


def build_client(settings: SlackSettings) -> WebClient:
    """No retries inside the SDK: it would post a card twice when an answer is lost."""
    client = WebClient(
        token=settings.bot_token,
        base_url=settings.api_url,
        timeout=TIMEOUT,
        retry_handlers=[],
        logger=sdk_log(),
    )
    if proxy_bypass(urlsplit(settings.api_url).hostname or ""):
        client.proxy = None  # the SDK reads HTTPS_PROXY and forgets NO_PROXY
    return client


def sdk_log() -> logging.Logger:
    """The libraries' own log. Their debug and info lines hold whole messages, so these stay off."""
    logger = logging.getLogger("bot.slack.sdk")
    logger.setLevel(logging.WARNING)
    return logger


def check_client(client: WebClient) -> Identity:
    """Ask Slack who we are. Raises ConfigError: a wrong token; TemporaryFailure: Slack is out of reach."""
    try:
        answer = client.auth_test()
    except SLACK_ERRORS as error:
        code = error_code(error)
        if code in ACCOUNT:
            raise ConfigError(f"Slack refuses the bot: {code}: {ACCOUNT[code]}") from error
        raise TemporaryFailure(
            f"Slack cannot be reached at slack.api_url = {client.base_url}: "
            f"{failure(error, what='auth.test', harmless=True)}"
        ) from error
    granted = str(answer.headers.get("x-oauth-scopes") or "")
    return Identity(
        team=str(answer.get("team", "")),
        team_id=str(answer.get("team_id", "")),
        bot_id=str(answer.get("bot_id", "")),
        user_id=str(answer.get("user_id", "")),
        scopes=frozenset(scope.strip() for scope in granted.split(",") if scope.strip()),
    )


@dataclass(frozen=True, slots=True)
class SlackCards:
    """Shows leads. Every method raises only the errors of bot/errors.py."""

    client: WebClient
    settings: SlackSettings
    pace: Pace
    clock: Callable[[], datetime]
    product_name: Callable[[Lead], str] = attrgetter("product")
    preview: Callable[[Lead], str] = lambda lead: ""  # the words of an auto-reply that waits for a person

    def show(self, lead: Lead) -> Posted:
        """Show the card of a lead as it is now."""
        lead, now = replace(lead, product=self.product_name(lead)), self.clock()
        return self.draw(
            Drawing(
                what=f"card of lead {lead.id}",
                channel=lead.channel,
                posted=Posted(lead.card_channel, lead.card_ts) if lead.card_ts else None,
                card=lead_card(lead, now=now, preview=self.preview(lead)),
                plain=plain_card(lead, now=now),
            )
        )

    def draw(self, drawing: Drawing) -> Posted:
        """Post the card, or bring the one that is there up to date; a lost one is replaced."""
        try:
            return self._show(drawing, drawing.card)
        except SlackApiError as error:
            log.error("card refused", extra=keys(card=drawing.what, error=error_code(error)))
        try:
            return self._show(drawing, drawing.plain)
        except SlackApiError as error:
            raise failure(error, what=drawing.what, harmless=False) from error

    def find(self, lead: Lead, since: datetime) -> Posted | None:
        """The newest card of this lead that was posted after `since` and is not known yet."""
        return self.look_for(
            lambda m: m.get("ts") != lead.card_ts and is_card_of(m, lead.id), lead.channel, since
        )

    def look_for(self, is_it: Callable[[dict[str, Any]], bool], name: str, since: datetime) -> Posted | None:
        """The newest message of ours in that channel, or in "leads", since then.

        Used when the answer to a post was lost, since Slack takes no key that would make a second post
        harmless. Without the right to read a channel nothing is found there.
        """
        for channel in dict.fromkeys((self.settings.channel_id(name), self.settings.channel_id("leads"))):
            try:
                found = next((m for m in self._recent(channel, since) if is_it(m)), None)
            except SlackApiError as error:
                log.error(
                    "cannot look for a card: the bot needs channels:history, groups:history and membership",
                    extra=keys(channel=channel, error=error_code(error)),
                )
                continue
            if found is not None:
                return Posted(channel, found["ts"])
        return None

    def notice(self, channel: str, text: str) -> Posted:
        """Tell people in `channel` (a name of the settings) something, in plain words."""
        words = escape(clip(clean(text), NOTICE))
        try:
            return self._post(channel, text=words, mrkdwn=False)
        except SlackApiError as error:
            raise failure(error, what=f"notice to {channel}", harmless=False) from error

    def _show(self, drawing: Drawing, card: Card) -> Posted:
        """SlackApiError passes through where a plainer card may help."""
        if drawing.posted is not None:
            try:
                return self._update(drawing.what, drawing.posted, card)
            except SlackApiError as error:
                if error_code(error) in BAD_CARD:
                    raise
                log.warning(
                    "card lost, posting a fresh one", extra=keys(card=drawing.what, error=error_code(error))
                )
        return self._post(drawing.channel, text=card.text, blocks=card.blocks or None, metadata=card.metadata)

    def _update(self, what: str, there: Posted, card: Card) -> Posted:
        """SlackApiError passes through where another card must take the place of this one."""
        answer = self.call(
            what,
            there.channel,
            lambda: self.client.chat_update(
                channel=there.channel,
                ts=there.ts,
                text=card.text,
                blocks=card.blocks,
                metadata=card.metadata,
            ),
            let_through=LOST_CARD | BAD_CARD,
        )
        return Posted(answer["channel"], answer["ts"])

    def _post(self, name: str, **content: Any) -> Posted:
        """To the channel of that name, or to "leads" where Slack does not let us write there."""
        channel, leads = self.settings.channel_id(name), self.settings.channel_id("leads")
        if channel == leads:
            return self.post_to(leads, BAD_CARD, content)
        try:
            return self.post_to(channel, BAD_CARD | NO_CARD_THERE, content)
        except SlackApiError as error:
            if error_code(error) in BAD_CARD:
                raise
            reason = failure(error, what=f"slack.channels.{name}", harmless=False)
            log.error("channel of no use, posting to leads", extra=keys(reason=str(reason)))
        return self.post_to(leads, BAD_CARD, content)

    def post_to(
        self, channel: str, let_through: frozenset[str], content: dict[str, Any], *, what: str = ""
    ) -> Posted:
        answer = self.call(
            what or f"post to {channel}",
            channel,
            lambda: self.client.chat_postMessage(
                channel=channel, unfurl_links=False, unfurl_media=False, **content
            ),
            harmless=False,
            let_through=let_through,
        )
        return Posted(answer["channel"], answer["ts"])

    def _recent(self, channel: str, since: datetime) -> Iterator[dict[str, Any]]:
        """What we ourselves wrote in a channel since then, the newest first."""
        own = self.call("auth.test", channel, self.client.auth_test).get("bot_id")
        oldest, cursor = f"{(since - LOOK_BACK).timestamp():.6f}", None
        for _ in range(PAGES):
            page = self._history(channel, oldest, cursor)
            ours = (m for m in page.get("messages") or () if m.get("bot_id") in (own, None))
            yield from (m for m in ours if float(m["ts"]) > float(oldest))
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    def _history(self, channel: str, oldest: str, cursor: str | None) -> SlackResponse:
        return self.call(
            f"looking for a card in {channel}",
            channel,
            lambda: self.client.conversations_history(
                channel=channel, oldest=oldest, limit=200, include_all_metadata=True, cursor=cursor
            ),
            let_through=NO_CARD_THERE | {"missing_scope"},
        )

    def call(
        self,
        what: str,
        channel: str,
        call: Callable[[], SlackResponse],
        *,
        harmless: bool = True,
        let_through: frozenset[str] = frozenset(),
    ) -> SlackResponse:
        self.pace.wait(channel)
        try:
            return call()
        except SLACK_ERRORS as error:
            if error_code(error) in let_through:
                raise
            if isinstance(error, SlackApiError) and (asked := retry_after(error)):
                self.pace.pause(channel, asked.total_seconds())
            raise failure(error, what=what, harmless=harmless) from error


def is_card_of(message: dict[str, Any], lead_id: LeadId) -> bool:
    """By our metadata, or by a block id where the metadata was not kept."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == EVENT_TYPE:
        return bool((metadata.get("event_payload") or {}).get("lead_id") == lead_id)
    prefix = block_prefix(lead_id)
    return any(str(block.get("block_id", "")).startswith(prefix) for block in message.get("blocks") or ())
