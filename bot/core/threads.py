"""Which lead a message belongs to: by the ids it answers, by its subject, or by who wrote it."""

import re
import unicodedata
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.caps import contact_key
from bot.core.domains import FREE_MAIL, house_of
from bot.core.guard_machine import is_robot
from bot.core.guard_words import phrases
from bot.core.lead import LeadId
from bot.core.message import Message
from bot.core.verdict import Own

How = Literal["own-id", "id", "subject", "buyer"]
BY_ADDRESS: tuple[How, ...] = ("subject", "buyer")  # rest on From alone, which anybody can write
TOPIC_AGE = timedelta(days=30)  # how long a subject and its sender mean the same matter
JOIN_WINDOW = timedelta(hours=72)  # how long another mail of a buyer is taken for the same matter
MAX_TOPIC = 300
WARNINGS = (
    "thread:house",
    "thread:held",
    "thread:forged-id",
)  # hits that people see on the card and in the note

# What mail programs put before a subject they answer or forward, in the languages of our markets.
MARKS = phrases("""
    re; fw; fwd; aw; wg; antw; antwort; sv; vs; vb; vl; rv; rif; ri; res; enc; tr; ref; réf; i; r; odp;
    pd; ynt; ilt; yan; vá; továbbítás; ats; atb; fs; per; απ; πρθ; σχετ; отв; ответ; пересл; пер; на;
    відп; напр; 回复; 答复; 回覆; 答覆; 转发; 轉寄; 轉發; 返信; 転送; 회신; 답장; 전달;
    رد; إعادة توجيه; پاسخ; ارسال; השב;
    תשובה; הועבר; ตอบกลับ; ส่งต่อ; trả lời; chuyển tiếp; bls; balas; terusan; teruskan; bsl
""")
_MARK = "|".join(sorted(map(re.escape, MARKS), key=len, reverse=True))
FRONT = re.compile(
    rf"\s*(?:(?:{_MARK})\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|[\^*]\d{{1,3}})?\s?:"
    r"|\[(?:ext|extern|external|spam|suspected spam|\*+spam\*+)\]:?)"
)
TICKET = re.compile(
    r"[\[(](?:[^\[\]()#]{0,30}#\s?|(?:ticket|case|ref|request)[ :.#-]{0,3})\d[\w.-]{0,30}[\])]"
    r"|\[[a-z][a-z0-9]{0,7}-[a-z2-7]{7}\]"  # the number of a reply of ours: core/reference.py
)


def topic_of(subject: str) -> str:
    """The subject without Re:, Fwd: and ticket numbers, in one spelling: "Re[2]: Valves [#7]" is "valves"."""
    text = " ".join(unicodedata.normalize("NFKC", subject[: 2 * MAX_TOPIC]).casefold().split())
    text = text.replace("i\u0307", "i")  # the small form of a Turkish capital I with a dot
    text = " ".join(TICKET.sub(" ", text).split())
    at = 0
    while found := FRONT.match(text, at):
        at = found.end()
    return text[at:].strip(" -:")[:MAX_TOPIC]


def topics(message: Message) -> frozenset[str]:
    """By its subject, and by what Outlook noted when the conversation began."""
    noted = message.headers.first("thread-topic") or ""
    return frozenset(topic for topic in (topic_of(message.subject), topic_of(noted)) if topic)


def outlook_thread(message: Message) -> str:
    """The part of Thread-Index that all mails of a conversation share, as hex; "" where there is none."""
    value = (message.headers.first("thread-index") or "")[:400].replace(" ", "")
    try:
        root = b64decode(value.encode("ascii"), validate=True)[:22]
    except ValueError:
        return ""
    return root.hex() if len(root) == 22 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A lead that a message may belong to."""

    lead: LeadId
    contact: str  # the buyer's address
    topic: str
    last_at: datetime  # when the buyer last wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A candidate whose mail, or our reply to it, is named by an id in the message."""

    message_id: str
    ours: bool
    candidate: Candidate
    needs_same_house: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """The message belongs to `lead`, because of `how`. `stranger`: the sender, if of another house."""

    lead: LeadId
    how: How
    evidence: str = ""
    stranger: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the ids, the subject and the sender of a message say of where it belongs."""

    join: Join | None = None
    own_copy: bool = False  # it is a reply of ours that came back
    answers_ours: bool = False  # it answers a reply of ours, of whatever lead
    forged: tuple[str, ...] = ()  # ids that look like ours and are not


NO_THREAD = Thread()


def join_by_id(message: Message, own: Own, named: Sequence[Named]) -> Join | None:
    """`named`: the nearest id first. Our own ids count more than those of the buyer's mails."""
    for one in sorted(named, key=lambda one: not one.ours):
        contact = one.candidate.contact
        stranger = "" if _is_of_the_house(message, contact, own) else _sender(message)
        if not (stranger and one.needs_same_house):
            how: How = "own-id" if one.ours else "id"
            return Join(lead=one.candidate.lead, how=how, evidence=one.message_id, stranger=stranger)
    return None


def join_by_buyer(
    message: Message, candidates: Sequence[Candidate], window: timedelta, *, is_direct: bool = True
) -> Join | None:
    """The buyer's lead of the same matter, else that of these days. `candidates`: open leads, none of them
    held, the newest first. The subject of a form is not the buyer's and says nothing of the matter."""
    subjects = topics(message) if is_direct else frozenset()
    mine = [one for one in candidates if contact_key(one.contact) == contact_key(_sender(message))]
    for one in mine:
        if one.topic in subjects and abs(message.received_at - one.last_at) <= TOPIC_AGE:
            return Join(lead=one.lead, how="subject", evidence=one.topic)
    for one in mine:
        if abs(message.received_at - one.last_at) <= window:
            return Join(lead=one.lead, how="buyer", evidence=one.contact)
    return None


def is_one_buyer(message: Message, own: Own) -> bool:
    """One person of another house, not a robot, a form or a colleague who passes many people's mail on."""
    sender = message.sender
    if sender is None or message.senders != 1 or is_robot(sender) or _is_our_house(sender.email, own):
        return False
    if message.person:  # one address for many buyers
        return False
    return all(same_party(other.email, sender.email) for other in message.reply_to)


def _sender(message: Message) -> str:
    return message.sender.email if message.sender else ""


def _is_of_the_house(message: Message, contact: str, own: Own) -> bool:
    """The buyer, a colleague of the buyer, or one of ours."""
    email = _sender(message)
    return not email or same_party(email, contact) or _is_our_house(email, own)


def same_party(one: str, other: str) -> bool:
    """Of a public mail domain only the same address is the same party."""
    if contact_key(one) == contact_key(other):
        return True
    return house_of(one) == house_of(other) and one.rpartition("@")[2] not in FREE_MAIL


def _is_our_house(email: str, own: Own) -> bool:
    return any(same_party(email, address) for address in own.addresses)
