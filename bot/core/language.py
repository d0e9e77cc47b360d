"""Which language a buyer writes in: clean -> scripts -> detector -> floor.

Short and mixed texts are the rule here, so each step may answer "und" (not known): a reply in
English is better than one in the wrong language.
"""

import re
from functools import cache, lru_cache

from langdetect import DetectorFactory, LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY

from bot.core.scripts import language_by_script, letter_weights, main_script
from bot.core.triage import Guess
from bot.core.wording import DISCLAIMER, WORDS

DetectorFactory.seed = 0  # without it, the same short text gives another language on each call

UNKNOWN = Guess()
ENOUGH = 15  # letters; below, no detector is reliable
_FLOOR = 0.7  # below, the detector is wrong in two of five: English is the safer answer
_LONG_ENOUGH = 1_000  # letters; more text makes no guess better, only slower
_FAR_ENOUGH = 30_000  # characters; nobody says more before the first paragraph that tells a language

# What buyers write, by script. The second list is known to the detector so that it need not call a
# Slovak text Czech, but is rare in inquiries.
_COMMON = {
    "latin": "cs da de en es fi fr hu id it nl no pl pt ro sv tr vi",
    "cyrillic": "ru uk",
    "arabic": "ar fa ur",
}
_RARE = {"latin": "ca et hr lt lv sk sl", "cyrillic": "bg mk", "arabic": ""}

LANGUAGES = frozenset(
    " ".join((*_COMMON.values(), *_RARE.values(), "el he hi th ko ja zh-Hans zh-Hant pt-BR pt-PT ms")).split()
)

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,99}+@[\w.-]+"  # links and addresses
    r"|[A-Za-z./_-]{0,40}+\d[A-Za-z0-9./_-]*"  # numbers, article codes, sizes
)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_GREETING = re.compile(r"[^\n]{1,60}[,،:：!！，]")


def initialise() -> None:
    """Load the detector's profiles (a quarter of a second), so that no message has to wait for it."""
    _factory()


@lru_cache(maxsize=1024)
def guess_language(text: str) -> Guess:
    """The language of the sender's own words. "und" where it cannot be told."""
    passage = _passage(text)
    weights = letter_weights(passage)
    letters = sum(weights.values())
    if decided := language_by_script(passage, weights):
        return Guess(*decided)
    if main_script(weights) == "cyrillic" and (decided := language_by_script(text, weights)):
        return Guess(*decided)  # one ы anywhere in the text tells Russian from Bulgarian
    if letters < ENOUGH:
        return _by_words(passage)
    guess = _by_detector(passage, main_script(weights), letters)
    return guess if guess.confidence >= _FLOOR else UNKNOWN


def _passage(text: str) -> str:
    """The first paragraph that says enough, without what is in no language and without greetings."""
    cleaned = _NOISE.sub(" ", text[:_FAR_ENOUGH])
    paragraphs = [part.strip() for part in _PARAGRAPHS.split(cleaned) if not DISCLAIMER.search(part)]
    telling = [part for part in paragraphs if sum(letter_weights(part).values()) >= ENOUGH]
    body = [part for part in telling if not _GREETING.fullmatch(part)]
    return next(iter(body or telling), " ".join(paragraphs))[:_LONG_ENOUGH]


def _by_words(text: str) -> Guess:
    """For one-liners: words that one language alone has."""
    found = {WORDS[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in WORDS}
    return Guess(found.pop(), 0.6) if len(found) == 1 else UNKNOWN


def _by_detector(text: str, script: str, letters: int) -> Guess:
    detector = _factory().create()
    detector.set_prior_map(_prior(script))
    detector.append(text.lower() if _shouts(text) else text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return UNKNOWN
    # The detector is as sure of 20 letters as of 200, and wrong ten times as often.
    return Guess(best.lang, round(best.prob * letters / (letters + 4), 3))


def _prior(script: str) -> dict[str, float]:
    common, rare = _COMMON.get(script, "").split(), _RARE.get(script, "").split()
    return dict.fromkeys(rare, 0.1) | dict.fromkeys(common, 1.0)


def _shouts(text: str) -> bool:
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))


@cache
def _factory() -> DetectorFactory:
    # An own, complete factory: the library's shared one can be seen half loaded by a second thread.
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory
