"""Signs of fraud, bulk and thin evidence: reasons to leave the answer to a person. See docs/guard.md.

Strong signs hold alone. Small doubts have weight 1: two hold, and one holds where nothing is asked in trade.
"""

import re
from collections.abc import Iterator
from itertools import islice

from bot.core import guard_fraud_words as words
from bot.core.domains import FREE_MAIL, house_of, registrable
from bot.core.guard_bank_words import bank_change
from bot.core.guard_identity import doubt, identity, strong
from bot.core.guard_links import Link, danger, is_neutral, links
from bot.core.guard_machine import Finding, field_evidence
from bot.core.guard_phrases import all_of, has, read
from bot.core.guard_thin import brings_documents, is_plain_and_of_one_house, names_only_codes
from bot.core.guard_verdicts import verdicts
from bot.core.guard_words import DESKS_IS
from bot.core.message import Attachment, Message
from bot.core.verdict import Own

MANY_RECIPIENTS = 10
FEW_WORDS = 4


def suspicions(message: Message, own: Own) -> Iterator[Finding]:
    """Everything that makes an automatic answer unwise."""
    text = read(message)
    trade = has(text, words.TRADE)
    found = [
        *identity(message, own),
        *_recipients(message, own, trade),
        *verdicts(message, own),
        *_desk(message),
        *_attachments(message, trade),
        *_body_form(message, trade),
        *_loud_subject(message, trade),
        *_sending_program(message),
        *_links(message, own),
        *_said(message, text, trade),
    ]
    yield from found
    yield from _summed(message, text, trade, found)


def _recipients(message: Message, own: Own, trade: str) -> Iterator[Finding]:
    named = [address.email for address in (*message.to, *message.cc)]
    shown = field_evidence("To", message.headers.first("to") or "(none)")
    if not named:
        yield strong("S06", "no recipient is named", shown)
    if len(named) > MANY_RECIPIENTS:
        yield (doubt if trade else strong)("S06", f"{len(named)} recipients", shown)
    elif len({house_of(email) for email in named}) > 2 + (len(named) > 4):
        yield doubt("S06", "recipients in several houses", shown)
    if (
        message.sender
        and message.sender.email in {to.email for to in message.to}
        and message.sender.email not in own.addresses
    ):
        yield strong("S06", "sender and recipient are the same", shown)


def _desk(message: Message) -> Iterator[Finding]:
    plain = re.sub(r"[^a-z]", "", message.sender.local) if message.sender else ""
    if plain in DESKS_IS:
        yield doubt("H09", "From is a desk, not a person", f"From: {message.sender and message.sender.email}")


def _attachments(message: Message, trade: str) -> Iterator[Finding]:
    """A lure holds. With a plain request it is marked on the card, and the template gives nothing away."""
    judged = doubt if trade and is_plain_and_of_one_house(message) else strong
    encrypted = "multipart/encrypted" in message.part_types
    for item in message.attachments:
        if is_risky(item.name) and not _is_fragment(message, item):
            told = strong if ending(item.name) in words.PAGE_FILES else judged
            yield told("H16", "an attachment that may be dangerous", item.name)
        if item.content_type in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            encrypted = encrypted or not message.text.strip()
    if encrypted:
        yield strong("H23", "the text is encrypted", f"parts: {', '.join(message.part_types[:5])}")


def ending(name: str) -> str:
    return name.strip().lower().rpartition(".")[2]


def is_risky(name: str) -> bool:
    """A file that runs, hides others, or is a page."""
    return ending(name) in words.RISKY_FILES


def _is_fragment(message: Message, item: Attachment) -> bool:
    """Exchange renames pieces of a letter to att12345.htm where files stood between its lines."""
    others = any(not other.content_type.startswith("text/") for other in message.attachments)
    return others and item.size < 8192 and re.fullmatch(r"att\d{4,6}\.html?", item.name.lower()) is not None


WORD = re.compile(r"[^\W\d_]{2,}")
DENSE = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)  # scripts where letters say more


