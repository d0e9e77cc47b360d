"""Outlook's winmail.dat (TNEF): the names of what is in it, and its text. Own and small, since the libraries
for it unpack everything; every loop moves on through the bytes, so its work is bounded by them.

Compressed RTF is not read: Outlook sends a plain text beside it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.charset import Reader

SIGNATURE = b"\x78\x9f\x3e\x22"
MAX_ATTRIBUTES = 5000
MAX_FILES = 100
MAX_PROPERTIES = 2000
MAX_TEXT = 1024 * 1024

# Attributes of the stream.
BODY, MESSAGE_PROPERTIES, CODEPAGE = 0x0002800C, 0x00069003, 0x00069007
NEW_FILE, FILE_TITLE, FILE_DATA, FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
# MAPI properties.
PLAIN, HTML, SHORT_NAME, LONG_NAME = 0x1000, 0x1013, 0x3704, 0x3707
FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}  # bytes of each type
WIDE = 0x1F


@dataclass(slots=True)
class File:
    title: str = ""
    name: str = ""
    size: int = 0


@dataclass(slots=True, kw_only=True)
class Winmail:
    """What was found. `is_whole` is False where the bytes end too early or are none of TNEF."""

    text: str = ""
    html: str = ""
    files: list[File] = field(default_factory=list)
    reader: Reader
    is_whole: bool = False
    codepage: str = "cp1252"

    def read(self, value: bytes, charset: str) -> str:
        return self.reader.read(value[:MAX_TEXT], charset).text.rstrip("\0")


def read_tnef(data: bytes, reader: Reader) -> Winmail:
    """Total: any bytes give a value."""
    found = Winmail(reader=reader)
    if data.startswith(SIGNATURE):
        at = 6
        for _ in range(MAX_ATTRIBUTES):
            if at + 9 > len(data):
                break
            name, length = struct.unpack_from("<II", data, at + 1)
            if at + 11 + length > len(data):
                _take(found, name, data[at + 9 :], length)
                return found
            _take(found, name, data[at + 9 : at + 9 + length], length)
            at += 11 + length
        found.is_whole = at == len(data)
    return found


def _take(found: Winmail, name: int, value: bytes, length: int) -> None:
    if name == NEW_FILE and len(found.files) < MAX_FILES:
        found.files.append(File())
    elif name == CODEPAGE and len(value) >= 4:
        found.codepage = f"cp{struct.unpack_from('<I', value)[0]}"
    elif name == BODY:
        found.text = found.text or found.read(value, found.codepage)
    elif name == MESSAGE_PROPERTIES:
        _take_body(found, value)
    elif found.files:
        _take_file(found, found.files[-1], name, value, length)


def _take_body(found: Winmail, value: bytes) -> None:
    for name, kind, said in _properties(value):
        if name == PLAIN:
            found.text = found.text or found.read(said, "utf-16-le" if kind == WIDE else found.codepage)
        elif name == HTML:
            found.html = found.html or found.read(said, "utf-16-le" if kind == WIDE else "")


def _take_file(found: Winmail, file: File, name: int, value: bytes, length: int) -> None:
    if name == FILE_TITLE and not file.title:
        file.title = found.read(value[:1000], found.codepage)
    elif name == FILE_DATA:
        file.size = length
    elif name == FILE_PROPERTIES and not file.name:
        names = {number: (kind, said) for number, kind, said in _properties(value)}
        kind, said = names.get(LONG_NAME) or names.get(SHORT_NAME) or (0, b"")
        file.name = found.read(said[:1000], "utf-16-le" if kind == WIDE else found.codepage)


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(id, type, first value) of each property, as far as the bytes can be followed."""
    at = 4
    for _ in range(MAX_PROPERTIES):
        if at + 4 > len(data):
            return
        kind, name = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4) if name >= 0x8000 else at + 4
        value, at = _value(data, at, kind)
        if at > len(data):
            return
        yield name, kind & 0xFFF, value


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _after_name(data: bytes, at: int) -> int:
    """A property of a program's own has a GUID and a number or a name."""
    if _number(data, at + 16) == 0:
        return at + 24
    return at + 24 + _padded(_number(data, at + 20))


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The first value, and where the next property starts."""
    width = FIXED.get(kind & 0xFFF)
    is_many = bool(kind & 0x1000)
    if width is not None and not is_many:
        return data[at : at + width], at + width
    count, at = _number(data, at), at + 4
    if width is not None:
        return data[at : at + width], at + count * width
    first = b""
    for position in range(min(count, MAX_PROPERTIES)):
        length = _number(data, at)
        first = first if position else data[at + 4 : at + 4 + length]
        at += 4 + _padded(length)
        if at > len(data):
            break
    return first, at
