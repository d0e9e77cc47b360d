"""Countries, cities and regions by name, in an address or in a sentence."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from bot.core.country_data import AMBIGUOUS_NAMES, NAMED, PERSONAL_NAMES
from bot.core.country_places_data import PLACES

# Also words, given names, or abbreviations: a place only as a whole piece of an address.
_WORDLIKE = """
bari bergen brest cali colon como cork darwin douglas essex faro hagen halifax hamilton hull kent lae laguna
lahti leon lima limon lund maia male manta metz mons nancy ncr orange osh perak perm ponce porto regina rom
roma salem salvador santiago saida siegen split surat surrey tanga tema thun tuzla ulm victoria wellington
wels zug biel bar aba florence venice charlotte austin dallas houston phoenix virginia georgetown kingston
alexandria sofia valencia cordoba cartagena granada rosario trujillo merida pereira burgos santander toledo
santos
cuenca armenia barcelona newcastle london birmingham buffalo columbus jacksonville newark cleveland bristol
perth canton sydney cambridge richmond boston lincoln washington lima balboa mo paris milan berlin melbourne
saudi emirates britain
"""
WORDLIKE = frozenset(_WORDLIKE.split()) | AMBIGUOUS_NAMES | PERSONAL_NAMES

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ё": "е", "ə": "a", "ʻ": ""})
_ODD = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
_DROPPED_ASCII = str.maketrans("", "", ".'`")
_DROPPED = re.compile(r"[.’'`´ʼ]")
_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_KATAKANA = re.compile("[ァ-ヺ]")
_LONGEST = 5  # words of a name
_MOST_TOKENS = 40
_STEM = re.compile("(?<=....)[аеиоуыэюяйьіїaeiouyąę]+$")


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for: one country, several that have such a place, and those seldom meant."""

    name: str  # as it was written
    is_country: bool
    countries: tuple[str, ...]
    minor: tuple[str, ...] = ()
    key: str = ""

    @property
    def wordlike(self) -> bool:
        return self.key in WORDLIKE

    @property
    def personal(self) -> bool:
        return self.key in PERSONAL_NAMES


def plain(text: str) -> str:
    """Lower-case, without accents, dots and apostrophes: "St. Gallen" and "st gallen" are one."""
    if text.isascii():
        return text.lower().translate(_DROPPED_ASCII)
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", text.casefold()))
    composed = unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))
    return composed.translate(_LETTERS) if _ODD.search(composed) else composed


def _key(name: str) -> str:
    return " ".join(_TOKEN.findall(plain(name)))


@cache
def _index() -> dict[str, Place]:
    found: dict[str, tuple[list[str], list[str], bool]] = {}
    for name, code in PLACES:
        main, minor, _ = found.setdefault(_key(name), ([], [], False))
        (minor if name.startswith("~") else main).append(code)
    for name, code in NAMED:
        found[_key(name)] = ([code], [], True)
    for key, states in {"georgia": ("GE", "US"), "عمان": ("OM", "JO")}.items():
        found[key] = (list(states), [], True)
    return {
        key: Place(key, is_country, _unique(main or minor), _unique(minor if main else ()), key)
        for key, (main, minor, is_country) in found.items()
        if key
    }


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


@cache
def _stems() -> dict[str, Place]:
    """Names without their last vowels: cases and declensions, as in "Казахстана" and "Gdyni"."""
    stems: dict[str, Place] = {}
    for key, place in _index().items():
        if " " not in key and len(key) > 4:
            stems.setdefault(_STEM.sub("", key), place)
    return stems


