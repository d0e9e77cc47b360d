"""Address lists and Message-IDs, read tolerantly and in one pass."""

import re
from dataclasses import dataclass

from bot.core.charset import Reader
from bot.core.headers import clean, decode_words, raw_text
from bot.core.message import Address

MAX_ADDRESSES = 200
MAX_IDS = 100
MAX_LIST = 16 * 1024  # characters of all address fields of one name
LOCAL = r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]{1,64}"
DOMAIN = r"(?:\[[0-9a-f.:]{2,60}\]|[^\s@<>()\[\]\\,;:\"'`/=?!&|{}$%^*+#~\x00-\x1f\x7f]{1,253})"
WHOLE = re.compile(rf"(?:\"(?:[^\"\\]|\\.){{1,64}}\"|{LOCAL})@{DOMAIN}", re.IGNORECASE)
QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.){1,64}\")")
NEEDLESS = re.compile(rf"^\"({LOCAL})\"@")
MESSAGE_ID = re.compile(r"<([^<>\s\x00-\x1f\x7f]{1,500})>")
IN_ID = r"<>()\s,;\"\x00-\x1f\x7f"
BARE_ID = re.compile(rf"(?<![^{IN_ID}])[^@{IN_ID}]{{1,300}}+@[^{IN_ID}]{{1,200}}")


@dataclass(frozen=True, slots=True)
class Found:
    """What one or more address fields hold. `entries` counts what stands there, usable or not."""

    addresses: tuple[Address, ...] = ()
    entries: int = 0


def read_addresses(values: list[bytes], reader: Reader | None = None) -> Found:
    """The usable addresses of these fields, in order. Names are decoded after the list is split."""
    reader = reader or Reader()
    addresses: list[Address] = []
    entries, room = 0, MAX_LIST
    for value in values:
        text = raw_text(value[:room], reader)  # a comma may hide in an encoded word
        room -= len(text)
        for piece in _split(text):
            if entries >= MAX_ADDRESSES:
                break
            address = _address(piece, reader)
            entries += 1
            if address is not None:
                addresses.append(address)
    return Found(tuple(addresses), entries)


# Quoted strings, comments and angle brackets are passed over whole; what is left may be a separator.
TOKEN = re.compile(
    r'"(?:[^"\\]{1,300}+|\\.){0,50}+"|\((?:[^()\\]{1,300}+|\\.){0,50}+\)|<[^<>]{0,300}+>|[,;:]|[^",;:(<]++|.',
    re.DOTALL,
)


def _split(text: str) -> list[str]:
    """Cut at commas and semicolons outside of quotes, comments and angle brackets; drop group names."""
    pieces: list[str] = []
    current: list[str] = []
    for match in TOKEN.finditer(text):
        if match[0] in ",;":
            pieces.append("".join(current))
            current = []
        elif match[0] == ":":  # what stood before names a group
            current = []
        else:
            current.append(match[0])
    pieces.append("".join(current))
    return [piece for piece in pieces if piece.strip()]


ANGLE = re.compile(r"<([^<>]{0,400})(?:>|$)")
COMMENT = re.compile(r"\(([^()]{0,300})\)")


def _address(piece: str, reader: Reader) -> Address | None:
    """One mailbox: `Name <a@b>`, `a@b (Name)`, `a@b`, or an encoded word that hides all of it."""
    found = _bare(piece, reader)
    if found is None and "=?" in piece:
        found = _bare(decode_words(piece, reader), reader)
    return found


def _bare(piece: str, reader: Reader) -> Address | None:
    angles = ANGLE.findall(piece)
    inside = next((text for text in reversed(angles) if "@" in text), None)
    if inside is not None:
        email = _email(inside)
        name = ANGLE.sub(" ", piece)
    else:
        comments = " ".join(COMMENT.findall(piece))
        plain = COMMENT.sub(" ", piece)
        email = _email(plain)
        name = comments
    return Address(email, _name(name, reader)) if email else None


def _email(text: str) -> str:
    """The bare address in lower case, "" if it is none. Blanks of folding go, those in quotes are part of it;
    quotes that nothing needs go, too."""
    parts = QUOTED.split(COMMENT.sub("", text.strip()))
    joined = "".join(part if part.startswith('"') else "".join(part.split()) for part in parts)
    stripped = NEEDLESS.sub(r"\1@", joined.strip("'").removeprefix("mailto:")).rstrip(".")
    if WHOLE.fullmatch(stripped) is None or len(stripped) > 254:
        return ""
    return stripped.lower()


def _name(text: str, reader: Reader) -> str:
    decoded = clean(decode_words(re.sub(r"\\(.)", r"\1", text[:4000]), reader))
    return decoded.strip(" \"'").replace('"', "")[:200]


def read_ids(values: list[bytes], limit: int = MAX_IDS) -> tuple[str, ...]:
    """Message-IDs without brackets. Of very many the last ones stay, which are the nearest."""
    text = " ".join(value.decode("ascii", "replace") for value in values)
    ids = MESSAGE_ID.findall(text) or BARE_ID.findall(text)
    return tuple(dict.fromkeys(ids[-limit:]))


def read_message_id(value: bytes) -> str:
    """The id of this message, "" where it is empty, hostile or too long to be a key."""
    text = value.decode("ascii", "replace").strip()
    found = MESSAGE_ID.search(text) if "<" in text else None
    bare = found[1] if found else text.strip("<>")
    usable = re.fullmatch(r"[!-;=?-~]{3,250}", bare) and re.search(r"[A-Za-z0-9]{3}", bare)
    return bare if usable and not bare.startswith("[") else ""
