"""Domains made to be taken for one that we know: acrne.example for acme.example.

The index is built once for a set of domains and asked without comparing all of them: names that look the same
have the same skeleton, and names a letter or two apart share at least one of their pieces.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bot.core.domains import FREE_MAIL, MAX_DOMAIN, decoded, encoded, registrable

SHORT = 4  # letters: below this, only the same looks count
MAX_CANDIDATES = 500  # of one piece
MAX_COMPARED = 64  # letter by letter

# Letters of other scripts that look like Latin ones, and digits read as letters.
_LOOKS = str.maketrans(
    "аɑαбвеёєсϲԁԍһіїıιјкκӏмнηпоοօσөрρԛѕтτуүυսѵνԝωхχƅьʟłⅼøđħŧɡցոհ0135|",
    "aaabbeeeccdghiiiijkklmhnnoooooppqsttyyuuvvwwxxbblllodhtggnholesl",
)
_TWO_LETTERS = (("rn", "m"), ("vv", "w"), ("ii", "u"))


def skeleton(name: str) -> str:
    """What a name looks like at a glance: accents, hyphens and tricks with letters taken away."""
    letters = unicodedata.normalize("NFKD", decoded(name).casefold())[:200]
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "-_\u200b\u00ad")
    seen = plain.translate(_LOOKS)
    for two, one in _TWO_LETTERS:
        seen = seen.replace(two, one)
    return seen.replace("i", "l")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two domains and why one is taken for the other."""

    theirs: str
    ours: str
    why: str

    @property
    def shown(self) -> str:
        return f"{both_forms(self.theirs)} ≠ {both_forms(self.ours)}"


def both_forms(domain: str) -> str:
    """A domain of another script as people see it and as machines write it."""
    seen, written = decoded(domain), encoded(domain)
    return seen if seen == written else f"{seen} ({written})"


def _split(house: str) -> tuple[str, str]:
    """`acme.co.uk` gives `acme` and `co.uk`."""
    name, _, ending = house.partition(".")
    return name, ending


@dataclass(slots=True)
class Index:
    """The domains that are known, by what they look like. Filled while built, only read afterwards."""

    houses: frozenset[str] = frozenset()
    by_look: dict[str, list[str]] = field(default_factory=dict)  # skeleton of the name: its houses
    glued: dict[str, str] = field(default_factory=dict)  # "acmecouk": its house
    pieces: dict[tuple[int, int, str], list[tuple[str, int]]] = field(default_factory=dict)  # length, number


@lru_cache(maxsize=4)
def index_of(domains: frozenset[str]) -> Index:
    """Built once for one set of domains: 0.4 s for 20,000. Where everybody can have an address, nobody is
    known by the domain."""
    houses = frozenset(house for domain in domains if (house := registrable(domain)) not in FREE_MAIL)
    index = Index(houses=frozenset(house for house in houses if "." in house))
    for house in sorted(index.houses):
        name, ending = _split(house)
        look = skeleton(name)
        index.glued[look + skeleton(ending.replace(".", ""))] = house
        index.by_look.setdefault(look, []).append(house)
        if len(index.by_look[look]) == 1:
            letters = _letters(look)
            for number, (start, end) in enumerate(_bounds(len(look))):
                index.pieces.setdefault((len(look), number, look[start:end]), []).append((look, letters))
    return index


def _allowed(length: int, *, same_ending: bool) -> int:
    """How many letters two names may differ in: short names are close to many."""
    if same_ending:
        return 0 if length < SHORT else 1 if length < 10 else 2
    return 0 if length < 6 else 1 if length < 12 else 2


