"""Legal forms of firms: which countries have a firm that calls itself so. Our own table: no library knows
Sp. z o.o., Kft. or 株式会社.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.core.country_votes import Vote

# "countries: forms". The first countries share a form; those behind ">" have it too, but are seldom meant.
# A form written with dots here has them ("S.p.A." is Italian, "SpA" Chilean as well); else dots and blanks do
# not matter. "*" after a form: it stands before the name.
_FORMS = """
DE > AT: gmbh & co kg|gmbh & co|gmbh u co kg|gmbh und co kg|kgaa
DE: ohg|e.k|ek|e.kfm|e.kfr|gesellschaft mit beschränkter haftung|ug (haftungsbeschränkt)|ug haftungsbeschränkt
DE: gmbh & co kgaa|ag & co kg|ggmbh|partg mbb|partgmbb|se & co kg|eg mbh
DE AT CH: gmbh|gesellschaft mbh
DE CH AT LI: ag
DE AT: kg|e.u|gesmbh & co kg
AT: gesmbh|ges mbh|gesmbh & co kg|handelsgesmbh|og
CH: sagl|gmbh srl|kollektivgesellschaft
CH LU: sàrl|s.à.r.l|s.àr.l
LI CH: anstalt
NL > BE: bv
NL BE: nv|vof|cv
NL: besloten vennootschap|bv io|maatschap|eenmanszaak
BE: bvba|sprl|cvba|scrl|ebvba|gcv|comm v|sprlu|bv srl|srl bv|nv sa|sa nv
FR > DZ: eurl|sasu|snc
FR DZ: eurl *
FR MA TN DZ: sarl|sarl *
FR: sas *|sci *|ets *|établissements *
FR MA TN DZ SN: sté *|ste *|société *
FR CO: sas
FR: société à responsabilité limitée|société par actions simplifiée|selarl|scop|au capital de
MA: sarl au|sarlau|sarl a u
TN: suarl
IT > CL: s.p.a
IT: società per azioni|srl unipersonale|srls|s.n.c|sapa|s.a.p.a|società a responsabilità limitata
IT: soc coop|scarl|srlu
CL IT: spa
CL: sociedad por acciones
CL CO: y cia ltda|y cía ltda
IT RO AR > UY BO PE DO MD PY BE CR: srl
RO: sc *
ES: sl|slu|sll|slne|sociedad limitada|sccl|s coop|sociedad anónima unipersonal
ES AR: sau
PT > AO MZ CV: lda
PT: unipessoal lda|unipessoal ltda|sgps|sociedade unipessoal|unip lda
BR: eireli|s/a|epp|ltda me|ltda epp|ltda - me
BR CL CO > BO EC PY: ltda
CL CO > BR: limitada
EC > CO BO CL: cia ltda|cía ltda|c ltda
MX > SV HN GT: sa de cv
MX: sapi de cv|s de rl de cv|s de rl mi|s de rl de cv mi|sab de cv|sc de rl de cv|spr de rl|de cv|sa cv
HN MX PA: s de rl
VE > EC: c.a
PE: sac|saa
PE CL DO: eirl
GT CR HN: sociedad anónima
CO: sas bic|s a s bic|zomac|e.u colombia
SE > FI LT: ab
SE: aktiebolag|hb|handelsbolag|kommanditbolag|ekonomisk förening|ab (publ)
FI: oy|oyj|oy ab|ky|osakeyhtiö|tmi|abp
NO > EE DK: as
NO: asa|ans|enk
DK > NO: a/s
DK: aps|k/s|i/s|ivs|p/s|amba
IS: ehf|hf|slhf
EE: oü|osaühing|aktsiaselts|füi
LT: uab|uab *|všį|viešoji įstaiga
LV: sia|sia *
LV EE LT: as *
PL: sp z oo|sp zoo|spółka z ograniczoną odpowiedzialnością|sp k|sp j|spółka komandytowa|spółka jawna
PL: sp z oo sp k
PL: phu *|pphu *|fhu *|ppuh *|zpuh *|s.k.a|spółka akcyjna|spółka cywilna|ska
CZ SK: sro|spol sro|akciová spoločnosť|spol s ro|v.o.s|k.s
CZ: akciová společnost
SK: spoločnosť s ručením obmedzeným
HU: kft|zrt|nyrt|bt|korlátolt felelősségű társaság|kkt
HR SI RS BA > ME MK: doo
HR: jdoo|društvo s ograničenom odgovornošću
SI HR BA: dd
SI: dno|k.d.d
RS > ME: ad|preduzetnik
BG: eood|ood|ead|еоод|оод|еад|ет *|ад
MK: dooel|дооел|доо скопје
RS ME > MK BA: доо
AL XK: shpk
AL: sh a
GR: ae|αε|επε|εε|οε|ικε|ανώνυμη εταιρεία|epe|ike|single member sa|single member pc|μονοπρόσωπη
GR: single member ike
CY GR: single member ltd
TR: aş|ltd şti|ltd sti|limited şirketi|anonim şirketi|san ve tic|sanayi ve ticaret|san tic|tic ltd şti
TR: ithalat ihracat
TR: tic ltd sti|san ve tic ltd sti|san ve tic aş
CZ SK > TR: a.s
IE: dac|designated activity company|teoranta|clg|company limited by guarantee
GB: cic|community interest company
GB IE: plc
IN > NP BD LK ZW PK: pvt ltd|pvt limited|p ltd|(p) ltd|pvtltd
IN > SG LK PK: private limited
IN: opc pvt ltd
PK LK ZW: (pvt) ltd|(pvt) limited|(private) limited|(private) ltd
MY > BN: sdn bhd|sendirian berhad
MY: bhd|berhad
SG: pte ltd|pte limited|pte
AU > NZ: pty ltd|pty limited|pty
ZA > BW NA LS SZ: (pty) ltd|(pty) limited|edms bpk|(edms) bpk
ZA: cc
US AE: llc
US CA PH: inc|incorporated
US PH > CA PA TW: corp|corporation
US: pllc
CA: ltée|ltee
AE: fze|fzco|fzc|fz llc|fz-llc|dmcc|fzllc|llc fz|llc fzc|spc ltd|sole proprietorship llc|llc sp|dwc llc
AE OM QA: l.l.c
QA BH KW > SA: wll
KW: kscc|ksc|kscp
BH: bsc
OM: saoc|saog
QA: qsc|qpsc
EG: sae
LB: sal
JO: psc
IR: pjs|(سهامی خاص)|سهامی خاص|سهامی عام|با مسئولیت محدود|شرکت *|بازرگانی *
AE KW SA QA: ذمم
EG LB: شمم|ش.م.م
RU > BY UZ KG AM KZ: ооо *|ооо|общество с ограниченной ответственностью *
RU > BY KZ: ао *|оао *|зао *
RU: пао *|нао *|фгуп *|ooo *|oao *|zao *|pao *|ao *
RU KZ BY: ип *|ip *
KZ: тоо *|товарищество с ограниченной ответственностью *|too *|жшс|жшс *
BY: чуп *|уп *|одо *|чтуп *|чп *|руп *|суп *|частное предприятие *
UA: тов *|пп *|прат *|фоп *|пат *|приватне підприємство *|tov *|тзов *
UA: товариство з обмеженою відповідальністю *|ат *
UZ: mchj|мчж|ok mchj
KG: осоо *|osoo *
MN: ххк|xxk
GE: შპს *|შპს|სს *
AM: սպը
AZ: mmc|ммс|qsc|asc
JP: k.k|kk|kabushiki kaisha|g.k|gk|godo kaisha|yugen kaisha
KR: jusikhoesa
VN: công ty tnhh *|tnhh|công ty cổ phần *|công ty *|cty tnhh *|cty *|mtv|ctcp *|công ty cp *|dntn *
TH: public company limited|pcl|(thailand) co ltd|(thailand) ltd|limited partnership
ID: pt *|tbk|ud *|cv *|persero|(persero) tbk
NG: nig ltd|nigeria ltd|nigeria limited|(nig) ltd|nig limited|nig enterprises
GH: ghana ltd|gh ltd|ghana limited|(gh) ltd
KE: kenya ltd|(k) ltd|kenya limited|(kenya) ltd
TZ: (t) ltd|tanzania ltd|(tz) ltd
UG: (u) ltd|uganda ltd
ZM: zambia ltd|(z) ltd
DZ: spa *
CM SN CI CD: sarlu
CN TW KR JP TH VN HK: co ltd
CN: imp & exp co ltd|imp&exp co ltd|import & export co ltd|imp and exp co ltd|import and export co ltd
CN: i/e co ltd
CN: import export co ltd|imp exp co ltd
IL: בעמ|בע מ
"""
_CORES = """
JP: 株式会社 有限会社 合同会社 合資会社 (株) ㈱ 有限公司日本
KR: 주식회사 (주) ㈜ 유한회사 유한책임회사
TH: บริษัท หจก ห้างหุ้นส่วน
IL: בע"מ בע״מ בע''מ
CN: 有限责任公司 集团有限公司 实业有限公司 贸易有限公司 电子有限公司 机械有限公司 进出口 股份公司 个体工商户
TW: 企業社 有限公司台灣 實業社 工業社
"""
_SIMPLIFIED_FIRM = "有限公司"
_TRADITIONAL_SHARE = "股份有限公司"

_COMMA = re.compile(  # "Co., Ltd.": one form
    r"[,，]\s*(?=(?:ltd|limited|inc|llc|l\.l\.c|lda|ltda|s\.|sl|slu|sa|srl|sas|corp|gmbh|spol|sro|a\.|c\.a|d\.|kft|zrt|bv|b\.v"
    r"|nv|plc|llp|pte|pty|sdn|jsc|pjsc|lp|ood|eood|unipessoal)\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[,;|·•、，:]|\s[-–—]\s|\s/\s|(?<=[^\W\d_]{5})\.\s(?=[A-ZÀ-Þ][a-zà-ÿ]{3})")
_TOKEN = re.compile(r"[(（]?[\w&/'’.-]+[)）]?")
_LONGEST = 7
_MOST_TOKENS = 16
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Form:
    countries: tuple[str, ...]
    minor: tuple[str, ...]


def form_votes(line: str) -> Iterator[Vote]:
    """The legal forms in one line, which is the name of a firm or ends in one."""
    wide = unicodedata.normalize("NFKC", line[:200])
    yield from _core_votes(line[:200], wide)
    for segment in _SPLIT.split(_COMMA.sub(" ", wide)):
        tokens = _TOKEN.findall(segment)
        yield from _trailing(tokens[-_MOST_TOKENS:])
        yield from _leading(tokens[:_MOST_TOKENS])


def _trailing(tokens: Sequence[str]) -> Iterator[Vote]:
    """The longest form at the end, behind a name."""
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        words, before = tokens[-length:], tokens[:-length]
        form = _form(words)
        if form and _is_behind_a_name(before, words):
            yield _vote(form, [*before[-3:], *words])
            return


def _is_behind_a_name(before: Sequence[str], words: Sequence[str]) -> bool:
    """ "500 KG" is a weight, and "Guatemala, C.A." is in Central America."""
    if not before:
        return sum(map(str.isalpha, "".join(words))) > _SHORT
    return not before[-1].isdigit() and before[-1].casefold() not in _CENTRAL_AMERICA


_CENTRAL_AMERICA = frozenset(("guatemala", "honduras", "salvador", "nicaragua", "rica"))


def _leading(tokens: Sequence[str]) -> Iterator[Vote]:
    """The longest form that stands before a name."""
    for length in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        if form := _form(tokens[:length], "*"):
            yield _vote(form, tokens[: length + 3])
            return


def _vote(form: _Form, words: Sequence[str]) -> Vote:
    return Vote("suffix", form.countries, f"firm “{' '.join(words)[:60]}”", form.minor)


def _form(words: Sequence[str], mark: str = "") -> _Form | None:
    """With its dots, where these tell two forms apart, else without."""
    written = "".join(words)
    if not _is_written_so(written):
        return None
    key = written.casefold().replace("i\u0307", "i").rstrip(".")
    table = _table()
    return table.get(key + mark) or table.get(key.replace(".", "") + mark)


def _is_written_so(written: str) -> bool:
    """A short form has a capital letter, dots, or a script without capitals: "as" and "co" are words."""
    has_capital = written != written.lower() or written[:1] > _LAST_CASED
    return len(written) > _SHORT or has_capital or written in _LOWER


_LAST_CASED = "\u052f"  # Cyrillic; beyond, few scripts have capitals
_LOWER = frozenset(("doo", "sro", "ehf"))


@cache
def _table() -> dict[str, _Form]:
    table: dict[str, _Form] = {}
    for line in _FORMS.strip().splitlines():
        codes, _, forms = line.partition(": ")
        main, _, minor = codes.partition(">")
        for written in forms.split("|"):
            key = "".join(_TOKEN.findall(written.rstrip(" *").casefold())) + "*" * written.endswith("*")
            table.setdefault(key, _Form(tuple(main.split()), tuple(minor.split())))
    return table


def _core_votes(line: str, wide: str) -> Iterator[Vote]:
    """Forms in scripts without blanks between words, wherever they stand."""
    if line.isascii():
        return
    for core, country in _cores():
        if core in line or core in wide:
            yield Vote("suffix", (country,), f"firm “{line.strip()[:40]}”")
            return
    if _SIMPLIFIED_FIRM in wide:
        yield _chinese_firm(wide)


@cache
def _cores() -> tuple[tuple[str, str], ...]:
    lines = (line.partition(": ") for line in _CORES.strip().splitlines())
    return tuple((core, code) for code, _, cores in lines for core in cores.split())


def _chinese_firm(line: str) -> Vote:
    """有限公司 is written alike everywhere; the other characters are not."""
    words = f"firm “{line.strip()[:40]}”"
    simplified, traditional = (sum(_only(sign, *sets) for sign in line) for sets in _SETS)
    if simplified > traditional:
        return Vote("suffix", ("CN",), words)
    if traditional > simplified:
        taiwan = _TRADITIONAL_SHARE in line
        return Vote("suffix", ("TW",), words, ("HK",)) if taiwan else Vote("suffix", ("TW", "HK"), words)
    return Vote("suffix", ("CN", "TW", "HK"), words)


_SETS = (("gb2312", "big5"), ("big5", "gb2312"))


@cache
def _only(sign: str, one: str, other: str) -> bool:
    return sign > "\u3000" and _encodes(sign, one) and not _encodes(sign, other)


def _encodes(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
