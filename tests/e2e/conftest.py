"""The stage: every part real, on loopback, private to one test."""

from collections.abc import Iterator

import pytest

from bot.demo.slack_server import running_slack
from tests.e2e.stage import Stage


@pytest.fixture(params=["sqlite"])
def stage(request, tmp_path, account, smtp_sink) -> Iterator[Stage]:
    """The default database; a test asks for more by `@on_both_databases`."""
    if request.param == "sqlite":
        database = f"sqlite:///{tmp_path}/firstreply.db"
    else:
        database = request.getfixturevalue("postgres_url")
    reps = [f"Rep {n}" for n in range(20)]
    with running_slack(reps=reps, channels=("leads", "leads-south")) as slack:
        made = Stage(tmp_path, account, smtp_sink, slack, database)
        made.write_settings()
        yield made
