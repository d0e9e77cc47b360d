"""The stage of the end-to-end tests, for what is too long for them, and a store of each dialect."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.store.database import Database, open_store
from tests import services
from tests.e2e.conftest import stage

__all__ = ["stage"]


@pytest.fixture(params=["sqlite", "postgres"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Opens an empty database of that name; what is in it is gone after the test."""
    with ExitStack() as ends:

        def made(name: str) -> Database:
            if request.param == "sqlite":
                url = f"sqlite:///{tmp_path}/{name}.db"
            else:
                server: services.Postgres = request.getfixturevalue("postgres")
                url = ends.enter_context(server.database(f"bench_{name}"))
                ends.callback(server.sql, f'DROP DATABASE "bench_{name}" WITH (FORCE)')
            return ends.enter_context(closing(open_store(url)))

        yield made


@pytest.fixture
def store(new_store: Callable[[str], Database]) -> Database:
    return new_store("one")
