"""Bytes to text: strict UTF-8 first, then the declared charset (widened), then a guess from the bytes."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.core.jis import ESCAPE, SWITCH, from_jis

# What senders declare is often the small brother of what they send.
WIDENED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso2022_jp": "iso2022_jp_ext",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
ALIASES = {
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "xsjis": "cp932",
    "xeucjp": "euc_jp",
    "xgbk": "gb18030",
    "chinesebig5": "big5hkscs",
    "xbig5": "big5hkscs",
    "xmaccyrillic": "mac_cyrillic",
    "xmacroman": "mac_roman",
    "macintosh": "mac_roman",
    "iso88598i": "iso8859-8",
    "windows874": "cp874",
    "unicode11utf7": "utf-7",
    "utf8mb4": "utf-8",
}
# Everything that Python calls a codec and that is no charset of mail (idna, punycode, hex, ...) stays out.
CHARSET = re.compile(
    r"(?:ascii|utf-(?:7|8|16(?:-[bl]e)?|32(?:-[bl]e)?)|iso8859-\d\d?|cp\d{3,4}|koi8-[rtu]|gb2312|gbk|gb18030"
    r"|hz|big5(?:hkscs)?|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620|mac[_-]\w+|ptcp154|kz1048)"
)
NOT_TEXT = re.compile("[\ufeff\x00]")
SURROGATE = re.compile("[\ud800-\udfff]")  # UTF-7 makes them; they cannot be stored or sent
MAX_MARKS = 30  # combining marks in a row, as in Unicode's stream-safe text; normalizing more is quadratic
MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MAX_MARKS + 1},}}")
SAMPLE = 2048
MAX_GUESSED = 6 * 1024  # bytes of one mail that are guessed at
WORTH_GUESSING = (
    "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "koi8-r", "koi8-u", "cp1250", "cp1252",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp874",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """`repair` says what had to be done, "" where the bytes were as declared."""

    text: str
    repair: str = ""
    guessed: str = ""  # the codec, where it was guessed


@dataclass(slots=True)
class Reader:
    """Reads all values of one mail. It guesses at so many bytes only, since that is slow; later values are
    read as the last guess was."""

    declared: str = ""  # of the text; raw header fields mostly share it
    guessed_bytes: int = 0
    last: str = ""

    def read(self, data: bytes, declared: str = "") -> Decoded:
        label = declared or self.declared
        if self.guessed_bytes >= MAX_GUESSED and _is_foreign(data, label):
            codec = codec_of(label) or self.last or "cp1252"
            return Decoded(readable(data.decode(codec, "replace")), f"read as {codec} without a guess")
        found = decode(data, label)
        if found.guessed:
            self.guessed_bytes += min(len(data), SAMPLE) + 100
            self.last = found.guessed
        return found


@lru_cache(maxsize=256)
def codec_of(label: str) -> str:
    """Python's name for a declared charset, widened; "" for a label that names none."""
    plain = re.sub(r"[^a-z0-9]", "", label.lower())[:40]
    if plain in ALIASES:
        return ALIASES[plain]
    cleaned = re.sub(r"[^a-z0-9_-]", "", label.lower())[:40]
    try:
        name = codecs.lookup(cleaned).name if cleaned else ""
    except LookupError:
        return ""
    return WIDENED.get(name, name) if CHARSET.fullmatch(name) else ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Text of `data`. Never raises; what cannot be read becomes U+FFFD."""
    found = _decoded(data, declared)
    return Decoded(readable(found.text), found.repair, found.guessed)


def readable(text: str) -> str:
    """Without NUL, half characters and endless accents: what every program after us can hold."""
    if text.isascii():
        return text.replace("\0", "")
    return MAYBE_MARKS.sub(_few_marks, SURROGATE.sub("\ufffd", NOT_TEXT.sub("", text)))


def _few_marks(found: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in found[0]:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _is_foreign(data: bytes, label: str) -> bool:
    """Neither UTF-8 nor what it is said to be."""
    codec = codec_of(label)
    return _utf8(data) is None and (not codec or _strictly(data, codec) is None)


def _decoded(data: bytes, declared: str) -> Decoded:
    codec = codec_of(declared)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or codec.startswith(("utf-16", "utf-32")):
        return Decoded(_wide(data, codec))
    if codec in ("utf-7", "hz") or codec.startswith("iso2022"):
        return _escaped(data, codec)
    text = _utf8(data)
    if text is not None and data.isascii() and SWITCH.search(data):
        return _escaped(data, "iso2022_jp_ext")
    if text is not None:
        return Decoded(text, _unknown(declared, codec))
    if codec and codec != "utf-8" and (text := _strictly(data, codec)) is not None:
        return Decoded(text)
    return _guessed(data, codec, declared)


def _utf8(data: bytes) -> str | None:
    """Strict, but for a last character that was cut in the middle, as our own limits do."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        whole = data[: error.start]
        is_cut = error.end == len(data) and error.reason == "unexpected end of data"
        return whole.decode() if is_cut and not whole.isascii() else None


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _unknown(declared: str, codec: str) -> str:
    return f"unknown charset {declared[:40]!r}" if declared and not codec else ""


