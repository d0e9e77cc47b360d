"""The table of Home tabs."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.store.tables import UtcDateTime


class HomeRow(SQLModel, table=True):
    """Who has opened the Home tab, and what they want to see there."""

    __tablename__ = "home"
    user: str = Field(primary_key=True)
    shows: str = "open"
    opened_at: datetime = Field(sa_type=UtcDateTime)  # type: ignore[call-overload, unused-ignore]
