"""Finds thousands of phrases in a text at once, word by word, whatever the script.

A text becomes tokens: words, and each character alone where a script is written without blanks. Phrases are
ways through a tree of tokens, so a text costs the same whether ten or ten thousand are looked for. What a
token may stand for (without its article, without accents) is its forms; behind a stem must be an ending.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bot.core.product_endings import stem_of

# Scripts whose words are not parted by blanks: each character is a token.
DENSE = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3131-\u318e\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f"
)
_TOKEN = re.compile(f"[{DENSE}]|[^\\W_{DENSE}][^\\W_{DENSE}{_MARKS}]*(?:[{_MARKS}]+[^\\W_{DENSE}]*)*")
_LATIN = "0-9a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
_ONE_SCRIPT = re.compile(f"[{_LATIN}]+|[^{_LATIN}]+")
_NUMBERED = re.compile(r"(\d+)([^\W\d_]{4,})")  # "10valves"
_JOINER = re.compile(
    r"[ \t\u00a0\u0300-\u036f_'’\u00ad\u200b-\u200d\u2010-\u2015-]{0,6}\r?\n?[ \t>_-]{0,6}|[/.&+,]"
)
_MODEL = re.compile(r"([a-z]{2,})(\d{2,}.*)")

_UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ﾞ": "", "ـ": None}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ؤ": "و", "ئ": "ي"}
    | {"ם": "מ", "ן": "נ", "ץ": "צ", "ף": "פ", "ך": "כ"}
)
_BARE = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c]")
_ARABIC_PREFIX = re.compile("[وف]?(?:[بكل]?ال|لل|[بكل])?(?=..)")
_HEBREW_PREFIX = re.compile("ו?[הבלמשכ]?(?=...)")
_UMLAUT = re.compile("([aou])e")

_GROWS = 1_000  # characters; ﷺ becomes eighteen
LONGEST_TOKEN = 64  # characters; beyond that nobody wrote a word
_OPEN, _NO_ENDING = re.compile(".*", re.DOTALL), re.compile("")
_Word = tuple[bool, str, bool]  # may begin earlier, text, may end later
_HEAD = 3  # letters by which words with an open beginning are looked up; shorter ones have none


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text cut into tokens. `cased` and `plain` differ in their capitals only; offsets fit both."""

    cased: str
    plain: str
    spans: tuple[tuple[int, int], ...] = ()
    forms: tuple[tuple[str, ...], ...] = ()
    joined: tuple[bool, ...] = ()  # whether only a blank, a hyphen or the like parts it from the one before


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands in a text, from one offset to another."""

    start: int
    end: int
    phrase: int
    exact: bool


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree: which whole words may follow here, which others, and which phrases end."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    loose: "_Loose | None" = None
    ends: tuple[tuple[int, bool], ...] = ()  # phrase, and whether all its words stood as they are in it


@dataclass(slots=True, eq=False)
class _Loose:
    """Words that may follow in any form: stems with their endings and, by head, words that begin anywhere."""

    stems: dict[str, "_Endings"] = field(default_factory=dict)
    tails: dict[str, "_Tails"] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)  # how stems begin, by as many letters as the shortest has
    shortest: int = LONGEST_TOKEN
    longest: int = 0

    def stem(self, stem: str, endings: re.Pattern[str]) -> _Node:
        self.longest = max(self.longest, len(stem))
        if len(stem) < self.shortest:
            self.shortest = len(stem)
            self.heads = {known[: self.shortest] for known in self.stems}
        self.heads.add(stem[: self.shortest])
        return self.stems.setdefault(stem, {}).setdefault(endings, _Node())

    def tail(self, stem: str, endings: re.Pattern[str]) -> _Node:
        return self.tails.setdefault(stem[:_HEAD], {}).setdefault((stem, endings), _Node())


_Endings = dict[re.Pattern[str], _Node]
_Tails = dict[tuple[str, re.Pattern[str]], _Node]


@lru_cache(maxsize=256)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text. Full-width forms are made narrow, compositions whole; what grows by it is cut."""
    cased = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("İ", "I")
    cased = cased[: len(text) + _GROWS]
    plain = cased.lower()
    if len(plain) != len(cased):  # no letter that we know of; offsets must fit
        cased = plain
    spans = list(_spans(plain))
    joined = [_joins(plain[left[1] : right[0]]) for left, right in pairwise(spans)]
    return Tokens(
        cased=cased,
        plain=plain,
        spans=tuple(spans),
        forms=tuple([_forms(plain[start:end]) for start, end in spans]),
        joined=(False, *joined) if spans else (),
    )


