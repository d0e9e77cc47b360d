"""What sentences say of places: where the buyer is ("we are a firm in Chile"), and where goods shall go."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.country_places import Place, leading, may_name_a_place
from bot.core.country_votes import Vote
from bot.core.triage import Hit

_MOST_TEXT = 8_000
_MOST_FOUND = 40

# Who speaks of himself, in the order of languages: en de fr es pt it nl pl ru tr.
_SELF = (
    r"\b(?:we(?: are|['’]re| have| run| own)|i(?: am|['’]m)|my name is|our (?:company|firm|business|office"
    r"|factory|shop"
    r"|store|group|team|plant)|this is|(?:importers?|distributors?|wholesalers?|manufacturers?|retailers?"
    r"|traders?"
    r"|contractors?|buyers?) (?:here|based)|greetings|hello|hi|writing(?: to you)?|we import|we distribute"
    r"|we sell"
    r"|wir sind|wir kommen|ich bin|ich komme|unser(?:e)? (?:firma|unternehmen)|mit sitz|unser sitz"
    r"|nous sommes|je suis|notre (?:société|entreprise)|je vous (?:écris|contacte)|basée?s? "
    r"|somos|soy|estamos|nuestra (?:empresa|compañía)|les (?:escribo|saludo)|le escribo"
    r"|sou|nossa empresa|escrevo|estou|siamo|sono|la nostra (?:azienda|ditta|società)|con sede"
    r"|wij zijn|we zijn|ik ben|ons bedrijf|gevestigd|jesteśmy|jestem|nasza firma|piszę"
    r"|мы|я|наша (?:компания|фирма|организация)|компания|наше предприятие|ми|наша компанія"
    r"|biz|firmamız|şirketimiz|vi är|jag är|vi er|jeg er|olemme|suntem|sunt|jsme|jsem|mi smo|saya|kami"
    r"|chúng tôi|tôi)\b"
)
_FROM = re.compile(
    r"\b(?:in|from|at|of|based in|located in|to|into|aus|in der|im|à|au|aux|en|de|du|depuis|do|da|dos|no"
    r"|na|em|di|a|dal"
    r"|dalla|uit|te|z|ze|w|из|в|во|со|із|зі|з|från|i|fra|din|în|iz|ze?|u|dari|di|từ|ở|tại)\s+|\bd['’]",
    re.IGNORECASE,
)
# Lines are wrapped, and firms are abbreviated.
_SELF_SENTENCE = re.compile(
    rf"{_SELF}((?:[^.!?;\n]|\n(?=(?-i:[a-zà-ÿа-я]))"
    r"|(?:(?<=\bco)|(?<=ltd)|(?<=inc)|(?<=pvt)|(?<=\bmr)|(?<=\bms)|(?<=eng))\.){0,110})",
    re.IGNORECASE,
)
_HAN = re.compile(
    r"(?:我們?们?|本公司|我司|我公司|弊社は?|当社は?|私たちは?)(?:公司|是|在|位于|位於|来自|來自|は){1,3}"
)
_ARABIC = re.compile(r"(?:نحن|أنا|شركتنا|شركة|ما شرکت|شرکت ما)[^.؟\n]{0,60}?\s(?:في|من|در|از)\s")
_TURKISH = re.compile(
    r"\b([A-ZÇĞİÖŞÜ]\w{3,20})['’]?(?:dan|den|tan|ten|da|de|ta|te)\b(?=[^.\n]{0,60}(?:yazıyor|firma|şirket))"
)

# "Looking for suppliers in China" says where the other side is.
_OTHERS = re.compile(
    r"\b(?:look(?:ing)?|travel|currently|temporar|holiday|trip|search|seek|need|want|interest|suppl"
    r"|customer|client|end.?user|buy(?:ing)? from"
    r"|purchas|order"
    r"|visit|fair|exhibition|project|deliver|ship|made|import(?:ing|ed)? from|quot|offer|price|forward"
    r"|agent|bank"
    r"|such|liefer|kunde|lieferant|messe|cherch|fournisseur|client|salon|foire|livr|busc|proveedor|cliente"
    r"|feria|entreg"
    r"|fornitor|cerc|fiera|consegn|klant|leverancier|beurs|poszuku|dostaw|klient|targ|ищем|постав|достав"
    r"|клиент|закуп"
    r"|zoek|produkt|product|valves?|pumps?)\w*",
    re.IGNORECASE,
)

_TERMS = r"(?:CIF|CFR|C ?& ?F|CNF|CNI|CPT|CIP|DAP|DDP|DPU|DAT|DDU|DES|DEQ)"
_TO = (
    rf"(?-i:\b{_TERMS}\b)(?: *[:,\-–(]? *(?:liner out|fo|to|in))?"
    r"|\b(?:deliver(?:y|ed|able)?(?: address| place| port| terms?)?|ship(?:ped|ment|ping)?|send(?: it| them)?"
    r"|freight|transport(?:ed)?|consigned)(?: is| will be| should be)? ?(?:to|at|in|:|into|onto)"
    r"|\bto (?:our|my|the) (?:\w+ ){0,2}(?:warehouse|plant|factory|site|store|shop|branch|office|customer"
    r"|client|project|yard|port)s?"
    r"(?: is)?(?: in| at)?"
    r"|\b(?:port|place|country|point) of (?:discharge|destination|delivery|unloading)|\b(?:discharge"
    r"|destination) port"
    r"|\b(?:final )?destination|\bPOD\b(?=[: ])|\bship[- ]to\b|\bdischarging at"
    r"|\bfor (?:our|a|the|my) (?:\w+ ){0,3}(?:project|plant|factory|client|customer|market|hotel|mine|site"
    r"|branch|subsidiary)s?"
    r"(?: is)? (?:in|at)|\bfor (?:the )?(?=[A-Z][\w ]{1,20} market)"
    r"|\b(?:customer|client|end.?user|project|plant|factory|warehouse|branch|subsidiary) in"
    r"|\b(?:lieferung|lieferort|lieferadresse|versand|geliefert|zielhafen|bestimmungshafen|bestimmungsort"
    r"|frei haus"
    r"|anlieferung)(?: ist)? ?(?:nach|an|in|frei|:)?(?: unser\w* (?:werk|lager|niederlassung"
    r"|standort))?(?: in| nach)?"
    r"|\b(?:livraison|livrée?s?|expédition|rendu|port de (?:destination|déchargement)"
    r"|lieu de livraison)\s?(?:à|au|aux|en|:)?"
    r"|\b(?:entrega|entregad[oa]s?|envío|enviar|puerto de (?:destino|descarga)|destino|puesto"
    r"|lugar de entrega|flete)"
    r" ?(?:en|a|hasta|:|em|no|na|para|final)?"
    r"|\b(?:porto de (?:destino|descarga)|porto di (?:destino|scarico|destinazione)|destinazione|consegna"
    r"|resa|spedizione)"
    r" ?(?:a|in|presso|:|franco)?"
    r"|\b(?:levering|leveren|bestemming|losplaats|loshaven|afleveradres)(?: ?(?:aan|in|naar|te|:))?"
    r"|\b(?:dostawa|dostawy|wysyłka|port przeznaczenia|miejsce dostawy|transport)(?: ?(?:do|w|:))"
    r"|\b(?:dodání|dodávka|doprava|místo dodání|dodanie)(?: ?(?:do|v|:))"
    r"|\b(?:доставка|доставкой|доставить|поставка|поставкой|порт назначения|пункт назначения"
    r"|место поставки|отгрузка"
    r"|відвантаження)(?: ?(?:в|во|до|у|на|:))?"
    r"|\b(?:teslimat|teslim yeri|varış limanı|sevk(?:iyat)?)(?: ?(?:yeri|limanı|:))?"
    r"|\b(?:leverans|leveranse|levering|toimitus|livrare|szállítás|isporuka|kirim|pengiriman|tujuan|dikirim)"
    r" ?(?:till|til|la|u|ke|pelabuhan|:)"
    r"|\b(?:giao hàng|cảng đến|vận chuyển)(?: ?(?:tại|đến|tới|về|:))?"
    r"|(?:目的港|目的地|交货地[点點]?|交貨地[點点]?|收货地|卸货港|卸貨港|到岸港|运到|運到|送到|发到|發到"
    r"|发往|發往|交货到|交貨到|运往|運往)[:： 是为為]{0,2}"
    r"|(?:仕向港|仕向地|納入先|納品先|荷揚港|배송지|도착항|목적항|납품처|목적지)[:： はは은는]{0,2}"
    r"|(?:التسليم|التوصيل|الشحن|ميناء الوصول|ميناء التفريغ|تسليم)\s(?:في|إلى|الى|ميناء)?\s?(?:ميناء)?"
    r"|(?:بندر مقصد|تحویل در|حمل به)\s"
    r"|(?:ส่งไปที่|ส่งถึง|จัดส่ง)"
)
_DESTINED = re.compile(_TO, re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:[Ff]or|[Pp]ara|[Pp]our|[Ff]ür|[Pp]er|[Vv]oor|[Dd]la|[Дд]ля|[Pp]entru) (?=[A-ZÀ-ÞА-ЯŁŚŻİ])"
)
_REST = 70


def _passages(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs that may name a place, and where they begin."""
    for match in _PARAGRAPH.finditer(text[:_MOST_TEXT]):
        if may_name_a_place(match[0]):
            yield match.start(), match[0]


