"""The parts of a message, cut from the bytes without copying them. Own, because the standard library needs
a second for 25 MB and minutes for crafted headers; every loop here has a bound."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.charset import Reader
from bot.core.headers import (
    Parameters,
    RawFields,
    is_header,
    lenient_base64,
    read_fields,
    read_parameters,
)

MAX_PARTS = 200
MAX_DEPTH = 80
MAX_CANDIDATES = 2000  # places that look like a boundary, per multipart
SCAN_BUDGET = 128 * 1024 * 1024  # bytes that all boundary searches of one message may pass over
HEADER_WINDOW = 300 * 1024
FAR = 4 * 1024 * 1024
INNER_HEADERS = 256 * 1024  # bytes of the headers of all parts together
# A line of blanks ends the header too, unless another field follows it.
BLANK_LINE = re.compile(rb"\r?\n\r?\n|\r?\n[ \t]+\r?\n(?![\w-]{1,60}:[ \t])")
DASHED = re.compile(rb"(?:^|[\r\n])--([^\s-][^\r\n]{0,70})(?=[\r\n])")
LINE_END = re.compile(rb"\r\n?")


@dataclass(slots=True)
class Part:
    """One leaf or container: its fields, and where its body lies in the message."""

    fields: RawFields
    content_type: Parameters
    disposition: Parameters
    start: int
    end: int
    depth: int = 0
    inside: tuple[str, ...] = ()  # content types of the containers, outermost first
    position: int = 0  # place among the parts of its container

    @property
    def type(self) -> str:
        return self.content_type.value

    @property
    def encoding(self) -> str:
        return self.fields.first("content-transfer-encoding").decode("ascii", "replace").strip().lower()


@dataclass(slots=True)
class Walk:
    """The state of one walk: what was found and what was cut."""

    raw: bytes
    parts: list[Part] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    reader: Reader = field(default_factory=Reader)
    scanned: int = 0
    headers_left: int = INNER_HEADERS

    def note(self, defect: str) -> None:
        if defect not in self.defects and len(self.defects) < 50:
            self.defects.append(defect)


def walk(raw: bytes) -> Walk:
    """All parts of a message, containers included, depth first. Attached messages are not entered."""
    state = Walk(raw)
    _visit(state, 0, len(raw), 0, (), 0)
    return state


def split_at_blank_line(raw: bytes, start: int, end: int, longest: int = HEADER_WINDOW) -> tuple[bytes, int]:
    """The header block with LF line ends, and where the body starts."""
    if raw[start : start + 1] == b"\n" or raw[start : start + 2] == b"\r\n":  # no header at all
        return b"", start + (1 if raw[start : start + 1] == b"\n" else 2)
    window = min(end, start + longest)
    found = BLANK_LINE.search(raw, start, window)
    block = raw[start : found.start() if found else window]
    return LINE_END.sub(b"\n", block), found.end() if found else _far_blank_line(raw, window, end)


def _far_blank_line(raw: bytes, start: int, end: int) -> int:
    """Where a body starts after a header that is too long to be read."""
    end = min(end, start + FAR)
    found = [at + len(mark) for mark in (b"\n\n", b"\n\r\n") if (at := raw.find(mark, start, end)) >= 0]
    return min(found, default=start)


def _visit(state: Walk, start: int, end: int, depth: int, inside: tuple[str, ...], position: int) -> None:
    if len(state.parts) >= MAX_PARTS:
        state.note(f"cut: more than {MAX_PARTS} parts")
        return
    longest = max(1000, state.headers_left) if depth else HEADER_WINDOW
    block, body = split_at_blank_line(state.raw, start, end, longest)
    fields = read_fields(_affordable(state, block) if depth else block)
    if not depth and fields.fields and not is_header(fields):
        fields, body = RawFields(defects=["no header"]), start
    for defect in fields.defects:
        state.note(defect)
    if body > start + longest:
        state.note(f"header cut: longer than {longest // 1024} KB")
    kind = _content_type(fields, inside, state.reader)
    disposition = read_parameters(fields.first("content-disposition"), state.reader)
    part = Part(fields, kind, disposition, min(body, end), end, depth, inside, position)
    state.parts.append(part)
    if not depth:
        state.reader.declared = kind.get("charset")
    if part.type.startswith("multipart/"):
        _enter(state, part)


def _affordable(state: Walk, block: bytes) -> bytes:
    if len(block) >= state.headers_left:
        state.note(f"cut: headers of parts longer than {INNER_HEADERS // 1024} KB")
        block = block[: state.headers_left]
    state.headers_left -= len(block)
    return block


def _content_type(fields: RawFields, inside: tuple[str, ...], reader: Reader) -> Parameters:
    """The declared type, or what RFC 2045 and the surrounding digest say for none or a broken one."""
    default = "message/rfc822" if inside[-1:] == ("multipart/digest",) else "text/plain"
    found = read_parameters(fields.first("content-type"), reader)
    if not re.fullmatch(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+", found.value):
        guessed = "text/html" if found.value in ("html", "text html") else default
        return Parameters(guessed, found.items)
    return found


def _enter(state: Walk, part: Part) -> None:
    if part.depth >= MAX_DEPTH:
        state.note(f"cut: parts nested deeper than {MAX_DEPTH}")
        part.content_type = Parameters("application/octet-stream")
        return
    boundary = part.content_type.get("boundary").encode("utf-8", "replace").rstrip()[:300]
    if not boundary or not _occurs(state, part, b"--" + boundary):
        boundary = _first_boundary(state, part)
    sections = list(_sections(state, part, boundary)) if boundary else []
    if not sections:
        state.note("multipart without parts")
        part.content_type = Parameters("text/plain", {"charset": part.content_type.get("charset")})
        return
    inside = (*part.inside, part.type)
    for position, (start, end) in enumerate(sections):
        if len(state.parts) >= MAX_PARTS:
            state.note(f"cut: more than {MAX_PARTS} parts")
            return
        _visit(state, start, end, part.depth + 1, inside, position)


def _occurs(state: Walk, part: Part, marker: bytes) -> bool:
    if state.scanned > SCAN_BUDGET:
        return False
    found = state.raw.find(marker, part.start, part.end)
    state.scanned += (found if found >= 0 else part.end) - part.start
    return found >= 0


def _first_boundary(state: Walk, part: Part) -> bytes:
    """A line that looks like a boundary near the top, where the declared one is missing or wrong."""
    found = re.compile(
        rb"(?:^|[\r\n])--([^\s-][^\r\n]{0,70}|-{2,60}[^\s-][^\r\n]{0,70})[ \t]*\r?\nContent-", re.I
    ).search(state.raw, max(0, part.start - 1), min(part.end, part.start + 64 * 1024))
    boundary = found[1].rstrip() if found else _closed_boundary(state, part)
    if boundary:
        state.note("boundary guessed")
    return boundary


def _closed_boundary(state: Walk, part: Part) -> bytes:
    """The first dashed line that another one closes, `--x` and `--x--`."""
    window = state.raw[max(0, part.start - 1) : min(part.end, part.start + 8 * 1024)]
    for found in DASHED.findall(window)[:3]:
        if _occurs(state, part, b"--" + found.rstrip() + b"--"):
            return bytes(found.rstrip())
    return b""


def _sections(state: Walk, part: Part, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the sections between the boundary lines lie. The last one may lack its end."""
    opened = -1
    for at, after, is_last in _boundary_lines(state, part, boundary):
        if opened >= 0:
            yield opened, max(opened, at)
        opened = -1 if is_last else after
        if is_last:
            return
    if opened >= 0:
        state.note("multipart without its end")
        yield opened, part.end