@lru_cache(maxsize=50_000)
def bare(token: str) -> str:
    """One spelling for all: without accents, vowel signs and final forms."""
    if token.isascii():
        return token
    apart = _BARE.sub("", unicodedata.normalize("NFKD", token.casefold()))
    return unicodedata.normalize("NFKC", apart).translate(_UNDECOMPOSED)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        token = match[0]
        if end - start == 1 or (token.isascii() and not token[0].isdigit()):
            yield start, end
        else:
            pieces = _pieces_kept(token) if len(token) <= LONGEST_TOKEN else _pieces(token)
            yield from ((start + first, start + last) for first, last in pieces)


def _pieces(token: str) -> tuple[tuple[int, int], ...]:
    """A token, cut where Latin letters or digits meet another script, and behind a number in front."""
    cut = []
    for piece in _ONE_SCRIPT.finditer(token):
        numbered = _NUMBERED.fullmatch(token, *piece.span())
        cut += [numbered.span(1), numbered.span(2)] if numbered else [piece.span()]
    return tuple(cut)


_pieces_kept = lru_cache(maxsize=10_000)(_pieces)


@lru_cache(maxsize=2_000)
def _joins(gap: str) -> bool:
    return _JOINER.fullmatch(gap) is not None


@lru_cache(maxsize=50_000)
def _forms(token: str) -> tuple[str, ...]:
    """What a token may stand for, its own spelling first. The last is strict about accents."""
    word = bare(token)[:LONGEST_TOKEN]
    forms = [word]
    if "\u0590" <= token[0] <= "\u06ff":
        prefix = _HEBREW_PREFIX if token[0] < "\u0600" else _ARABIC_PREFIX
        longest = prefix.match(word)
        forms += [word[cut:] for cut in range(1, longest.end() + 1)] if longest else []
    elif _UMLAUT.search(word):
        forms.append(_UMLAUT.sub(r"\1", word))
    return (*dict.fromkeys(forms), f"={token}" if word != token else f"~{word}")


# Vietnamese is other words with other tones, but many buyers type it without any.
def _accented(word: str) -> str:
    return f"~{word}" if bare(word) == word else f"={word}"


def _unaccented(word: str) -> str:
    return f"~{bare(word)}"


