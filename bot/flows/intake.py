"""Mail in: fetch, judge, decide, record. One message is one transaction, and no message delays another."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypedDict

from bot.content.inquiry_slots import catalogue_for, promised_to, slots_for
from bot.content.slots import Company
from bot.content.templates import Rendered, Templates
from bot.core.bounces import read_bounce
from bot.core.caps import USUAL, Cap, Limits, Origin, caps_of
from bot.core.catalogue import Catalogue
from bot.core.judged import Judged, judge_mail
from bot.core.message import Address, Message
from bot.core.parse import parse_message
from bot.core.picks import Pick
from bot.core.plan import Context, Plan, ReplyPlan, only_shown, plan
from bot.core.promise import Promise
from bot.core.reference import reply_reference, without_references
from bot.core.rules import Rules
from bot.core.side_folders import JUNK, side_name
from bot.core.source import Sourced
from bot.core.terms import Policy, Terms
from bot.core.threads import JOIN_WINDOW
from bot.core.triage import Triage
from bot.core.variants import FIRST, buyer_key
from bot.core.verdict import CUT_OFF, Own
from bot.errors import FirstreplyError, LostRace, PermanentFailure
from bot.flows.answered import copy_of_an_answer
from bot.log import keys
from bot.mail.compose import compose_reply, reply_message_id
from bot.mail.ports import Fetched, Gone, Mailbox, MailRef
from bot.store.inbox import Cursor, Inbox
from bot.store.record import Arrival, FrozenReply
from bot.store.responses import Responses

log = logging.getLogger(__name__)

BATCH = 500  # mails a poll, so that the lease of the mailbox is renewed now and then
DECISIONS = 8  # how often another worker may be faster before something else is wrong
MAILBOX_LEASE = timedelta(seconds=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one mailbox needs to judge and answer: whose it is, by which rules, in whose name."""

    mailbox: str
    address: str
    from_name: str
    own: Own
    company: Company
    rules: Rules
    templates: Templates
    secret: bytes
    reply_prefix: str = ""
    go_live: datetime | None = None
    cut_off: timedelta = CUT_OFF
    limits: Limits = USUAL
    picked: Mapping[str, Pick] = field(default_factory=dict)  # countries that reps picked
    join_window: timedelta = JOIN_WINDOW
    policy: Policy = field(default_factory=Policy)
    grace: timedelta = timedelta(0)  # the auto-reply waits so long: a person may be first
    shadow_until: datetime | None = None  # until then auto-replies are only shown
    folder: str = ""  # which one is read, where that is not the inbox

    @property
    def read_as(self) -> str:
        """Under which name the ledger has what is read here."""
        return side_name(self.mailbox, self.folder)

    @property
    def terms(self) -> Terms:
        return Terms(policy=self.policy, rules=self.rules)


def read_and_judge(desk: Desk, raw: bytes, received_at: datetime) -> Judged:
    """From bytes to all that is decided without the database: the one way for new and for held mail."""
    own = replace(desk.own, sentences=desk.templates.sentences)
    mail = parse_message(raw, received_at)
    return judge_mail(mail, desk.rules, desk.templates.languages(), own, desk.picked)


