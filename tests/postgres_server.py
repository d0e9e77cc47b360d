"""A private PostgreSQL, with a new database for each test that asks."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.programs import free_port, program, running, short_folder


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database server that listens on loopback and in `sockets`, and trusts whoever knows the password."""

    port: int
    sockets: Path
    password: str

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://firstreply:{self.password}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """The URL of a new database. It is not dropped afterwards: that waits for a checkpoint."""
        self.sql(f'CREATE DATABASE "{name}"')
        try:
            yield self.url(name)
        finally:
            self.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608

    def sql(self, statement: str, *values: str) -> None:
        import psycopg

        with psycopg.connect(
            host=str(self.sockets), port=self.port, user="firstreply", password=self.password,
            dbname="postgres", autocommit=True,
        ) as connection:  # fmt: skip
            connection.execute(statement, values)


@contextmanager
def postgres() -> Iterator[Postgres]:
    places = ("usr/lib/postgresql/*/bin/{}", "usr/local/pgsql/bin/{}")
    initdb, server = (
        program(name, "postgresql", *(place.format(name) for place in places))
        for name in ("initdb", "postgres")
    )
    with short_folder("pg") as root:
        it = Postgres(free_port(), root, secrets.token_hex(12))
        data, password = root / "data", root / "password"
        password.write_text(it.password)
        drop: dict[str, object] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = pwd.getpwnam("postgres")
            drop = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            shutil.chown(root, owner.pw_uid, owner.pw_gid)
            shutil.chown(password, owner.pw_uid, owner.pw_gid)
        initialise = [initdb, "-D", str(data), "-U", "firstreply", "-A", "scram-sha-256", "-E", "UTF8",
                      "--locale=C", "--no-sync", "--no-instructions", f"--pwfile={password}"]  # fmt: skip
        subprocess.run(initialise, check=True, capture_output=True, cwd=root, **drop)
        options = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(root),
            "port": str(it.port),
            "max_connections": "200",
            "fsync": "on",
            "timezone": "UTC",
        }
        start = [server, "-D", str(data), *(f"--{key}={value}" for key, value in options.items())]
        at_once = signal.SIGQUIT  # without a checkpoint: nobody starts this data again
        with running(start, lambda: _accepts_sql(it), root / "log", stop=at_once, cwd=root, **drop):
            yield it


def _accepts_sql(server: Postgres) -> bool:
    import psycopg

    try:
        server.sql("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True