def _bounds(length: int) -> list[tuple[int, int]]:
    """Where a name is cut: into one piece more than letters may differ, so that one piece stays whole."""
    if (differing := _allowed(length, same_ending=True)) == 0:
        return []
    cuts = [length * number // (differing + 1) for number in range(differing + 2)]
    return list(pairwise(cuts))


def resembled(domain: str, index: Index, *, any_word: bool = False) -> Likeness | None:
    """The known domain that `domain` is made to be taken for. Never itself, its subdomains, or free mail.
    `any_word`: a known name with any word beside it counts, not only such as group or sales."""
    host = domain.lower().strip(".")[-MAX_DOMAIN:]
    house = registrable(host)
    if not index.houses or house in index.houses or house in FREE_MAIL or "." not in house:
        return None
    for found in (_same_look, _letters_apart, _word_added):
        for ours, why in found(house, index, any_word):
            return Likeness(house, ours, why)
    for ours, why in _under_another_house(host, house, index):
        return Likeness(host, ours, why)
    return None


Found = Iterator[tuple[str, str]]


def _same_look(house: str, index: Index, any_word: bool) -> Found:
    name, ending = _split(house)
    look = skeleton(name)
    known = index.by_look.get(look, ())
    for ours in known:
        if _split(ours)[1] == ending:
            yield ours, "looks like"
    for ours in known:
        if len(look) >= SHORT:
            yield ours, "has the name, with another ending, of"
    if look in index.glued:
        yield index.glued[look], "has the name and the ending of"


def _letters_apart(house: str, index: Index, any_word: bool) -> Found:
    name, ending = _split(house)
    look = skeleton(name)
    if sum(c.isdigit() for c in name) * 2 > len(name):
        return  # telephone numbers and the like are close to one another
    for known in _near(look, index):
        for ours in index.by_look[known]:
            same_ending = any_word or _split(ours)[1] == ending
            most = _allowed(len(known), same_ending=same_ending)
            if most and distance(look, known, most) <= most:
                yield ours, "is a letter or two away from"


def _near(look: str, index: Index) -> list[str]:
    """Known names that may be near, the likeliest first: two letters changed places, or a piece stands at
    about the same place and few letters are others."""
    seen: dict[str, int] = {}
    for number in range(len(look) - 1):
        swapped = f"{look[:number]}{look[number + 1]}{look[number]}{look[number + 2 :]}"
        if swapped in index.by_look:
            seen[swapped] = 0
    letters = _letters(look)
    for length in range(max(SHORT, len(look) - 2), len(look) + 3):
        differing = _allowed(length, same_ending=True)
        for number, (start, end) in enumerate(_bounds(length)):
            for shift in range(-differing, differing + 1):
                piece = look[max(0, start + shift) : max(0, end + shift)]
                for known, known_letters in index.pieces.get((length, number, piece), ())[:MAX_CANDIDATES]:
                    if (others := (letters ^ known_letters).bit_count()) <= 2 * differing:
                        seen[known] = others
    return sorted(seen, key=lambda known: seen[known])[:MAX_COMPARED]


def _letters(name: str) -> int:
    """Which letters a name has, as bits: a cheap look before the distance is counted."""
    bits = 0
    for letter in name:
        bits |= 1 << (ord(letter) & 63)
    return bits


def distance(one: str, other: str, most: int = 2) -> int:
    """Letters to insert, delete, replace, or swap with a neighbour; `most + 1` where it is more. Only what
    follows the first difference is tried again, which for few letters is faster than the whole table."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or most == 0:
        return most + 1
    pairs = enumerate(zip(one, other, strict=False))
    at = next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
    rest, known = one[at:], other[at:]
    tries = [(rest[1:], known[1:]), (rest, known[1:]), (rest[1:], known)]
    if rest[:2] == known[1::-1]:
        tries.append((rest[2:], known[2:]))
    return 1 + min(distance(ours, theirs, most - 1) for ours, theirs in tries)


# Words that a name gets to look like a part or an office of the house.
ADDED = """
    account accounts accounting asia bank billing biz business center central china client co com company
    contact corp corporate customer department desk dept email eu europe export exports finance financial
    france germany global gmbh group grp hk holding holdings hq hr import india industrial industries
    industry info international intl invoice invoices italia italy limited llc logistics ltd mail mails
    marketing my office official online order orders pay payment payments portal procurement purchase
    purchasing sales secure service services shipping shop site spain srl store supplier suppliers supply
    support team tech the trade trading uk us usa web world
"""
_ADDED_LOOKS = frozenset(map(skeleton, ADDED.split()))


def _word_added(house: str, index: Index, any_word: bool) -> Found:
    name = decoded(_split(house)[0])
    tokens = [skeleton(token) for token in re.split(r"[-_]+", name) if token]
    known = _inside("".join(tokens), index, any_word)
    if len(tokens) > 1 and (any_word or not _ADDED_LOOKS.isdisjoint(tokens)):
        known += [token for token in tokens if _is_name(token, index)]
    for look in known:
        yield index.by_look[look][0], "adds a word to"


def _is_name(look: str, index: Index) -> bool:
    return len(look) >= SHORT and look in index.by_look and look not in _ADDED_LOOKS


def _inside(look: str, index: Index, any_word: bool) -> list[str]:
    """Known names that stand in a longer one: `acmegroup`, and of our own ones also `buybrightvalve`."""
    rests = [look.removeprefix(word) for word in _ADDED_LOOKS] + [
        look.removesuffix(word) for word in _ADDED_LOOKS
    ]
    found = [rest for rest in rests if rest != look and _is_name(rest, index)]
    if any_word and not found:
        found = [known for known in index.by_look if len(known) >= 6 and known in look]
    return sorted(found, key=len, reverse=True)


# Names of hosts that say nothing.
HOSTS = """
    mail email smtp imap www web shop store info news sales export import office cloud server host static
    cdn api app apps login secure my portal support service services relay bounce lists
"""
_HOST_LOOKS = frozenset(map(skeleton, HOSTS.split()))


def _under_another_house(host: str, house: str, index: Index) -> Found:
    """`acme.com.evil.example`, `acme-com.evil.example`, `acme.evil.example`."""
    labels = host.removesuffix(house).strip(".").split(".")[:10]
    for at in range(len(labels)):
        for end in range(len(labels), at + 1, -1):
            if (ours := ".".join(labels[at:end])) in index.houses:
                yield ours, "puts another house behind"
    for label in labels:
        look = skeleton(label)
        if look in index.glued:
            yield index.glued[look], "puts another house behind"
        if len(look) > SHORT and look not in _HOST_LOOKS and look in index.by_look:
            yield index.by_look[look][0], "puts another house behind the name of"
