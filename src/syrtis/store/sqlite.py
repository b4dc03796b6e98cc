"""A record in a file of SQLite.

DESIGN.md names SQLite's write-ahead log. A record is instead built in a temporary file beside its
place and moved over it in one step, for three reasons: a build that is killed at any moment leaves
the old record or the new one; a file with the write-ahead flag cannot be opened from a read-only
disk or a write-protected folder, where evidence is often kept; and one file is one record, with no
`-wal` to forget when it is copied. The temporary file needs no journal either: if anything fails it
is thrown away.
"""

import errno
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from syrtis.errors import RecordError
from syrtis.store.damage import check_file
from syrtis.store.migrate import upgrade
from syrtis.store.schema import APPLICATION_ID
from syrtis.store.stores import refuse_lost_decisions
from syrtis.store.target import check_target, clear_leftovers, new_temporary, put_in_place

__all__ = ["File"]

_CACHE_KB = 500_000
"""Of the file held in memory while it is written, where it is that large: its indexes are filled in
an order of their own. 860,000 mentions took 7.4 s in place of 8.5 with SQLite's 2 MB."""

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class File:
    """A file that is a record, or shall be one."""

    path: Path

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    def check(self) -> None:
        """Refuse a place where no record can be put."""
        check_target(self.path)

    def exists(self) -> bool:
        """Say whether there is anything at the path."""
        return self.path.exists()

    def stamp(self) -> str:
        """Tell the file from another in its place."""
        try:
            found = self.path.stat()
        except OSError:
            return ""
        return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"

    def connect(self) -> Connection:
        """Open the file read-only."""
        check_file(self.path)
        return create_engine(
            "sqlite://", creator=lambda: _read_only(self.path), poolclass=NullPool
        ).connect()

    def schema(self, connection: Connection) -> str:
        """Read the revision of the file's schema."""
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())

    @contextmanager
    def writing(self, decided: Collection[str] | None) -> Iterator[Connection]:
        """Fill a file beside the record, and move it over the record when it is whole.

        The same rows in the same order give the same bytes (with one version of SQLite and of
        zlib).
        """
        target = check_target(self.path)
        clear_leftovers(target.parent)
        temporary = new_temporary(target.parent)
        try:
            with _failures(target):
                with _new_file(temporary) as connection:
                    yield connection
                refuse_lost_decisions(self.name, _decisions_of(target), decided)
                put_in_place(temporary, target)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def faults(self, connection: Connection) -> list[str]:
        """Say what SQLite finds damaged in the file."""
        return _damage(connection)


def _read_only(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    # SQLite's own LIKE knows no case beyond ASCII.
    connection.create_function("syrtis_contains", 2, _contains, deterministic=True)
    return connection


def _contains(text: str | None, words: str) -> bool:
    return text is not None and words.casefold() in text.casefold()


@contextmanager
def _new_file(temporary: Path) -> Iterator[Connection]:
    """Make the tables in a new file, have them filled, and check what came of it."""
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
            f"cache_size = -{_CACHE_KB}",
            "locking_mode = EXCLUSIVE",  # tells a later build that this file is in use
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        upgrade(connection)
        yield connection
        connection.exec_driver_sql(
            "INSERT INTO searched_words (searched_words) VALUES ('optimize')"
        )
        connection.commit()
        _check(connection)


def _check(connection: Connection) -> None:
    """Refuse a file that SQLite finds damaged."""
    for fault in _damage(connection):
        raise RecordError(f"the file was damaged while it was written ({fault}); check the disk")


def _damage(connection: Connection) -> list[str]:
    told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [str(line) for line in told if line != "ok"]


def _decisions_of(target: Path) -> set[str]:
    """List the decisions that the old record holds; one too damaged to tell is not asked."""
    if not target.exists():
        return set()
    with suppress(sqlite3.Error), closing(_read_only(target)) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM decisions")}
    return set()


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
