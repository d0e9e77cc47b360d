"""Countries that reps picked."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "country_pick",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("picked_by", sa.String(), nullable=False),
        sa.Column("picked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
    )
