"""The keywords and part numbers of all products, ready to be looked for in a text. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.core.matcher import Found, Matcher, Tokens, bare, tokens_of
from bot.core.product_sku import SkuFinder
from bot.core.rules import Product

_MANY = 1_000  # places where keywords stand; nobody writes so many
_SHORT = 5  # letters up to which a word means something else in the next language: bride, van, brida
_CAPITAL = r"(?:[A-ZÀ-Þ][\w&.-]{0,30}|&|and|und|et|y|of|de)"
_FIRM = re.compile(
    rf"(?:[ ]{_CAPITAL}){{0,3}}[ ]?,?[ ]"
    r"(?:Co\.|Company|Corp|Ltd|LTD|Limited|LLC|L\.L\.C|Inc|GmbH|AG|KG|S\.?A|SARL|"
    r"S\.?A\.?S|S\.?L|S\.?r\.?l|S\.?p\.?A|Ltda|LTDA|B\.?V|Oy|AB|A/S|Sp\.|Kft|Pvt|PVT|FZE|FZCO|A\.Ş|Pty|Bhd)(?![-\w])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a text that name a product, and by which keyword or pattern."""

    start: int
    end: int
    product: str
    keyword: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A keyword in one language, or words that are excluded."""

    text: str
    language: str
    product: int
    excluded: bool = False

    def is_of_another(self, language: str) -> bool:
        """A short word of another language than the text's. English and unknown ones count everywhere."""
        if not language or self.language in ("", "en") or self.language[:2] == language[:2]:
            return False
        return len(self.text) <= _SHORT and bare(self.text).isascii() and " " not in self.text


@dataclass(frozen=True, slots=True)
class _Same:
    """A key by identity: the products of one set of rules are one tuple for as long as it is in use."""

    products: Sequence[Product]

    def __hash__(self) -> int:
        return id(self.products)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.products is other.products


class Finder:
    def __init__(self, products: Sequence[Product]) -> None:
        self._ids = [product.id for product in products]
        self._phrases = list(_phrases(products))
        self._matcher = Matcher([(phrase.text, phrase.language) for phrase in self._phrases])
        self._skus = [(number, sku) for number, product in enumerate(products) for sku in product.skus]
        self._sku_finder = SkuFinder([sku for _, sku in self._skus])

    def mentions(self, text: str, language: str = "") -> list[Mention]:
        """The longest keywords, in the order of the text, each once."""
        tokens = tokens_of(text)
        kept: list[Mention] = []
        taken = bytearray(len(tokens.plain))
        for one in sorted(self._candidates(tokens, language), key=lambda one: one[0]):
            mention = one[1]
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = bytes([1]) * (mention.end - mention.start)
                kept.append(mention)
        kept.sort(key=lambda mention: mention.start)
        return list({(mention.product, mention.keyword): mention for mention in reversed(kept)}.values())[
            ::-1
        ]

    def _candidates(self, tokens: Tokens, language: str) -> Iterator[tuple[tuple[int, int, bool], Mention]]:
        """Mentions with their rank: the longest first, then the earliest, then the one as it stands."""
        standing = islice(self._matcher.find(tokens), _MANY)
        found = [one for one in standing if _stands_alone(tokens, one)]
        hidden = self._hidden(found, len(tokens.plain))
        for one in found:
            phrase, place = self._phrases[one.phrase], (one.start, one.end)
            if phrase.excluded or phrase.is_of_another(language) or _is_firm(tokens, one):
                continue
            mask = hidden.get(phrase.product)
            if mask is None or not all(mask[one.start : one.end]):
                yield _rank(place, one.exact), self._mention(tokens, place, phrase.product, phrase.text)
        for start, end, number in self._sku_finder.find(tokens):
            product, sku = self._skus[number]
            yield _rank((start, end), True), self._mention(tokens, (start, end), product, sku)

    def _hidden(self, found: Iterable[Found], length: int) -> dict[int, bytearray]:
        """For each product, which characters of the text belong to words that it excludes."""
        hidden: dict[int, bytearray] = {}
        for one in found:
            phrase = self._phrases[one.phrase]
            if phrase.excluded:
                mask = hidden.setdefault(phrase.product, bytearray(length))
                mask[one.start : one.end] = bytes([1]) * (one.end - one.start)
        return hidden

    def _mention(self, tokens: Tokens, place: tuple[int, int], product: int, keyword: str) -> Mention:
        words = " ".join(tokens.cased[place[0] : place[1]].split())
        return Mention(start=place[0], end=place[1], product=self._ids[product], keyword=keyword, words=words)


def finder_of(products: Sequence[Product]) -> Finder:
    return _finder(_Same(products))


@lru_cache(maxsize=8)
def _finder(same: _Same) -> Finder:
    return Finder(same.products)


def _phrases(products: Sequence[Product]) -> Iterator[_Phrase]:
    for number, product in enumerate(products):
        for keyword in product.keywords:
            for language in product.languages.get(keyword) or ("",):
                yield _Phrase(keyword, language, number)
        languages = sorted({language for each in product.languages.values() for language in each}) or [""]
        for words in product.exclude:
            for language in languages:
                yield _Phrase(words, language, number, excluded=True)


def _rank(place: tuple[int, int], exact: bool) -> tuple[int, int, bool]:
    return place[0] - place[1], place[0], not exact


def _stands_alone(tokens: Tokens, found: Found) -> bool:
    """A katakana word may end a longer one (ギアポンプ), but one sign more makes another (クランプ)."""
    text, start, end = tokens.plain, found.start, found.end
    one_before = _kana(text, start) and _kana(text, start - 1) and not _kana(text, start - 2)
    one_after = _kana(text, end - 1) and _kana(text, end) and not _kana(text, end + 1)
    return not (one_before or one_after)


def _kana(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u30a1" <= text[at] <= "\u30fc" and text[at] != "・"


def _is_firm(tokens: Tokens, found: Found) -> bool:
    """The name of a company: "Delta Pump Trading LLC"."""
    return tokens.cased[found.start].isupper() and _FIRM.match(tokens.cased, found.end) is not None
