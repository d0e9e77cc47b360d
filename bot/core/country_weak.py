"""Evidence that tells two near countries apart, and is not enough alone: clock, language, currency, bank."""

import re
from collections.abc import Iterator
from functools import cache

from bot.core.country_data import COUNTRIES
from bot.core.country_votes import Vote

# "hours from UTC, summer time: countries". Summer time: e = Europe's, u = North America's, s = in the south.
_ZONES = """
+0000 e: GB IE PT GG JE IM
+0000: IS GH CI SN ML BF TG GM SL LR GN MR
+0100 e: DE FR IT ES NL BE AT CH LU LI MC SM VA DK SE NO PL CZ SK HU SI HR BA RS ME MK AL XK MT AD GI
+0100: NG CM DZ TN BJ NE GA CG AO TD CD GQ MA
+0200 e: GR FI EE LV LT RO BG UA CY MD IL LB PS
+0200: EG ZA ZM ZW MZ BW NA MW LY SD RW BI CD SS LS SZ RU
+0300: RU BY TR SA IQ KW QA BH YE JO SY KE TZ UG ET SO DJ MG
+0330: IR
+0400: AE OM GE AM AZ MU RU RE SC
+0430: AF
+0500: PK UZ KZ TM TJ MV RU
+0530: IN LK
+0545: NP
+0600: BD KG BT RU KZ
+0630: MM
+0700: TH VN KH LA ID RU
+0800: CN TW HK MO SG MY PH MN BN ID AU RU
+0900: JP KR ID RU TL
+0930 s: AU
+1000 s: AU
+1000: AU PG RU GU
+1100: NC SB VU RU
+1200 s: NZ
+1200: FJ
-0300: BR AR UY CL PY SR
-0400 s: CL PY
-0400: BO VE DO PR TT BB GY CW BR AW LC
-0400 u: CA BM
-0500 u: US CA BS CU HT
-0500: CO PE EC PA JM KY
-0600 u: US CA
-0600: MX CR GT HN SV NI BZ
-0700 u: US CA
-0700: MX
-0800 u: US CA MX
-0900 u: US
-1000: US
-0330 u: CA
-0100: CV
"""
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)
# The months in which summer time is sure, and those in which both are possible.
_SUMMER = {"e": ((4, 9), (3, 10)), "u": ((4, 10), (3, 11)), "s": ((11, 3), (10, 4))}

# Where a language is at home, for those who write to us in it.
_LANGUAGES = """
cs CZ;da DK;de DE AT CH;el GR;es ES MX AR CO CL PE EC VE UY PY BO CR PA DO GT HN SV NI CU PR
et EE;fa IR;fi FI;fr FR BE CH CA MA TN DZ CI SN CM CD BF ML BJ TG GA CG MG LU;he IL;hi IN;hr HR BA
hu HU;id ID
it IT;ja JP;ko KR;lt LT;lv LV;mk MK;ms MY;nl NL BE;no NO;pl PL;pt BR PT AO MZ;pt-BR BR;pt-PT PT AO MZ
ro RO;ru RU KZ BY UZ KG AM AZ GE TJ TM;sk SK;sl SI;sr RS BA ME;sv SE;th TH;tr TR;uk UA;vi VN
zh-Hans CN;zh-Hant TW HK;bg BG;ar SA AE EG IQ JO LB KW QA OM BH MA DZ TN LY SY YE SD PS;ca ES;sq AL XK
ur PK;bn BD;ka GE;hy AM;az AZ;kk KZ;mn MN;ne NP;si LK;km KH;lo LA;my MM;is IS
"""
_HOMES = {
    language: tuple(codes.split())
    for entry in _LANGUAGES.replace("\n", ";").split(";")
    if entry
    for language, _, codes in [entry.partition(" ")]
}
_MOST_TEXT = 6_000
_MOST_TOGETHER = 4  # a vote for more countries than these helps nobody

_SCRIPTS = (
    (re.compile("[\u3041-\u30fa]{2}"), "JP"),
    (re.compile("[\uac00-\ud7a3]{2}"), "KR"),
    (re.compile("[\u0e01-\u0e3a]{3}"), "TH"),
    (re.compile("[\u05d0-\u05ea]{2}"), "IL"),
    (re.compile("[\u10d0-\u10ff]{3}"), "GE"),
    (re.compile("[\u0531-\u0587]{3}"), "AM"),
    (re.compile("[\u0370-\u03ff]{4}"), "GR"),
    (re.compile("[\u1780-\u17d2]{3}"), "KH"),
    (re.compile("[\u1000-\u109f]{3}"), "MM"),
)