@cache
def _unspaced() -> re.Pattern[str]:
    keys = sorted((key for key in _index() if _UNSPACED.match(key) and len(key) > 1), key=len, reverse=True)
    alone = [re.escape(key) for key in keys if _KATAKANA.match(key)]  # タイプ is no タイ
    inside = [re.escape(key) for key in keys if not _KATAKANA.match(key)]
    return re.compile(f"{'|'.join(inside)}|(?<![ァ-ヺー])(?:{'|'.join(alone)})(?![ァ-ヺー])")


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Of names in one word what cases leave of them, of longer ones the first two words."""
    split = [key.split(" ") for key in _index()]
    ones = {key[0] for key in split if len(key) == 1} - {"us"}
    stems = {word[:-cut] for word in ones for cut in (1, 2) if len(word) - cut > 3}
    return frozenset(ones | stems), frozenset((key[0], key[1]) for key in split if len(key) > 1)


@lru_cache(maxsize=256)  # a paragraph is asked for the buyer's seat, for the destination and without it
def may_name_a_place(text: str) -> bool:
    """Quickly, whether it is worth looking: False only where no name is in the text in any case."""
    if _UNSPACED.search(text) or "US" in text:
        return True
    ones, twos = _beginnings()
    words = _TOKEN.findall(plain(text))
    if not ones.isdisjoint(words) or not twos.isdisjoint(pairwise(words)):
        return True
    return any(
        word[:-cut] in ones for word in words for cut in (1, 2, 3) if len(word) - cut > 3 + word.isascii()
    ) or any(word[1:] in ones for word in words if word > "\u0600")


@lru_cache(maxsize=2048)
def whole(text: str) -> Place | None:
    """The place that this is, and nothing else."""
    key = _key(text[:80])
    found = _index().get(key)
    return _named(found, text.strip(" .")) if found else None


def _named(place: Place, written: str) -> Place:
    return Place(written, place.is_country, place.countries, place.minor, place.key)


def inside(text: str) -> Iterator[Place]:
    """The places that are named somewhere in the text, the longest names first where they overlap."""
    yield from _without_spaces(text)
    folded = plain(text)
    tokens = [match.group() for match in _TOKEN.finditer(folded)][:_MOST_TOKENS]
    at = 0
    while at < len(tokens):
        place, length = _longest(tokens[at : at + _LONGEST])
        if place:
            yield place
        at += length


def _without_spaces(text: str) -> Iterator[Place]:
    """In scripts that put no blank between words."""
    if _UNSPACED.search(text):
        for match in _unspaced().finditer(plain(text)):
            yield _named(_index()[match.group()], match.group())


def _longest(tokens: Sequence[str]) -> tuple[Place | None, int]:
    index = _index()
    for length in range(len(tokens), 0, -1):
        if place := index.get(" ".join(tokens[:length])):
            return place, length
    return None, 1


_FILLER = re.compile(
    r"(?:[\W\d_]|\b(?:the|port|ports|sea|seaport|harbou?r|of|our|my|your|warehouse|plant|factory|site|city|address"
    r"|in|at|to|de|del|la|el|los|las|le|les|du|des|puerto|porto|ciudad|villes?|em|no|na|do|da|en|au|aux|à|den|die|das"
    r"|der|dem|hafen|haven|unser(?:em?|en)?|werke?|lager|nach|w|we|g|м|г|порт|порта|город|города|ميناء|مدينة|cảng"
    r"|thành phố|tp|liman[ıi]|cang|pelabuhan|portu)\b)+",
    re.IGNORECASE,
)
_FAR = 70


def leading(text: str) -> Place | None:
    """The place that a text begins with, in any case. "Valencia, Venezuela" is in Venezuela."""
    start = text[:_FAR].lstrip()
    found = named_at(start)
    if found is None and (match := _FILLER.match(start)):
        found = named_at(start[match.end() :])
    return found


def named_at(text: str) -> Place | None:
    places = list(_leading(text))
    first = next(iter(places), None)
    if first and first.wordlike and text[:1].islower():  # "deliver to us"
        return None
    if first is None or first.is_country:
        return first
    return next((place for place in places[1:] if place.is_country and not place.wordlike), first)


def named_inside(text: str) -> Place | None:
    """In a script that puts no blank between words: the first place in the text."""
    return next(_without_spaces(text), None) if _UNSPACED.search(text) else None


_MOST_TEXT = 8_000
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


def passages(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs that may name a place, and where they begin."""
    for match in _PARAGRAPH.finditer(text[:_MOST_TEXT]):
        if may_name_a_place(match[0]):
            yield match.start(), match[0]


def _leading(text: str) -> Iterator[Place]:
    """A place at the very start, and those right behind it."""
    if _UNSPACED.match(text) and (match := _unspaced().match(plain(text))):
        yield _named(_index()[match.group()], match.group())
        return
    tokens = _TOKEN.findall(plain(text))[: _LONGEST + 3]
    place, length = _longest(tokens[:_LONGEST])
    if place is None and tokens:
        place = _of_stem(tokens[0])
    if place is None:
        return
    yield place
    for at in range(length, min(length + 3, len(tokens))):
        if next_place := _longest(tokens[at : at + _LONGEST])[0]:
            yield next_place


def _of_stem(token: str) -> Place | None:
    if len(token) < 5 or token in WORDLIKE:
        return None
    return _stems().get(_STEM.sub("", token)) or _arabic(token)


def _arabic(token: str) -> Place | None:
    """Without the particle that Arabic writes together with its word."""
    return _index().get(token[1:]) if "\u0600" <= token[0] <= "\u06ff" else None
