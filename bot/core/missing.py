"""What an offer still needs to know: the questions of a first reply ask for this and for nothing else."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from bot.core.message import Attachment, Message
from bot.core.missing_words import CERTIFICATES, COUNTS, DATES, PAYING, PORTS, SPECIFICATIONS, TERMS
from bot.core.triage import Triage

Slot = Literal["specification", "quantity", "delivery", "certificate", "date"]
SLOTS: tuple[Slot, ...] = get_args(Slot)  # what an offer needs most comes first
MOST_QUESTIONS = 3  # more are a form, and nobody fills in a form
_TELLING = 6_000  # characters of the text

_LISTS = (".xlsx", ".xls", ".csv", ".ods")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".dwg", ".dxf", ".step", ".stp", ".igs", ".zip", ".rar", ".7z")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_LOGO = 30_000  # bytes: a smaller picture belongs to a signature


def missing_slots(message: Message, triage: Triage) -> tuple[Slot, ...]:
    """Without what the buyer said, in whatever language, or sent along."""
    text = f"{message.subject}\n{message.text[:_TELLING]}"
    return tuple(slot for slot in SLOTS if not _KNOWN[slot](text, message.attachments, triage))


def questions(missing: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Those to ask at once."""
    return missing[:MOST_QUESTIONS]


def _specified(text: str, files: tuple[Attachment, ...], triage: Triage) -> bool:
    """A number of containers or kilograms is a quantity, and none of the goods' own sizes."""
    rest = text.replace(triage.quantity, " ") if triage.quantity else text
    return any(map(_specifies, files)) or SPECIFICATIONS.search(rest) is not None


def _specifies(file: Attachment) -> bool:
    name = file.name.lower()
    return name.endswith(_LISTS + _DOCUMENTS) or (name.endswith(_PICTURES) and file.size > _LOGO)


def _counted(text: str, files: tuple[Attachment, ...], triage: Triage) -> bool:
    """A list of items says how many of each."""
    lists = any(file.name.lower().endswith(_LISTS) for file in files)
    return bool(triage.quantity) or lists or COUNTS.search(text) is not None


def _delivered(text: str, _files: tuple[Attachment, ...], _triage: Triage) -> bool:
    return TERMS.search(text) is not None or PORTS.search(text) is not None


def _certified(text: str, _files: tuple[Attachment, ...], _triage: Triage) -> bool:
    return CERTIFICATES.search(text) is not None


def _dated(text: str, _files: tuple[Attachment, ...], _triage: Triage) -> bool:
    """A time that is not said of a payment or a guarantee."""
    return any(DATES.search(line) and not PAYING.search(line) for line in text.splitlines())


_KNOWN: Mapping[Slot, Callable[[str, tuple[Attachment, ...], Triage], bool]] = {
    "specification": _specified,
    "quantity": _counted,
    "delivery": _delivered,
    "certificate": _certified,
    "date": _dated,
}
