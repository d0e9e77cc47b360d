"""A year of leads with known answers: made from a seed, and counted a second time by plain Python that shares
no line with bot/. Midnights, the hours that summer time skips and repeats, holidays, and three markets."""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.core.calendar import Closure, OwnDays
from bot.core.holiday_data import DaysOff
from bot.core.hours import Hours
from bot.core.rules import Market, Rules
from bot.core.terms import Terms
from bot.store.database import Database
from bot.store.tables import EventRow, LeadRow, MessageRow
from tests import stats_deals, stats_replies
from tests.stats_replies import clock, seconds, whole

START = datetime(2025, 12, 29, tzinfo=UTC)
NOW = datetime(2027, 1, 2, 10, 30, 15, 500_000, tzinfo=UTC)
QUARTER = 15 * 60
OFF = {date(2026, 2, 16), date(2026, 2, 17), date(2026, 4, 3), date(2026, 10, 1)}
WORKED = {date(2026, 2, 14), date(2026, 10, 10)}
CLOSED = (date(2026, 8, 3), date(2026, 8, 9))
REPS = ("U0ANNA", "U0BEN", "U0GIULIA", "U0DMITRI")
HANDS = ("claimed", "assigned", "handed over")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MARKETS = {  # zone, spans in minutes, weekend
    "asia": ("Asia/Shanghai", ((510, 720), (780, 1050)), (5, 6)),
    "europe": ("Europe/Berlin", ((480, 1020),), (5, 6)),
    "night": ("America/New_York", ((1320, 360),), (4, 5)),
}


def terms() -> Terms:
    days = OwnDays(
        closures=(Closure(first=CLOSED[0], last=CLOSED[1]),),
        notices={
            ("CN", year): DaysOff(off=frozenset(OFF), work=frozenset(WORKED)) for year in range(2025, 2028)
        },
    )
    markets = [
        Market(id=name, hours=Hours(zone=zone, spans=spans, weekend=weekend), holidays="CN")
        for name, (zone, spans, weekend) in MARKETS.items()
    ]
    return Terms(rules=Rules(markets=tuple(markets), days=days))


@dataclass(kw_only=True)
class Made:
    """One lead as the generator knows it."""

    id: int
    received: datetime
    words: dict[str, str]
    owner: str | None = None
    replied: datetime | None = None
    claimed: datetime | None = None
    responded: datetime | None = None
    responded_by: str | None = None
    due: datetime | None = None
    closed: datetime | None = None
    closed_as: str = ""
    value: int | None = None
    currency: str = ""
    held: str = ""
    reply: str = "sent"
    followups: list[datetime] = field(default_factory=list)
    copies: list[datetime] = field(default_factory=list)  # of what a colleague wrote to the buyer
    machine: list[datetime] = field(default_factory=list)
    reopened: int = 0
    deeds: list[tuple[str, datetime, str]] = field(default_factory=list)


def make(count: int, seed: int = 7) -> list[Made]:
    random_ = random.Random(seed)
    moments = [_moment(random_, number) for number in range(count)]
    return [_made(random_, number + 1, at) for number, at in enumerate(sorted(moments))]


def write(database: Database, leads: list[Made]) -> None:
    """As the bot would have left them; whatever was there is replaced by the caller."""
    with database.write() as session:
        connection = session.connection()
        connection.execute(insert(LeadRow), [_lead_row(lead) for lead in leads])
        connection.execute(
            insert(MessageRow), [row for lead in leads for row in stats_replies.message_rows(lead)]
        )
        connection.execute(insert(EventRow), [event for lead in leads for event in _events(lead)])


def expected(
    leads: list[Made], by: str, first: date, last: date, zone: str, now: datetime
) -> dict[str, dict]:
    """Every figure of every group, by counting."""
    groups = defaultdict(list)
    for lead in leads:
        here = lead.received.astimezone(ZoneInfo(zone))
        if first <= here.date() <= last and counts(lead):
            groups[_value(lead, by, here)].append(lead)
    return {value: _figures(found, now) for value, found in groups.items()}


def counts(lead: Made) -> bool:
    return lead.closed_as != "not a lead" and not (lead.held and lead.responded is None)


def slowest(leads: list[Made], first: date, last: date, zone: str, now: datetime) -> list[int]:
    waits = []
    for lead in leads:
        if first <= lead.received.astimezone(ZoneInfo(zone)).date() <= last and counts(lead):
            if lead.responded is not None:
                waits.append((-seconds(lead.received, lead.responded), lead.id))
            elif lead.closed is None:
                waits.append((-(whole(now) - whole(lead.received)), lead.id))
    return [number for _, number in sorted(waits)[:5]]


