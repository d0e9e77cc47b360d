"""Finding phrases in what somebody wrote, and whether somebody wants to buy."""

import unicodedata
from collections.abc import Iterator, Sequence

from bot.core import guard_fraud_words as words
from bot.core.message import Message
from bot.core.quantity import find_quantity

MAX_READ = 30_000  # characters that are searched for words


def read(message: Message) -> str:
    """Subject, text and signature, folded so that tricks with letters do not hide words. Folding makes one
    letter into up to 18, so its result is cut, too."""
    joined = "\n".join((message.subject, message.text, message.signature))[:MAX_READ]
    folded = joined if joined.isascii() else unicodedata.normalize("NFKC", joined)[:MAX_READ]
    return " ".join(folded.lower().replace("’", "'").split())[:MAX_READ]


def has(text: str, phrases: Sequence[str]) -> str:
    """The first phrase that `text` holds as whole words. A star stands for any ending; scripts beyond Latin
    are taken to have one anyway, and those without blanks have no word borders."""
    return next(all_of(text, phrases), "")


def all_of(text: str, phrases: Sequence[str]) -> Iterator[str]:
    return (phrase for phrase in phrases if phrase.rstrip("*") in text and _stands_alone(text, phrase))


def _stands_alone(text: str, phrase: str) -> bool:
    core = phrase.rstrip("*")
    open_end = core != phrase or core[-1] > "\u024f" or not core[-1].isalpha()
    open_start = core[0] > "\u0e00" or not core[0].isalnum()
    at = text.find(core)
    for _ in range(50):
        if at < 0:
            return False
        end = at + len(core)
        if (open_start or not text[max(0, at - 1) : at].isalnum()) and (
            open_end or not text[end : end + 1].isalpha()
        ):
            return True
        at = text.find(core, end)
    return False


def wants_to_buy(message: Message) -> bool:
    """Something is asked of us. Words that fraud and trade share are no reason to wait then."""
    return has(read(message), words.BUYING) != ""


def orders_a_quantity(message: Message) -> bool:
    """A request and a number of pieces: no machine writes that."""
    return find_quantity(message.text[:5000]) != "" and wants_to_buy(message)
