"""The press by name: which mastheads, editions, sites and agencies are one publisher.

Two names are one publisher where a table says so, or where they differ by nothing but words of a
company (`The Post`, `Post Ltd`). What no table knows stays itself.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from syrtis.errors import InputError
from syrtis.naming.agencies import agency_named
from syrtis.naming.folding import fold

__all__ = ["Outlets", "is_platform", "is_press", "open_outlets", "press_key"]

COLUMNS = ("name", "publisher")
"""What a user's own table must have: a masthead or a host, and whose it is."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Which names and hosts belong to which publisher."""

    publishers: dict[str, str]
    """Folded masthead, or host -> the publisher's name."""

    def publisher(self, name: str) -> str | None:
        """Give the publisher that goes by a name; null where no table knows it."""
        own = _without_what_it_is(name)
        return self.publishers.get(press_key(name)) or agency_named(name) or agency_named(own)

    def publisher_of_site(self, host: str) -> str | None:
        """Give the publisher of a host or of one it stands below."""
        parts = host.casefold().split(".")
        found = (self.publishers.get(".".join(parts[at:])) for at in range(len(parts) - 1))
        return next(filter(None, found), None)


@cache
def open_outlets(tables: tuple[Path, ...] = ()) -> Outlets:
    """Open the table that comes with us, with a user's own before it.

    A table is a CSV with the columns `name` (a masthead or a host) and `publisher`. Raises `InputError`
    for one that cannot be read or lacks a column.
    """
    known: dict[str, str] = {}
    for row in _table()["publisher"]:
        for name in (row["name"], *row["also"]):
            known.setdefault(press_key(name), row["name"])
        known |= dict.fromkeys(row["sites"], row["name"])
    for table in tables:
        for name, publisher in _rows(table):
            known[name.casefold() if _is_host(name) else press_key(name)] = publisher
            known.setdefault(press_key(publisher), publisher)
    return Outlets(known)


@cache
def press_key(name: str) -> str:
    """Fold a name of the press: without articles, company words and what it puts out."""
    words = fold(name).split()
    kept = [word for word in words if word not in _table()["company"]] or words
    while len(kept) > 1 and kept[-1] in _table()["trailing"]:
        kept = kept[:-1]
    return " ".join(kept)


@cache
def is_platform(name: str) -> bool:
    """Say whether a name is a place where anybody may post, and so nobody's voice."""
    return _holds(fold(name).split(), _table()["platforms"])


def _without_what_it_is(name: str) -> str:
    """Take the words off that say what a name of the press is: `AFP news agency`."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in _table()["trailing"]:
        words = words[:-1]
    return " ".join(words)


@cache
def is_press(name: str) -> bool:
    """Say whether a name calls itself one of the press (`Sextant news agency`, `Radio Okapi`)."""
    words = fold(name).split()
    return _holds(words, _table()["press"]) and not is_platform(name)


def _holds(words: Sequence[str], phrases: Iterable[str]) -> bool:
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in phrases)


def _is_host(name: str) -> bool:
    return "." in name and " " not in name.strip()


def _rows(table: Path) -> Iterator[tuple[str, str]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{table}: cannot be read as a table of outlets: {error}") from error
    missing = [column for column in COLUMNS if rows and column not in rows[0]]
    if missing or not rows:
        raise InputError(f"{table}: needs a header with the columns {', '.join(COLUMNS)} and rows")
    for row in rows:
        name, publisher = (row[column] or "" for column in COLUMNS)
        if name.strip() and publisher.strip():
            yield name.strip(), publisher.strip()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("syrtis.naming").joinpath("outlets.toml").read_text("utf-8"))
