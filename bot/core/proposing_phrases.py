"""Which words of a subject line tell a product that no keyword knew. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.country_places import whole
from bot.core.message import Message
from bot.core.product import fold
from bot.core.proposing_words import COMMON, COMMON_UNSPACED
from bot.core.rules import Product

LONGEST = 300  # characters of a subject that are looked at
MOST_WORDS = 3
FEW = 2  # other mails that may have the phrase, of another product
SHORTEST, SHORTEST_UNSPACED, LONGEST_PHRASE = 4, 2, 60  # letters
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_LETTERS = rf"(?:(?![{_UNSPACED}])[^\W\d_])+"
_RUN = re.compile(rf"[^\s{_UNSPACED}]*\d[^\s{_UNSPACED}]*|[{_UNSPACED}]+|{_LETTERS}(?:['’-]{_LETTERS})*| +|.")
_NO_WORD = re.compile(r"\W+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Other:
    """Another stored mail."""

    subject: str
    product: str


def telling_phrases(
    message: Message, product: str, products: Sequence[Product], others: Iterable[Other]
) -> list[str]:
    """What may tell `product`, the longest first: words of the subject that name neither a person nor a
    place, and that few mails of other products have."""
    strange = [fold(other.subject) for other in others if other.product != product]
    keywords = {fold(word.strip("*")) for one in products for word in (*one.keywords, *one.exclude)}
    aside = COMMON | _named(message) | keywords
    found = {phrase for phrase in _phrases(message.subject[:LONGEST], aside) if fold(phrase) not in keywords}
    seldom = [phrase for phrase in found if sum(_has(subject, phrase) for subject in strange) <= FEW]
    return sorted(seldom, key=lambda phrase: (-len(phrase), phrase))


def _named(message: Message) -> set[str]:
    """Words of the buyer's name and address."""
    sender = message.sender
    return set(re.findall(r"[^\W\d_]+", fold(f"{sender.name} {sender.email}"))) if sender else set()


def _phrases(subject: str, aside: frozenset[str]) -> Iterator[str]:
    """Runs of words between signs, numbers and words that tell nothing."""
    run: list[str] = []
    for piece in [*_pieces(subject), ""]:
        if piece and fold(piece) not in aside and not whole(piece):
            run.append(piece)
            continue
        phrase = " ".join(run)
        if 0 < len(run) <= MOST_WORDS and _fits(phrase) and not whole(phrase):
            yield phrase.lower()
        run = []


def _pieces(subject: str) -> Iterator[str]:
    """Words; "" where something stands between them that no keyword goes across."""
    for match in _RUN.finditer(subject):
        piece = match[0]
        if _IS_UNSPACED.fullmatch(piece):
            for common in COMMON_UNSPACED:
                piece = piece.replace(common, "\n")
            for part in piece.split("\n"):
                yield ""
                yield part
            yield ""
        elif piece.strip():
            yield piece if piece[0].isalpha() and not any(map(str.isdigit, piece)) else ""


def _fits(phrase: str) -> bool:
    letters = len(phrase.replace(" ", ""))
    least = SHORTEST_UNSPACED if _IS_UNSPACED.fullmatch(phrase) else SHORTEST
    return least <= letters <= LONGEST_PHRASE


def _has(folded: str, phrase: str) -> bool:
    words = fold(phrase)
    if _IS_UNSPACED.fullmatch(phrase):
        return words in folded
    return f" {words} " in f" {_NO_WORD.sub(' ', folded)} "
