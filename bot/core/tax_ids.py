"""Tax and registry numbers of firms: near proof of a country where their check digits are right.

A number counts behind its label, or with its country's prefix. One without check digits counts less, and only
behind a label that one country has; one whose check digits are wrong does not count.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from string import ascii_lowercase, digits

from bot.core import country_check_digits as checks
from bot.core.country_check_digits import Check
from bot.core.country_votes import Vote

_MOST_TEXT = 6_000
_MOST_LINES, _LONGEST_LINE = 40, 300
_LONG_NUMBER = re.compile(r"\d(?:[ .\-/]?[0-9A-Z]){5}|HRB ?\d\d|\d{5}")
_SIGNS = re.compile(r"[\s.\-/–]")
_START = re.compile(r"(?<![\w.-])\w")
_FIRST = re.compile(
    r"(?:^|\||\((?:\?:)?|\)\?)(\[[^]]+\]|\\d|\w)"
)  # in a pattern: of a way, of a group, behind one
_GAP = r"[\s:：.#№)\]]{0,4}(?:(?:no|nr|n[°ºo]|number|num|numer|číslo|番号)\b)?[\s:：.#№°º\-]{0,4}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """`label`: what stands before the number, "" where its own shape is enough; `shape`: the number, whose
    group is what the check reads."""

    countries: tuple[str, ...]
    label: str
    shape: str
    check: Check | None = None

    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.-]){self.written()}(?!\w)")

    def written(self) -> str:
        label = f"(?i:(?:{self.label}){_GAP})" if self.label else ""
        return f"{label}({self.shape})"

    def begins(self, sign: str) -> bool:
        """Whether one may begin with this letter or digit. Surely where it does; sometimes where not."""
        firsts = "|".join(_FIRST.findall(self.label or self.shape))
        return re.fullmatch(firsts, sign, re.IGNORECASE) is not None


def _kind(countries: str, label: str, shape: str, check: Check | None = None) -> _Kind:
    return _Kind(tuple(countries.split()), label, shape, check)


_D = r"[ .\-/]?"  # between groups of digits
_D7 = rf"\d{{2}}{_D}\d{{3}}{_D}\d{{2}}"
_NORWAY = checks.weighted((3, 2, 7, 6, 5, 4, 3, 2))
_DENMARK = checks.weighted((2, 7, 6, 5, 4, 3, 2))
_POLAND = checks.rest((6, 5, 7, 2, 3, 4, 5, 6, 7))
_CUIT = checks.weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), ten="9")
_FINLAND = checks.weighted((7, 9, 10, 5, 8, 4, 2))
_PORTUGAL = checks.weighted(range(9, 1, -1), ten="0")
_SLOVENIA = checks.weighted(range(8, 1, -1), ten="0")
_BULGARIA = checks.rest(range(1, 9), then=range(3, 11))

_KINDS = (
    _kind("DE", "", rf"DE{_D}(\d{{3}}{_D}\d{{3}}{_D}\d{{3}})", checks.iso7064),
    _kind("DE", "", r"(HRB ?\d{2,6})"),
    _kind("AT", "", rf"ATU{_D}(\d{{8}})", checks.austria),
    _kind("AT", "FN|firmenbuch(?:nummer)?", r"(\d{5,6} ?[a-z])"),
    _kind("CH", "", rf"CHE{_D}(\d{{3}}{_D}\d{{3}}{_D}\d{{3}})",
          checks.weighted((5, 4, 3, 2, 7, 6, 5, 4))),
    _kind("FR", "siren|siret|rcs(?: [a-zà-ÿ-]+){1,3}(?: [ab])?|tva\\S*(?: intra\\S*)?",
          r"(?:FR ?[0-9A-Z]{2} ?)?(\d{3} ?\d{3} ?\d{3})(?: ?\d{5})?", checks.luhn),
    _kind("FR", "", r"FR ?([0-9A-HJ-NP-Z]{2} ?\d{3} ?\d{3} ?\d{3})", checks.france),
    _kind("BE", "", rf"BE{_D}([01]\d{{3}}{_D}\d{{3}}{_D}\d{{3}})", checks.belgium),
    _kind("BE", "btw|tva|ondernemingsnummer|num[ée]ro d.entreprise|kbo|bce",
          rf"([01]\d{{3}}{_D}\d{{3}}{_D}\d{{3}})", checks.belgium),
    _kind("NL", "", rf"NL{_D}(\d{{4}}{_D}\d{{2}}{_D}\d{{3}}{_D}B{_D}\d{{2}})", checks.netherlands),
    _kind("NL", "kvk|k\\.v\\.k\\.?|kamer van koophandel", r"(\d{8})"),
    _kind("LU", "", r"LU ?(\d{8})", checks.luxembourg),
    _kind("GB", "vat(?: reg(?:istration|\\.)?)?", r"(?:GB ?)?(\d{3} ?\d{4} ?\d{2})", checks.britain),
    _kind("GB", "", r"GB ?(\d{3} ?\d{4} ?\d{2})", checks.britain),
    _kind("IE", "", r"IE ?(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])"),
    _kind("IT",
          r"p(?:art)?\.? ?iva|partita iva|c\.? ?f\.?|cod(?:ice)?\.? fisc(?:ale)?\.?",
          r"(?:IT ?)?(\d{11})", checks.luhn),
    _kind("IT", "", r"IT ?(\d{11})", checks.luhn),
    _kind("ES", "nif|cif|n\\.i\\.f|c\\.i\\.f|dni",
          rf"(?:ES{_D})?([A-HJNP-SUVW]{_D}{_D7}{_D}[0-9A-J]|[XYZ\d]{_D}{_D7}{_D}[A-Z])", checks.spain),
    _kind("ES", "", rf"ES{_D}([A-HJNP-SUVW]\d{{7}}[0-9A-J]|[XYZ\d]\d{{7}}[A-Z])", checks.spain),
    _kind("PT", "nif|nipc|contribuinte|n\\.i\\.f|cont",
          rf"(?:PT ?)?([1-35689]\d{{2}}{_D}\d{{3}}{_D}\d{{3}})", _PORTUGAL),
    _kind("PT", "", r"PT ?([1-35689]\d{8})", _PORTUGAL),
    _kind("SE", "org\\.? ?-?n(?:r|ummer)|organisationsn(?:r|ummer)|vat",
          r"(?:SE ?)?([5-9]\d{5}-?\d{4})(?:01)?", checks.luhn),
    _kind("SE", "", r"SE ?(\d{6}-?\d{4})01", checks.luhn),
    _kind("NO", "org\\.? ?-?n(?:r|ummer)|organisasjonsn(?:r|ummer)|foretaksregisteret",
          rf"(?:NO ?)?([89]\d{{2}}{_D}\d{{3}}{_D}\d{{3}})(?: ?MVA)?", _NORWAY),
    _kind("NO", "", r"(?:NO ?)?([89]\d{2} ?\d{3} ?\d{3}) ?MVA", _NORWAY),
    _kind("DK", "cvr(?:-nr)?|se-?nr", r"(?:DK ?)?(\d{2} ?\d{2} ?\d{2} ?\d{2})", _DENMARK),
    _kind("DK", "", r"DK ?-?(\d{2} ?\d{2} ?\d{2} ?\d{2})", _DENMARK),
    _kind("FI", "", r"FI ?-?(\d{7}-?\d)", _FINLAND),
    _kind("FI", "y-?tunnus|business id|fo-?nummer|ly-?tunnus", r"(\d{7}-\d)", _FINLAND),
    _kind("PL", "nip", rf"(?:PL ?)?(\d{{3}}{_D}\d{{2,3}}{_D}\d{{2}}{_D}\d{{2,3}})", _POLAND),
    _kind("PL", "", r"PL ?(\d{10})", _POLAND),
    _kind("PL", "regon|krs", r"(\d{9,10})"),
    _kind("CZ SK", "i[čc]o?", r"(\d{8})", checks.czech),
    _kind("CZ", "di[čc]", r"CZ ?(\d{8})", checks.czech),
    _kind("CZ", "", r"CZ(\d{8})", checks.czech),
    _kind("SK", "(?:i[čc] ?)?dp[hH]|di[čc]", r"SK ?(\d{10})"),
    _kind("HU", "ad[óo]sz[áa]m", r"(\d{8})-?\d-?\d\d", checks.hungary),
    _kind("HU", "", r"HU ?(\d{8})", checks.hungary),
    _kind("RO", "cui|cif|c\\.u\\.i|c\\.i\\.f", r"(?:RO ?)?(\d{5,10})", checks.romania),
    _kind("RO", "", r"RO ?(\d{6,10})", checks.romania),
    _kind("RO", "", r"(J ?\d{1,2}/\d{2,5}/(?:19|20)\d{2})"),
    _kind("BG", "еик|булстат|eik|bulstat|дds|ддс", r"(?:BG ?)?(\d{9})", _BULGARIA),
    _kind("BG", "", r"BG ?(\d{9})", _BULGARIA),
    _kind("GR", "αφμ|α\\.φ\\.μ|afm|a\\.f\\.m", r"(?:EL ?)?(\d{9})", checks.greece),
    _kind("GR", "", r"EL ?(\d{9})", checks.greece),
    _kind("HR", "oib", r"(?:HR ?)?(\d{11})", checks.iso7064),
    _kind("HR", "", r"HR ?(\d{11})", checks.iso7064),
    _kind("SI", "", r"SI ?(\d{8})", _SLOVENIA),
    _kind("RS", "pib|пиб", r"(\d{9})", checks.iso7064),
    _kind("UA", "[єе]дрпоу|edrpou|код", r"(\d{8})", checks.ukraine),
    _kind("RU", "инн|inn", r"(\d{10}(?:\d\d)?)(?:/\d{9})?", checks.inn),
    _kind("BY", "унп|unp", r"(\d{9})"),
    _kind("KZ", "бин|иин|бсн|bin", r"(\d{12})", checks.kazakhstan),
    _kind("TR", r"vergi(?: kimlik)? no|v\.?k\.?n\.?|vd\.? no", r"(\d{10})", checks.turkey),
    _kind("TR", "mersis", r"(\d{16})"),
    _kind("IL", "ח\\.?פ|ע\\.?מ", r"(\d{9})", checks.luhn),
    _kind("AE", "trn|vat|tax registration", r"(100\d{12})"),
    _kind("SA", "vat|الرقم الضريبي|tax", r"(3\d{13}3)"),
    _kind("SA", r"c\.?r\.?", r"([1-7]0\d{8})"),
    _kind("IN", "", r"(\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z])", checks.gstin),
    _kind("IN", "cin", r"([LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6})"),
    _kind("PK", "ntn|s\\.?t\\.?r\\.?n", r"(\d{7}-?\d?)"),
    _kind("CN", "", r"([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})", checks.china),
    _kind("TW", "統一編號|統編|gui|ubn", r"(\d{8})", checks.taiwan),
    _kind("KR", "사업자 ?등록 ?번호|사업자번호|brn|business reg(?:istration)?",
          r"(\d{3}-?\d{2}-?\d{5})", checks.korea),
    _kind("JP", "法人番号|corporate", r"(\d{13})", checks.japan),
    _kind("JP", "登録番号|インボイス", r"T(\d{13})", checks.japan),
    _kind("VN", "mst|m[ãa] s[ốo] thu[ếe]", r"(\d{10}(?:-\d{3})?)"),
    _kind("TH", "เลขประจำตัวผู้เสียภาษี\\S*", r"(\d{13}|\d-\d{4}-\d{5}-\d{2}-\d)"),
    _kind("ID", "npwp", r"(\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3})"),
    _kind("SG", "uen|gst reg|co\\.? reg", r"(\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])"),
    _kind("AU", "abn", r"(\d{2} ?\d{3} ?\d{3} ?\d{3})", checks.australia),
    _kind("AU", "acn", r"(\d{3} ?\d{3} ?\d{3})"),
    _kind("NZ", "nzbn", r"(\d{13})"),
    _kind("BR", "", r"(\d{2}\.?\d{3}\.?\d{3}/\d{4}-\d{2})", checks.cnpj),
    _kind("BR", "cnpj", r"(\d{14})", checks.cnpj),
    _kind("MX", "r\\.?f\\.?c", r"([A-ZÑ&]{3,4}-?\d{6}-?[A-Z\d]{3})", checks.rfc),
    _kind("AR", "cuit|c\\.u\\.i\\.t", r"(\d{2}-?\d{8}-?\d)", _CUIT),
    _kind("CL", "r\\.?u\\.?t", r"(\d{1,2}\.?\d{3}\.?\d{3}-[\dKk])", checks.chile),
    _kind("CO", "n\\.?i\\.?t", r"(\d{3}\.?\d{3}\.?\d{3}-\d)", checks.colombia),
    _kind("PE", "r\\.?u\\.?c", r"((?:10|15|17|20)\d{9})", checks.peru),
    _kind("EC", "r\\.?u\\.?c", r"([0-2]\d{9}001)"),
    _kind("VE", "r\\.?i\\.?f", r"([JVEG]-?\d{8}-?\d)"),
    _kind("UY", "r\\.?u\\.?t", r"(\d{12})"),
    _kind("US", "ein|fein|federal tax id", r"(\d{2}-\d{7})"),
    _kind("CA", "gst|hst|business number", r"(\d{9} ?R[TCP]\d{4})"),
    _kind("ZA", "reg|registration|co\\.? reg|ck", r"((?:19|20)\d{2}/\d{6}/\d{2})"),
    _kind("MA", "ice", r"(\d{15})"),
    _kind("DZ", "nif", r"(0\d{14})"),
    _kind("TN", "m\\.?f|matricule fiscale?", r"(\d{7} ?/?[A-Z](?:[/ ]?[A-Z]){2}[/ ]?\d{3})"),
    _kind("NG MA TN", "rc", r"(\d{5,7})"),
    _kind("KE", "(?:kra )?pin", r"([AP]0\d{8}[A-Z])"),
    _kind("AZ", "v[öo]en", r"(\d{10})"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Kind], ...]:
    return tuple((kind.pattern(), kind) for kind in _KINDS)


@cache
def _beginnings() -> Mapping[str, tuple[_Kind, ...]]:
    """The small letters and digits that numbers and their labels begin with, and those that do."""
    signs = set(digits + ascii_lowercase).union(*(f"{kind.label}{kind.shape}".lower() for kind in _KINDS))
    return {sign: those for sign in signs if (those := tuple(kind for kind in _KINDS if kind.begins(sign)))}


@cache
def _any_of(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(kind.written() for kind in _beginnings()[sign])})(?!\w)")


def _is_anywhere(text: str) -> bool:
    """Whether one of the patterns finds something: most texts are read once, not by each."""
    known = _beginnings()
    starts = (found.start() for found in _START.finditer(text))
    signs = ((at, text[at].casefold()[0]) for at in starts)
    return any(_any_of(sign).match(text, at) for at, sign in signs if sign in known)


def tax_votes(text: str) -> Iterator[Vote]:
    """The numbers in this text that tell a country."""
    lines = (line for line in text[:_MOST_TEXT].split("\n") if _LONG_NUMBER.search(line))
    read = "\n".join(line[:_LONGEST_LINE] for line in islice(lines, _MOST_LINES))
    if not read or not _is_anywhere(read):
        return
    for pattern, kind in _patterns():
        if (match := pattern.search(read)) and _is_right(match, kind):
            weight = "tax" if kind.check else "tax-shape"
            yield Vote(weight, kind.countries, f"number “{' '.join(match[0].split())[:60]}”")


def _is_right(match: re.Match[str], kind: _Kind) -> bool:
    number = _SIGNS.sub("", match[match.re.groups]).upper()
    if not number.isascii() or len(set(number)) < 3:  # 000000000 has right check digits
        return False
    return kind.check is None or kind.check(number)
