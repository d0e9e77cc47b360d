"""The tables by which leads are handed out."""

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel, col

from bot.store.tables import LeadRow


class TurnRow(SQLModel, table=True):
    """When a rep was last served in turn: the greater the number, the later."""

    __tablename__ = "turn"
    team: str = Field(primary_key=True)
    rep: str = Field(primary_key=True)
    number: int


class HouseRow(SQLModel, table=True):
    """Whose company a lead is from. Buyers at mail providers, and those behind a platform, have none."""

    __tablename__ = "lead_house"
    lead_id: int = Field(primary_key=True)
    house: str = Field(sa_type=Text, index=True)


Index(  # who has how much, and what waits for a rep: only open leads are looked through
    "ix_lead_open",
    col(LeadRow.owner),
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)