def _moment(random_: random.Random, number: int) -> datetime:
    """Every tenth lies at a midnight, or at an hour that summer time skips or repeats."""
    at = START + timedelta(seconds=random_.uniform(0, 370 * 86400))
    zone = ZoneInfo(random_.choice(["Europe/Berlin", "Asia/Shanghai", "America/Santiago"]))
    edge = random_.choice([-1.0, -0.000001, 0.0, 0.5, 1.0])
    if number % 10 == 0:
        midnight = at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight.astimezone(UTC) + timedelta(seconds=edge)
    if number % 40 == 1:
        day = random_.choice(
            [(2026, 3, 29), (2026, 10, 25), (2026, 9, 6), (2026, 4, 5), (2026, 3, 8), (2026, 11, 1)]
        )
        return datetime(*day, tzinfo=UTC) + timedelta(minutes=random_.randrange(0, 1440, 10), seconds=edge)
    return at


def _made(random_: random.Random, number: int, received: datetime) -> Made:
    words = {
        "market": random_.choice(["asia", "asia", "europe", "night", ""]),
        "country": random_.choice(["DE", "US", "MX", "JP", "ZA", ""]) if number % 97 else "IS",
        "product": random_.choice(["ball_valve", "strainer", ""]),
        "language": random_.choice(["en", "de", "es", "und"]),
        "source": random_.choice(["direct", "web_form"]),
        "grade": random_.choice(["A", "B", "C", ""]),
        "template": random_.choice(["first_reply", "short", ""]),
        "variant": random_.choice(["", "en a", "en b", "de a"]),
        "subject": random_.choice(["ours", "buyer's"]),
        "channel": random_.choice(["leads", "latam"]),
    }
    if words["variant"]:
        words["variant"] = words["template"] and f"{words['template']}/{words['variant']}"
    lead = Made(id=number, received=received, words=words)

    def later(most: float) -> datetime:
        return received + timedelta(seconds=random_.expovariate(1 / most))

    if random_.random() < 0.9:
        lead.replied = later(40)
    if random_.random() < 0.8:
        lead.owner, lead.claimed = random_.choice(REPS), later(3000)
        lead.deeds.append(("claimed" if random_.random() < 0.7 else "assigned", lead.claimed, ""))
    if random_.random() < 0.2:
        lead.deeds.append((random_.choice(["released", "declined", "lost"]), later(2000), "U0BEN"))
        lead.deeds.append((random_.choice(HANDS), later(2500), random_.choice(["", "U0BEN"])))
    _answered(random_, lead, later)
    _ended(random_, lead, later(500_000))
    stats_replies.written_to(random_, lead)
    return lead


def _answered(random_: random.Random, lead: Made, later: Callable[[float], datetime]) -> None:
    received, number = lead.received, lead.id
    if random_.random() < 0.75:
        lead.responded = min(later(random_.choice([240, 2400, 20_000, 200_000])), NOW)
        lead.responded_by = random_.choice([*REPS, None])
        if number % 50 == 0:
            lead.responded = received + timedelta(seconds=random_.choice([300, 900, 3600, 86400]))
    if random_.random() < 0.8:
        lead.due = received + timedelta(seconds=random_.choice([3600, 86400, 400_000.5]))
    if lead.responded and lead.due and number % 30 == 0:
        lead.responded = lead.due


def _ended(random_: random.Random, lead: Made, at: datetime) -> None:
    chance = random_.random()
    if chance < 0.3:
        lead.closed, lead.closed_as = at, random_.choice(["won", "lost", "other"])
        if random_.random() < 0.7:
            lead.value, lead.currency = random_.randrange(0, 10**10), random_.choice(["EUR", "USD", "CNY"])
    elif chance < 0.4:
        lead.closed, lead.closed_as = at, "not a lead"
    if random_.random() < 0.05:
        lead.held = "S04: elsewhere"
    lead.reply = random_.choice(["sent"] * 15 + ["bounced", "failed"])
    lead.reopened = random_.choice([0] * 9 + [2])


def _lead_row(lead: Made) -> dict:
    of_reply = ("template", "variant", "subject")
    words = {name: value for name, value in lead.words.items() if name not in of_reply}
    anew = lead.due + timedelta(days=5) if lead.due and lead.reopened else None
    return {
        "id": lead.id, "mailbox": "sales", "email": f"buyer{lead.id}@kunde.example", "held": lead.held,
        "received_at": lead.received, "last_message_at": lead.received, "replied_at": lead.replied,
        "owner": lead.owner, "claimed_at": lead.claimed, "responded_at": lead.responded,
        "responded_by": lead.responded_by, "due_at": anew or lead.due, "closed_at": lead.closed,
        "first_due_at": lead.due if anew else None, "closed_as": lead.closed_as, "reply": lead.reply,
        "value": lead.value, "currency": lead.currency, "reopened": lead.reopened, "version": 3,
        **words,
    }  # fmt: skip


def _events(lead: Made) -> list[dict]:
    opened = {"at": lead.received, "kind": "opened", "lead_id": lead.id, "actor": "firstreply", "data": "{}"}
    return [opened] + [
        {"at": at, "kind": kind, "lead_id": lead.id, "actor": "U0ANNA", "data": json.dumps({"from": was})}
        for kind, at, was in lead.deeds
    ]