def _weight_of_words(text: str) -> int:
    plain = re.sub(r"<?https?://\S{1,400}", " ", text) if "://" in text else text
    dense = 0 if plain.isascii() else len(DENSE.findall(plain))
    return len(WORD.findall(plain)) + dense // 2


def _body_form(message: Message, trade: str) -> Iterator[Finding]:
    count = _weight_of_words(message.text)
    if not message.text.strip():
        asks = trade and brings_documents(message) and is_plain_and_of_one_house(message)
        judged = doubt if asks else strong
        yield judged("S08", "no text, or only pictures", f"parts: {', '.join(message.part_types[:5])}")
    elif count < FEW_WORDS and not trade and not names_only_codes(message):
        yield strong("S08", "hardly any text", f"text: {message.text[:80]!r}")


def _loud_subject(message: Message, trade: str) -> Iterator[Finding]:
    """Capitals are the custom of those who ask in trade: "RFQ BALL VALVES DN50"."""
    shown = field_evidence("Subject", message.subject)
    letters = [c for c in message.subject if c.isalpha() and c.isascii()]
    if not trade and len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        yield doubt("S12", "the subject shouts", shown)
    if LOUD.search(message.subject.lower()):
        yield doubt("S12", "the subject advertises", shown)


LOUD = re.compile(r"[!?]{2,}|[$€£]\s?\d|\badv\b|\d\s?%\s?(?:off|discount|rabatt)|[★☆✅🎁🔥⚠❗💰📢]")
SCRIPT_MAILER = re.compile(r"php|mass|bulk|blast|swiftmailer|mailking|aspmail")


def _sending_program(message: Message) -> Iterator[Finding]:
    for name in ("x-php-originating-script", "x-php-script", "x-mailer"):
        value = message.headers.first(name) or ""
        if (value and name != "x-mailer") or SCRIPT_MAILER.search(value.lower()):
            yield doubt("S09", "sent by a script", field_evidence(name, value))
    for name in BULK_FIELDS:
        if name in message.headers:
            yield strong(
                "S09", "sent by a bulk service", field_evidence(name, message.headers.first(name) or "")
            )


BULK_FIELDS = (
    "feedback-id", "x-sg-eid", "x-mailgun-sid", "x-mandrill-user", "x-msys-api", "x-smtpapi",
    "x-ses-outgoing", "x-pm-message-id", "x-sendgrid", "x-sib-id", "x-mailin-campaign", "x-elasticemail",
    "x-report-abuse", "x-abuse-reports-to", "x-unsubscribe", "x-roving-id", "x-sfmc-stack", "x-job",
    "x-mailjet-campaign", "x-complaints-to-esp", "errors-to", "x-list-unsubscribe", "x-subscription",
    "x-loop",
)  # fmt: skip


def _links(message: Message, own: Own) -> Iterator[Finding]:
    """Links to neither the sender's house, nor ours, nor where everybody links."""
    known = {house_of(address) for address in own.addresses}
    if message.sender and message.sender.domain not in FREE_MAIL:
        known.add(registrable(message.sender.domain))
    foreign = [link for link in links(message.text) if not _is_known(link, known)]
    for link in foreign:
        if reason := danger(link):
            yield strong("S10", reason, link.shown)
            return
    labelled = next((link for link in foreign if link.is_labelled), None)
    if labelled is not None:
        yield strong("S10", "words that link to a foreign host", labelled.shown)
    elif foreign:
        yield doubt("S10", "a link to a foreign host", foreign[0].shown)
        if _weight_of_words(message.text) < 12 or len({link.host for link in foreign}) > 4:
            yield doubt("S10", "more links than words fit", foreign[-1].shown)


def _is_known(link: Link, known: set[str]) -> bool:
    return not danger(link) and (registrable(link.host) in known or is_neutral(link.host))


