"""Text on its way into a database."""


def storable(text: str) -> str:
    """Text that every database takes: no NUL (PostgreSQL), no lone surrogate (UTF-8)."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
