"""Codes, domains and names of countries: data only, no decisions."""

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())

# Sold to anybody, wherever they are; below "com." they are the country's own (example.com.co).
_GENERIC = """
ac ag ai bz cc cd cf co dj eu fm ga gg gl gq gs im io la me ml ms nu pn pw sc sh so st su sx tc tk to tv
vc vg ws
"""
GENERIC_TLDS = frozenset(_GENERIC.split())
SECOND_LEVEL = frozenset(("com", "co", "net", "org", "gov", "edu"))

TLD_ALIASES = {"uk": "GB", "xn--p1ai": "RU", "xn--fiqs8s": "CN", "xn--3e0b707e": "KR", "xn--mgbaam7a8h": "AE"}

# Anybody's address, whatever its ending (yahoo.co.jp is Japanese, gmail.com is not American).
FREE_MAIL = {
    domain: country
    for country, domains in {
        "DE": "web.de gmx.de gmx.net t-online.de freenet.de arcor.de mail.de",
        "AT": "gmx.at aon.at chello.at",
        "CH": "gmx.ch bluewin.ch",
        "FR": "orange.fr wanadoo.fr free.fr laposte.net sfr.fr yahoo.fr hotmail.fr",
        "IT": "libero.it virgilio.it tiscali.it alice.it yahoo.it hotmail.it",
        "ES": "telefonica.net terra.es yahoo.es hotmail.es",
        "PT": "sapo.pt",
        "BR": "uol.com.br bol.com.br terra.com.br ig.com.br yahoo.com.br hotmail.com.br",
        "MX": "prodigy.net.mx yahoo.com.mx",
        "AR": "fibertel.com.ar yahoo.com.ar",
        "PL": "wp.pl o2.pl onet.pl interia.pl op.pl",
        "CZ": "seznam.cz centrum.cz email.cz",
        "SK": "azet.sk",
        "HU": "freemail.hu citromail.hu",
        "RU": "mail.ru yandex.ru bk.ru inbox.ru list.ru rambler.ru",
        "UA": "ukr.net i.ua meta.ua",
        "CN": "qq.com 163.com 126.com sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com yeah.net",
        "TW": "yahoo.com.tw seed.net.tw pchome.com.tw",
        "HK": "netvigator.com yahoo.com.hk",
        "JP": "yahoo.co.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com",
        "KR": "naver.com daum.net hanmail.net nate.com",
        "IN": "rediffmail.com yahoo.co.in",
        "GB": "btinternet.com sky.com virginmedia.com yahoo.co.uk hotmail.co.uk",
        "NL": "ziggo.nl kpnmail.nl planet.nl xs4all.nl",
        "BE": "telenet.be skynet.be",
        "SE": "telia.com",
        "DK": "mail.dk",
        "TR": "mynet.com",
        "IL": "walla.co.il walla.com",
        "IR": "chmail.ir",
        "VN": "vnn.vn fpt.vn",
        "AU": "bigpond.com optusnet.com.au",
        "US": "aol.com comcast.net verizon.net att.net sbcglobal.net",
    }.items()
    for domain in domains.split()
}

