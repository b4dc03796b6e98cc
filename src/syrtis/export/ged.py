"""UCDP GED-shaped CSV: one row an event with at least one death, in UCDP's 49 columns.

Columns that only UCDP can fill (its conflicts and dyads, Gleditsch-Ward numbers) are empty. An event
without a death, a day at both ends, or a place is left out and counted: UCDP's table has no way to say
that these are not known. Source of the columns: UCDP GED codebook 22.1.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import BinaryIO

from syrtis.export.separated import safe_cell
from syrtis.model import Actor, ActorKind, Article, Claim, Contents, Event, Place

__all__ = ["GED_COLUMNS", "LeftOut", "ged_rows", "write_ged"]

GED_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude",
    "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns of GED, in its order."""

_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.GOVERNMENT})
Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many events are not in the table, by why."""

    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The rows of a record that a row of the table is made of."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    articles: Mapping[str, Article]
    claims: Mapping[str, Sequence[Claim]]
    """Event id -> its claims."""


def write_ged(contents: Contents, file: BinaryIO) -> LeftOut:
    """Write the table; give how many events are left out, and why."""
    left: Counter[str] = Counter()
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(GED_COLUMNS)
        for row in ged_rows(contents, left):
            writer.writerow([safe_cell(row[name]) for name in GED_COLUMNS])
    finally:
        text.detach()
    return LeftOut(reasons=dict(sorted(left.items())))


def ged_rows(contents: Contents, left: Counter[str]) -> Iterator[dict[str, Cell]]:
    """Make the rows in the order of the days; `left` counts what is left out, by why."""
    shelf = _shelf(contents)
    number = 0
    for event in sorted(contents.events, key=_day):
        why = _unfit(event, shelf)
        if why is not None:
            left[why] += 1
            continue
        number += 1
        yield _row(number, event, shelf)


def _shelf(contents: Contents) -> _Shelf:
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in contents.claims:
        if claim.event_id is not None:
            claims[claim.event_id].append(claim)
    return _Shelf(
        actors={actor.id: actor for actor in contents.actors},
        places={place.id: place for place in contents.places},
        articles={article.id: article for article in contents.articles},
        claims=claims,
    )


def _unfit(event: Event, shelf: _Shelf) -> str | None:
    """Say why an event cannot stand in the table; null = it can."""
    deaths, when = event.deaths, event.when
    if deaths is None or not any((deaths.best, deaths.high, deaths.low)):
        return "nobody is told to have died"
    if deaths.best is None:
        return "no figure is the best by the rule"
    if when is None or when.earliest is None or when.latest is None:
        return "its day is not known"
    place = shelf.places.get(event.place_id or "")
    if place is None or place.latitude is None or place.longitude is None:
        return "its place is not known"
    return None


def _row(number: int, event: Event, shelf: _Shelf) -> dict[str, Cell]:
    row: dict[str, Cell] = dict.fromkeys(GED_COLUMNS, "")
    row |= {"id": number, "relid": event.id, "code_status": "Clear"}
    row |= _sides(event, shelf.actors)
    row |= _sources(event, shelf)
    row |= _where(event, shelf.places)
    row |= _when(event)
    row |= _deaths(event)
    return row


def _sides(event: Event, actors: Mapping[str, Actor]) -> dict[str, Cell]:
    first, second = (actors.get(side or "") for side in (event.side_a, event.side_b))
    names = [_name(side) for side in (first, second)]
    row: dict[str, Cell] = {"side_a": names[0], "side_b": names[1]}
    if all(names):
        row["dyad_name"] = " - ".join(names)
    violence = _violence(first, second)
    return row | ({"type_of_violence": violence} if violence else {})


def _name(side: Actor | None) -> str:
    """Name a side as UCDP does: those who bear no arms are `Civilians` in every country."""
    if side is not None and side.kind is ActorKind.CIVILIANS:
        return "Civilians"
    return side.name if side else ""


def _violence(first: Actor | None, second: Actor | None) -> int | None:
    """Derive UCDP's type: 1 state-based, 2 non-state, 3 one-sided; null where a side is not known."""
    if first is None or second is None:
        return None
    kinds = {first.kind, second.kind}
    if ActorKind.CIVILIANS in kinds:
        return 3
    return 1 if kinds & _STATE else 2


def _sources(event: Event, shelf: _Shelf) -> dict[str, Cell]:
    articles = [shelf.articles[each] for each in event.articles]
    claims = shelf.claims.get(event.id, ())
    claimants = _each_once(claim.claimant.name for claim in claims if claim.claimant)
    return {
        "number_of_sources": event.origins,
        "source_article": ";".join(_cited(article) for article in articles),
        "source_office": ";".join(_each_once(a.publisher or a.source for a in articles)),
        "source_date": ";".join(_each_once(_printed(article) for article in articles)),
        "source_headline": ";".join(_each_once(a.title for a in articles if a.title)),
        "source_original": ";".join(claimants),
    }


def _cited(article: Article) -> str:
    """Write an article as UCDP does: `"office,date,headline"`."""
    parts = (article.publisher or article.source, _printed(article), article.title or "")
    return '"' + ",".join(part.replace('"', "'") for part in parts) + '"'


def _printed(article: Article) -> str:
    when = article.published
    return when.latest.isoformat() if when and when.latest else ""


def _where(event: Event, places: Mapping[str, Place]) -> dict[str, Cell]:
    place = places[event.place_id or ""]
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    outer = list(_around(place, places))
    return {
        "where_prec": event.where_precision or "",
        "where_coordinates": place.name,
        "where_description": event.title,
        "adm_1": next((each.name for each in outer if each.kind == "region"), ""),
        "adm_2": next((each.name for each in outer if each.kind == "district"), ""),
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": _grid(latitude, longitude),
        "country": place.country or "",
    }


def _around(place: Place, places: Mapping[str, Place]) -> Iterator[Place]:
    """Walk a place and those it lies in."""
    seen: set[str] = set()
    here: Place | None = place
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here
        here = places.get(here.within or "")


def _grid(latitude: float, longitude: float) -> int:
    """Number the PRIO-GRID cell (half a degree, from the south-west corner, row by row)."""
    row = min(359, floor((latitude + 90) * 2))
    column = min(719, floor((longitude + 180) * 2))
    return row * 720 + column + 1


def _when(event: Event) -> dict[str, Cell]:
    when = event.when
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    return {
        "year": when.earliest.year,
        "date_prec": when.precision or "",
        "date_start": when.earliest.isoformat(),
        "date_end": when.latest.isoformat(),
        "event_clarity": 1 if when.precision == 1 and event.type else 2,
    }


def _deaths(event: Event) -> dict[str, Cell]:
    deaths = event.deaths
    assert deaths is not None
    figures = {
        "deaths_a": deaths.side_a,
        "deaths_b": deaths.side_b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }
    return {name: 0 if value is None else value for name, value in figures.items()}


def _each_once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _day(event: Event) -> tuple[date, str]:
    first = event.when.earliest if event.when else None
    return (first or date.max, event.id)
