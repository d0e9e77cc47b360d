"""Which language a buyer writes in: clean -> scripts -> votes of detectors and words.

Short and mixed texts are the rule here, so each guess says how sure it is, and below `SURE_ENOUGH` nobody is
answered in it: a reply in English is better than one in the wrong language.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from bot.core.cleaning import passages
from bot.core.language_votes import ANSWERED, COMMON, UNKNOWN, by_votes, initialise
from bot.core.scripts import language_by_script, letter_weights, main_script, without_names
from bot.core.triage import Guess

__all__ = ["LANGUAGES", "SURE_ENOUGH", "UNKNOWN", "guess_language", "initialise"]

SURE_ENOUGH = 0.8
_NO_GUESS = 0.2  # below, four of five are wrong
_A_WORD = 4  # letters
_MOSTLY = 2  # times as much
_MIXED = 0.6
_PASSAGES = 3  # further down stand terms and footers

LANGUAGES = ANSWERED | {"el", "he", "hi", "th", "ko", "ja", "zh-Hans", "zh-Hant", "pt-BR", "pt-PT", "ms"}


@lru_cache(maxsize=1024)
def guess_language(text: str) -> Guess:
    """The language of the sender's own words, and how sure that is. "und" where it cannot be told.

    Where the first passage is too short or too mixed, the next ones may say more.
    """
    guesses = (_of_passage(passage) for passage in islice(passages(text), _PASSAGES))
    first = next(guesses, UNKNOWN)
    if first.confidence >= SURE_ENOUGH:
        return first
    return next((guess for guess in guesses if guess.confidence >= SURE_ENOUGH), first)


def _of_passage(passage: str) -> Guess:
    weights = letter_weights(passage)
    if len(weights) > 1 and "latin" in weights:
        return _of_two_scripts(without_names(passage))
    return _of_letters(passage, weights)


def _of_two_scripts(passage: str) -> Guess:
    """Words of the trade are English in many languages; where these are most of it, nobody can be sure."""
    weights = letter_weights(passage)
    latin = weights.pop("latin", 0)
    others = sum(weights.values())
    if latin > _MOSTLY * others:
        return _of_letters(passage, {"latin": latin})
    guess = _of_letters(passage, weights)
    return guess if _MOSTLY * latin <= others else Guess(guess.language, min(guess.confidence, _MIXED))


def _of_letters(passage: str, weights: Mapping[str, int]) -> Guess:
    if decided := language_by_script(passage, weights):
        return Guess(*decided)
    script, letters = main_script(weights), sum(weights.values())
    if letters < _A_WORD or script not in COMMON:
        return UNKNOWN
    guess = by_votes(passage, script, letters)
    return guess if guess.confidence >= _NO_GUESS else UNKNOWN
