"""Tell a damaged file, or one that never was a record, from a record."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from syrtis.errors import RecordError
from syrtis.store.target import is_record

__all__ = ["check_file", "damage_told"]


@contextmanager
def damage_told(name: object) -> Iterator[None]:
    """Turn what a store or a row refuses to yield into one error that says what to do."""
    try:
        yield
    except (
        SQLAlchemyError,
        msgspec.MsgspecError,
        zlib.error,
        UnicodeDecodeError,
        OverflowError,
    ) as error:
        reason = " ".join(str(getattr(error, "orig", error)).split())
        if getattr(error, "connection_invalidated", False):
            raise RecordError(f"{name} was lost ({reason}); try again") from error
        raise RecordError(
            f"{name} is damaged ({reason}); restore it from a copy, or build it again"
        ) from error


def check_file(path: Path) -> None:
    """Refuse a path that is no whole record, by its first bytes and its length."""
    try:
        if path.is_dir():
            raise RecordError(f"{path} is a folder, not a record; name the file `build` wrote")
        if not path.exists():
            raise RecordError(f"there is no record {path}; make one with `syrtis build`")
        if not path.is_file() or not is_record(path):
            raise RecordError(f"{path} is not a Syrtis record; name a file that `build` wrote")
        told, found = _length_told(path), path.stat().st_size
    except OSError as error:
        raise RecordError(f"{path} cannot be read ({error.strerror}); check its rights") from error
    if told != found:
        raise RecordError(
            f"{path} is damaged (it should hold {told:,} bytes and holds {found:,}); "
            "restore it from a copy, or build it again"
        )


def _length_told(path: Path) -> int:
    """Read how long the file says it is: its page size (1 stands for 65,536) by its pages."""
    with path.open("rb") as file:
        header = file.read(32)
    page_size = int.from_bytes(header[16:18], "big")
    return (65_536 if page_size == 1 else page_size) * int.from_bytes(header[28:32], "big")
