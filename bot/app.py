"""Joins the parts. The only file that reads the wall clock."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config import Settings, load_settings
from bot.core import holidays
from bot.core.delivery import Kind
from bot.core.language import initialise
from bot.core.picks import by_name
from bot.core.side_folders import is_side
from bot.errors import ConfigError, FirstreplyError, TemporaryFailure
from bot.flows.auditing import Auditing
from bot.flows.backtesting import Pair
from bot.flows.deliver import Deliveries, Handler
from bot.flows.desks import desk_of, policy_of
from bot.flows.digests import Telling, timetable_of
from bot.flows.due import Due
from bot.flows.holding import Holding
from bot.flows.intake import Desk
from bot.flows.known import KnownDesk, desks_of
from bot.flows.lanes import Lane
from bot.flows.mail_effects import MailEffects
from bot.flows.polling import Poller
from bot.flows.proposals import Proposals
from bot.flows.reporting import keep_up
from bot.flows.rule_sets import RuleSet, RuleSets, load_rule_set, rule_folders
from bot.flows.watching import pollers_of, watched_folders
from bot.log import keys
from bot.mail.parts import MailParts
from bot.schedule import Schedule
from bot.slack.digests import DigestEffect
from bot.slack.effects import SlackEffects
from bot.slack.home_tab import HomeEffect
from bot.slack.notes import SlackNotes
from bot.slack.parts import new_slack
from bot.slack.proposing import SlackProposals
from bot.slack.room import Slack
from bot.slack.tell_effects import TellEffects
from bot.store.audit import Audited
from bot.store.breakers import Breakers
from bot.store.contacts import Contacts
from bot.store.database import Database, open_store
from bot.store.events import SlackEvents
from bot.store.history import History
from bot.store.homes import Homes
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.picks import Picks
from bot.store.responses import Responses
from bot.store.settling import Settling
from bot.store.threads import Threads

log = logging.getLogger(__name__)

LANES: Mapping[str, tuple[Kind, ...]] = {
    "replies": ("reply", "answer"),
    "slack": ("card", "note", "breaker", "notice", "tell", "home", "digest"),
    "imap": ("sent_copy", "tag"),
    "proposals": ("proposal",),  # each takes a backtest: no card waits behind it
}
REAP_EVERY = timedelta(seconds=30)
DUE_EVERY = timedelta(seconds=1)
HAND_OUT_EVERY = timedelta(seconds=15)
RULES_EVERY = timedelta(seconds=1)  # a change counts once a second has passed without another
FORGET_EVERY = timedelta(hours=1)
COUNT_EVERY = timedelta(minutes=1)
ONCE_PATIENCE = 0.05  # seconds between looks whether the outbox is idle


def wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the one place


class Bot:
    """The running program. `run_once` for cron; `start` and `stop` for a daemon."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        owner: str,
        pollers: tuple[Poller, ...],
        lanes: tuple[Lane, ...],
        slack: Slack | None,
        mail: MailParts,
        rules: RuleSets,
        auditing: Auditing,
        telling: Telling,
    ) -> None:
        self.settings = settings
        self.database = database
        self.slack = slack
        self._owner = owner
        self._pollers = pollers
        self._lanes = lanes
        self._mail = mail
        self._auditing = auditing
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._due = Due(database=database, policy=policy_of(settings), rules=lambda: rules.current.rules)
        self._schedule = Schedule(wall_clock)
        self._schedule.every(REAP_EVERY, lambda: Outbox(database).reap(wall_clock()), "reap")
        self._schedule.every(RULES_EVERY, rules.refresh, "rules")
        self._schedule.every(DUE_EVERY, lambda: self._due.fire(wall_clock()), "due")
        self._schedule.every(HAND_OUT_EVERY, lambda: self._due.hand_out(wall_clock()), "hand out")
        self._schedule.every(
            COUNT_EVERY, lambda: keep_up(database, rules.current.rules, wall_clock()), "numbers"
        )
        self._telling = telling
        self._schedule.every(COUNT_EVERY, lambda: telling.queue_due(wall_clock()), "digests")
        self._schedule.every(FORGET_EVERY, lambda: _forget_old(database, wall_clock()), "forget")

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.database)

    def start(self) -> None:
        """Read mail, deliver, and listen to Slack until `stop`. Raises ConfigError if Slack refuses us."""
        self._reap_the_dead()
        if self.slack is not None:
            self._greet(self.slack)
        for lane in self._lanes:
            self._spawn(lane.name, lane.run)
        for poller in self._pollers:
            self._spawn(f"mailbox-{poller.name}", poller.run)
        self._spawn("ledger", self._auditing.run)
        self._schedule.start()
        log.info("started", extra=keys(mailboxes=len(self._pollers), slack=self.settings.slack.mode))

    def _greet(self, slack: Slack) -> None:
        """A token that Slack refuses stops us. A Slack that is away does not: buyers get their answers."""
        try:
            slack.check()
        except TemporaryFailure as error:
            log.warning("slack is away, cards wait", extra=keys(error=str(error)))
        slack.start()

    def stop(self) -> None:
        """Take nothing new, finish what was begun, hand back the rest. For a bot that was started."""
        self._stop.set()
        self._schedule.stop()
        if self.slack is not None:
            self.slack.stop()
        self._join()
        self.close()
        log.info("stopped")

    def close(self) -> None:
        """Let go of everything that we hold."""
        with suppress(FirstreplyError):
            Outbox(self.database).hand_back(self._owner, wall_clock())
            Inbox(self.database).give_up(self._owner)
        self._mail.close()
        self.database.close()

    def run_once(self) -> int:
        """Read every mailbox, deliver what is due, and return how many mails were taken in.

        Raises ConfigError with everything that refused us; what could be read and delivered was.
        """
        self._reap_the_dead()
        refused: list[str] = []
        seen = sum(self._read(poller, refused) for poller in self._pollers)
        seen += sum(self._read_missed(poller) for poller in self._pollers)
        self._due.fire(wall_clock())
        self._due.hand_out(wall_clock())
        self._telling.queue_due(wall_clock())
        for lane in self._lanes:
            self._spawn(lane.name, lane.run)
        outbox = Outbox(self.database)
        kinds = [kind for lane in self._lanes for kind in lane.kinds if kind in lane.deliveries.handlers]
        while outbox.busy(kinds, self._owner, wall_clock()):
            time.sleep(ONCE_PATIENCE)
        self._stop.set()
        self._join()
        if refused:
            raise ConfigError("\n".join(refused))
        return seen

    def _read(self, poller: Poller, refused: list[str]) -> int:
        try:
            return poller.read_all()
        except FirstreplyError as error:
            if is_side(poller.name):
                log.info("nothing read", extra=keys(mailbox=poller.name, error=str(error)))
            else:
                refused.append(f"mailboxes.{poller.name}: {error}")
            return 0
        finally:
            poller.mailbox.close()

    def _read_missed(self, poller: Poller) -> int:
        """What the ledger lacks after a read is either new, and is read now, or was missed."""
        if not self._auditing.look(poller.name):
            return 0
        seen = self._read(poller, [])
        self._auditing.look(poller.name, patience=timedelta(0))
        return seen

    def _reap_the_dead(self) -> None:
        """On SQLite we are the only process: whatever is in somebody's hands is in a dead one's."""
        if self.database.is_sqlite:
            Inbox(self.database).give_up(None)
        taken = Outbox(self.database).reap(wall_clock(), all_owners_are_gone=self.database.is_sqlite)
        if taken:
            log.info("took back deliveries of a dead process", extra=keys(count=taken))

    def _spawn(self, name: str, run: Callable[[threading.Event], None]) -> None:
        thread = threading.Thread(target=run, args=(self._stop,), name=name)
        thread.start()
        self._threads.append(thread)

    def _join(self) -> None:
        self.database.changes.notify()
        for thread in self._threads:
            thread.join()


