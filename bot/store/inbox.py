"""What was taken in: the cursor of each mailbox, the ledger, and everything that one message causes."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.core.bounces import Bounce
from bot.core.caps import Cap, Count, contact_key
from bot.core.lead import LeadId
from bot.core.message import Message, MessageKey
from bot.core.plan import Context, Plan
from bot.core.side_folders import is_side, main_name
from bot.core.terms import NO_TERMS, Terms
from bot.core.threads import JOIN_WINDOW
from bot.core.triage import Triage
from bot.core.verdict import Own
from bot.errors import LeaseLost
from bot.store.breakers import settle_caps, tally, withhold
from bot.store.database import Database
from bot.store.outbox import queue_notice
from bot.store.record import (
    Arrival,
    FrozenReply,
    count_reply,
    ledger_row,
    open_or_follow,
    queue_deliveries,
)
from bot.store.returns import returned_by
from bot.store.senders import allowance, bounced_at
from bot.store.tables import ContactRow, MailboxRow, MessageRow, RawRow
from bot.store.threads import thread_of

NOTHING_OWN = Own()
RESCUED = "out of junk"
LOGIN_RESTS = tuple(timedelta(minutes=m) for m in (5, 15, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a mailbox has been read, and the epoch of our right to read on."""

    mailbox: str
    epoch: int
    go_live: datetime
    uidvalidity: int | None
    last_uid: int
    sent_uidvalidity: int | None = None  # of the Sent folder
    sent_last_uid: int = 0


