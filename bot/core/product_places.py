"""The places of a message where a product may be named, each as a text to search. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from bot.core.message import Message

# What a mention in each place counts for the order, the strongest first.
PLACES = ("field", "subject", "text", "link", "attachment")
TELLING = 20_000  # characters of text that are looked at
_MANY = 50  # links and attachments
_PART = " | "  # no keyword reaches over it

# Host names and addresses say who somebody is, not what he wants.
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s/?#<>\"|]{1,253}([/?#][^\s<>\"|]{0,500})?", re.IGNORECASE)
_ENDINGS = "com|net|org|info|biz|shop|store|example|test|cn|de|ru|pl|tr|fr|nl|jp|kr|uk|br"
_HOST_ENDS = tuple(f".{ending}" for ending in _ENDINGS.split("|"))
_HOST = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,4}"
    rf"(?:{_ENDINGS})(?![\w-])(/[^\s<>\"|]{{0,500}})?"
)


def places_of(message: Message, named: str) -> Iterator[tuple[str, str]]:
    """(place, text). `named`: the product field of a form or portal."""
    yield "field", named[:TELLING]
    yield "subject", message.subject[:TELLING]
    text, paths = _apart(message.text[:TELLING])
    yield "text", text
    yield "link", _PART.join(unquote_plus(path) for path in paths[:_MANY])
    yield (
        "attachment",
        _PART.join(file.name.replace(".", " ") for file in message.attachments[:_MANY])[:TELLING],
    )


def _apart(text: str) -> tuple[str, list[str]]:
    """The text without links, addresses and hosts; and the paths of the links."""
    paths: list[str] = []

    def without(match: re.Match[str]) -> str:
        paths.extend(path for path in match.groups() if path)
        return _PART

    small = text.lower()
    for pattern, signs in ((_ADDRESS, ("@",)), (_LINK, ("://", "www.")), (_HOST, _HOST_ENDS)):
        if any(sign in small for sign in signs):  # nothing else can be found
            text = pattern.sub(without, text)
    return text, paths
