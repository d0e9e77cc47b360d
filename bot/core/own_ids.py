"""The Message-IDs of our own replies: made so that this installation, and nobody else, knows them again."""

import base64
import hmac
import re

PREFIX = "r1."
CODE = 20  # letters of each half: 100 bits
SHAPE = re.compile(rf"r1\.([a-z2-7]{{{CODE}}})\.([a-z2-7]{{{CODE}}})(?:@[^\s<>@]{{1,253}})?", re.IGNORECASE)


def own_id(secret: bytes, seed: str, domain: str) -> str:
    """`r1.<nonce>.<mac>@domain`, without brackets; the same seed gives the same one.

    Whoever does not know `secret` can neither make one nor tell from it what it was made of.
    """
    nonce = _code(secret, f"nonce\0{seed}")
    return f"{PREFIX}{nonce}.{_mac(secret, nonce)}@{domain.lower()}"


def is_own_id(secret: bytes, message_id: str) -> bool:
    """Whether we made this id. Needs no database, so it holds after a restore, too. The part before the @
    is enough: some servers give a mail another id, and only our mark (X-Firstreply-Reply) is left."""
    found = SHAPE.fullmatch(message_id) if secret else None
    return found is not None and hmac.compare_digest(found[2].lower(), _mac(secret, found[1].lower()))


def claims_to_be_ours(message_id: str, domains: frozenset[str]) -> bool:
    """Looks like one of ours, of any version; whether it is one, `is_own_id` or the database knows."""
    local, _, domain = message_id.lower().rpartition("@")
    return local.startswith(PREFIX) and domain in domains


def _mac(secret: bytes, nonce: str) -> str:
    return _code(secret, f"mac\0{nonce}")


def _code(secret: bytes, text: str) -> str:
    return base64.b32encode(hmac.digest(secret, text.encode(), "sha256"))[:CODE].decode().lower()
