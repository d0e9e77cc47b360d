"""The tables of the numbers: what counts of each lead, and whole days, weeks and quarters of it added up.

Both only repeat what leads and events say: they may be emptied, and are filled anew.
"""

from sqlalchemy import BigInteger, Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel, col

from bot.store.tables import LeadRow


def _seconds(**options: object) -> int:
    return Field(sa_type=BigInteger, **options)  # type: ignore[no-any-return, call-overload, unused-ignore]


def _maybe() -> int | None:
    return Field(default=None, sa_type=BigInteger, nullable=True)  # type: ignore[call-overload, no-any-return, unused-ignore]


class FactRow(SQLModel, table=True):
    """`Fact` of core/stats_figures.py, narrow enough to be read by the hundred thousand."""

    __tablename__ = "lead_fact"
    __table_args__ = (Index("ix_lead_fact_rep", "rep", "received"),)
    lead: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    received: int = _seconds(index=True)
    rep: str
    market: str
    country: str
    product: str
    language: str
    source: str
    grade: str
    template: str
    variant: str
    subject: str
    channel: str
    auto: int | None = _maybe()
    claim: int | None = _maybe()
    response: int | None = _maybe()
    working: int | None = _maybe()
    due: int | None = _maybe()
    kept: int | None = None
    is_open: int
    is_unclaimed: int
    reopened: int
    released: int
    reassigned: int
    bounced: int
    sent: int | None = _maybe()
    back: int | None = _maybe()
    closed: int
    won: int
    lost: int
    value: int | None = _maybe()
    currency: str


class PackRow(SQLModel, table=True):
    """One value of one grouping in a day, a week or 91 days, whose seconds lie sorted in `times`. Such days
    of a zone have all their packs or none: whatever changes in them removes them."""

    __tablename__ = "lead_pack"
    grouping: str = Field(primary_key=True)
    zone: str = Field(primary_key=True)
    days: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    starts: int = _seconds(primary_key=True)
    value: str = Field(primary_key=True, sa_type=Text)
    ends: int = _seconds()
    n: int
    kept: int
    missed: int
    unclaimed: int
    reopened: int
    released: int
    reassigned: int
    bounced: int
    closed: int
    won: int
    lost: int
    worth: str = Field(default="{}", sa_type=Text)  # JSON
    times: bytes = Field(sa_type=LargeBinary)
    slow: str = Field(default="[]", sa_type=Text)  # JSON; of all leads, of a rep's, of a channel's


Index(  # the leads that changed since they were counted; a write of a lead says so by its version alone
    "ix_lead_uncounted",
    col(LeadRow.id),
    sqlite_where=text("counted < version"),
    postgresql_where=text("counted < version"),
)
