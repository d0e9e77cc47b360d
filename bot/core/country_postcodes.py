"""Post codes whose shape tells their country, and addresses that name a state."""

import re
from collections.abc import Iterator

from bot.core.country_data import COUNTRIES
from bot.core.country_votes import Vote

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH"
    "|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    "|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    "|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota"
    "|Ohio|Oklahoma"
    "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia"
    "|Washington"
    "|West Virginia|Wisconsin|Wyoming"
)
_BRITISH = r"[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я'’][^\W\d_'’.-]{2,}"  # "40-014 Katowice", not "40-014 pcs"

# A pattern, the country that it tells, and what that counts for (0: as much as a city with its code).
_SHAPES: tuple[tuple[re.Pattern[str], str, int], ...] = tuple(
    (re.compile(pattern), country, weight)
    for pattern, country, weight in (
        (rf"\b(?:{_STATES})[ ,.]{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d)", "US", 9),
        (r"\b(?:PR|Puerto Rico)[ ,.]{1,2}00[679]\d\d(?!\d)", "PR", 9),
        (rf"\b(?:{_STATE_NAMES})[ ,]{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d)", "US", 9),
        (rf"(?<=[\w.], )(?:{_STATES})\.?$", "US", 3),
        (r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b", "CA", 7),
        (r"(?<=[\w.], )(?:ON|QC|BC|AB|MB|NS|NB|PEI)\.?(?:,? Canada)?$", "CA", 3),
        (rf"\b(?!JE|GY|IM|BT){_BRITISH}\b", "GB", 7),
        (r"\bBT\d{1,2} ?\d[A-Z]{2}\b", "GB", 7),
        (r"\bJE\d{1,2} ?\d[A-Z]{2}\b", "JE", 9),
        (r"\bGY\d{1,2} ?\d[A-Z]{2}\b", "GG", 9),
        (r"\bIM\d{1,2} ?\d[A-Z]{2}\b", "IM", 9),
        (r"\b(?:D6W|[AC-FHKNPRTV-Y]\d{2}) [0-9AC-FHKNPRTV-Y]{4}\b", "IE", 6),
        (rf"\b[1-9]\d{{3}} ?(?!SA|SD|SS)[A-Z]{{2}},? +(?:{_NAME}|'s-)", "NL", 5),
        (r"(?:^|[ ,])〒? ?\d{3}-\d{4}(?= ?[\u3040-\u30ff\u4e00-\u9fff])|〒 ?\d{3}-?\d{4}", "JP", 7),
        (rf"(?<![\d-])\d{{2}}-\d{{3}} {_NAME}", "PL", 3),
        (rf"(?<![\d-])\d{{4}}-\d{{3}} {_NAME}", "PT", 3),
        (r"(?i:cep)[ :.]*\d{5}-?\d{3}(?!\d)", "BR", 8),
        (r"(?<![\d-])\d{5}-\d{3}(?![\d-])", "BR", 3),
        (r"\b(?:NSW|QLD|VIC|TAS|ACT|SA|WA|NT),? \d{4}(?!\d)", "AU", 8),
        (r"\b[ABCEFGHJKLMNPQRSTUVWXYZ]\d{4}[A-Z]{3}\b", "AR", 3),
        (r"\b(?:C\.? ?P\.?|CP:) ?\d{5}(?!\d).*\b(?:M[ée]x|N\. ?L|Jal|CDMX)", "MX", 6),
        (r"\b(?:N\.L\.|Jal\.|Qro\.|Gto\.|Edo\. ?M[ée]x\.)", "MX", 6),
        (rf"\b(?:{_NAME}|\d{{1,2}})[ ,.]*[-–] ?[1-8]\d{{2}} ?\d{{3}}(?! ?\d)(?:, | [^\W\d]|\.|$)", "IN", 3),
        (r"(?i:\bpin(?: ?code)?)[ :.-]*\d{3} ?\d{3}(?!\d)", "IN", 7),
        (r"(?<!\d)\d{6},? (?:г\.|город|Россия|РФ|Москва|Санкт|Республика|[А-Я][а-я]+ская обл)", "RU", 4),
        (r"(?<!\d)\d{5},? (?:м\.|місто|вул\.|Київ)", "UA", 7),
        (r"\bSingapore \(?\d{6}\)?(?!\d)|\bS ?\(\d{6}\)", "SG", 7),
        (r"\bAD[1-7]00 [A-Z][a-z]", "AD", 5),
        (r"\bMD-?[2-7]\d{3},? [A-ZȘŞ]", "MD", 5),
        (r"\bMC 98000\b|\b98000 Monaco\b", "MC", 9),
        (r"\b4789\d\b.*San Marino|\bRSM\b", "SM", 8),
        (r"\b[A-Z]{3} \d{4}\b(?=.*Malta|$)", "MT", 3),
        (r"(?<!\d)\d{5}(?: |-)?[^\W\d]+ ?/ ?[İI]stanbul", "TR", 7),
        (r"\b(?:1[0-5]|2[0-3])\d{3}-\d{5}\b", "US", 2),
        (r"(?:G\.?P\.?O|P\.?O)\.? Box [\d -]+,? Nairobi", "KE", 6),
        (r"[1-9]\d{3} [A-ZÆØÅ][\wæøå]+ (?:[KVCØN]|NV|SØ|SV)$", "DK", 5),
        (r"(?:^|[ ,])[1-9]\d{4} [A-ZÀ-Ý][\w'’-]+ (?:CEDEX|Cedex|cedex)\b", "FR", 8),
        (r"\((?:MI|TO|BG|BS|RM|BO|MO|VI|VR|PD|TV|NA|RE|PR|MN|VA|CO|LC|MB|UD|TN|BZ|CR)\)$", "IT", 4),
    )
)  # fmt: skip
_DIGIT = re.compile(r"\\d|\d")  # in a pattern
_WITHOUT_DIGITS = tuple(
    shape for shape in _SHAPES if shape[1] == "SM" or not _DIGIT.search(shape[0].pattern)
)  # RSM is San Marino without its code
# "D-20457 Hamburg", "CH-8005 Zürich", "SE-111 22 Stockholm": the sign of the country, as on cars or by ISO.
_PREFIXED = re.compile(
    r"(?<![\w-])(DE|D|AT|A|CH|FR|F|IT|I|BE|B|NL|LU|L|SE|S|NO|N|DK|FI|FIN|CZ|SK|SI|SLO|HR|LT|LV|EE|HU|H|PL|RO"
    rf"|BG|GR|PT|ES|E|LI|FL|MD|RS|UA|IL|TR|MK|AL|CY|MT|IS)"
    rf"(?:[-–] ?| (?=\d{{4,5}} ))(\d{{3}} ?\d{{1,2}}|\d{{4,6}}|\d{{2}}-\d{{3}})(?!\d) +{_NAME}"
)
_SHORT_SIGN = 3  # one letter before digits may be a part number as well
_CARS = {
    "D": "DE", "A": "AT", "F": "FR", "I": "IT", "B": "BE", "L": "LU", "S": "SE", "N": "NO", "FIN": "FI",
    "SLO": "SI", "H": "HU", "E": "ES", "FL": "LI",
}  # fmt: skip


# Plain digits before a name tell near countries apart for those who know the language.
_DIGITS_BEFORE_NAME = re.compile(rf"(?:^|[,|·(/] ?|[-–] )(\d{{4,5}}|\d{{3}} \d{{2}}) {_NAME}")
_LENGTHS: dict[tuple[str, int], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("de", 5): (("DE",), ()),
    ("de", 4): (("AT", "CH"), ("LI", "LU")),
    ("fr", 5): (("FR",), ("MA", "DZ")),
    ("fr", 4): (("BE", "CH"), ("LU", "TN")),
    ("it", 5): (("IT",), ()),
    ("it", 4): (("CH",), ()),
    ("nl", 4): (("BE",), ("NL",)),
    ("sv", 5): (("FI",), ()),
    ("sv", 6): (("SE",), ()),
    ("cs", 6): (("CZ",), ()),
    ("sk", 6): (("SK",), ()),
    ("es", 5): (("ES", "MX"), ()),
}


def local_postcode_votes(line: str, language: str) -> Iterator[Vote]:
    """ "70565 Stuttgart" is in Germany where German is written; Austria and Switzerland have four digits."""
    if match := _DIGITS_BEFORE_NAME.search(line):
        found = _LENGTHS.get((language.partition("-")[0], len(match[1])))
        if found:
            yield Vote("postcode", found[0], f"address “{match[0].strip(' ,|·(/-–')[:60]}”", found[1], 4)


def postcode_votes(line: str) -> Iterator[Vote]:
    """What the shapes in one line of an address say."""
    if match := _PREFIXED.search(line):
        country = _CARS.get(match[1], match[1])
        weight = _SHORT_SIGN if len(match[1]) == 1 and match[1] != "D" else 6
        if country in COUNTRIES:
            yield Vote("postcode", (country,), f"address “{match[0][:60]}”", weight=weight)
    for shape, country, weight in _SHAPES if any(map(str.isdigit, line)) else _WITHOUT_DIGITS:
        if match := shape.search(line):
            yield Vote("postcode", (country,), f"address “{match[0].strip(' ,')[:60]}”", weight=weight)
