"""What detectors and single words say of a text in Latin, Cyrillic or Arabic letters.

eldc leads: on twenty letters it is wrong a quarter as often as langdetect. langdetect is asked where eldc
hesitates; its label counts, never its figure, which is near 1 on most short texts, right or wrong. Without
eldc (on a machine that it was not built for) langdetect answers alone, and fewer texts are told.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from langdetect import DetectorFactory, LangDetectException

from bot.core.cleaning import shouts
from bot.core.triage import Guess
from bot.core.wording import NEAR, WORDS

try:
    import eldc
except ImportError:  # pragma: no cover
    eldc = None

DetectorFactory.seed = 0  # without it, the same short text gives another language on each call

UNKNOWN = Guess()

# What buyers write, by script. The second list is known to the detectors so that they need not call a
# Slovak text Czech, but is rare in inquiries.
COMMON = {
    "latin": "cs da de en es fi fr hu id it nl no pl pt ro sv tr vi",
    "cyrillic": "ru uk",
    "arabic": "ar fa ur",
}
RARE = {"latin": "ca et hr lt lv sk sl sq az is", "cyrillic": "bg mk sr be", "arabic": ""}
ANSWERED = frozenset(" ".join((*COMMON.values(), "ca et hr lt lv sk sl bg mk")).split())

_FAMILIES = (
    {"da", "no", "sv"},
    {"es", "pt", "ca"},
    {"cs", "sk"},
    {"ru", "uk", "bg", "mk"},
    {"hr", "sl", "sr"},
)
_SPELT_APART = ("da", "no", "cs", "sk", "bg", "tr", "az")
_FAMILIAR = 0.75  # eldc's share for the winner in nine of ten texts that it judges rightly

_HOW_RARE = {language: math.log(0.05) for language in " ".join(RARE.values()).split()}
_HOW_RARE |= {language: math.log(0.005) for language in ("az", "is", "sq")}
_NEVER, _UNLIKELY = -9.0, -3.0
_BEATEN = 4  # no spelling makes good for more
_A_WORD = 2.5  # twelve times as likely
_HESITATES = (0.6, 0.87)  # where another vote can change what is made of the guess
_LONELY = 10  # letters; langdetect alone is wrong about as often as this is of the letters of a text
_SHORT = 40  # letters; in longer texts single words say little


def by_votes(text: str, script: str, letters: int) -> Guess:
    """The likeliest language of those in this script. "und" where nobody has a guess."""
    votes = _votes(text, script, letters)
    best = max(votes.keys() - {"und"}, key=lambda language: (votes[language], language), default="")
    if best not in ANSWERED:
        return UNKNOWN
    sure = 1 / sum(math.exp(_lag(vote - votes[best], best, other, letters)) for other, vote in votes.items())
    if eldc and _HESITATES[0] < sure < _HESITATES[1]:
        sure = 1 - (1 - sure) / 2 if _second_vote(text, script) == best else 0.9 * sure
    return _told_apart(text, best, round(sure, 3))


def _lag(lag: float, best: str, other: str, letters: int) -> float:
    """How far another language is behind. Near ones share most of their letters: less tells them apart."""
    if any(best in family and other in family for family in _FAMILIES):
        return lag * min(1, 0.5 + letters / 200)
    return lag


def initialise() -> None:
    """Load all that detectors need (half a second), so that no message has to wait for it."""
    for script in COMMON:
        _leader(script)
        _second(script)


def _votes(text: str, script: str, letters: int) -> dict[str, float]:
    """The logarithm of how likely each language is, the likeliest near 0."""
    votes = _leading_votes(text, script, letters) if eldc else _lonely_votes(text, script, letters)
    if letters < _SHORT:
        for word in re.findall(r"[^\W\d_]+", text.lower()):
            for language in WORDS.get(word, ()):
                votes[language] = max(votes.get(language, _NEVER), _UNLIKELY) + _A_WORD
    ahead = max(votes.values(), default=0) - _BEATEN
    for language in _SPELT_APART:
        if votes.get(language, _NEVER) > ahead:
            votes[language] += min(3, len(NEAR[language].findall(text)))
    return votes


def _leading_votes(text: str, script: str, letters: int) -> dict[str, float]:
    # eldc gives 1 - e^(-score); how far a score stays behind the best one tells more in long texts.
    found = {_base(language): -math.log(1 - share) for language, share in _leader(script)(text).items()}
    best = max(found.values(), default=1)
    spread = 6 + letters / 5
    strange = max(1.01, (_FAMILIAR / (1 - math.exp(-best))) ** 2)  # names, words that no list of eldc's has
    return {"und": math.log(strange - 1)} | {
        language: max(_NEVER, spread * (score / best - 1)) + _HOW_RARE.get(language, 0)
        for language, score in found.items()
    }


def _lonely_votes(text: str, script: str, letters: int) -> dict[str, float]:
    label = _second_vote(text, script)
    return {label: 0, "und": math.log(_LONELY / letters)} if label else {}


def _second_vote(text: str, script: str) -> str:
    """langdetect's label, "" where it has none."""
    detector = _second(script).create()
    detector.set_prior_map(
        dict.fromkeys(RARE[script].split(), 0.1) | dict.fromkeys(COMMON[script].split(), 1.0)
    )
    detector.n_trial = 3  # of 7: its label is the same in nearly all texts, in half the time
    detector.append(text.lower() if shouts(text) else text)
    try:
        return str(detector.detect())
    except LangDetectException:
        return ""


def _told_apart(text: str, language: str, sure: float) -> Guess:
    """The near language or the variant that its spelling shows; else the common name, and not quite sure."""
    if language == "pt":
        found = [variant for variant in ("pt-BR", "pt-PT") if NEAR[variant].search(text)]
        return Guess(found[0] if len(found) == 1 else "pt", sure)
    if language == "id":
        indonesian, malay = (len(NEAR[name].findall(text)) for name in ("id", "ms"))
        return Guess("ms" if malay > indonesian else "id", sure if malay != indonesian else min(sure, 0.85))
    return Guess(language, sure)


def _base(language: str) -> str:
    """eldc knows Malay alone, langdetect Indonesian alone, and each takes one for the other."""
    return "id" if language == "ms" else language


@cache
def _leader(script: str) -> Callable[[str], Mapping[str, float]]:
    if eldc is None:
        return lambda _text: {}
    eldc.init()
    detector = eldc.instance()
    wanted = f"{COMMON[script]} {RARE[script]}".replace("id", "ms").split()
    detector.set_languages([language for language in wanted if language in eldc.LANGUAGES])
    detector.set_scores(eldc.MAX_SCORES)
    return lambda text: detector.detect_details(text).scores


@cache
def _second(script: str) -> DetectorFactory:
    # An own, complete factory: the library's shared one can be seen half loaded by a second thread.
    factory = DetectorFactory()
    folder = resources.files("langdetect") / "profiles"
    names = f"{COMMON[script]} {RARE[script]}".split()
    profiles = (folder / name for name in names)
    factory.load_json_profile([profile.read_text("utf-8") for profile in profiles if profile.is_file()])
    return factory