_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


def said_votes(text: str) -> Iterator[Vote]:
    """ "We are importers from Kenya": the country that the buyer names as his own."""
    for _, passage in _passages(text):
        for match in islice(_SELF_SENTENCE.finditer(passage), _MOST_FOUND):
            yield from _said_in(match[1])
        for pattern in (_HAN, _ARABIC):
            if found := pattern.search(passage):
                yield from _said(passage, found.start(), found.end())
        if found := _TURKISH.search(passage):
            yield from _said(passage, found.start(1), found.start(1))


def _said_in(sentence: str) -> Iterator[Vote]:
    """The first place behind "in", "from" and their like, unless others were spoken of before it."""
    for match in _FROM.finditer(sentence):
        if _OTHERS.search(sentence[: match.start()]):
            return
        votes = list(_said(sentence, 0, match.end()))
        if votes:
            yield from votes
            return


def _said(text: str, start: int, end: int) -> Iterator[Vote]:
    rest = text[end : end + _REST].partition("\n")[0]
    place = leading(rest)
    if place is None or (place.wordlike and rest[:1].islower()):
        return
    words = " ".join(text[start : end + len(place.name) + 2].split())[:80]
    yield Vote("said", place.countries, f"the text says “{words}”", place.minor, 9 if place.is_country else 7)


