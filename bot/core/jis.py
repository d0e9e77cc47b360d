"""ISO-2022-JP as mail programs write it: with the signs of vendors (①, ㈱, 髙), where codecs give up."""

import re
from collections.abc import Callable

ESCAPE = b"\x1b"
MAX_BYTES = 128 * 1024
SWITCH = re.compile(rb"\x1b(\$@|\$B|\$\(D|\([A-J])")
TELEPHONES = range(0x75, 0x79)  # rows of pictures that no charset knows
UNKNOWN_SIGN = "〓".encode("cp932")


def from_jis(data: bytes) -> str:
    """Text of the bytes; a picture of a telephone becomes 〓 and does no harm to what stands beside it."""
    kind, done, at = b"(B", [], 0
    for switch in SWITCH.finditer(data[:MAX_BYTES]):
        done.append(_segment(kind, data[at : switch.start()]))
        kind, at = switch[1], switch.end()
    done.append(_segment(kind, data[at:MAX_BYTES]))
    return "".join(done)


def _segment(kind: bytes, data: bytes) -> str:
    if kind in (b"$@", b"$B"):
        return _pairs(data, _shifted).decode("cp932", "replace")
    if kind == b"$(D":
        return _pairs(data, _supplementary).decode("euc_jp", "replace")
    if kind == b"(I":
        return bytes(byte | 0x80 for byte in data).decode("cp932", "replace")
    return data.decode("cp932", "replace")


def _pairs(data: bytes, encode: Callable[[int, int], bytes]) -> bytes:
    """Two bytes a sign; line ends stand between them as they are."""
    done = bytearray()
    at = 0
    while at < len(data):
        if data[at] < 0x21 or at + 1 == len(data):
            done.append(data[at])
            at += 1
        else:
            done += encode(data[at] & 0x7F, data[at + 1] & 0x7F)
            at += 2
    return bytes(done)


def _shifted(row: int, cell: int) -> bytes:
    """A place of JIS X 0208 as Shift_JIS counts it: two rows in one."""
    if row in TELEPHONES:
        return UNKNOWN_SIGN
    lead = (row - 0x21) // 2 + (0x81 if row < 0x5F else 0xC1)
    if row % 2:
        return bytes((lead, cell + (0x1F if cell < 0x60 else 0x20)))
    return bytes((lead, cell + 0x7E))


def _supplementary(row: int, cell: int) -> bytes:
    return bytes((0x8F, row | 0x80, cell | 0x80))
