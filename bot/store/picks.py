"""The countries that reps picked, and the one way to write what a person corrects."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from bot.core.lead import Lead, LeadId
from bot.core.moves import Moved
from bot.core.picks import Pick, pick_key
from bot.store.database import Database
from bot.store.leads import Leads, write_move
from bot.store.outbox import queue
from bot.store.tables import CountryPickRow, DeliveryRow


@dataclass(frozen=True, slots=True)
class Picks:
    database: Database

    @property
    def made(self) -> int:
        """Grows with each that is made in this process: then what `all` returned is old."""
        return self.database.picks.count

    def all(self) -> dict[str, Pick]:
        """By `pick_key`."""
        with self.database.read() as session:
            rows = session.exec(select(CountryPickRow)).all()
        return {row.key: Pick(country=row.country, by=row.picked_by, at=row.picked_at) for row in rows}


@dataclass(frozen=True, slots=True)
class Taught:
    """Leads, for moves that the rules can learn from: each asks for one proposal to the managers."""

    database: Database

    def get(self, lead_id: LeadId) -> Lead | None:
        return Leads(self.database).get(lead_id)

    def move(self, moved: Moved, *, actor: str, now: datetime) -> None:
        """The move, its proposal, and for a country the pick, in one transaction. Raises LostRace."""
        picks = moved.event == "corrected" and moved.data["what"] == "country"
        with self.database.write() as session:
            write_move(session, moved, actor=actor, now=now)
            if picks:
                _set_pick(session, moved.lead, actor, now)
            _queue_proposal(session, moved, actor, now)
        if picks:
            self.database.picks.notify()


def _set_pick(session: Session, lead: Lead, by: str, now: datetime) -> None:
    """The last pick counts; "unknown" takes it back. A platform's relay address says nothing of a buyer."""
    if lead.reply_channel != "mail":
        return
    key = pick_key(lead.contact.email)
    row = session.get(CountryPickRow, key, with_for_update=True)
    if not lead.country:
        if row is not None:
            session.delete(row)
        return
    row = row or CountryPickRow(key=key, country="", picked_at=now)
    row.country, row.picked_by, row.picked_at, row.lead_id = lead.country, by, now, lead.id
    session.add(row)


def _queue_proposal(session: Session, moved: Moved, by: str, now: datetime) -> None:
    lead = moved.lead
    payload = json.dumps({"by": by, "event": moved.event, **moved.data}).encode()
    queue(
        session,
        DeliveryRow(
            kind="proposal",
            subject=f"lead:{lead.id}:proposal:v{lead.version}",
            payload=payload,
            lead_id=lead.id,
            created_at=now,
        ),
    )
