"""Thin mail that is an inquiry all the same: a list of part numbers, a request in a file.

Lures are rich where these are plain: HTML, a path and an id from three houses, many recipients.
"""

import re

from bot.core.domains import house_of
from bot.core.guard_links import links
from bot.core.message import Message

MAX_TOKENS = 400
CODE = re.compile(r"\w[./_-]\w|\d|[{}<>=%]{2}")  # inside a token: DN50, 6204-2RS, flange.step, {{


def is_plain_and_of_one_house(message: Message) -> bool:
    """From, Return-Path and Message-ID agree, the text is plain, and we alone are addressed."""
    if message.sender is None or not message.return_path or "text/html" in message.part_types:
        return False
    houses = {
        house_of(address.lower())
        for address in (message.sender.email, message.return_path, message.message_id)
    }
    return len(houses) == 1 and len(message.to) == 1 and not message.cc


def names_only_codes(message: Message) -> bool:
    """The text is part numbers and file names, no prose that could say what is wanted, and no link."""
    tokens = message.text.split()[: MAX_TOKENS + 1]
    if not 0 < len(tokens) <= MAX_TOKENS or next(links(message.text), None) is not None:
        return False
    coded = sum(1 for token in tokens if "@" not in token and CODE.search(token))
    return 2 * coded >= len(tokens)


DOCUMENTS = frozenset((
    "pdf", "doc", "docx", "xls", "xlsx", "ods", "odt", "csv", "rtf", "txt", "dwg", "dxf", "step", "stp",
    "igs", "iges", "sldprt", "png", "jpg", "jpeg", "tif", "tiff",
))  # fmt: skip


def brings_documents(message: Message) -> bool:
    names = [item.name.lower().rpartition(".")[2] for item in message.attachments]
    return bool(names) and all(name in DOCUMENTS for name in names)
