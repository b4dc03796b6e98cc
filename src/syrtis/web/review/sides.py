"""Two sides beside one another, with what differs marked: two events, two actors, two places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from syrtis.export.words import day_words, range_words
from syrtis.model import Actor, Claim, Event, Place
from syrtis.store import Record
from syrtis.store.claim_queries import ClaimsAsked, claims_chosen
from syrtis.store.queries import rows_of
from syrtis.web.errors import NotThereError
from syrtis.web.screens.parts import ClaimShown, open_shelf

__all__ = ["Field", "Pair", "Side", "actor_pair", "event_pair", "joined_pair", "place_pair"]

T = TypeVar("T")

_TOLD = frozenset({"voices", "articles"})

_SHOWN = 12
"""Claims shown of an actor or a place: enough to tell who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of both sides; null = not known."""

    name: str
    left: str | None
    right: str | None
    compared: bool = True
    """Whether the two can differ at all; numbers of voices and articles only tell."""

    @property
    def differs(self) -> bool:
        """Say whether both are known and not the same."""
        known = self.left is not None and self.right is not None
        return self.compared and known and self.left != self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two."""

    id: str
    name: str
    url: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that may be one, field by field."""

    left: Side
    right: Side
    fields: tuple[Field, ...]


def event_pair(record: Record, left: str, right: str) -> Pair:
    """Lay two events beside one another; raises `NotThereError`."""
    events = rows_of(record, Event, (left, right))
    one, other = _both(events, left, right, "event")
    places = rows_of(record, Place, filter(None, (one.place_id, other.place_id)))
    sides = [side for e in (one, other) for side in (e.side_a, e.side_b) if side]
    actors = rows_of(record, Actor, sides)
    told = rows_of(record, Claim, (*one.claims, *other.claims))
    facts = [_event_facts(event, places, actors) for event in (one, other)]
    return Pair(
        left=_event_side(record, one, one.claims, told),
        right=_event_side(record, other, other.claims, told),
        fields=_fields(*facts),
    )


def joined_pair(record: Record, left: str, right: str) -> tuple[Event, Pair]:
    """Lay two tellings of one event beside one another, named by a claim of each.

    What stands in the article of the second claim is the second side. Raises `NotThereError`.
    """
    first = rows_of(record, Claim, (left, right))
    one, other = _both(first, left, right, "claim")
    event = rows_of(record, Event, filter(None, (one.event_id,))).get(one.event_id or "")
    if event is None or other.event_id != event.id:
        raise NotThereError("these two claims are of two events by now; look at the queue again")
    told = rows_of(record, Claim, event.claims)
    apart = [c for c in event.claims if told[c].article_id == other.article_id]
    if one.article_id == other.article_id:
        apart = [c for c in apart if told[c].start >= other.start]
    rest = [c for c in event.claims if c not in apart]
    sides = [_event_side(record, event, part, told) for part in (rest, apart)]
    return event, Pair(left=sides[0], right=sides[1], fields=())


def actor_pair(record: Record, left: str, right: str) -> Pair:
    """Lay two actors beside one another; raises `NotThereError`."""
    one, other = _both(rows_of(record, Actor, (left, right)), left, right, "actor")
    return Pair(
        left=_thing_side(record, one, ClaimsAsked(actor=left)),
        right=_thing_side(record, other, ClaimsAsked(actor=right)),
        fields=_fields(_actor_facts(one), _actor_facts(other)),
    )


def place_pair(record: Record, left: str, right: str) -> Pair:
    """Lay two places beside one another; raises `NotThereError`."""
    one, other = _both(rows_of(record, Place, (left, right)), left, right, "place")
    outer = rows_of(record, Place, filter(None, (one.within, other.within)))
    return Pair(
        left=_thing_side(record, one, ClaimsAsked(place=left)),
        right=_thing_side(record, other, ClaimsAsked(place=right)),
        fields=_fields(_place_facts(one, outer), _place_facts(other, outer)),
    )


def _both(found: Mapping[str, T], left: str, right: str, noun: str) -> tuple[T, T]:
    missing = [each for each in (left, right) if each not in found]
    if missing:
        raise NotThereError(
            f"the record has no {noun} {missing[0]} any more: it was decided, or built anew; "
            "look at the queue again"
        )
    return found[left], found[right]


def _event_side(
    record: Record, event: Event, claims: Sequence[str], told: Mapping[str, Claim]
) -> Side:
    own = [told[each] for each in claims if each in told]
    shelf = open_shelf(record, own)
    return Side(
        id=event.id,
        name=event.title,
        url=f"/events/{event.id}",
        claims=tuple(shelf.claim(claim) for claim in own),
    )


def _thing_side(record: Record, thing: Actor | Place, asked: ClaimsAsked) -> Side:
    own = claims_chosen(record, asked, limit=_SHOWN)
    shelf = open_shelf(record, own)
    kind = "actors" if isinstance(thing, Actor) else "places"
    return Side(
        id=thing.id,
        name=thing.name,
        url=f"/{kind}/{thing.id}",
        claims=tuple(shelf.claim(claim) for claim in own),
    )


def _fields(left: Mapping[str, str | None], right: Mapping[str, str | None]) -> tuple[Field, ...]:
    return tuple(Field(name=n, left=left[n], right=right[n], compared=n not in _TOLD) for n in left)


def _event_facts(
    event: Event, places: Mapping[str, Place], actors: Mapping[str, Actor]
) -> dict[str, str | None]:
    place = places.get(event.place_id or "")
    sides = [actors.get(side or "") for side in (event.side_a, event.side_b)]
    names = [side.name if side else None for side in sides]
    return {
        "what": event.type,
        "when": day_words(event.when) or None,
        "where": place.name if place else None,
        "first side": names[0],
        "second side": names[1],
        "dead": _figure(event),
        "voices": str(event.origins),
        "articles": str(len(event.articles)),
    }


def _figure(event: Event) -> str | None:
    if event.deaths is None:
        return None
    best = "?" if event.deaths.best is None else f"{event.deaths.best:,}"
    told = range_words(event.deaths)
    return f"{best} ({told})" if told else best


def _actor_facts(actor: Actor) -> dict[str, str | None]:
    return {
        "name": actor.name,
        "kind": str(actor.kind) if actor.kind else None,
        "UCDP's id": actor.ucdp_id,
        "spellings": " · ".join(actor.aliases) or None,
    }


def _place_facts(place: Place, outer: Mapping[str, Place]) -> dict[str, str | None]:
    known = place.latitude is not None and place.longitude is not None
    within = outer.get(place.within or "")
    return {
        "name": place.name,
        "kind": place.kind,
        "lies at": f"{place.latitude:.3f}, {place.longitude:.3f}" if known else None,
        "lies in": within.name if within else None,
        "country": place.country,
        "GeoNames id": place.geonames_id,
        "spellings": " · ".join(place.aliases) or None,
    }
