"""Reopened leads start anew, a lease goes on where it was; by rep, nobody and who is not known are two."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("first_due_at", "restarted_at", "left_at"):
        op.add_column("lead", sa.Column(name, UtcDateTime(timezone=True), nullable=True))
    op.add_column("lead", sa.Column("left_by", sa.String(), nullable=True))
    op.execute(
        "UPDATE lead SET counted = 0 "
        "WHERE responded_at IS NOT NULL AND responded_by IS NULL AND owner IS NULL"
    )
