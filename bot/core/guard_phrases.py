"""Finding phrases in what somebody wrote, and whether somebody wants to buy."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core import guard_fraud_words as words
from bot.core.message import Message
from bot.core.quantity import find_quantity

_FIRST_WORD = re.compile(r"[^\W_]+")
_HEAD = 4  # letters
_SPACED = "\u0e00"  # scripts behind it put no blank between words
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
    """Each phrase that `text` holds, in the order of `phrases`."""
    likely = _index(tuple(phrases)).likely(text)
    return (phrase for phrase in likely if phrase.rstrip("*") in text and _stands_alone(text, phrase))


@dataclass(frozen=True, slots=True)
class _Index:
    """Thousands of phrases by how they begin: a text is asked only for those that may be in it. By the first
    letters of their first word, and, where they may begin in a word or be the beginning of one, by a sign."""

    phrases: tuple[str, ...]
    by_head: Mapping[str, tuple[int, ...]]
    by_sign: Mapping[str, tuple[int, ...]]

    def likely(self, text: str) -> list[str]:
        heads, signs = _beginnings(text)
        found = [at for head in heads & self.by_head.keys() for at in self.by_head[head]]
        found += [at for sign in signs & self.by_sign.keys() for at in self.by_sign[sign]]
        return [self.phrases[at] for at in sorted(found)]


@lru_cache(maxsize=256)
def _index(phrases: tuple[str, ...]) -> _Index:
    by_head: dict[str, list[int]] = {}
    by_sign: dict[str, list[int]] = {}
    for at, phrase in enumerate(phrases):
        core = phrase.rstrip("*")
        first = _FIRST_WORD.match(core) if core[0] <= _SPACED else None
        if first and (len(first[0]) >= _HEAD or first[0] != core):
            by_head.setdefault(first[0][:_HEAD], []).append(at)
        else:
            by_sign.setdefault(core[0], []).append(at)
    return _Index(phrases, _fixed(by_head), _fixed(by_sign))


def _fixed(lists: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(those) for key, those in lists.items()}


@lru_cache(maxsize=8)
def _beginnings(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """How the words of a text begin, short ones as they are; and all its signs."""
    return frozenset([word[:_HEAD] for word in _FIRST_WORD.findall(text)]), frozenset(text)


def _stands_alone(text: str, phrase: str) -> bool:
    core = phrase.rstrip("*")
    open_end = core != phrase or core[-1] > "\u024f" or not core[-1].isalpha()
    open_start = core[0] > _SPACED or not core[0].isalnum()
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
