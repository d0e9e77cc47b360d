"""A day of 23 hours, reckoned with pencil and paper by somebody who does not believe the numbers.

Times of day are those of Berlin on 29 March 2026, where 02:00 is followed by 03:00. Work is from 8 to 17, on
Sundays too, and a first response is promised within an hour of it.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.core.answering import AlreadyAnswered, AnsweringOutcome, Form
from bot.core.caps import Limits
from bot.core.hours import Hours
from bot.core.lead import LeadId, RepId
from bot.core.moves import Actor
from bot.core.rules import Market, Rep
from bot.core.stats_facts import SOMEBODY
from bot.core.terms import Policy
from bot.flows.answering import Answering, answer_lead
from bot.flows.handmade import open_by_hand
from bot.flows.handover import hand_over
from bot.flows.holding import Holding, answer_now
from bot.flows.reporting import tell
from bot.slack.desk import Desk
from bot.slack.until import After
from bot.store.handmade import Handmade
from bot.store.leads import Leads
from bot.store.report_tables import FactRow
from tests.builders import ANNA, BEN
from tests.contract.holding_house import ELSEWHERE, another_mail
from tests.contract.responding_house import MailHouse, Takes, house_desk, written
from tests.contract.test_attacked_desk import a_slack_desk
from tests.e2e.test_threads import bounced

WORK = Hours(zone="Europe/Berlin", spans=((8 * 60, 17 * 60),), weekend=())
TEAM = tuple(Rep(id=rep, name=name, hours=WORK) for rep, name in ((ANNA, "Anna"), (BEN, "Ben")))
A, B = Actor(id=ANNA), Actor(id=BEN)
BOSS = Actor(id=RepId("U0BOSS"), manages=True)
NO_LIMITS = Limits(**{one.name: 0 for one in fields(Limits)})
MADE = Handmade(mailbox="sales", email="jo@acme.example", subject="Gate valves", text="20 gate valves")


def at(clock: str, day: int = 29) -> datetime:
    hour, minute, second = map(int, clock.split(":"))
    return datetime(2026, 3, day, hour, minute, second, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)


@dataclass
class Sunday(MailHouse):
    """A mail house whose clock is set by hand."""

    server: Takes = field(default_factory=Takes)

    @property
    def holding(self) -> Holding:
        return Holding.of(self.store, {"sales": lambda: self.desk})

    def comes(self, number: int, clock: str, *, day: int = 29, **headers: str) -> LeadId:
        self.now = at(clock, day)
        self.arrive(another_mail(number, **headers), at=self.now)
        return max(lead.id for lead in Leads(self.store).listing(limit=99))

    def replies(self, clock: str, day: int = 29) -> bytes:
        self.now = at(clock, day)
        self.deliver("reply", sender=self.server)
        return self.server.mails[-1]

    def answers(self, who: Actor, lead: LeadId, clock: str) -> tuple[AnsweringOutcome | None, bytes]:
        self.now = at(clock)
        form = Form(subject="Re: Anfrage Kugelhähne", body="Gern.", nonce=f"{lead} {clock}")
        outcome = answer_lead(
            Answering.of(self.store, {"sales": lambda: self.desk}), lead, who, form, self.now
        )
        self.deliver("answer", sender=self.server)
        return outcome, self.server.mails[-1]

    def slack(self, clock: str) -> Desk:
        self.now = at(clock)
        return replace(a_slack_desk(self), clock=lambda: at(clock))

    def comes_back(self, raw: bytes, buyer: str, clock: str) -> None:
        number = str(message_from_bytes(raw)["Message-ID"]).strip("<>")
        self.now = at(clock)
        self.account.append(bounced(number, buyer=buyer), at=self.now)
        self.poller.read_all()

    def fact(self, lead: LeadId) -> FactRow:
        with self.store.read() as session:
            return session.exec(select(FactRow).where(FactRow.lead == lead)).one()


@pytest.fixture
def house(store, account):
    rules = replace(house_desk().rules, team=TEAM, markets=(Market(id="all", hours=WORK),))
    desk = replace(
        house_desk(), rules=rules, limits=NO_LIMITS, policy=Policy(assign="nobody", sla=timedelta(hours=1))
    )
    sunday = Sunday(store, account, desk)
    yield sunday
    sunday.poller.mailbox.close()


def night(house: Sunday) -> dict[str, LeadId]:
    """Before 9: the last second of Saturday, the first of Sunday, and the one before the hour that is not."""
    found = {"saturday": house.comes(1, "23:59:59", day=28), "first": house.comes(2, "00:00:00")}
    house.replies("00:00:40")
    house.slack("00:30:00").claim(found["first"], A)
    house.slack("00:40:00").release(found["first"], A)
    house.slack("01:10:00").claim(found["first"], B)
    lost = found["passed on"] = house.comes(3, "01:59:59")
    house.replies("03:00:00")
    house.slack("03:00:01").assign(lost, BOSS, ANNA)
    house.answers(B, found["first"], "03:10:00")
    house.slack("03:20:00").assign(lost, BOSS, BEN)
    house.slack("04:00:00").snooze(lost, B, After(timedelta(hours=2)))
    house.answers(BOSS, lost, "08:30:00")
    outcome, _ = house.answers(B, lost, "09:00:00")
    assert isinstance(outcome, AlreadyAnswered)
    return found


def morning(house: Sunday) -> dict[str, LeadId]:
    found = {"unclaimed": house.comes(4, "09:00:00")}
    house.replies("09:00:05")
    house.answers(A, found["unclaimed"], "09:04:59")
    found["undone"] = house.comes(5, "10:00:00")
    house.replies("10:00:05")
    house.slack("10:10:00").not_a_lead(found["undone"], A)
    house.slack("10:20:00").reopen(found["undone"], A)
    found["held"] = house.comes(6, "10:30:00", **ELSEWHERE)
    answer_now(house.holding, found["held"], BEN, at("10:50:00"))
    house.replies("10:50:30")
    found["by hand"] = open_by_hand(house.store, house.desk, MADE, BEN, at("11:00:00"))
    house.answers(B, found["by hand"], "11:06:00")
    found["bounced"] = house.comes(8, "11:30:00")
    house.comes_back(house.replies("11:30:10"), "ada@one8.example", "11:31:00")
    house.slack("12:00:00").close(found["bounced"], A, "lost", None, "")
    return found


def afternoon(house: Sunday) -> dict[str, LeadId]:
    again = house.comes(9, "12:00:00")
    house.replies("12:00:10")
    house.slack("12:01:00").claim(again, B)
    house.slack("12:05:00").close(again, B, "lost", None, "")
    house.comes(90, "12:30:00", **{"From": "ada@one9.example", "In-Reply-To": "<9@one9.example>"})
    house.answers(B, again, "13:00:00")
    given = house.comes(10, "13:00:00")
    house.replies("13:00:10")
    house.slack("13:10:00").claim(given, A)
    hand_over(Leads(house.store), BOSS, ANNA, BEN, house.desk.terms, at("13:20:00"))
    in_sent = house.comes(12, "14:30:00")
    house.replies("14:30:10")
    house.now = at("14:46:00")
    thread = {"To": "ada@one12.example", "In-Reply-To": "<12@one12.example>", "References": ""}
    house.send(written(112, **thread), at=at("14:45:00"))
    house.slack("15:01:00").not_a_lead(house.comes(13, "15:00:00"), A)
    late = house.comes(14, "23:59:59")
    house.replies("23:59:59")
    house.comes(15, "00:00:00", day=30)
    return {"reopened": again, "handed over": given, "in sent": in_sent, "last": late}


def test_a_day_without_its_third_hour_is_what_pencil_and_paper_say(house):
    leads = {**night(house), **morning(house), **afternoon(house)}
    words = ["yesterday", "by", "rep", "csv"]
    told = tell(house.store, house.desk.rules, words, at("10:00:00", 30))
    facts = {name: house.fact(lead) for name, lead in leads.items()}
    people = {name: (fact.rep, fact.claim, fact.response, fact.working) for name, fact in facts.items()}
    assert people == {
        "saturday": ("", None, None, None),
        "first": (BEN, 1800, 2 * 3600 + 600, 0),
        "passed on": (BOSS.id, 2, 5 * 3600 + 1801, 1800),
        "unclaimed": (ANNA, 299, 299, 299),
        "undone": ("", None, None, None),
        "held": ("", None, None, None),
        "by hand": (BEN, 360, 360, 360),
        "bounced": ("", None, None, None),
        "reopened": (BEN, 60, 3600, 3600),
        "handed over": (BEN, 600, None, None),
        "in sent": (SOMEBODY, 900, 900, 900),
        "last": ("", None, None, None),
    }
    total = told.report.total
    assert (total.now.n, total.before.n) == (11, 1)
    now = total.now
    assert (now.unanswered, now.unclaimed, now.reopened, now.released) == (5, 3, 1, 1)
    assert (now.reassigned, now.bounced) == (3, 1), "also what was answered is handed over"
    assert (now.response.n, now.response.median, now.response.p90) == (6, 900, 19_801)
    assert (now.working.median, now.working.p90) == (360, 3600)
    assert (now.claim.n, now.claim.median, now.claim.p90) == (7, 360, 1800)
    assert [(share.hits, share.n) for share in now.within] == [(1, 11), (3, 11), (4, 11), (6, 6)]
    assert (now.sla.hits, now.sla.n) == (6, 11), "what was opened by hand has a promise, too"
    assert (now.auto.n, now.auto.median, now.auto.p90) == (10, 10, 40)
    assert (facts["held"].auto, facts["by hand"].auto) == (1230, None)
    slow = [(one.lead, one.seconds) for one in told.report.slowest]
    waiting = [(leads[name], None) for name in ("undone", "held", "handed over", "last")]
    assert slow == [*waiting, (leads["passed on"], 19_801)]
