"""Signs of a machine: what standard headers, senders, parts and subjects say. See docs/guard.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.core import guard_notice_words as notices
from bot.core import guard_words as words
from bot.core.guard_phrases import orders_a_quantity
from bot.core.message import Address, Message
from bot.core.own_ids import claims_to_be_ours, is_own_id
from bot.core.snippets import Snippets, heads_of
from bot.core.verdict import Own

Effect = Literal["machine", "held", "no auto-reply", "noted"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired. "noted" decides nothing alone; two notes of one kind are a machine."""

    rule: str
    effect: Effect
    reason: str
    evidence: str
    kind: str = ""  # "bounce", "absence"
    weight: int = 0  # of a suspicion


def field_evidence(name: str, value: str) -> str:
    return f"{name}: {value}"[:200]


def machine_signs(message: Message, own: Own) -> Iterator[Finding]:
    """Everything that speaks for a machine, strongest rules first."""
    yield from _null_path(message)
    yield from _auto_submitted(message)
    yield from _report(message)
    yield from _list(message, own)
    yield from _precedence(message, own)
    yield from _suppress(message)
    yield from _automatic_headers(message)
    yield from _robot_sender(message)
    yield from _own_mail(message, own)
    yield from _calendar(message)
    yield from telltale_words(message)


def never_yields(message: Message, own: Own) -> Iterator[Finding]:
    """What no form or portal excuses: bounces, reports, and our own reply that comes back."""
    yield from _null_path(message)
    yield from _report(message)
    yield from _own_reply(message, own)


def says_automatic(message: Message) -> bool:
    """Whether a header marks a list, bulk or a robot."""
    checks = (_auto_submitted(message), _list(message, Own()), _precedence(message, Own()))
    found = (*checks, _suppress(message), _automatic_headers(message))
    return any(True for check in found for _ in check)


def _null_path(message: Message) -> Iterator[Finding]:
    if message.return_path == "":
        yield Finding("H01", "machine", "the mail has no return path", "Return-Path: <>")
    for name in ("envelope-from", "x-envelope-from", "x-env-sender"):
        if (message.headers.first(name) or "").strip() == "<>":
            yield Finding("H01", "machine", "the mail has no return path", f"{name}: <>")


COMMENT = re.compile(r"\([^()]{0,500}\)")


def _auto_submitted(message: Message) -> Iterator[Finding]:
    """RFC 3834: any keyword but "no". Of repeated fields one automatic is enough."""
    for value in message.headers.all("auto-submitted"):
        keyword = COMMENT.sub(" ", value).partition(";")[0].strip().lower()
        if keyword and keyword != "no":
            reason = f"Auto-Submitted says {keyword[:40]}"
            yield Finding("H03", "machine", reason, field_evidence("Auto-Submitted", value))


REPORT_PARTS = frozenset((
    "message/delivery-status", "message/disposition-notification", "message/feedback-report",
    "message/global-delivery-status", "message/global-disposition-notification",
    "message/global-headers", "text/rfc822-headers", "text/rfc822-header", "message/tracking-status",
))  # fmt: skip
BOUNCE_FIELDS = (
    "x-failed-recipients", "x-ms-exchange-message-is-ndr", "x-bounce-tracking-info",
    "x-original-failure", "x-rp-fbl", "x-feedback-type",
)  # fmt: skip


def _report(message: Message) -> Iterator[Finding]:
    """Delivery reports, read receipts and complaints. Attached messages are not looked into."""
    content_type = message.headers.first("content-type") or ""
    declared = content_type.lower().lstrip().startswith("multipart/report")  # its parts may be broken
    if declared or message.part_types[:1] == ("multipart/report",):
        yield Finding(
            "H04", "machine", "a report of a mail system", field_evidence("Content-Type", content_type)
        )
    for part in message.part_types:
        if part in REPORT_PARTS:
            yield Finding("H04", "machine", f"holds a part {part}", f"part: {part}")
    for name in BOUNCE_FIELDS:
        if (value := message.headers.first(name)) is not None:
            yield Finding("H04", "machine", f"{name} marks a bounce", field_evidence(name, value))


