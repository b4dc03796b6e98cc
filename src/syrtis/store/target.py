"""The file a record is written to: what may be replaced, and how it is put in place."""

import os
import secrets
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from syrtis.errors import RecordError
from syrtis.store.schema import APPLICATION_ID

__all__ = ["check_target", "clear_leftovers", "is_record", "new_temporary", "put_in_place"]

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_PREFIX, _SUFFIX = ".syrtis-", ".building"


def is_record(path: Path) -> bool:
    """Say whether a file is marked as a Syrtis record, whole or damaged."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    marked = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return header.startswith(_MAGIC) and marked


def check_target(path: Path) -> Path:
    """Give the file to write, links followed; refuse whatever is not ours to replace."""
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise RecordError(
                f"the folder {target.parent} does not exist; make it, or choose another place"
            )
        if not os.access(target.parent, os.W_OK):
            raise RecordError(
                f"nothing can be written in the folder {target.parent}; "
                "make it writable, or choose another place"
            )
        if target.exists():
            _check_replaceable(target)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise RecordError(f"{path} cannot be used as a record: {error}") from error
    return target


def _check_replaceable(target: Path) -> None:
    if target.is_dir():
        raise RecordError(f"{target} is a folder; name a file in it, such as {target / 'a.syrtis'}")
    if not stat.S_ISREG(target.stat().st_mode):
        raise RecordError(f"{target} is a device or a pipe; a record has to be a file")
    if not is_record(target):
        raise RecordError(
            f"{target} exists and is not a Syrtis record, so it is left as it is; "
            "choose another name, or move it away first"
        )
    for suffix in ("-journal", "-wal"):
        beside = target.with_name(target.name + suffix)
        if beside.exists():
            raise RecordError(
                f"{beside} lies beside the record: another program has it open, or was stopped "
                "while changing it; close that program, or move the file away, and build again"
            )


def clear_leftovers(folder: Path) -> None:
    """Remove what killed builds left in a folder; a build still running holds a lock and stays."""
    for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        if not _in_use(leftover):
            with suppress(OSError):
                leftover.unlink()


def _in_use(leftover: Path) -> bool:
    try:
        with closing(sqlite3.connect(leftover, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def new_temporary(folder: Path) -> Path:
    """Make an empty file for a build in the folder of its record, so that a move is one step."""
    temporary = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise RecordError(
            f"nothing can be written in the folder {folder} ({error.strerror}); "
            "make it writable, or choose another place"
        ) from error
    return temporary


def put_in_place(temporary: Path, target: Path) -> None:
    """Make sure the bytes are on the disk, then move them over the old record in one step."""
    _sync(temporary)
    try:
        os.replace(temporary, target)
    except PermissionError as error:
        raise RecordError(
            f"{target} could not be replaced ({error.strerror}); "
            "close what has it open, or choose another place"
        ) from error
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
