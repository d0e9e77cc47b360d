"""What words leave open and the country settles: variants, near languages, a guess that is not sure."""

from bot.core.language import SURE_ENOUGH, UNKNOWN
from bot.core.triage import Guess

# Where the spelling alone does not show it: what is written in a country, for each family of names.
_WRITTEN = {
    "id": "id: ID|ms: MY BN",
    "ms": "id: ID|ms: MY BN",
    "da": "da: DK GL FO|no: NO SJ",
    "no": "da: DK GL FO|no: NO SJ",
    "zh-Hans": "zh-Hant: TW HK MO|zh-Hans: CN SG MY",
    "zh-Hant": "zh-Hant: TW HK MO|zh-Hans: CN SG MY",
    "pt": "pt-BR: BR|pt-PT: PT AO MZ CV GW ST TL",
}
_TOLD = 0.9  # clearly simplified characters stay simplified, also from Hong Kong
_LIKELY = 0.4  # two of three such guesses are right; with the right country, nearly all

_SPOKEN = """
ar: AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE
bg: BG
ca: AD ES
cs: CZ
da: DK GL FO
de: AT CH DE LI LU
el: CY GR
en: AU BW CA FJ GB GH GI GY IE IN JM KE LR MT MU MW NA NG NZ PH PK SG SL TT TZ UG US ZA ZM ZW
es: AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE
et: EE
fa: AF IR
fi: FI
fr: BE BF BI BJ CA CD CF CG CH CI CM DJ FR GA GN GP HT KM LU MA MC MG ML MQ NC NE PF RE SN TD TG TN
he: IL
hr: BA HR
hu: HU
id: ID
it: CH IT SM VA
ja: JP
ko: KR
lt: LT
lv: LV
mk: MK
ms: BN MY
nl: BE NL SR
no: NO
pl: PL
pt: AO BR CV GW MZ PT ST TL
ro: MD RO
ru: BY KG KZ RU
sk: SK
sl: SI
sv: AX FI SE
th: TH
tr: CY TR
uk: UA
ur: PK
vi: VN
zh: CN HK MO MY SG TW
"""
_COUNTRIES = {
    language: frozenset(countries.split())
    for language, _, countries in (line.partition(": ") for line in _SPOKEN.strip().splitlines())
}


def settled(guess: Guess, country: str) -> Guess:
    """The guess in the country's spelling, "und" where it is still not sure enough to answer in.

    A near language is named by the country only where the words did not tell; a variant of Portuguese always.
    """
    is_portuguese = _name(guess.language) == "pt"
    written = _written_in("pt" if is_portuguese else guess.language, country)
    if written and (is_portuguese or guess.confidence <= _TOLD):
        guess = Guess(written, guess.confidence)
    if guess.confidence >= _LIKELY and country in _COUNTRIES.get(_name(guess.language), ()):
        return Guess(guess.language, max(guess.confidence, SURE_ENOUGH))
    return guess if guess.confidence >= SURE_ENOUGH else UNKNOWN


def likeliest(guess: Guess, country: str) -> str:
    """What to say beside English where the language is not sure: the better half of the guesses, else what
    the country speaks if that is one language; "" where neither tells."""
    if guess.confidence >= _LIKELY:
        return _written_in(guess.language, country) or guess.language
    spoken = [language for language, countries in _COUNTRIES.items() if country in countries]
    if len(spoken) != 1:
        return ""
    variants = {"pt": "pt", "zh": "zh-Hans"}
    written = variants.get(spoken[0], spoken[0])
    return _written_in(written, country) or written


def _name(language: str) -> str:
    return language.partition("-")[0]


def _written_in(language: str, country: str) -> str:
    for line in _WRITTEN.get(language, "").split("|"):
        written, _, countries = line.partition(": ")
        if country in countries.split():
            return written
    return ""
