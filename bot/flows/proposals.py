"""What a correction teaches: the line of a rule file that would have done it, tried on stored mail."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from bot.core.delivery import Delivery
from bot.core.judged import Judged
from bot.core.language import LANGUAGES
from bot.core.lead import NOT_A_LEAD, Lead, LeadId
from bot.core.picks import pick_key
from bot.core.proposing import Line, Proposed, block_line, keyword_line, market_line, route_line
from bot.core.proposing_phrases import Other, telling_phrases
from bot.core.replay import Change
from bot.core.replay_words import told_changes
from bot.core.rules import Route, Rules
from bot.flows.backtesting import Pair, backtest
from bot.flows.intake import Desk, read_and_judge
from bot.store.history import Began, History
from bot.store.leads import Leads

DAYS = timedelta(days=90)
NEWEST = 2_000  # messages that a line is tried on
PATIENCE = 120.0  # seconds; a delivery that is held for long is another worker's
SEVERAL = 2  # leads of a domain that were none
TRIED = 5  # phrases
ROUTE = "route:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What managers read. `said`: what was corrected; `note`: what there is to say beside a line, or in its
    place; `tried`: what the line would change, with the mails."""

    lead: Lead
    version: int
    by: str
    said: str
    line: Line | None = None
    note: str = ""
    tried: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """`desks`: for each mailbox, how it judges today."""

    leads: Leads
    history: History
    desks: Mapping[str, Callable[[], Desk]]

    @staticmethod
    def of(leads: Leads, desks: Mapping[str, Callable[[], Desk]]) -> "Proposals":
        return Proposals(leads=leads, history=History(leads.database, NEWEST), desks=desks)

    def make(self, delivery: Delivery, now: datetime) -> Proposal | str:
        """Why there is nothing to propose any more, where that is so. Takes as long as a backtest."""
        _, lead_id, _, version = delivery.subject.split(":")
        lead = self.leads.get(LeadId(int(lead_id)))
        asked = json.loads(delivery.payload)
        if lead is None:
            return "the lead is gone"
        if not _still_so(lead, asked):
            return "taken back meanwhile"
        if (desk := self.desks.get(lead.mailbox)) is None:
            return f"the mailbox {lead.mailbox} is not in the settings any more"
        proposal = Proposal(lead=lead, version=int(version[1:]), by=asked["by"], said=_said(lead, asked))
        case = _Case(lead, self.history, desk(), asked, now)
        proposed, remembered = case.propose(), case.remembered()
        if isinstance(proposed, str):
            return replace(proposal, note=" ".join(filter(None, (remembered, proposed))))
        return self._tried(replace(proposal, line=proposed, note=remembered), proposed, case.desk.rules, now)

    def _tried(self, proposal: Proposal, line: Line, rules: Rules, now: datetime) -> Proposal:
        """Both sides are of one moment: somebody may change the rules meanwhile."""
        pairs = {
            name: Pair(new=replace(desk(), rules=line.rules), old=replace(desk(), rules=rules))
            for name, desk in self.desks.items()
        }
        try:
            report = backtest(self.history, pairs, now - DAYS, processes=1, progress=_within(PATIENCE))
        except _TooLong:
            return replace(
                proposal, tried="was not tried: it took too long. `firstreply backtest` has the time"
            )
        return replace(proposal, tried=told_changes(report.changes, report.replayed), changes=report.changes)


class _TooLong(Exception):
    """The backtest takes more time than a delivery has."""


def _within(seconds: float) -> Callable[[int, int], None]:
    end = time.monotonic() + seconds

    def look(_done: int, _total: int) -> None:
        if time.monotonic() > end:
            raise _TooLong

    return look


def _still_so(lead: Lead, asked: Mapping[str, str]) -> bool:
    if asked["event"] == "corrected":
        return bool(getattr(lead, asked["what"]) == asked["to"])
    return lead.closed_as == NOT_A_LEAD


def _said(lead: Lead, asked: Mapping[str, str]) -> str:
    if asked["event"] != "corrected":
        return "is not a lead"
    return f"{asked['what']} is {asked['to'] or 'unknown'}, not {asked['from'] or 'unknown'}"


@dataclass(frozen=True)
class _Case:
    """One correction, with what is needed to learn from it."""

    lead: Lead
    history: History
    desk: Desk
    asked: Mapping[str, str]
    now: datetime

    def propose(self) -> Proposed:
        if self.asked["event"] != "corrected":
            return self._block()
        match self.asked["what"]:
            case "product":
                return self._keyword()
            case "country":
                return market_line(self.lead, self.desk.rules)
            case _:
                languages = self.desk.templates.languages()
                return route_line(self.lead, self.desk.rules, self._route(), languages)

    def remembered(self) -> str:
        """What the bot has learnt without a line."""
        by_mail = self.lead.reply_channel == "mail"
        if self.asked.get("what") != "country" or not self.lead.country or not by_mail:
            return ""
        return (
            f"Remembered: later mail of {pick_key(self.lead.contact.email)} is from {self.lead.country}, too."
        )

    def _block(self) -> Proposed:
        none, others = self.history.closings(self.lead.contact.domain)
        return block_line(self.lead, self.desk.rules, whole_house=none >= SEVERAL and not others)

    def _keyword(self) -> Proposed:
        rules, wanted, judged = self.desk.rules, self.asked["to"], self._judged
        product = rules.product(wanted)
        if judged is None:
            return "No line: the bytes of its mail are no longer kept."
        if judged.triage.product == wanted:
            return "No line: the rules of today read it so."
        if product is None:
            return f"No line. The rules read it by this: {_why_product(judged)}."
        language = self.lead.language if self.lead.language in LANGUAGES else ""
        for phrase in self._phrases(judged, wanted):
            line = keyword_line(product, rules, phrase, language)
            again = self._judge(line.rules)
            if again is not None and again.triage.product == wanted:
                return line
        return "No line: no words of the subject would tell it. A keyword is added in rules/products.yaml."

    def _phrases(self, judged: Judged, wanted: str) -> list[str]:
        others = (
            Other(past.subject, past.product)
            for past in self.history.recorded(self.now - DAYS)
            if past.lead != self.lead.id
        )
        return telling_phrases(judged.message, wanted, self.desk.rules.products, others)[:TRIED]

    def _route(self) -> Route | None:
        """The one that takes the mail today."""
        hits = self._judged.triage.hits if self._judged else ()
        name = next((hit.rule.removeprefix(ROUTE) for hit in hits if hit.rule.startswith(ROUTE)), None)
        return next((route for route in self.desk.rules.routes if route.name == name), None)

    @cached_property
    def _began(self) -> Began | None:
        return self.history.began(self.lead.id)

    @cached_property
    def _judged(self) -> Judged | None:
        return self._judge(self.desk.rules)

    def _judge(self, rules: Rules) -> Judged | None:
        if self._began is None:
            return None
        return read_and_judge(replace(self.desk, rules=rules), self._began.raw, self._began.received_at)


def _why_product(judged: Judged) -> str:
    hits = [hit for hit in judged.triage.hits if hit.rule.startswith("product:")]
    return "; ".join(f"{hit.evidence} ({hit.effect})" for hit in hits[:3]) or "nothing"
