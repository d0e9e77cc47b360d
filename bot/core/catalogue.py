"""The catalogue of a product: sent along where it is small, linked where it is not."""

from dataclasses import dataclass, replace
from typing import Literal

LARGEST = 500_000  # bytes: portals refuse mail over 3 MB, phones load slowly, and each reply is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A file with its name, a link, or both. Without either there is none."""

    name: str = ""
    link: str = ""
    content: bytes = b""

    @property
    def form(self) -> Literal["attachment", "link", "none"]:
        if self.content and self.name:
            return "attachment"
        return "link" if self.link else "none"


NO_CATALOGUE = Catalogue()


def offered(catalogue: Catalogue, largest: int = LARGEST) -> Catalogue:
    """As it goes out: attached, if it is no larger than `largest`; else only its link, if it has one."""
    if catalogue.form == "attachment" and len(catalogue.content) <= largest:
        return replace(catalogue, link="")
    return Catalogue(link=catalogue.link)
