"""Every event as one flat row: sides and places by name, days as EDTF, figures as low, best, high."""

from collections import Counter
from collections.abc import Iterator

from syrtis.export.columns import shape_table
from syrtis.export.countries import country
from syrtis.export.edtf import edtf
from syrtis.export.shelf import Cell, Shelf, event_number, in_order
from syrtis.model import Contents, Event

__all__ = ["FLAT_COLUMNS", "flat_row", "flat_rows"]

FLAT_COLUMNS = shape_table("hxl").names
"""The columns of a flat row, in order."""


def flat_rows(contents: Contents, left: Counter[str]) -> Iterator[dict[str, Cell]]:
    """Make a row of every event in the order of the days; none is left out, so `left` stays as it is."""
    shelf = Shelf.of(contents)
    for event in in_order(contents.events):
        yield flat_row(event, shelf)


def flat_row(event: Event, shelf: Shelf) -> dict[str, Cell]:
    """Make the row of one event."""
    family, _, kind = (part.strip() for part in (event.type or "").partition(" / "))
    row: dict[str, Cell] = {
        "event_id": event.id,
        "event_number": event_number(event),
        "title": event.title,
        "event_type": family or None,
        "sub_event_type": kind or None,
    }
    row |= _when(event)
    row |= _where(event, shelf)
    row |= _sides(event, shelf)
    row |= _figures(event)
    return row | {
        "articles": len(event.articles),
        "voices": event.origins,
        "disagreements": "; ".join(dict.fromkeys(d.field for d in event.disagreements)) or None,
        "sources": "; ".join(shelf.offices(event)) or None,
    }


def _when(event: Event) -> dict[str, Cell]:
    when = event.when
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    return {
        "date_start": earliest,
        "date_end": latest,
        "date_edtf": edtf(earliest, latest),
        "date_prec": when.precision if when else None,
    }


def _where(event: Event, shelf: Shelf) -> dict[str, Cell]:
    place = shelf.places.get(event.place_id or "")
    known = country(place.country) if place else None
    return {
        "country": place.country if place else None,
        "country_code": known.iso3 if known else None,
        "adm_1": shelf.division(event, "region"),
        "adm_2": shelf.division(event, "district"),
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "where_prec": event.where_precision,
    }


def _sides(event: Event, shelf: Shelf) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for name, actor in (("side_a", event.side_a), ("side_b", event.side_b)):
        side = shelf.side(actor)
        row[name] = side.name if side else None
        row[f"{name}_kind"] = str(side.kind) if side and side.kind else None
    return row


def _figures(event: Event) -> dict[str, Cell]:
    deaths, wounded = event.deaths, event.wounded
    return {
        "killed_low": deaths.low if deaths else None,
        "killed_best": deaths.best if deaths else None,
        "killed_high": deaths.high if deaths else None,
        "killed_rule": deaths.rule if deaths else None,
        "killed_civilians": deaths.civilians if deaths else None,
        "wounded_low": wounded.low if wounded else None,
        "wounded_best": wounded.best if wounded else None,
        "wounded_high": wounded.high if wounded else None,
    }
