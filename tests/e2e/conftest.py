"""The stage: every part real, on loopback, private to one test."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.demo.slack_server import running_slack
from tests.e2e.desk_stage import DeskStage, desk_stage
from tests.e2e.stage import Stage
from tests.oracles.needed import needed


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


@pytest.fixture(scope="session", params=["socket", "http"])
def desk_program(request, tmp_path_factory, dovecot) -> Iterator[DeskStage]:
    """One program in each transport for all tests of the desk: each has mails of its own."""
    with ExitStack() as stack:
        with needed():
            stage = stack.enter_context(desk_stage(request.param, tmp_path_factory.mktemp("desk"), dovecot))
        yield stage


@pytest.fixture
def desk(desk_program: DeskStage) -> Iterator[DeskStage]:
    """(m) At the end of every test no unknown method, no error in local-slack's log, nothing that the strict
    proxy found, and no acknowledgement that came late or never."""
    desk_program.make_ready()
    since = desk_program.mark()
    yield desk_program
    desk_program.calm()
    assert desk_program.complaints(since) == []