def build(settings: Settings) -> Bot:
    """Choose and join the parts. Raises ConfigError with every mistake in settings, rules and templates."""
    initialise()
    folders = rule_folders(settings)
    rule_set = load_rule_set(folders)
    holidays.initialise((market.holidays for market in rule_set.rules.markets), wall_clock().year)
    database = open_store(settings.database.url)
    rules = RuleSets(folders=folders, current=rule_set, database=database, now=wall_clock)
    owner = f"{socket.gethostname()}:{os.getpid()}:{time.monotonic_ns()}"
    mail = MailParts(settings)
    desks = desks_of(settings, rules, database, wall_clock)
    telling = Telling(database=database, rules=lambda: rules.current.rules, table=timetable_of(settings))
    slack = new_slack(settings.slack, Holding.of(database, desks), wall_clock)
    return Bot(
        settings=settings,
        database=database,
        owner=owner,
        pollers=pollers_of(settings, desks, database, owner, wall_clock),
        auditing=Auditing(watched=watched_folders(settings), audited=Audited(database), now=wall_clock),
        lanes=_lanes(settings, database, owner, _handlers(mail, slack, database, desks, telling)),
        slack=slack,
        mail=mail,
        rules=rules,
        telling=telling,
    )


def _forget_old(database: Database, now: datetime) -> None:
    SlackEvents(database).forget_old(now)
    Breakers(database).forget_old(now)


