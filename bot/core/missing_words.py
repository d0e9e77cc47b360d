"""How buyers say what an offer needs: delivery terms, ports, certificates, dates, specifications, numbers."""

import re


def _any(words: str) -> str:
    """Words apart by blanks; `_` is a blank inside one, `*` any ending."""
    return "|".join(re.escape(word).replace("_", r"\s").replace(r"\*", r"\w*") for word in words.split())


_TERM_WORDS = """
ex_works ex-works ex_factory ab_werk frei_haus frei_Grenze départ_usine depart_usine franco_usine
franco_fábrica franco_fabrica franco_fabbrica franco_destino franco_magazzino af_fabriek loco_magazyn
fabrika_teslim франко-завод самовывоз giao_tại_xưởng
"""
_PORT_WORDS = """
port_of sea_port seaport destination_port port_of_discharge destination* ship_to shipped_to delivered_to
delivery_to deliver_to to_port hafen* zielhafen lieferung_nach lieferort bestimmungs* frei_bei port_de
au_port destination livraison_à livrer_à puerto destino entrega_en porto entrega_em entrega_no porto_di
destinazione consegna_a haven bestemming* levering_in leveren_in portu port_w dostaw*_do
miejsc*_przeznaczenia порт* доставк*_в назначения liman* varış teslimat_yeri cảng giao_đến giao_tới
"""
_TIME_WORDS = """
next_week next_month this_month nächste*_woche nächsten_monat mois_prochain próxima_semana
próximo_mês próximo_mes prossimo_mese volgende_maand przyszły*_miesi* następn*_miesi* следующ*_месяц*
gelecek_ay
"""

# Beside letters of Latin or Cyrillic a word goes on; beside a Chinese sign it does not.
_BEGINS, _ENDS = "(?<![A-Za-zÀ-žА-я0-9])", "(?![A-Za-zÀ-žА-я0-9-])"

TERMS = re.compile(
    rf"{_BEGINS}(?:fob|cif|cfr|cnf|c\s?&\s?f|exw|fca|ddp|ddu|dap|(?-i:FAS|CPT|CIP|DPU|DAT|franco)){_ENDS}"
    rf"|\b(?:{_any(_TERM_WORDS)})|تسليم المصنع|工厂交货|工廠交貨|出厂价|出廠價|工場渡し|공장\s?인도",
    re.IGNORECASE,
)

PORTS = re.compile(
    rf"\b(?:{_any(_PORT_WORDS)})\b"
    "|ميناء|الوجهة|التسليم في|التوصيل إلى|目的港|目的地|[一-龥]港(?![口元])|仕向|納入先|納品先"
    "|도착항|목적지|[가-힣]항(?:\\s|까지|으로|,)",
    re.IGNORECASE,
)

CERTIFICATES = re.compile(
    rf"{_BEGINS}(?:CE|UKCA|UL|ETL|FCC|FDA|INMETRO|EAC|SASO|SABER|CCC|SONCAP|PSE|ATEX|WRAS|NSF|DVGW|RoHS|REACH|HACCP|BRC"
    rf"|GOTS|GMP|API\s?\d\w*|ISO\s?\d{{4,5}}|EN\s?10204|NOM-\d+|T[ÜU]V|DNV|ABS class){_ENDS}"
    r"|(?i:\bcertif\w*|\bhomolog\w*|zeugnis|\bzertifi\w*|\bzulassung\w*|\bcertyfik\w*|\batest\w*|\bkeurmerk\w*|keuring|\battest\w*|сертификат\w*|\bsertifika\w*"
    r"|\bchứng\s(?:nhận|chỉ)|شهاد|اعتماد|認証|认证|認證|证书|證書|証明書|인증)"
)

