"""How to address somebody by the display name of a mail, without inventing anything.

No gender, no guess at the order of names: unsure means the full name as written, and whatever is not
surely a person's name means none, so that the template greets the company instead.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.content.name_words import (
    ADDRESSES,
    AFTER_NAME,
    CHINESE,
    COMPANY_ENDINGS,
    COMPANY_NAME,
    COMPANY_PARTS,
    COMPANY_WORDS,
    HUNGARIAN,
    JAPANESE,
    KOREAN,
    PARTICLES,
    ROLES,
    SPANISH_GIVEN,
    TITLES,
    VIETNAMESE,
)
from bot.content.slots import clean
from bot.core.scripts import letter_weights

_IN_BRACKETS = re.compile(r"[(\[{（【].*?[)\]}）】]")
_HOUSE = re.compile(r"\s+[-–—]\s.*$")  # "Anna Müller - Acme"
_VIA = re.compile(r"\s+(?:via|durch|por|par)\s+\S.*$", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d@/\\|<>{}_=+#*:;!?&•%$^~,]|www\.|\.(?:com|net|org|cn|de)\b")
_NO_COMPANY = re.compile(r"[@/\\|<>{}_=#*:;!?•%$^~]|www\.|\.(?:com|net|org|cn|de)\b")
_QUOTES = " \"'“”‘’«»„`-"
_MOST_WORDS = 5
_TURNED = ("fr", "it")  # where forms ask for NOM Prénom
_FAMILY_FIRST = VIETNAMESE | KOREAN | CHINESE | HUNGARIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """`full` in its right order, with titles of learning. `given` and `family` are "" where not sure."""

    full: str = ""
    given: str = ""
    family: str = ""


def salutation_name(display_name: str, language: str) -> str:
    """The name to put after "Dear" in a reply of this language, or "" where there is none to be sure of."""
    name = read_name(display_name, language)
    if language == "ja":
        return name.family or name.full
    if language == "vi" and _plain(name.family) in VIETNAMESE:
        return name.given
    if language == "es" and name.family:
        return f"{name.given} {name.family}"
    return name.full


def company_name(display_name: str) -> str:
    """The display name where it surely is a company's, with its legal form; else ""."""
    name = clean(_IN_BRACKETS.sub("", display_name)).strip(_QUOTES)
    words = [word.casefold().strip(".,") for word in name.split()]
    if not words or len(words) > _MOST_WORDS or _NO_COMPANY.search(name) or _pictures(name):
        return ""
    if any(word in ROLES for word in words):
        return ""
    ends = len(words) > 1 and words[-1] in COMPANY_ENDINGS
    return name if ends or COMPANY_NAME.search(name) else ""


def read_name(display_name: str, language: str = "") -> PersonName:
    """The person's name, if it surely is one."""
    name = _person(clean(display_name))
    weights = letter_weights(name)
    if weights.get("han") or weights.get("hangul") or weights.get("katakana") or weights.get("hiragana"):
        return _east_asian(name, language)
    titles, words = _titles(name)
    ordered = _by_capitals(words, language) or _by_family(words, language)
    ordered = ordered or (_spanish(words) if language == "es" else None)
    if ordered is None:
        return PersonName(full=name)
    given, family, bare = ordered
    return PersonName(full=" ".join([*titles, bare]), given=" ".join([*titles, given]), family=family)


def _person(name: str) -> str:
    """The name of a person in its written order, or ""."""
    bare = _HOUSE.sub("", _VIA.sub("", _IN_BRACKETS.sub("", name))).strip(f"{_QUOTES}.,")
    bare = ADDRESSES.sub("", bare, count=1) if ADDRESSES.match(bare) else bare
    bare = _unturned(bare)
    words = bare.split()
    if not words or _NO_NAME.search(bare) or _pictures(bare) or COMPANY_PARTS.search(bare):
        return ""
    if len(words) > _MOST_WORDS or any(word.casefold().strip(".") in COMPANY_WORDS | ROLES for word in words):
        return ""
    one = words[0] if len(words) == 1 else ""
    if sum(letter_weights(bare).values()) < 2 or one.islower() or "." in one:
        return ""  # a single word in small letters, or with a dot inside, is the beginning of an address
    return _title_case(bare) if bare.islower() or (bare.isupper() and len(bare) > 3) else bare


