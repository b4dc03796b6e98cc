"""The rows of a record that a row of an event shape is made of, at hand by their ids."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from syrtis.model import Actor, ActorKind, Article, Claim, Contents, Event, Place, content_id

__all__ = [
    "STATE",
    "Cell",
    "LeftOut",
    "Shelf",
    "each_once",
    "event_number",
    "fitting_rows",
    "in_order",
]

Cell = str | int | float | date | None
"""What a cell may hold; null is written as nothing."""

STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.GOVERNMENT})
"""Kinds of actors that are a state's."""

_NUMBER_DIGITS = 13
"""Hex digits of a hash that make a number: 52 bits, which every program holds exactly, R and
JavaScript too. Among a million events, two have the same one once in ten thousand records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many events are not in a file, by why."""

    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The rows of a record by their ids."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    articles: Mapping[str, Article]
    claims: Mapping[str, Sequence[Claim]]
    """Event id -> its claims, in the order of the record."""

    @classmethod
    def of(cls, contents: Contents) -> "Shelf":
        """Take them from a record's rows."""
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in contents.claims:
            if claim.event_id is not None:
                claims[claim.event_id].append(claim)
        return cls(
            actors={actor.id: actor for actor in contents.actors},
            places={place.id: place for place in contents.places},
            articles={article.id: article for article in contents.articles},
            claims=claims,
        )

    def place(self, event: Event) -> Place | None:
        """Give an event's place; null where it has none, or one without coordinates."""
        place = self.places.get(event.place_id or "")
        if place is None or place.latitude is None or place.longitude is None:
            return None
        return place

    def division(self, event: Event, kind: str) -> str | None:
        """Name the place of a kind (`region`, `district`) that an event's place lies in, or is."""
        place = self.places.get(event.place_id or "")
        around = self._around(place) if place else ()
        return next((each.name for each in around if each.kind == kind), None)

    def side(self, actor: str | None) -> Actor | None:
        """Give a side of an event; null where it is not known."""
        return self.actors.get(actor or "")

    def told_in(self, event: Event) -> list[Article]:
        """Give the articles that tell an event, the earliest first, those without a date last."""
        return sorted((self.articles[each] for each in event.articles), key=_printed)

    def offices(self, event: Event) -> list[str]:
        """Name who published the articles, each once; a page without a masthead by its source."""
        return each_once(a.publisher or a.source for a in self.told_in(event))

    def claimants(self, event: Event) -> list[str]:
        """Name those who say so, each once, by the longest of the names that the event's claims use."""
        names: dict[str, str] = {}
        for claim in self.claims.get(event.id, ()):
            if claim.claimant is not None:
                who = claim.claimant.actor_id or claim.claimant.name.casefold()
                names[who] = max(names.get(who, ""), claim.claimant.name, key=len)
        return list(names.values())

    def _around(self, place: Place) -> Iterator[Place]:
        """Walk a place and those it lies in."""
        seen: set[str] = set()
        here: Place | None = place
        while here is not None and here.id not in seen:
            seen.add(here.id)
            yield here
            here = self.places.get(here.within or "")


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by their first day, those without one last."""
    return sorted(events, key=_first_day)


def fitting_rows(
    contents: Contents,
    left: Counter[str],
    *,
    unfit: Callable[[Event], str | None],
    row: Callable[[Event, Place, Shelf], dict[str, Cell]],
) -> Iterator[dict[str, Cell]]:
    """Make the rows of a table of placed events, in the order of their days.

    `unfit` says why an event cannot stand in the table; `left` counts those, by why.
    """
    shelf = Shelf.of(contents)
    for event in in_order(contents.events):
        place = shelf.place(event)
        why = unfit(event)
        if why is None and place is not None:
            yield row(event, place, shelf)
        else:
            left[why or "its place is not known"] += 1


def event_number(event: Event) -> int:
    """Number an event by its id: the same in every export, whatever else is in the record."""
    return int(content_id("event number", event.id)[:_NUMBER_DIGITS], 16)


def each_once(values: Iterable[str]) -> list[str]:
    """List values that say something, each once, in the order they come."""
    return list(dict.fromkeys(value for value in values if value))


def _printed(article: Article) -> tuple[date, str, str]:
    when = article.published
    return ((when.latest if when else None) or date.max, article.source, article.id)


def _first_day(event: Event) -> tuple[date, str]:
    first = event.when.earliest or event.when.latest if event.when else None
    return (first or date.max, event.id)