def _lanes(
    settings: Settings, database: Database, owner: str, handlers: Mapping[Kind, Handler]
) -> tuple[Lane, ...]:
    deliveries = Deliveries(
        outbox=Outbox(database),
        settling=Settling(database),
        handlers=handlers,
        owner=owner,
        now=wall_clock,
    )
    workers = {"replies": settings.limits.reply_workers}
    return tuple(
        Lane(
            name=name,
            kinds=kinds,
            deliveries=deliveries,
            changes=database.changes,
            workers=workers.get(name, 1),
        )
        for name, kinds in LANES.items()
    )


def _handlers(
    mail: MailParts,
    slack: Slack | None,
    database: Database,
    desks: Mapping[str, KnownDesk],
    telling: Telling,
) -> Mapping[Kind, Handler]:
    effects = MailEffects(sender=mail.sender, mailbox=mail.mailbox, lead=Leads(database).get)
    handlers: dict[Kind, Handler] = {
        "reply": effects.reply,
        "answer": effects.answer,
        "sent_copy": effects.sent_copy,
        "tag": effects.tag,
    }
    if slack is not None:
        cards = SlackEffects(slack.cards, Leads(database), Breakers(database))
        notes = SlackNotes(slack.cards, Leads(database), Threads(database), Responses(database))
        tells = TellEffects(cards=slack.cards, leads=Leads(database), clock=wall_clock)
        homes = HomeEffect(cards=slack.cards, homes=Homes(database), people=slack.people, clock=wall_clock)
        handlers |= {"card": cards.card, "breaker": cards.breaker, "notice": cards.notice, "note": notes.note}
        proposals = SlackProposals(slack.cards, Proposals.of(Leads(database), desks), wall_clock)
        handlers["proposal"] = proposals.proposal
        handlers |= {"tell": tells.tell, "home": homes.home}
        digests = DigestEffect(charts=slack.charts, telling=telling, leads=Leads(database), clock=wall_clock)
        handlers["digest"] = digests.digest
    return handlers


def open_ledger(config: Path) -> Ledger:
    """The ledger of a bot that may be running."""
    return Ledger(open_store(load_settings(config).database.url, exclusive=False))


def open_inbox(config: Path) -> Inbox:
    """The inbox of a bot that may be running."""
    return Inbox(open_store(load_settings(config).database.url, exclusive=False))


def open_backtest(
    config: Path, rules: Path | None, templates: Path | None
) -> tuple[History, Mapping[str, Pair]]:
    """The stored messages of a bot that may be running, and for each mailbox the edited files beside those in
    force. Without a folder: the files of the settings beside what was recorded. Raises ConfigError."""
    initialise()
    settings = load_settings(config)
    in_force = rule_folders(settings)
    edited = replace(in_force, rules=rules or in_force.rules, templates=templates or in_force.templates)
    new = load_rule_set(edited)
    old = load_rule_set(in_force) if edited != in_force else None
    database = open_store(settings.database.url, exclusive=False)
    secret, known = database.secret("message-id"), Contacts(database).domains()
    picks = Picks(database).all()

    def desk(name: str, rule_set: RuleSet) -> Desk:
        plain = desk_of(name, settings, rule_set, secret)
        picked = by_name(picks, rule_set.rules.team)
        return replace(plain, own=replace(plain.own, known_domains=known), picked=picked)

    pairs = {
        name: Pair(new=desk(name, new), old=desk(name, old) if old else None) for name in settings.mailboxes
    }
    return History(database), pairs
