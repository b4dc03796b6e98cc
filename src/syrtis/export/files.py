"""Write a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from syrtis.errors import RecordError

__all__ = ["make_folder", "whole_file"]


def make_folder(folder: Path) -> None:
    """Make the folder of an export, with those above it, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(
            f"{folder} cannot be used as a folder ({error.strerror}); choose another place"
        ) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it takes its place in one step once everything is in it.

    What a killed export leaves (`.NAME.part`) is written over by the next one.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise RecordError(
            f"{path} was not written ({error.strerror or error}); "
            "make room or check the folder's rights, or choose another place"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
