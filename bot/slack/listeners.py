"""What people do in Slack: acknowledge, read, call one flow, answer privately. No decisions here.

Cards are never drawn here. A move writes a card delivery, and the outbox draws the lead as it is then.
"""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse, Respond
from slack_sdk.errors import SlackClientError

from bot.core.caps import BreakerId
from bot.core.lead import AlreadyClaimed, AlreadyClosed, Claimed, LeadId, NotHeld, RepId
from bot.flows.breakers import rearm_breaker
from bot.flows.claims import claim_lead, release_lead
from bot.flows.holding import Holding, allow_sender, answer_now
from bot.log import keys
from bot.slack.answers import (
    SHOWN,
    STRANGER,
    allow_note,
    answer_note,
    breaker_list,
    claim_note,
    disallow_note,
    find_title,
    help_text,
    lead_list,
    rearm_note,
    release_note,
    trouble,
    unknown_lead,
)
from bot.slack.breaker_card import REARM
from bot.slack.card_actions import CLAIM, RELEASE
from bot.slack.card_parts import version_of
from bot.slack.cards import lead_card
from bot.slack.command_help import COMMAND
from bot.slack.commands import (
    Claim,
    Disallow,
    Find,
    Held,
    Help,
    Mine,
    Open,
    OpenBreakers,
    Rearm,
    Release,
    Show,
    parse_command,
)
from bot.slack.held import ALLOW, ANSWER_NOW
from bot.slack.payloads import Press, Typed, event_id, is_from_a_bot, read_command, read_press
from bot.store.breakers import Breakers
from bot.store.events import SlackEvents
from bot.store.leads import Leads

