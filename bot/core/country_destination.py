"""Where goods shall go ("CIF Santos", "to our warehouse in Poland"), which is not where the buyer is."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from bot.core.country_places import Place, named_at, named_inside, passages
from bot.core.triage import Hit
from bot.core.word_starts import WordStarts

_MOST_FOUND = 40
_FAR, _MOST_WORDS = 80, 7  # between the word that tells it and the place

# Terms of delivery that name the place of arrival; FOB, FCA and EXW name that of departure.
_TERMS = "CIF CFR CNF CNI CPT CIP DAP DDP DPU DAT DDU DES DEQ C&F"
# Beginnings of words; "_" stands for a blank.
_WORDS = """
deliver shipment shipping shipped ship_to ship-to send_to send_it_to freight_to transport_to consigned_to
destination
discharge port_of unloading pod: warehouse_in plant_in factory_in site_in project_in customer_in client_in
yard_in
end_user_in end-user_in branch_in subsidiary_in customer_from client_from project_at market_in port_in
for_a_project
our_warehouse our_plant our_site our_yard our_works our_project
lieferung lieferort lieferadresse liefern geliefert anlieferung versand zielhafen bestimmungs frei_haus
projekt_in
kunden_in werk_in lager_in
livraison livré livrer expédition expédier rendu port_de lieu_de client_en client_à chantier projet_en
entrega envío enviar enviado destino puesto_en flete despacho puerto proyecto_en cliente_en obra_en
porto_de frete envio cliente_no cliente_na cliente_em
consegna destinazione resa_ spedizione porto_di cliente_in
levering leveren geleverd bestemming loshaven losplaats afleveradres klant_in project_in
dostaw wysył port_przeznaczenia projekt_w klienta_w
dodán dodávk doprav
доставк доставит достави поставк поставит назначения отгруз объект_в заказчик_в склад_в завод_в
доставл постачання відвантаж пункт_призначення
teslim varış_liman sevkiyat sevk_
leverans leveranse levere levert toimitus szállít livrare isporuk dostav
dikirim kirim pengiriman tujuan pelabuhan
giao_hàng giao_tại cảng vận_chuyển
"""
_UNSPACED = """
目的港 目的地 交货地 交貨地 收货地 收貨地 卸货港 卸貨港 到岸港 运到 運到 送到 发到 發到 发往 發往 运往
運往 交货到 交貨到 送货到
仕向港 仕向地 納入先 納品先 荷揚港 배송지 도착항 목적항 납품처 목적지 납품 إلى التسليم التوصيل الشحن ميناء
تسليم تحویل بندر حمل
ส่งไปที่ ส่งถึง จัดส่ง ท่าเรือ
"""
_FROM = frozenset(
    (
        "from", "ab", "von", "aus", "ex", "depuis", "desde", "da", "dal", "van", "vanaf", "z", "ze", "из",
        "от", "із", "från", "fra", "iz", "dari", "từ", "fob", "fca", "exw", "من", "از",
    )
)  # fmt: skip


def _any_of(words: str) -> str:
    return "|".join(re.escape(word).replace("_", r"\s+") for word in words.split())


_TOLD = re.compile(
    rf"\b(?:{_any_of(_TERMS)})\b|(?i:\b(?:{_any_of(_WORDS)})\w*)|(?:{_any_of(_UNSPACED)})"
    r"|\b(?:[Ff]or|[Pp]ara|[Pp]our|[Ff]ür|[Vv]oor|[Dd]la|[Дд]ля|[Pp]entru)(?= [A-ZÀ-ÞА-ЯŁŚŻİ])"
)
_STOP = re.compile(r"[\n?!;。！？؟]|\.(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*")


_HEADS = (*_TERMS.split(), *_WORDS.split(), *["For", "Para", "Pour", "Für", "Voor", "Dla", "Для", "Pentru"])
_STARTS = WordStarts(head.replace("_", " ") for head in _HEADS)
_UNSPACED_START = re.compile(f"[{''.join(sorted({word[0] for word in _UNSPACED.split()}))}]")


def _told_in(passage: str) -> Iterator[re.Match[str]]:
    """What `_TOLD.finditer` finds. It is tried only where something begins as one of its words does."""
    after = 0
    for at in _places(passage):
        if at >= after and (match := _TOLD.match(passage, at)):
            after = match.end()
            yield match


def _places(passage: str) -> Iterable[int]:
    starts = _STARTS.places(passage)
    if passage.isascii():
        return starts
    return sorted({*starts, *(found.start() for found in _UNSPACED_START.finditer(passage))})


def destinations(text: str) -> Iterator[tuple[Place, tuple[int, int]]]:
    """The places that goods shall go to, and where in the text that stands."""
    for offset, passage in passages(text):
        for place, start, end in _in_passage(passage):
            yield place, (offset + start, offset + end)


@lru_cache(maxsize=64)
def _in_passage(passage: str) -> tuple[tuple[Place, int, int], ...]:
    """Kept for a moment: a mail is asked for its destination, and for its text without any."""
    ends = (
        (match, _end_of_sentence(passage, match.end())) for match in islice(_told_in(passage), _MOST_FOUND)
    )
    found = ((_place_behind(passage[match.end() : end]), match.start(), end) for match, end in ends)
    return tuple((place, start, end) for place, start, end in found if place)


def _end_of_sentence(text: str, start: int) -> int:
    found = _STOP.search(text, start, start + _FAR)
    return found.start() if found else min(len(text), start + _FAR)


def _place_behind(text: str) -> Place | None:
    """The first place in the next few words, unless goods come from there."""
    if place := named_inside(text[:24]):
        return place
    before = ""
    for match in islice(_WORD.finditer(text), _MOST_WORDS):
        place = named_at(text[match.start() :])
        if place and before not in _FROM:
            return place
        before = match[0].casefold()
    return None


def destination_of(text: str) -> tuple[str, tuple[Hit, ...]]:
    """The one country that goods shall go to, "" where none or several are named; and what was read."""
    found = list(destinations(text))
    hits = (
        Hit("destination", f"destination={'/'.join(place.countries)}", _words(text, span))
        for place, span in found
    )
    named = [set(place.countries) for place, _ in found]
    common = set.intersection(*named) if named else set()
    return (common.pop() if len(common) == 1 else ""), tuple(dict.fromkeys(hits))[:5]


def _words(text: str, span: tuple[int, int]) -> str:
    return "“" + " ".join(text[span[0] : span[1]].split())[:60] + "”"


def without_destinations(text: str) -> str:
    """The text with blanks in place of the words that name a destination."""
    kept = list(text)
    for _, (start, end) in destinations(text):
        kept[start:end] = " " * (end - start)
    return "".join(kept)
