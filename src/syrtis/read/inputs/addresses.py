"""Inputs at an address that fsspec knows (`s3://...`, `zip://::pile.zip`): the files below it."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

import fsspec

from syrtis.errors import InputError
from syrtis.read.inputs.files import Found
from syrtis.read.inputs.folders import RECORDS, shown

__all__ = ["found_at", "input_at"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LOCAL = "file://"
_WEB = re.compile(r"(?:^|::)https?://", re.IGNORECASE)


def input_at(place: Path | str) -> Path | str:
    """Tell an address from a path: what begins with `word://` is one, but `file://` is a path."""
    if isinstance(place, Path):
        return place
    if place.startswith(_LOCAL) and "::" not in place:
        return Path(place.removeprefix(_LOCAL))
    return place if _ADDRESS.match(place) else Path(place)


def found_at(address: str) -> Iterator[Found]:
    """Give the files at or below an address, in a fixed order.

    What is hidden (a name that begins with a dot) or a record is passed over, as in a folder. Raises
    `InputError` where nothing is there, or nobody here can read it.
    """
    if _WEB.search(address):
        raise InputError(
            f"{shown(address)} is an address of the web, which a build does not read; save the pages "
            "in a folder, or let `syrtis watch` ask a feed"
        )
    try:
        files, root = fsspec.core.url_to_fs(address)
        files.invalidate_cache()
        root = root.rstrip("/")
        names = files.find(root)
        missing = not names and not files.exists(root)
    except Exception as error:  # noqa: BLE001 (each kind of store has errors of its own)
        raise InputError(
            f"{shown(address)} cannot be read: {shown(str(error)) or type(error).__name__}; check the "
            "address and your rights, and that the fsspec package for its kind is installed"
        ) from None
    if missing:
        raise InputError(f"nothing is at {shown(address)}; check the address")
    for name in sorted(names, key=lambda name: str(name).split("/")):
        if found := _found(files, str(name), root):
            yield found


def _found(files: Any, name: str, root: str) -> Found | None:
    below = name.removeprefix(root).strip("/") if name != root else ""
    if any(part.startswith(".") for part in below.split("/")) or name.endswith(("/", *RECORDS)):
        return None
    last = name.rsplit("/", 1)[-1]
    source = (below or last).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return Found(name=last, source=source, open=partial(_opened, files, name))


def _opened(files: Any, name: str) -> BinaryIO:
    try:
        stream: BinaryIO = files.open(name, "rb")
    except (OSError, BadZipFile, RuntimeError):
        raise
    except Exception as error:
        raise OSError(str(error) or type(error).__name__) from error
    return stream
