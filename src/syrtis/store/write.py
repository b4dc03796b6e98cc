"""Write a record, whole or not at all.

DESIGN.md names SQLite's write-ahead log. A record is instead built in a temporary file beside its
place and moved over it in one step, for three reasons: a build that is killed at any moment leaves
the old record or the new one; a file with the write-ahead flag cannot be opened from a read-only
disk or a write-protected folder, where evidence is often kept; and one file is one record, with no
`-wal` to forget when it is copied. The temporary file needs no journal either: if anything fails it
is thrown away.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, NullPool, Table, create_engine, insert
from sqlalchemy.exc import DBAPIError

from syrtis.errors import RecordError
from syrtis.model import TABLES, Contents, Row
from syrtis.store.migrate import upgrade
from syrtis.store.rows import page_to_row, record_to_row
from syrtis.store.schema import ABOUT, APPLICATION_ID, PAGES, REVISION, SOURCES, table_of
from syrtis.store.target import check_target, clear_leftovers, new_temporary, put_in_place

__all__ = ["write_record"]

T = TypeVar("T")

_BATCH = 5_000
"""Rows handed to SQLite at once: past this, memory grows and time does not fall."""

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})

_order = msgspec.json.Encoder(order="sorted").encode


def write_record(path: Path, contents: Contents) -> None:
    """Write a record, or replace one; on any failure the old record stays as it was.

    The same contents in any order give the same bytes (with one version of SQLite and of zlib).
    Raises `RecordError` where the place cannot be used, the disk is full, or the rows contradict
    one another (an id told twice, a claim of an article that is not there).
    """
    target = check_target(path)
    clear_leftovers(target.parent)
    temporary = new_temporary(target.parent)
    try:
        with _failures(target):
            _fill(temporary, contents)
            put_in_place(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _failures(target: Path) -> Iterator[None]:
    """Tell what the disk or SQLite refused, in words."""
    try:
        yield
    except OSError as error:
        raise _refused(target, str(error), full=error.errno in _FULL) from error
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        # A file-size limit reaches SQLite as an input/output error, without its cause.
        full = code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
        raise _refused(target, str(error.orig), full=full) from error


def _refused(target: Path, reason: str, *, full: bool) -> RecordError:
    advice = (
        "the disk is full, or a file-size limit was reached; make room, or choose another place"
        if full
        else "check the disk and the folder, or choose another place"
    )
    return RecordError(f"{target} was not written ({reason}): {advice}; nothing was replaced")


def _fill(temporary: Path, contents: Contents) -> None:
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(temporary, isolation_level=None),
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        for pragma in (
            f"application_id = {APPLICATION_ID}",
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",  # tells a later build that this file is in use
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        upgrade(connection)
        _insert_all(connection, contents)
        connection.commit()
        _check(connection)


def _insert_all(connection: Connection, contents: Contents) -> None:
    about = {**contents.about, "schema": REVISION}
    _insert(connection, ABOUT, sorted(about.items()), _about_row)
    pages = _in_order("pages", contents.pages, key=lambda page: page.id)
    _insert(connection, PAGES, pages, page_to_row)
    _insert(connection, SOURCES, sorted(set(contents.sources)), _source_row)
    for name, row in TABLES.items():
        records: Sequence[Row] = getattr(contents, name)
        if "id" in row.__dataclass_fields__:
            records = _in_order(name, records, key=lambda record: str(getattr(record, "id", "")))
        else:
            records = sorted(records, key=_sorting_text)
        _insert(connection, table_of(name), records, record_to_row)


def _about_row(item: tuple[str, str]) -> dict[str, Any]:
    return {"key": item[0], "value": item[1]}


def _source_row(item: tuple[str, str]) -> dict[str, Any]:
    return {"page_id": item[0], "source": item[1]}


def _sorting_text(record: Row) -> bytes:
    try:
        return _order(record)
    except UnicodeEncodeError as error:
        raise _unwritable(type(record).__name__, error) from error


def _in_order(name: str, records: Sequence[T], *, key: Callable[[T], str]) -> list[T]:
    ordered = sorted(records, key=key)
    for left, right in pairwise(ordered):
        if key(left) == key(right):
            raise RecordError(
                f"two rows of {name} have the id {key(left)}; "
                "this is a fault of the stage that made them, please report it"
            )
    return ordered


def _insert(
    connection: Connection,
    table: Table,
    records: Iterable[T],
    row: Callable[[T], dict[str, Any]],
) -> None:
    rest = iter(records)
    try:
        while batch := [row(record) for record in islice(rest, _BATCH)]:
            connection.execute(insert(table), batch)
    except (UnicodeEncodeError, OverflowError) as error:
        raise _unwritable(table.name, error) from error


def _unwritable(name: str, error: Exception) -> RecordError:
    return RecordError(
        f"a row of {name} holds a value that no file can hold ({error}); "
        "this is a fault of the stage that read it, please report it"
    )


def _check(connection: Connection) -> None:
    """Refuse a file that SQLite finds damaged, or whose rows name rows that are not there."""
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        raise RecordError(f"the file was damaged while it was written ({found[0]}); check the disk")
    missing = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if missing is not None:
        raise RecordError(
            f"a row of {missing[0]} names a row of {missing[2]} that is not in the record; "
            "this is a fault of the stage that made it, please report it"
        )
