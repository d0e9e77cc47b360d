"""How quantities are written: numbers in figures and in words, and units in the languages that buyers use."""

import re

_SPACED = r"""
pcs? pce pces pieces? units? sets? pairs? rolls? boxes box cartons? ctns? pallets? crates? cases? bottles?
reels? coils? sheets?
containers? fcl bags? drums? dozens? (?-i:NOS|Nos) (?<=\d)nos ea lbs gross
stück stueck stk\.? satz sätze paare? kartons? paletten? rollen? garnituren? fässer container[ns]?
einheiten dutzend
pi[èe]ces? unit[ée]s? jeux paires? rouleaux cartons? palettes? conteneurs? douzaines? exemplaires? caisses?
piezas? pzas? pz unidades unidad unds? uds? juegos? pares cajas? rollos? contenedor(?:es)? docenas? palets?
tarimas?
pe[çc]as? pçs? (?<=\d)un jogos? caixas? conjuntos? rolos? cont[êe]iner(?:es)? d[úu]zias? paletes?
pezzi pezzo unità coppie paia scatole rotoli bancali pallet casse dozzine
stuks? dozijn dozen paren rollen
sztuk[ia]? szt komplet(?:y|ów)? kompletow pary opakowa[ńn] opakowania kontener(?:y|ów|ow|a)? palet[ya]?
rolek rolki kartonów
ks kus[yůu]? kusov sad[ay]? sady párů balení kontejner[yůu]? palet
kpl kappaletta sarjaa paria rullaa laatikkoa konttia
(?-i:db) darab készlet pár doboz konténer raklap tekercs
vnt gab tk kom kos
buc buc[ăa][țt]i seturi perechi containere paleți
styck stycken stk kartonger pallar rullar styk sæt paller
τεμ τεμάχια τεμάχιο σετ ζεύγη κοντέινερ παλέτες
штук[иау]? шт единиц[аы]? комплект(?:ов|а|ы|и|ів)? пар[ыаи]? упаков(?:ок|ки|ка) контейнер(?:ов|а|ы|и|ів)?
палет(?:а|ы)? рулон(?:ов|а)? ящик(?:ов|а)?
од одиниць бр броя
adet tane takım çift koli rulo konteyner palet kutu düzine set
قطع[ةه]? وحد[ةه] وحدات حب[ةه] طقم أطقم مجموع[ةه] حاوي[ةه] حاويات كرتون[ةه]? كراتين صندوق صناديق
عدد دستگاه عددی ست کانتینر
יחידות יח['׳]? סטים מכולות
cái chiếc bộ đôi thùng cuộn cây container kiện cai bo chiec
buah unit pasang kotak set kontainer peti biji
नग पीस सेट
"""
# What may stand directly behind a figure, and what must not follow it ("3个月" is three months).
_UNSPACED = r"""
件 [個个](?![月年]|工作日|星期|礼拜|小时|小時|问题|問題|人|国|國|所)
只 隻 台 臺 套 支 枚 箱 組 组 本(?!日) セット ケース
개(?!월|년|국|사) 대(?!표) 세트 박스 상자 롤
條 条(?!件) 片 對 对(?!方) 柜 櫃 盒 包 袋 盏 盞 根 卷 桶 罐 瓶 块 塊 张 張 双 雙 打(?!印) 辆 輛
ชิ้น ตัว เครื่อง ชุด กล่อง ตู้ อัน ม้วน コンテナ
"""
_HEAVY = (
    r"(?:metric\s)?tons? tonnes? tonnen? toneladas? tonnellat[ea] ton[ya]? tonnia t mt mts тонн[аыу]? тн? "
    r"tấn طن أطنان kgs? kilos? kilogram(?:s|m)? кг كيلو τόνοι"
)
_HEAVY_UNSPACED = "吨 噸 トン 톤 公斤 ตัน"
_LONG = (
    r"mtrs? met(?:er|re)s? mètres metros metri metrów metrů метр(?:ов|а|ы)? metre 米 メートル 미터 متر mét"
)

