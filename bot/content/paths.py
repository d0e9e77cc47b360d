"""How a file is named to a person."""

from pathlib import Path


def shown(path: Path) -> str:
    """The path as one would write it from the current folder."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