@dataclass(frozen=True, slots=True)
class Intake:
    inbox: Inbox
    owner: str
    now: Callable[[], datetime]

    @property
    def responses(self) -> Responses:
        return Responses(self.inbox.database)

    def poll(self, desk: Desk, mailbox: Mailbox) -> int | None:
        """Take in what is new. Returns how many mails were seen; None if another worker reads the mailbox."""
        cursor = self.cursor(desk)
        if cursor is None:
            return None
        after = self._start(desk, cursor, mailbox)
        seen = 0
        for fetched in mailbox.fetch_after(after, BATCH):
            seen += 1
            match fetched:
                case Gone(ref=ref):
                    log.info("mail gone before it was read", extra=keys(mailbox=desk.mailbox, uid=ref.uid))
                    self.inbox.move(cursor, ref.uidvalidity, ref.uid)
                case Fetched():
                    self._take_in(desk, cursor, fetched)
        return seen

    def cursor(self, desk: Desk) -> Cursor | None:
        """Our right to read this mailbox, renewed; None if another worker has it."""
        return self.inbox.own(
            desk.read_as, owner=self.owner, ttl=MAILBOX_LEASE, go_live=desk.go_live, now=self.now()
        )

    def _start(self, desk: Desk, cursor: Cursor, mailbox: Mailbox) -> MailRef:
        """Where to read on. At the first start: after what arrived more than a cut-off before going live."""
        if cursor.uidvalidity is not None:
            return MailRef(cursor.uidvalidity, cursor.last_uid)
        ref, older = mailbox.last_before(cursor.go_live - desk.cut_off)
        self.inbox.move(cursor, ref.uidvalidity, ref.uid, left_alone=older)
        log.info("mailbox goes live", extra=keys(mailbox=cursor.mailbox, left_alone=older))
        return ref

    def _take_in(self, desk: Desk, cursor: Cursor, fetched: Fetched) -> None:
        arrival = Arrival(
            mailbox=cursor.mailbox,
            epoch=cursor.epoch,
            uidvalidity=fetched.ref.uidvalidity,
            uid=fetched.ref.uid,
            raw=fetched.raw,
            received_at=fetched.received_at,
        )
        try:
            self._judge_and_record(desk, cursor, arrival)
        except FirstreplyError:
            raise
        except Exception as error:
            log.exception("mail could not be judged", extra=keys(mailbox=cursor.mailbox, uid=arrival.uid))
            key = f"failed:{hashlib.sha256(fetched.raw).hexdigest()}:{arrival.uidvalidity}:{arrival.uid}"
            self.inbox.record_failed(arrival, key, f"{type(error).__name__}: {error}", self.now())

    def _judge_and_record(self, desk: Desk, cursor: Cursor, arrival: Arrival) -> None:
        judged = read_and_judge(desk, arrival.raw, arrival.received_at)
        message, triage = self.inbox.distinct(judged.message, arrival.mailbox), judged.triage
        for _ in range(DECISIONS):
            now = self.now()
            known = self._known(desk, cursor, arrival, judged, message, now)
            decided = _decided(desk, message, judged, known, now)
            decided, reply = self._with_reply(desk, message, triage, decided, now)
            try:
                row = self.inbox.record(
                    arrival,
                    message,
                    triage,
                    decided,
                    reply=reply,
                    rules=desk.rules.digest,
                    now=now,
                    terms=desk.terms,
                )
            except LostRace:
                continue
            log.info(
                "mail recorded", extra=keys(message=row, outcome=decided.outcome, replied=reply is not None)
            )
            if decided.withheld is not None:
                log.warning("breaker open", extra=keys(message=row, cap=decided.withheld.cap.name))
            return
        raise RuntimeError(f"another worker was faster {DECISIONS} times")

    def _known(
        self, desk: Desk, cursor: Cursor, arrival: Arrival, judged: Judged, message: Message, now: datetime
    ) -> Context:
        """What must be known of a message before it is decided. Asked anew after each lost race."""
        found = self.inbox.context(
            message,
            cursor.go_live,
            own=desk.own,
            bounce=None if judged.verdict.keep == "lead" else read_bounce(arrival.raw),
            window=desk.join_window,
            is_direct=judged.sourced.is_direct,
        )
        return replace(
            found,
            cut_off=desk.cut_off,
            answers=copy_of_an_answer(self.responses, message, desk.own, desk.rules.team),
            counts=self.inbox.counts(reply_caps(desk, message, judged.sourced), now),
            in_junk=desk.folder == JUNK,
        )

    def _with_reply(
        self, desk: Desk, message: Message, triage: Triage, decided: Plan, now: datetime
    ) -> tuple[Plan, FrozenReply | None]:
        """The plan with its frozen reply. A reply that cannot be made costs the reply, never the lead."""
        try:
            reply = freeze_reply(desk, message, triage, decided, now)
            return decided, _on_its_way(reply, decided, desk) if reply else None
        except PermanentFailure as error:  # an address that no field can hold: nothing of ours is broken
            log.warning("no reply can be addressed", extra=keys(mailbox=desk.mailbox))
            return replace(decided, reply=None, no_reply=str(error)), None
        except Exception as error:
            log.exception("reply could not be made", extra=keys(mailbox=desk.mailbox))
            reason = f"the reply could not be made: {type(error).__name__}: {error}"
            return replace(decided, reply=None, no_reply=reason), None


