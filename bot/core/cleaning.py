"""The passages of a text that tell its language: without quotes, notices, links, names, codes and numbers."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.core.scripts import letter_weights
from bot.core.signatures import signature_start
from bot.core.wording import DISCLAIMER, TRADE_CODES

ENOUGH = 15  # letters; a paragraph with fewer is a greeting or a name
_LONG_ENOUGH = 1_000  # characters; more text makes no guess better, only slower
_FAR_ENOUGH = 30_000  # characters; nobody says more before the first paragraph that tells a language

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,99}+@[\w.-]+"  # links and addresses
    r"|\{[^{}\n]{0,99}\}|%\(\w{0,40}\)[sdf]|<[^<>\n]{0,99}>|&#?\w{1,8};"  # holes of a template, tags
    r"|[^\W_]{0,60}+_\w*|\w{1,60}+\.(?:html?|pdf|docx?|xlsx?|csv|xml|json|png|jpe?g|zip|com|net|org)\b"
    r"|[A-Za-z./_-]{0,40}+\d[A-Za-z0-9./_-]*"  # numbers, article codes, sizes
)
_NAMES = re.compile(
    r"\b[A-Za-z]{0,40}?[a-z][A-Z]\w*"  # PayPal, WebAuthn
    r"|\b[A-Z]{2,5}\b(?!')"  # EPDM, BSP
)
_CODES = re.compile(rf"\b(?:{TRADE_CODES})\b")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_GREETING = re.compile(r"[^\n]{1,60}[,،:：!！，]")


def passages(text: str) -> Iterator[str]:
    """Paragraphs that say enough, the first ones first, greetings last; at least one, maybe empty. One is
    cleaned when it is asked for: mostly the first tells enough."""
    greetings: list[str] = []
    cleaned: list[str] = []
    tells = False
    for part in _own(
        [part.strip()[: 3 * _LONG_ENOUGH] for part in _PARAGRAPHS.split(_without_history(text))]
    ):
        plain = _without_greeting(_cleaned(part))
        cleaned.append(plain)
        if sum(letter_weights(plain).values()) < ENOUGH:
            continue
        if _GREETING.fullmatch(plain):
            greetings.append(plain)
        else:
            tells = True
            yield plain[:_LONG_ENOUGH]
    if not tells:
        yield from (part[:_LONG_ENOUGH] for part in greetings or [" ".join(cleaned)])


def _own(paragraphs: list[str]) -> Iterable[str]:
    """Without disclaimers, unless there is nothing else."""
    own = (part for part in paragraphs if not DISCLAIMER.search(part))
    first = next(own, None)
    return paragraphs if first is None else chain((first,), own)


def shouts(text: str) -> bool:
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _without_history(text: str) -> str:
    # The detectors are written in C and take no half of a surrogate pair.
    text = text[:_FAR_ENOUGH].encode("utf-8", "ignore").decode("utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(">")]
    own = lines[: signature_start(lines)]
    is_notice = not any(own) and next(filter(None, lines), "") != "-- "  # one sentence may look like one
    return _CONTROLS.sub(" ", "\n".join(lines if is_notice else own))


def _cleaned(paragraph: str) -> str:
    text = _CODES.sub(" ", _NOISE.sub(" ", paragraph))
    if shouts(text):
        return text.strip().lower()
    plain = _NAMES.sub(" ", text)
    return (plain if letter_weights(plain) else text).strip()


def _without_greeting(paragraph: str) -> str:
    """An English "Dear Sir," often stands over a letter in another language."""
    first, _, rest = paragraph.partition("\n")
    enough = sum(letter_weights(rest).values()) >= ENOUGH
    return rest if enough and _GREETING.fullmatch(first.strip()) else paragraph
