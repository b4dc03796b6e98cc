"""Places that a user adds: a CSV table, a country dump of GeoNames, or UCDP's events.

A CSV table needs the columns `name`, `latitude` and `longitude`, and may have `aliases` (divided by
`|`), `kind`, `within` (a name in the same table), `country` (a name or ISO code) and `population`.
"""

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from syrtis.errors import InputError
from syrtis.ground.countries import OWN
from syrtis.ground.places.gazetteer import Entry, Gazetteer
from syrtis.ground.places.making import CITY_PEOPLE, Named
from syrtis.naming.folding import fold

__all__ = ["read_places"]

GEONAMES_COLUMNS = 19
"""Columns of a line of a GeoNames dump (download.geonames.org/export/dump, readme.txt)."""
_UCDP_COLUMNS = {"where_coordinates", "where_prec", "latitude", "longitude", "country"}
_CSV_COLUMNS = {"name", "latitude", "longitude"}
_GEONAMES_KINDS = {"A": "district", "H": "water", "L": "area", "S": "landmark", "T": "area"}
_DIVISIONS = {"PCLI": "country", "ADM1": "region", "ADM2": "district"}
_UCDP_KINDS = (
    "town",
    "village",
    "city",
    "district",
    "neighbourhood",
    "area",
    "camp",
    "subdistrict",
)


def read_places(path: Path, known: Gazetteer) -> Iterator[Named]:
    """Read the places of a file, whichever of the three it is.

    Raises `InputError` where the file is none of them, or names the line that is damaged.
    """
    with _opened(path) as text:
        first = text.readline()
        text.seek(0)
        columns = {column.strip().strip('"') for column in first.split(",")}
        if first.count("\t") == GEONAMES_COLUMNS - 1:
            yield from _geonames(path, text)
        elif columns >= _UCDP_COLUMNS:
            yield from _ucdp(path, text, known)
        elif columns >= _CSV_COLUMNS:
            yield from _table(path, text, known)
        else:
            raise InputError(
                f"{path} is no table of places: needed are the columns name, latitude and longitude, "
                "a GeoNames country dump, or UCDP's events"
            )


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield io.StringIO(raw.decode("utf-8-sig"), newline="")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}; give a UTF-8 table") from error


def _rows(path: Path, text: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(csv.DictReader(text), start=2):
        if None in row or None in row.values():
            raise InputError(f"{path}, line {number}: has not as many cells as the header")
        yield number, {name.strip(): value.strip() for name, value in row.items()}


def _degrees(path: Path, number: int, row: Mapping[str, str]) -> tuple[float, float]:
    try:
        point = float(row["latitude"]), float(row["longitude"])
    except ValueError as error:
        raise InputError(f"{path}, line {number}: {error}; degrees are plain numbers") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(f"{path}, line {number}: {point} is no point of the earth")
    return point


def _table(path: Path, text: TextIO, known: Gazetteer) -> Iterator[Named]:
    rows = list(_rows(path, text))
    codes = _Countries(known)
    ids = {fold(row["name"]): _own_id(row, codes) for _, row in rows}
    for number, row in rows:
        if not row["name"]:
            raise InputError(f"{path}, line {number}: a place needs a name")
        latitude, longitude = _degrees(path, number, row)
        within = ids.get(fold(row.get("within", "")))
        country = codes.code(row.get("country", ""))
        population = row.get("population") or "0"
        entry = Entry(
            id=_own_id(row, codes),
            name=row["name"],
            kind=row.get("kind") or "town",
            latitude=latitude,
            longitude=longitude,
            country=country,
            region=None,
            population=int(population) if population.isdigit() else 0,
            within=within or (f"iso:{country}" if country else None),
            own=True,
        )
        yield (
            entry if entry.within != entry.id else _without_holder(entry),
            tuple(filter(None, row.get("aliases", "").split("|"))),
        )


def _without_holder(entry: Entry) -> Entry:
    return Entry(**{name: getattr(entry, name) for name in Entry.__slots__} | {"within": None})


def _own_id(row: Mapping[str, str], codes: "_Countries") -> str:
    if row.get("kind") == "country":
        return f"iso:{codes.code(row['name'])}"
    return f"own:{fold(row['name'])}:{fold(row.get('within', ''))}"


class _Countries:
    """Codes of countries by name; one that nobody knows gets a code of its own."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known

    def code(self, name: str) -> str | None:
        if not name:
            return None
        if len(name) == 2 and name.isupper():
            return name
        named = [e for e in self._known.exactly(name) if e.kind == "country"]
        return named[0].country if named else f"{OWN}{fold(name)}"


def _geonames(path: Path, text: TextIO) -> Iterator[Named]:
    for number, line in enumerate(text, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            raise InputError(f"{path}, line {number}: {len(cells)} cells, a dump has 19")
        point = _degrees(path, number, {"latitude": cells[4], "longitude": cells[5]})
        people = int(cells[14] or 0)
        settled = "city" if people >= CITY_PEOPLE else "town"
        kind = _DIVISIONS.get(cells[7]) or _GEONAMES_KINDS.get(cells[6], settled)
        entry = Entry(
            id=f"geonames:{cells[0]}",
            name=cells[1],
            kind=kind,
            latitude=point[0],
            longitude=point[1],
            country=cells[8] or None,
            region=cells[10] or None,
            population=people,
            within=f"iso:{cells[8]}" if cells[8] and kind != "country" else None,
            own=True,
        )
        yield entry, (cells[2], *filter(None, cells[3].split(",")))


def _ucdp(path: Path, text: TextIO, known: Gazetteer) -> Iterator[Named]:
    """Take each place name of UCDP's events once; exact ones only (where_prec 1 and 2)."""
    codes = _Countries(known)
    seen: set[tuple[str, str]] = set()
    for number, row in _rows(path, text):
        name, kind = _ucdp_name(row["where_coordinates"])
        key = (fold(name), row.get("adm_1", ""))
        if row["where_prec"][:1] not in ("1", "2") or not name or key in seen:
            continue
        seen.add(key)
        latitude, longitude = _degrees(path, number, row)
        country = codes.code(row["country"].split(" (")[0])
        entry = Entry(
            id=f"ucdp:{country}:{key[0]}:{fold(key[1])}",
            name=name,
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            country=country,
            region=None,
            population=0,
            within=f"iso:{country}",
            own=True,
        )
        yield entry, ()


def _ucdp_name(words: str) -> tuple[str, str]:
    """Divide `Teir Maaleh village` into its name and its kind."""
    name = words.split(" (", maxsplit=1)[0].strip()
    for kind in _UCDP_KINDS:
        if name.casefold().endswith(f" {kind}"):
            return name[: -len(kind) - 1], kind
    return name, "town"
