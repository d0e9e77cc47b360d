"""The tables. Rows stay in this room: everybody else gets frozen values."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Index,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Refuses naive values; SQLite forgets the zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the store: give it a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _moment(**options: Any) -> Any:
    return Field(sa_type=UtcDateTime, **options)  # type: ignore[call-overload, unused-ignore]


def _big(**options: Any) -> Any:
    return Field(sa_type=BigInteger, **options)  # UIDs are unsigned 32-bit numbers (RFC 3501)


def _long(**options: Any) -> Any:
    return Field(sa_type=Text, **options)


class MailboxRow(SQLModel, table=True):
    """The cursor of one mailbox, who polls it, and when a refused login may be tried again."""

    __tablename__ = "mailbox"
    name: str = Field(primary_key=True)
    uidvalidity: int | None = _big(default=None, nullable=True)
    last_uid: int = _big(default=0)
    starts_after: int = _big(default=0)  # what lies up to there was never taken in
    go_live: datetime = _moment()
    left_alone: int = 0  # older mails, there before the first start and never taken in
    owner: str = ""
    epoch: int = 0
    lease_until: datetime | None = _moment(default=None)
    fails: int = 0
    back_off_until: datetime | None = _moment(default=None)
    last_error: str = _long(default="")
    login: str = ""  # digest of the login: a changed password may be tried at once
    sent_uidvalidity: int | None = _big(default=None, nullable=True)
    sent_last_uid: int = _big(default=0)


class MessageRow(SQLModel, table=True):
    """The ledger: one row a message, exactly one outcome."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        Index("uq_message_key", "key", unique=True, sqlite_where=text("copy_of IS NULL"),
              postgresql_where=text("copy_of IS NULL")),
        Index("ix_message_recorded_at", "recorded_at"),
        Index("ix_message_message_id", "message_id"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uidvalidity: int = _big()
    uid: int = _big()
    key: str = _long()
    digest: str = ""
    message_id: str = _long(default="")
    sender: str = _long(default="")
    subject: str = _long(default="")
    received_at: datetime = _moment()
    recorded_at: datetime = _moment()
    outcome: str
    reason: str = _long(default="")
    no_reply: str = _long(default="")
    language: str = "und"
    language_confidence: float = 0.0
    country: str = ""
    product: str = ""
    template: str = ""
    variant: str = ""  # by which the auto-reply was written: "first_reply/en b"
    reply_subject: str = ""  # whose words the auto-reply's subject has
    hits: str = _long(default="[]")  # JSON: [[rule, effect, evidence], …]
    rules: str = ""  # digest of the rule set that judged it
    source: str = "direct"
    lead_id: int | None = Field(default=None, index=True)
    copy_of: int | None = None


class RawRow(SQLModel, table=True):
    """The bytes of a message as they came, zlib-compressed. Apart, so that retention can drop them."""

    __tablename__ = "raw"
    message: int = Field(primary_key=True)
    raw: bytes = Field(sa_type=LargeBinary)


class LeadRow(SQLModel, table=True):
    __tablename__ = "lead"
    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    email: str = Field(sa_type=Text, index=True)
    name: str = _long(default="")
    company: str = _long(default="")
    subject: str = _long(default="")
    excerpt: str = _long(default="")
    language: str = "und"
    country: str = ""
    product: str = ""
    quantity: str = ""
    source: str = "direct"
    channel: str = "leads"
    held: str = _long(default="")
    why: str = _long(default="[]")  # JSON list
    attachments: str = _long(default="[]")  # JSON list
    followups: int = 0
    received_at: datetime = _moment(index=True)
    last_message_at: datetime | None = _moment(default=None)  # of the buyer, also a follow-up
    topic: str = _long(default="")  # the subject without Re:, Fwd: and ticket numbers
    phone: str = ""
    link: str = _long(default="")  # where the platform shows the inquiry
    reply_channel: str = "mail"  # mail, relay, platform, none
    alike: str = _long(default="")  # a look-alike of a known domain: "acrne.example ≠ acme.example"
    allowed: str = _long(default="")  # who allows this sender always, and since when
    reply: str = "none"
    reply_reason: str = _long(default="")
    replied_at: datetime | None = _moment(default=None)
    owner: str | None = Field(default=None, index=True)
    claimed_at: datetime | None = _moment(default=None)
    responded_at: datetime | None = _moment(default=None)
    closed_at: datetime | None = _moment(default=None)
    closed_as: str = ""
    card_channel: str = ""
    card_ts: str = ""
    version: int = 1
    destination: str = ""
    zone: str = ""
    market: str = ""
    team: str = ""
    priority: str = "normal"
    grade: str = ""
    risk: str = "none"
    due_at: datetime | None = _moment(default=None)
    first_due_at: datetime | None = _moment(default=None)
    restarted_at: datetime | None = _moment(default=None)
    assigned_by: str = ""
    pinned_by: str | None = None
    nudge_at: datetime | None = _moment(default=None)
    lease_until: datetime | None = _moment(default=None)
    lost_by: str | None = None
    lost_until: datetime | None = _moment(default=None)
    left_by: str | None = None
    left_at: datetime | None = _moment(default=None)
    snoozed_until: datetime | None = _moment(default=None)
    waiting_since: datetime | None = _moment(default=None)
    escalation: int = 0
    escalate_at: datetime | None = _moment(default=None)
    next_at: datetime | None = _moment(default=None, index=True)  # when time itself moves it
    responses: int = 0
    responded_by: str | None = None
    responded_how: str = ""
    last_response_at: datetime | None = _moment(default=None)
    closed_by: str | None = None
    value: int | None = _big(default=None, nullable=True)
    currency: str = ""
    reopened: int = 0
    counted: int = 0  # the version that the numbers know


class ThreadRow(SQLModel, table=True):
    """Which lead a Message-ID belongs to: the buyer's mails and our replies."""

    __tablename__ = "thread"
    message_id: str = Field(sa_type=Text, primary_key=True)
    lead_id: int = Field(index=True)
    ours: bool = False


class ContactRow(SQLModel, table=True):
    """When an address last got an auto-reply. Counted before it is sent."""

    __tablename__ = "contact"
    address: str = Field(sa_type=Text, primary_key=True)
    last_reply_at: datetime = _moment()


class SenderRow(SQLModel, table=True):
    """What people and bounces taught us of an address."""

    __tablename__ = "sender"
    address: str = Field(sa_type=Text, primary_key=True)
    allowed_at: datetime | None = _moment(default=None)
    allowed_by: str = ""
    allowed_lead: int | None = None  # the card on which it was pressed
    bounced_at: datetime | None = _moment(default=None)
    bounced_why: str = _long(default="")


class CountryPickRow(SQLModel, table=True):
    """The country that a rep picked last for a company's domain, or for an address at a mail provider."""

    __tablename__ = "country_pick"
    key: str = Field(sa_type=Text, primary_key=True)
    country: str
    picked_by: str = ""
    picked_at: datetime = _moment()
    lead_id: int | None = None  # the card on which it was picked


class CountRow(SQLModel, table=True):
    """One auto-reply under one cap, written before it is sent: (cap, key) is what is counted."""

    __tablename__ = "reply_count"
    __table_args__ = (Index("ix_reply_count_cap_key_at", "cap", "key", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    cap: str  # "domain-day", "form-hour", …
    key: str = _long()
    at: datetime = _moment(index=True)


class BreakerRow(SQLModel, table=True):
    """A cap that was reached. Open until a person re-arms it; at most one open for each (cap, key)."""

    __tablename__ = "breaker"
    __table_args__ = (
        Index("uq_breaker_open", "cap", "key", unique=True, sqlite_where=text("rearmed_at IS NULL"),
              postgresql_where=text("rearmed_at IS NULL")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    cap: str
    key: str = _long()
    mailbox: str = ""
    reason: str = _long(default="")
    tripped_at: datetime = _moment()
    rearmed_at: datetime | None = _moment(default=None)
    rearmed_by: str = ""
    card_channel: str = ""
    card_ts: str = ""


class WithheldRow(SQLModel, table=True):
    """A lead that got no auto-reply because a breaker was open."""

    __tablename__ = "withheld"
    breaker_id: int = Field(primary_key=True)
    lead_id: int = Field(primary_key=True)


class DeliveryRow(SQLModel, table=True):
    """The outbox. UNIQUE(kind, subject) is the once-guard of every effect."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("kind", "subject"),
        Index("ix_delivery_due", "kind", "due_at", sqlite_where=text("due_at IS NOT NULL"),
              postgresql_where=text("due_at IS NOT NULL")),
        Index("ix_delivery_lease", "lease_until", sqlite_where=text("lease_until IS NOT NULL"),
              postgresql_where=text("lease_until IS NOT NULL")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    mailbox: str = ""
    subject: str
    target: str = _long(default="")
    payload: bytes = Field(default=b"", sa_type=LargeBinary)
    remote_id: str = _long(default="")
    answers: str = _long(default="")
    lead_id: int | None = Field(default=None, index=True)
    state: str = "pending"
    due_at: datetime | None = _moment(default=None)  # null: nothing to do by itself
    created_at: datetime = _moment()
    attempts: int = 0
    tries: int = 0
    revision: int = 0
    uncertain: bool = False
    owner: str = ""
    claimed_at: datetime | None = _moment(default=None)
    lease_until: datetime | None = _moment(default=None)
    attempted_at: datetime | None = _moment(default=None)
    settled_at: datetime | None = _moment(default=None)
    look_since: datetime | None = _moment(default=None)  # a reply: first see that none is in Sent since then
    answer: str = _long(default="")
    last_error: str = _long(default="")


class EventRow(SQLModel, table=True):
    """The audit trail: who did what, when. Only ever added to."""

    __tablename__ = "event"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = _moment(index=True)
    kind: str
    lead_id: int | None = Field(default=None, index=True)
    actor: str = ""
    data: str = _long(default="{}")


class SlackEventRow(SQLModel, table=True):
    """Slack's event ids, so that a redelivered event has no second effect."""

    __tablename__ = "slack_event"
    event_id: str = Field(primary_key=True)
    at: datetime = _moment(index=True)


class SettingRow(SQLModel, table=True):
    """What the bot must remember about itself: the key of its Message-IDs."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str = _long()
