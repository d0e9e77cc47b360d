"""Each sign of a country alone: telephones, firms, tax numbers, post codes, money, accounts."""

import pytest

from bot.core.company import form_votes
from bot.core.country_phones import phone_votes
from bot.core.country_postcodes import local_postcode_votes, postcode_votes
from bot.core.country_said import said_votes
from bot.core.country_votes import Vote, count
from bot.core.country_weak import currency_votes, iban_votes, offset_countries
from bot.core.tax_ids import tax_votes


def countries(votes) -> str:
    return " ".join(sorted({country for vote in votes for country in vote.countries}))


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Tel. +49 30 23125100", "DE"),
        ("Phone: 0044 20 7946 0958", "GB"),
        ("+44 (0)121 496 0456", "GB"),
        ("00 86 755 8123 4567", "CN"),
        ("＋８１ ３ ３２２４ ９９９９", "JP"),
        ("هاتف ٠٠٩٦٦ ١١ ٤٦٥ ٠٠٠٠", "SA"),
        ("https://wa.me/5511912345678", "BR"),
        ("+7 701 123 4567", "KZ"),
        ("+7 495 123 45 67", "RU"),
        ("+1 876 926 1234", "JM"),
        ("+1 604 555 0155", "CA"),
        ("+1 713 555 0142", "US"),
        ("+44 1534 723456", "JE"),
        ("+44 1481 723456", "GG"),
        ("+378 0549 882 345", "SM"),
        ("+383 38 200 123", "XK"),
        ("(713) 555-0142", "US"),
        ("604-555-0155", "CA"),
        ("809-555-0123", "DO"),
        ("Tel: 86-574-87654321", "CN"),
        ("TEL: 886-2-2961-1234", "TW"),
        ("Mobile: +86 138 0013 8000", "CN"),
        ("Order 0049-11234, HS code 8481.80.4060", ""),
        ("part 49-30-23125100", ""),
        ("Toll free +1 800 555 0199", ""),
        ("8 (800) 123-45-67", ""),
        ("+49 30 23125100 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11", ""),
    ],
)
def test_a_phone_number_tells_its_country(line: str, country: str):
    assert countries(phone_votes([line])) == country


FIRMS = """
DE: Muster GmbH & Co. KG|Muster e.K.|Muster OHG|Muster KGaA
AT: Muster Ges.m.b.H.
AT CH DE: Muster GmbH
FR: Muster SASU|SAS Muster|Muster SARL au capital de
CO FR: Muster S.A.S.
IT: Muster S.p.A.|Muster S.n.c.
CL IT: Muster SpA
ES: Muster, S.L.|Muster SLU
PT: Muster, Lda.|Muster Unipessoal Lda
BR: Muster EIRELI|Muster S/A
BR CL CO: Muster Ltda
MX: Muster S.A. de C.V.|Muster, S. A. de C. V.|Muster S. de R.L. de C.V.|Muster SAPI de CV
PE: Muster S.A.C.
EC: Muster Cía. Ltda.
VE: Muster, C.A.
NL: Muster B.V.
BE: Muster BVBA|Muster SPRL
SE: Muster AB
FI: Muster Oy|Muster Oyj
NO: Muster AS|Muster ASA
DK: Muster A/S|Muster ApS
EE: Muster OÜ
LT: UAB Muster
LV: SIA Muster
PL: Muster Sp. z o.o.|Muster sp.j.|PPHU Muster
CZ SK: Muster s.r.o.|Muster spol. s r.o.|Muster a.s.
HU: Muster Kft.|Muster Zrt.
HR: Muster j.d.o.o.
BA HR RS SI: Muster d.o.o.
BG: Muster EOOD|Мустер ЕООД
MK: Мустер ДООЕЛ
AL XK: Muster Sh.p.k.
GR: Μούστερ Α.Ε.|Muster Single Member S.A.
TR: Muster A.Ş.|Muster Ltd. Şti.|Muster Sanayi ve Ticaret Anonim Şirketi
RU: ООО «Мустер»|ПАО Мустер|OOO Muster
KZ: ТОО Мустер|TOO Muster
UA: ТОВ «Мустер»|ФОП Мустер
BY: ЧУП Мустер
UZ: Muster MChJ
MN: Мустер ХХК
GE: შპს მუსტერი
IL: מוסטר בע"מ
IR: مستر (سهامی خاص)
AE: Muster FZE|Muster FZCO|Muster DMCC
BH KW QA: Muster W.L.L.
KW: Muster K.S.C.C.
OM: Muster SAOC
EG: Muster S.A.E.
LB: Muster SAL
IN: Muster Pvt. Ltd.|Muster Private Limited
LK PK ZW: Muster (Pvt) Ltd
CN: 某某有限责任公司|上海某某贸易有限公司
TW: 某某閥業股份有限公司
JP: 株式会社某某|某某有限会社|(株)某某
KR: 주식회사 무스터|(주)무스터
VN: Công ty TNHH Muster|Công ty Cổ phần Muster
TH: บริษัท มัสเตอร์ จำกัด
ID: PT Muster|CV Muster|PT Muster Tbk
MY: Muster Sdn. Bhd.
SG: Muster Pte. Ltd.
AU: Muster Pty Ltd
ZA: Muster (Pty) Ltd
NG: Muster Nig. Ltd
AE US: Muster LLC
CA PH US: Muster Inc.
"""


