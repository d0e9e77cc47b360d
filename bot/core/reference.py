"""The number of a reply, which a buyer may quote on the telephone.

The number of the lead exists only once the lead is written, and the reply is frozen before. So it is taken
from the reply's Message-ID, which never changes. It is for people: no mail is joined to a lead by it, since a
stranger can copy it.
"""

import re

from bot.core.own_ids import SHAPE

LETTERS = 7  # with 10,000 replies, one chance in 700 that any two have the same


def reply_reference(prefix: str, message_id: str) -> str:
    """`BV-7K3Q9FA`; "" where no prefix is set."""
    found = SHAPE.fullmatch(message_id)
    return f"{prefix}-{found[1][:LETTERS].upper()}" if prefix and found else ""


def without_references(subject: str, prefix: str) -> str:
    """The subject of a mail without such numbers: a reply bears its own, and no copied one."""
    copied = rf"\s?\[{re.escape(prefix)}-[A-Z2-7]{{{LETTERS}}}\]"
    return re.sub(copied, "", subject, flags=re.IGNORECASE) if prefix else subject