LIST_FIELDS = (
    "list-id", "list-post", "list-help", "list-subscribe", "list-unsubscribe", "list-owner",
    "list-archive", "mailing-list", "x-mailing-list", "x-beenthere", "x-mailman-version", "x-list-id",
    "x-listname", "x-list", "x-ml-name", "x-listserver", "delivered-to-list", "list-software",
    "x-google-group-id", "x-yahoogroups",
)  # fmt: skip


def _list(message: Message, own: Own) -> Iterator[Finding]:
    if _through_own_list(message, own):
        return
    names = [name for name in LIST_FIELDS if name in message.headers]
    by_a_service = names == ["list-unsubscribe"] and orders_a_quantity(message)  # a buyer's CRM adds it
    for name in names:
        effect: Effect = "held" if by_a_service else "machine"
        evidence = field_evidence(name, message.headers.first(name) or "")
        yield Finding("H05", effect, f"a mailing list ({name})", evidence)
    delivered = (message.headers.first("delivered-to") or "").lower()
    if delivered.startswith("mailing list"):
        yield Finding(
            "H05", "machine", "a mailing list (delivered-to)", field_evidence("Delivered-To", delivered)
        )


def _through_own_list(message: Message, own: Own) -> bool:
    ids = " ".join(message.headers.all("list-id")).lower()
    return any(own_id.lower() in ids for own_id in own.list_ids if own_id)


def _precedence(message: Message, own: Own) -> Iterator[Finding]:
    if _through_own_list(message, own):
        return
    for name in ("precedence", "x-precedence"):
        for value in message.headers.all(name):
            if found := re.search(r"bulk|list|junk|auto[-_]?reply", value.lower()):
                yield Finding("H06", "machine", f"Precedence says {found[0]}", field_evidence(name, value))


def _suppress(message: Message) -> Iterator[Finding]:
    """Whole companies stamp this on people's mail: no auto-reply, and still a lead."""
    for value in message.headers.all("x-auto-response-suppress"):
        asked = {word.strip().lower() for word in value.split(",")}
        if asked & {"all", "autoreply", "oof"}:
            evidence = field_evidence("X-Auto-Response-Suppress", value)
            reason = "the sender's system asks for no automatic answers"
            yield Finding("H07", "no auto-reply", reason, evidence, kind="absence")


AUTOMATIC_FIELDS = (
    "x-autoreply", "x-auto-reply", "x-autorespond", "x-autoresponder", "x-autoresponse",
    "x-auto-response", "x-autoreply-from", "x-autoreply-domain", "x-mail-autoreply", "x-autogenerated",
    "x-auto-generated", "x-fc-machinegenerated", "x-amazon-mail-relay-type", "x-apple-action",
    "x-bluebottle-request", "x-cron-env", "x-vacation", "vacation", "x-zimbra-vacation",
    "x-rt-loop-prevention", "x-otrs-loop", "x-github-reason", "x-gitlab-project", "x-jira-fingerprint",
    "x-bugzilla-reason", "x-campaign", "x-campaignid", "x-campaign-id", "x-mailer-campaign",
    "x-csa-complaints", "x-newsletter", "x-mailchimp-campaign", "x-mc-user", "x-cmail-gameid",
    "x-mailing-id", "x-rss-url", "x-rss-feed", "x-rss-id", "x-alert-id", "x-notification-id",
    "x-linkedin-class", "x-facebook-notify", "x-twitterimpressionid", "x-ebay-mailtracker",
)  # fmt: skip
# Exchange writes these on absence notes, and on inquiries that a rule passes on to us.
RULE_FIELDS = ("x-ms-exchange-inbox-rules-loop", "x-ms-exchange-generated-message-source")
AUTOMATIC_VALUE = re.compile(
    r"auto[-_]?(?:reply|replied|respon|generated|answer)|holidayreply|machine[-_]?generated|vacation|autoresponder"
)
VALUE_FIELDS = ("x-post-messageclass", "x-mailer", "x-mimetrack-type", "content-class", "x-loop")
AUTOMATIC_ID = re.compile(r"-vac$|autoreply|autoresponder|vacation")