def _wide(data: bytes, codec: str) -> str:
    """UTF-16 and UTF-32. Without a byte order mark the zero bytes of Latin text tell the order."""
    if codec.startswith("utf-32"):
        return data.decode(codec, "replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    little = data[1:SAMPLE:2].count(0) >= data[0:SAMPLE:2].count(0)
    order = codec if codec.endswith("e") else ("utf-16-le" if little else "utf-16-be")
    return data.decode(order, "replace")


def _escaped(data: bytes, codec: str) -> Decoded:
    """Seven-bit charsets with escape sequences. Raw 8-bit bytes in them mean that the label is wrong."""
    if (text := _strictly(data, codec)) is not None:
        return Decoded(text)
    if codec.startswith("iso2022_jp") and ESCAPE in data:
        return Decoded(from_jis(data), f"bytes that are not {codec}")
    for attempt in ("utf-8", "cp932"):
        if (text := _strictly(data, attempt)) is not None and (attempt == "utf-8" or "jp" in codec):
            return Decoded(text)
    return _guessed(data, codec, "")


def _guessed(data: bytes, codec: str, declared: str) -> Decoded:
    """The likeliest reading. A declared charset that fails in a few places only is kept."""
    if codec:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return Decoded(text, f"bytes that are not {codec}")
    best = guess(data)
    text = from_jis(data) if best.startswith("iso2022_jp") else data.decode(best, "replace")
    return Decoded(text, f"charset guessed as {best}", best)


def guess(data: bytes) -> str:
    """The codec under which `data` looks most like written text."""
    sample = _around_high_bytes(data)
    if b"\x1b$" in sample or b"\x1b(" in sample:
        return "iso2022_jp_ext"
    scores = {codec: _score(sample, codec) for codec in ("utf-8", *WORTH_GUESSING)}
    return max(scores, key=lambda codec: scores[codec])


def _around_high_bytes(data: bytes) -> bytes:
    """A sample that has the interesting bytes: long ASCII runs say nothing of the charset."""
    found = re.search(rb"[\x80-\xff]", data)
    start = max(0, found.start() - 64) if found else 0
    start = data.rfind(b" ", 0, start) + 1 or start  # not inside of a character
    return data[start : start + SAMPLE]


def _score(sample: bytes, codec: str) -> float:
    """Mean plausibility of the characters beyond ASCII."""
    text = sample.decode(codec, "replace")
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return -1.0
    weight = sum(map(_plausible, beyond)) - 8 * text[:-1].count("\ufffd") + _fit_of_neighbours(text)
    if codec in ("gb18030", "big5hkscs"):  # these have kana too, at the places of EUC-JP
        weight -= sum(1 for c in beyond if "\u3041" <= c <= "\u30fe")
    return weight / len(beyond) + (0.03 if codec == "cp1252" else 0.0)  # the most frequent


def _fit_of_neighbours(text: str) -> float:
    """Accented Latin letters stand among Latin ones, letters of other scripts do not; and a capital letter
    after a small one is the mark of a wrong 8-bit charset."""
    fit = 0.0
    for before, char in zip(" " + text, text, strict=False):
        if char > "\x7f" or before > "\x7f":
            fit += _fit(before, char)
    return fit


@lru_cache(maxsize=16384)
def _fit(before: str, char: str) -> float:
    if not (before.isalpha() and char.isalpha()):
        return -0.3 if char > "\x7f" and char.isupper() else 0.0
    if (before < "\u0250") != (char < "\u0250"):
        return -1.0
    if "\x7f" < before < "\u0250" and char > "\x7f":  # two accented letters side by side
        return -0.5
    if char.isupper() and before.islower():
        return -0.7
    return -0.2 if char.isupper() else 0.0


COMMON = frozenset(
    "äöüßéèàçêñóíáúãõåøæ’" "ěščřžýůąęćłńśżőű" "ğışİ" "оеаинтсрвлкмдпуія" "αοιετσνηςόίά"
    "ויהלאתרבשמ" "ايلنمرتوبع" "าอกนรเงวม่้ี"
    "的一是不了在有我们人这中大为上个国到说和地出要时以可生会就你对用您请品价公司产询"
    "這個們為國說時會對請產價詢" "のにはをたがでてとしれさいるすなまかっンスルイトリ"
    "이다는을의가에하고로한지사은기도를시인나자어그정있수니보들대해스라리게일만주문서전부제요세할성용습안우상선택드트모든"
)  # fmt: skip
BANDS = (
    (0x00A0, 0x00BF, -0.3), (0x00C0, 0x024F, 0.6), (0x0370, 0x03FF, 0.6), (0x0400, 0x045F, 0.6),
    (0x0490, 0x0491, 0.5), (0x05D0, 0x05EA, 0.6), (0x0621, 0x0652, 0.6), (0x0660, 0x06D5, 0.4),
    (0x0E01, 0x0E5B, 0.6), (0x2013, 0x2026, 0.2), (0x20AC, 0x20AC, 0.2), (0x3000, 0x3002, 0.8),
    (0x3041, 0x30FF, 0.8), (0x4E00, 0x9FA5, 0.1), (0xAC00, 0xD7A3, 0.6), (0xFF01, 0xFF5E, 0.4),
    (0xFF61, 0xFF9F, -0.8),
)  # fmt: skip


@lru_cache(maxsize=16384)
def _plausible(char: str) -> float:
    code = ord(char)
    if char in COMMON:
        return 1.0
    if 0x4E00 <= code <= 0x9FA5:
        return 0.7 if _is_common_ideograph(char) else 0.0
    for low, high, weight in BANDS:
        if low <= code <= high:
            return weight
    return -1.0


def _is_common_ideograph(char: str) -> bool:
    """The first level of GB 2312, Big5 or JIS holds the characters of daily use."""
    return any(
        low <= char.encode(codec, "ignore")[:1] <= high
        for codec, low, high in (
            ("gb2312", b"\xb0", b"\xd7"),
            ("big5", b"\xa4", b"\xc6"),
            ("euc_jp", b"\xb0", b"\xcf"),
        )
    )
