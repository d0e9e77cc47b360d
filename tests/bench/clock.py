"""How long it took, and on which database."""

import time
from collections.abc import Callable

from bot.store.database import Database


def timed(act: Callable[[], object]) -> float:
    """Seconds."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def say(what: str) -> None:
    print(f"{what}", flush=True)  # noqa: T201  a bench is read


def kind_of(store: Database) -> str:
    return "SQLite" if store.is_sqlite else "PostgreSQL"
