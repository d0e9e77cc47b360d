"""The members of each contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database import Database, open_store
from tests.contract.holding_house import ELSEWHERE, House, a_mail


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each dialect."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/firstreply.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def store(store_url: str) -> Iterator[Database]:
    database = open_store(store_url)
    yield database
    database.close()


@pytest.fixture
def house(store, tmp_path: Path) -> House:
    (tmp_path / "inbox").mkdir()
    return House(store, tmp_path / "inbox")


@pytest.fixture
def held(house: House) -> House:
    """One inquiry in German, held because Reply-To is elsewhere."""
    lead = house.arrive(a_mail(**ELSEWHERE))
    assert (lead.held.partition(":")[0], lead.reply, lead.channel) == ("S04", "none", "held")
    return house
