"""What stands in a mail that we made, for people to read before or after it goes out."""

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class Words:
    """`text` with the signature, as the plain part says it."""

    subject: str
    text: str


def words_of(raw: bytes) -> Words:
    """Only for bytes of our own: they are well formed, and nobody else's may be read so."""
    mail = message_from_bytes(raw, policy=SMTP)
    plain = mail.get_body(("plain",))
    text = plain.get_content() if plain is not None else ""
    return Words(subject=str(mail["Subject"] or ""), text=text.replace("\r\n", "\n").strip())
