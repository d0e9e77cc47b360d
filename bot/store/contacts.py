"""Whom we know: the contacts of leads that a person took on."""

from dataclasses import dataclass

from sqlmodel import col, or_, select

from bot.store.database import Database
from bot.store.tables import LeadRow

NEWEST = 20_000  # leads that are looked through


@dataclass(frozen=True, slots=True)
class Contacts:
    database: Database

    def domains(self) -> frozenset[str]:
        """The mail domains of leads that somebody claimed or closed, and that nobody had to hold."""
        query = (
            select(LeadRow.email)
            .where(or_(col(LeadRow.owner).is_not(None), col(LeadRow.closed_at).is_not(None)))
            .where(LeadRow.held == "")
            .order_by(col(LeadRow.id).desc())
            .limit(NEWEST)
        )
        with self.database.read() as session:
            emails = session.exec(query).all()
        return frozenset(email.rpartition("@")[2] for email in emails if "@" in email)
