"""What a person reads of a message: its text, and the names of what is attached."""

import re
from dataclasses import dataclass

from bot.core.charset import readable
from bot.core.headers import clean
from bot.core.html import html_to_text
from bot.core.html_bounds import bounded
from bot.core.message import Attachment
from bot.core.mime import Part, Walk, decoded_size, transfer_decoded, walk
from bot.core.tnef import File, Winmail, read_tnef

MAX_TEXT = 128 * 1024
MAX_BYTES = 768 * 1024  # of all text parts together
MAX_TEXT_PARTS = 20
MAX_ATTACHMENTS = 100
MAX_WINMAILS = 2
MAX_WINMAIL = 4 * 1024 * 1024
NOT_ATTACHED = ("text/plain", "text/html", "text/enriched", "text/x-amp-html", "text/watch-html")
UNREADABLE_NAME = re.compile(r'[<>:"|?*]')
# "Your reader shows no HTML": such a plain part stands for the HTML one, it is not the text.
PLACEHOLDER = re.compile(r"html", re.IGNORECASE)
UU_BEGIN = re.compile(r"begin(?:-base64)? [0-7]{3,4} (\S.{0,200})")


@dataclass(frozen=True, slots=True)
class Body:
    text: str = ""
    attachments: tuple[Attachment, ...] = ()


def read_body(state: Walk) -> Body:
    """The text of all inline text parts (plain text before HTML), and the attachments."""
    attachments = [_attachment(state, part) for part in state.parts if _is_attached(part)]
    text, embedded = _without_uuencoded(_joined_text(state, [p for p in state.parts if _is_text(p)]))
    for part in [p for p in state.parts if _is_winmail(p)][:MAX_WINMAILS]:
        found = _winmail(state, part)
        embedded += [
            Attachment(_name_of(file), "application/octet-stream", file.size) for file in found.files
        ]
        if not text.strip():
            text = found.text if found.text.strip() else readable(html_to_text(bounded(found.html)))
    if not text.strip():
        text = _forwarded(state)
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT]
        state.note(f"text cut at {MAX_TEXT // 1024} KB")
    listed = (*attachments, *embedded)
    if len(listed) > MAX_ATTACHMENTS:
        state.note(f"more than {MAX_ATTACHMENTS} attachments")
    return Body(text, listed[:MAX_ATTACHMENTS])


def _is_text(part: Part) -> bool:
    return part.type in NOT_ATTACHED and not _is_attached(part)


def _is_attached(part: Part) -> bool:
    if part.type.startswith("multipart/"):
        return False
    if part.disposition.value == "attachment" and part.depth:
        return True
    if part.type not in NOT_ATTACHED:
        return not (part.inside[:1] == ("multipart/report",) and part.type.startswith(("message/", "text/")))
    return bool(part.depth and _name(part) and part.position)


def _attachment(state: Walk, part: Part) -> Attachment:
    return Attachment(_name(part) or _default_name(part), part.type, decoded_size(state, part))


def _name(part: Part) -> str:
    return clean_name(part.disposition.get("filename") or part.content_type.get("name"))


def clean_name(name: str) -> str:
    """A file name that is safe to show: no path, no control, bidirectional or zero-width characters."""
    last = re.split(r"[\\/]", clean(name))[-1]
    return UNREADABLE_NAME.sub("_", last).strip(" .")[:120]


def _default_name(part: Part) -> str:
    kinds = {
        "message/rfc822": "message.eml",
        "application/ms-tnef": "winmail.dat",
        "text/calendar": "invite.ics",
    }
    return kinds.get(part.type, part.type.partition("/")[2][:20] or "attachment")


def _joined_text(state: Walk, parts: list[Part]) -> str:
    """Of each alternative the plain text, unless it is empty or only says that there is HTML."""
    kept: list[str] = []
    has_plain = False
    room = MAX_BYTES
    for part in parts[:MAX_TEXT_PARTS]:
        if room <= 0:
            break
        if part.type == "text/plain":
            text = _plain(state, part, room)
            room -= part.end - part.start
            if _has_words(text):
                kept.append(text)
                has_plain = has_plain or not _is_placeholder(text)
        elif not (has_plain and _is_alternative(part)):
            kept.append(_from_html(state, part, room))
            room -= part.end - part.start
    if room < 0 or len(parts) > MAX_TEXT_PARTS:
        state.note(f"text cut: more than {MAX_BYTES // 1024} KB or {MAX_TEXT_PARTS} parts")
    if len(kept) > 1 and _is_placeholder(kept[0]):
        kept = kept[1:]
    return "\n\n".join(text.strip("\n") for text in kept if text.strip())