_WORDS = """
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty eighty
hundred thousand
zwei drei vier fünf sechs acht zehn zwölf fünfzehn zwanzig dreißig dreissig vierzig fünfzig hundert
einhundert zweihundert dreihundert fünfhundert tausend
deux trois quatre cinq six huit dix douze quinze vingt trente quarante cinquante cent cents mille
dos tres cuatro cinco seis ocho diez doce quince veinte treinta cuarenta cincuenta cien doscientas
doscientos trescientas trescientos quinientas quinientos mil
dois duas três quatro oito dez doze quinze vinte trinta quarenta cinquenta cem duzentas duzentos quinhentas
quinhentos
due tre quattro cinque sei otto dieci dodici quindici venti trenta quaranta cinquanta cento duecento
trecento cinquecento mille duemila mila
twee drie vier vijf tien twaalf twintig dertig vijftig honderd duizend
dwa dwie trzy cztery pięć sześć dziesięć dwanaście dwadzieścia trzydzieści pięćdziesiąt sto dwieście pięćset
tysiąc
dva tři čtyři pět deset dvacet padesát tisíc
два две три четыре пять шесть восемь десять двенадцать пятнадцать двадцать тридцать сорок пятьдесят сто
сотня сотню двести триста пятьсот тысяч тысяча тысячи тысячу
iki üç dört beş altı sekiz on yirmi otuz kırk elli yüz bin
عشرة عشره عشرون عشرين خمسون خمسين مئة مئه مائة مائه مئتين مائتين ألف ألفين خمسمائة خمسمائه خمسمئة خمسمئه
hai ba năm mười
"""

# A figure that is not a part of a longer one, of a price or of a part number.
_ALONE = (
    r"(?<![A-Za-z0-9€$£¥₽₺₹/#№°第])(?<![0-9][.,:'’])(?<![A-Za-z0-9)][-–])(?<![$€£¥]\s)"
    r"(?<!\d[x×*])(?<!\d\s[x×*])(?<!\d[x×*]\s)(?<!\d\s[x×*]\s)"  # M8 x 50
    r"(?<!No\.)(?<!Nr\.)(?<!No\.\s)(?<!Nr\.\s)"
    r"(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d))"  # a date
)
_GROUPED = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,3}(?!\d)"
_NUMBER = rf"(?:{_GROUPED}|\d{{1,7}}k?)(?:\s(?:thousand|tsd\.?|tys\.?|тыс\.?|mila|mil|bin))?"
_RANGE = rf"\s?(?:[-–—~～至]|to|bis|à|a|до|or|oder|ou|или)\s?{_NUMBER}"
_BREAKS = r"(?:\s?/\s?\d{2,7}){1,5}"
_LIST = r"(?:,\s?\d{1,7}){1,4},?\s?(?:and|or|und|oder|et|ou|y|e|o|и|или)\s\d{1,7}"
_FIGURES = rf"{_ALONE}{_NUMBER}(?:{_RANGE}|{_BREAKS}|{_LIST})?"
_DECIMAL = rf"{_ALONE}(?:{_GROUPED}|\d{{1,6}}(?:[.,]\d{{1,3}})?)(?:\s?[-–—~]\s?\d{{1,6}})?"


def _any(units: str) -> str:
    return "|".join(sorted(units.split(), key=len, reverse=True))


