"""Which variant of a text a buyer gets: always the same one, and all of them equally often."""

import hashlib
import string
from collections.abc import Collection

from bot.core.caps import contact_key
from bot.core.message import Address, Message

FIRST = "a"  # the text without a letter
LETTERS = string.ascii_lowercase


def buyer_key(message: Message, to: Address) -> str:
    """One person, one key, however the address is written this time."""
    return message.person or contact_key(to.email)


def variant_of(buyer: str, template: str, letters: Collection[str]) -> str:
    """The letter that scores highest for this buyer: whoever adds one takes buyers from the others, and none
    of the others' buyers change among them (rendezvous hashing)."""
    return max(letters, key=lambda letter: _score(buyer, template, letter), default=FIRST)


def _score(buyer: str, template: str, letter: str) -> bytes:
    return hashlib.blake2b("\0".join((template, letter, buyer)).encode("utf-8", "replace")).digest()