@pytest.mark.parametrize(
    ("firm", "where"),
    [
        (firm, where)
        for where, _, firms in (line.partition(": ") for line in FIRMS.strip().splitlines())
        for firm in firms.split("|")
    ],
)
def test_the_legal_form_of_a_firm_tells_where_it_is(firm: str, where: str):
    assert countries(form_votes(firm)) == where


@pytest.mark.parametrize(
    "line", ["500 KG", "as soon as possible", "co", "Muster Ltd", "my cv", "Guatemala, C.A.", "and so on", ""]
)
def test_what_looks_like_a_legal_form_is_none(line: str):
    assert countries(form_votes(line)) == ""


def test_a_form_that_many_share_counts_little():
    (shared,), (own,) = form_votes("Muster GmbH"), form_votes("Muster OHG")
    assert max(shared.weights.values()) < 4 <= max(own.weights.values())


NUMBERS = """
DE: USt-IdNr.: DE136695976|HRB 12345
AT: UID ATU13585627
CH: CHE-100.155.212 MWST
FR: SIREN 404 833 048|TVA FR 83 404 833 048
BE: BE 0428.759.497
NL: NL004495445B01
GB: VAT No. GB 980 7806 84
IT: P.IVA 00743110157
ES: NIF 54362315K|CIF A13 585 625
PT: NIF 501 964 843
SE: SE 556188840401
NO: NO 995 525 828 MVA
DK: CVR 13585628
FI: FI 20774740
PL: NIP 856-734-62-15
CZ SK: IČO 25123891
HU: Adószám: 12892312-2-42
RO: CUI 18547290
BG: ЕИК 175074752
GR: ΑΦΜ 094259216
HR: OIB 33392005961
SI: SI 50223054
RS: PIB 101134702
UA: ЄДРПОУ 32855961
RU: ИНН 7707083893|ИНН 500100732259
TR: Vergi No: 4540536920
AE: TRN 100123456700003
SA: VAT 300123456700003
IN: GSTIN 27AAPFU0939F1ZV
CN: 统一社会信用代码 91110000600037341L
TW: 統一編號 00501503
KR: 사업자등록번호 116-82-00276
JP: 法人番号 5835678256246
AU: ABN 83 914 571 673
BR: CNPJ 16.727.230/0001-97
MX: RFC GODE561231GR8
AR: CUIT 20-05536168-2
CL: RUT 76.086.428-5
CO: NIT 213.123.432-1
PE: RUC 20512333797
VE: RIF J-12345678-9
ZA: Reg. No. 2015/123456/07
KE: KRA PIN P051234567X
"""


@pytest.mark.parametrize(
    ("number", "where"),
    [
        (number, where)
        for where, _, numbers in (line.partition(": ") for line in NUMBERS.strip().splitlines())
        for number in numbers.split("|")
    ],
)
def test_a_tax_number_tells_its_country(number: str, where: str):
    assert countries(tax_votes(number)) == where


