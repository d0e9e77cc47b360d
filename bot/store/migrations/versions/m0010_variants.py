"""Which variant of a template answered, under whose subject, and what the buyer did then. Leads are counted
anew: the numbers only repeat what they and the ledger say."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("variant", "reply_subject"):
        op.add_column("message", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.execute("DELETE FROM lead_pack")
    op.execute("DELETE FROM lead_fact")
    op.execute("UPDATE lead SET counted = 0")
    for name in ("variant", "subject"):
        op.add_column("lead_fact", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("sent", "back"):
        op.add_column("lead_fact", sa.Column(name, sa.BigInteger()))