def _decided(desk: Desk, message: Message, judged: Judged, known: Context, now: datetime) -> Plan:
    decided = plan(message, judged.triage, judged.verdict, known, now)
    in_shadow = desk.shadow_until is not None and now < desk.shadow_until
    return only_shown(decided) if in_shadow else decided


def _on_its_way(reply: FrozenReply, decided: Plan, desk: Desk) -> FrozenReply:
    shown_only = decided.reply is not None and decided.reply.shown_only
    return replace(reply, wait=desk.grace, shown_only=shown_only)


def reply_caps(desk: Desk, message: Message, sourced: Sourced) -> tuple[Cap, ...]:
    """What an auto-reply to this message is counted under."""
    allowed = sourced.limits
    origin = Origin(
        source=sourced.source, per_hour=allowed.per_hour, per_address_days=allowed.per_address_days
    )
    return caps_of(message, desk.mailbox, desk.limits, None if sourced.is_direct else origin)


class Told(TypedDict):
    """What a reply says beside the words of its language."""

    promised: Promise
    catalogue: Catalogue
    reference: str


def _said(
    desk: Desk, message: Message, triage: Triage, reply: ReplyPlan, text: tuple[str, str], told: Told
) -> Rendered:
    """`text`: language and letter."""
    language, letter = text
    product = desk.rules.product(triage.product)
    name = product.name_in(language) if product else ""
    known = replace(triage, reply_language=language, product_name=name)
    slots = slots_for(reply.to, message, known, desk.company, **told)
    return desk.templates.render(reply.template, language, slots, letter)


def freeze_reply(
    desk: Desk, message: Message, triage: Triage, decided: Plan, now: datetime
) -> FrozenReply | None:
    """The auto-reply as the bytes that will be sent, with a Message-ID that a second decision repeats."""
    if decided.reply is None:
        return None
    market = desk.rules.market(triage.market)
    in_time = replace(triage, sla=triage.sla or desk.policy.sla)
    promised = promised_to(message, in_time, market, now, desk.rules.days)
    message_id = reply_message_id(desk.secret, desk.mailbox, message.key, desk.address.rpartition("@")[2])
    reference = reply_reference(desk.reply_prefix, message_id)
    catalogue = catalogue_for(triage, desk.rules)
    told: Told = {"promised": promised, "catalogue": catalogue, "reference": reference}
    answer = decided.reply
    letter = desk.templates.variant_for(buyer_key(message, answer.to), answer.template, answer.language)
    rendered = _said(desk, message, triage, answer, (answer.language, letter), told)
    if answer.second:
        below = _said(desk, message, triage, answer, (answer.second, FIRST), told)
        rendered = desk.templates.joined(rendered, below)
    ours = triage.product_name or desk.company.name
    subject = ours if triage.hides_subject else without_references(message.subject, desk.reply_prefix)
    raw = compose_reply(
        answers=replace(message, subject=subject),
        sender=Address(desk.address, desk.from_name),
        to=answer.to,
        text=rendered.text,
        html=rendered.html,
        message_id=message_id,
        date=now,
        reference=reference,
        catalogue=catalogue,
    )
    return FrozenReply(
        to=answer.to.email,
        person=message.person,
        message_id=message_id,
        raw=raw,
        variant=f"{answer.template}/{answer.language} {letter}",
        subject="ours" if triage.hides_subject else "buyer's",
    )
