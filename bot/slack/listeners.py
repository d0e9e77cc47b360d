"""Which of Slack's payloads goes to whom."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, BoltResponse, Respond

from bot.log import keys
from bot.slack import card_actions as on_card
from bot.slack import modal_moves, modals
from bot.slack.acts import Acts, Note, payload_id, whisper
from bot.slack.answers import LISTS, trouble
from bot.slack.breaker_card import REARM
from bot.slack.command_help import COMMAND
from bot.slack.desk import Desk
from bot.slack.dialogs import Dialogs
from bot.slack.held import ALLOW, ANSWER_NOW
from bot.slack.home import HOME_FILTER, HOME_REFRESH
from bot.slack.home_tab import HomeTab
from bot.slack.modal_message import FROM_MESSAGE
from bot.slack.office import Office
from bot.slack.payloads import is_from_a_bot
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.typed import TypedCommands
from bot.store.events import SlackEvents

log = logging.getLogger(__name__)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Everything a Bolt app is to do. `uninstalled` is told when Slack takes our rights away."""

    acts: Acts
    desk: Desk
    dialogs: Dialogs
    office: Office
    shadow: ShadowDesk
    commands: TypedCommands
    home: HomeTab
    events: SlackEvents
    clock: Callable[[], datetime]
    uninstalled: Callable[[str], None] = log.critical

    def register(self, app: App) -> None:
        app.middleware(self.once)
        self._cards(app)
        self._modals(app)
        app.command(COMMAND)(self.acts.typed(self.commands.on_command))
        for action in LISTS:
            app.action(action)(self.acts.choice(self.commands.on_list))
        app.action(REARM)(self.acts.press(self.commands.on_rearm))
        app.action(HOME_FILTER)(self.acts.choice(self.home.on_filter))
        app.action(HOME_REFRESH)(self.acts.choice(self.home.on_refresh))
        app.event("app_home_opened")(self.home.on_opened)
        app.event("user_change")(self.home.on_user_change)
        app.event("app_uninstalled")(self.on_uninstalled)
        app.event("tokens_revoked")(self.on_uninstalled)
        app.event("message")(self.on_message)
        app.error(self.on_error)

    def _cards(self, app: App) -> None:
        desk, dialogs = self.desk, self.dialogs
        pressed = {
            on_card.CLAIM: desk.on_claim,
            on_card.RELEASE: desk.on_release,
            on_card.DECLINE: desk.on_decline,
            on_card.WAKE: desk.on_wake,
            on_card.UNDO: desk.on_undo,
            on_card.REOPEN: desk.on_undo,
            on_card.NOT_A_LEAD: desk.on_not_a_lead,
            ANSWER_NOW: desk.on_answer_now,
            ALLOW: desk.on_allow,
            on_card.REPLY: dialogs.on_reply,
            on_card.ASSIGN: dialogs.on_assign,
            on_card.CLOSE: dialogs.on_close,
            on_card.MORE: dialogs.on_more,
            on_card.SEND_PREVIEW: self.shadow.on_send,
            on_card.EDIT_PREVIEW: self.shadow.on_edit,
            on_card.SKIP_PREVIEW: self.shadow.on_skip,
        }
        for action, do in pressed.items():
            app.action(action)(self.acts.press(do))
        app.action(modals.TEMPLATE)(self.acts.choice(dialogs.on_template))

    def _modals(self, app: App) -> None:
        sent = {
            on_card.REPLY: self.dialogs.reply_sent,
            on_card.CLOSE: self.dialogs.close_sent,
            on_card.ASSIGN: self.dialogs.assign_sent,
            modal_moves.SNOOZE: self.dialogs.snooze_sent,
            modal_moves.CORRECT: self.dialogs.correct_sent,
            on_card.EDIT_PREVIEW: self.shadow.edited,
            FROM_MESSAGE: self.office.from_message_sent,
        }
        for callback, do in sent.items():
            app.view(callback)(self.acts.sent(do))
        app.shortcut(FROM_MESSAGE)(self.acts.pointed(self.office.on_from_message))

    def once(self, body: Json, next: Callable[[], BoltResponse]) -> BoltResponse:
        """Slack may deliver an event up to four times, and somebody may replay what we once accepted. Only
        the first goes on, whatever process gets it."""
        found = payload_id(body)
        if found and not self.events.first_time(found, self.clock()):
            log.info("payload came again", extra=keys(event=found))
            return BoltResponse(status=200)
        return BoltResponse(status=200) if is_from_a_bot(body) else next()

    def on_uninstalled(self, ack: Ack, body: Json) -> None:
        ack()
        kind = (body.get("event") or {}).get("type")
        self.uninstalled(
            f"Slack reports {kind}: the bot can neither post nor hear until it is installed again"
        )

    def on_message(self, ack: Ack) -> None:
        """Reps talk in the channel; that is never mailed. Without a listener Bolt would log each message."""
        ack()

    def on_error(self, error: Exception, respond: Respond) -> None:
        """One number joins what the person saw and what the log says."""
        incident = secrets.token_hex(4)
        log.error("listener failed", extra=keys(incident=incident), exc_info=error)
        whisper(respond, Note(trouble(incident)))
