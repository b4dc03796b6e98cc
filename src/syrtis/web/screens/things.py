"""Actors and places: every spelling met, what it lies in or speaks for, and the way to its events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from syrtis.model import Actor, Place
from syrtis.store import Record
from syrtis.store.claim_queries import ClaimsAsked, count_claims
from syrtis.store.queries import rows_of
from syrtis.web.errors import NotThereError

__all__ = ["ThingScreen", "ThingsScreen", "actor_screen", "place_screen", "things_screen"]

ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of it; null = not known."""

    name: str
    value: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingScreen:
    """One actor or place."""

    subject: str
    id: str
    name: str
    facts: tuple[Fact, ...]
    aliases: tuple[str, ...]
    claims: int
    claims_url: str
    events_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingRow:
    """One actor or place in a list."""

    id: str
    name: str
    kind: str | None
    spellings: int
    merged: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingsScreen:
    """The actors or the places of a record, those with the most spellings first."""

    subject: str
    words: str
    rows: tuple[ThingRow, ...]
    total: int
    page: int
    pages: int
    query: str


def things_screen(record: Record, subject: str, words: str, page: int) -> ThingsScreen:
    """List actors or places: those in whose names all the words stand."""
    things: Iterable[Actor | Place] = record.actors() if subject == "actor" else record.places()
    wanted = words.casefold().split()
    found = [t for t in things if _named(t, wanted)]
    found.sort(key=lambda thing: (-len(thing.aliases), thing.name, thing.id))
    pages = max(1, -(-len(found) // ROWS))
    page = min(page, pages)
    return ThingsScreen(
        subject=subject,
        words=words,
        rows=tuple(_row(thing, subject) for thing in found[(page - 1) * ROWS : page * ROWS]),
        total=len(found),
        page=page,
        pages=pages,
        query=f"q={quote(words)}" if words else "",
    )


def _named(thing: Actor | Place, wanted: Sequence[str]) -> bool:
    names = " ".join((thing.name, *thing.aliases)).casefold()
    return all(word in names for word in wanted)


def _row(thing: Actor | Place, subject: str) -> ThingRow:
    return ThingRow(
        id=thing.id,
        name=thing.name,
        kind=str(thing.kind) if thing.kind else None,
        spellings=len(thing.aliases),
        merged=thing.merged_into is not None,
        url=f"/{subject}s/{thing.id}",
    )


def actor_screen(record: Record, actor_id: str) -> ThingScreen:
    """Show one actor; raises `NotThereError`."""
    actor = rows_of(record, Actor, [actor_id]).get(actor_id)
    if actor is None:
        raise NotThereError(f"this record holds no actor {actor_id}; Actors lists all there are")
    others = rows_of(record, Actor, filter(None, (actor.speaks_for, actor.merged_into)))
    facts = (
        Fact(name="kind", value=str(actor.kind) if actor.kind else None),
        Fact(name="UCDP's id", value=actor.ucdp_id),
        *_other("speaks for", actor.speaks_for, others, "actors"),
        *_other("decided to be", actor.merged_into, others, "actors"),
    )
    asked = ClaimsAsked(actor=actor.id)
    return ThingScreen(
        subject="actor",
        id=actor.id,
        name=actor.name,
        facts=facts,
        aliases=actor.aliases,
        claims=count_claims(record, asked),
        claims_url=f"/claims?actor={actor.id}",
        events_url=f"/explore?actor={actor.id}",
    )


def place_screen(record: Record, place_id: str) -> ThingScreen:
    """Show one place; raises `NotThereError`."""
    place = rows_of(record, Place, [place_id]).get(place_id)
    if place is None:
        raise NotThereError(f"this record holds no place {place_id}; Places lists all there are")
    others = rows_of(record, Place, filter(None, (place.within, place.merged_into)))
    known = place.latitude is not None and place.longitude is not None
    facts = (
        Fact(name="kind", value=place.kind),
        Fact(
            name="lies at", value=f"{place.latitude:.4f}, {place.longitude:.4f}" if known else None
        ),
        Fact(name="country", value=place.country),
        Fact(name="GeoNames id", value=place.geonames_id),
        *_other("lies in", place.within, others, "places"),
        *_other("decided to be", place.merged_into, others, "places"),
    )
    asked = ClaimsAsked(place=place.id)
    return ThingScreen(
        subject="place",
        id=place.id,
        name=place.name,
        facts=facts,
        aliases=place.aliases,
        claims=count_claims(record, asked),
        claims_url=f"/claims?place={place.id}",
        events_url=f"/explore?place={place.id}",
    )


def _other(
    name: str, thing_id: str | None, others: dict[str, Actor] | dict[str, Place], path: str
) -> Iterable[Fact]:
    if thing_id is not None:
        other = others.get(thing_id)
        yield Fact(name=name, value=other.name if other else thing_id, url=f"/{path}/{thing_id}")
