"""The base of every entry in a rule file."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """Strict: NO is no boolean and 7 no text. A field that nobody knows is a mistake."""

    model_config = ConfigDict(strict=True, extra="forbid")