def _is_alternative(part: Part) -> bool:
    return "multipart/alternative" in part.inside


def _has_words(text: str) -> bool:
    return re.search(r"\w", text) is not None


def _is_placeholder(text: str) -> bool:
    return len(text) < 400 and PLACEHOLDER.search(text) is not None


def _plain(state: Walk, part: Part, room: int) -> str:
    limit = min(room, 4 * MAX_TEXT)
    if part.end - part.start > limit:
        state.note(f"text cut at {MAX_TEXT // 1024} KB")
    data = transfer_decoded(state, part, limit)
    text = _decoded(state, part, data)
    return _unflowed(text, part) if part.content_type.get("format").lower() == "flowed" else text


def _from_html(state: Walk, part: Part, room: int) -> str:
    data = transfer_decoded(state, part, room)
    charset = part.content_type.get("charset") or _meta_charset(data)
    decoded = state.reader.read(data, charset)
    if decoded.repair:
        state.note(decoded.repair)
    return readable(html_to_text(bounded(decoded.text)))


def _meta_charset(data: bytes) -> str:
    found = re.search(rb"charset=[\"']?([A-Za-z0-9_.:-]{2,40})", data[:4096])
    return found[1].decode("ascii") if found else ""


def _decoded(state: Walk, part: Part, data: bytes) -> str:
    decoded = state.reader.read(data, part.content_type.get("charset"))
    if decoded.repair:
        state.note(decoded.repair)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    is_html = re.match(r"\s*<(?:!doctype html|html|body|div)\b", text[:200], re.I)
    return readable(html_to_text(bounded(text))) if is_html else text


def _unflowed(text: str, part: Part) -> str:
    """RFC 3676: a line that ends in a blank goes on in the next line of the same quote depth."""
    joint = "" if part.content_type.get("delsp").lower() == "yes" else " "
    done: list[str] = []
    goes_on, depth = False, 0
    for line in text.split("\n"):
        if goes_on and line and line != "-- " and _depth(line) == depth:
            done[-1] = done[-1].removesuffix(" ")
            done += [joint, line.lstrip(">").removeprefix(" ")]
        else:
            done += ["\n", line]
        goes_on, depth = line.endswith(" ") and line != "-- ", _depth(line)
    return "".join(done[1:])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _without_uuencoded(text: str) -> tuple[str, list[Attachment]]:
    """Cut uuencoded files out of the text and list them."""
    if "begin" not in text:
        return text, []
    kept: list[str] = []
    files: list[Attachment] = []
    name, size = "", 0
    for line in text.split("\n"):
        if name and line[:1] and 32 <= ord(line[0]) <= 96 and len(line) < 80:
            size += len(line) * 3 // 4
            continue
        if name:
            files.append(Attachment(name, "application/octet-stream", size))
        begin = UU_BEGIN.fullmatch(line) if len(files) < MAX_ATTACHMENTS else None
        if begin is None and not (name and line.strip() in ("end", "====")):
            kept.append(line)
        name, size = (clean_name(begin[1]) or "attachment" if begin else ""), 0
    return "\n".join(kept), files


def _is_winmail(part: Part) -> bool:
    is_kind = part.type in ("application/ms-tnef", "application/vnd.ms-tnef")
    return is_kind or (part.type == "application/octet-stream" and _name(part).lower() == "winmail.dat")


def _winmail(state: Walk, part: Part) -> Winmail:
    found = read_tnef(transfer_decoded(state, part, MAX_WINMAIL), state.reader)
    if not found.is_whole:
        state.note("winmail.dat is broken, or too long to be read whole")
    return found


def _name_of(file: File) -> str:
    return clean_name(file.name or file.title) or "attachment"


def _forwarded(state: Walk) -> str:
    """A message that is nothing but another one: its text is that one's."""
    inner = next((part for part in state.parts if part.type == "message/rfc822"), None)
    if inner is None or any(part.type.startswith("multipart/report") for part in state.parts):
        return ""
    data = transfer_decoded(state, inner, MAX_BYTES)
    attached = walk(data.removeprefix(b">"))
    texts = [part for part in attached.parts if _is_text(part)]
    return _joined_text(attached, texts)
