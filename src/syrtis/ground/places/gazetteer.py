"""The gazetteer: names -> known places, in one small indexed file that is opened, not loaded."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from syrtis.errors import InputError
from syrtis.naming.folding import bare, fold, skeleton

__all__ = ["Entry", "Gazetteer", "Rank", "about"]

FORMAT = 7
"""Changes with the tables below; a file of another format is made anew."""

TABLES = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    latitude REAL, longitude REAL, country TEXT, region TEXT, population INTEGER NOT NULL,
    within TEXT, own INTEGER NOT NULL
) STRICT;
CREATE TABLE names (
    key TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, rank, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE skeletons (
    country TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (country, key, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE capitals (
    country TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (country, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
INDEXES = "CREATE INDEX places_id ON places (id);"

MOST = 60
"""Places of one name looked at, the biggest first: there are 300 San Antonios."""
SHORTEST_SKELETON = 3
"""Fewest consonants that propose anything."""


class Rank:
    """How a key is that of a name: as it stands, or without its article and rank."""

    FULL = 0
    BARE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer."""

    id: str
    """`geonames:2210554`, `iso:LY` or what a user's own file calls it."""
    name: str
    kind: str
    """country, region, district, city, town, or what a user's own file says."""
    latitude: float | None
    longitude: float | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    region: str | None
    """First-order division, GeoNames' code within the country."""
    population: int
    within: str | None
    """Id of the place it lies in: a town's region, a region's country."""
    own: bool
    """Added by the user, whose entries win."""


_FIELDS = (
    "places.id, places.name, places.kind, places.latitude, places.longitude, places.country, "
    "places.region, places.population, places.within, places.own"
)


class Gazetteer:
    """Gazetteer files opened for reading, the user's own before the one that comes with us."""

    def __init__(self, *paths: Path) -> None:
        """Open gazetteer files; `InputError` if one is none or of another format."""
        self._files = [_open(path) for path in paths]
        self._names = [str(path) for path in paths]
        self.has_own = len(paths) > 1
        """Whether there are places that a user added."""
        self.exactly = lru_cache(maxsize=8192)(self._exactly)
        self.named = lru_cache(maxsize=8192)(self._named)
        self.entry = lru_cache(maxsize=8192)(self._entry)
        self.capital = lru_cache(maxsize=512)(self._capital)

    def _named(self, name: str) -> tuple[Entry, ...]:
        """List the places of a name, the user's own first, then the biggest."""
        full = self._by_key(fold(name), Rank.FULL)
        return full or self._by_key(bare(name), Rank.BARE)

    def _by_key(self, key: str, rank: int) -> tuple[Entry, ...]:
        if not key:
            return ()
        return self._found(
            "JOIN names ON places.number = names.place WHERE names.key = ? AND names.rank <= ?",
            (key, rank),
        )

    def _exactly(self, name: str) -> tuple[Entry, ...]:
        """List the places of which this is a whole name, with article and rank."""
        return self._by_key(fold(name), Rank.FULL)

    def ranked(self, name: str, kind: str) -> tuple[Entry, ...]:
        """List the places of one kind whose bare name this is: `Boone` as a district."""
        return tuple(e for e in self._by_key(bare(name), Rank.BARE) if e.kind == kind)

    def like(self, name: str, country: str) -> tuple[Entry, ...]:
        """List the places of a country whose names have the same consonants: a proposal only."""
        key = skeleton(name)
        if len(key.replace(" ", "")) < SHORTEST_SKELETON:
            return ()
        return self._found(
            "JOIN skeletons ON places.number = skeletons.place "
            "WHERE skeletons.country = ? AND skeletons.key = ?",
            (country, key),
        )

    def _capital(self, country: str) -> Entry | None:
        """Give the capital of a country; null = none is known."""
        found = self._found(
            "JOIN names ON places.number = names.place "
            "JOIN capitals ON names.key = capitals.key AND places.country = capitals.country "
            "WHERE capitals.country = ? AND places.kind IN ('city', 'town')",
            (country,),
        )
        return found[0] if found else None

    def region(self, country: str, code: str) -> tuple[Entry, ...]:
        """Give the first-order division of a country by its code there."""
        return self._found(
            "WHERE places.country = ? AND places.region = ? AND places.kind = 'region'",
            (country, code),
        )

    def _entry(self, place_id: str) -> Entry | None:
        """Give one place by its id; null = it is not known."""
        return next(iter(self._found("WHERE places.id = ?", (place_id,))), None)

    def _found(self, where: str, values: tuple[str | int, ...]) -> tuple[Entry, ...]:
        asked = (
            f"SELECT {_FIELDS} FROM places {where} "
            "ORDER BY places.own DESC, places.population DESC, places.id LIMIT ?"
        )
        try:
            rows = [row for file in self._files for row in file.execute(asked, (*values, MOST))]
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"a gazetteer is damaged ({error}); delete {', '.join(self._names)} and build again: "
                "ours is made anew, add yours again"
            ) from error
        return _distinct(rows)


def about(path: Path) -> dict[str, str]:
    """Read what a gazetteer file says of itself."""
    rows = _open(path)
    made = dict(rows.execute("SELECT key, value FROM about"))
    return {**made, "places": str(rows.execute("SELECT count(*) FROM places").fetchone()[0])}


def _open(path: Path) -> sqlite3.Connection:
    try:
        rows = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        made = dict(rows.execute("SELECT key, value FROM about"))
    except sqlite3.Error as error:
        raise InputError(
            f"{path} is no gazetteer ({error}); delete it, and it is made anew"
        ) from error
    if made.get("format") != str(FORMAT):
        raise InputError(f"{path} is a gazetteer of another version; delete it to make it anew")
    return rows


def _distinct(rows: Iterable[tuple[object, ...]]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for row in rows:
        entry = _entry(row)
        found.setdefault(entry.id, entry)
    return tuple(found.values())


def _entry(row: tuple[object, ...]) -> Entry:
    place_id, name, kind, latitude, longitude, country, region, population, within, own = row
    return Entry(
        id=str(place_id),
        name=str(name),
        kind=str(kind),
        latitude=_number(latitude),
        longitude=_number(longitude),
        country=_words(country),
        region=_words(region),
        population=int(str(population)),
        within=_words(within),
        own=bool(own),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