def destinations(text: str) -> Iterator[tuple[Place, tuple[int, int]]]:
    """Where goods shall go, and where in the text that stands."""
    for offset, passage in _passages(text):
        for pattern in (_DESTINED, _FOR):
            for match in islice(pattern.finditer(passage), _MOST_FOUND):
                end = match.end()
                rest = passage[end : end + _REST].lstrip(" :：-–,").partition("\n")[0]
                if rest and (place := leading(rest)):
                    yield place, (offset + match.start(), offset + _end_of_sentence(passage, end))


def _end_of_sentence(text: str, start: int) -> int:
    """A full stop may belong to an abbreviation; one before a blank and a capital does not."""
    found = _STOP.search(text, start, start + _REST)
    return found.start() if found else min(len(text), start + _REST)


_STOP = re.compile(r"[\n?!;。！？؟]|\.(?=\s|$)")


def destination_of(text: str) -> tuple[str, tuple[Hit, ...]]:
    """The one country that goods shall go to, "" where none or several are named; and what was read."""
    found = list(destinations(text))
    hits = tuple(
        dict.fromkeys(
            Hit("destination", f"destination={'/'.join(place.countries)}", _words(text, span))
            for place, span in found
        )
    )[:5]
    named = [set(place.countries) for place, _ in found]
    common = set.intersection(*named) if named else set()
    return (common.pop() if len(common) == 1 else ""), hits


def _words(text: str, span: tuple[int, int]) -> str:
    return "“" + " ".join(text[span[0] : span[1]].partition("\n")[0].split())[:60] + "”"


def without_destinations(text: str) -> str:
    """The text without the lines' parts that name a destination: these say nothing of the buyer's seat."""
    kept = list(text)
    for _, (start, end) in destinations(text):
        kept[start:end] = " " * (end - start)
    return "".join(kept)
