"""Header fields: cut from the bytes, unfolded, decoded (RFC 2047), and read as parameters (RFC 2231)."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from bot.core.charset import Reader, codec_of

MAX_BLOCK = 256 * 1024  # bytes of one header block
MAX_FIELDS = 1000
MAX_VALUE = 32 * 1024  # bytes of one field
MAX_PARAMETERS = 50
MAX_WORDS = 500  # encoded words of one value
MAX_WORD = 8 * 1024  # characters of one, though 75 are allowed
WORD_HEAD = re.compile(r"=\?([^?\s]{0,60})\?\s?([bBqQ])\?")
WORD_TAIL = re.compile(r"[^\s]*?(?==\?|\s|$)")
FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)
KNOWN_FIELD = re.compile(
    rb"(?:from|to|subject|date|message-id|mime-version|content-type|received|return-path|x-[\w-]+)[ \t]*:",
    re.I,
)
MAIL_FIELDS = frozenset((
    "from", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version", "received", "return-path",
    "sender", "reply-to", "in-reply-to", "references", "delivered-to", "envelope-to", "apparently-to",
    "errors-to", "precedence", "auto-submitted", "authentication-results", "dkim-signature", "importance",
    "priority", "status", "comments", "keywords", "organization", "user-agent", "thread-topic",
    "thread-index", "posted-date",
))  # fmt: skip
MAIL_FIELD_STARTS = ("x-", "content-", "list-", "resent-", "arc-", "received-")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass(slots=True)
class RawFields:
    """Fields in order of arrival, names lower-cased, values unfolded, still bytes. Filled while reading."""

    fields: list[tuple[str, bytes]] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    rest: bytes = b""  # text that follows the fields without a blank line

    def first(self, name: str) -> bytes:
        return next((value for key, value in self.fields if key == name), b"")

    def all(self, name: str) -> list[bytes]:
        return [value for key, value in self.fields if key == name]


def is_header(fields: RawFields) -> bool:
    """Whether at least one field is one of mail: "One: is it in stock?" is the first line of a text."""
    return any(name in MAIL_FIELDS or name.startswith(MAIL_FIELD_STARTS) for name, _ in fields.fields)


def read_fields(block: bytes) -> RawFields:
    """The fields of one header block, whose lines end in LF only."""
    found = RawFields()
    if len(block) > MAX_BLOCK:
        block = block[:MAX_BLOCK]
        found.defects.append(f"header cut: longer than {MAX_BLOCK // 1024} KB")
    lines = block.split(b"\n")
    current: list[bytes] = []
    junk, known = 0, -1  # the last line that was seen to be a field of mail
    for number, line in enumerate(lines):
        if current and (line[:1] in (b" ", b"\t") or _continues(current[-1], line)):
            current.append(line)
            continue
        _add_field(found, current)
        current = [line]
        if len(found.fields) + junk >= MAX_FIELDS:
            found.defects.append(f"header cut: more than {MAX_FIELDS} lines")
            return found
        junk += known > number
        if number > known and line.strip() and not FIELD.match(line[:200]):
            known = _next_known(lines, number + 1)
        if known < 0 and line.strip() and not FIELD.match(line[:200]):
            found.defects.append("no blank line after the header" if found.fields else "no header")
            found.rest = b"\n".join(lines[number:])
            return found
    _add_field(found, current)
    return found


def _continues(before: bytes, line: bytes) -> bool:
    """A folded line that lost its leading blank."""
    return before.rstrip().endswith((b";", b",")) and FIELD.match(line[:200]) is None and bool(line.strip())


def _next_known(lines: list[bytes], start: int) -> int:
    near = range(start, min(len(lines), start + 200))
    return next((number for number in near if KNOWN_FIELD.match(lines[number])), -1)


def _add_field(found: RawFields, lines: list[bytes]) -> None:
    joined = b"".join(lines)
    if not joined.strip():
        return
    match = FIELD.match(joined[: MAX_VALUE + 100])
    if match is None:
        if not joined.startswith((b"From ", b">From ")):
            found.defects.append("a header line without a field name")
        return
    name = match[1].decode("ascii").lower()
    if len(joined) > MAX_VALUE:
        found.defects.append(f"field {name[:40]} cut: longer than {MAX_VALUE // 1024} KB")
    found.fields.append((name, match[2][:MAX_VALUE].strip()))


def clean(text: str) -> str:
    """Without control, bidirectional and zero-width characters; white space becomes one space."""
    return " ".join(INVISIBLE.sub("", re.sub(r"[\t\r\n\u2028\u2029]", " ", text)).split())


def header_text(value: bytes, reader: Reader | None = None) -> str:
    """A field value as text: raw 8-bit bytes decoded, encoded words too."""
    reader = reader or Reader()
    return decode_words(raw_text(value, reader), reader)


def raw_text(value: bytes, reader: Reader) -> str:
    """The same with its encoded words still encoded."""
    return reader.read(value).text if not value.isascii() else value.decode("ascii").replace("\0", "")


@dataclass(slots=True)
class _Run:
    """Adjacent encoded words of one charset: a character may be split between them."""

    charset: str
    data: bytes


def decode_words(text: str, reader: Reader) -> str:
    """Decode RFC 2047 encoded words, also where they are unterminated, split or glued to other text."""
    if "=?" not in text:
        return text
    done: list[str] = []
    run: _Run | None = None
    at = 0
    for _ in range(MAX_WORDS):
        if (start := text.find("=?", at)) < 0:
            break
        word, end = _word_at(text, start)
        between = text[at:start]
        if word is None:
            _flush(done, run, reader)
            done.append(text[at:end])
            run = None
        elif run and not between.strip() and run.charset.lower() == word.charset.lower():
            run.data += word.data
        else:
            joined = run is not None and not between.strip()
            _flush(done, run, reader)
            done.append("" if joined else between)
            run = word
        at = end
    _flush(done, run, reader)
    return "".join(done) + text[at:]


def _flush(done: list[str], run: _Run | None, reader: Reader) -> None:
    if run is not None:
        done.append(reader.read(run.data, run.charset).text)


def _word_at(text: str, start: int) -> tuple[_Run | None, int]:
    """The encoded word at `start` and where the text goes on."""
    head = WORD_HEAD.match(text, start)
    if head is None:
        return None, start + 2
    limit = head.end() + MAX_WORD
    stop = text.find("=?", head.end(), limit)
    end = text.find("?=", head.end(), limit if stop < 0 else stop + 3)
    if end < 0 or 0 <= stop < end - 1:  # unterminated: it ends where white space or the next word does
        tail = WORD_TAIL.match(text, head.end(), limit)
        end = tail.end() if tail else len(text)
        after = end
    else:
        after = end + 2
    body = text[head.end() : end]
    charset = head[1].partition("*")[0]
    if head[2] in "bB":
        return _Run(charset, lenient_base64(body.encode("utf-8", "replace"))), after
    codec = "ascii" if body.isascii() else codec_of(charset) or "utf-8"
    quoted = body.replace("_", " ").encode(codec, "replace")
    return _Run(charset, re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), quoted)), after


NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
)


def lenient_base64(data: bytes) -> bytes:
    """Base64 with everything that does not belong skipped: missing or early padding, blanks, a cut end."""
    cleaned = data.translate(None, NOT_BASE64)
    pieces = [piece for piece in cleaned.split(b"=", 1000) if piece]
    return b"".join(_base64_piece(piece.replace(b"=", b"")) for piece in pieces)


def _base64_piece(piece: bytes) -> bytes:
    whole = piece[: len(piece) - 1] if len(piece) % 4 == 1 else piece
    try:
        return base64.b64decode(whole + b"=" * (-len(whole) % 4))
    except (binascii.Error, ValueError):
        return b""


@dataclass(frozen=True, slots=True)
class Parameters:
    """A value such as `text/plain; charset=utf-8`, split. `value` is lower-cased."""

    value: str = ""
    items: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.items.get(name, "")


PARAMETER = re.compile(r';\s*(?:([^\s=;"]{1,60})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*))?', re.DOTALL)


def read_parameters(value: bytes, reader: Reader) -> Parameters:
    """Split at ';' outside of quotes, in one pass: the standard library needs seconds for many of them."""
    text = raw_text(value, reader)
    head, _, _ = text.partition(";")
    raw: dict[str, str] = {}
    for match in PARAMETER.finditer(text, len(head)):
        if match[1]:
            raw.setdefault(match[1].lower(), _unquote(match[2].strip()))
        if len(raw) >= MAX_PARAMETERS:
            break
    return Parameters(head.strip().lower(), _joined(raw, reader))


def _unquote(value: str) -> str:
    if value.startswith('"'):
        return re.sub(r"\\(.)", r"\1", value[1:].removesuffix('"'))
    return value


def _joined(raw: dict[str, str], reader: Reader) -> dict[str, str]:
    """Put RFC 2231 pieces (`name*0*=`) together and decode them; plain values may hold encoded words."""
    items: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, value in raw.items():
        base, star, rest = name.partition("*")
        if not star:
            items[base] = decode_words(value, reader)
            continue
        number = rest.removesuffix("*")
        index = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
        pieces.setdefault(base, {})[index] = (value, rest.endswith("*") or rest == "")
    for base, parts in pieces.items():
        items[base] = _extended([parts[i] for i in sorted(parts)], reader)
    return items


def _extended(parts: list[tuple[str, bool]], reader: Reader) -> str:
    charset, data = "utf-8", b""
    for position, (value, is_encoded) in enumerate(parts):
        rest = value
        if position == 0 and is_encoded and value.count("'") >= 2:
            charset, _, rest = value.split("'", 2)
        data += unquote_to_bytes(rest) if is_encoded else rest.encode("utf-8", "replace")
    return decode_words(reader.read(data, charset).text, reader)