def _pictures(name: str) -> bool:
    return any(unicodedata.category(sign) in ("So", "Sk", "Co", "Cn") for sign in name)


def _unturned(name: str) -> str:
    """ "Müller, Anna" put as "Anna Müller"; after the comma may also be a degree or a company's ending."""
    last, comma, first = name.partition(",")
    after = first.strip().casefold().strip(".")
    if not comma or "," in first or after in COMPANY_WORDS:
        return name
    return last.strip() if after in AFTER_NAME else f"{first.strip()} {last.strip()}"


def _titles(name: str) -> tuple[list[str], list[str]]:
    """Titles of learning, which are kept, and the words of the name."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in AFTER_NAME:
        words.pop()
    number = 0
    while number < len(words) - 1 and words[number].casefold() in TITLES:
        number += 1
    return words[:number], words[number:]


def _by_capitals(words: list[str], language: str) -> tuple[str, str, str] | None:
    """ "DUPONT Marie", "Marie DUPONT", "KIM Minsu": the family name is in capitals. In front it is one
    only where that is a custom: elsewhere it may be a firm, "DHL Express"."""
    capitals = [word for word in words if word.isupper() and len(word) > 2 and "." not in word]
    if len(words) < 2 or len(capitals) != 1 or capitals[0] not in (words[0], words[-1]):
        return None
    is_first, family = words[0] == capitals[0], _title_case(capitals[0])
    given = " ".join(words[1:] if is_first else words[:-1])
    if is_first and _plain(family) in _FAMILY_FIRST | JAPANESE:
        return given, family, f"{family} {given}"
    return None if is_first and language not in _TURNED else (given, family, f"{given} {family}")


def _by_family(words: list[str], language: str) -> tuple[str, str, str] | None:
    """A family name that is known to stand first, or a Japanese one in either place."""
    if not 2 <= len(words) <= 4:
        return None
    first, last = _plain(words[0]), _plain(words[-1])
    if first in VIETNAMESE and last not in VIETNAMESE and (len(words) >= 3 or language == "vi"):
        return words[-1], words[0], " ".join(words)
    if len(words) != 2:
        return None
    if (first in JAPANESE) != (last in JAPANESE):
        family, given = words if first in JAPANESE else reversed(words)
        return given, family, " ".join(words)
    if first in _FAMILY_FIRST and last not in _FAMILY_FIRST and _is_asian_given(words[1], first):
        return words[1], words[0], " ".join(words)
    return None


def _is_asian_given(word: str, family: str) -> bool:
    """ "Min-su" and "Xiaoming" are given names; beside "Lee" or "Simon" most words might be family names."""
    if family in HUNGARIAN:
        return family not in KOREAN and family != "simon"
    return "-" in word and word.count("-") == 1 and family != "le"


def _spanish(words: list[str]) -> tuple[str, str, str] | None:
    """Two surnames, the father's first, which is the one to use."""
    plain = [word.casefold() for word in words]
    if not plain or plain[0] not in SPANISH_GIVEN or any(word in PARTICLES for word in plain):
        return None
    givens = 2 if len(words) > 2 and plain[1] in SPANISH_GIVEN else 1
    if len(words) - givens not in (1, 2):
        return None
    return " ".join(words[:givens]), words[givens], " ".join(words)


def _east_asian(name: str, language: str) -> PersonName:
    """Family name first. Longer than any person's name: a company."""
    words = name.split()
    if len("".join(words)) > 6:
        return PersonName(full=name if letter_weights(name).get("latin") else "")
    full = "".join(words) if len(words) <= 2 and language != "ja" else name
    if len(words) == 2:
        return PersonName(full="".join(words), given=words[1], family=words[0])
    return PersonName(full=full)


def _plain(word: str) -> str:
    """Without capitals and accents: "Nguyễn" is "nguyen"."""
    bare = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def _title_case(name: str) -> str:
    return re.sub(r"\w+(?:['’]\w+)?", lambda word: _word_case(word.group()), name)


def _word_case(word: str) -> str:
    """ "O'NEILL" is "O'Neill"; "OLGA'S" is "Olga's"."""
    head, quote, tail = re.match(r"(\w+)(['’]?)(\w*)", word).groups()  # type: ignore[union-attr]
    return head.capitalize() + quote + (tail.capitalize() if len(head) <= 2 else tail.lower())
