"""UCDP GED-shaped rows: one an event with at least one death, in UCDP's 49 columns.

Columns that only UCDP can fill (its conflicts and dyads) are empty. An event without a death, a day at
both ends, or a place is left out and counted: UCDP's table has no way to say that these are not known.
Source of the columns: UCDP GED codebook 22.1.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import floor

from syrtis.export.columns import shape_table
from syrtis.export.countries import country
from syrtis.export.shelf import STATE, Cell, Shelf, event_number, fitting_rows
from syrtis.model import Actor, ActorKind, Article, Contents, Event, Place

__all__ = ["GED_COLUMNS", "ged_rows"]

GED_COLUMNS = shape_table("ged").names
"""The columns of GED, in its order."""

LONGEST_DAYS = 366
"""UCDP codes no event that is known less exactly than a year (codebook, date_prec 5)."""


def ged_rows(contents: Contents, left: Counter[str]) -> Iterator[dict[str, Cell]]:
    """Make the rows in the order of the days; `left` counts what is left out, by why."""
    yield from fitting_rows(contents, left, unfit=_unfit, row=_row)


def _unfit(event: Event) -> str | None:
    """Say why an event cannot stand in the table; null = it can."""
    deaths, when = event.deaths, event.when
    if deaths is None or not any((deaths.best, deaths.high, deaths.low)):
        return "nobody is told to have died"
    if deaths.best is None:
        return "no figure is the best by the rule"
    if when is None or when.earliest is None or when.latest is None:
        return "its day is not known"
    if (when.latest - when.earliest).days >= LONGEST_DAYS:
        return "its day is known less exactly than a year"
    return None


def _row(event: Event, place: Place, shelf: Shelf) -> dict[str, Cell]:
    row: dict[str, Cell] = dict.fromkeys(GED_COLUMNS)
    row |= {"id": event_number(event), "relid": event.id, "code_status": "Clear"}
    row |= _sides_and_deaths(event, shelf)
    row |= _sources(event, shelf)
    row |= _where(event, place, shelf)
    row |= _when(event)
    return row


def _sides_and_deaths(event: Event, shelf: Shelf) -> dict[str, Cell]:
    first, second = shelf.side(event.side_a), shelf.side(event.side_b)
    dead = [event.deaths.side_a, event.deaths.side_b] if event.deaths else [None, None]
    if _comes_second(first, second):
        first, second = second, first
        dead.reverse()
    names = [_name(side) for side in (first, second)]
    return {
        "type_of_violence": _violence(first, second),
        "dyad_name": " - ".join(filter(None, names)) if all(names) else None,
        "side_a_new_id": _ucdp_id(first),
        "side_a": names[0],
        "side_b_new_id": _ucdp_id(second),
        "side_b": names[1],
        "deaths_a": dead[0] or 0,
        "deaths_b": dead[1] or 0,
    } | _deaths(event)


def _comes_second(first: Actor | None, second: Actor | None) -> bool:
    """Say whether UCDP writes the first side second: civilians always, others where a state is there."""
    if first is None:
        return False
    if first.kind is ActorKind.CIVILIANS:
        return second is None or second.kind is not ActorKind.CIVILIANS
    if second is None or second.kind is ActorKind.CIVILIANS:
        return False
    return first.kind not in STATE and second.kind in STATE


def _name(side: Actor | None) -> str | None:
    """Name a side as UCDP does: those who bear no arms are `Civilians` in every country."""
    if side is not None and side.kind is ActorKind.CIVILIANS:
        return "Civilians"
    return side.name if side else None


def _ucdp_id(side: Actor | None) -> int | None:
    told = side.ucdp_id if side else None
    return int(told) if told and told.isdecimal() else None


def _violence(first: Actor | None, second: Actor | None) -> int | None:
    """Derive UCDP's type: 1 state-based, 2 non-state, 3 one-sided; null where a side is not known."""
    if first is None or second is None:
        return None
    kinds = {first.kind, second.kind}
    if ActorKind.CIVILIANS in kinds:
        return 3
    return 1 if kinds & STATE else 2


def _deaths(event: Event) -> dict[str, Cell]:
    deaths = event.deaths
    assert deaths is not None
    return {
        "deaths_civilians": deaths.civilians or 0,
        "deaths_unknown": deaths.unknown or 0,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }


def _sources(event: Event, shelf: Shelf) -> dict[str, Cell]:
    articles = shelf.told_in(event)
    return {
        "number_of_sources": event.origins,
        "source_article": ";".join(_cited(article) for article in articles),
        "source_office": _listed([_office(article) for article in articles]),
        "source_date": _listed([_printed(article) for article in articles]),
        "source_headline": _listed([article.title or "" for article in articles]),
        "source_original": _listed(shelf.claimants(event)),
    }


def _listed(values: Sequence[str]) -> str | None:
    """Write a list as UCDP does; a semicolon inside a value would make two of it."""
    return ";".join(" ".join(value.replace(";", ",").split()) for value in values) or None


def _cited(article: Article) -> str:
    """Write an article as UCDP does: `"office,date,headline"`."""
    parts = (_office(article), _printed(article), article.title or "")
    return '"' + ",".join(part.replace('"', "'") for part in parts) + '"'


def _office(article: Article) -> str:
    return article.publisher or article.source


def _printed(article: Article) -> str:
    when = article.published
    return when.latest.isoformat() if when and when.latest else ""


def _where(event: Event, place: Place, shelf: Shelf) -> dict[str, Cell]:
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    known = country(place.country)
    return {
        "where_prec": event.where_precision,
        "where_coordinates": place.name,
        "where_description": event.title,
        "adm_1": shelf.division(event, "region"),
        "adm_2": shelf.division(event, "district"),
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": _grid(latitude, longitude),
        "country": place.country,
        "country_id": known.gw_number if known else None,
        "region": known.ucdp_region if known else None,
    }


def _grid(latitude: float, longitude: float) -> int:
    """Number the PRIO-GRID cell (half a degree, from the south-west corner, row by row)."""
    row = min(359, floor((latitude + 90) * 2))
    column = min(719, floor((longitude + 180) * 2))
    return row * 720 + column + 1


def _when(event: Event) -> dict[str, Cell]:
    when = event.when
    assert when is not None
    first: date | None = when.earliest
    return {
        "year": first.year if first else None,
        "date_prec": when.precision,
        "date_start": first,
        "date_end": when.latest,
        "event_clarity": 1 if when.precision == 1 and event.type else 2,
    }
