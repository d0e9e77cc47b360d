"""A desk with a team, on a real store."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot.core.hours import Hours
from bot.core.lead import Lead, LeadId
from bot.core.message import Address
from bot.core.rules import Market, Rep, Rules
from bot.core.terms import Policy, Terms
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.record import Arrival
from bot.store.tables import DeliveryRow, EventRow
from tests.builders import a_message, a_plan, a_triage

OFFICE = Hours(zone="UTC", spans=((480, 1020),))  # 08:00-17:00
EIGHT = datetime(2026, 3, 3, 8, tzinfo=UTC)  # a Tuesday
EVENING = datetime(2026, 3, 3, 20, tzinfo=UTC)
TEAM = tuple(
    Rep(id=f"U0{name}", name=name, teams=("valves",), hours=OFFICE) for name in ("ANNA", "BEN", "CARL")
)
POLICY = Policy(
    assign="turn",
    claim=timedelta(hours=2),
    nudge=timedelta(minutes=30),
    lock=timedelta(hours=1),
    sla=timedelta(hours=4),
    steps=(75, 100, 150),
    managers=("U0MONA",),
    houses=frozenset({"brightvalve.example"}),
)
MARKET = Market(id="dach", hours=OFFICE)


def terms(*team: Rep, **policy: object) -> Terms:
    changed = Policy(**{name: getattr(POLICY, name) for name in POLICY.__slots__} | policy)
    return Terms(policy=changed, rules=Rules(markets=(MARKET,), team=team or TEAM))


TERMS = terms()


def open_lead(
    store: Database,
    number: int,
    email: str = "",
    *,
    under: Terms = TERMS,
    now: datetime = EIGHT,
    mailbox: str = "sales",
    triage: dict[str, object] | None = None,
    plan: dict[str, object] | None = None,
    **message: object,
) -> Lead:
    """Record an inquiry, of a buyer of its own unless one is named. Returns its lead."""
    inbox = Inbox(store)
    cursor = inbox.own(mailbox, owner="w1", ttl=timedelta(minutes=3), go_live=EIGHT, now=now)
    assert cursor is not None
    sender = Address(email or f"b{number}@one{number}.example", "Karl")
    usual = {"number": number, "sender": sender, "received_at": now}
    row = inbox.record(
        Arrival(
            mailbox=mailbox, epoch=cursor.epoch, uidvalidity=9, uid=number, raw=b"Subject: x\r\n\r\nhello",
            received_at=now,
        ),
        a_message(**usual | message),
        a_triage(**{"team": "valves", "market": "dach"} | (triage or {})),
        a_plan(**plan or {}),
        reply=None,
        rules="abc",
        now=now,
        terms=under,
    )  # fmt: skip
    assert row
    return Leads(store).listing(limit=999)[-1]


def lead_of(store: Database, number: int) -> Lead:
    lead = Leads(store).get(LeadId(number))
    assert lead is not None
    return lead


def tells(store: Database) -> list[tuple[str, str, datetime | None]]:
    """What is to be told, to whom, and when, in order."""
    query = select(DeliveryRow).where(DeliveryRow.kind == "tell").order_by(DeliveryRow.id)  # type: ignore[arg-type]
    with store.read() as session:
        return [(row.subject, row.target, row.due_at) for row in session.exec(query)]


def events(store: Database, lead: int) -> list[tuple[str, str]]:
    query = select(EventRow).where(EventRow.lead_id == lead).order_by(EventRow.id)  # type: ignore[arg-type]
    with store.read() as session:
        return [(row.kind, row.actor) for row in session.exec(query)]
