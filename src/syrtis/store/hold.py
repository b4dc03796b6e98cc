"""One build at a time on one record: a lock beside it, which the system lets go when a build ends."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from syrtis.errors import RecordError
from syrtis.store.sqlite import File
from syrtis.store.stores import Named, store_of

__all__ = ["file_of", "hold_record"]


def file_of(record: Named) -> Path | None:
    """Give the file that a record is; null = it is in a database."""
    store = store_of(record)
    return store.path if isinstance(store, File) else None


_ANYONE_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@contextmanager
def hold_record(record: Named) -> Iterator[None]:
    """Hold a record for a build; `RecordError` where another build holds it, or it is write-protected.

    A build that is killed lets go of it, and the empty file that it leaves is taken over by the next.
    A database holds its own.
    """
    file = file_of(record)
    if file is None:
        yield
        return
    target = file.resolve()
    if target.exists() and not target.stat().st_mode & _ANYONE_WRITES:
        raise RecordError(
            f"{target} is write-protected, so it is left as it is; take the protection away, or "
            "choose another name"
        )
    lock = target.with_name(f".{target.name}.lock")
    descriptor = _held(lock)
    if descriptor is None:
        raise RecordError(
            f"another build is writing {target}; wait until it has ended, or name another record"
        )
    try:
        yield
    finally:
        with suppress(OSError):  # before it is let go, so that nobody's new lock is removed
            lock.unlink()
        os.close(descriptor)


def _held(lock: Path) -> int | None:
    """Open and lock the file; null = another has it."""
    while True:
        descriptor = _opened(lock)
        if not _locked(descriptor):
            os.close(descriptor)
            return None
        with suppress(OSError):
            if os.fstat(descriptor).st_ino == lock.stat().st_ino:
                return descriptor
        os.close(descriptor)  # removed by its holder between the two steps


def _opened(lock: Path) -> int:
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise RecordError(
            f"nothing can be written in the folder {lock.parent} ({error.strerror}); "
            "make it writable, or choose another place"
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
