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

_NAMES = """
AD: Andorra|Principat d'Andorra
AE: United Arab Emirates|UAE|U.A.E.|Emirates|Émirats arabes unis|Emiratos Árabes Unidos
AE: Vereinigte Arabische Emirate
AE: Emirati Arabi Uniti|ОАЭ|Объединенные Арабские Эмираты|الإمارات|الإمارات العربية المتحدة|امارات|阿联酋
AE: 阿聯酋|アラブ首長国連邦
AF: Afghanistan|افغانستان|أفغانستان|阿富汗
AG: Antigua and Barbuda|Antigua
AL: Albania|Shqipëria|Shqipëri|Albanien|Albanie|Албания
AM: Armenia|Հայաստան|Армения|Armenien|Arménie
AO: Angola|Ангола|安哥拉
AR: Argentina|Argentine|Argentinien|República Argentina|Аргентина|阿根廷|アルゼンチン|아르헨티나|Arjantin
AR: Argentyna
AT: Austria|Österreich|Oesterreich|Autriche|Oostenrijk|Rakousko|Rakúsko|Avusturya|Австрия|奥地利|奧地利
AT: オーストリア|오스트리아|النمسا
AU: Australia|Australien|Australie|Austrália|Avustralya|Австралия|澳大利亚|澳洲|オーストラリア|호주
AU: أستراليا
AW: Aruba
AZ: Azerbaijan|Azərbaycan|Azerbaycan|Aserbaidschan|Azerbaïdjan|Азербайджан|阿塞拜疆
BA: Bosnia and Herzegovina|Bosnia & Herzegovina|Bosna i Hercegovina|BiH|Bosnia|Bosnien und Herzegowina
BA: Босния и Герцеговина|波黑
BB: Barbados
BD: Bangladesh|বাংলাদেশ|孟加拉国|孟加拉|バングラデシュ
BE: Belgium|België|Belgique|Belgien|Belgio|Bélgica|Belgia|Belgie|Бельгия|Belçika|比利时|比利時|ベルギー
BE: 벨기에|بلجيكا
BF: Burkina Faso
BG: Bulgaria|България|Bulgarien|Bulgarie|Bulgaristan|Bułgaria|Болгария|保加利亚|ブルガリア
BH: Bahrain|Kingdom of Bahrain|Bahreïn|البحرين|مملكة البحرين|巴林
BI: Burundi
BJ: Benin|Bénin|République du Bénin
BM: Bermuda
BN: Brunei|Brunei Darussalam|文莱
BO: Bolivia|Bolivien|Bolivie|Estado Plurinacional de Bolivia|玻利维亚
BR: Brazil|Brasil|Brasilien|Brésil|Brasile|Brazilië|Brazylia|Brezilya|Бразилия|البرازيل|巴西|ブラジル
BR: 브라질
BS: Bahamas|The Bahamas
BT: Bhutan
BW: Botswana
BY: Belarus|Беларусь|Республика Беларусь|Белоруссия|Weißrussland|Biélorussie|Białoruś|Bielorrusia|白俄罗斯
BZ: Belize
CA: Canada|Kanada|Canadá|Канада|كندا|加拿大|カナダ|캐나다
CD: DR Congo|D.R. Congo|DRC|RDC|R.D.C.|R.D. Congo|Democratic Republic of the Congo
CD: République démocratique du Congo|RD Congo
CF: Central African Republic|République centrafricaine
CG: Republic of the Congo|Congo-Brazzaville|Congo Brazzaville|République du Congo
CH: Switzerland|Schweiz|Suisse|Svizzera|Svizra|Suiza|Suíça|Zwitserland|Szwajcaria|Švýcarsko|İsviçre
CH: Швейцария|سويسرا|瑞士|スイス|스위스
CI: Côte d'Ivoire|Cote d'Ivoire|Ivory Coast|Elfenbeinküste|Costa de Marfil|科特迪瓦
CL: Chile|Chili|Cile|Чили|智利|チリ|칠레|República de Chile
CM: Cameroon|Cameroun|Kamerun|喀麦隆
CN: China|P.R. China|PR China|P.R.China|PRC|P.R.C.|People's Republic of China|Mainland China|中国|中國
CN: 中华人民共和国|Chine
CN: Cina|Chiny|Čína|Kína|Çin|Китай|الصين|چین|Trung Quốc|중국|Tiongkok|จีน
CO: Colombia|Colombie|Kolumbien|Kolombiya|Колумбия|República de Colombia|哥伦比亚|コロンビア
CR: Costa Rica|哥斯达黎加
CU: Cuba|Kuba|古巴
CV: Cabo Verde|Cape Verde
CW: Curaçao|Curacao
CY: Cyprus|Κύπρος|Zypern|Chypre|Kıbrıs|Кипр|塞浦路斯
CZ: Czech Republic|Czechia|Česká republika|Česko|Tschechien|Tschechische Republik|République tchèque
CZ: Tchéquie|República Checa
CZ: Repubblica Ceca|Czechy|Tsjechië|Çekya|Чехия|捷克|チェコ|체코
DE: Germany|Deutschland|Allemagne|Alemania|Alemanha|Germania|Duitsland|BRD|F.R. Germany|Tyskland|Saksa
DE: Německo|Nemecko
DE: Niemcy|Németország|Njemačka|Nemčija|Немачка|Almanya|Германия|Німеччина|Γερμανία|德国|德國|ドイツ|독일
DE: ألمانيا|آلمان
DJ: Djibouti|Republic of Djibouti|吉布提
DK: Denmark|Danmark|Dänemark|Danemark|Dinamarca|Danimarca|Denemarken|Dania|Danimarka|Tanska|Дания|الدنمارك
DK: 丹麦|丹麥|デンマーク
DM: Dominica|Commonwealth of Dominica
DO: Dominican Republic|República Dominicana|Rep. Dominicana|Rep. Dom.|Dominikanische Republik|多米尼加
DZ: Algeria|Algérie|Algerien|Argelia|Алжир|الجزائر|阿尔及利亚|アルジェリア
EC: Ecuador|Équateur|Эквадор|厄瓜多尔|エクアドル|República del Ecuador
EE: Estonia|Eesti|Estland|Estonie|Viro|Эстония|爱沙尼亚
EG: Egypt|Égypte|Ägypten|Egipto|Egitto|Egito|Egipt|Mısır|A.R. Egypt|Arab Republic of Egypt|Египет
EG: مصر|جمهورية مصر العربية|埃及|エジプト|이집트
ER: Eritrea
ES: Spain|España|Spanien|Espagne|Spagna|Espanha|Spanje|Hiszpania|Španělsko|İspanya|Испания|Іспанія|إسبانيا
ES: 西班牙|スペイン|스페인|Tây Ban Nha
ET: Ethiopia|Éthiopie|Äthiopien|Эфиопия|埃塞俄比亚
FI: Finland|Suomi|Finnland|Finlande|Finlandia|Finlândia|Финляндия|فنلندا|芬兰|芬蘭|フィンランド|핀란드
FJ: Fiji|斐济
FO: Faroe Islands|Føroyar
FR: France|Frankreich|Francia|França|Frankrijk|Francja|Francie|Frankrike|Frankrig|Ranska|Fransa|Γαλλία
FR: Франция|Франція
FR: 法国|法國|フランス|프랑스|فرنسا|Franciaország
GA: Gabon|加蓬
GB: United Kingdom|UK|U.K.|England|Great Britain|Scotland|Northern Ireland|Britain|G.B.|Wales
GB: Großbritannien|Vereinigtes Königreich
GB: Royaume-Uni|Reino Unido|Regno Unito|Verenigd Koninkrijk|Wielka Brytania|Velká Británie
GB: Birleşik Krallık
GB: İngiltere|Inghilterra|Angleterre
GB: Inglaterra|Великобритания|Великобританія|Англия|英国|英國|イギリス|영국|بريطانيا|المملكة المتحدة
GB: انگلستان
GE: Georgia|საქართველო|Republic of Georgia|Грузия|Georgien|Géorgie|Gürcistan|Gruzja|格鲁吉亚
GG: Guernsey
GH: Ghana|Гана|加纳|ガーナ
GI: Gibraltar
GL: Greenland|Grønland|Kalaallit Nunaat
GM: The Gambia|Gambia
GN: Guinea|Guinée|République de Guinée|Guinea-Conakry
GP: Guadeloupe
GQ: Equatorial Guinea|Guinea Ecuatorial
GR: Greece|Ελλάδα|Ελλάς|Hellas|Griechenland|Grèce|Grecia|Grécia|Griekenland|Grecja|Yunanistan|Греция
GR: اليونان|希腊|希臘|ギリシャ
GT: Guatemala|危地马拉
GW: Guinea-Bissau
GY: Guyana
HK: Hong Kong|Hongkong|Hong Kong SAR|Hong Kong S.A.R.|HKSAR|Hong Kong, China|Гонконг|香港|香港特別行政區
HK: 홍콩
HN: Honduras|洪都拉斯
HR: Croatia|Hrvatska|Kroatien|Croatie|Croazia|Croacia|Chorwacja|Chorvatsko|Хорватия|克罗地亚
HT: Haiti|Haïti
HU: Hungary|Magyarország|Ungarn|Hongrie|Ungheria|Hungría|Węgry|Maďarsko|Macaristan|Mađarska|Венгрия|匈牙利
HU: ハンガリー
ID: Indonesia|Indonesien|Indonésie|Indonésia|Endonezya|Индонезия|إندونيسيا|印度尼西亚|印尼|インドネシア
ID: 인도네시아|อินโดนีเซีย
IE: Ireland|Éire|Republic of Ireland|Irland|Irlande|Irlanda|Ierland|Irlandia|Irsko|İrlanda|Ирландия|爱尔兰
IE: 愛爾蘭|アイルランド
IL: Israel|ישראל|Israël|Izrael|İsrail|Израиль|إسرائيل|以色列|イスラエル|이스라엘
IM: Isle of Man
IN: India|Bharat|Indien|Inde|Indie|Índia|Hindistan|Индия|Індія|भारत|الهند|هند|印度|インド|Ấn Độ
IN: อินเดีย
IQ: Iraq|Irak|العراق|عراق|Ирак|伊拉克
IR: Iran|I.R. Iran|IR Iran|Islamic Republic of Iran|Irán|İran|Иран|ایران|إيران|伊朗|イラン
IS: Iceland|Ísland|Islande|Islandia|Исландия|冰岛
IT: Italy|Italia|Italien|Italie|Italië|Itália|Włochy|Itálie|Taliansko|İtalya|Olaszország|Italija|Ιταλία
IT: Италия|Італія
IT: 意大利|義大利|イタリア|이탈리아|إيطاليا|ایتالیا
JE: Jersey|Jersey C.I.
JM: Jamaica|牙买加
JO: Jordan|الأردن|Jordanie|Jordanien|Jordania|Hashemite Kingdom of Jordan|Иордания|约旦
JP: Japan|日本|日本国|Japon|Japón|Japão|Giappone|Japonsko|Japonia|Japonya|일본|Япония|Японія|اليابان|ژاپن
JP: Nhật Bản|ญี่ปุ่น|Jepang
KE: Kenya|Kenia|Кения|肯尼亚|ケニア
KG: Kyrgyzstan|Кыргызстан|Киргизия|Kirgisistan|吉尔吉斯斯坦
KH: Cambodia|Kampuchea|Cambodge|Kambodscha|កម្ពុជា|柬埔寨|カンボジア
KM: Comoros|Comores
KR: South Korea|Korea|Republic of Korea|R.O.K.|Rep. of Korea|Korea South|Korea, South|대한민국|한국|韩国
KR: 韓国|韓國|南韓|Südkorea|Corée du Sud
KR: Corea del Sur|Corea del Sud|Coreia do Sul|Zuid-Korea|Korea Południowa|Güney Kore|Южная Корея|Корея
KR: كوريا الجنوبية|Hàn Quốc|เกาหลีใต้
KW: Kuwait|State of Kuwait|Koweït|Кувейт|الكويت|科威特
KY: Cayman Islands
KZ: Kazakhstan|Казахстан|Қазақстан|Республика Казахстан|Kasachstan|Kazakistan|Qazaqstan|哈萨克斯坦
LA: Laos|Lao PDR|Lao P.D.R.|老挝
LB: Lebanon|Liban|Libanon|Líbano|لبنان|Ливан|黎巴嫩
LC: Saint Lucia|St. Lucia
LI: Liechtenstein|Fürstentum Liechtenstein
LK: Sri Lanka|ශ්‍රී ලංකාව|斯里兰卡|スリランカ|Шри-Ланка
LR: Liberia|利比里亚
LS: Lesotho
LT: Lithuania|Lietuva|Litauen|Lituanie|Lituania|Litwa|Литва|立陶宛
LU: Luxembourg|Luxemburg|Lëtzebuerg|Grand-Duché de Luxembourg|G.D. Luxembourg|Lussemburgo|Luxemburgo
LU: 卢森堡
LV: Latvia|Latvija|Lettland|Lettonie|Letonia|Łotwa|Латвия|拉脱维亚
LY: Libya|Libye|Libyen|ليبيا|Ливия|利比亚
MA: Morocco|Maroc|Marokko|Marruecos|Marocco|Marrocos|Марокко|المغرب|المملكة المغربية|摩洛哥|モロッコ
MC: Principauté de Monaco|Principality of Monaco
MD: Moldova|Republic of Moldova|Republica Moldova|Moldau|Moldavie|Молдова|摩尔多瓦
ME: Montenegro|Crna Gora|Црна Гора|Monténégro|Черногория|黑山
MG: Madagascar|Madagaskar|马达加斯加
MK: North Macedonia|Macedonia|FYROM|Северна Македонија|Македонија|Nordmazedonien|Makedonija
MK: Северная Македония
ML: Mali|République du Mali
MM: Myanmar|Burma|Union of Myanmar|မြန်မာ|缅甸|ミャンマー
MN: Mongolia|Монгол Улс|Монголия|Mongolei|蒙古
MO: Macau|Macao|Macao SAR|Macau SAR|澳门|澳門
MQ: Martinique
MR: Mauritania|Mauritanie|موريتانيا
MT: Malta|Мальта|马耳他
MU: Mauritius|Maurice|Île Maurice|毛里求斯
MV: Maldives|马尔代夫
MW: Malawi
MX: Mexico|México|Méjico|Mexique|Mexiko|Messico|Meksyk|Meksika|Мексика|المكسيك|Estados Unidos Mexicanos
MX: 墨西哥|メキシコ|멕시코
MY: Malaysia|Malaisie|Malásia|Malezja|Malezya|Малайзия|ماليزيا|马来西亚|馬來西亞|マレーシア|말레이시아
MY: มาเลเซีย
MZ: Mozambique|Moçambique|Mosambik|Мозамбик|莫桑比克
NA: Namibia|纳米比亚
NC: New Caledonia|Nouvelle-Calédonie
NE: République du Niger|Republic of Niger
NG: Nigeria|Nigéria|Nijerya|Нигерия|尼日利亚|奈及利亞|ナイジェリア
NI: Nicaragua|尼加拉瓜
NL: Netherlands|The Netherlands|Nederland|Niederlande|Pays-Bas|Países Bajos|Países Baixos|Paesi Bassi
NL: Holland|Hollande|Holanda|Olanda
NL: Holandia|Nizozemsko|Holandsko|Hollanda|Nederlandene|Нидерланды|Голландия|هولندا|هلند|荷兰|荷蘭
NL: オランダ
NL: 네덜란드|Hà Lan
NO: Norway|Norge|Noreg|Norwegen|Norvège|Noruega|Norvegia|Noorwegen|Norwegia|Norveç|Norja|Норвегия|النرويج
NO: 挪威|ノルウェー|노르웨이
NP: Nepal|नेपाल|尼泊尔
NZ: New Zealand|Aotearoa|Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nova Zelândia|Новая Зеландия|新西兰
NZ: 紐西蘭|ニュージーランド|뉴질랜드|N.Z.|NZ|NZ
OM: Oman|Sultanate of Oman|Omán|عمان|سلطنة عمان|عُمان|Оман|阿曼
PA: Panama|Panamá|República de Panamá|Панама|巴拿马
PE: Peru|Perú|Pérou|Perù|Перу|秘鲁|ペルー|페루
PF: French Polynesia|Polynésie française|Tahiti
PG: Papua New Guinea|PNG|P.N.G.|巴布亚新几内亚
PH: Philippines|The Philippines|Pilipinas|Philippinen|Filipinas|Filipine|Филиппины|الفلبين|菲律宾|菲律賓
PH: フィリピン|필리핀
PK: Pakistan|پاکستان|باكستان|Пакистан|巴基斯坦|パキスタン
PL: Poland|Polska|Polen|Pologne|Polonia|Polônia|Polsko|Poľsko|Polonya|Lengyelország|Poljska|Польша|Польща
PL: Puola|بولندا|波兰|波蘭|ポーランド|폴란드|Ba Lan
PR: Puerto Rico|P.R. USA|波多黎各
PS: Palestine|State of Palestine|فلسطين|巴勒斯坦
PT: Portugal|Portugalia|Portekiz|Portogallo|Португалия|البرتغال|葡萄牙|ポルトガル|포르투갈|Bồ Đào Nha
PY: Paraguay|República del Paraguay|Парагвай|巴拉圭
QA: Qatar|State of Qatar|Katar|Катар|قطر|دولة قطر|卡塔尔
RE: La Réunion|Île de la Réunion
RO: Romania|România|Rumänien|Roumanie|Rumanía|Rumunia|Rumunsko|Romanya|Румыния|رومانيا|罗马尼亚|ルーマニア
RS: Serbia|Srbija|Србија|Serbien|Serbie|Sırbistan|Сербия|塞尔维亚
RU: Russia|Россия|Russian Federation|Российская Федерация|РФ|Russland|Russie|Rusia|Rússia|Rusland|Rosja
RU: Rusko|Rusya|Росія|روسيا|روسیه|俄罗斯|俄羅斯|ロシア|러시아
RW: Rwanda|卢旺达
SA: Saudi Arabia|KSA|K.S.A.|Kingdom of Saudi Arabia|Saudi|Saudi-Arabien|Arabie saoudite|Arabia Saudita
SA: Arabia Saudí|Arábia Saudita|Suudi Arabistan
SA: Саудовская Аравия|السعودية|المملكة العربية السعودية|عربستان|沙特阿拉伯|沙特|沙烏地阿拉伯
SA: サウジアラビア
SA: 사우디아라비아
SC: Seychelles|塞舌尔
SD: Sudan|Soudan|السودان|苏丹
SE: Sweden|Sverige|Schweden|Suède|Suecia|Suécia|Svezia|Zweden|Szwecja|Švédsko|İsveç|Ruotsi|Швеция|السويد
SE: 瑞典|スウェーデン|스웨덴
SG: Singapore|Singapur|Singapour|Singapura|Сингапур|سنغافورة|新加坡|シンガポール|싱가포르|สิงคโปร์
SI: Slovenia|Slovenija|Slowenien|Slovénie|Eslovenia|Słowenia|Slovinsko|Словения|斯洛文尼亚
SK: Slovakia|Slovensko|Slovak Republic|Slovenská republika|Slowakei|Slovaquie|Slovacchia|Eslovaquia
SK: Słowacja|Словакия|斯洛伐克|スロバキア
SL: Sierra Leone|塞拉利昂
SM: San Marino|Repubblica di San Marino|Republic of San Marino
SN: Senegal|Sénégal|塞内加尔
SO: Somalia|索马里
SR: Suriname
SS: South Sudan
SV: El Salvador|萨尔瓦多
SY: Syria|Syrie|سوريا|叙利亚
SZ: Eswatini|Swaziland
TD: Chad|Tchad|تشاد
TG: Togo|République du Togo|多哥
TH: Thailand|Thaïlande|Tailandia|Tailândia|Tajlandia|Tayland|Таиланд|تايلاند|ประเทศไทย|ไทย|泰国|泰國|タイ
TH: タイ王国|태국|Thái Lan
TJ: Tajikistan|Таджикистан|塔吉克斯坦
TM: Turkmenistan|Türkmenistan|Туркменистан|土库曼斯坦
TN: Tunisia|Tunisie|Tunesien|Túnez|تونس|Тунис|突尼斯
TR: Turkey|Türkiye|Turkiye|Türkei|Turquie|Turquía|Turquia|Turchia|Turkije|Turcja|Turecko|Törökország
TR: Turska
TR: Τουρκία|Турция|Туреччина
TR: تركيا|ترکیه|土耳其|トルコ|터키|튀르키예|Thổ Nhĩ Kỳ
TT: Trinidad and Tobago|Trinidad & Tobago|Trinidad|T&T|特立尼达和多巴哥
TW: Taiwan|台灣|臺灣|台湾|中華民國|Taiwan R.O.C.|Taiwan, R.O.C.|R.O.C.|Taïwan|Тайвань|대만|Đài Loan
TW: ไต้หวัน
TZ: Tanzania|United Republic of Tanzania|Tansania|Tanzanie|Танзания|坦桑尼亚
UA: Ukraine|Україна|Украина|Ucrania|Ucraina|Ucrânia|Ukraina|Oekraïne|Ukrajina|Ukrayna|Україні|أوكرانيا
UA: 乌克兰|烏克蘭|ウクライナ|우크라이나
UG: Uganda|乌干达
US: USA|U.S.A.|United States|United States of America|U.S.|US|EE.UU.|EE. UU.|EEUU|États-Unis|Etats-Unis
US: Estados Unidos|Stati Uniti
US: Vereinigte Staaten|Verenigde Staten|Stany Zjednoczone|Amerika|États Unis|США|Соединенные Штаты|أمريكا
US: الولايات المتحدة|美国|美國|アメリカ|米国|미국|Hoa Kỳ
UY: Uruguay|República Oriental del Uruguay|Уругвай|乌拉圭
UZ: Uzbekistan|Узбекистан|O'zbekiston|Oʻzbekiston|Ўзбекистон|Usbekistan|Özbekistan|乌兹别克斯坦
VA: Vatican City|Città del Vaticano|Holy See
VE: Venezuela|República Bolivariana de Venezuela|Венесуэла|委内瑞拉
VN: Vietnam|Viet Nam|Việt Nam|Viêt Nam|Вьетнам|فيتنام|越南|ベトナム|베트남|เวียดนาม|Wietnam
VU: Vanuatu
XK: Kosovo|Kosova|Косово
YE: Yemen|Yémen|اليمن|也门
ZA: South Africa|R.S.A.|RSA|Republic of South Africa|Suid-Afrika|Südafrika|Afrique du Sud|Sudáfrica
ZA: Sudafrica|África do Sul|Zuid-Afrika
ZA: Güney Afrika|ЮАР|جنوب أفريقيا|南非|南アフリカ|남아프리카
ZM: Zambia|Sambia|赞比亚
ZW: Zimbabwe|Simbabwe|津巴布韦
"""
NAMED = tuple(
    (name, code)
    for code, _, names in (line.partition(": ") for line in _NAMES.strip().splitlines())
    for name in names.split("|")
)
COUNTRY_NAMES = {name.casefold(): code for name, code in NAMED}

_AMBIGUOUS = """
turkey us jersey kenya india china chile wales malta mali cuba guinea trinidad antigua togo peru panama saudi
png nz uk chili inde indie island misir قطر
"""
# Also states, goods and abbreviations: a country only as part of an address.
AMBIGUOUS_NAMES = frozenset(_AMBIGUOUS.split())

# Also names of people, as at the end of "Best, Jordan": a country only beside a place, a street or a number.
PERSONAL_NAMES = frozenset(
    (
        "georgia",
        "jordan",
        "chad",
        "israel",
        "holland",
        "england",
        "france",
        "ireland",
        "maurice",
        "martinique",
    )
)
