"""Writing systems: which letters a text is made of, and what they alone say of its language."""

import re
from collections.abc import Mapping
from functools import cache

from bot.core.wording import JAPANESE

_CLASSES: Mapping[str, str] = {
    "latin": "a-zA-Z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "cyrillic": "\u0400-\u052f",
    "hebrew": "\u05d0-\u05ea",
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "devanagari": "\u0904-\u0939\u093e-\u094d\u0958-\u0961",
    "thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "hiragana": "\u3041-\u3096",
    "katakana": "\u30a1-\u30fa\u30fc\u31f0-\u31ff",
    "han": "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
}
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _CLASSES.items()}

# One ideograph says as much as three letters, one syllable sign as much as two.
_WEIGHT = {"han": 3, "hangul": 2, "hiragana": 2, "katakana": 2}

_ALONE = {"greek": "el", "hebrew": "he", "devanagari": "hi", "thai": "th", "hangul": "ko"}
_ENOUGH_HIRAGANA, _ENOUGH_KATAKANA = 0.05, 0.3  # beside ideographs: Chinese texts quote brands in katakana
_A_FEW = 3  # ideographs; they may as well be Japanese
_CHINESE = re.compile("[你您我们們吗嗎呢吧这這么麼什很]")
_CHARSETS = ("gb2312", "big5", "shift_jis")
_NAME = re.compile(r"\b[A-Z]\w*|\b\w*[a-z][A-Z]\w*", re.ASCII)
_FOREIGN_ARABIC = re.compile("[ټډړږښڼۍېێۆڕڵ]")  # Pashto, Kurdish
_FOREIGN_CYRILLIC = re.compile(
    "[әғқңөұүһђћјљњџўӯҷҳӣ]"
)  # Kazakh, Mongolian, Tatar, Serbian, Belarusian, Tajik
_MACEDONIAN = re.compile("[ѓќѕ]")
_PERSIAN, _URDU, _ARABIC = re.compile("[پچژگکی]"), re.compile("[ٹڈڑںےہھ]"), re.compile("[يكةىأإ]")
_UKRAINIAN, _RUSSIAN, _BULGARIAN_NOT = re.compile("[іїєґ]"), re.compile("[ыэъё]"), re.compile("[ыэё]")


@cache
def script_of(letter: str) -> str:
    """The script of one character; "" for digits, signs and scripts that are not told apart here."""
    return next((script for script, letters in _LETTERS.items() if letters.match(letter)), "")


def letter_weights(text: str) -> dict[str, int]:
    """How much of the text each script holds, only those that occur."""
    there = {script_of(letter) for letter in set(text)}
    counts = {script: len(letters.findall(text)) for script, letters in _LETTERS.items() if script in there}
    return {script: count * _WEIGHT.get(script, 1) for script, count in counts.items()}


def language_by_script(text: str, weights: Mapping[str, int]) -> tuple[str, float] | None:
    """The language and how sure, where the script decides; None where a detector has to be asked."""
    main = main_script(weights)
    if main == "kana":
        return "ja", 0.99
    if main == "han":
        return _chinese(text)
    if main in _ALONE:
        return _ALONE[main], 0.99
    if main == "arabic":
        return _arabic_script(text)
    if main == "cyrillic":
        return _cyrillic(text.lower())
    return None


def main_script(weights: Mapping[str, int]) -> str:
    """The script that most of the text is in; Japanese counts as one: "kana"."""
    hiragana, katakana, han = (weights.get(script, 0) for script in ("hiragana", "katakana", "han"))
    groups = {script: weight for script, weight in weights.items() if script not in ("hiragana", "katakana")}
    if hiragana > _ENOUGH_HIRAGANA * han or katakana > _ENOUGH_KATAKANA * han:
        groups.pop("han", None)
        groups["kana"] = hiragana + katakana + han
    return max(groups, key=lambda script: groups[script], default="")


def without_names(text: str) -> str:
    """A text in two scripts without its Latin names: firms and products keep theirs in every language,
    while few write a word in another script into a Latin text."""
    return _NAME.sub(" ", text)


def _chinese(text: str) -> tuple[str, float]:
    """Simplified or traditional, by the ideographs that only one of the two old character sets has."""
    ideographs = _LETTERS["han"].findall(text)
    sets = [{charset for charset in _CHARSETS if _encodes(ideograph, charset)} for ideograph in ideographs]
    simplified = sum("gb2312" in found and "big5" not in found for found in sets)
    traditional = sum("big5" in found and "gb2312" not in found for found in sets)
    if _is_japanese(text, sets, mixed=bool(simplified and traditional)):
        return "ja", 0.9
    if simplified == traditional:
        return "zh-Hans", 0.8 if len(ideographs) > _A_FEW or _CHINESE.search(text) else 0.6
    return ("zh-Hans" if simplified > traditional else "zh-Hant"), 0.97


def _is_japanese(text: str, sets: list[set[str]], *, mixed: bool) -> bool:
    """Without one syllable sign: by characters that only Japan has, by both reforms in one text, by words."""
    if not all("shift_jis" in found for found in sets):
        return False
    return mixed or {"shift_jis"} in sets or bool(JAPANESE.search(text))


@cache
def _encodes(ideograph: str, charset: str) -> bool:
    try:
        ideograph.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _arabic_script(text: str) -> tuple[str, float] | None:
    if _FOREIGN_ARABIC.search(text):
        return "und", 0.0
    if len(_URDU.findall(text)) >= 2:
        return "ur", 0.95
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    if persian == arabic:
        return None
    return ("fa" if persian > arabic else "ar"), 0.97


def _cyrillic(text: str) -> tuple[str, float] | None:
    if _MACEDONIAN.search(text):
        return "mk", 0.9
    if _FOREIGN_CYRILLIC.search(text):
        return "und", 0.0
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian == russian:
        return None
    if ukrainian > russian:
        return "uk", 0.97
    return ("ru", 0.97) if _BULGARIAN_NOT.search(text) else None
