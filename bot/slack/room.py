"""The Slack room as one object: cards go out, presses come in, and both stop without loss."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from datetime import datetime

from slack_bolt import App
from slack_sdk import WebClient

from bot.core.lead import RepId
from bot.errors import ConfigError, FirstreplyError
from bot.flows.answering import Answering
from bot.flows.holding import Holding
from bot.flows.shadow import Shadow
from bot.log import keys
from bot.slack.acts import Acts, Doorman, Note
from bot.slack.charts import Charts
from bot.slack.client import Identity, SlackCards, build_client, check_client, sdk_log
from bot.slack.desk import Desk
from bot.slack.dialogs import Dialogs
from bot.slack.health import Health
from bot.slack.home_tab import HomeTab
from bot.slack.http import HttpRunner
from bot.slack.listeners import Listeners
from bot.slack.office import Office
from bot.slack.pace import Pace
from bot.slack.people import People
from bot.slack.settings import SlackSettings, mistakes
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.socket import SocketRunner
from bot.slack.typed import TypedCommands
from bot.slack.uploads import NativeCharts, Uploads
from bot.slack.views import Views
from bot.store.breakers import Breakers
from bot.store.events import SlackEvents
from bot.store.homes import Homes

log = logging.getLogger(__name__)

QUICK = 2  # seconds for a call that somebody waits for; Slack waits three
LISTENERS = 20  # at once; with Bolt's 5, three of eight presses at once got no answer in time


class Slack:
    """Built without a connection. Raises ConfigError if the settings cannot work."""

    def __init__(
        self, settings: SlackSettings, holding: Holding, events: SlackEvents, clock: Callable[[], datetime]
    ) -> None:
        if found := mistakes(settings):
            raise ConfigError("\n".join(found))
        self._client = build_client(settings)
        pace = Pace(per_second=settings.posts_per_second, monotonic=time.monotonic, sleep=time.sleep)
        self.people = People(_quick(self._client), settings, time.monotonic)
        shadow = ShadowDesk(
            shadow=Shadow.of(holding.leads.database, holding.desks),
            views=Views(_quick(self._client)),
            clock=clock,
        )
        self.cards = SlackCards(
            self._client, settings, pace, clock, holding.product_name, preview=shadow.card_text
        )
        self.charts = Charts(Uploads(self.cards), NativeCharts())
        self._executor = ThreadPoolExecutor(LISTENERS, thread_name_prefix="slack-listener")
        self.app = App(
            name="firstreply",
            client=self._client,
            signing_secret=settings.signing_secret,
            token_verification_enabled=False,  # `check` asks once and says clearly what is wrong
            listener_executor=self._executor,
            logger=sdk_log(),
        )
        self._listeners(settings, holding, shadow, events).register(self.app)
        self._runner = self._choose_runner(settings, clock)

    def _listeners(
        self, settings: SlackSettings, holding: Holding, shadow: ShadowDesk, events: SlackEvents
    ) -> Listeners:
        database, clock, views = holding.leads.database, shadow.clock, shadow.views
        desk = Desk(leads=holding.leads, holding=holding, people=self.people, clock=clock)
        answering = Answering.of(database, holding.desks)
        office = Office(desk=desk, views=views, client=_quick(self._client))
        return Listeners(
            acts=Acts(
                doorman=Doorman(people=self.people, team=settings.team),
                whisper_to=self._whisper_to,
                send=self.charts.uploads.send,
            ),
            desk=desk,
            dialogs=Dialogs(desk=desk, answering=answering, views=views),
            office=office,
            shadow=shadow,
            commands=TypedCommands(
                desk=desk,
                office=office,
                shadow=shadow,
                breakers=Breakers(database),
                native=self.charts.native,
            ),
            home=HomeTab(homes=Homes(database), people=self.people, clock=clock),
            events=events,
            clock=clock,
            uninstalled=self._tell,
        )

    def _whisper_to(self, user: RepId, note: Note) -> None:
        """A private answer where Slack gave no address for one: a message to this person."""
        try:
            self.cards.post_to(user, frozenset(), {"text": note.text, "blocks": note.blocks})
        except FirstreplyError as error:
            log.warning("private note lost", extra=keys(user=user, error=str(error)))

    def check(self) -> Identity:
        """Ask Slack who we are. Raises ConfigError: wrong token; TemporaryFailure: Slack is out of reach."""
        return check_client(self._client)

    def start(self) -> None:
        """Let people's presses come in. Raises ConfigError: app token refused, or port taken."""
        self._runner.start()

    def stop(self) -> None:
        """Take no more presses, and wait for those that are being worked on."""
        self._runner.stop()
        self._executor.shutdown(wait=True)

    def health(self) -> Health:
        return self._runner.health()

    def _choose_runner(
        self, settings: SlackSettings, clock: Callable[[], datetime]
    ) -> SocketRunner | HttpRunner:
        if settings.mode == "http":
            return HttpRunner(self.app, host=settings.http_host, port=settings.http_port)
        return SocketRunner(
            self.app, settings.app_token, clock=clock, monotonic=time.monotonic, tell=self._tell
        )

    def _tell(self, text: str) -> None:
        """Bad news for an operator: always in the log, and in Slack if Slack still listens."""
        log.critical("slack trouble", extra=keys(detail=text))
        try:
            self.cards.notice("ops", text)
        except FirstreplyError as error:
            log.error("operator not told in slack", extra=keys(error=str(error)))


def _quick(client: WebClient) -> WebClient:
    """The same, but for what must be done before Slack gives up on our answer."""
    quick = copy(client)
    quick.timeout = QUICK
    return quick
