"""Makes a PNG of a screen small: 256 colours are enough for text on a plain ground."""

import struct
import zlib
from collections import Counter

HEAD = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
CHANNELS = {2: 3, 6: 4}  # colour type → bytes a pixel


def smaller(png: bytes) -> bytes:
    """The same picture with a palette."""
    width, height, pixels = _read(png)
    palette, places = _palette(pixels)
    lines = (pixels[start : start + width] for start in range(0, width * height, width))
    rows = b"".join(b"\0" + bytes(places[pixel] for pixel in line) for line in lines)
    made = HEAD + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
    made += _chunk(b"PLTE", b"".join(palette)) + _chunk(b"IDAT", zlib.compress(rows, 9))
    return made + _chunk(b"IEND", b"")


def _read(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height, and each pixel as three bytes."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8, depth
    size, at, packed = CHANNELS[kind], len(HEAD), b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    rows = _rows(zlib.decompress(packed), width * size, height, size)
    return width, height, [row[at : at + 3] for row in rows for at in range(0, width * size, size)]


def _rows(data: bytes, stride: int, height: int, size: int) -> list[bytes]:
    rows, above = [], bytes(stride)
    for start in range(0, height * (stride + 1), stride + 1):
        row = bytearray(data[start + 1 : start + 1 + stride])
        _undo_filter(data[start], row, above, size)
        above = bytes(row)
        rows.append(above)
    return rows


def _undo_filter(kind: int, row: bytearray, above: bytes, size: int) -> None:
    if kind == 0:
        return
    for at in range(len(row)):
        left, corner = (row[at - size], above[at - size]) if at >= size else (0, 0)
        up = above[at]
        row[at] = (row[at] + (0, left, up, (left + up) // 2, _nearest(left, up, corner))[kind]) & 255


def _nearest(left: int, up: int, corner: int) -> int:
    """Paeth's guess, as PNG has it."""
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def _palette(pixels: list[bytes]) -> tuple[list[bytes], dict[bytes, int]]:
    """The most frequent of colours that differ; each other one becomes the nearest of them.

    Alike ones count as one, or the greys of the letters' edges would leave no room for a flag.
    """
    counted = Counter(pixels)
    alike: dict[tuple[int, ...], Counter[bytes]] = {}
    for colour, count in counted.items():
        alike.setdefault(tuple(channel >> 3 for channel in colour), Counter())[colour] = count
    groups = sorted(alike.values(), key=lambda group: -group.total())
    palette = [group.most_common(1)[0][0] for group in groups[:COLOURS]]
    places = {colour: place for place, colour in enumerate(palette)}
    for colour in counted.keys() - places.keys():
        places[colour] = min(range(len(palette)), key=lambda place: _distance(palette[place], colour))
    return palette, places


def _distance(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