def _automatic_headers(message: Message) -> Iterator[Finding]:
    for name, value in message.headers:
        evidence = field_evidence(name, value)
        if _says_automatic(name, value.strip().lower()):
            yield Finding("H08", "machine", f"{name} marks automatic mail", evidence)
        elif name in RULE_FIELDS:
            yield Finding("H08", "no auto-reply", "a mailbox's rule sent it", evidence, kind="absence")
        elif name == "message-id" and AUTOMATIC_ID.search(value.lower().partition("@")[0]):
            yield Finding("H08", "held", "the Message-ID looks automatic", evidence)


def _says_automatic(name: str, value: str) -> bool:
    if name in AUTOMATIC_FIELDS:
        return value not in ("no", "false", "0", "")
    if name == "delivered-to":
        return value.startswith("autoresponder")
    return name in VALUE_FIELDS and AUTOMATIC_VALUE.search(value) is not None


def _robot_sender(message: Message) -> Iterator[Finding]:
    """From, Sender and Return-Path of daemons, robots and lists, however they spell themselves."""
    for name, address in _senders(message):
        local = address.local
        plain = re.sub(r"[^a-z]", "", local)
        evidence = field_evidence(name, address.email)
        if is_robot(address):
            yield from _robot(message, name, evidence)
        elif local.startswith(words.LIST_SENDER) or (
            name != "From" and local.endswith(words.LIST_SENDER_END)
        ):
            yield Finding("H09", "machine", f"{name} is a list or its owner", evidence)
        elif "mailerdaemon" in plain:
            yield Finding("H09", "machine", f"{name} is a mail daemon", evidence, kind="bounce")
        elif _is_postmaster(plain):
            yield Finding("H09", "held", f"{name} is a mail system or its keeper", evidence, kind="bounce")
        elif name == "From" and plain in words.ROLES_IS:
            yield Finding("H09", "held", "From is a role, not a person", evidence)
    if message.sender is not None and message.sender.name.lower().startswith(words.DAEMON_NAMES):
        evidence = field_evidence("From", message.sender.name)
        yield Finding("H09", "held", "From calls itself a mail system", evidence, kind="bounce")


def is_robot(address: Address) -> bool:
    plain = re.sub(r"[^a-z]", "", address.local)
    return any(robot in plain for robot in words.ROBOT_IN) or plain in words.ROBOT_IS


def _robot(message: Message, name: str, evidence: str) -> Iterator[Finding]:
    """A robot with a person in Reply-To may be a web form or a portal that passes an inquiry on."""
    if any(not is_robot(address) for address in message.reply_to):
        yield Finding("H24", "held", f"{name} is a robot and Reply-To a person: perhaps a form", evidence)
    elif name == "Return-Path" and "bounce" in evidence.lower():
        yield Finding("S02", "held", "the return path counts bounces", evidence)
    else:
        yield Finding("H09", "machine", f"{name} is a robot", evidence)


def _senders(message: Message) -> Iterator[tuple[str, Address]]:
    if message.sender is not None:
        yield "From", message.sender
    sender = re.search(r"[^\s<>\"(),;:]{1,64}@[^\s<>\"(),;:]{1,200}", message.headers.first("sender") or "")
    if sender:
        yield "Sender", Address(sender[0].lower())
    if message.return_path and "@" in message.return_path:
        yield "Return-Path", Address(message.return_path)


POSTMASTER = re.compile(
    r"p+o+s*t+m+a+s*t+e*r*|m+a+i+l+e+r+d\w{0,3}e?m\w{0,3}|maildeliver\w*|mailsystem|deliverysystem"
)


def _is_postmaster(plain: str) -> bool:
    """Postmaster in its misspellings: poostmaster, post_master, postmaser."""
    return POSTMASTER.fullmatch(plain) is not None


def is_own(address: Address, own: Own) -> bool:
    """Ours, also with a tag: sales+fair@ is sales@."""
    return (
        f"{address.local.partition('+')[0]}@{address.domain}" in own.addresses
        or address.email in own.addresses
    )


def _own_mail(message: Message, own: Own) -> Iterator[Finding]:
    sender = message.sender
    if sender and is_own(sender, own):
        evidence = field_evidence("From", sender.email)
        if any(not is_own(address, own) for address in message.reply_to):
            yield Finding("H24", "held", "From is ours and Reply-To a stranger: perhaps a form", evidence)
        else:
            yield Finding("H10", "machine", "From is our own address", evidence)
    yield from _own_reply(message, own)