@pytest.mark.parametrize(
    "number",
    [
        "USt-IdNr.: DE136695977", "CNPJ 16.727.230/0001-98", "GSTIN 27AAPFU0939F1ZX", "ИНН 7707083894",
        "CUIT 20-05536168-3", "P.IVA 00743110158", "NIP 856-734-62-16", "ABN 83 914 571 674",
        "NIF 54362315A", "RFC GODE561231GR9", "SIREN 404 833 049", "CNPJ 00.000.000/0000-00",
        "order DE136695976X", "invoice 00743110157", "si 50223054",
    ],
)  # fmt: skip
def test_a_number_with_wrong_check_digits_or_without_its_label_says_nothing(number: str):
    assert countries(tax_votes(number)) == ""


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Houston, TX 77027", "US"), ("Buffalo NY 14203", "US"), ("San Juan, PR 00901", "PR"),
        ("Toronto ON M5V 2T6", "CA"), ("EC3R 5BT", "GB"), ("St Helier JE2 3AB", "JE"), ("D12 X5P9", "IE"),
        ("1015 AA Amsterdam", "NL"), ("〒530-0001", "JP"), ("CEP 01304-001", "BR"), ("Perth WA 6009", "AU"),
        ("D-20457 Hamburg", "DE"), ("A-4020 Linz", "AT"), ("CH-1204 Genève", "CH"),
        ("SE-111 22 Stockholm", "SE"),
        ("40-014 Katowice", "PL"), ("1100-061 Lisboa", "PT"), ("Singapore 079903", "SG"),
        ("Ahmedabad - 382445, Gujarat", "IN"), ("C1042AAP", "AR"), ("70565 Stuttgart", ""),
        ("M5 bolts 100", ""),
    ],
)  # fmt: skip
def test_the_shape_of_a_post_code_tells_its_country(line: str, country: str):
    assert countries(postcode_votes(line)) == country


def test_plain_digits_tell_a_country_to_those_who_know_the_language():
    assert countries(local_postcode_votes("70565 Stuttgart", "de")) == "DE"
    assert countries(local_postcode_votes("4020 Linz", "de")) == "AT CH"
    assert countries(local_postcode_votes("70565 Stuttgart", "en")) == ""


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("price in INR please", "IN"), ("quanto em R$?", "BR"), ("500 zł", "PL"), ("£500", "GB"),
        ("AED 500", "AE"),
        ("USD 500 or EUR 400", ""), ("RMB 500", ""), ("a rand of leather", ""),
    ],
)  # fmt: skip
def test_a_currency_is_a_weak_sign(text: str, country: str):
    votes = list(currency_votes(text))
    assert countries(votes) == country
    assert max(count(votes).values(), default=0) < 4


def test_an_account_tells_the_country_of_its_bank_where_its_check_digits_are_right():
    assert countries(iban_votes("IBAN DE44 5001 0517 5407 3249 31")) == "DE"
    assert countries(iban_votes("IBAN DE45 5001 0517 5407 3249 31")) == ""


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("We are a trading company in Nairobi.", "KE"),
        ("We are ABC Co. Ltd. from Lagos, a leading importer.", "NG"),
        ("We are importers\nfrom Kenya.", "KE"),
        ("Hello from Chile!", "CL"),
        ("Somos una empresa de Puebla, México.", "MX"),
        ("nous sommes une société basée à Nantes", "FR"),
        ("wir sind ein Großhändler aus Leipzig", "DE"),
        ("jesteśmy hurtownią z Poznania", "PL"),
        ("Мы из Казахстана.", "KZ"),
        ("İzmir'den yazıyorum, firmamız vana alıyor", "TR"),
        ("我们是广州的一家贸易公司", "CN"),
        ("نحن شركة استيراد في القاهرة", "EG"),
        ("We are looking for suppliers in China.", ""),
        ("Hello, we usually buy from Germany.", ""),
        ("I met you at the Canton Fair in Guangzhou.", ""),
        ("Are you from Turkey?", ""),
        ("I am interested in pumps.", ""),
    ],
)
def test_what_a_buyer_says_of_himself_counts(text: str, country: str):
    assert countries(said_votes(text)) == country


def test_the_clock_follows_summer_time():
    winter, summer = "Tue, 13 Jan 2026 09:00:00 {}", "Wed, 15 Jul 2026 09:00:00 {}"
    assert "DE" in offset_countries(winter.format("+0100"))
    assert "DE" not in offset_countries(winter.format("+0200"))
    assert "DE" in offset_countries(summer.format("+0200"))
    assert "DE" not in offset_countries(summer.format("+0100"))
    assert "NG" in offset_countries(summer.format("+0100"))
    assert "NG" not in offset_countries(summer.format("+0200"))
    assert "AU" in offset_countries(winter.format("+1100"))
    assert offset_countries(winter.format("+0000")) == ()


def test_of_each_kind_the_strongest_vote_counts():
    votes = [Vote("city", ("FR",), ""), Vote("city", ("FR", "US"), ""), Vote("name", ("FR",), "", ("US",))]
    assert count(votes) == {"FR": 6 + 7, "US": 3 + 2}
