"""The numbers: what counts of each lead, and whole days of it added up. Filled when first asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WORDS = ("rep", "market", "country", "product", "language", "source", "grade", "template", "channel")
_COUNTS = ("is_open", "is_unclaimed", "reopened", "released", "reassigned", "bounced")


def upgrade() -> None:
    op.add_column("lead", sa.Column("counted", sa.Integer(), nullable=False, server_default="0"))
    where = sa.text("counted < version")
    op.create_index("ix_lead_uncounted", "lead", ["id"], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "lead_fact",
        sa.Column("lead", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _WORDS),
        *(sa.Column(name, sa.BigInteger()) for name in ("auto", "claim", "response", "working", "due")),
        sa.Column("kept", sa.Integer()),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
    )
    op.create_index("ix_lead_fact_received", "lead_fact", ["received"])
    op.create_table(
        "lead_pack",
        sa.Column("grouping", sa.String(), primary_key=True),
        sa.Column("zone", sa.String(), primary_key=True),
        sa.Column("days", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("starts", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("n", "kept", "missed", "unclaimed")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS[2:]),
        sa.Column("times", sa.LargeBinary(), nullable=False),
        sa.Column("slow", sa.Text(), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":  # sorted seconds do not shrink, and trying costs time
        op.execute("ALTER TABLE lead_pack ALTER COLUMN times SET STORAGE EXTERNAL")
