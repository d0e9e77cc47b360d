"""What the doctor finds of the database and of the outbox in it. Nothing is changed, not even the tables."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, func, make_url, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import col

from bot.core.finding import Finding, bad, doubt
from bot.errors import ConfigError
from bot.store.database import engine_of, is_there
from bot.store.migrate import revisions
from bot.store.tables import DeliveryRow

DATABASE, OUTBOX = "database", "outbox"
LITTLE, TOO_LITTLE = 2_000_000_000, 200_000_000  # free bytes
LATE = timedelta(minutes=15)  # a delivery that is due for so long is stuck
LATELY = timedelta(days=7)  # older ends are history
AHEAD = timedelta(minutes=2)  # by which clocks may differ


def database_findings(url: str, now: datetime) -> Iterator[Finding]:
    try:
        if not is_there(url):
            yield _new(url)
            return
        engine = engine_of(url)
    except ConfigError as error:
        yield bad(DATABASE, str(error))
        return
    try:
        with engine.connect() as connection:
            yield from _findings(engine, connection, url, now)
    except SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or error
        yield bad(DATABASE, f"cannot be opened: {reason}", "check database.url, and that the server runs")
    finally:
        engine.dispose()


def _new(url: str) -> Finding:
    folder = (Path(make_url(url).database or "").absolute()).parent
    found = f"no file yet: the first start makes it in {folder}"
    return _space(folder, found)


def _findings(engine: Engine, connection: Connection, url: str, now: datetime) -> Iterator[Finding]:
    is_sqlite = engine.dialect.name == "sqlite"
    version = ".".join(map(str, engine.dialect.server_version_info or ()))
    has, newest = revisions(connection)
    found = f"{'SQLite' if is_sqlite else 'PostgreSQL'} {version}, shape {has or 'none'} of {newest}"
    connection.rollback()
    if has > newest:
        yield bad(DATABASE, found, "this program is older than its database: install the newer one again")
        return
    if refusal := _refusal(connection, is_sqlite=is_sqlite, has_tables=bool(has)):
        yield bad(DATABASE, f"{found}; cannot be written: {refusal}", "let the user of firstreply write it")
    elif is_sqlite:
        yield _space(Path(make_url(url).database or "").absolute().parent, found)
    else:
        yield _of_server(connection, found, now)
    if has < newest:
        yield doubt(f"{DATABASE}, shape", "older than this program", "`firstreply run` brings it up to date")
        return
    yield from _outbox(connection, now)


def _refusal(connection: Connection, *, is_sqlite: bool, has_tables: bool) -> str:
    """Why nothing can be written; "" where it can. What is tried is rolled back."""
    try:
        if is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if has_tables:
            connection.execute(text("UPDATE setting SET value = value WHERE name = ''"))
    except DBAPIError as error:
        return str(error.orig)
    finally:
        connection.rollback()
    return ""


def _space(folder: Path, found: str) -> Finding:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return bad(DATABASE, f"{found}; the folder cannot be read: {error.strerror}", "make the folder")
    told = f"{found}; {free / 1e9:.1f} GB free"
    if free < TOO_LITTLE:
        return bad(DATABASE, told, "free some space: without it no mail can be recorded")
    return (
        doubt(DATABASE, told, "free some space soon") if free < LITTLE else Finding(name=DATABASE, found=told)
    )


def _of_server(connection: Connection, found: str, now: datetime) -> Finding:
    clock, size = connection.execute(
        text("SELECT clock_timestamp(), pg_database_size(current_database())")
    ).one()
    told = f"{found}; {size / 1e6:.0f} MB; the space left is the server's to watch"
    apart = abs(clock - now)
    if apart > AHEAD:
        seconds = round(apart.total_seconds())
        return doubt(DATABASE, f"{told}; its clock and ours are {seconds} s apart", "set both by NTP")
    return Finding(name=DATABASE, found=told)


def _outbox(connection: Connection, now: datetime) -> Iterator[Finding]:
    state, kind, due = col(DeliveryRow.state), col(DeliveryRow.kind), col(DeliveryRow.due_at)
    lately = col(DeliveryRow.settled_at) >= now - LATELY
    lost = connection.execute(select(kind, func.count()).where(state == "dead", lately).group_by(kind)).all()
    count, oldest = connection.execute(select(func.count(), func.min(due)).where(due.is_not(None))).one()
    yield _queue(count, oldest, now)
    if lost:
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(lost))
        yield doubt(OUTBOX, f"given up in the last week: {told}", "the channel ops and each card say why")
    unknown = select(func.count()).where(state == "uncertain", due.is_(None), lately)
    if left := connection.execute(unknown).scalar_one():
        told = f"{left} of the last week may or may not have gone out"
        yield doubt(OUTBOX, told, "look into Sent, then write by hand: they are never sent again")


def _queue(count: int, oldest: datetime | None, now: datetime) -> Finding:
    if oldest is None or oldest > now:
        return Finding(name=OUTBOX, found=f"nothing is due, {count} wait for their time")
    since = round((now - oldest).total_seconds() / 60)
    found = f"{count} wait, the oldest has been due for {since} min"
    if now - oldest > LATE:
        return bad(OUTBOX, found, "start `firstreply run`; if it runs, its log says what refuses it")
    return Finding(name=OUTBOX, found=found)