def _boundary_lines(state: Walk, part: Part, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    raw, marker = state.raw, b"--" + boundary
    at = part.start
    for _ in range(MAX_CANDIDATES):
        state.scanned += 1
        found = raw.find(marker, at, part.end)
        state.scanned += (found if found >= 0 else part.end) - at
        if found < 0 or state.scanned > SCAN_BUDGET:
            break
        at = found + len(marker)
        if found > part.start and raw[found - 1] not in b"\r\n":
            continue
        line = re.compile(rb"(--)?[ \t]*(\r\n|\n|\r|\Z)").match(raw, at, min(part.end, at + 200))
        if line is None:
            if raw[at : at + 2] != b"--":  # a longer boundary that starts the same
                continue
            yield _before_line_end(raw, found, part.start), at, True
            return
        yield _before_line_end(raw, found, part.start), line.end(), line[1] is not None
    else:
        state.note("cut: too many boundaries")


def _before_line_end(raw: bytes, at: int, floor: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    at = max(floor, at - 1) if raw[at - 1 : at] in (b"\n", b"\r") else at
    return max(floor, at - 1) if raw[at - 1 : at] == b"\r" and raw[at : at + 1] == b"\n" else at


def transfer_decoded(state: Walk, part: Part, limit: int) -> bytes:
    """The body's bytes, at most about `limit` of them. What cannot be decoded is taken as it stands."""
    encoding = part.encoding
    if part.fields.rest:  # no blank line between header and text
        return part.fields.rest[:limit] + b"\n" + state.raw[part.start : min(part.end, part.start + limit)]
    if encoding == "base64":
        body = state.raw[part.start : min(part.end, part.start + limit * 3 // 2)]
        return _from_base64(state, body)[:limit]
    body = state.raw[part.start : min(part.end, part.start + limit)]
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return from_uuencode(body)
    return body


def _from_base64(state: Walk, body: bytes) -> bytes:
    foreign = re.sub(rb"[A-Za-z0-9+/=\s]+", b"", body)
    if body.count(b" ") * 15 > len(body) or len(foreign) * 8 > len(body):  # plain text under a false label
        state.note("base64 that is none")
        return body
    if foreign:
        state.note("broken base64")
    return lenient_base64(body)


def from_uuencode(body: bytes) -> bytes:
    """The bytes of uuencoded lines; lines that are none are skipped."""
    done = []
    for line in body.splitlines()[:20000]:
        if line.startswith(b"begin ") or not line.strip() or line.strip() == b"end":
            continue
        try:
            done.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(done)


def decoded_size(state: Walk, part: Part) -> int:
    """Bytes after transfer decoding, counted without decoding where that is possible."""
    length = part.end - part.start
    if part.encoding != "base64":
        return length
    skipped = sum(state.raw.count(white, part.start, part.end) for white in (b"\n", b"\r"))
    padding = state.raw.count(b"=", max(part.start, part.end - 6), part.end)
    return max(0, (length - skipped) * 3 // 4 - padding)
