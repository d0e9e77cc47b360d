"""What a template may fill in. Nothing else of a mail ever reaches a reply."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

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
class Slots:
    """The values for one reply. Each may be empty: a template has to read well without it."""

    name: str = ""
    product: str = ""
    quantity: str = ""
    company: Company = field(default_factory=Company)
    reference: str = ""

    def cleaned(self) -> "Slots":
        """The same with everything from outside made harmless."""
        return replace(
            self, name=clean(self.name), product=clean(self.product), quantity=clean(self.quantity)
        )


def clean(text: str) -> str:
    """One short line of visible characters; "" where it is too long for that or holds a link."""
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or unicodedata.category(sign)[0] != "C"  # no control, bidi, zero-width signs
    )
    line = " ".join(visible.split())
    return "" if len(line) > LONGEST or _LINK.search(line) else line