def _value(lead: Made, by: str, here: datetime) -> str:
    match by:
        case "all":
            return ""
        case "rep":
            return lead.responded_by or lead.owner or ("" if lead.responded is None else "somebody")
        case "variant" | "subject" | "sent":
            return stats_replies.value(lead, by, here)
        case "hour":
            return here.strftime("%H")
        case "weekday":
            return WEEKDAYS[here.weekday()]
        case "speed":
            return stats_deals.speed(lead)
        case "slot":
            return f"{WEEKDAYS[here.weekday()]} {here:%H}"
        case _:
            return lead.words[by]


def _figures(leads: list[Made], now: datetime) -> dict:
    answered = [lead for lead in leads if lead.responded is not None]
    silent = [lead for lead in leads if lead.responded is None]
    response = [seconds(lead.received, lead.responded) for lead in answered]
    kept = sum(lead.due is not None and lead.responded <= lead.due for lead in answered)
    late = sum(lead.due is not None and lead.responded > lead.due for lead in answered)
    late += sum(lead.due is not None and whole(lead.due) < whole(now) for lead in silent)
    within = []
    for span in (300, 900, 3600, 86400):
        waited = sum(whole(now) - whole(lead.received) > span for lead in silent)
        within.append({"hits": sum(one <= span for one in response), "n": len(answered) + waited})
    hands = [at for lead in leads if (at := _in_hands(lead)) is not None]
    return {
        "n": len(leads),
        "unclaimed": sum(lead.closed is None and lead.owner is None for lead in silent),
        "unanswered": len(silent),
        "reopened": sum(lead.reopened for lead in leads),
        "released": sum(
            kind in ("released", "declined", "lost") for lead in leads for kind, _, _ in lead.deeds
        ),
        "reassigned": sum(_moved(kind, was) for lead in leads for kind, _, was in lead.deeds),
        "bounced": sum(lead.reply == "bounced" for lead in leads),
        "auto": clock([seconds(lead.received, lead.replied) for lead in leads if lead.replied is not None]),
        "claim": clock(hands),
        "response": clock(response),
        "working": clock([worked(lead.words["market"], lead.received, lead.responded) for lead in answered]),
        "within": tuple(within),
        "sla": {"hits": kept, "n": kept + late},
        **stats_replies.figures(leads, now),
        **stats_deals.figures(leads),
    }


def _in_hands(lead: Made) -> int | None:
    first = [at for kind, at, _ in lead.deeds if kind in HANDS]
    first += [at for at in (lead.claimed, lead.responded) if at is not None]
    return seconds(lead.received, min(first)) if first else None


def _moved(kind: str, was: str) -> bool:
    return kind == "handed over" or (kind == "assigned" and was != "")


_OPEN: dict[str, tuple[list[bool], list[int]]] = {}
_FROM = whole(START) - 7 * 86400


def worked(market: str, start: datetime, end: datetime) -> int:
    """Seconds within the working hours: each quarter of an hour of the year is looked at on the wall clock of
    the market, and the two broken ones are added."""
    if market == "":
        return seconds(start, end)
    if market not in _OPEN:
        quarters = [_is_worked(market, _FROM + number * QUARTER) for number in range(420 * 96)]
        _OPEN[market] = quarters, [0, *accumulate(QUARTER * 1_000_000 * one for one in quarters)]
    return (_up_to(market, end) - _up_to(market, start)) // 1_000_000


def _up_to(market: str, at: datetime) -> int:
    quarters, sums = _OPEN[market]
    micros = int((at - datetime.fromtimestamp(_FROM, UTC)) / timedelta(microseconds=1))
    number, rest = divmod(micros, QUARTER * 1_000_000)
    return sums[number] + quarters[number] * rest


def _is_worked(market: str, moment: int) -> bool:
    zone, spans, weekend = MARKETS[market]
    here = datetime.fromtimestamp(moment, ZoneInfo(zone))
    minute, today = here.hour * 60 + here.minute, here.date()
    for opens, closes in spans:
        if opens < closes and opens <= minute < closes and _is_workday(today, weekend):
            return True
        if opens > closes and minute >= opens and _is_workday(today, weekend):
            return True
        if opens > closes and minute < closes and _is_workday(today - timedelta(days=1), weekend):
            return True
    return False


def _is_workday(day: date, weekend: tuple[int, ...]) -> bool:
    if CLOSED[0] <= day <= CLOSED[1]:
        return False
    return day in WORKED or (day not in OFF and day.weekday() not in weekend)


def mutate(random_: random.Random, leads: list[Made]) -> list[Made]:
    """Some leads change long after they came: answered, closed as none, reopened."""
    changed = []
    for lead in random_.sample(leads, 40):
        lead.closed, lead.closed_as = random_.choice([(None, ""), (NOW, "not a lead"), (NOW, "won")])
        lead.responded = random_.choice([None, NOW, lead.received + timedelta(seconds=77)])
        lead.responded_by = "U0BEN" if lead.responded else None
        lead.words["country"] = "FR"
        changed.append(lead)
    return changed
