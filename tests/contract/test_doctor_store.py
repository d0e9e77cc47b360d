"""What the doctor finds of the database and the outbox; and the command as a whole."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlmodel import col

from bot.store.database import engine_of, open_store
from bot.store.look_over import database_findings
from bot.store.outbox import Outbox, queue
from bot.store.tables import DeliveryRow
from tests.builders import NOON

SOON = NOON + timedelta(minutes=1)


def lines(url: str, now=NOON) -> list[str]:
    return [finding.line for finding in database_findings(url, now)]


def waiting(store, number: int, **values) -> None:
    with store.write() as session:
        queue(session, DeliveryRow(kind="card", subject=f"lead:{number}", created_at=NOON))
        query = update(DeliveryRow).where(col(DeliveryRow.subject) == f"lead:{number}")
        if values:
            session.connection().execute(query.values(**values))


def test_a_database_in_order_is_told_with_its_shape(store, store_url):
    first, queue_line = lines(store_url)[0], lines(store_url)[-1]
    name = "SQLite" if store.is_sqlite else "PostgreSQL"
    assert first.lstrip("✓!").startswith(f" database: {name} ")
    assert queue_line == "✓ outbox: nothing is due, 0 wait for their time"


def test_looking_changes_no_shape_and_makes_no_file(store_url, tmp_path):
    url = f"sqlite:///{tmp_path}/none.db"
    assert "no file yet" in lines(url)[0]
    assert not (tmp_path / "none.db").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    (line,) = lines(f"sqlite:///{tmp_path}/none/none.db")
    assert line.startswith("✗ database: no file yet")
    assert line.endswith("make the folder")


def test_an_older_shape_is_told_and_left(store, store_url):
    shape(store_url, "0001")
    found = lines(store_url)
    assert found[-1] == "! database, shape: older than this program; `firstreply run` brings it up to date"
    assert "shape 0001 of " in found[0]
    assert lines(store_url) == found


def test_a_newer_shape_is_not_touched(store, store_url):
    shape(store_url, "9999")
    (line,) = lines(store_url)
    assert line.startswith("✗ database: ")
    assert "older than its database" in line
    shape(store_url, "0001")


def shape(url: str, revision: str) -> None:
    engine = engine_of(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
    engine.dispose()


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "mysql://a@b/c", "not an address"])
def test_a_database_that_cannot_be_opened_is_told(url):
    (finding,) = database_findings(url, NOON)
    assert (finding.name, finding.health) == ("database", "bad")


def test_a_database_that_may_not_be_written_is_told(postgres_url):
    open_store(postgres_url).close()
    only_read = (
        f"{postgres_url}{'&' if '?' in postgres_url else '?'}options=-c%20default_transaction_read_only%3Don"
    )
    assert "cannot be written: cannot execute UPDATE in a read-only transaction" in lines(only_read)[0]
    assert lines(only_read)[0].startswith("✗ database: PostgreSQL")


def test_what_is_due_for_long_is_stuck(store, store_url):
    waiting(store, 1)
    assert lines(store_url, SOON)[-1] == "✓ outbox: 1 wait, the oldest has been due for 1 min"
    late = lines(store_url, NOON + timedelta(minutes=16))[-1]
    assert late.startswith("✗ outbox: 1 wait, the oldest has been due for 16 min; start `firstreply run`")


def test_what_was_given_up_or_is_unknown_is_counted_for_a_week(store, store_url):
    waiting(store, 1, state="dead", due_at=None, settled_at=NOON)
    waiting(store, 2, state="uncertain", due_at=None, settled_at=NOON)
    assert Outbox(store).counts() == {("card", "dead"): 1, ("card", "uncertain"): 1}
    found = lines(store_url, SOON)
    assert found[-2].startswith("! outbox: given up in the last week: 1 card")
    assert found[-1].startswith("! outbox: 1 of the last week may or may not have gone out")
    assert len(lines(store_url, NOON + timedelta(days=8))) == len(found) - 2


def house(folder: Path, *, slack: str = 'mode = "off"', go: str = "") -> Path:
    (folder / "in").mkdir()
    path = folder / "firstreply.toml"
    path.write_text(
        f'[company]\nname = "Brightvalve"\n{go}'
        f'[mailboxes.sales]\nkind = "folder"\npath = "{folder}/in"\naddress = "sales@brightvalve.example"\n'
        f'[smtp]\nkind = "folder"\npath = "{folder}/out"\n[slack]\n{slack}\n'
        f'[database]\nurl = "sqlite:///{folder}/firstreply.db"\n'
    )
    return path


def doctor(config: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "doctor", "--config", str(config), *options]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONUTF8": "1"}
    )


def test_the_command_tells_a_line_a_thing_and_ends_well(tmp_path):
    done = doctor(house(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    names = ["settings", "rules and templates", "database", "mailbox sales", "smtp of sales", "time zones"]
    assert [line.split(": ")[0][2:] for line in told] == [*names, "slack"]
    assert {line[0] for line in told} <= {"✓", "!"}


def test_the_command_fails_where_something_is_broken(tmp_path):
    config = house(tmp_path, slack='bot_token = "xoxb-1"\napp_token = "xapp-1"\nchannels = {leads = "C1"}\n'
                   'api_url = "http://127.0.0.1:1/api/"')  # fmt: skip
    done = doctor(config, "--live", "--json")
    assert (done.returncode, done.stderr) == (1, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["name"] for f in found if f["health"] == "bad"] == ["slack"]
    assert set(found[0]) == {"name", "found", "health", "repair"}


def test_mistakes_of_the_settings_are_findings(tmp_path):
    done = doctor(house(tmp_path, go='nam = "x"\n'))
    assert done.returncode == 1
    assert done.stdout.startswith("✗ settings: ")
    assert "nam" in done.stdout
