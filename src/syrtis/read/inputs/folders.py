"""Walk a folder: every file in it, in sorted order; loops and unreadable folders are signalled."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from syrtis.model import Issue

__all__ = ["RECORDS", "shown", "source_name", "walk"]

RECORDS = (".syrtis", ".syrtis-journal")
"""Endings of records: one built into its own input folder is no page of the next build."""


def walk(root: Path) -> Iterator[Path | Issue]:
    """Give the regular files at or under a path, and an issue for what cannot be read."""
    yield from _walk(root, root, ())


def _walk(path: Path, root: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Issue]:
    try:
        status = path.stat()
    except OSError as error:
        yield _issue("unreadable-file", path, root, f"cannot be opened ({error.strerror})")
        return
    if stat.S_ISREG(status.st_mode):
        yield path
    elif not stat.S_ISDIR(status.st_mode):
        yield _issue("not-a-regular-file", path, root, "is a pipe, socket or device; passed over")
    elif (status.st_dev, status.st_ino) in above:
        yield _issue("symlink-loop", path, root, "leads back to a folder it lies in; passed over")
    else:
        yield from _inside(path, root, (*above, (status.st_dev, status.st_ino)))


def _inside(path: Path, root: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Issue]:
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield _issue("unreadable-file", path, root, f"cannot be listed ({error.strerror})")
        return
    for name in names:
        if not name.startswith(".") and not name.endswith(RECORDS):
            yield from _walk(path / name, root, above)


def source_name(path: Path, root: Path) -> str:
    """Name a file below the input that was named; bytes that are no UTF-8 become U+FFFD."""
    name = path.name if path == root else path.relative_to(root).as_posix()
    return os.fsencode(name).decode("utf-8", "replace")


def shown(place: Path | str) -> str:
    """Give a place as it may be shown and kept: without the user and password of an address."""
    return _USER.sub("//", str(place))


_USER = re.compile(r"//[^/\s]*@")


def _issue(code: str, path: Path, root: Path, what: str) -> Issue:
    source = source_name(path, root)
    return Issue(code=code, message=f"{source}: {what}", source=source)
