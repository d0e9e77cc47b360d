"""Which answers of people came back, and in which order answers became known."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("response", sa.Column("number", sa.Integer()))
    op.add_column("response", sa.Column("returned", sa.Text(), nullable=False, server_default=""))
    op.execute(
        "UPDATE response SET number = (SELECT count(*) FROM response AS other WHERE "
        "other.lead_id = response.lead_id AND other.at IS NOT NULL AND "
        "(other.at < response.at OR (other.at = response.at AND other.id <= response.id))) "
        "WHERE at IS NOT NULL"
    )
