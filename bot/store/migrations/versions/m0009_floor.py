"""Where the reading of a mailbox began: what lies above it must be in the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mailbox", sa.Column("starts_after", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute("UPDATE mailbox SET starts_after = last_uid")