_CODES = """
INR BRL PLN CZK HUF RON RUB UAH TRY AED SAR QAR KWD OMR EGP MAD DZD TND NGN GHS KES ZAR GBP AUD NZD CAD MXN
ARS CLP COP PEN KRW TWD HKD SGD MYR THB IDR VND PHP BDT PKR LKR ILS DKK SEK NOK KZT BGN RSD CHF JPY
"""
# They begin with their country. Dollars, euros and yuan are named by all.
_CODED = frozenset(_CODES.split())
_SIGNS = """
IN: ₹ lakhs crores
BR: R$
PL: zł
CZ: Kč
RU: ₽ руб
UA: грн ₴
TR: ₺
NG: ₦ naira
GH: GH₵ cedis
KE: Ksh Kshs KSh
ZA: rands
GB: £
AU: A$
NZ: NZ$
CA: C$
JP: 円
KR: ₩
TW: NT$
HK: HK$
SG: S$
TH: ฿ baht
VN: ₫
PH: ₱
BD: taka
IL: ₪ NIS
KZ: тенге ₸
"""
_SIGN_OF = {
    sign: code
    for code, _, signs in (line.partition(": ") for line in _SIGNS.strip().splitlines())
    for sign in signs.split()
}
_MONEY = re.compile(r"[^\W\d_]+\$?|[₹₽₴₺₦£₩฿₫₱₪₸]")
_IBAN = re.compile(r"\b([A-Z]{2})(\d{2})((?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b")


def offset_countries(date: str) -> tuple[str, ...]:
    """The countries whose clocks show the offset of a Date field in that month. +0000 says nothing."""
    offset, month = _OFFSET.search(date[-30:]), _MONTH.search(date)
    if not offset or not month or offset[2] + offset[3] == "0000":
        return ()
    number = _MONTHS.index(month[1].lower()) + 1
    minutes = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    found = [codes for standard, rule, codes in _zones() if minutes - standard in _shifts(rule, number)]
    return tuple(dict.fromkeys(code for codes in found for code in codes))


def _shifts(rule: str, month: int) -> tuple[int, ...]:
    """How many minutes the clocks may be ahead of their standard time in this month."""
    if not rule:
        return (0,)
    sure, possible = _SUMMER[rule]
    if _within(month, sure):
        return (60,)
    return (0, 60) if _within(month, possible) else (0,)


def _within(month: int, span: tuple[int, int]) -> bool:
    first, last = span
    return first <= month <= last if first <= last else month >= first or month <= last


@cache
def _zones() -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    rows = []
    for line in _ZONES.strip().splitlines():
        head, _, codes = line.partition(": ")
        offset, _, rule = head.partition(" ")
        minutes = int(offset[1:3]) * 60 + int(offset[3:5])
        rows.append((-minutes if offset[0] == "-" else minutes, rule, tuple(codes.split())))
    return tuple(rows)


def clock_and_language(date: str, language: str, known: frozenset[str]) -> Iterator[Vote]:
    """What the two say alone, together, and of the countries that stronger evidence `known` has named."""
    clocks = offset_countries(date)
    homes = _HOMES.get(language, _HOMES.get(language.partition("-")[0], ()))
    both = tuple(code for code in homes if code in clocks)
    if len(both) == 1 and (len(homes) == 1 or not _is_of_servers(date)):
        yield Vote("language+offset", both, f"written in {language}, clock {_clock(date)}")
        return
    at_home = homes if len(homes) == 1 else tuple(code for code in homes if code in known)
    yield from _each("language", at_home, f"written in {language}")
    on_clock = tuple(code for code in clocks if code in known)
    if not on_clock and _clock(date) in _RARE:
        yield Vote("offset", clocks[:1], f"clock {_clock(date)}", weight=4)
    yield from _each("offset", on_clock, f"clock {_clock(date)}")


_RARE = frozenset(("+0330", "+0430", "+0530", "+0545", "+0630"))  # of one country, or of one and a small one


def _is_of_servers(date: str) -> bool:
    """Clocks of Europe and North America may be those of a server that writes the mail of the whole world."""
    return _clock(date)[:3] in ("+00", "-00", "+01", "+02", "-05", "-06", "-07", "-08")


def _clock(date: str) -> str:
    found = _OFFSET.search(date[-30:])
    return found.group() if found else ""


def _each(kind: str, countries: tuple[str, ...], words: str) -> Iterator[Vote]:
    if countries and len(countries) <= _MOST_TOGETHER:
        yield Vote(kind, countries, words)


def script_votes(lines: Iterator[str] | list[str]) -> Iterator[Vote]:
    """A name or address in a script that one country writes."""
    text = "\n".join(lines)[:3000]
    if not text.isascii():
        for script, country in _SCRIPTS:
            if match := script.search(text):
                yield Vote("script", (country,), f"written “{match[0]}”")


def currency_votes(text: str) -> Iterator[Vote]:
    """The currencies that are named."""
    for word in dict.fromkeys(_MONEY.findall(text[:_MOST_TEXT])):
        if word in _CODED:
            yield Vote("currency", (word[:2],), f"currency “{word}”")
        elif country := _SIGN_OF.get(word):
            yield Vote("currency", (country,), f"currency “{word}”")


def iban_votes(text: str) -> Iterator[Vote]:
    """The country of a bank account whose check digits are right."""
    for match in list(_IBAN.finditer(text[:_MOST_TEXT]))[:5]:
        number = re.sub(r"\s", "", match[0])
        digits = "".join(str(int(sign, 36)) for sign in number[4:] + number[:4])
        if match[1] in COUNTRIES and 15 <= len(number) <= 34 and int(digits) % 97 == 1:
            yield Vote("iban", (match[1],), f"account {number[:4]}…")
