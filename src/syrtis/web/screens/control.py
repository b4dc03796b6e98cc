"""Control: who held which place when, as claimed; captures told too early stand out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from syrtis.export.words import day_words
from syrtis.model import Actor, Claim, Control, Place
from syrtis.store import Record
from syrtis.store.queries import rows_of
from syrtis.web.bars import Bar, Line, day_line
from syrtis.web.said import STATUS_NAMES
from syrtis.web.screens.parts import ClaimShown, Shelf, open_shelf

__all__ = ["ControlScreen", "PlaceHeld", "Spell", "control_screen"]

ROWS = 30
_ROOM = 0.08
"""Share of the scale behind the last day told: a spell that is open goes on there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One side's hold on a place."""

    actor_id: str
    actor: str
    status: str
    status_words: str
    when: str | None
    bar: Bar | None
    claims: tuple[ClaimShown, ...]
    premature: ClaimShown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHeld:
    """One place, and who held it."""

    id: str
    name: str
    kind: str | None
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlScreen:
    """The places that somebody is told to hold."""

    places: tuple[PlaceHeld, ...]
    line: Line | None
    total: int
    premature: int
    page: int
    pages: int
    place: str | None


def control_screen(record: Record, place: str | None, page: int) -> ControlScreen:
    """List places and who held them, those told of most first; or one place."""
    by_place: defaultdict[str, list[Control]] = defaultdict(list)
    for row in record.control():
        if place is None or row.place_id == place:
            by_place[row.place_id].append(row)
    spells = [row for rows in by_place.values() for row in rows]
    ordered = sorted(by_place, key=lambda each: (-len(by_place[each]), each))
    pages = max(1, -(-len(ordered) // ROWS))
    page = min(page, pages)
    shown = ordered[(page - 1) * ROWS : page * ROWS]
    rows = [row for each in shown for row in by_place[each]]
    line = day_line([day for row in rows for day in (row.earliest, row.latest)], room=_ROOM)
    shelf = _shelf(record, rows)
    return ControlScreen(
        places=tuple(_place(each, by_place[each], shelf, line) for each in shown),
        line=line,
        total=len(ordered),
        premature=sum(row.premature is not None for row in spells),
        page=page,
        pages=pages,
        place=place,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    actors: dict[str, Actor]
    places: dict[str, Place]
    claims: dict[str, Claim]
    named: Shelf


def _shelf(record: Record, rows: Sequence[Control]) -> _Shelf:
    wanted = [c for row in rows for c in (*row.claims, row.premature) if c is not None]
    claims = rows_of(record, Claim, wanted)
    return _Shelf(
        actors=rows_of(record, Actor, (row.actor_id for row in rows)),
        places=rows_of(record, Place, (row.place_id for row in rows)),
        claims=claims,
        named=open_shelf(record, list(claims.values())),
    )


def _place(place_id: str, rows: Sequence[Control], shelf: _Shelf, line: Line | None) -> PlaceHeld:
    place = shelf.places[place_id]
    ordered = sorted(rows, key=lambda row: (row.earliest or row.latest or date.max, row.actor_id))
    return PlaceHeld(
        id=place.id,
        name=place.name,
        kind=place.kind,
        spells=tuple(_spell(row, shelf, line) for row in ordered),
    )


def _spell(row: Control, shelf: _Shelf, line: Line | None) -> Spell:
    known = row.earliest is not None or row.latest is not None
    ends = (row.earliest, row.latest)
    first, last = (None if day is None else day.toordinal() for day in ends)
    early = shelf.claims.get(row.premature or "")
    return Spell(
        actor_id=row.actor_id,
        actor=shelf.actors[row.actor_id].name,
        status=row.status,
        status_words=STATUS_NAMES[row.status],
        when=day_words(row) or None,
        bar=line.bar(first, last) if line and known else None,
        claims=tuple(shelf.named.claim(shelf.claims[c]) for c in row.claims if c in shelf.claims),
        premature=shelf.named.claim(early) if early else None,
    )
