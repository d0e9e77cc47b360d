"""The catalogues that products.yaml names: files below the rules folder, and links."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator

from bot.content.bare import entries
from bot.content.entry import Entry
from bot.content.rule_values import Text, wrong
from bot.content.yaml_positions import Document, Mistake
from bot.core.catalogue import LARGEST, Catalogue


def _file(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise wrong(f'"{name}": write a path below the folder of the rules, as catalogues/valves.pdf')
    return name


def _link(text: str) -> str:
    if not text.startswith("https://") or " " in text:
        raise wrong(f'"{text}" is no link: write it as https://www.example.com/valves.pdf')
    return text


class CatalogueEntry(Entry):
    file: Annotated[Text, AfterValidator(_file)] | None = None
    link: Annotated[Text, AfterValidator(_link)] | None = None


def catalogue_of(entry: CatalogueEntry | None, folder: Path) -> Catalogue:
    """The file as it is now, and the link."""
    if entry is None:
        return Catalogue()
    path = folder / entry.file if entry.file else None
    content = path.read_bytes() if path and path.is_file() and path.stat().st_size <= LARGEST else b""
    return Catalogue(name=path.name if path else "", link=entry.link or "", content=content)


def catalogue_mistakes(document: Document, folder: Path) -> Iterator[Mistake]:
    """Files that are not there, or too large to be sent and without a link to send instead."""
    for path, product in entries(document, "products"):
        entry = product.get("catalogue")
        file = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(file, str) or ".." in file:
            continue
        spot, found = document.spot((*path, "catalogue", "file")), folder / file
        if not found.is_file():
            yield Mistake(spot, f'there is no file "{file}": write its path from the folder of the rules')
        elif found.stat().st_size > LARGEST and not entry.get("link"):
            text = (
                f'"{file}" is larger than {LARGEST // 1_000} KB and would not be sent: add a link beside it'
            )
            yield Mistake(spot, text)
