"""A reply to mail that is not fresh is looked for in Sent before it is sent."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("delivery", sa.Column("look_since", UtcDateTime(timezone=True), nullable=True))
