"""Numbers of one rep or channel: what is added up has them apart, and a rep's leads are found by an index.
Days are added up anew."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM lead_pack")
    op.create_index("ix_lead_fact_rep", "lead_fact", ["rep", "received"])