log = logging.getLogger(__name__)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Everything a Bolt app is to do. `uninstalled` is told when Slack takes our rights away."""

    leads: Leads
    holding: Holding
    breakers: Breakers
    events: SlackEvents
    clock: Callable[[], datetime]
    team: str = ""
    uninstalled: Callable[[str], None] = log.critical

    def register(self, app: App) -> None:
        app.middleware(self.once)
        app.action(CLAIM)(self.on_claim)
        app.action(RELEASE)(self.on_release)
        app.action(ANSWER_NOW)(self.on_answer_now)
        app.action(ALLOW)(self.on_allow)
        app.action(REARM)(self.on_rearm)
        app.command(COMMAND)(self.on_command)
        app.event("app_uninstalled")(self.on_uninstalled)
        app.event("tokens_revoked")(self.on_uninstalled)
        app.event("message")(self.on_message)
        app.error(self.on_error)

    def once(self, body: Json, next: Callable[[], BoltResponse]) -> BoltResponse:
        """Slack delivers an event up to four times. Only the first goes on, whatever process gets it."""
        found = event_id(body)
        if found and not self.events.first_time(found, self.clock()):
            log.info("event came again", extra=keys(event=found))
            return BoltResponse(status=200)
        return BoltResponse(status=200) if is_from_a_bot(body) else next()

    def on_claim(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        press = read_press(body)
        if press is None or not self._welcome(press, context, respond):
            return
        self._claim(press.lead_id, press.user, respond, seen=version_of(press.block_id))

    def on_release(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        press = read_press(body)
        if press is None or not self._welcome(press, context, respond):
            return
        self._release(press.lead_id, press.user, respond)

    def on_rearm(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        press = read_press(body)
        if press is None or not self._welcome(press, context, respond):
            return
        self._rearm(BreakerId(press.lead_id), press.user, respond)  # the value is the breaker's number

    def on_answer_now(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        press = read_press(body)
        if press is None or not self._welcome(press, context, respond):
            return
        outcome = answer_now(self.holding, press.lead_id, press.user, self.clock())
        log.info("answer now asked", extra=_told(press, outcome))
        if isinstance(outcome, NotHeld):
            self._redraw_if_stale(press.lead_id, version_of(press.block_id))
        if note := answer_note(outcome, press.lead_id, press.user):
            whisper(respond, note)

    def on_allow(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        press = read_press(body)
        if press is None or not self._welcome(press, context, respond):
            return
        outcome = allow_sender(self.holding, press.lead_id, press.user, self.clock())
        log.info("allow asked", extra=_told(press, outcome))
        if note := allow_note(outcome, press.lead_id):
            whisper(respond, note)

    def on_command(self, ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
        ack()
        typed = read_command(body)
        if typed is not None and self._welcome(typed, context, respond):
            self._answer(typed, respond)

    def on_uninstalled(self, ack: Ack, body: Json) -> None:
        ack()
        kind = (body.get("event") or {}).get("type")
        self.uninstalled(
            f"Slack reports {kind}: the bot can neither post nor hear until it is installed again"
        )

    def on_message(self, ack: Ack) -> None:
        """Reps talk in the channel; that is not ours. Without a listener Bolt would log each message."""
        ack()

    def on_error(self, error: Exception, body: Json, respond: Respond) -> None:
        """One number joins what the person saw and what the log says."""
        incident = secrets.token_hex(4)
        log.error("listener failed", extra=keys(incident=incident), exc_info=error)
        if body.get("response_url"):
            try:
                whisper(respond, trouble(incident))
            except (SlackClientError, OSError) as lost:
                log.warning("private note lost", extra=keys(incident=incident, error=repr(lost)))

    def _answer(self, typed: Typed, respond: Respond) -> None:
        match parse_command(typed.text):
            case Mine() | Open() | Held() | Find() | OpenBreakers() as asked:
                whisper(respond, self._listed(asked, typed.user))
            case Disallow(email=email):
                was = self.holding.senders.disallow(email, typed.user, self.clock())
                whisper(respond, disallow_note(email, was))
            case Show(lead_id=lead_id):
                self._show(lead_id, respond)
            case Claim(lead_id=lead_id):
                self._claim(lead_id, typed.user, respond, done="You have lead #{} now.")
            case Release(lead_id=lead_id):
                self._release(lead_id, typed.user, respond, done="Lead #{} is free again.")
            case Rearm(breaker_id=breaker_id):
                self._rearm(breaker_id, typed.user, respond, done="Breaker {} is re-armed.")
            case Help(problem=problem):
                whisper(respond, help_text(problem))
            case _:
                whisper(respond, help_text("That does not work yet."))

    def _listed(self, asked: Mine | Open | Held | Find | OpenBreakers, rep: RepId) -> str:
        match asked:
            case Mine():
                mine = self.leads.listing(owner=rep, limit=SHOWN + 1)
                return lead_list("Your open leads", mine, self.clock())
            case Open(unclaimed=unclaimed):
                title = "Unclaimed leads" if unclaimed else "Open leads"
                found = self.leads.listing(unclaimed=unclaimed, limit=SHOWN + 1)
                return lead_list(title, found, self.clock())
            case Held():
                return lead_list("Held leads", self.leads.listing(held=True, limit=SHOWN + 1), self.clock())
            case Find(words=words):
                found = self.leads.find(words, SHOWN + 1)
                return lead_list(find_title(words), found, self.clock())
            case OpenBreakers():
                return breaker_list(self.breakers.open())

    def _welcome(self, who: Press | Typed, context: BoltContext, respond: Respond) -> bool:
        """People of other workspaces (shared channels) and bots may look, and not touch."""
        ours = {team for team in (self.team, _team_of(context)) if team}
        if not who.is_bot and (not ours or who.team in ours):
            return True
        log.warning("stranger refused", extra=keys(user=who.user, team=who.team))
        whisper(respond, STRANGER)
        return False

    def _claim(
        self, lead_id: LeadId, rep: RepId, respond: Respond, *, seen: int | None = None, done: str = ""
    ) -> None:
        outcome = claim_lead(self.leads, lead_id, rep, self.clock())
        if isinstance(outcome, Claimed):
            log.info("lead claimed", extra=keys(lead=lead_id, rep=rep))
        if isinstance(outcome, AlreadyClaimed | AlreadyClosed):
            self._redraw_if_stale(lead_id, seen)
        if note := claim_note(outcome, lead_id) or done.format(lead_id):
            whisper(respond, note)

    def _release(self, lead_id: LeadId, rep: RepId, respond: Respond, *, done: str = "") -> None:
        outcome = release_lead(self.leads, lead_id, rep, self.clock())
        log.info("release asked", extra=keys(lead=lead_id, rep=rep, outcome=type(outcome).__name__))
        if note := release_note(outcome, lead_id) or done.format(lead_id):
            whisper(respond, note)

    def _rearm(self, breaker_id: BreakerId, rep: RepId, respond: Respond, *, done: str = "") -> None:
        outcome = rearm_breaker(self.breakers, breaker_id, rep, self.clock())
        log.info("re-arm asked", extra=keys(breaker=breaker_id, rep=rep, outcome=type(outcome).__name__))
        if note := rearm_note(outcome, breaker_id) or done.format(breaker_id):
            whisper(respond, note)

    def _redraw_if_stale(self, lead_id: LeadId, seen: int | None) -> None:
        """Somebody pressed a button that the card should not show any more."""
        lead = self.leads.get(lead_id)
        if lead is not None and seen is not None and seen < lead.version:
            self.leads.redraw(lead_id, self.clock())

    def _show(self, lead_id: LeadId, respond: Respond) -> None:
        lead = self.leads.get(lead_id)
        if lead is None:
            return whisper(respond, unknown_lead(lead_id))
        card = lead_card(replace(lead, product=self.holding.product_name(lead)), now=self.clock())
        return whisper(respond, card.text, card.blocks)


def _told(press: Press, outcome: object) -> Json:
    return keys(lead=press.lead_id, rep=press.user, outcome=type(outcome).__name__)


def whisper(respond: Respond, text: str, blocks: list[Json] | None = None) -> None:
    """Answer the one person who acted; the card stays as it is."""
    respond(
        text=text,
        blocks=blocks,
        response_type="ephemeral",
        replace_original=False,
        unfurl_links=False,
        unfurl_media=False,
    )


def _team_of(context: BoltContext) -> str:
    """The workspace our token is for, as Slack itself told us: payloads name the presser's."""
    found = context.authorize_result
    return (found.team_id or "") if found else ""
