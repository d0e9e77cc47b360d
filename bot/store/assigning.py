"""Handing out leads: caps and turns are read, and the rep is written, where nobody else can hand out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, tuple_
from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from bot.core.assigning import Asked, Assigned, Staff, choose, company_of
from bot.core.buyer_zone import zone_of
from bot.core.ladder import promised
from bot.core.lead import Lead, LeadId, owned_by
from bot.core.message import Message
from bot.core.moves import Moved, Tell
from bot.core.source import DIRECT
from bot.core.terms import Terms
from bot.core.triage import Triage
from bot.store.database import Database
from bot.store.leads import lead_of, write_move
from bot.store.outbox import queue_homes, queue_tell
from bot.store.tables import EventRow, LeadRow
from bot.store.text import storable
from bot.store.turn_table import HouseRow, TurnRow

DESK_LOCK = 0x66697273_6465736B  # any number, the same in every process that uses this database
LATEST = 20  # leads of a buyer or a company that say who knows them
HANDED_OUT = ("assigned", "claimed", "handed over")
WE = "firstreply"
BY_HAND = "slack"  # the source of a lead that a person opened


def hold_desk(session: Session) -> None:
    """Until this transaction ends, nobody else hands out. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": DESK_LOCK})


def set_terms(row: LeadRow, message: Message, triage: Triage, terms: Terms) -> None:
    """What a new lead is worth, whose it may be, and until when it must be answered. Held mail has no
    clock: it starts when a person says that it is a real lead."""
    date = message.headers.first("date") if triage.source == DIRECT else None
    zone = zone_of(triage.country.country, date or "", message.received_at)
    row.zone = zone.key if zone else ""
    row.destination, row.market, row.team = triage.country.destination, triage.market, triage.team
    row.priority, row.grade, row.risk = triage.priority, triage.grade, triage.risk_level
    if not row.held:
        lead = promised(lead_of(row), terms, triage.sla, message.received_at)
        row.due_at, row.escalate_at, row.next_at = lead.due_at, lead.escalate_at, lead.next_at


def choose_for_new(
    session: Session, row: LeadRow, message: Message, triage: Triage, terms: Terms, now: datetime
) -> Assigned | None:
    """Give a lead that is about to be opened to a rep, if one fits. Held mail is given to nobody."""
    if row.held or terms.policy.assign == "nobody":
        return None
    hold_desk(session)
    lead, house = lead_of(row), _house_of(row, message, triage, terms)
    asked = _asked(session, lead, house, triage.rep, is_known=not message.person)
    found = _choose(session, asked, terms, now)
    if found is not None:
        given = _given(lead, found, terms, now)
        row.owner, row.claimed_at, row.assigned_by = given.owner, now, given.assigned_by
        row.nudge_at, row.lease_until, row.next_at = given.nudge_at, given.lease_until, given.next_at
    return found


def open_for(
    session: Session,
    row: LeadRow,
    message: Message,
    triage: Triage,
    found: Assigned | None,
    terms: Terms,
    now: datetime,
) -> None:
    """What a lead that has just been opened leaves behind: whose company it is from, and who was given it."""
    lead_id = LeadId(row.id or 0)
    if house := _house_of(row, message, triage, terms):
        session.add(HouseRow(lead_id=lead_id, house=storable(house)))
    if found is not None:
        data = json.dumps(_because(found))
        session.add(EventRow(at=now, kind="assigned", lead_id=lead_id, actor=WE, data=data))
        queue_homes(session, (found.rep,), now)
        _tell(session, lead_of(row), found, terms, now)


def _house_of(row: LeadRow, message: Message, triage: Triage, terms: Terms) -> str:
    is_own_address = not message.person and (triage.source == DIRECT or triage.hides_subject)
    return company_of(row.email, terms.policy.houses) if is_own_address else ""


@dataclass(frozen=True, slots=True)
class Assigning:
    """For leads that waited in their channel until somebody was at work, or had room."""

    database: Database

    def loads(self, terms: Terms) -> dict[str, int]:
        with self.database.read() as session:
            return _loads(session, terms)

    def waiting(self, places: Sequence[tuple[str, str]], limit: int) -> list[LeadId]:
        """Leads of these teams and markets that nobody ever had, the oldest first. What came back to the
        channel is for whoever comes first."""
        if not places:
            return []
        was_given = exists().where(
            col(EventRow.lead_id) == col(LeadRow.id), col(EventRow.kind).in_(HANDED_OUT)
        )
        query = select(LeadRow.id).where(
            tuple_(col(LeadRow.team), col(LeadRow.market)).in_(places),
            col(LeadRow.owner).is_(None),
            col(LeadRow.closed_at).is_(None),
            col(LeadRow.responded_at).is_(None),
            col(LeadRow.snoozed_until).is_(None),
            LeadRow.held == "",
            ~was_given,
        )
        with self.database.read() as session:
            found = session.exec(query.order_by(col(LeadRow.received_at), col(LeadRow.id)).limit(limit))
            return [LeadId(number) for number in found if number is not None]

    def hand_out(self, lead_id: LeadId, terms: Terms, now: datetime) -> Assigned | None:
        """None: nobody fits, or somebody has it meanwhile. Raises LostRace."""
        with self.database.write() as session:
            hold_desk(session)
            row = session.get(LeadRow, lead_id)
            if row is None or row.owner is not None or row.closed_at is not None:
                return None
            return hand_out_open(session, lead_of(row), terms, now)


