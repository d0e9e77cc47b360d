"""One class on two dialects: SQLite for one process, PostgreSQL for any number."""

import fcntl
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from bot.errors import ConfigError, LostRace, TemporaryFailure
from bot.store.migrate import upgrade
from bot.store.tables import SettingRow

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a rolled-back "sent" after a power cut would be a second reply
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=30000",
)


TAKE_TURNS = ("40P01", "40001")  # of PostgreSQL: two transactions wait for one another; ours was given up


class Signal:
    """Wakes every waiter when something new may be due. Missing one costs a second, never a delivery."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.count = 0

    def notify(self) -> None:
        with self._condition:
            self.count += 1
            self._condition.notify_all()

    def wait_beyond(self, count: int, timeout: float) -> None:
        """Return once there was a signal after the one with this number, at the latest after `timeout`."""
        with self._condition:
            self._condition.wait_for(lambda: self.count != count, timeout)


class Database:
    """Transactions. `write()` for changes, one at a time on SQLite; `read()` never waits for them.

    Both turn the driver's errors into ours: LostRace where a unique key was taken by somebody faster, or two
    waited for one another; TemporaryFailure where the database is away.
    """

    def __init__(self, engine: Engine, lock: IO[str] | None) -> None:
        self._engine = engine
        self._lock_file = lock
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.changes = Signal()
        self.picks = Signal()  # a rep picked a country: whoever keeps the picks reads them anew
        self._writer = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def write(self) -> Iterator[Session]:
        with _our_errors(), self._writer, Session(self._engine, expire_on_commit=False) as session:
            if self.is_sqlite:  # a deferred transaction that reads first can fail at its first write
                session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            yield session
            session.commit()
            if session.info.get("due"):
                self.changes.notify()

    @contextmanager
    def read(self) -> Iterator[Session]:
        with _our_errors(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    def clock(self, session: Session, now: datetime) -> datetime:
        """The clock of leases: the database's where many machines share it, else the process's `now`."""
        if self.is_sqlite:
            return now
        value: datetime = session.connection().execute(text("SELECT clock_timestamp()")).scalar_one()
        return value

    def secret(self, name: str) -> bytes:
        """A random key that this installation keeps for good, made at first use."""
        with self.write() as session:
            row = session.get(SettingRow, name)
            if row is None:
                row = SettingRow(name=name, value=secrets.token_hex(32))
                session.add(row)
            return bytes.fromhex(row.value)

    def close(self) -> None:
        self._engine.dispose()
        if self._lock_file is not None:
            self._lock_file.close()


@contextmanager
def _our_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise LostRace(f"database: {error.orig}") from error
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) in TAKE_TURNS:
            raise LostRace(f"database: {error.orig}") from error
        raise TemporaryFailure(f"database: {error.orig}") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise TemporaryFailure(f"database: {error.orig}") from error
        raise


def open_store(url: str, *, exclusive: bool = True) -> Database:
    """Open the database and bring its tables up to date. On SQLite `exclusive` refuses a second process.

    Raises ConfigError: the address cannot be read, the server refuses us, another process has the file.
    """
    parsed = _parsed(url)
    is_file = parsed.get_backend_name() == "sqlite"
    lock = _lock(Path(parsed.database or ""), exclusive) if is_file else None
    engine = engine_of(url)
    try:
        upgrade(engine)
    except OperationalError as error:
        where = parsed.render_as_string(hide_password=True)
        raise ConfigError(f"database.url: cannot open {where}: {error.orig}") from error
    return Database(engine, lock)


def engine_of(url: str) -> Engine:
    """Connects to nothing yet. Raises ConfigError."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_size=20, pool_pre_ping=True)
    raise ConfigError(f"database.url: {parsed.get_backend_name()} is not supported: sqlite or postgresql")


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except Exception as error:
        raise ConfigError(f"database.url: not a database address: {url.split('@')[-1]!r}: {error}") from error


def is_there(url: str) -> bool:
    """False where opening it would make a new file."""
    parsed = _parsed(url)
    return parsed.get_backend_name() != "sqlite" or Path(parsed.database or "").exists()


def _lock(path: Path, exclusive: bool) -> IO[str] | None:
    if not exclusive or not path.name:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(path.name + ".lock").open("w", encoding="ascii")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise ConfigError(
            f"database.url: another firstreply process has {path} open; stop it first, or use PostgreSQL"
        ) from error
    except OSError as error:
        raise ConfigError(f"database.url: cannot open {path}: {error.strerror}") from error
    return lock


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, poolclass=NullPool if url.endswith(":memory:") else None)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    return engine
