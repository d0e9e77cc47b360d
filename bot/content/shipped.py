"""Where the rules and templates lie that come with the program."""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: Literal["rules", "templates"]) -> Path:
    """The folder of the checkout when run from one, else the copy inside the installed package."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / "_shipped" / name
