"""What became of leads is counted, too. They are counted anew: the numbers only repeat what the leads say."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_COUNTS = ("closed", "won", "lost")


def upgrade() -> None:
    op.execute("DELETE FROM lead_pack")
    op.execute("DELETE FROM lead_fact")
    op.execute("UPDATE lead SET counted = 0")
    for table in ("lead_fact", "lead_pack"):
        for name in _COUNTS:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("lead_fact", sa.Column("value", sa.BigInteger()))
    op.add_column("lead_fact", sa.Column("currency", sa.String(), nullable=False, server_default=""))
    op.add_column("lead_pack", sa.Column("worth", sa.Text(), nullable=False, server_default="{}"))
