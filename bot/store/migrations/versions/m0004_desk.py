"""The desk: who has a lead under which terms, what was promised, and what became of it."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXTS = ("destination", "zone", "market", "team", "grade", "assigned_by", "responded_how", "currency")
_PEOPLE = ("pinned_by", "lost_by", "responded_by", "closed_by")
_COUNTS = ("escalation", "responses", "reopened")
_MOMENTS = (
    "due_at", "nudge_at", "lease_until", "lost_until", "snoozed_until", "waiting_since", "escalate_at",
    "next_at", "last_response_at",
)  # fmt: skip


def upgrade() -> None:
    for name, default in (*((text, "") for text in _TEXTS), ("priority", "normal"), ("risk", "none")):
        op.add_column("lead", sa.Column(name, sa.String(), nullable=False, server_default=default))
    for name in _PEOPLE:
        op.add_column("lead", sa.Column(name, sa.String(), nullable=True))
    for name in _COUNTS:
        op.add_column("lead", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    for name in _MOMENTS:
        op.add_column("lead", sa.Column(name, UtcDateTime(timezone=True), nullable=True))
    op.add_column("lead", sa.Column("value", sa.BigInteger(), nullable=True))
    op.create_index("ix_lead_next_at", "lead", ["next_at"])
    op.create_table(
        "home",
        sa.Column("user", sa.String(), primary_key=True),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
    )
