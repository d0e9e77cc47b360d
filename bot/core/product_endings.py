"""The endings that a word may take in a language, so that a keyword in one form is found in the others.

No stemming: a word is cut at most by the ending that stands in its rule, and what follows the stem in a text
must be an ending that the same rule lists. All in folded spelling (no accents, й as и, ı as i, ς as σ).
"""

import re
from collections.abc import Mapping
from functools import cache

SHORTEST = 3  # letters of a stem
_GENDERED = 5  # letters of a stem from which es and pt words may change o and a

_SLAVIC = (
    "a|e|i|o|u|y|ow|ov|ev|ami|emi|ach|ech|ich|om|em|um|am|ie|ia|iow|iach|iami|iom|ego|emu|ej|iej|ych|ymi|imi|ym|im|"
    "ho|eho|ou|ovi|ove|ova|ama|ima|eva|evi|mi|ima|ih|ega|oga|og"
)
_RUSSIAN = (
    "а|я|ы|и|у|ю|е|о|ь|ои|еи|ею|ою|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ыи|ии|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|"
    "ых|их|ыми|ими|ую|юю|ья|ьев|иев|ию|ия|ием|иеи|иям|иями|иях|і|ів|ові|еві|ою|ею|оі|іи|их|іх|іми|"
    "ът|ят|та|то|те|ове|овете|ите"
)
_NORDIC = "er|ar|or|en|et|n|t|na|ene|erne|arna|erna|orna|e|s|r|a|ers|ens|ets|enes"
_GREEK = "οσ|ου|ο|οι|ων|ουσ|α|ασ|εσ|η|ησ|ι|ια|ιων|εων|εισ|ιου|ιεσ|ιασ"
_BALTIC = (
    "as|o|ui|a|u|e|ai|ams|us|ais|uose|is|io|iui|i|yje|iai|iu|iams|ius|iais|iuose|aus|umi|uje|os|oje|oms|omis|ose|"
    "es|ei|eje|emis|s|am|iem|os|as|am|im|iem"
)
_TURKISH = (
    "(?:l[ae]r)?(?:l[iu]|s[iu]z|l[iu]k)?(?:l[ae]r)?(?:s?[iu]|[iu]?m[iu]z|[iu]?n[iu]z|[iu]m)?"
    "(?:n?[iu]n|[yn]?[ae]|n?[dt][ae]n?|[yn]?[iu]|y?l[ae]|n?c[ae])?(?:ki)?"
)
_FINNISH = (
    "(?:t|n|a|ta|ja|jen|in|en|ien|an|on|un|[ei]?i?(?:ssa|sta|hin|lla|lta|lle|ksi|na|ta|den)|ita|eja|ia|iden|i|it)?"
    "(?:mme|nne|nsa|kin)?"
)
_HUNGARIAN = (
    "(?:[aeo]?k)?(?:[aeo]?t|[bt][ae]n?|b[oa]l|n[ae]k|r[ae]|rol|t[oe]l|h[oe]z|[aeo]n|n[ae]l|.?[ae]l|ert|kent|ig|"
    "i|j[ae]i?|unk|[aeo]m)?"
)
_ESTONIAN = "id|i|t|d|de|te|ga|le|st|sse|s|l|ks|ni|na|ide|i?dele|idest|e|a|u"
_ROMANIAN = "e|i|uri|ul|ului|ii|ilor|urile|urilor|le|lor|a|ei|ele|elor|u"

