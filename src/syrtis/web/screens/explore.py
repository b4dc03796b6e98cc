"""Explore: what happened where and when, by facets, days, map and list, all of one choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from syrtis.export.words import day_words, range_words
from syrtis.model import Event, Place
from syrtis.store import Record
from syrtis.store.queries import rows_of
from syrtis.web.choosing import FACETS, Selection, flags_of
from syrtis.web.columns import EventColumns, Labelled
from syrtis.web.said import DATE_PRECISION, KIND_NAMES
from syrtis.web.screens.histogram import Histogram, make_histogram

__all__ = [
    "EventRow",
    "ExploreScreen",
    "Facet",
    "event_rows",
    "explore_screen",
    "found_ids",
    "kept_flags",
]

Flags = NDArray[np.bool_]

TITLES: Mapping[str, str] = {
    "type": "What happened",
    "place": "Where",
    "actor": "Who",
    "kind": "What is counted",
    "outlet": "Who tells it",
}
ROWS = 50
_FEW, _MANY = 6, 300
"""Values of a facet shown at first, and when more are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet: how many events it has under all other choices."""

    value: str
    label: str
    detail: str | None
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One facet."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    more: int
    more_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in a list."""

    id: str
    title: str
    type: str | None
    when: str | None
    precision: str | None
    place: str | None
    dead: int | None
    dead_range: str | None
    voices: int
    articles: int
    disputed: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreScreen:
    """All that was chosen, and what it leaves."""

    state: dict[str, Any]
    chosen: Selection
    query: str
    total: int
    found: int
    undated: int
    unplaced: int
    single: int
    disputed: int
    fits_ged: int
    facets: tuple[Facet, ...]
    histogram: Histogram | None
    events: tuple[EventRow, ...]
    page: int
    pages: int
    sorts: tuple[tuple[str, str], ...] = (
        ("day", "earliest first"),
        ("-day", "latest first"),
        ("dead", "most dead first"),
        ("voices", "most voices first"),
    )


def kept_flags(flags: Mapping[str, Flags], size: int, *, without: str | None = None) -> Flags:
    """Mark the events that all choices keep, one of them left out."""
    chosen = [each for name, each in flags.items() if name != without]
    return reduce(np.logical_and, chosen, np.ones(size, dtype=bool))


def explore_screen(
    record: Record,
    columns: EventColumns,
    choice: Selection,
    found: frozenset[str] | None,
) -> ExploreScreen:
    """Show what a choice leaves; `found` are the events in which the words given stand."""
    flags = flags_of(choice, columns, found)
    size = len(columns.ids)
    kept = kept_flags(flags, size)
    ids = found_ids(columns, kept, choice)
    number = len(ids)
    pages = max(1, -(-number // ROWS))
    page = min(choice.page, pages)
    state = choice.state()
    return ExploreScreen(
        state=state,
        chosen=choice,
        query=urlencode(state, doseq=True),
        total=size,
        found=number,
        undated=int((kept & ~columns.dated).sum()),
        unplaced=int((kept & ~columns.placed).sum()),
        single=int((kept & (columns.voices < 2)).sum()),
        disputed=int((kept & columns.disputed).sum()),
        fits_ged=int((kept & columns.fits_ged).sum()),
        facets=tuple(
            _facet(n, columns, kept_flags(flags, size, without=n), choice) for n in FACETS
        ),
        histogram=make_histogram(columns, kept_flags(flags, size, without="days"), choice),
        events=tuple(event_rows(record, ids[(page - 1) * ROWS : page * ROWS], columns)),
        page=page,
        pages=pages,
    )


def found_ids(columns: EventColumns, kept: Flags, choice: Selection) -> list[str]:
    """List the events kept in the order chosen; those without a day come last."""
    rows = np.flatnonzero(kept)
    first = np.where(columns.dated, np.maximum(columns.first, 0), np.iinfo(np.int32).max)[rows]
    keys: tuple[Any, ...]
    match choice.sort:
        case "-day":
            keys = (-np.where(columns.dated, np.maximum(columns.first, 0), -1)[rows],)
        case "dead":
            keys = (first, -columns.dead[rows])
        case "voices":
            keys = (first, -columns.voices[rows])
        case _:
            keys = (first,)
    return [columns.ids[row] for row in rows[np.lexsort(keys)]]


def event_rows(record: Record, ids: list[str], columns: EventColumns) -> list[EventRow]:
    """Read the events of one page of a list."""
    events = rows_of(record, Event, ids)
    return [_row(events[each], columns) for each in ids if each in events]


def _row(event: Event, columns: EventColumns) -> EventRow:
    at = int(columns.place[columns.row_of[event.id]]) if event.id in columns.row_of else -1
    place: Place | None = columns.places[at] if at >= 0 else None
    return EventRow(
        id=event.id,
        title=event.title,
        type=event.type,
        when=day_words(event.when) or None,
        precision=DATE_PRECISION[event.when.precision] if event.when else None,
        place=place.name if place else None,
        dead=event.deaths.best if event.deaths else None,
        dead_range=range_words(event.deaths) or None,
        voices=event.origins,
        articles=len(event.articles),
        disputed=bool(event.disagreements),
        url=f"/events/{event.id}",
    )


def _facet(name: str, columns: EventColumns, kept: Flags, choice: Selection) -> Facet:
    facet = columns.facets[name]
    counts = facet.counts(kept)
    wanted = set(getattr(choice, name))
    most = _MANY if name in choice.more else _FEW
    order = sorted(
        (code for code in range(len(facet.values)) if counts[code] or facet.values[code] in wanted),
        key=lambda code: (facet.values[code] not in wanted, -counts[code], facet.labels[code]),
    )
    shown = order[: max(most, len(wanted))]
    more = choice.state(more=[*choice.more, name])
    return Facet(
        name=name,
        title=TITLES[name],
        values=tuple(_value(name, facet, code, int(counts[code]), wanted) for code in shown),
        more=len(order) - len(shown),
        more_url=f"/explore?{urlencode(more, doseq=True)}",
    )


def _value(name: str, facet: Labelled, code: int, count: int, wanted: set[str]) -> FacetValue:
    value, label, detail = facet.values[code], facet.labels[code], None
    if name == "type":
        detail, _, label = label.rpartition(" / ")
    if name == "kind":
        label = KIND_NAMES.get(value, value)
    return FacetValue(
        value=value, label=label, detail=detail or None, count=count, chosen=value in wanted
    )
