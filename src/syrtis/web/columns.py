"""The events of a record as columns of numbers: what facets, histogram, map and list are counted from.

A record of 50,000 events is a few megabytes of numbers, and every count over them takes a
millisecond, so no index has to be kept in the record, and each facet can leave out its own choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from syrtis.export.ged import LONGEST_DAYS
from syrtis.model import Actor, Place
from syrtis.store import Record
from syrtis.store.queries import EventLine, event_lines, kinds_told, texts

__all__ = ["OPEN", "EventColumns", "Labelled", "place_chain", "read_columns"]

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

OPEN = np.iinfo(np.int32)
"""Open ends are the least and the greatest number; so is a figure that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A facet: which events have which of its values; an event may have several, or none."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Ints
    codes: Ints

    def counts(self, kept: Flags) -> Ints:
        """Count the events kept, by value."""
        return np.bincount(self.codes[kept[self.rows]], minlength=len(self.values)).astype(np.int32)

    def having(self, wanted: Iterable[str], events: int) -> Flags:
        """Mark the events that have any of the values wanted."""
        chosen = set(wanted)
        codes = np.array([value in chosen for value in self.values], dtype=bool)
        marked = np.zeros(events, dtype=bool)
        if len(codes):
            marked[self.rows[codes[self.codes]]] = True
        return marked


@dataclass(frozen=True, slots=True, kw_only=True)
class EventColumns:
    """Every event of a record, one number a column; the events are in the order of their ids."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    first: Ints
    """Earliest day as a number of days; the least number = open."""
    last: Ints
    dated: Flags
    precision: Ints
    """UCDP's date_prec; 0 = none."""
    place: Ints
    """Which of `places`; -1 = none."""
    dead: Ints
    """Best figure of the dead; -1 = none."""
    voices: Ints
    articles: Ints
    disputed: Flags
    fits_ged: Flags
    """Whether UCDP's GED table has room for it."""
    places: tuple[Place, ...]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    facets: Mapping[str, Labelled]
    row_of: Mapping[str, int]

    @property
    def placed(self) -> Flags:
        """Mark the events whose place has coordinates."""
        known = np.append(~np.isnan(self.latitude), False)
        return known[self.place]


def read_columns(record: Record) -> EventColumns:
    """Read the columns of a record's events."""
    lines = list(event_lines(record))
    places = {place.id: place for place in record.places()}
    actors = {actor.id: actor for actor in record.actors()}
    listed = tuple(places.values())
    number_of = {place.id: number for number, place in enumerate(listed)}
    row_of = {line.id: row for row, line in enumerate(lines)}
    return EventColumns(
        ids=tuple(line.id for line in lines),
        titles=tuple(line.title for line in lines),
        first=_ints(_day(line, "earliest", OPEN.min) for line in lines),
        last=_ints(_day(line, "latest", OPEN.max) for line in lines),
        dated=np.array([line.when is not None for line in lines], dtype=bool),
        precision=_ints((line.when.precision or 0) if line.when else 0 for line in lines),
        place=_ints(number_of.get(line.place_id or "", -1) for line in lines),
        dead=_ints(_dead(line) for line in lines),
        voices=_ints(line.origins for line in lines),
        articles=_ints(len(line.articles) for line in lines),
        disputed=np.array([line.disputed for line in lines], dtype=bool),
        fits_ged=np.array([_fits_ged(line, places) for line in lines], dtype=bool),
        places=listed,
        latitude=_degrees(place.latitude for place in listed),
        longitude=_degrees(place.longitude for place in listed),
        facets=_facets(record, lines, row_of, places, actors),
        row_of=row_of,
    )


def place_chain(place_id: str | None, places: Mapping[str, Place]) -> list[Place]:
    """Give a place and those it lies in, the narrowest first."""
    chain: list[Place] = []
    here = places.get(place_id or "")
    while here is not None and here not in chain:
        chain.append(here)
        here = places.get(here.within or "")
    return chain


def _facets(
    record: Record,
    lines: Sequence[EventLine],
    row_of: Mapping[str, int],
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> dict[str, Labelled]:
    outlets = dict(texts(record, "articles", "id", "publisher"))
    chains = {place: place_chain(place, places) for place in places}
    types = [(row, line.type) for row, line in enumerate(lines)]
    sides = [(row, side) for row, line in enumerate(lines) for side in (line.side_a, line.side_b)]
    where = [
        (row, place.id)
        for row, line in enumerate(lines)
        for place in chains.get(line.place_id or "", ())
    ]
    press = [(row, outlets.get(page)) for row, line in enumerate(lines) for page in line.articles]
    kinds = [(row_of[event], kind) for event, kind in kinds_told(record) if event in row_of]
    return {
        "type": _labelled(types),
        "place": _labelled(where, {place.id: place.name for place in places.values()}),
        "actor": _labelled(sides, {actor.id: actor.name for actor in actors.values()}),
        "kind": _labelled(kinds),
        "outlet": _labelled(press),
    }


def _labelled(
    pairs: Iterable[tuple[int, str | None]], names: Mapping[str, str] | None = None
) -> Labelled:
    """Number the values of a facet; a value that an event has twice counts once."""
    known = {(row, value) for row, value in pairs if value is not None}
    values = sorted({value for _, value in known})
    code_of = {value: code for code, value in enumerate(values)}
    ordered = sorted((row, code_of[value]) for row, value in known)
    return Labelled(
        values=tuple(values),
        labels=tuple((names or {}).get(value, value) for value in values),
        rows=_ints(row for row, _ in ordered),
        codes=_ints(code for _, code in ordered),
    )


def _day(line: EventLine, end: str, otherwise: int) -> int:
    day: date | None = getattr(line.when, end, None) if line.when else None
    return otherwise if day is None else day.toordinal()


def _dead(line: EventLine) -> int:
    best = line.deaths.best if line.deaths else None
    return -1 if best is None else best


def _fits_ged(line: EventLine, places: Mapping[str, Place]) -> bool:
    """Say whether UCDP's table has room for it: dead, a best figure, days within a year, a point."""
    deaths, when, place = line.deaths, line.when, places.get(line.place_id or "")
    if deaths is None or deaths.best is None or not any((deaths.low, deaths.best, deaths.high)):
        return False
    if when is None or when.earliest is None or when.latest is None:
        return False
    if (when.latest - when.earliest).days >= LONGEST_DAYS:
        return False
    return place is not None and place.latitude is not None and place.longitude is not None


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _degrees(values: Iterable[float | None]) -> Any:
    return np.fromiter((np.nan if v is None else v for v in values), dtype=np.float64)
