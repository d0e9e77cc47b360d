"""The table of what people write to buyers."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from bot.store.tables import UtcDateTime


class ResponseRow(SQLModel, table=True):
    """A mail that a person wrote to a buyer. `key` is unique: seen in Sent and as a copy, it counts once."""

    __tablename__ = "response"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(sa_type=Text, unique=True)
    lead_id: int = Field(index=True)
    how: str  # "slack", "sent", "copy"
    rep: str | None = None
    address: str = Field(default="", sa_type=Text)  # whose name stands in From
    subject: str = Field(default="", sa_type=Text)
    words: str = Field(default="", sa_type=Text)  # the first ones, for the thread of the card
    waits: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)  # type: ignore[call-overload, unused-ignore]
    at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # type: ignore[call-overload, unused-ignore]
    number: int | None = None  # it was the lead's first, second, … that was counted
    returned: str = Field(default="", sa_type=Text)  # why it came back
    failed: str = Field(default="", sa_type=Text)  # why it did not go out, or why nobody knows
