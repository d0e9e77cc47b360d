"""What a template may fill in. Nothing else of a mail ever reaches a reply."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from bot.core.missing import Slot
from bot.core.promise import Office

LONGEST = 60  # characters of a slot that comes from a mail
_LINK = re.compile(r"://|\bwww\.|@|\b[\w-]+\.[a-z]{2,}/", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who answers, as the settings say it."""

    name: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    from_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """The catalogue as a template may name it: `name` where it is attached, else `link`."""

    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The values for one reply. Each may be empty: a template has to read well without it.

    From the mail come `name`, `family_name`, `buyer_company`, `product` and `quantity`; the others are ours.
    """

    name: str = ""
    family_name: str = ""
    buyer_company: str = ""
    product: str = ""
    quantity: str = ""
    asks: tuple[Slot, ...] = ()
    answer_by: str = ""
    office: Office = "open"
    reopens: str = ""
    catalogue: Leaflet = field(default_factory=Leaflet)
    company: Company = field(default_factory=Company)
    reference: str = ""

    def cleaned(self) -> "Slots":
        """The same with everything from outside made harmless."""
        harmless: dict[str, Any] = {each: clean(getattr(self, each)) for each in FROM_OUTSIDE}
        return replace(self, **harmless)


FROM_OUTSIDE = ("name", "family_name", "buyer_company", "product", "quantity")


def clean(text: str) -> str:
    """One short line of visible characters; "" where it is too long for that or holds a link."""
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or unicodedata.category(sign)[0] != "C"  # no control, bidi, zero-width signs
    )
    line = " ".join(visible.split())
    return "" if len(line) > LONGEST or _LINK.search(line) else line
