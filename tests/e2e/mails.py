"""Mails as they come to a sales mailbox, in any number. Every buyer, company and domain is made up."""

from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from tests.builders import NOON
from tests.services import Account

TEXTS = {
    "en": "Dear sirs, please send us your best offer for {n} pieces of ball valves DN50, CIF Rotterdam.",
    "de": "Sehr geehrte Damen und Herren, bitte senden Sie uns ein Angebot über {n} Stück Kugelhähne DN50.",
    "fr": "Madame, Monsieur, veuillez nous envoyer votre meilleure offre pour {n} pièces de vannes à bille.",
    "es": "Estimados señores, les rogamos nos envíen una oferta por {n} piezas de válvulas de bola DN50.",
    "it": "Spett.le ditta, vi preghiamo di inviarci la vostra offerta per {n} pezzi di valvole a sfera DN50.",
    "ja": "お世話になっております。ボールバルブDN50を{n}個購入したいので、お見積りをお願いいたします。",
    "ru": "Добрый день! Просим выслать коммерческое предложение на шаровые краны DN50, {n} штук.",
}
SUBJECT = "Inquiry {n}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A mail and what must become of it. `reply_to`: who must get exactly one reply, "" for nobody."""

    raw: bytes
    outcome: str
    reply_to: str = ""
    card: bool = False


def inquiry(n: int, **changes: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"Buyer Number{n} <buyer{n}@company{n}.example>"
    mail["To"] = "sales@brightvalve.example"
    mail["Subject"] = SUBJECT.format(n=n)
    mail["Date"] = format_datetime(NOON)
    mail["Message-ID"] = f"<inquiry-{n}@company{n}.example>"
    language = list(TEXTS)[n % len(TEXTS)]
    mail.set_content(TEXTS[language].format(n=n * 10))
    for name, value in changes.items():
        name = name.replace("_", "-")
        del mail[name]
        mail[name] = value
    return mail


def answered(n: int) -> Sample:
    return Sample(inquiry(n).as_bytes(), "lead", f"buyer{n}@company{n}.example", card=True)


def mixed(count: int) -> list[Sample]:
    """Of every ten: five new inquiries and one each of five other kinds."""
    makers = (answered, answered, _copy, answered, _followup, answered, _absent, answered, _held, _suppressed)
    return [makers[n % 10](n) for n in range(count)]


def _copy(n: int) -> Sample:
    return Sample(inquiry(n - 1).as_bytes(), "duplicate")


def _followup(n: int) -> Sample:
    parent = n - 1
    sender = f"Buyer Number{parent} <buyer{parent}@company{parent}.example>"
    mail = inquiry(n, In_Reply_To=f"<inquiry-{parent}@company{parent}.example>", From=sender)
    return Sample(mail.as_bytes(), "followup")


def _absent(n: int) -> Sample:
    mail = inquiry(n, Subject="Automatic reply: out of the office", Auto_Submitted="auto-replied")
    return Sample(mail.as_bytes(), "machine")


def _held(n: int) -> Sample:
    return Sample(inquiry(n, Reply_To=f"someone{n}@elsewhere{n}.example").as_bytes(), "held", card=True)


def _suppressed(n: int) -> Sample:
    return Sample(inquiry(n, X_Auto_Response_Suppress="OOF, AutoReply").as_bytes(), "lead", card=True)


def deliver(account: Account, samples: Iterable[Sample]) -> None:
    """Through the mail server's front door, each with the envelope sender that its From has."""
    for sample in samples:
        sender = parseaddr(str(message_from_bytes(sample.raw)["From"]))[1]
        account.deliver(sample.raw, sender=sender)
