"""What people write to buyers: each mail once, and how far the Sent folder was read."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mailbox", sa.Column("sent_uidvalidity", sa.BigInteger(), nullable=True))
    op.add_column("mailbox", sa.Column("sent_last_uid", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("rep", sa.String(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("failed", sa.Text(), nullable=False),
        sa.UniqueConstraint("key", name="uq_response_key"),
    )
    op.create_index("ix_response_lead_id", "response", ["lead_id"])