class Matcher:
    """Phrases are numbered by their place in the list. A `*` lets a word begin or go on there."""

    def __init__(self, phrases: list[tuple[str, str]]) -> None:
        """Each phrase with the language whose endings its words may take ("" = as it stands)."""
        self._root = _Node()
        self._halves: set[str] = set()  # beginnings of words that buyers may write as two
        for number, (phrase, language) in enumerate(phrases):
            self._add(number, phrase, language)
        self._first = lru_cache(maxsize=20_000)(lambda forms: tuple(dict.fromkeys(_steps(self._root, forms))))

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """All phrases, also those that lie within others."""
        first, halves, last = self._first, self._halves, len(tokens.forms) - 1
        for at, forms in enumerate(tokens.forms):
            for node in first(forms):
                yield from _walk(node, tokens, at, at + 1)
            if forms[0] in halves and at < last and tokens.joined[at + 1]:
                for node in first(_forms(forms[0] + tokens.forms[at + 1][0])):
                    yield from _walk(node, tokens, at, at + 2)

    def _add(self, number: int, phrase: str, language: str) -> None:
        words = _words_of(phrase)
        self._put(number, words, language)
        texts = [text for _, text, _ in words]
        solid = "".join(texts)
        if any(before or after for before, _, after in words) or _is_dense(solid):
            return
        model = _MODEL.fullmatch(solid)
        if len(words) > 1:
            self._put(number, [(False, solid, False)], language)
        if model and texts != list(model.groups()):
            self._put(number, [(False, part, False) for part in model.groups()], "")
        if len(words) == 1 and language != "vi":
            word = bare(solid)
            self._halves.update(word[:cut] for cut in range(3, len(word) - 2))

    def _put(self, number: int, words: list[_Word], language: str) -> None:
        if language == "vi":
            for spelling in (_accented, _unaccented):
                self._way([spelling(text) for _, text, _ in words]).ends += ((number, True),)
            return
        if not any(before or after for before, _, after in words):
            self._way([_key(text) for _, text, _ in words]).ends += ((number, True),)
        node = self._root
        for before, text, after in words:
            node = _next(node, before, text, after, language)
        node.ends += ((number, False),)

    def _way(self, keys: list[str]) -> _Node:
        node = self._root
        for key in keys:
            node = node.words.setdefault(key, _Node())
        return node


def _words_of(phrase: str) -> list[_Word]:
    """The words of a phrase, each with whether it may begin earlier and end later."""
    tokens = tokens_of(phrase)
    around = f" {tokens.plain} "
    return [
        (around[start] == "*", tokens.plain[start:end], around[end + 1] == "*") for start, end in tokens.spans
    ]


def _is_dense(text: str) -> bool:
    return bool(re.search(f"[{DENSE}]", text))


def _key(text: str) -> str:
    """A keyword of an Arabic noun without its article: it is found with and without."""
    word = bare(text)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _next(node: _Node, before: bool, text: str, after: bool, language: str) -> _Node:
    """Where the tree goes on behind a word in any of its forms."""
    word = _key(text)
    stem, endings = (word, _OPEN) if after else stem_of(word, language) or (word, _NO_ENDING)
    anywhere = before and len(stem) >= _HEAD
    if endings is _NO_ENDING and not anywhere:
        return node.words.setdefault(word, _Node())
    node.loose = node.loose or _Loose()
    return node.loose.tail(stem, endings) if anywhere else node.loose.stem(stem, endings)


def _steps(node: _Node, forms: tuple[str, ...]) -> Iterator[_Node]:
    """The nodes that a token leads to."""
    for form in forms:
        child = node.words.get(form)
        if child is not None:
            yield child
    for form in forms[:-1] if node.loose else ():
        if node.loose and form[: node.loose.shortest] in node.loose.heads:
            yield from _stem_steps(node.loose, form)
        if node.loose and node.loose.tails:
            yield from _tail_steps(node.loose.tails, form)


def _stem_steps(loose: _Loose, form: str) -> Iterator[_Node]:
    for end in range(loose.shortest, min(len(form), loose.longest) + 1):
        followers = loose.stems.get(form[:end])
        if followers:
            yield from (follower for endings, follower in followers.items() if endings.fullmatch(form, end))


def _tail_steps(tails: dict[str, _Tails], form: str) -> Iterator[_Node]:
    for start in range(len(form) - _HEAD + 1):
        followers = tails.get(form[start : start + _HEAD])
        for (stem, endings), follower in followers.items() if followers else ():
            if form.startswith(stem, start) and endings.fullmatch(form, start + len(stem)):
                yield follower


def _walk(node: _Node, tokens: Tokens, first: int, after: int) -> Iterator[Found]:
    """All phrases that go through this node, at tokens from `first` to before `after`."""
    for phrase, exact in node.ends:
        yield Found(tokens.spans[first][0], tokens.spans[after - 1][1], phrase, exact)
    if (node.words or node.loose) and after < len(tokens.forms) and tokens.joined[after]:
        for child in dict.fromkeys(_steps(node, tokens.forms[after])):
            yield from _walk(child, tokens, first, after + 1)
