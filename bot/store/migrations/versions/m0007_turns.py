"""Handing out: whose turn it is, and whose company a lead is from."""

import sqlalchemy as sa
from alembic import op

from bot.core.assigning import company_of

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "turn",
        sa.Column("team", sa.String(), primary_key=True),
        sa.Column("rep", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    house = op.create_table(
        "lead_house",
        sa.Column("lead_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("house", sa.Text(), nullable=False),
    )
    op.create_index("ix_lead_house_house", "lead_house", ["house"])
    where = sa.text("closed_at IS NULL")
    op.create_index("ix_lead_open", "lead", ["owner"], sqlite_where=where, postgresql_where=where)
    lead = sa.table("lead", sa.column("id"), sa.column("email"), sa.column("source"))
    known = op.get_bind().execute(sa.select(lead.c.id, lead.c.email).where(lead.c.source == "direct"))
    rows = [{"lead_id": number, "house": company_of(email)} for number, email in known if company_of(email)]
    if rows:
        op.bulk_insert(house, rows)
