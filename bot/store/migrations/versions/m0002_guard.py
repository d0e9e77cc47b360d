"""Caps and breakers, what is known of senders, and what a card says of a source."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = UtcDateTime(timezone=True)
_STILL_OPEN = sa.text("rearmed_at IS NULL")


def upgrade() -> None:
    _leads_and_messages()
    op.create_table(
        "sender",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("allowed_at", _MOMENT, nullable=True),
        sa.Column("allowed_by", sa.String(), nullable=False),
        sa.Column("allowed_lead", sa.Integer(), nullable=True),
        sa.Column("bounced_at", _MOMENT, nullable=True),
        sa.Column("bounced_why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_sender")),
    )
    op.create_table(
        "reply_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cap", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_count")),
    )
    op.create_index("ix_reply_count_cap_key_at", "reply_count", ["cap", "key", "at"])
    op.create_index(op.f("ix_reply_count_at"), "reply_count", ["at"])
    _breakers()


def _leads_and_messages() -> None:
    op.add_column("message", sa.Column("source", sa.String(), nullable=False, server_default="direct"))
    op.add_column("lead", sa.Column("last_message_at", _MOMENT, nullable=True))
    for name, kind, default in (
        ("topic", sa.Text(), ""),
        ("phone", sa.String(), ""),
        ("link", sa.Text(), ""),
        ("reply_channel", sa.String(), "mail"),
        ("alike", sa.Text(), ""),
        ("allowed", sa.Text(), ""),
    ):
        op.add_column("lead", sa.Column(name, kind, nullable=False, server_default=default))


def _breakers() -> None:
    op.create_table(
        "breaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cap", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("tripped_at", _MOMENT, nullable=False),
        sa.Column("rearmed_at", _MOMENT, nullable=True),
        sa.Column("rearmed_by", sa.String(), nullable=False),
        sa.Column("card_channel", sa.String(), nullable=False),
        sa.Column("card_ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breaker")),
    )
    op.create_index(
        "uq_breaker_open",
        "breaker",
        ["cap", "key"],
        unique=True,
        sqlite_where=_STILL_OPEN,
        postgresql_where=_STILL_OPEN,
    )
    op.create_table(
        "withheld",
        sa.Column("breaker_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("breaker_id", "lead_id", name=op.f("pk_withheld")),
    )