@dataclass(frozen=True, slots=True)
class Inbox:
    database: Database

    def own(
        self, mailbox: str, *, owner: str, ttl: timedelta, go_live: datetime | None, now: datetime
    ) -> Cursor | None:
        """Take or renew the right to read a mailbox; None while another worker has it.

        `go_live` is kept from the first start on, unless the settings name one.
        """
        with self.database.write() as session:
            clock = self.database.clock(session, now)
            row = session.exec(
                select(MailboxRow).where(MailboxRow.name == mailbox).with_for_update()
            ).one_or_none()
            if row is None:
                row = MailboxRow(name=mailbox, go_live=go_live or now)
            if row.owner not in ("", owner) and row.lease_until and row.lease_until > clock:
                return None
            if row.owner != owner:
                row.owner, row.epoch = owner, row.epoch + 1
            row.go_live, row.lease_until = go_live or row.go_live, clock + ttl
            session.add(row)
            return Cursor(
                mailbox=mailbox,
                epoch=row.epoch,
                go_live=row.go_live,
                uidvalidity=row.uidvalidity,
                last_uid=row.last_uid,
                sent_uidvalidity=row.sent_uidvalidity,
                sent_last_uid=row.sent_last_uid,
            )

    def may_log_in(self, mailbox: str, login: str, now: datetime) -> tuple[datetime | None, str]:
        """Until when a refused login must rest, and what was said; None: try. A changed login may try."""
        with self.database.read() as session:
            row = session.get(MailboxRow, mailbox)
            if row is None or row.login != login or not row.back_off_until or row.back_off_until <= now:
                return None, ""
            return row.back_off_until, row.last_error

    def login_refused(self, mailbox: str, login: str, error: str, now: datetime) -> datetime:
        """Rest 5, 15, then 60 minutes, across restarts, so that nobody locks the account. Alerts once."""
        with self.database.write() as session:
            row = session.get(MailboxRow, mailbox) or MailboxRow(name=mailbox, go_live=now)
            row.fails = row.fails + 1 if row.login == login else 1
            row.login, row.last_error = login, error
            row.back_off_until = now + LOGIN_RESTS[min(row.fails, len(LOGIN_RESTS)) - 1]
            session.add(row)
            if row.fails == 1:
                text = f"Mailbox {mailbox} cannot be read. {error}"
                queue_notice(session, f"login:{mailbox}:{now.isoformat()}", text, now)
            return row.back_off_until

    def login_worked(self, mailbox: str) -> None:
        with self.database.write() as session:
            session.connection().execute(
                update(MailboxRow)
                .where(col(MailboxRow.name) == mailbox, col(MailboxRow.fails) > 0)
                .values(fails=0, back_off_until=None, last_error="", login="")
            )

    def give_up(self, owner: str | None) -> None:
        """At a clean stop: others may read our mailboxes at once. None: whoever had them is dead."""
        query = update(MailboxRow).values(owner="", lease_until=None)
        if owner is not None:
            query = query.where(col(MailboxRow.owner) == owner)
        with self.database.write() as session:
            session.connection().execute(query)

    def move(self, cursor: Cursor, uidvalidity: int, uid: int, *, left_alone: int = 0) -> None:
        """Set the cursor without taking a mail in: at the first start, and past a mail that is gone."""
        with self.database.write() as session:
            row = _owned(session, cursor.mailbox, cursor.epoch)
            if row.uidvalidity != uidvalidity:
                row.starts_after = uid if row.uidvalidity is None else 0
            row.uidvalidity, row.last_uid = uidvalidity, uid
            row.left_alone += left_alone
            session.add(row)

    def move_sent(self, cursor: Cursor, uidvalidity: int, uid: int) -> None:
        """Set how far the Sent folder has been read."""
        with self.database.write() as session:
            row = _owned(session, cursor.mailbox, cursor.epoch)
            row.sent_uidvalidity, row.sent_last_uid = uidvalidity, uid
            session.add(row)

    def distinct(self, message: Message, mailbox: str = "") -> Message:
        """The message, under a key of its own if a different mail came under the same Message-ID, or if a
        person has taken it out of Junk, where it was passed over."""
        with self.database.read() as session:
            known = _original(session, message.key)
        if known is None:
            return message
        if known.digest != message.digest:
            return replace(message, key=MessageKey(f"{message.key}#{message.digest[:16]}"))
        if is_side(known.mailbox) and known.outcome == "machine" and not is_side(mailbox):
            return replace(message, key=MessageKey(f"{message.key}#{RESCUED}"))
        return message

    def counts(self, caps: Sequence[Cap], now: datetime) -> tuple[Count, ...]:
        """What each cap has counted. Only a first look: `record` counts again where nobody else can."""
        with self.database.read() as session:
            return tally(session, caps, now)

    def context(
        self,
        message: Message,
        go_live: datetime,
        *,
        own: Own = NOTHING_OWN,
        bounce: Bounce | None = None,
        window: timedelta = JOIN_WINDOW,
        is_direct: bool = True,
    ) -> Context:
        """What the database knows of a message that has just been parsed, and of what a bounce returns."""
        with self.database.read() as session:
            known = _original(session, message.key)
            person = message.person or (contact_key(message.sender.email) if message.sender else "")
            contact = session.get(ContactRow, person)
            return Context(
                go_live=go_live,
                copy_of=known.id if known else None,
                thread=thread_of(session, message, own, window, is_direct=is_direct),
                returned=returned_by(session, message, bounce, own),
                bounced_at=bounced_at(session, message.sender.email) if message.sender else None,
                last_reply_at=contact.last_reply_at if contact else None,
                allowed=allowance(session, message.sender.email) if message.sender else "",
            )

    def record(
        self,
        arrival: Arrival,
        message: Message,
        triage: Triage,
        plan: Plan,
        *,
        reply: FrozenReply | None,
        rules: str,
        now: datetime,
        terms: Terms = NO_TERMS,
    ) -> int:
        """Write a message's outcome, its lead and its deliveries, and move the cursor: one transaction.

        Returns the ledger row's id. Raises LostRace (decide again) or LeaseLost (another worker reads on).
        """
        with self.database.write() as session:
            _advance(session, arrival)
            if plan.copy_of is not None and _seen_again(session, plan.copy_of, arrival):
                return plan.copy_of
            row = ledger_row(arrival, message, triage, plan, rules, now)
            session.add(row)
            session.flush()
            message_row = row.id or 0
            settle_caps(session, plan, now)
            if reply is not None and not reply.shown_only:
                count_reply(session, reply, now)
            house = main_name(arrival.mailbox)
            row.lead_id = open_or_follow(session, message, triage, plan, house, now, terms)
            if plan.withheld is not None and row.lead_id is not None:
                withhold(session, plan.withheld, LeadId(row.lead_id), house, now)
            session.add(RawRow(message=message_row, raw=zlib.compress(arrival.raw)))
            queue_deliveries(session, row, plan, reply, now)
            return message_row

    def record_failed(self, arrival: Arrival, key: str, error: str, now: datetime) -> None:
        """Keep a mail that could not be judged, tell the operators, and go on with the next."""
        with self.database.write() as session:
            _advance(session, arrival)
            row = MessageRow(
                mailbox=arrival.mailbox,
                uidvalidity=arrival.uidvalidity,
                uid=arrival.uid,
                key=key,
                received_at=arrival.received_at,
                recorded_at=now,
                outcome="failed",
                reason=error,
            )
            session.add(row)
            session.flush()
            session.add(RawRow(message=row.id or 0, raw=zlib.compress(arrival.raw)))
            text = (
                f"A mail in {arrival.mailbox} (UID {arrival.uid}) could not be read and is kept as message "
                f"{row.id}: {error}. Look at it in the mailbox; `firstreply raw {row.id}` prints its bytes."
            )
            queue_notice(session, f"failed:{row.id}", text, now)

    def raw(self, message: int) -> bytes | None:
        """The bytes of a message as they came, or None where they were not kept."""
        with self.database.read() as session:
            row = session.get(RawRow, message)
            return zlib.decompress(row.raw) if row else None


def _owned(session: Session, mailbox: str, epoch: int) -> MailboxRow:
    row = session.exec(select(MailboxRow).where(MailboxRow.name == mailbox).with_for_update()).one_or_none()
    if row is None or row.epoch != epoch:
        raise LeaseLost(f"mailbox {mailbox} is read by another worker now")
    return row


def _advance(session: Session, arrival: Arrival) -> None:
    row = _owned(session, arrival.mailbox, arrival.epoch)
    if row.uidvalidity != arrival.uidvalidity:
        row.starts_after = 0
    row.uidvalidity, row.last_uid = arrival.uidvalidity, arrival.uid
    session.add(row)


def _original(session: Session, key: str) -> MessageRow | None:
    return session.exec(
        select(MessageRow).where(MessageRow.key == key, col(MessageRow.copy_of).is_(None))
    ).one_or_none()


def _seen_again(session: Session, original: int, arrival: Arrival) -> bool:
    """After a new UIDVALIDITY the same copy has another number: note it, count nothing twice."""
    row = session.get(MessageRow, original)
    if row is None or row.mailbox != arrival.mailbox or row.uidvalidity == arrival.uidvalidity:
        return False
    row.uidvalidity, row.uid = arrival.uidvalidity, arrival.uid
    session.add(row)
    return True