def _own_reply(message: Message, own: Own) -> Iterator[Finding]:
    """A claim that our secret does not prove makes nobody a machine, and is answered by a person."""
    for name, claim in _claims(message, own):
        shown = field_evidence(name, claim)
        if own.secret and not is_own_id(own.secret, claim):
            yield Finding("H10", "no auto-reply", "calls itself a reply of ours, and is none", shown)
        else:
            yield Finding("H10", "machine", "our own reply came back", shown)


def _claims(message: Message, own: Own) -> Iterator[tuple[str, str]]:
    if (marker := message.headers.first("x-firstreply-reply")) is not None:
        yield "X-Firstreply-Reply", marker.strip()
    domains = frozenset((own.message_id_domain.lower(),))
    proved = bool(own.secret) and is_own_id(own.secret, message.message_id)
    if proved or claims_to_be_ours(message.message_id, domains):
        yield "Message-ID", message.message_id


def _calendar(message: Message) -> Iterator[Finding]:
    if "text/calendar" not in message.part_types and not message.headers.first("content-class"):
        return
    content_type = (message.headers.first("content-type") or "").lower()
    if found := re.search(r"method=\"?(reply|cancel|counter|request|publish)", content_type):
        yield Finding(
            "H23", "machine", f"a calendar {found[1]}", field_evidence("Content-Type", content_type)
        )
    elif "text/calendar" in message.part_types:
        yield Finding("H23", "held", "holds a meeting invitation", "part: text/calendar")


REPLY_MARK = re.compile(
    r"^(?:\s*(?:re|aw|sv|vs|antw|odp|rif|res|r|ynt|απ|отв|odg|vá|回复|答复|回覆|返信|ответ)(?:\[\d+\])?\s*[:：])+\s*",
    re.IGNORECASE,
)


# The code of a mail server with its enhanced twin; "550 pcs" and "550 5.5 kW motors" are goods.
SERVER_CODE = re.compile(r"(?<!\d)[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}(?!\d)|\(?#[45]\.\d\.\d")
KINDS = (
    ("absence", "an absence note", words.ABSENCE_SUBJECTS, Snippets(words.ABSENCE_BODIES + notices.ABSENCE)),
    ("receipt", "a note of receipt", notices.RECEIPT_SUBJECTS, Snippets(notices.RECEIPT)),
    ("bounce", "a bounce", words.BOUNCE_SUBJECTS, Snippets(words.BOUNCE_BODIES)),
)
SURE = Snippets(notices.SURE)


def telltale_words(message: Message) -> Iterator[Finding]:
    """Subjects (anchored at the start) and first lines. One alone only holds; two agree: a machine. What the
    text of an order sounds like is only noted: its goods were "not delivered", its buyer "on vacation". But a
    note that repeats the order it answers is none."""
    subject = REPLY_MARK.sub("", message.subject.lower()).lstrip("[(*<\"' ")
    opening = " ".join(message.text[:1200].lower().split())
    heads = heads_of(opening)
    for kind, named, subjects, bodies in KINDS:
        if subject.startswith(subjects):
            evidence = field_evidence("Subject", message.subject)
            yield Finding("S01", "held", f"the subject begins like {named}", evidence, kind=kind)
        said = bodies.first_in(opening, heads)
        if not said and kind == "bounce" and (code := SERVER_CODE.search(opening)):
            said = code[0]
        if said:
            effect: Effect = "noted" if orders_a_quantity(message) else "held"
            yield Finding("S01", effect, f"the text sounds like {named}", f"text has “{said}”", kind=kind)
    if said := SURE.first_in(opening, heads):
        yield Finding("S01", "held", "says what only automatic answers say", f"text has “{said}”")
    yield from _answer_to_nothing(message)


def _answer_to_nothing(message: Message) -> Iterator[Finding]:
    """ "Re:" outside every thread that we know (those never come here): an answer to what one of us wrote by
    hand, or a robot's. A thread is looked up before; who orders a quantity only pressed the wrong button."""
    if REPLY_MARK.match(message.subject) and not orders_a_quantity(message):
        evidence = field_evidence("Subject", message.subject)
        yield Finding("S17", "no auto-reply", "answers a mail that we do not know", evidence)
