"""Header fields that survive any text: nothing from an inbound mail can add a field, a line or a direction.

Written by hand because `email` folds long Message-IDs into encoded words and changes its output between
Python versions; a frozen reply must come out the same everywhere.
"""

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from bot.core.message import Address

LINE = 76  # RFC 2047: no line with an encoded word is longer
LONGEST_ID = 250
MOST_IDS = 20
LONGEST_SUBJECT = 200
_UTF_8 = "UTF-8''"

_PREFIX = re.compile(
    r"^\s*(?:re|aw|antw|antwort|sv|vs|res|rif|r|odp|ynt|vá|fwd?|wg|tr|enc|rv|rvs|doorst|pd|i|vb"
    r"|回复|回覆|答复|答覆|转发|轉寄|轉發|返信|転送|회신|전달|ответ|на)"
    r"\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*[:：]",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ID = re.compile(rf"[!-;=?-~]{{1,{LONGEST_ID}}}")
_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji are spelled with these
_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:\"@]+@[^\s<>()\[\]\\,;:\"@]+")


def one_line(text: str) -> str:
    """Printable text on one line: without controls, directions, invisible marks and halves of characters."""
    kept = (character if _prints(character) else " " if character.isspace() else "" for character in text)
    return " ".join("".join(kept).split())


def _prints(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or character in _JOINERS


def reply_subject(original: str, prefix: str = "Re: ", reference: str = "") -> str:
    """`prefix` and the original without its own prefixes and without links, 200 characters at most; behind it
    the number of the reply, whole."""
    subject = one_line(_LINK.sub("", one_line(original)))
    while shorter := _PREFIX.match(subject):
        subject = subject[shorter.end() :].strip()
    number = f" [{reference}]" if reference else ""
    return (_cut(f"{prefix}{subject}", LONGEST_SUBJECT - len(number)).strip() + number).strip()


def _cut(text: str, longest: int) -> str:
    """Cut where no character is torn from the marks that belong to it."""
    if len(text) <= longest:
        return text
    end = longest - 1
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINERS or text[end - 1] in _JOINERS):
        end -= 1
    return text[:end].rstrip() + "…"


def text_field(name: str, text: str) -> str:
    """`Subject: …`, folded; as encoded words wherever plain text could be misread."""
    start = f"{name}: "
    if text.isascii() and "=?" not in text and all(len(word) < LINE - len(start) for word in text.split()):
        return _fold(start, text.split())
    return start + "\r\n ".join(_encoded_words(text, LINE - len(start)))


def _fold(start: str, words: Iterable[str]) -> str:
    lines, line = [], start.rstrip()
    for word in words:
        if len(line) + 1 + len(word) > LINE and line != start.rstrip():
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line])


def _encoded_words(text: str, room: int) -> Iterator[str]:
    """UTF-8 in base64, each word whole characters, the first one in the room that is left on its line."""
    chunk = b""
    for character in text:
        data = character.encode("utf-8", "replace")
        if len(chunk) + len(data) > (room - 12) // 4 * 3:
            yield _encoded_word(chunk)
            chunk, room = b"", LINE - 1
        chunk += data
    yield _encoded_word(chunk)


def _encoded_word(data: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(data).decode('ascii')}?="


def file_fields(name: str) -> list[str]:
    """What says the name and kind of an attached file."""
    shown = one_line(name).replace("/", "_").replace("\\", "_") or "file"
    kind = "application/pdf" if shown.lower().endswith(".pdf") else "application/octet-stream"
    plain = shown.isascii() and not set(shown) & set('"%') and len(shown) < LINE - 20
    filename = f'filename="{shown}"' if plain else _long_name(shown)
    return [f"Content-Type: {kind}", f"Content-Disposition: attachment;\r\n {filename}"]


def _long_name(name: str) -> str:
    """RFC 2231: percent-encoded UTF-8 in numbered pieces that each fit on a line."""
    room = LINE - len(" filename*10*=UTF-8'';")
    pieces, piece = [], ""
    for character in name:
        encoded = quote(character, safe="")
        if len(piece) + len(encoded) > room:
            pieces.append(piece)
            piece = ""
        piece += encoded
    pieces.append(piece)
    numbered = (f"filename*{n}*={'' if n else _UTF_8}{one}" for n, one in enumerate(pieces))
    return ";\r\n ".join(numbered)


def address_field(name: str, address: Address) -> str:
    """`From: "Name" <address>`. Raises ValueError where the address could break the field."""
    email = bare_address(address.email)
    shown = one_line(address.name)
    if not shown:
        return f"{name}: {email}"
    field = f"{name}: {_shown_name(shown, LINE - len(name) - 2)}"
    last_line = field.rpartition("\n")[2]
    fits = len(f"{last_line} <{email}>") <= LINE
    return f"{field} <{email}>" if fits else f"{field}\r\n <{email}>"


def _shown_name(shown: str, room: int) -> str:
    quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
    if shown.isascii() and "=?" not in shown and len(quoted) + 2 <= room:
        return f'"{quoted}"'
    return "\r\n ".join(_encoded_words(shown, room))


def bare_address(email: str) -> str:
    if not _ADDRESS.fullmatch(email) or email != one_line(email):
        raise ValueError(f"{email!r} cannot be written into a header")
    local, _, domain = email.rpartition("@")
    return email if domain.isascii() else f"{local}@{domain.encode('idna').decode('ascii')}"


def ids_field(name: str, ids: Iterable[str]) -> str | None:
    """Message-IDs, one a line. Only plain ones; of many, the first and the newest stay."""
    plain = list(dict.fromkeys(i for i in (i.strip("<> ") for i in ids) if _ID.fullmatch(i)))
    if len(plain) > MOST_IDS:
        plain = [plain[0], *plain[1 - MOST_IDS :]]
    if not plain:
        return None
    return f"{name}: " + "\r\n ".join(f"<{message_id}>" for message_id in plain)