def hand_out_open(session: Session, lead: Lead, terms: Terms, now: datetime) -> Assigned | None:
    """The same inside the caller's transaction, which holds the desk. Raises LostRace."""
    house = session.get(HouseRow, lead.id)
    is_known = house is not None or lead.source in (DIRECT, BY_HAND)
    asked = _asked(session, lead, house.house if house else "", _named(lead, terms), is_known=is_known)
    found = _choose(session, asked, terms, now)
    if found is not None:
        given = _given(lead, found, terms, now)
        moved = Moved(lead=given, event="assigned", data=_because(found))
        write_move(session, moved, actor=WE, now=now)
        _tell(session, given, found, terms, now)
    return found


def _given(lead: Lead, found: Assigned, terms: Terms, now: datetime) -> Lead:
    lease = terms.lease(found.rep, lead.market, now)
    return owned_by(lead, found.rep, now, lease, assigned_by=found.because)


def _because(found: Assigned) -> dict[str, str]:
    return {"to": found.rep, "because": found.because}


def _tell(session: Session, lead: Lead, found: Assigned, terms: Terms, now: datetime) -> None:
    """In the morning, if it is night for the rep."""
    told = Tell(where="dm", what="assigned", once=f"v{lead.version}", person=found.rep)
    queue_tell(session, lead.id, told, terms.awake(found.rep, lead.market, now))


def _asked(session: Session, lead: Lead, house: str, rep: str, *, is_known: bool) -> Asked:
    """`is_known`: the address is the buyer's, and not that of a platform."""
    email = lead.contact.email
    mates = col(LeadRow.id).in_(select(HouseRow.lead_id).where(HouseRow.house == house))
    return Asked(
        same_buyer=_who_had(session, lead, col(LeadRow.email) == email) if is_known and email else (),
        same_company=_who_had(session, lead, mates) if house else (),
        rep=rep,
        team=lead.team,
        language=lead.language,
        market=lead.market,
    )


def _named(lead: Lead, terms: Terms) -> str:
    """The rep of the route that took the lead: the card's reasons tell its name."""
    routes = (route for route in terms.rules.routes if route.rep)
    took = (route.rep for route in routes if any(why.startswith(f"route:{route.name}: ") for why in lead.why))
    return next(took, "")


def _choose(session: Session, asked: Asked, terms: Terms, now: datetime) -> Assigned | None:
    """Whose turn it was is written at once."""
    turns = _turns(session, asked.team) if asked.team else {}
    found = choose(asked, Staff(loads=_loads(session, terms), turns=turns), terms, now)
    if found is not None and found.because == terms.policy.assign:
        row = session.get(TurnRow, (asked.team, found.rep)) or TurnRow(
            team=asked.team, rep=found.rep, number=0
        )
        row.number = max(turns.values(), default=0) + 1
        session.add(row)
    return found


def _turns(session: Session, team: str) -> dict[str, int]:
    return {row.rep: row.number for row in session.exec(select(TurnRow).where(TurnRow.team == team))}


def _loads(session: Session, terms: Terms) -> dict[str, int]:
    """Open leads of those for whom it matters."""
    all_count = terms.policy.assign == "fewest"
    reps = [rep.id for rep in terms.rules.team if rep.cap or all_count]
    if not reps:
        return {}
    query = select(LeadRow.owner, func.count()).where(
        col(LeadRow.owner).in_(reps), col(LeadRow.closed_at).is_(None)
    )
    return {owner: count for owner, count in session.exec(query.group_by(col(LeadRow.owner))) if owner}


def _who_had(session: Session, lead: Lead, same: ColumnElement[bool]) -> tuple[str, ...]:
    """Who has such leads, then who had them, the latest first."""
    query = (
        select(LeadRow.owner)
        .where(same, col(LeadRow.owner).is_not(None), LeadRow.id != lead.id)
        .order_by(col(LeadRow.closed_at).is_not(None), col(LeadRow.id).desc())
        .limit(LATEST)
    )
    return tuple(dict.fromkeys(owner for owner in session.exec(query) if owner))