_FEET = (
    r"(?:20|40|45)\s?(?:(?:'|’|′|ft\.?|feet|foot|fuß|pieds|pies|尺|呎|フィート|футов(?:ых|ый)?|قدم)\s?"
    r"(?:hq|hc|gp|dp|dv|dc|ot|fr|rf|high\scube)?|hq|hc|gp|dv)"
)
_BOXES = (
    r"(?:container(?:s|n|es|ler)?|conteneurs?|contenedor(?:es)?|cont[êe]iner(?:es)?|kontener\w{0,3}|контейнер\w{0,3}|"
    r"konteyner|コンテナ|高柜|小柜|高櫃|货柜|貨櫃|集装箱|حاوي\w{1,3})"
)
_ENDS = r"(?![^\W\u0e00-\u0e7f\u3005-\u9fff\uac00-\ud7a3])"  # "500pcs左右"
_FEW = r"(?<![A-Za-z0-9.,/-])\d{1,3}"
_PIECES = rf"(?:(?:{_any(_SPACED)}){_ENDS}|(?:{_any(_UNSPACED)}))"

# "2x40'HQ", "1 x 20ft container", "40'HQ x 2"; "500 pcs", "20-30 pcs", "500/1000 pcs", "10, 50 or 100 pcs"
COUNTED = re.compile(
    rf"{_FEW}\s?(?:[x×*个個]\s?)?{_FEET}(?![a-z0-9])(?:\s?{_BOXES})?|{_FEW}\s?[x×*]\s?(?:20|40|45)\s?{_BOXES}|"
    rf"(?<![A-Za-z0-9.,/-]){_FEET}(?:\s{_BOXES})?\s?[x×*]\s?\d{{1,3}}(?![a-z0-9])|{_FIGURES}\s?{_PIECES}",
    re.IGNORECASE,
)
# "five hundred pieces"; "one 40ft container", "un container": one of anything else is a way of speaking
_NUMBER_WORD = rf"(?:{_any(_WORDS)})"
COUNTED_IN_WORDS = re.compile(
    rf"(?:(?:an?|one)\s)?{_NUMBER_WORD}(?:[\s-](?:and\s)?{_NUMBER_WORD}){{0,3}}\s(?:{_any(_SPACED)}){_ENDS}",
    re.IGNORECASE,
)
ONE_CONTAINER = re.compile(rf"\w{{1,6}}\s(?:{_FEET}[\s-])?{_BOXES}(?!\w)", re.IGNORECASE)
NUMBER_WORDS = frozenset(_WORDS.split())
ONE = frozenset(("one", "a", "an", "ein", "einen", "un", "uno", "um", "jeden", "один", "bir"))
# "五百只", "两个高柜"
COUNTED_IN_SIGNS = re.compile(
    rf"[一二两兩三四五六七八九]?[十百千万萬][一二两兩三四五六七八九十百千万萬]{{0,5}}\s?(?:{_any(_UNSPACED)})|"
    r"[一二两兩三四五六七八九十]\s?[个個]?\s?(?:小柜|高柜|货柜|集装箱|貨櫃|高櫃|整柜)"
)
WEIGHED = re.compile(
    rf"{_DECIMAL}\s?(?:(?:{_any(_HEAVY)})(?![\w²³/])|(?:{_any(_HEAVY_UNSPACED)})(?!/))", re.IGNORECASE
)
MEASURED = re.compile(rf"{_ALONE}(?:{_GROUPED}|\d{{3,6}})\s?(?:{_any(_LONG)})(?![\w²³/])", re.IGNORECASE)

_LABELS = """
quantity qty menge stückzahl anzahl quantité qté cantidad cant quantidade qtd quantità qtà aantal ilość
množství mennyiség määrä antal cantitate количество кількість miktar adet الكمية العدد 数量 數量 수량 lượng
jumlah ποσότητα
"""
LABELS = frozenset(_LABELS.split())
LABELLED = re.compile(rf"\s?(?:\([^()]{{0,12}}\)\s?)?[:=]\s{{0,3}}({_FIGURES})(?![\w%.,/]*\d)", re.IGNORECASE)
CURRENCY = re.compile(
    r"(?:usd|eur|gbp|rmb|cny|jpy|inr|try|pln|chf|aed|sar|brl|mxn|rs\.?|us\$|r\$|руб\.?|tl)\s?:?\s?$",
    re.IGNORECASE,
)