# Language: what is cut from a keyword's end (the longest that fits; "" = nothing), and what may follow then.
_OWN: Mapping[str, Mapping[str, str]] = {
    "en": {"": "|s|es", "y": "y|ies|ys", "ies": "y|ies", "s": "|s|es"},
    "de": {"": "|e|en|n|er|ern|s|es|em|nen", "e": "|e|en|n|er|es|em", "en": "|e|en|er"},
    "nl": {"": "|s|en|n|e|es|je|jes|tje|tjes", "en": "|en|s", "s": "|s|en"},
    "fr": {"": "|s|x|es|e", "al": "al|aux|ale|ales", "aux": "al|aux", "s": "|s|e|es", "x": "|x",
           "e": "|e|es|s"},
    "es": {"": "|s|es", "z": "z|ces", "s": "|s|es", "es": "|s|es|e", "o": "o|os", "a": "a|as"},
    "pt": {"": "|s|es", "l": "l|is", "is": "l|is", "m": "m|ns", "ns": "m|ns", "ao": "ao|oes|aes|aos",
           "oes": "ao|oes", "s": "|s", "o": "o|os", "a": "a|as"},
    "it": {"": "|s", "a": "a|e|he|o|i", "e": "e|i|a", "o": "o|i|hi|a|e", "i": "i|o|e|a",
           "he": "a|he", "hi": "o|hi"},
    "ca": {"": "|s|es", "a": "a|es", "es": "a|es|", "s": "|s"},
    "ro": {"": f"|{_ROMANIAN}", "a": f"|{_ROMANIAN}", "e": f"|{_ROMANIAN}", "u": f"|{_ROMANIAN}"},
    "tr": {"": _TURKISH, "si": _TURKISH, "i": _TURKISH},
    "fi": {"": _FINNISH, "i": _FINNISH},
    "hu": {"": _HUNGARIAN},
    "et": {"": f"|{_ESTONIAN}", "i": f"|{_ESTONIAN}", "a": f"|{_ESTONIAN}"},
    "el": dict.fromkeys(("", *_GREEK.split("|")), f"|{_GREEK}"),
    "ar": dict.fromkeys(("", "ه", "ات", "ين"), "|ه|ات|ين|ان|ون|ا|ته|ها|نا|كم|يه|اتها|اتنا|اتكم"),
    "fa": dict.fromkeys(("", "ها"), "|ها|هاي|هايي|ي|هاي"),
    "he": dict.fromkeys(("", "ה", "ים", "ימ", "ות"), "|ה|ים|ימ|ות|ת|י"),
    "hi": {"": "|ों|ो|े|ा|ी|ें"},
    "id": {"": "|nya"},
}  # fmt: skip
_CUT_SLAVIC = dict.fromkeys(("", "a", "e", "i", "o", "u", "y"), f"|{_SLAVIC}")
_RUSSIAN_CUTS = """а я о е ы и ь у ю ыи ии ои ая яя ое ее ые ие ия"""
_CUT_RUSSIAN = dict.fromkeys(("", *_RUSSIAN_CUTS.split()), f"|{_RUSSIAN}") | {
    "ец": "ец|ц(?:а|у|ом|ем|е|ы|ев|ов|ам|ами|ах)",
    "ок": "ок|к(?:а|у|ом|е|и|ов|ам|ами|ах)",
    "ка": "к[аиеуо]|кои|ек|ок|кам|ками|ках",
}  # fmt: skip
_CUT_NORDIC = {"": f"|{_NORDIC}", "a": "a|or|an|orna|ans", "e": f"e|{_NORDIC}"}
_CUT_BALTIC = dict.fromkeys(("", "as", "is", "us", "ys", "a", "e", "s"), f"|{_BALTIC}")
_RULES: Mapping[str, Mapping[str, str]] = {
    **_OWN,
    **dict.fromkeys(
        ("pl", "cs", "sk", "sl", "hr"), _CUT_SLAVIC | {"ka": "k[aieou]|ek|ok|kami|kach|kam|kom|ce"}
    ),
    **dict.fromkeys(("ru", "uk", "bg", "mk", "sr"), _CUT_RUSSIAN),
    **dict.fromkeys(("sv", "da", "no"), _CUT_NORDIC),
    **dict.fromkeys(("lt", "lv"), _CUT_BALTIC),
    "ms": _OWN["id"],
    "ur": _OWN["fa"],
}


def stem_of(word: str, language: str) -> tuple[str, re.Pattern[str]] | None:
    """What stays of a folded word in all its forms, and the endings that may follow. None: it has but one."""
    rules = _RULES.get(language.partition("-")[0])
    if rules is None or len(word) < SHORTEST or not (word.isalpha() or _has_vowel_signs(word)):
        return None
    for cut in range(min(3, len(word) - SHORTEST), -1, -1):
        ending = word[len(word) - cut :]
        if ending in rules and (cut == 0 or _is_cut(word, ending, language)):
            return word[: len(word) - cut], _compiled(_endings(word, ending, language, rules))
    return None


def _has_vowel_signs(word: str) -> bool:
    return "\u0900" <= word[0] <= "\u097f"


def _is_cut(word: str, ending: str, language: str) -> bool:
    """ "gas" has no plural's s, "lens" neither: what stays must look like a word."""
    return not (ending == "s" and len(word) <= 4 and language == "en")


def _endings(word: str, ending: str, language: str, rules: Mapping[str, str]) -> str:
    """Adjectives change their gender; so might short nouns, but then into other words (bomba, bombo)."""
    gendered = language[:2] in ("es", "pt") and ending in ("o", "a") and len(word) - 1 >= _GENDERED
    return "o|a|os|as" if gendered else rules[ending]


@cache
def _compiled(endings: str) -> re.Pattern[str]:
    return re.compile(f"(?:{endings})")