def _said(message: Message, text: str, trade: str) -> Iterator[Finding]:
    """Words of fraud, bulk and sellers."""
    carries = bool(message.attachments) or next(links(message.text), None) is not None
    buying = has(text, words.BUYING)
    for phrases, rule, reason, one_holds in (
        (words.FRAUD, "S13", "words of money fraud", True),
        (words.ACCOUNT, "S13", "words of account fraud", True),
        (words.ACCOUNT_THINGS, "S13", "words that account fraud uses", carries and not trade),
        (words.BULK, "S09", "words of bulk mail", True),
        (words.NEWS, "S09", "words of news mail", False),
    ):
        if (said := has(text, phrases)) and (phrases is not words.NEWS or not buying):
            yield (strong if one_holds else doubt)(rule, reason, f"text has “{said}”")
    if said := bank_change(text):
        yield strong("S22", "speaks of a changed bank account", f"text has “{said}”")
    yield from _shared_with_trade(text, trade, buying)
    yield from _papers(message, text, buying)


def _shared_with_trade(text: str, trade: str, buying: str) -> Iterator[Finding]:
    """What buyers say as well: of somebody who asks us for a price, all of it together is one doubt, unless
    two phrases of one kind meet."""
    doubted = False
    for phrases, rule, reason, one_holds, two_hold in (
        (words.FRAUD_OR_TRADE, "S13", "words that fraud uses, too", not buying, True),
        (words.PITCH, "S11", "words of an unasked offer", not buying, True),
        (words.BULK_OR_TRADE, "S09", "words that bulk mail uses, too", not buying, False),
        (words.SELLING, "S11", "words of a seller", not trade, not buying),
    ):
        said = list(islice(all_of(text, phrases), 2))
        evidence = f"text has “{'”, “'.join(said)}”"
        if said and (one_holds or (two_hold and len(said) > 1)):
            yield strong(rule, reason, evidence)
        elif said and not (buying and doubted):
            doubted = True
            yield doubt(rule, reason, evidence)


ATTACHED = re.compile(r"\battach|anhang|adjunt|anexo|allegat|pièce jointe|załącz|влож|附件|添付|첨부")
_ATTACHED_STEMS = (
    "attach", "anhang", "adjunt", "anexo", "allegat", "pièce jointe", "załącz", "влож", "附件", "添付", "첨부"
)  # fmt: skip
NO_PAPER = re.compile(
    r"(?:\b(?:invoice|rechnung|factura|facture|fattura|fatura|faktura)[- ])?\bpro[- ]?forma(?:[- ]?\w+)?"
    r"|\bbills? of (?:material|lading|quantit|exchange)\w*|\breceipt of|\b(?:up)?(?:on|after|against) receipt"
)


def _papers(message: Message, text: str, buying: str) -> Iterator[Finding]:
    """A bill that came along. That a buyer asks for one, or names it in terms of payment, says nothing."""
    plain = NO_PAPER.sub(" ", text) if any(stem in text for stem in _ATTACHED_STEMS) else ""
    harmless = (item.name.lower() for item in message.attachments if not is_risky(item.name))
    names = " ".join(harmless)  # H16 has spoken of the others
    near = [plain[max(0, found.start() - 60) : found.end() + 60] for found in ATTACHED.finditer(plain)]
    paper = next((said for place in (names, *near[:20]) if (said := has(place, words.MONEY_PAPERS))), "")
    if paper:
        judged = doubt if buying and not message.attachments else strong
        yield judged("S13", "a bill or payment paper from a stranger", f"text has “{paper}”")


def _summed(message: Message, text: str, trade: str, found: list[Finding]) -> Iterator[Finding]:
    """Small doubts together, and mail that asks for nothing."""
    asked = trade or has(text, words.BUYING)
    doubts = [finding for finding in found if finding.weight]
    if len(doubts) >= 2 or (doubts and not asked and not message.in_reply_to):
        evidence = "; ".join(finding.reason for finding in doubts)
        yield strong("S14", f"doubts: {evidence}", evidence)
    asks = (
        asked
        or any(mark in text for mark in "?？؟")
        or message.in_reply_to
        or has(text, words.ASKING)
        or (names_only_codes(message) and is_plain_and_of_one_house(message))
    )
    if not asks:
        yield strong("S15", "asks for nothing that we can read", f"text: {message.text[:80]!r}")