_MONTHS = """
january february march april june july august september october november december
januar jänner februar märz juni juli oktober dezember
janvier février fevrier avril juin juillet août aout septembre octobre novembre décembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
janeiro fevereiro março marco maio junho julho setembro outubro novembro dezembro
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
januari februari maart mei augustus
stycz* lut* marca marcu kwie* maja maju czerw* lip* sierp* wrze* paźdz* listopad* grud*
январ* феврал* марта марту марте апрел* мая мае июн* июл* август* сентябр* октябр* ноябр* декабр*
ocak* şubat* nisan* mayıs* haziran* temmuz* ağustos* eylül* ekim* kasım* aralık*
"""
_LIKE_WORDS = r"(?:mai|may|mars|mart)"  # months only beside a number or "end of"
_SPANS = """
day days week weeks month months tag tage tagen woche wochen monat monate monaten jour jours semaine
semaines mois día días dia dias semana semanas mes meses mês giorno giorni settimana settimane mese mesi dag
dagen weken maand maanden dni dzień tydzień tygodni tygodnie miesiąc miesiące miesięcy день дня дней недел*
месяц* gün hafta ay ngày tuần tháng
"""
DATES = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[./-]\d{1,2}[./-](?:20)?\d{2}\b|\d{1,2}\s?月|\d{1,2}\s?월"
    rf"|\b(?:{_any(_MONTHS)})\b|\b(?:\d{{1,2}}\.?|end\sof|ende|fin|mid|mitte|until|by|before|bis|avant)\s{_LIKE_WORDS}\b"
    rf"|\b{_LIKE_WORDS}\s(?:\d{{1,2}}\b|20\d\d)|\b(?:kw|week|semaine|calendar\sweek|q[1-4])\s?\d{{1,2}}\b"
    rf"|\b\d{{1,3}}\s?(?:-\s?\d{{1,3}}\s?)?(?:{_any(_SPANS)})\b"
    r"|\d{1,3}\s?(?:天|周|週間|ヶ月|か月|个月|個月|日間|주|개월|يوم|أيام|أسابيع|أشهر)|tháng\s\d{1,2}"
    r"|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    rf"|\b(?:{_any(_TIME_WORDS)})\b|下周|下个月|下個月|月底|来月|来週|今月|다음\s?달|الشهر القادم",
    re.IGNORECASE,
)
PAYING = re.compile(
    r"\bpa(?:y|iement|gamento|go)|\bzahl|\bnet(?:to)?\s\d|\bl/?c\b|\bt/?t\b|\bcredit|\bcrédit|\bbetal|\bpłatn|оплат|ödeme"
    r"|\bwarrant|\bgarant|гарант|付款|账期|支払|결제|الدفع|thanh toán",
    re.IGNORECASE,
)

# A model (DN50, SUS304, 12V-5A), a norm, or a number with its unit.
SPECIFICATIONS = re.compile(
    rf"{_BEGINS}(?=[A-Za-z-]{{0,8}}\d)(?=\d{{0,8}}-?[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{{2,20}}(?![A-Za-z0-9])"
    rf"|{_BEGINS}(?:DN|PN|Ду|Ру|NPS|SCH|ISO|DIN|EN|ASTM|GOST|JIS|ANSI|API|M|IP|Ø)\s?\d|[Øø⌀]\s?\d"
    r"|\d\s?[\"”″]|\d/\d+\s?(?:inch|in\b|zoll)"
    r"|\d\s?(?:mm|cm|inch|zoll|pouces?|pulgadas|polegadas|pollici|cali|дюйм\w*|мм|см|μm|µm|kw|кВт|hp|rpm|bar|бар|psi|mpa|kpa"
    r"|w|v|hz|k?va|ah|lm|watt|volt|вт|мпа|gsm|mesh|micron|°c|m3/h|m³/h|l/min|lph|gpm)(?!\w)"
    r"|(?<!\w)\d{1,5}(?:[.,]\d+)?\s?[x×*]\s?\d{2,5}(?:[.,]\d+)?(?!\s?['’]?(?:hq|hc|gp|ft|'))"
    r"|\d\s?(?:毫米|ミリ|インチ|英寸|寸|千瓦|伏|ワット|인치|مم|بوصة|واط|بار)",
    re.IGNORECASE,
)

# A number behind the word for it: "Qty: 500".
COUNTS = re.compile(
    r"(?:\b(?:qty|quantity|quantities|menge|stückzahl|anzahl|quantité|qté|cantidad|quantidade|qtde|quantità|q\.tà|aantal"
    r"|ilość|кол-во|количеств\w*|miktar\w*|số\slượng|sl)|الكمية|数量|數量|수량)\s?[:：=]?\s?\d",
    re.IGNORECASE,
)
