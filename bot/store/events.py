"""Slack's event ids, remembered so that a redelivered event has no second effect."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import col

from bot.errors import LostRace
from bot.store.database import Database
from bot.store.tables import SlackEventRow

KEPT = timedelta(hours=24)  # Slack redelivers within minutes; a replay inside its 5-minute window counts too


@dataclass(frozen=True, slots=True)
class SlackEvents:
    database: Database

    def first_time(self, event_id: str, now: datetime) -> bool:
        """Whether this id was never seen. Asked twice at once, exactly one asker hears True."""
        try:
            with self.database.write() as session:
                if session.get(SlackEventRow, event_id) is not None:
                    return False
                session.add(SlackEventRow(event_id=event_id, at=now))
        except LostRace:
            return False
        return True

    def forget_old(self, now: datetime) -> None:
        with self.database.write() as session:
            session.connection().execute(delete(SlackEventRow).where(col(SlackEventRow.at) < now - KEPT))