_NAMES = """
AE: United Arab Emirates|UAE|U.A.E.|Émirats arabes unis|الإمارات|الإمارات العربية المتحدة|阿联酋
AR: Argentina|Argentine|Argentinien|阿根廷
AT: Austria|Österreich|Autriche|奥地利
AU: Australia|Australien|Australie|澳大利亚|オーストラリア
BD: Bangladesh|孟加拉国
BE: Belgium|België|Belgique|Belgien|比利时
BG: Bulgaria|България|Bulgarien
BR: Brazil|Brasil|Brasilien|Brésil|巴西|ブラジル
BY: Belarus|Беларусь
CA: Canada|Kanada|加拿大|カナダ
CH: Switzerland|Schweiz|Suisse|Svizzera|瑞士
CL: Chile|Chili|智利
CN: China|P.R. China|PR China|P.R.China|中国|中國|Chine|Китай
CO: Colombia|Colombie|Kolumbien|哥伦比亚
CZ: Czech Republic|Czechia|Česká republika|Česko|Tschechien|捷克
DE: Germany|Deutschland|Allemagne|Alemania|Alemanha|Germania|Duitsland
DE: Niemcy|Германия|德国|德國|ドイツ|독일|ألمانيا
DK: Denmark|Danmark|Dänemark|丹麦
DZ: Algeria|Algérie|الجزائر
EC: Ecuador
EG: Egypt|Égypte|مصر|埃及|Ägypten
ES: Spain|España|Spanien|Espagne|Spagna|Espanha|西班牙|スペイン|Испания
FI: Finland|Suomi|Finnland|芬兰
FR: France|Frankreich|Francia|França|Frankrijk|Francja|Франция|法国|法國|フランス|프랑스|فرنسا
GB: United Kingdom|UK|U.K.|England|Great Britain|Scotland
GB: Wales|Großbritannien|Royaume-Uni|Reino Unido|英国|英國|イギリス
GE: Georgia|საქართველო
GR: Greece|Ελλάδα|Griechenland|希腊
HK: Hong Kong|Hongkong|Hong Kong SAR|香港
HR: Croatia|Hrvatska|Kroatien
HU: Hungary|Magyarország|Ungarn|匈牙利
ID: Indonesia|Indonesien|印度尼西亚
IE: Ireland|Irland|爱尔兰
IL: Israel|ישראל|以色列
IN: India|Indien|Inde|印度|インド
IQ: Iraq|العراق
IR: Iran|ایران|伊朗
IT: Italy|Italia|Italien|Italie|Włochy|Италия|意大利|イタリア|이탈리아
JO: Jordan|الأردن|Jordanie
JP: Japan|日本|Japon|Japón|일본|Япония
KE: Kenya|肯尼亚
KR: South Korea|Korea|Republic of Korea|대한민국|한국|韩国|韓国|韓國|Südkorea|Corée du Sud
KW: Kuwait|الكويت
KZ: Kazakhstan|Казахстан|Қазақстан|哈萨克斯坦
LB: Lebanon|Liban|لبنان
LT: Lithuania|Lietuva|Litauen
LV: Latvia|Latvija|Lettland
MA: Morocco|Maroc|المغرب|摩洛哥
MX: Mexico|México|Mexique|Mexiko|墨西哥|メキシコ
MY: Malaysia|马来西亚|マレーシア
NG: Nigeria|尼日利亚
NL: Netherlands|The Netherlands|Nederland|Niederlande|Pays-Bas|Países Bajos|Holland|荷兰|オランダ
NO: Norway|Norge|Norwegen|挪威
NZ: New Zealand|新西兰
OM: Oman|عمان
PE: Peru|Perú|秘鲁
PH: Philippines|菲律宾|フィリピン
PK: Pakistan|巴基斯坦
PL: Poland|Polska|Polen|Pologne|Polonia|Польша|波兰|ポーランド
PT: Portugal|葡萄牙
QA: Qatar|قطر|卡塔尔
RO: Romania|România|Rumänien|罗马尼亚
RS: Serbia|Srbija|Србија|Serbien
RU: Russia|Россия|Russian Federation|Российская Федерация|РФ|Russland|Russie|俄罗斯|ロシア|러시아
SA: Saudi Arabia|KSA|K.S.A.|Kingdom of Saudi Arabia|السعودية|المملكة العربية السعودية|沙特阿拉伯
SE: Sweden|Sverige|Schweden|瑞典
SG: Singapore|新加坡|シンガポール
SI: Slovenia|Slovenija|Slowenien
SK: Slovakia|Slovensko|Slowakei
TH: Thailand|ประเทศไทย|ไทย|泰国|タイ
TN: Tunisia|Tunisie|تونس
TR: Turkey|Türkiye|Turkiye|Türkei|Turquie|土耳其|トルコ
TW: Taiwan|台灣|臺灣|台湾|Taiwan R.O.C.
UA: Ukraine|Україна|Украина|乌克兰
US: USA|U.S.A.|United States|United States of America|U.S.|US|EE.UU.
US: États-Unis|Estados Unidos|美国|美國|アメリカ|미국|США
UZ: Uzbekistan|Узбекистан|O'zbekiston
VE: Venezuela
VN: Vietnam|Viet Nam|Việt Nam|越南|ベトナム|베트남
ZA: South Africa|Südafrika|Afrique du Sud|南非
"""
COUNTRY_NAMES = {
    name.casefold(): code
    for code, _, names in (line.partition(": ") for line in _NAMES.strip().splitlines())
    for name in names.split("|")
}

# Also given names, states and goods: a country only after a comma, as in "Amman, Jordan".
AMBIGUOUS_NAMES = frozenset(("georgia", "jordan", "chad", "turkey", "us"))
