"""How to address somebody by the display name of a mail, without inventing anything.

No gender, no guess at the order of names: unsure means the full name as written, and whatever is not
surely a person's name means none, so that the template greets the company instead.
"""

import re

from bot.content.slots import clean
from bot.core.scripts import letter_weights

_ROLE_WORDS = """
admin administrator accounts accounting anfrage bestellung buyer buying commercial compras compra comercial
contact contacto contato customer einkauf export exports import imports info information inquiry inquiries
kontakt mail marketing noreply office order orders postmaster procurement purchase purchasing purchaser
reception sale sales satış satınalma service support team vendas ventas verkauf vertrieb vente ventes achat
achats acquisti vendite inkoop verkoop zakupy sprzedaż biuro отдел закупки закупок продаж снабжение department
dept division secretary webmaster website wordpress enquiry enquiries hello hr manager director ceo
المبيعات المشتريات قسم
"""
_COMPANY_WORDS = """
ab ag as aps b.v bv bvba co company corp corporation e.u ek ent enterprise enterprises est fze fzco fz-llc gbr
gmbh group holding inc industries industry international kg kft kk lda limited llc llp ltd ltda mbh n.v nv oü
oy oyj plc pte pty pvt s.a s.a.s s.l s.p.a s.r.l s.r.o sa sas sarl sdn sl spa srl sro trade trading ug
şirketi şti ооо оао зао ао тоо ип شركة مؤسسة
"""
_COMPANY = frozenset(_COMPANY_WORDS.split())
_NO_PERSON = _COMPANY | frozenset(_ROLE_WORDS.split())
_COMPANY_PARTS = re.compile(
    "公司|集团|集團|工厂|采购|採購|销售|銷售|外贸|外貿|部$|株式会社|有限会社|合同会社|営業|購買|担当"
    "|주식회사|㈜|구매|영업|công ty|phòng|sp[.] z o[.]o",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?:mr|mrs|ms|miss|mx|sir|madam|herr|frau|hr|fr|sr|sra|srta|señor|señora|m|mme|mlle|sig|sig\.ra|dhr|mevr|pan|pani"
    r"|bay|bayan|ông|bà|anh|chị)\.?\s+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[{（【].*?[)\]}）】]")
_VIA = re.compile(r"\s+(?:via|durch|por|par)\s+\S.*$", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d@/\\|<>{}_=+#*:;!?&•%$^~,]|www\.|\.(?:com|net|org|cn|de)\b")

_VIETNAMESE = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai trương cao lưu
"""
_VIETNAMESE_FAMILIES = frozenset(_VIETNAMESE.split())


def salutation_name(display_name: str, language: str) -> str:
    """The name to put after "Dear" in a reply of this language, or "" where there is none to be sure of."""
    name = _person(clean(display_name))
    weights = letter_weights(name)
    if weights.get("han") or weights.get("hangul") or weights.get("katakana") or weights.get("hiragana"):
        return _east_asian(name, language)
    if language == "vi":
        return _vietnamese(name)
    return name


def _person(name: str) -> str:
    """The name of a person in its written order, or ""."""
    bare = _VIA.sub("", _IN_BRACKETS.sub("", name)).strip(" \"'“”‘’«»„`-.,")
    bare = _TITLES.sub("", bare, count=1) if _TITLES.match(bare) else bare
    bare = _unturned(bare)
    words = bare.split()
    if not words or _NO_NAME.search(bare) or _COMPANY_PARTS.search(bare) or len(words) > 5:
        return ""
    if any(word.casefold().strip(".") in _NO_PERSON for word in words):
        return ""
    if sum(letter_weights(bare).values()) < 2 or (len(words) == 1 and bare.islower()):
        return ""
    return bare.title() if bare.isupper() and len(bare) > 3 else bare


def _unturned(name: str) -> str:
    """ "Müller, Anna" put as "Anna Müller"; what follows a comma may also be a company's ending."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or first.strip().casefold().strip(".") in _COMPANY:
        return name
    return f"{first.strip()} {last.strip()}"


def _east_asian(name: str, language: str) -> str:
    """Family name first. Longer than any person's name: a company."""
    words = name.split()
    if len("".join(words)) > 6:
        return name if letter_weights(name).get("latin") else ""
    if language == "ja" and len(words) == 2:
        return words[0]
    return "".join(words) if len(words) <= 2 else name


def _vietnamese(name: str) -> str:
    """The given name, the last word, if the first one is surely a family name."""
    words = name.split()
    known = len(words) >= 2 and words[0].casefold() in _VIETNAMESE_FAMILIES
    return words[-1] if known else name
